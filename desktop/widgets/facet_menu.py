"""The menu of a facet: its values with their counts, several of which may be chosen; a field narrows a
long list.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.errors import N_
from core.records.filters import FacetValue
from core.text.folding import fold_text
from desktop.models.choices import words_of
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

_NARROW = N_("Narrow the list")
_LONG_LIST = 9
_ROWS_SHOWN = 10
_VALUE = int(Qt.ItemDataRole.UserRole)


class FacetMenu(QFrame):
    """A popup of checkable values. Every check is told at once; the menu stays open for the next one."""

    values_chosen = Signal(object)

    def __init__(
        self, title: str, theme: Theme, metrics: Metrics, voice: Voice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._metrics, self._voice = metrics, voice
        self.setProperty("role", "popup")
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if voice.language.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.setAccessibleName(title)
        self.field = QLineEdit()
        self.field.setPlaceholderText(voice.tr(_NARROW))
        self.field.setAccessibleName(voice.tr(_NARROW))
        self.field.setFont(metrics.body)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setFont(metrics.body)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.itemActivated.connect(_turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.SMALL, metrics.SMALL, metrics.SMALL, metrics.SMALL)
        column.setSpacing(metrics.SMALL)
        column.addWidget(self.field)
        column.addWidget(self.list)

    def show_values(self, values: Sequence[FacetValue], chosen: Sequence[str]) -> None:
        """Show the values with their counts and check the chosen ones."""
        self.list.blockSignals(True)
        self.list.clear()
        for value in values:
            words = words_of(value, self._voice)
            item = QListWidgetItem(f"{words}  \u00b7  {self._voice.number(value.count)}")
            item.setData(_VALUE, value.value)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if value.value in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self.field.setVisible(len(values) > _LONG_LIST)

    def open_at(self, corner: QPoint) -> None:
        """Open with the upper leading corner at a point of the screen, as far as the screen has room."""
        rows = min(self.list.count(), _ROWS_SHOWN)
        row = max(self.list.sizeHintForRow(0), self._metrics.scaled(24))
        self.list.setFixedHeight(rows * row + self._metrics.TINY)
        wanted = self.list.sizeHintForColumn(0) + 2 * self._metrics.WIDE
        self.setFixedWidth(max(self._metrics.scaled(220), min(wanted, self._metrics.scaled(420))))
        self.adjustSize()
        box = QRect(corner, self.size())
        if self.isRightToLeft():
            box.moveRight(corner.x())
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        box.moveLeft(max(room.left(), min(box.left(), room.right() - box.width())))
        box.moveTop(max(room.top(), min(box.top(), room.bottom() - box.height())))
        self.move(box.topLeft())
        self.show()
        (self.field if self.field.isVisible() else self.list).setFocus()

    def chosen(self) -> tuple[str, ...]:
        """Return the checked values, in the order of the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_VALUE) for item in items if item.checkState() == Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the field into the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self, text: str) -> None:
        wanted = fold_text(text)
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in fold_text(item.text()))
            if first < 0 and not item.isHidden():
                first = row
        self.list.setCurrentRow(first)

    def _on_item_changed(self, _: QListWidgetItem) -> None:
        self.values_chosen.emit(self.chosen())


def _turn(item: QListWidgetItem) -> None:
    checked = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
