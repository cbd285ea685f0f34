"""The list in which the records of a collection are arranged, by dragging and by keyboard."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from core.errors import N_
from desktop.collecting.drawing import ItemDelegate
from desktop.collecting.items import ItemsModel
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

_RECORDS = N_("Records of the collection")


class ItemsList(QListView):
    """Emits what is done with the chosen rows; it changes nothing by itself."""

    opened = Signal(str)
    removed = Signal(tuple)
    shifted = Signal(tuple, int)
    note_wanted = Signal()
    chosen_changed = Signal()

    def __init__(self, rows: ItemsModel, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.rows = rows
        self._drawing = ItemDelegate(theme, metrics, self)
        self.setModel(rows)
        self.setItemDelegate(self._drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen_changed.emit())
        self.set_voice(voice)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._drawing.set_look(theme, metrics)
        self.scheduleDelayedItemsLayout()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self.rows.set_voice(voice)
        self.setAccessibleName(voice.tr(_RECORDS))
        self.scheduleDelayedItemsLayout()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The uids of the chosen rows, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(item.uid for row in rows if (item := self.rows.item(row)) is not None)

    @property
    def current(self) -> str:
        """The uid of the row that the reader stands on, or an empty text."""
        item = self.rows.item(self.currentIndex().row())
        return item.uid if item is not None else ""

    def choose(self, uids: tuple[str, ...], current: str = "") -> None:
        """Choose the rows of records; the keyboard stands on `current`, or on the first of them."""
        rows = self.rows.rows_of(uids)
        at = self.rows.rows_of((current,)) or rows
        flags = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for row in rows:
            self.selectionModel().select(self.rows.index(row), flags.Select)
        if at:
            self.selectionModel().setCurrentIndex(self.rows.index(at[0]), flags.NoUpdate)
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow, remove with Delete, open with Enter, go to the note with F2."""
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.chosen:
            self.shifted.emit(self.chosen, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen:
            self.removed.emit(self.chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_F2 and self.current:
            self.note_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows their heights anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _open(self, row: int) -> None:
        item = self.rows.item(row)
        if item is not None:
            self.opened.emit(item.uid)
