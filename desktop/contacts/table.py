"""The table of entries: rows are chosen, copied with their heads left out, and entered."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.contacts.columns import ENTRY, EntriesModel, Entry
from desktop.safe_text import without_bidi_controls
from desktop.theme import Metrics

_ROW, _LEAST = 30, 48


class EntriesTable(QTableView):
    """Rows of entries. `entered` carries an entry; `chosen_changed` tells that others are chosen."""

    entered = Signal(object)
    chosen_changed = Signal()

    def __init__(self, entries: EntriesModel, metrics: Metrics, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = entries
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
        shares = self.entries.shares
        for number, share in enumerate(shares):
            self.setColumnWidth(number, self.viewport().width() * share // sum(shares))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or do what tables do."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(without_bidi_controls(self.copied()))
        else:
            super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        self.entered.emit(index.data(ENTRY))
