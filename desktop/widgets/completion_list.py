"""The list below the search field. It lies over the window and never takes the keyboard by itself.

The field keeps the keyboard while the list is shown, so that what is typed and its Enter stay the field's own. Down
goes into the list and through it; beyond its last row the way leads on. Letters typed in the list go to the field.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from core.errors import N_
from desktop.delegates.completion import CompletionDelegate
from desktop.models.completions import SUGGESTION, CompletionsListModel, Suggestion
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

_SUGGESTIONS = N_("Suggestions")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CompletionList(QFrame):
    """A frame over the window with a row for each suggestion.

    `taken` carries the suggestion, `typed` a key event that is the field's; `left_above` and `left_below` tell that
    the keyboard goes up to the field or down past the list, `refused` that the list is not wanted.
    """

    taken = Signal(object)
    typed = Signal(object)
    left_above = Signal()
    left_below = Signal()
    refused = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self._metrics = metrics
        self._rows = CompletionsListModel(self)
        self.list = _Rows(self)
        self.list.setModel(self._rows)
        self._drawing = CompletionDelegate(theme, metrics, self.list)
        self.list.setItemDelegate(self._drawing)
        self.list.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.TINY, metrics.TINY, metrics.TINY, metrics.TINY)
        column.addWidget(self.list)
        self.set_voice(voice)
        self.hide()

    def show_rows(self, rows: Sequence[Suggestion], below: QWidget) -> None:
        """Show suggestions below a widget of the same window; without any there is no list."""
        if not rows:
            self.hide()
            return
        self._rows.show(rows)
        self.place(below)
        self.show()
        self.raise_()

    def place(self, below: QWidget) -> None:
        """Stand below a widget, as wide as it is."""
        rows = self._rows.rowCount()
        height = rows * self._drawing.row_height + 2 * self._metrics.TINY + 2 * self.frameWidth()
        corner = below.mapTo(self.parentWidget(), QPoint(0, below.height() + self._metrics.TINY))
        room = self.parentWidget().height() - corner.y() - self._metrics.TINY
        self.setGeometry(QRect(corner.x(), corner.y(), below.width(), min(height, room)))

    def enter(self) -> None:
        """Take the keyboard, on the first row."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setCurrentIndex(self._rows.index(0, 0))

    def rows(self) -> list[Suggestion]:
        """Return the suggestions that are shown."""
        return [self._rows.index(row, 0).data(SUGGESTION) for row in range(self._rows.rowCount())]

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._metrics = metrics
        self._drawing.set_look(theme, metrics)
        self.list.scheduleDelayedItemsLayout()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self.list.setAccessibleName(voice.tr(_SUGGESTIONS))
        self.hide()

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Act on a key in the list; tell whether it meant something here."""
        row, last = self.list.currentIndex().row(), self._rows.rowCount() - 1
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.refused.emit()
        elif key == Qt.Key.Key_Up and row <= 0:
            self.left_above.emit()
        elif (key == Qt.Key.Key_Down and row >= last) or key == Qt.Key.Key_PageDown:
            self.left_below.emit()
        elif key in _ENTER:
            self._take(self.list.currentIndex())
        elif (event.text() and event.text().isprintable()) or key == Qt.Key.Key_Backspace:
            self.typed.emit(event)
        else:
            return False
        return True

    def _take(self, index: QModelIndex) -> None:
        suggestion = index.data(SUGGESTION)
        if suggestion is not None:
            self.taken.emit(suggestion)


class _Rows(QListView):
    """The rows. A click takes one without taking the keyboard from the field."""

    def __init__(self, frame: CompletionList) -> None:
        super().__init__(frame)
        self._frame = frame
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the rows, or do what the frame knows of the key."""
        if not self._frame.key_pressed(event):
            super().keyPressEvent(event)
