"""A document becomes a draft that builds; what is in the way is said and nothing is overwritten."""

from pathlib import Path

import pytest

import resources
from core.errors import Refusal
from core.records.kinds import EventKind, Mode, RecordKind
from db.__main__ import main
from db.build import build
from db.build.draft import language_of
from db.build.starting import new_event
from db.library import open_library
from tests.db.store import write_store

TEXT = """# ورشة عمل حول نقاط الاتصال

التاريخ: 14 - 15 سبتمبر 2022
مكان الانعقاد: افتراضيا، أنقرة تركيا
نظم مركز أنقرة الورشة.

التوصيات:
1. دعوة الدول إلى "تعيين" نقاط \\ الاتصال؛
٢. تبادل الخبرات.
• شكر المنظمين
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write_store(tmp_path / "store")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "New Workshop.txt"
    file.write_bytes(TEXT.encode())
    return file


def test_a_draft_builds_and_holds_what_the_document_states(
    store: Path, document: Path, tmp_path: Path
) -> None:
    paths, made = new_event(document, store=store)
    assert [path.name for path in paths] == ["new-workshop.txt", "new-workshop.toml", "new-workshop.toml"]
    assert paths[0].read_bytes() == document.read_bytes()
    build(store, tmp_path / "library.db")
    event = open_library(tmp_path / "library.db").event("event/new-workshop")
    assert event.title.ar == "ورشة عمل حول نقاط الاتصال"
    assert event.event_kind == EventKind.WORKSHOP
    assert (str(event.start), str(event.end)) == ("2022-09-14", "2022-09-15")
    assert event.mode == Mode.VIRTUAL
    assert event.city is not None
    assert event.country is not None
    assert (event.city.uid, event.country.uid) == ("city/ankara", "country/tr")
    assert [each.reference.uid for each in event.bodies] == ["body/ankara-centre"]
    assert [each.uid for each in event.themes] == ["theme/focal-points"]
    assert [(each.marker, each.number, each.text) for each in event.recommendations] == [
        ("1.", 1, 'دعوة الدول إلى "تعيين" نقاط \\ الاتصال؛'),
        ("٢.", 2, "تبادل الخبرات."),
        ("•", None, "شكر المنظمين"),
    ]
    assert dict(made.found)["provisions"] == "3"


def test_the_five_documents_can_be_drafted(tmp_path: Path) -> None:
    counts = {}
    for file in sorted(resources.path("library", "sources").glob("*.txt")):
        store = write_store(tmp_path / file.stem)
        new_event(file, f"again-{file.stem}", store=store)
        build(store, tmp_path / f"{file.stem}.db")
        library = open_library(tmp_path / f"{file.stem}.db")
        counts[file.stem] = len(library.event(f"event/again-{file.stem}").recommendations)
    assert counts["oic-ssnet-2016-recommendations"] == 11
    assert counts["irshad-2020-orphan-care-conference"] == 30


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty", "holds no text"),
        (b"\xff\xfe\x00", "bytes", "no text in UTF-8"),
        (None, "missing", "cannot be read"),
        (TEXT.encode(), "Not A Name", "cannot name a record"),
        (TEXT.encode(), "trial", "is there already"),
    ],
)
def test_what_is_in_the_way_is_said(
    store: Path, tmp_path: Path, content: bytes | None, name: str, said: str
) -> None:
    file = tmp_path / "document.txt"
    if content is not None:
        file.write_bytes(content)
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    with pytest.raises(Refusal, match=said):
        new_event(file, name, store=store)
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_the_command_says_what_it_wrote(
    store: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-event", str(document), "--name", "one", "--store", str(store)]) == 0
    assert "events/one.toml" in capsys.readouterr().out
    assert main(["new-event", str(document), "--name", "one", "--store", str(store)]) == 1
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "ar"),
        ("The participants recommended that the countries nominate focal points.", "en"),
        ("Les participants ont recommandé aux pays de nommer des points focaux dans les réseaux.", "fr"),
        ("", "ar"),
    ],
)
def test_the_language_of_a_text_is_that_of_most_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_draft_in_english_builds(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "meeting-2024.txt"
    file.write_text(
        "Expert group meeting on focal points\n12-13 September 2023, Ankara, Türkiye\n\nRecommendations\n"
        "(a) Appoint focal points;\n(b) Exchange experience.\n",
        encoding="utf-8",
    )
    new_event(file, store=store)
    build(store, tmp_path / "library.db")
    library = open_library(tmp_path / "library.db")
    event = library.event("event/meeting-2024")
    assert event.event_kind == EventKind.EXPERT_GROUP
    assert [each.marker for each in event.recommendations] == ["(a)", "(b)"]
    assert library.counts()[RecordKind.EVENT] == 4


def test_a_draft_builds_where_numbers_begin_anew_and_lines_say_the_same(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "mixed.txt"
    body = (
        "Workshop on focal points\r\n4th to 6th of April 2016, Ankara\r\n\r\nRecommendations\r\n"
        "- Appoint **focal points**.\r\n1. Share data.\r\n2. Meet.\r\n1. Share data.\r\n9) Meet again.\r\n"
    )
    file.write_bytes(b"\xef\xbb\xbf" + body.encode())
    paths, _ = new_event(file, store=store)
    assert paths[0].read_bytes() == body.encode()
    build(store, tmp_path / "library.db")
    event = open_library(tmp_path / "library.db").event("event/mixed")
    assert event.title.en == "Workshop on focal points"
    assert (str(event.start), str(event.end)) == ("2016-04-04", "2016-04-06")
    found = [(each.marker, each.number, each.text) for each in event.recommendations]
    assert found == [
        ("-", None, "Appoint **focal points**."),
        ("1.", None, "Share data."),
        ("2.", None, "Meet."),
        ("1.", None, "Share data."),
        ("9)", 9, "Meet again."),
    ]
    starts = [each.passages[0].start for each in event.recommendations]
    assert starts == sorted(set(starts))
