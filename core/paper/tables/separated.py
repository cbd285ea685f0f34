"""A table as CSV, for Excel and for programs: UTF-8 with the mark by which Excel knows it, days as YYYY-MM-DD.

A spreadsheet takes a cell that begins with = + - @ (a tab, or their wide forms) for a formula, though it is a text
of somebody else's. Such a text gets an apostrophe before it, and so does a text that begins with an apostrophe and
one of these signs: whoever reads the file with a program takes one apostrophe away from every cell that begins
with an apostrophe and such a sign, and has every text to the letter. How many cells were so written is said.

CSV has no place for a remark, so the first column numbers the rows, and its name says of how many.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from core.errors import N_
from core.language import language as language_of
from core.paper.tables.table import Cell, Table, TableFile, Written, fit
from core.text.numbers import grouped

_LIKE_A_FORMULA = re.compile("'*[=+\\-@\t\uff1d\uff0b\uff0d\uff20]")


def write_separated(made: TableFile, out: BinaryIO) -> Written:
    """Write the one table of a file."""
    (table,) = made.tables
    lines = _Lines(table, made)
    # Closing the wrapper would close the file, which is not ours.
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=False)
    try:
        csv.writer(text, lineterminator="\r\n").writerows(lines)
        text.flush()
    finally:
        text.detach()
    return Written(lines.count, lines.notes())


class _Lines:
    """The lines of a CSV file, counting as they go."""

    def __init__(self, table: Table, made: TableFile) -> None:
        self._table, self._made = table, made
        self._tr = language_of(made.language).tr
        self.count = self.guarded = 0

    def __iter__(self) -> Iterator[list[str | int]]:
        total = grouped(self._table.count, self._made.language, self._made.digits)
        number = self._tr(N_("No. (of {count})")).format(count=total)
        yield [number, *(self._text(column.name) for column in self._table.columns)]
        for cells in self._table.rows:
            self.count += 1
            yield [self.count, *map(self._cell, cells)]

    def notes(self) -> tuple[str, ...]:
        """Return what the reader of the file must be told."""
        if not self.guarded:
            return ()
        said = self._tr(N_("Cells that begin like a formula, with an apostrophe put before them: {count}"))
        return (said.format(count=grouped(self.guarded, self._made.language, self._made.digits)),)

    def _cell(self, cell: Cell) -> str | int:
        if cell is None:
            return ""
        if isinstance(cell, date):
            return cell.isoformat()
        return cell if isinstance(cell, int) else self._text(cell)

    def _text(self, text: str) -> str:
        kept = fit(text)
        if _LIKE_A_FORMULA.match(kept):
            self.guarded += 1
            return f"'{kept}"
        return kept
