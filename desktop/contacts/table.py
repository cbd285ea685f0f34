"""The table of entries: rows are chosen, copied with their heads left out, and entered.

Columns share the width of the table; who draws one out, by the mouse or by the keyboard, shares it otherwise.
"""

from contextlib import suppress

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.contacts.columns import ENTRY, EntriesModel, Entry
from desktop.safe_text import without_bidi_controls
from desktop.theme import Metrics
from desktop.widgets.column_keys import drew_column

_ROW, _LEAST = 30, 48
_WHOLE, _MOST = 1000, 4000
"""The width of the table in the parts that `shares` are counted in, and the most that a column takes of them."""


class EntriesTable(QTableView):
    """Rows of entries.

    `entered` carries an entry; `chosen_changed` tells that others are chosen, `drawn_out` that columns are wider or
    narrower than they were.
    """

    entered = Signal(object)
    drawn_out = Signal()
    chosen_changed = Signal()

    def __init__(self, entries: EntriesModel, metrics: Metrics, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = entries
        self._shares: tuple[int, ...] = ()
        self._laying = False
        self.setModel(entries)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().setVisible(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(_LEAST)
        self.setProperty("ground", "surface")
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.sectionResized.connect(self._on_drawn_out)
        self.activated.connect(self._on_activated)
        entries.modelReset.connect(self.chosen_changed)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.set_look(metrics)

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The entries of the rows that are chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.entries.shown[row] for row in rows)

    def choose(self, entry: Entry) -> None:
        """Choose the row of an entry, if it is shown."""
        if entry in self.entries.shown:
            # Qt's `selectRow` finds no column in a table that runs from right to left and just fills its view.
            self.setCurrentIndex(self.entries.index(self.entries.shown.index(entry), 0))

    def copied(self) -> str:
        """Return the chosen rows, or all, as text with tabs."""
        columns = range(self.entries.columnCount())
        rows = self.chosen or self.entries.shown
        return "\n".join("\t".join(self.entries.text(row, column) for column in columns) for row in rows)

    def set_look(self, metrics: Metrics) -> None:
        """Take another text size."""
        self.setFont(metrics.small)
        self.horizontalHeader().setFont(metrics.small)
        self.verticalHeader().setDefaultSectionSize(metrics.scaled(_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or do what tables do."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(without_bidi_controls(self.copied()))
        elif not drew_column(self, event):
            super().keyPressEvent(event)

    @property
    def shares(self) -> str:
        """The widths that columns were drawn out to, in thousandths of the table's; empty where none was."""
        return " ".join(map(str, self._shares))

    def take_shares(self, kept: str) -> None:
        """Share the width as it was kept; what makes no sense any more is as it is at first."""
        shares: tuple[int, ...] = ()
        with suppress(ValueError):
            shares = tuple(max(0, min(int(each), _MOST)) for each in kept.split())
        self._shares = shares if len(shares) == self.entries.columnCount() else ()
        self._lay()

    def _lay(self) -> None:
        shares, whole = self._shares, _WHOLE
        if not shares:
            shares, whole = self.entries.shares, sum(self.entries.shares)
        self._laying = True
        for number, share in enumerate(shares):
            self.setColumnWidth(number, max(_LEAST, self.viewport().width() * share // whole))
        self._laying = False

    def _on_drawn_out(self, _section: int, _before: int, _width: int) -> None:
        if self._laying or self.viewport().width() <= 0:
            return
        widths = map(self.columnWidth, range(self.entries.columnCount()))
        self._shares = tuple(round(width * _WHOLE / self.viewport().width()) for width in widths)
        self.drawn_out.emit()

    def _on_activated(self, index: QModelIndex) -> None:
        self.entered.emit(index.data(ENTRY))
