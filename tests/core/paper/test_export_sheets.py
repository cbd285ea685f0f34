"""Excel workbooks as another program reads them."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.errors import Refusal
from core.paper.export import Export
from core.paper.tables import sheets
from core.paper.tables.sheets import LONGEST_CELL, write_sheets
from core.paper.tables.table import CellKind, Column, Table, TableFile
from tests.core.paper.exports import ENGLISH, HOSTILE, doubted, exported, ordinary, selected, selection
from tests.core.paper.made import EIGHTH, TITLE, URL


def opened(folder: Path, *given):
    path, _ = exported(folder, Export.XLSX, *given)
    return load_workbook(path)


def rows_of(sheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def a_table(*cells: object, kind: CellKind = CellKind.TEXT, count: int | None = None) -> TableFile:
    columns = (Column("one", "First", kind),)
    rows = [(cell,) for cell in cells]
    table = Table("Comparison", columns, rows, len(rows) if count is None else count)
    return TableFile("Any table", "en", "latn", (("Made", "by hand"),), (table,))


def read_back(made: TableFile):
    out = BytesIO()
    written = write_sheets(made, out)
    return load_workbook(out), written


def test_every_sheet_of_an_arabic_workbook_runs_from_right_to_left(tmp_path: Path) -> None:
    book = opened(tmp_path)
    assert [sheet.title for sheet in book] == ["الفعاليات", "التوصيات", "الأسماء", "عن هذا الملف"]
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    english = opened(tmp_path, ordinary(), ENGLISH)
    assert not any(sheet.sheet_view.rightToLeft for sheet in english)


def test_heads_stand_still_and_filter(tmp_path: Path) -> None:
    for sheet in opened(tmp_path).worksheets[:-1]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[column[0].column_letter].width > 5 for column in sheet.columns)


def test_cells_are_days_numbers_links_and_texts_in_their_own_order(tmp_path: Path) -> None:
    sheet = opened(tmp_path)["الفعاليات"]
    row = rows_of(sheet)[0]
    assert row["العنوان"] == TITLE
    assert row["الرابط"] == URL
    assert len(row) == sheet.max_column
    assert row["أول يوم"] == datetime(2016, 4, 4)
    assert row["آخر يوم"] == datetime(2016, 4, 6)
    assert row["عدد المشاركين"] == 97
    cells = {cell.value: cell for cell in sheet[2]}
    assert cells[URL].hyperlink.target == URL
    assert cells[TITLE].alignment.readingOrder == 2
    assert cells["event/made-2016-04-ankara"].alignment.readingOrder == 1
    assert cells[datetime(2016, 4, 4)].is_date
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}


def test_what_is_doubted_stands_beside_the_days(tmp_path: Path) -> None:
    row = rows_of(opened(tmp_path, selection(selected(doubted())), ENGLISH)["Events"])[0]
    assert "inferred" in row["What is doubted"]
    assert "Head of the page: 12 September" in row["What is doubted"]
    assert row["Date as printed"] == "4-6 أبريل 2016"
    assert row["Translated by Tawsiyat"] == "Title; Bodies"


def test_a_recommendation_stands_to_the_letter_with_its_event(tmp_path: Path) -> None:
    row = rows_of(opened(tmp_path, ordinary(), ENGLISH)["Recommendations"])[1]
    assert row["Text as printed"] == EIGHTH
    assert row["Number"] == "Recommendation 8"
    assert row["Identifier of the event"] == "event/made-2016-04-ankara"


def test_the_last_sheet_says_what_when_and_how_many(tmp_path: Path) -> None:
    sheet = opened(tmp_path, ordinary(), ENGLISH)["About this file"]
    said = {row[0]: row[1] for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert said["Query"] == "الضمان"
    assert said["Number of records"] == "5"
    assert said["Exported on"] == "26 November 2026"
    assert said["Library of"] == "21 November 2026"
    assert said["Fingerprint of the library"] == f"SHA-256 {'ab' * 32}"


@pytest.mark.parametrize("text", [HOSTILE, "+1", "-1", "@x", "=1+1", "{=1}", "'=1"])
def test_a_cell_that_begins_like_a_formula_is_a_text(text: str) -> None:
    book, _ = read_back(a_table(text))
    cell = book["Comparison"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00\x1bb", "a\ufffd\ufffdb"),
        ("lone \ud800", "lone \ufffd"),
        ("no character \uffff", "no character \ufffd"),
        ("line\r\nline\rline", "line\nline\nline"),
        # As Excel itself writes such letters, or it would take them for an A.
        ("_x0041_", "_x005F_x0041_"),
        (" blanks ", " blanks "),
    ],
)
def test_what_no_file_holds_is_seen_and_the_rest_is_kept(text: str, kept: str) -> None:
    book, _ = read_back(a_table(text))
    assert book["Comparison"]["A2"].value == kept


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "mailto:x@y", "https://a b"]
)
def test_only_addresses_of_the_web_can_be_followed(address: str) -> None:
    book, _ = read_back(a_table(address, "https://x.org/a?b=1#c", kind=CellKind.LINK))
    first, second = book["Comparison"]["A2"], book["Comparison"]["A3"]
    assert first.value == address
    assert first.hyperlink is None
    assert second.hyperlink is not None


def test_a_text_longer_than_a_cell_stands_whole_on_a_sheet_of_its_own() -> None:
    text = "كلمة 🙂 " * 12_000
    book, written = read_back(a_table("before", text))
    said = book["Comparison"]["A3"].value
    assert said.startswith(text[:900])
    assert "Long texts" in said
    pieces = list(book["Long texts"].iter_rows(min_row=2, values_only=True))
    assert "".join(piece[3] for piece in pieces) == text
    assert all(len(piece[3].encode("utf-16-le")) // 2 <= LONGEST_CELL for piece in pieces)
    assert {(piece[0], piece[1]) for piece in pieces} == {(3, "First")}
    assert written.notes == ("Texts too long for a cell, whole on the sheet «Long texts»: 1",)
    said = [row[1] for row in book["About this file"].iter_rows(min_row=3, values_only=True)]
    assert written.notes[0] in said


def test_a_title_of_5000_letters_is_whole() -> None:
    book, written = read_back(a_table("ب" * 5_000))
    assert book["Comparison"]["A2"].value == "ب" * 5_000
    assert written.notes == ()


def test_days_before_excels_calendar_are_texts() -> None:
    book, _ = read_back(a_table(date(1895, 1, 2), date(1984, 5, 6), kind=CellKind.DATE))
    assert book["Comparison"]["A2"].value == "1895-01-02"
    assert book["Comparison"]["A3"].value == datetime(1984, 5, 6)


def test_more_rows_than_excel_knows_are_refused_before_anything_is_written() -> None:
    out = BytesIO()
    with pytest.raises(Refusal, match="1048576"):
        write_sheets(a_table(count=1_048_576), out)
    assert out.getvalue() == b""


def test_links_beyond_those_that_excel_follows_stand_as_texts_and_it_is_said(monkeypatch) -> None:
    monkeypatch.setattr(sheets, "MOST_LINKS", 2)
    book, written = read_back(a_table(*(f"https://x.org/{n}" for n in range(4)), kind=CellKind.LINK))
    column = [row[0] for row in book["Comparison"].iter_rows(min_row=2)]
    assert [cell.hyperlink is not None for cell in column] == [True, True, False, False]
    assert [cell.value for cell in column] == [f"https://x.org/{n}" for n in range(4)]
    assert len(written.notes) == 1


def test_names_of_sheets_are_what_excel_takes() -> None:
    made = a_table("x")
    tables = tuple(
        Table(name, made.tables[0].columns, [("x",)], 1)
        for name in ("a/b:c*?[d]", "a" * 50, "a" * 50, "'", "About this file")
    )
    book, _ = read_back(TableFile("t", "en", "latn", (), tables))
    assert len({sheet.title.casefold() for sheet in book}) == 6
    assert all(0 < len(sheet.title) <= 31 for sheet in book)
