"""The search box: a field that says every change, and steps back with Escape."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton

from core.errors import N_
from desktop.icons import icon, pixmap
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

SHORTCUT = "Ctrl+K"
_SEARCH = N_("Search the library")
_CLEAR = N_("Clear the search")
# Longer queries are cut by the field, not refused: what lies beyond is no question.
_LONGEST = 1_000


class SearchBox(QFrame):
    """A field with a magnifier, the shortcut that leads to it, and a button that empties it."""

    query_changed = Signal(str)
    query_submitted = Signal(str)
    list_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self._magnifier = QLabel()
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setFrame(False)
        self.field.installEventFilter(self)
        self._key = QLabel(SHORTCUT.replace("+", " "))
        self._key.setProperty("role", "key")
        self._clear = QToolButton()
        self._clear.setProperty("role", "quiet")
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.MEDIUM, 0, metrics.SMALL, 0)
        row.setSpacing(metrics.SMALL)
        for part in (self._magnifier, self.field, self._key, self._clear):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(lambda: self.query_submitted.emit(self.query))
        self._clear.clicked.connect(self.field.clear)
        self.set_look(theme, metrics)
        self.set_voice(voice)

    @property
    def query(self) -> str:
        """What is typed."""
        return self.field.text()

    def set_query(self, query: str) -> None:
        """Put a query in without saying that it changed."""
        blocked = self.field.blockSignals(True)
        self.field.setText(query)
        self.field.blockSignals(blocked)
        self._show_clear()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        side = metrics.scaled(18)
        self._magnifier.setPixmap(pixmap("search", theme.muted, side=side))
        self._clear.setIcon(icon("x", theme.muted, side=side))
        self._clear.setIconSize(QSize(side, side))
        self._key.setFont(metrics.small)
        self.field.setFont(metrics.body)
        self.setFixedHeight(metrics.scaled(36))

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self.field.setPlaceholderText(voice.tr(_SEARCH))
        self.field.setAccessibleName(voice.tr(_SEARCH))
        self._clear.setAccessibleName(voice.tr(_CLEAR))
        self._clear.setToolTip(voice.tr(_CLEAR))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark the frame while the field has the focus, and read the keys that lead out of it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("active", "true" if event.type() == QEvent.Type.FocusIn else "false")
            self.style().unpolish(self)
            self.style().polish(self)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_pressed(event)
        return super().eventFilter(watched, event)

    def _key_pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if self.query:
                self.field.clear()
            else:
                self.left.emit()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.list_wanted.emit()
            return True
        return False

    def _on_text_changed(self, text: str) -> None:
        self._show_clear()
        self.query_changed.emit(text)

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self.query))
        self._key.setVisible(not self.query)
