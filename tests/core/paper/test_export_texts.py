"""CSV, JSON, HTML and plain text: every record, to the letter, with what a reader must know."""

import csv
import json
import re
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from core.paper.export import Export
from core.paper.tables.listing import write_listing
from core.paper.tables.separated import write_separated
from core.paper.tables.table import CellKind, Column, Table, TableFile
from core.paper.tables.webpage import write_webpage
from core.records.label import Label
from tests.core.paper.exports import ENGLISH, HOSTILE, SCRIPT, exported, ordinary, selected, selection
from tests.core.paper.made import EIGHTH, TITLE, URL, a_recommendation, an_event


def a_file(*rows: tuple[object, ...], heading: str = "") -> TableFile:
    columns = (Column("one", "First"), Column("two", "Second", CellKind.LINK))
    table = Table("Comparison", columns, rows, len(rows), heading)
    return TableFile("Any table", "en", "latn", (("Made", "by hand"),), (table,))


def bytes_of(write, made: TableFile) -> bytes:
    out = BytesIO()
    write(made, out)
    return out.getvalue()


def test_csv_begins_with_the_mark_by_which_excel_knows_utf8(tmp_path: Path) -> None:
    path, written = exported(tmp_path, Export.CSV)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert written.count == 5
    head, *rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    assert head[0] == "م (من ٥)"
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert {len(row) for row in rows} == {len(head)}


def test_csv_of_one_sort_of_record_has_all_its_columns(tmp_path: Path) -> None:
    chosen = selection(selected(a_recommendation(8)))
    path, _ = exported(tmp_path, Export.CSV, chosen, ENGLISH)
    (row,) = csv.DictReader(StringIO(path.read_text("utf-8-sig"), newline=""))
    assert row["No. (of 1)"] == "1"
    assert row["Text as printed"] == EIGHTH
    assert row["First day"] == "2016-04-04"
    assert row["Addressed to"] == "Member States"


@pytest.mark.parametrize("text", [HOSTILE, "+1", "-1", "@x", "\t=1", "\uff1d1", "'=1", "''@x"])
def test_csv_guards_what_begins_like_a_formula_and_says_so(text: str) -> None:
    made = a_file((text, "https://x.org"), ("harmless'=", "plain"))
    out = BytesIO()
    written = write_separated(made, out)
    rows = list(csv.reader(StringIO(out.getvalue().decode("utf-8-sig"), newline="")))[1:]
    guarded = rows[0][1]
    assert not re.match("[=+@\t\uff1d-]", guarded)
    # What README tells a program to do gives every text back.
    assert re.sub("^'('*[=+\\-@\t\uff1d\uff0b\uff0d\uff20])", r"\1", guarded) == text
    assert rows[1][1:] == ["harmless'=", "plain"]
    assert written.notes == ("Cells that begin like a formula, with an apostrophe put before them: 1",)


def test_csv_keeps_lines_quotes_and_commas_inside_their_cell() -> None:
    text = 'a,"b"\r\nc;d'
    rows = list(
        csv.reader(StringIO(bytes_of(write_separated, a_file((text, None))).decode("utf-8-sig"), newline=""))
    )
    assert rows[1:] == [["1", 'a,"b"\nc;d', ""]]


def test_json_has_the_total_and_every_record_as_show_has_it(tmp_path: Path) -> None:
    path, written = exported(tmp_path, Export.JSON)
    document = json.loads(path.read_bytes())
    assert document["total"] == written.count == len(document["results"]) == 5
    assert document["exported"] == {
        "on": "2026-11-26",
        "query": "الضمان",
        "corrected": "",
        "relaxed": False,
        "limited": False,
        "filters": {},
        "library": {"date": "2026-11-21", "sha256": "ab" * 32},
    }
    kinds = [row["kind"] for row in document["results"]]
    assert kinds == ["event", "recommendation", "recommendation", "event", "theme"]
    event = document["results"][0]
    assert event["start"] == "2016-04-04"
    assert event["year_inferred"] is True
    assert event["discrepancies"][0]["passages"]
    assert document["results"][2]["text"] == EIGHTH


def test_json_survives_what_is_no_utf8(tmp_path: Path) -> None:
    lone = an_event(title=Label(ar="نص \udcff"))
    path, _ = exported(tmp_path, Export.JSON, selection(selected(lone)))
    assert json.loads(path.read_bytes())["results"][0]["title"]["ar"] == "نص \udcff"


class Seen(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_web_page_runs_in_its_language_and_says_how_many(tmp_path: Path) -> None:
    path, _ = exported(tmp_path, Export.HTML)
    page = path.read_text("utf-8")
    seen = Seen(page)
    assert ("dir", "rtl") in seen.attributes
    assert ("lang", "ar") in seen.attributes
    assert "عدد السجلات" in seen.text
    assert "٥" in seen.text
    assert TITLE in seen.text
    assert EIGHTH in seen.text
    assert seen.tags.count("article") == 5
    assert "@media print" in page
    assert ("href", URL) in seen.attributes
    english = Seen(exported(tmp_path, Export.HTML, ordinary(), ENGLISH)[0].read_text("utf-8"))
    assert ("dir", "ltr") in english.attributes


@pytest.mark.parametrize("heading", ["", "one"])
def test_a_web_page_has_no_markup_but_its_own(heading: str) -> None:
    made = a_file(
        (SCRIPT, 'javascript:alert(1)"'), ('"><img src=x onerror=1>', "https://x.org/\"'<b>"), heading=heading
    )
    seen = Seen(bytes_of(write_webpage, made).decode())
    assert not {"script", "img", "b"} & set(seen.tags)
    assert not {"src", "onerror"} & {name for name, _ in seen.attributes}
    assert [value for name, value in seen.attributes if name == "href"] == ["https://x.org/\"'<b>"]
    assert SCRIPT in seen.text
    policy = next(value for _, value in seen.attributes if value.startswith("default-src"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_a_table_without_headings_stays_a_table() -> None:
    seen = Seen(bytes_of(write_webpage, a_file(("a", "b"), ("c", None))).decode())
    assert seen.tags.count("th") == 2
    assert seen.tags.count("td") == 4
    assert ("scope", "col") in seen.attributes


def test_plain_text_says_what_it_is_and_every_row(tmp_path: Path) -> None:
    path, written = exported(tmp_path, Export.TEXT, ordinary(), ENGLISH)
    text = path.read_text("utf-8")
    assert "Number of records: 5\n" in text
    assert "Recommendations (2)\n" in text
    assert f"Text as printed: {EIGHTH}\n" in text
    assert "First day: 4 April 2016\n" in text
    assert "Date as printed: سبتمبر 2016\n" in text
    assert written.count == 5
    assert not set(text) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_plain_text_keeps_a_hostile_value_on_its_line() -> None:
    lines = (
        bytes_of(write_listing, a_file(("a\nSecond: b\x1b[31m", None), heading="one")).decode().split("\n")
    )
    assert "1. a Second: b[31m" in lines
