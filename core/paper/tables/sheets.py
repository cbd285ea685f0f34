"""Tables as an Excel workbook: a sheet for each table, and one that states what was exported.

Rows go to the disk as they come, so a quarter of a million of them need no more memory than one. Every text is
written as a text: one that begins like a formula (= + - @) also carries the mark by which Excel keeps it a text when
the cell is edited. Days are days, numbers are numbers, addresses of the web can be followed. A text longer than a cell
may be stands whole on a sheet of its own, and its cell says so.
"""

import re
from contextlib import suppress
from datetime import date, datetime
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from core.errors import N_, Refusal
from core.language import language as language_of
from core.paper.tables.table import (
    Cell,
    CellKind,
    Column,
    Row,
    Table,
    TableFile,
    Written,
    fit,
    is_web_address,
)
from core.text.bidi import is_right_to_left

LONGEST_CELL = 32_767
"""Letters of a cell, in units of UTF-16, as Excel's limits have it."""

MOST_ROWS = 1_048_575
"""Rows of a sheet below its head."""

MOST_LINKS = 60_000
"""Excel follows 65,530 links of a sheet; the addresses below them stay as texts."""

_FORMULA = ("=", "+", "-", "@")
_EARLIEST = date(1900, 3, 1)
_HEAD, _LINE, _ACCENT = "#E4F0F0", "#E2DFD7", "#0F5C63"
_LINE_HEIGHT, _HIGHEST = 15, 405
_UNSEEN = 4_000
_PAGE_WIDTH = 170
"""Letters that a sheet of paper has room for without becoming too small to read."""
_LEFTWARD = (CellKind.LINK, CellKind.UID, CellKind.DATE)
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write_sheets(made: TableFile, out: BinaryIO) -> Written:
    """Write a workbook into a file that can seek. Raises `Refusal` where a table has more rows than Excel knows."""
    for table in made.tables:
        if table.count > MOST_ROWS:
            raise Refusal(
                N_(
                    "An Excel sheet holds {most} rows, and there are {count}. Export as CSV, or narrow the search."
                ),
                most=MOST_ROWS,
                count=table.count,
            )
    # Imported with the first workbook.
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix="tawsiyat-") as folder:
        outlet = _Outlet(out)
        workbook = Workbook(outlet, {"constant_memory": True, "tmpdir": folder})
        workbook.use_zip64()
        try:
            written = _Book(workbook, made).write()
            workbook.close()
        except FileCreateError as trouble:
            raise trouble.args[0] from trouble
        finally:
            outlet.shut = True
            # Where writing has failed, the rows kept so far are let go before their folder is.
            for sheet in workbook.worksheets():
                with suppress(OSError):
                    sheet.row_data_fh.close()
    return written


class _Outlet:
    """The file as the packer sees it. Once shut it swallows everything.

    A packer that failed tries to end its archive when Python lets go of it, long after the file is closed.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._place = 0
        self.shut = False

    def write(self, data: bytes) -> int:
        if not self.shut:
            self._out.write(data)
        self._place += len(data)
        return len(data)

    def seek(self, place: int) -> int:
        self._place = place if self.shut else self._out.seek(place)
        return self._place

    def tell(self) -> int:
        return self._place

    def flush(self) -> None:
        if not self.shut:
            self._out.flush()


class _Book:
    """A workbook under way."""

    def __init__(self, workbook: Any, made: TableFile) -> None:
        self._workbook, self._made = workbook, made
        self._rightward = language_of(made.language).right_to_left
        self._tr = language_of(made.language).tr
        self._formats: dict[tuple[object, ...], Any] = {}
        self._names: set[str] = set()
        self._long: Any = None
        self._long_texts = self._long_rows = 0
        self._links = 0
        self._links_left = False

    def write(self) -> Written:
        sheets = [self._sheet(table.name) for table in self._made.tables]
        about = self._sheet(self._tr(N_("About this file")))
        count = sum(self._table(table, sheet) for table, sheet in zip(self._made.tables, sheets, strict=True))
        notes = self._notes()
        self._statement(about, notes)
        self._workbook.set_properties({"title": fit(self._made.title)[:250], "author": "Tawsiyat"})
        return Written(count, notes)

    def _sheet(self, name: str) -> Any:
        plain = _FORBIDDEN_IN_NAMES.sub(" ", fit(name)).strip(" '")[:28] or "1"
        unique, number = plain, 2
        while unique.casefold() in self._names:
            unique, number = f"{plain} {number}", number + 1
        self._names.add(unique.casefold())
        sheet = self._workbook.add_worksheet(unique)
        if self._rightward:
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_footer("&C&P / &N")
        return sheet

    def _table(self, table: Table, sheet: Any) -> int:
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
        sheet.set_row(0, 32)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, fit(column.name), self._head())
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        wide = sum(column.width for column in table.columns)
        sheet.fit_to_pages(-(-wide // _PAGE_WIDTH), 0)
        self._links, row = 0, 0
        for row, cells in enumerate(table.rows, 1):
            sheet.set_row(row, _height(table.columns, cells))
            for place, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
                self._cell(sheet, row, place, column, cell)
        sheet.autofilter(0, 0, max(row, 1), len(table.columns) - 1)
        return row

    def _cell(self, sheet: Any, row: int, place: int, column: Column, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, date):
            self._day(sheet, row, place, cell)
        elif isinstance(cell, int):
            sheet.write_number(row, place, cell, self._format("number"))
        elif column.kind is CellKind.LINK and is_web_address(cell):
            self._link(sheet, row, place, cell)
        else:
            leftward = column.kind in _LEFTWARD or not is_right_to_left(cell)
            text = self._whole(fit(cell), column, row)
            guarded = text.startswith(_FORMULA)
            sheet.write_string(row, place, text, self._format("text", leftward, guarded))

    def _day(self, sheet: Any, row: int, place: int, day: date) -> None:
        if day < _EARLIEST:
            # Excel's calendar begins in 1900, with a day that never was.
            sheet.write_string(row, place, day.isoformat(), self._format("text", True, False))
        else:
            sheet.write_datetime(row, place, datetime(day.year, day.month, day.day), self._format("day"))

    def _link(self, sheet: Any, row: int, place: int, address: str) -> None:
        self._links += 1
        if self._links <= MOST_LINKS:
            sheet.write_url(row, place, address, self._format("link"), address)
        else:
            self._links_left = True
            sheet.write_string(row, place, address, self._format("text", True, False))

    def _whole(self, text: str, column: Column, row: int) -> str:
        """Return a text that fits into a cell; a longer one goes whole to a sheet of its own."""
        if _units(text) <= LONGEST_CELL:
            return text
        if self._long is None:
            self._long = self._sheet(self._tr(N_("Long texts")))
            for place, (name, width) in enumerate(
                ((N_("Row"), 8), (N_("Column"), 24), (N_("Part"), 8), (N_("Text"), 120))
            ):
                self._long.set_column(place, place, width)
                self._long.write_string(0, place, self._tr(name), self._head())
            self._long.freeze_panes(1, 0)
        self._long_texts += 1
        for part, piece in enumerate(_pieces(text), 1):
            self._long_rows += 1
            leftward = not is_right_to_left(piece)
            self._long.write_number(self._long_rows, 0, row + 1, self._format("number"))
            self._long.write_string(self._long_rows, 1, fit(column.name), self._format("text", False, False))
            self._long.write_number(self._long_rows, 2, part, self._format("number"))
            guarded = piece.startswith(_FORMULA)
            self._long.write_string(self._long_rows, 3, piece, self._format("text", leftward, guarded))
        said = self._tr(N_("the whole text stands on the sheet «{sheet}»")).format(
            sheet=self._long.get_name()
        )
        return f"{_pieces(text, 1_000)[0]}\u2026 [{said}]"

    def _notes(self) -> tuple[str, ...]:
        notes = []
        if self._long_texts:
            said = self._tr(N_("Texts too long for a cell, whole on the sheet «{sheet}»: {count}"))
            notes.append(said.format(sheet=self._long.get_name(), count=self._long_texts))
        if self._links_left:
            said = self._tr(N_("Excel follows {count} links of a sheet; the addresses below stand as texts."))
            notes.append(said.format(count=MOST_LINKS))
        return tuple(notes)

    def _statement(self, sheet: Any, notes: tuple[str, ...]) -> None:
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 80)
        title = fit(self._made.title)
        sheet.write_string(0, 0, title, self._format("title", not is_right_to_left(title), False))
        lines = (*self._made.statement, *((self._tr(N_("Note")), note) for note in notes))
        for row, (label, value) in enumerate(lines, 2):
            text = fit(value)[: LONGEST_CELL // 2]
            sheet.write_string(row, 0, fit(label), self._format("label", not self._rightward, False))
            guarded = text.startswith(_FORMULA)
            sheet.write_string(row, 1, text, self._format("text", not is_right_to_left(text), guarded))

    def _head(self) -> Any:
        return self._format("head", not self._rightward, False)

    def _format(self, name: str, leftward: bool = True, guarded: bool = False) -> Any:
        key = (name, leftward, guarded)
        if key not in self._formats:
            own: dict[str, dict[str, object]] = {
                "head": {"bold": True, "bg_color": _HEAD, "bottom": 1, "bottom_color": _ACCENT},
                "title": {"bold": True, "font_size": 14, "text_wrap": False},
                "label": {"font_color": "#5E6A71"},
                "day": {"num_format": "yyyy-mm-dd"},
                "number": {"num_format": "0"},
                "link": {"font_color": _ACCENT, "underline": 1},
            }
            # All texts begin at the side where the sheet begins, whatever their own direction.
            side = "right" if self._rightward else "left"
            self._formats[key] = self._workbook.add_format(
                {
                    "valign": "top",
                    "text_wrap": True,
                    "reading_order": 1 if leftward else 2,
                    "quote_prefix": guarded,
                    "align": side,
                    **own.get(name, {}),
                }
            )
        return self._formats[key]


def _height(columns: tuple[Column, ...], cells: Row) -> int:
    """Return how high a row must be for its texts, in points: not every program finds that out by itself."""
    most = 1
    for column, cell in zip(columns, cells, strict=True):
        if isinstance(cell, str) and len(cell) > column.width:
            lines = sum(-(-max(len(line), 1) // column.width) for line in cell[:_UNSEEN].split("\n"))
            most = max(most, lines)
    return min(most * _LINE_HEIGHT, _HIGHEST)


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def _pieces(text: str, longest: int = LONGEST_CELL // 2) -> list[str]:
    """Cut a text, at a space where there is one near, into pieces that fit into a cell whatever their letters are."""
    pieces = []
    while len(text) > longest:
        cut = text.rfind(" ", longest // 2, longest) + 1 or longest
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]
