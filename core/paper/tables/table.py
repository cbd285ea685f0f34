"""The neutral table: named columns, rows that are read as they are written, and a statement of what they are.

Every tabular file is made from a `TableFile`; registers of events and recommendations are some, a comparison or a
list of focal points are others. A cell is a text, a day, a whole number or nothing: what a column holds is said
once, by its kind.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.paper.page import Digits
from core.text.dating import PLAIN, Dating

Cell = str | date | int | None
Row = tuple[Cell, ...]

REPLACEMENT = "\ufffd"
# Controls, lone surrogates, and what Unicode says is no character: the last two of every plane among them.
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNFIT = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]"
)


class CellKind(StrEnum):
    """What the cells of a column hold. `PROSE` is a text of sentences, `UID` and `LINK` read left to right."""

    TEXT = "text"
    PROSE = "prose"
    DATE = "date"
    NUMBER = "number"
    LINK = "link"
    UID = "uid"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its name in the reader's language, what it holds, its width in letters."""

    key: str
    name: str
    kind: CellKind = CellKind.TEXT
    width: int = 20


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `rows` are taken once, from first to last, and `count` says how many there are.

    `heading` is the key of the column that names a row: where it is given, pages and texts set every row as a block
    of its own under that name instead of squeezing all columns side by side.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    count: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class TableFile:
    """What one file holds: its title, what was exported (label and value), and its tables.

    `digits` are those of figures and dates in words, `dating` gives these their names
    of months; sheets and CSV keep numbers and days as such.
    """

    title: str
    language: str
    digits: Digits
    statement: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    dating: Dating = PLAIN

    @property
    def count(self) -> int:
        """How many rows there are in all tables."""
        return sum(table.count for table in self.tables)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many records, and what their reader must be told, in the language of the file."""

    count: int
    notes: tuple[str, ...] = ()


def fit(text: str) -> str:
    """Return a text that a file can hold: lines end in one sign, and what no file holds is seen as U+FFFD."""
    return _UNFIT.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))


def is_web_address(text: str) -> bool:
    """Tell whether a text is an address that may be offered as a link: of the web, on one line, of no great length."""
    return (
        text.startswith(("https://", "http://")) and len(text) <= _LONGEST_LINK and not re.search(r"\s", text)
    )


_LONGEST_LINK = 2000
