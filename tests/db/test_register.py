"""The register: every provision once, in each order; groups hold what shares a value; pages are read by number."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.register import library_of
from core.records.filters import Filters
from core.records.kinds import ProvisionKind
from core.records.register import Grouping, Ordering
from core.text.sorting import sort_key
from db.build import build
from db.connection import library_database, user_database
from db.library import Library, open_library
from db.register import Register, register_lines, register_order, uids_of_numbers
from db.search import Searcher
from db.search.plain import PlainSearcher
from tests.db.store import write_store

ONE, TWO = "recommendation/trial-2016-04-ankara/1", "recommendation/trial-2016-04-ankara/2"
TOLD = "recommendation/told-2024-muscat/1"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("register")
    return open_library(build(write_store(folder / "store"), folder / "library.db").path)


@pytest.fixture(scope="module")
def real() -> Library:
    return open_library()


def uids(library: Library, *arguments: object, **options: object) -> list[str]:
    order = register_order(library.database, *arguments, **options)  # type: ignore[arg-type]
    return list(uids_of_numbers(library.database, order.numbers))


@pytest.mark.parametrize(
    ("ordering", "descending", "expected", "reason"),
    [
        (Ordering.DATE, False, [TOLD, ONE, TWO], "the newest first"),
        (
            Ordering.DATE,
            True,
            [ONE, TWO, TOLD],
            "turned, the oldest first; inside a document its order stays",
        ),
        (Ordering.NUMBER, False, [TOLD, ONE, TWO], "equal numbers by date"),
        (Ordering.NUMBER, True, [TWO, TOLD, ONE], "equal numbers by date, also turned"),
        (Ordering.TEXT, False, [TWO, ONE, TOLD], "ت before د"),
        (Ordering.EVENT, False, [TOLD, ONE, TWO], "«اجتماع» before «ورشة»"),
        (Ordering.PLACE, False, [ONE, TWO, TOLD], "no place comes last"),
        (Ordering.PLACE, True, [ONE, TWO, TOLD], "no place comes last, also turned"),
        (Ordering.ADDRESSEE, True, [ONE, TOLD, TWO], "no addressee comes last"),
        (Ordering.THEME, False, [ONE, TOLD, TWO], "no theme comes last"),
    ],
)
def test_rows_are_sorted(
    library: Library, ordering: Ordering, descending: bool, expected: list[str], reason: str
) -> None:
    assert uids(library, ordering, descending=descending) == expected, reason


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("ordering", list(Ordering))
def test_every_provision_of_the_library_stands_in_every_register(
    real: Library, ordering: Ordering, grouping: Grouping
) -> None:
    order = register_order(real.database, ordering, grouping=grouping, code="fr")
    assert len(set(order.numbers)) == order.total == 47
    if grouping is not Grouping.NONE:
        assert [group.first for group in order.groups] == [
            0,
            *itertools.accumulate(group.count for group in order.groups[:-1]),
        ]
        assert sum(group.count for group in order.groups) == len(order.numbers)


def test_a_group_holds_what_shares_its_value(real: Library) -> None:
    order = register_order(real.database, grouping=Grouping.THEME, code="en")
    names = [group.label.en for group in order.groups if group.key]
    assert names == sorted(names, key=lambda name: sort_key(name, "ar"))
    for group in order.groups:
        for line in register_lines(real.database, order.numbers[group.first : group.first + group.count]):
            themes = [theme.uid for theme in line.themes]
            assert group.key in themes if group.key else not themes


def test_an_addressee_is_a_group_by_its_record_or_by_its_words(real: Library) -> None:
    order = register_order(real.database, grouping=Grouping.ADDRESSEE)
    groups = {group.key: group for group in order.groups}
    assert groups["body/escwa"].count >= 3
    donors = next(group for group in order.groups if group.label.ar == "المانحين")
    assert donors.key.startswith("[")
    assert order.groups[-1].key == ""


def test_a_line_says_what_the_record_says(real: Library) -> None:
    order = register_order(real.database)
    for line in register_lines(real.database, order.numbers):
        record = real.recommendation(line.uid)
        event = real.event(record.event.uid)
        assert (line.text, line.marker, line.action) == (record.text, record.marker, record.action)
        assert line.themes == record.themes
        assert line.addressees == tuple(each.label for each in record.addressees)
        assert (line.event, line.start, line.end) == (record.event, event.start, event.end)
        assert line.similar == record.similar


def test_a_line_names_what_says_nearly_the_same(library: Library) -> None:
    lines = register_lines(library.database, register_order(library.database).numbers)
    assert {line.uid: [each.uid for each in line.similar] for line in lines} == {
        TOLD: [ONE],
        ONE: [TOLD],
        TWO: [],
    }


def test_a_register_can_be_narrowed(library: Library) -> None:
    assert uids(library, within=[TWO, "recommendation/none/1"]) == [TWO]
    assert uids(library, within=[]) == []
    assert (
        register_order(library.database, grouping=Grouping.KIND, within=[TWO]).groups[0].label.en
        == "Recommendation"
    )


def test_a_number_that_is_unknown_is_left_out(library: Library) -> None:
    (number, *_) = register_order(library.database).numbers
    assert [line.uid for line in register_lines(library.database, [number, 999, number])] == [TOLD, TOLD]


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("الضمان الاجتماعي", Filters()),
        ("الضمان الاجت", Filters()),
        ("social protection", Filters()),
        ("", Filters(types=(str(ProvisionKind.REQUEST),))),
        ("الأعضاء", Filters(years=((2016, 2016),))),
        ("", Filters(related=("addressed:country/om",))),
        ("قطارات بلا رصيف", Filters()),
    ],
)
@pytest.mark.parametrize("plain", [False, True])
def test_a_register_holds_what_the_list_of_a_search_holds(
    real: Library, query: str, filters: Filters, plain: bool
) -> None:
    searcher = PlainSearcher(real.database) if plain else Searcher(real)
    found = searcher.search(query, replace(filters, kinds=("recommendation",)), limit=500, typing=True)
    register = Register(real.database, searcher)  # type: ignore[arg-type]
    order = register.order(query=query, filters=filters, typing=True)
    assert set(register.uids(order.numbers)) == {hit.uid for hit in found.hits}
    assert order.total == found.total


def test_a_register_of_nothing_asked_for_holds_everything(real: Library) -> None:
    assert Register(real.database, Searcher(real)).order().total == 47


@pytest.mark.parametrize("descending", [False, True])
def test_long_texts_are_sorted_by_the_whole_of_them(tmp_path: Path, descending: bool) -> None:
    path = tmp_path / "texts.db"
    database = library_of(path, 300)
    marks, long_word = "\u064e" * 70, "ك" * 120
    rows = [
        *(
            f"نفس البداية لهذا النص الطويل الذي لا يختلف إلا في آخره وهذا هو الرقم {n} هنا"
            for n in (10, 9, 200)
        ),
        *(f"دعوة{marks} {word}" for word in ("يوم", "أمس", "غدا")),
        *(f"{long_word}{end}" for end in ("ب", "ا")),
        *(f"طلب {n}" for n in (12, 7)),
    ]
    database.close()
    writable = user_database(path, "rw")
    for number, text in enumerate(rows, 1):
        writable.execute_sql("update recommendation set text = ? where id = ?", (text, number))
    writable.close()
    database = library_database(path)
    order = register_order(database, Ordering.TEXT, descending=descending)
    texts = [line.text for line in register_lines(database, order.numbers)]
    assert texts == sorted(texts, key=lambda text: sort_key(text, "ar"), reverse=descending)
    database.close()
