"""The table of the register: chosen by rows, sorted by its heads, scrolled by any number of rows.

Enter opens the row, Space takes it into the selection or out of it (on the head of a group all that is below it),
Ctrl+C copies with citation. Left and right go from cell to cell, so that each can be read out; with Ctrl and Shift they
draw the column out or in.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from core.errors import N_
from desktop.register.arrangement import Arrangement
from desktop.register.columns import COLUMNS, STRETCHED
from desktop.register.delegate import RegisterDelegate
from desktop.register.model import LINE, RegisterTableModel
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.column_keys import drew_column

_NAME = N_("Register of recommendations")
_LEAST = 240
_SHORT_HEADS = 400
"""Up to how many groups their heads are lower than other rows; more would have to be measured for too long."""

_KEYS = {column.key: at for at, column in enumerate(COLUMNS)}


class RegisterTable(QTableView):
    """Shows the rows of an order. `sorted_by` carries a column's key, `rows_shown` which rows are looked at."""

    line_opened = Signal(str)
    rows_shown = Signal(int, int)
    sorted_by = Signal(str)
    drawn_out = Signal(str, int)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    columns_wanted = Signal(QPoint)
    chosen_changed = Signal()

    def __init__(self, rows: RegisterTableModel, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.rows = rows
        self._metrics = metrics
        self._arrangement = Arrangement()
        self._laying = False
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell_rows)
        self.setModel(rows)
        self.cells = RegisterDelegate(theme, metrics, self)
        self.setItemDelegate(self.cells)
        self._arrange()
        rows.modelReset.connect(self._on_reset)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._telling.start())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())
        self.doubleClicked.connect(self._open)
        self.set_look(theme, metrics)
        self.set_voice(voice)

    def _arrange(self) -> None:
        head, side = self.horizontalHeader(), self.verticalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setHighlightSections(False)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda at: self.columns_wanted.emit(head.mapToGlobal(at)))
        head.sectionClicked.connect(self._on_head_clicked)
        head.sectionResized.connect(self._on_drawn_out)
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._metrics = metrics
        self.cells.set_look(theme, metrics)
        self.horizontalHeader().setFont(metrics.small)
        self.horizontalHeader().setMinimumSectionSize(metrics.scaled(40))
        self.verticalScrollBar().setSingleStep(self.cells.row_height // 3)
        self._lower_heads()
        self._lay()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self.setAccessibleName(voice.tr(_NAME))

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other columns, or another order in the heads."""
        self._arrangement = arrangement
        self.rows.speak(arrangement.shown)
        shown = {column.key for column in arrangement.shown}
        if not self.rows.order.repeats:
            # Where nothing is said twice, the column would stand empty all the way down.
            shown.discard("similar")
        for at, column in enumerate(COLUMNS):
            self.setColumnHidden(at, column.key not in shown)
        order = Qt.SortOrder.DescendingOrder if arrangement.descending else Qt.SortOrder.AscendingOrder
        at = next((n for n, each in enumerate(COLUMNS) if each.sorts is arrangement.ordering), -1)
        self.horizontalHeader().setSortIndicator(at, order)
        if self.currentIndex().isValid() and self.isColumnHidden(self.currentIndex().column()):
            self.selectionModel().setCurrentIndex(
                self.rows.index(self.currentIndex().row(), self._first_column()),
                QItemSelectionModel.SelectionFlag.NoUpdate,
            )
        self._lay()

    def chosen(self) -> list[int]:
        """Return the row numbers that are selected, in the order of the rows; the current one where none is."""
        ranges = [(each.top(), each.bottom()) for each in self.selectionModel().selection()]
        current = self.currentIndex().row()
        return self.rows.numbers(ranges or ([(current, current)] if current >= 0 else []))

    def chosen_count(self) -> int:
        """Return how many provisions are selected."""
        selection = self.selectionModel().selection()
        return len(self.rows.numbers((each.top(), each.bottom()) for each in selection))

    def enter(self) -> None:
        """Take the focus, on the current row or on the first."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.rows.rowCount() and not self.currentIndex().isValid():
            self._go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with rows what the module says; Home and End go to the first row and the last."""
        key, current = event.key(), self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self._open(current)
        elif key == Qt.Key.Key_Space and current.isValid():
            self._take(current.row())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and self.rows.rowCount():
            self._go(0 if key == Qt.Key.Key_Home else self.rows.rowCount() - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.sorted_by.emit(COLUMNS[max(current.column(), 0)].key)
        elif not drew_column(self, event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a row, where the mouse is or, by keyboard, at the current row."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew, and tell that other rows may be looked at."""
        super().resizeEvent(event)
        self._lay()
        self._telling.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a turn of the direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lay()

    def _first_column(self) -> int:
        return next(at for at in range(len(COLUMNS)) if not self.isColumnHidden(at))

    def _go(self, row: int) -> None:
        column = max(self.currentIndex().column(), self._first_column())
        index = self.rows.index(row, column)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)

    def _take(self, row: int) -> None:
        """Turn whether a row is selected; of the head of a group, select all that is below it."""
        flags = QItemSelectionModel.SelectionFlag
        group = self.rows.group(row)
        last = row + group.count if group is not None else row
        first = row + 1 if group is not None else row
        rows = QItemSelection(self.rows.index(first, 0), self.rows.index(last, len(COLUMNS) - 1))
        self.selectionModel().select(rows, flags.Select if group is not None else flags.Toggle)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if line is not None:
            self.line_opened.emit(line.uid)

    def _lay(self) -> None:
        """Give each column its width; one of them takes the room that is left."""
        self._laying = True
        widths, scaled = dict(self._arrangement.widths), self._metrics.scaled
        taken, stretched = 0, self._stretched()
        for at, column in enumerate(COLUMNS):
            if self.isColumnHidden(at) or column.key == stretched:
                continue
            width = widths.get(column.key) or scaled(column.width)
            self.setColumnWidth(at, width)
            taken += width
        if stretched:
            least = widths.get(stretched) or scaled(_LEAST)
            self.setColumnWidth(_KEYS[stretched], max(least, self.viewport().width() - taken))
        self._laying = False

    def _stretched(self) -> str:
        return next((key for key in STRETCHED if not self.isColumnHidden(_KEYS[key])), "")

    def _lower_heads(self) -> None:
        """Make the heads of groups as high as a line, where they are few."""
        side, heads = self.verticalHeader(), self.rows.heads
        # Sizes outlive a reset of the rows; this gives every row the height of a row again.
        side.setDefaultSectionSize(self.cells.row_height)
        for row in heads if len(heads) <= _SHORT_HEADS else ():
            side.resizeSection(row, self._metrics.scaled(40))

    def _on_head_clicked(self, section: int) -> None:
        if COLUMNS[section].sorts is not None:
            self.sorted_by.emit(COLUMNS[section].key)
        else:
            self.arrange(self._arrangement)

    def _on_drawn_out(self, section: int, _before: int, width: int) -> None:
        if not self._laying and width:
            self.drawn_out.emit(COLUMNS[section].key, width)

    def _on_reset(self) -> None:
        self._lower_heads()
        self.arrange(self._arrangement)
        self._telling.start()

    def _tell_rows(self) -> None:
        if not self.rows.rowCount():
            return
        first, last = max(self.rowAt(0), 0), self.rowAt(self.viewport().height() - 1)
        self.rows_shown.emit(first, last if last >= 0 else self.rows.rowCount() - 1)
