"""Tables as plain text: UTF-8 in logical order, every row a block of «label: value» lines, one blank line between.

What shows the text orders it; nothing is filled to a width, as editors and mail want it.
"""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from core.language import language as language_of
from core.paper.printable import without_controls
from core.paper.tables.table import Cell, CellKind, Column, Row, Table, TableFile, Written
from core.text.dates import range_text
from core.text.numbers import grouped, in_digits

_RULE = "\u2500" * 40


def write_listing(made: TableFile, out: BinaryIO) -> Written:
    """Write title, statement and every row of every table."""
    lines = _Lines(made)
    for line in lines:
        out.write((line + "\n").encode("utf-8"))
    return Written(lines.count)


class _Lines:
    """The lines of a text, counting rows as they go."""

    def __init__(self, made: TableFile) -> None:
        self._made = made
        self._colon = "\u00a0: " if made.language == "fr" else ": "
        self._tr = language_of(made.language).tr
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        yield without_controls(self._made.title)
        yield _RULE
        for label, value in self._made.statement:
            yield self._line(label, value)
        for table in self._made.tables:
            yield ""
            yield f"{table.name} ({grouped(table.count, self._made.language, self._made.digits)})"
            yield _RULE
            for number, row in enumerate(table.rows, 1):
                self.count += 1
                yield ""
                yield from self._block(table, number, row)

    def _block(self, table: Table, number: int, row: Row) -> Iterator[str]:
        shown = {column.key: cell for column, cell in zip(table.columns, row, strict=True)}
        heading = without_controls(str(shown.get(table.heading) or ""))
        yield f"{in_digits(str(number), self._made.digits)}. {heading}".rstrip()
        for column, cell in zip(table.columns, row, strict=True):
            if column.key != table.heading and cell not in (None, ""):
                yield self._line(column.name, self._said(column, cell))

    def _line(self, label: str, value: str) -> str:
        return f"{without_controls(label)}{self._colon}{without_controls(value)}"

    def _said(self, column: Column, cell: Cell) -> str:
        return said(cell, column, self._made)


def said(cell: Cell, column: Column, made: TableFile) -> str:
    """Return a cell in words: days spelt out and figures in the digits of the file."""
    if isinstance(cell, date):
        return range_text(cell, cell, made.language, made.digits, made.dating.short)
    if isinstance(cell, int):
        return in_digits(str(cell), made.digits) if column.kind is CellKind.NUMBER else str(cell)
    return cell or ""
