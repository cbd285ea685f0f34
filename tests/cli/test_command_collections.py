"""`tawsiyat collections`: records put into a collection, listed, shown, printed as a book."""

from pathlib import Path

import pytest

from core.paper.preview import Pages
from core.records.collections import Collection, Item
from db.user import open_user_file
from tests.cli.running import Run

WORKSHOP = "event/oic-2016-04-ankara-social-security"
EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"


@pytest.fixture
def rome(own_home: Path) -> Collection:
    """A collection that the window made, with a record that the library no longer knows."""
    items = (
        Item(WORKSHOP, "للجلسة الأولى"),
        Item("event/gone-2030"),
        Item("profile/om"),
        Item("body/sesric"),
    )
    collection = Collection("a1", "ملف روما", items, 1)
    with open_user_file() as user:
        user.keep_collection(collection)
    return collection


def test_records_are_put_in_and_listed(tawsiyat: Run) -> None:
    assert tawsiyat("collections", "--json").document == {"total": 0, "results": []}
    ran = tawsiyat("collections", "--add", WORKSHOP, EIGHTH, "--to", " Rome  2026 ")
    assert (ran.code, ran.out.strip()) == (0, "2 records added to Rome 2026.")
    ran = tawsiyat("collections", "--add", EIGHTH, "--add", "profile/om", "--to", "Rome 2026", "--json")
    assert (ran.document["added"], ran.document["there_already"], ran.document["records"]) == (1, 1, 3)
    again = tawsiyat("collections", "--add", EIGHTH, "--to", "Rome 2026")
    assert (again.code, again.out.strip()) == (0, "1 record was in Rome 2026 already.")
    assert tawsiyat("collections").out.strip() == "Rome 2026 · 3 records"
    shown = tawsiyat("collections", "Rome 2026", "--json").document
    assert [item["uid"] for item in shown["items"]] == [WORKSHOP, EIGHTH, "profile/om"]
    assert shown["items"][0]["date"] == "2016-04-04"
    assert shown["items"][2]["title"] == "Oman"


def test_the_one_used_last_is_listed_first(tawsiyat: Run) -> None:
    for name in ("One", "Two", "One"):
        tawsiyat("collections", "--add", WORKSHOP, "--to", name)
    assert [each["name"] for each in tawsiyat("collections", "--json").document["results"]] == ["One", "Two"]


def test_a_collection_is_shown_with_notes_and_what_is_unknown(tawsiyat: Run, rome: Collection) -> None:
    ran = tawsiyat("collections", "ملف روما", language="ar")
    assert ran.code == 0
    assert "٤ سجلات" in ran.out
    assert "للجلسة الأولى" in ran.out
    assert "٢. ليس في المكتبة الحالية" in ran.out
    assert "event/gone-2030" in ran.out
    items = tawsiyat("collections", "ملف روما", "--json").document["items"]
    assert [item["known"] for item in items] == [True, False, True, True]
    assert items[1]["title"] is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--add", WORKSHOP), "Say into which collection"),
        (("--to", "Rome"), "Say what to put into"),
        (("--add", "event/no-such", "--to", "Rome"), "event/no-such"),
        (("No such",), "There is no collection"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_begun(
    tawsiyat: Run, typed: tuple[str, ...], said: str
) -> None:
    ran = tawsiyat("collections", *typed)
    assert ran.code == 1
    assert said in ran.err
    assert tawsiyat("collections", "--json").document["total"] == 0


def test_a_collection_is_printed_as_a_book_under_its_name(
    tawsiyat: Run, rome: Collection, tmp_path: Path
) -> None:
    target = tmp_path / "book.pdf"
    ran = tawsiyat("print", "--collection", "ملف روما", "--book", "-o", str(target))
    assert ran.code == 0
    assert "event/gone-2030" in ran.err
    assert "body/sesric" in ran.err
    with Pages(target.read_bytes()) as pages:
        assert "ملف" in pages.text(0)
        text = " ".join(pages.text(number) for number in range(len(pages)))
    assert "Oman" in text
    assert "own note" in text
    assert "للجلسة" in text
    assert "Knowledge" in text


def test_a_collection_of_nothing_printable_writes_no_file(
    tawsiyat: Run, own_home: Path, tmp_path: Path
) -> None:
    with open_user_file() as user:
        user.keep_collection(Collection("a", "Bodies", (Item("body/sesric"),)))
        user.keep_collection(Collection("b", "Empty"))
    for name in ("Bodies", "Empty"):
        ran = tawsiyat("print", "--collection", name, "-o", str(tmp_path / "x.pdf"))
        assert ran.code == 1
        assert "Nothing in the collection" in ran.err
    assert not (tmp_path / "x.pdf").exists()
