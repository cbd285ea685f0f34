"""The figures of a chart as a table: read by screen readers row by row, selected and copied."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.overview.bars import Bar
from desktop.safe_text import without_bidi_controls
from desktop.theme import Metrics

_NOWHERE = QModelIndex()
_ROW = 26
_WIDTH = 220


class FiguresModel(QAbstractTableModel):
    """Names and numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._heads = ("", "")

    def show_bars(self, bars: Sequence[Bar], heads: tuple[str, str]) -> None:
        """Show other figures under these heads."""
        self.beginResetModel()
        self._bars, self._heads = tuple(bars), heads
        self.endResetModel()

    def bar(self, row: int) -> Bar:
        """Return the figure of a row."""
        return self._bars[row]

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return how many figures there are."""
        return 0 if parent.isValid() else len(self._bars)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return two: the name and the number."""
        return 0 if parent.isValid() else 2

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        if not index.isValid():
            return None
        bar = self._bars[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return bar.number if index.column() else bar.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{bar.name}: {bar.number}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class FiguresTable(QTableView):
    """A table of figures. Ctrl+C copies the rows that are selected, or all; Enter chooses a row."""

    chosen = Signal(str)

    def __init__(self, metrics: Metrics, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = FiguresModel(self)
        self.setModel(self._figures)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.activated.connect(lambda index: self.chosen.emit(self._figures.bar(index.row()).value))
        self.set_look(metrics)

    def show_bars(self, bars: Sequence[Bar], heads: tuple[str, str]) -> None:
        """Show other figures under these heads."""
        self._figures.show_bars(bars, heads)
        self.updateGeometry()

    def set_look(self, metrics: Metrics) -> None:
        """Take another text size."""
        self.setFont(metrics.small)
        self.horizontalHeader().setFont(metrics.small)
        self.verticalHeader().setDefaultSectionSize(metrics.scaled(_ROW))
        self.setMinimumHeight(metrics.scaled(_ROW) * 4)
        self._width = metrics.scaled(_WIDTH)

    def sizeHint(self) -> QSize:
        """Return a height for some rows."""
        rows = min(self._figures.rowCount(), 10) + 1
        return QSize(self._width, self.verticalHeader().defaultSectionSize() * rows + 4)

    def copied(self) -> str:
        """Return the selected rows, or all, as text with tabs."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        bars = [self._figures.bar(row) for row in rows or range(self._figures.rowCount())]
        return "\n".join(f"{bar.name}\t{bar.number}" for bar in bars)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or do what tables do."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(without_bidi_controls(self.copied()))
        else:
            super().keyPressEvent(event)
