"""The list of cards: one column, rows of one height, of any length."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from core.errors import N_
from desktop.models.results import HIT, ResultsTableModel
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from desktop.delegates.hit import HitDelegate

_RESULTS = N_("Results")


class ResultsList(QTableView):
    """Shows the rows of an answer. `rows_shown` tells which rows are looked at, `hit_chosen` which is current."""

    hit_chosen = Signal(str)
    hit_entered = Signal(str)
    rows_shown = Signal(int, int)
    search_wanted = Signal()
    count_chosen = Signal(int)
    menu_wanted = Signal(object)

    def __init__(self, rows: ResultsTableModel, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.rows = rows
        self._look = theme, metrics
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell_rows)
        self.setModel(rows)
        self._arrange()
        self._quiet = self._awaited = False
        rows.modelReset.connect(self._on_reset)
        rows.dataChanged.connect(self._on_data_changed)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._telling.start())
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.set_voice(voice)

    @cached_property
    def cards(self) -> "HitDelegate":
        """What draws the rows. It is made with the first answer: the first paint has no rows."""
        from desktop.delegates.hit import HitDelegate

        made = HitDelegate(*self._look, self)
        self.setItemDelegate(made)
        return made

    def _arrange(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._look = theme, metrics
        if "cards" in vars(self):
            self.cards.set_look(theme, metrics)
            self._resize_rows()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self.setAccessibleName(voice.tr(_RESULTS))
        self._redraw()

    def set_lines(self, lines: int) -> None:
        """Set how many lines of text the cards have."""
        self.cards.set_lines(lines)
        self._resize_rows()

    def _resize_rows(self) -> None:
        height = self.cards.row_height
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 3)
        self._redraw()

    def _redraw(self) -> None:
        # Not before the first paint: asked for a widget of its own making, Qt makes dozens of classes to name it.
        if self.isVisible():
            self.viewport().update()

    def choose(self, uid: str) -> None:
        """Show the card of a record as the open one without saying so; none where it is not among the rows."""
        row = self.rows.row_of(uid) if uid else -1
        self._quiet = True
        index = self.rows.index(row, 0)
        if row >= 0 and len(self.chosen_rows) > 1 and self.selectionModel().isSelected(index):
            # It was opened on the way to several: they stay chosen.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        elif row >= 0:
            self._stand_on(index)
        else:
            self.clearSelection()
        self._quiet = False

    @property
    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from the first to the last."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose_one(self) -> None:
        """Leave only the current row chosen."""
        if self.currentIndex().isValid():
            self._stand_on(self.currentIndex())

    def _stand_on(self, index: QModelIndex) -> None:
        # Qt would ask the keyboard whether Ctrl is held, which then means something else.
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def enter(self) -> None:
        """Take the focus, on the current row or on the first."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.rows.rowCount() and not self.selectionModel().hasSelection():
            self._stand_on(self.rows.index(max(self.currentIndex().row(), 0), 0))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by rows and pages; Home and End too, which Qt moves by columns; Enter goes into the record."""
        key, last = event.key(), self.rows.rowCount() - 1
        current = self.currentIndex().row()
        if key == Qt.Key.Key_Home and last >= 0:
            self._go(0)
        elif key == Qt.Key.Key_End and last >= 0:
            self._go(last)
        elif key == Qt.Key.Key_Up and current <= 0:
            self.search_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current >= 0:
            hit = self.currentIndex().data(HIT)
            if hit is not None:
                self.hit_entered.emit(hit.uid)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen rows: where the mouse is, or at the current row for the keyboard."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self.chosen_rows:
            self.menu_wanted.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that other rows may be looked at."""
        super().resizeEvent(event)
        self._telling.start()

    def _go(self, row: int) -> None:
        self.setCurrentIndex(self.rows.index(row, 0))
        self.scrollTo(self.currentIndex())

    def _on_reset(self) -> None:
        self._awaited = False
        self.count_chosen.emit(0)
        self._telling.start()

    def _tell_rows(self) -> None:
        if not self.rows.rowCount():
            return
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        self.rows_shown.emit(first, last if last >= 0 else self.rows.rowCount() - 1)

    def _on_selection_changed(self, chosen: QItemSelection, _: QItemSelection) -> None:
        rows = self.chosen_rows
        # Of several rows that are chosen at once only the one the reader stands on is opened.
        if not self._quiet and chosen.contains(self.currentIndex()):
            self._tell_chosen(self.currentIndex())
        elif not self._quiet and len(rows) == 1:
            self._tell_chosen(self.rows.index(rows[0], 0))
        self.count_chosen.emit(len(rows))

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        current = self.currentIndex()
        if self._awaited and first.row() <= current.row() <= last.row():
            self._tell_chosen(current)

    def _tell_chosen(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        # A row that was jumped to may have no hit yet: it is told when its page comes.
        self._awaited = hit is None
        if hit is not None:
            self.hit_chosen.emit(hit.uid)
