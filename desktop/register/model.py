"""The rows of the register: as many as its order has, of which only the pages that are looked at are held.

A row is a provision, or the head of a group above its provisions. The order knows provisions by row numbers alone;
lines come a page at a time: `missing_pages` names those that are looked at and not there, a controller fetches them
off the window's thread, `set_page` puts them in. A row without its line is drawn as a placeholder.
"""

import html
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.errors import N_
from core.records.register import RegisterGroup, RegisterLine, RegisterOrder
from core.records.spans import Span
from desktop.register.columns import COLUMNS, Cell, Column, also_in
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.text.query import Query

PAGE = 64
LINE = int(Qt.ItemDataRole.UserRole)
CELL, GROUP = LINE + 1, LINE + 2
_PAGES_HELD = 48

_NOWHERE = QModelIndex()
_NOTHING = RegisterOrder(array("I"), (), 0)
_WITHOUT = N_("Not stated")

# A head that is drawn narrow says its whole name where the pointer rests on it.
_NAMING = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class RegisterTableModel(QAbstractTableModel):
    """A column for each of `COLUMNS`; which of them are shown is the view's business."""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._order = _NOTHING
        self._heads = array("I")
        self._pages: OrderedDict[int, tuple[RegisterLine, ...]] = OrderedDict()
        self._query: Query | None = None
        self._marks: dict[str, tuple[Span, ...]] = {}
        self._spoken: tuple[Column, ...] = COLUMNS
        self._roles: dict[int, Callable[[RegisterLine, Column], Any]] = {
            LINE: lambda line, _: line,
            CELL: self._cell,
            int(Qt.ItemDataRole.DisplayRole): lambda line, column: column.cell(line, self._voice).text,
            int(Qt.ItemDataRole.ToolTipRole): self._whole,
            int(Qt.ItemDataRole.AccessibleTextRole): lambda line, _: self._said(line),
        }

    @property
    def order(self) -> RegisterOrder:
        """The order that is shown."""
        return self._order

    @property
    def heads(self) -> Sequence[int]:
        """The rows that are heads of groups."""
        return self._heads

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return how many provisions and heads of groups there are."""
        return 0 if parent.isValid() else len(self._order.numbers) + len(self._heads)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return how many columns there are, shown or not."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Say that heads of groups are not chosen by themselves."""
        flags = super().flags(index)
        if index.isValid() and self.group(index.row()) is not None:
            return flags & ~Qt.ItemFlag.ItemIsSelectable
        return flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role says of a cell; None while its line is not there."""
        if not index.isValid():
            return None
        group = self.group(index.row())
        if group is not None:
            return self._of_group(group, index.column(), int(role))
        of_role = self._roles.get(int(role))
        line = self.line(index.row()) if of_role is not None else None
        return of_role(line, COLUMNS[index.column()]) if of_role and line is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation == Qt.Orientation.Horizontal and role in _NAMING:
            return self._voice.tr(COLUMNS[section].words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def group(self, row: int) -> RegisterGroup | None:
        """Return the group whose head a row is."""
        at = bisect_right(self._heads, row) - 1
        return self._order.groups[at] if at >= 0 and self._heads[at] == row else None

    def place(self, row: int) -> int:
        """Return the place in the order of the provision of a row; for a head, that of the first one below it."""
        at = bisect_right(self._heads, row)
        return row - at + (self.group(row) is not None)

    def row_at(self, place: int) -> int:
        """Return the row of the provision at a place in the order."""
        low, high = 0, len(self._heads)
        while low < high:
            middle = (low + high) // 2
            if self._order.groups[middle].first <= place:
                low = middle + 1
            else:
                high = middle
        return place + low

    def line(self, row: int) -> RegisterLine | None:
        """Return the line of a row if its page is there."""
        number, at = divmod(self.place(row), PAGE)
        page = self._pages.get(number)
        if page is None or at >= len(page):
            return None
        self._pages.move_to_end(number)
        return page[at]

    def numbers(self, ranges: Iterable[tuple[int, int]]) -> list[int]:
        """Return the row numbers of the provisions between rows, each once, in their order."""
        found: dict[int, None] = {}
        for first, last in sorted(ranges):
            # A range that ends on a head ends with what stands above it.
            end = self.place(last) + (self.group(last) is None)
            found.update(dict.fromkeys(self._order.numbers[self.place(first) : end]))
        return list(found)

    def set_order(
        self, order: RegisterOrder, first: tuple[RegisterLine, ...] = (), query: "Query | None" = None
    ) -> None:
        """Show another order, of which the first page may be given; `query` is what is marked in it."""
        self.beginResetModel()
        self._order, self._query = order, query
        self._marks.clear()
        self._heads = array("I", (group.first + at for at, group in enumerate(order.groups)))
        self._pages.clear()
        if first:
            self._pages[0] = first[:PAGE]
        self.endResetModel()

    def set_page(self, number: int, lines: tuple[RegisterLine, ...]) -> None:
        """Put in a page that was missing."""
        self._pages[number] = lines
        self._pages.move_to_end(number)
        while len(self._pages) > _PAGES_HELD:
            self._pages.popitem(last=False)
        if lines:
            first, last = number * PAGE, number * PAGE + len(lines) - 1
            self._changed(self.row_at(first), self.row_at(last))

    def missing_pages(self, first: int, last: int) -> list[int]:
        """Return the numbers of the pages between two rows, both included, that are not there."""
        if not len(self._order.numbers):
            return []
        last = min(self.place(min(last, self.rowCount() - 1)), len(self._order.numbers) - 1)
        pages = range(self.place(max(first, 0)) // PAGE, last // PAGE + 1)
        return [number for number in pages if number not in self._pages]

    def numbers_of_page(self, number: int) -> Sequence[int]:
        """Return the row numbers of a page."""
        return self._order.numbers[number * PAGE : (number + 1) * PAGE]

    def speak(self, columns: tuple[Column, ...]) -> None:
        """Say these columns where a row is read out."""
        self._spoken = columns

    def set_voice(self, voice: Voice) -> None:
        """Say the same rows in another language."""
        self._voice = voice
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.rowCount():
            self._changed(0, self.rowCount() - 1)

    def group_words(self, group: RegisterGroup) -> tuple[Cell, str]:
        """Return what a group shares, and how many provisions are in it."""
        voice, code = self._voice, self._voice.language.code
        name = group.label.in_language(code)
        shared = Cell(name, group.label.language_shown(code)) if name else Cell(voice.tr(_WITHOUT), code)
        return shared, voice.trn("{count} recommendation", "{count} recommendations", group.count)

    def _of_group(self, group: RegisterGroup, column: int, role: int) -> Any:
        if role == GROUP:
            return group
        shared, count = self.group_words(group)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{shared.text}: {count}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _as_tip(shared)
        return shared.text if role == Qt.ItemDataRole.DisplayRole and column == 0 else None

    def _cell(self, line: RegisterLine, column: Column) -> Cell:
        cell = column.cell(line, self._voice)
        if self._query is None or not column.quoted:
            return cell
        if line.uid not in self._marks:
            # Imported with the first query.
            from core.text.highlight import spans_in

            if len(self._marks) > PAGE * _PAGES_HELD:
                self._marks.clear()
            self._marks[line.uid] = spans_in(line.text, self._query, line.language)
        return replace(cell, spans=self._marks[line.uid])

    def _whole(self, line: RegisterLine, column: Column) -> str:
        """Return everything that a cell has to say, which may be more than it shows."""
        cell = column.cell(line, self._voice)
        if column.key == "similar":
            every = "\n".join(also_in(each, self._voice) for each in line.similar)
            return _as_tip(Cell(every, cell.language))
        return _as_tip(cell)

    def _said(self, line: RegisterLine) -> str:
        """Return a whole row as it is read out: what each column is, and says."""
        voice = self._voice
        cells = ((column, column.cell(line, voice).text) for column in self._spoken)
        return "; ".join(f"{voice.tr(column.words)}: {text}" for column, text in cells if text)

    def _changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))


def _as_tip(cell: Cell) -> str:
    """Return a text as markup of ours, so that Qt breaks its lines and takes none of its signs for markup."""
    side = "rtl" if cell.language == "ar" else "ltr"
    lines = "<br>".join(html.escape(line) for line in cell.text.split("\n"))
    return f'<p dir="{side}">{lines}</p>' if cell.text else ""
