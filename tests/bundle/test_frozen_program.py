"""The frozen program does its work where neither Python nor Qt is installed."""

import json
import subprocess
import unicodedata
from pathlib import Path

import pytest
from openpyxl import load_workbook

from benchmarks.screen import Screen
from tests.bundle.places import BUNDLE, ROOT, Place, end, wait_for_picture

pytestmark = pytest.mark.bundle

WORDS = "نقاط الاتصال"
EVENT = "event/oic-2016-04-ankara-social-security"
PICTURE = ROOT / "build" / "bundle-window.png"
# 240 MB on disk as `du -m` counts them: mebibytes.
LARGEST = 240 * 1024 * 1024


def test_bare_root_has_neither_python_nor_qt_nor_x(bare: Path) -> None:
    unwanted = ("libQt", "libpython", "libxcb", "libEGL", "libsqlite3", "fonts.conf")
    found = [path for path in bare.rglob("*") if path.name.startswith(unwanted)]
    programs = [
        path for folder in ("bin", "usr/bin", "usr/local/bin") for path in (bare / folder).glob("python*")
    ]
    assert found + programs == []


def test_search_finds_the_recommendation_on_focal_points(place: Place) -> None:
    answer = json.loads(said(place, "search", WORDS, "--json"))
    assert f"{EVENT.replace('event', 'recommendation', 1)}/8" in [hit["uid"] for hit in answer["results"]]
    assert all(WORDS.split()[0][:3] in hit["text"] for hit in answer["results"][:1])


def test_search_answers_from_its_index_and_in_other_languages(place: Place) -> None:
    """Without numpy, or with an index that does not open, the plain search would answer and say so."""
    output, errors, code = end(place.start("search", "cash transfer", "--json", "--language", "en"))
    assert code == 0
    assert "index" not in errors
    uids = [hit["uid"] for hit in json.loads(output)["results"]]
    assert "event/escwa-2024-02-muscat-social-protection" in uids


def test_print_makes_a_page_whose_text_another_program_finds(place: Place) -> None:
    said(place, "print", EVENT, "-o", place.seen("event.pdf"))
    command = ["pdftotext", str(place.out / "event.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert WORDS in unicodedata.normalize("NFKC", text)


def test_export_makes_a_workbook_and_cites_what_it_shows(place: Place) -> None:
    said(
        place, "export", WORDS, "--kind", "recommendation", "-o", place.seen("found.xlsx"), "--language", "ar"
    )
    book = load_workbook(place.out / "found.xlsx")
    assert book.worksheets[0].max_row > 1
    assert book.worksheets[0].sheet_view.rightToLeft
    # The line under a page is written by the processor, with a style of the store.
    assert "\u00ab" in said(place, "show", EVENT, "--language", "ar").splitlines()[-1]


@pytest.mark.parametrize("kind", [".pdf", ".docx"])
def test_print_makes_a_book_by_a_worker_of_the_frozen_program(place: Place, kind: str) -> None:
    said(place, "print", EVENT, "--book", "--title", "Book", "-o", place.seen(f"book{kind}"))
    data = (place.out / f"book{kind}").read_bytes()
    assert data.startswith(b"%PDF-" if kind == ".pdf" else b"PK")


def test_verify_finds_the_carried_library_whole(place: Place) -> None:
    said(place, "verify")


def test_without_a_screen_the_window_is_refused_in_a_sentence(place: Place) -> None:
    output, errors, code = end(place.start())
    assert (code, output) == (1, "")
    assert errors.strip()
    assert "Traceback" not in errors


def test_window_opens_and_shows_the_library(place: Place) -> None:
    with Screen(1366, 768) as screen:
        program = place.start(display=screen.display)
        try:
            wait_for_picture(screen, program)
            screen.save(PICTURE)
            assert program.poll() is None, end(program)
            # Smooth text and tinted cards; a bare window of one colour has a dozen.
            assert screen.colours() > 100
            assert outside_libraries(program.pid) == []
        finally:
            program.terminate()
            _, errors, _ = end(program)
    assert "Traceback" not in errors


def test_bundle_carries_no_second_sqlite_and_nothing_of_the_build() -> None:
    unwanted = (
        "libsqlite3",
        "_sqlite3",
        "_tkinter",
        "babel",
        "libcups.so",
        "libQt6Quick",
        "libQt6Qml",
        "qtbase_de",
    )
    assert [path.name for path in BUNDLE.rglob("*") if path.name.startswith(unwanted)] == []


def test_bundle_is_small_enough_for_a_stick_and_has_no_loose_link() -> None:
    files = [path for path in BUNDLE.rglob("*") if not path.is_dir()]
    assert [path for path in files if not path.exists()] == []
    assert sum(path.lstat().st_size for path in files) <= LARGEST


def said(place: Place, *arguments: str) -> str:
    """Run the program to its end and return what it said; fail unless it is content."""
    output, errors, code = end(place.start(*arguments))
    assert code == 0, errors or output
    return output


def outside_libraries(process: int) -> list[str]:
    """Return the libraries of Qt, X and SQLite that a process took from elsewhere than the bundle."""
    mapped = Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines()
    files = {line.split(maxsplit=5)[5] for line in mapped if "/" in line}
    names = ("libQt", "libpython", "libxcb", "libX11", "libsqlite3", "libicu", "libEGL", "libGL")
    return sorted(f for f in files if Path(f).name.startswith(names) and "/_internal/" not in f)
