"""The search box: a field that says every change, suggests what it may become, and steps back with Escape.

Below the field stands a list: earlier searches while it is empty, names and titles that begin as what is typed. Enter
in the field always means what is typed. Escape steps back from the list to the field, from the typed text to the
empty field, from there to the results.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton

from core.errors import N_
from desktop.icons import icon, pixmap
from desktop.shortcuts import keys_named
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.records.completions import Completion
    from desktop.models.completions import Suggestion
    from desktop.widgets.completion_list import CompletionList

_SEARCH = N_("Search the library")
_CLEAR = N_("Clear the search")
# Longer queries are cut by the field, not refused: what lies beyond is no question.
_LONGEST = 1_000
# A reader who comes by one of these wants the field; a window that is opened or brought to front comes by others.
_COMING = (
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)


class SearchBox(QFrame):
    """A field with a magnifier, the shortcut that leads to it, and a button that empties it.

    `suggestions_wanted` carries what the field holds: answer with `show_completions`, or with `show_searches` where
    it is empty. `suggestion_taken` carries a `Suggestion`.
    """

    query_changed = Signal(str)
    query_submitted = Signal(str)
    suggestions_wanted = Signal(str)
    suggestion_taken = Signal(object)
    list_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self._refused = False
        self.suggestions: CompletionList | None = None
        self.setProperty("role", "search")
        self._magnifier = QLabel()
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setFrame(False)
        self.field.installEventFilter(self)
        self._key = QLabel(keys_named("search").keys[0].replace("+", " "))
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
        self.field.returnPressed.connect(self._on_return_pressed)
        self._clear.clicked.connect(self.field.clear)
        self.set_look(theme, metrics)
        self.set_voice(voice)
        self._align()

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

    def enter(self) -> None:
        """Take the keyboard, what is typed selected; suggest earlier searches where nothing is."""
        if self.field.hasFocus():
            self._want_searches()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_completions(self, completions: "Iterable[Completion]") -> None:
        """Suggest what the typed text may become."""
        from desktop.models.completions import completed

        self._suggest(completed(completions, self._voice))

    def show_searches(self, queries: Iterable[str]) -> None:
        """Suggest earlier searches."""
        from desktop.models.completions import searched

        self._suggest(searched(queries, self._voice))

    @property
    def suggesting(self) -> bool:
        """Tell whether suggestions are shown."""
        return self.suggestions is not None and self.suggestions.isVisible()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        side = metrics.scaled(18)
        self._magnifier.setPixmap(pixmap("search", theme.muted, side=side))
        self._clear.setIcon(icon("x", theme.muted, side=side))
        self._clear.setIconSize(QSize(side, side))
        self._key.setFont(metrics.small)
        self.field.setFont(metrics.body)
        self.setFixedHeight(metrics.scaled(36))
        if self.suggestions is not None:
            self.suggestions.set_look(theme, metrics)

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.field.setPlaceholderText(voice.tr(_SEARCH))
        self.field.setAccessibleName(voice.tr(_SEARCH))
        self._clear.setAccessibleName(voice.tr(_CLEAR))
        self._clear.setToolTip(voice.tr(_CLEAR))
        if self.suggestions is not None:
            self.suggestions.set_voice(voice)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a turn of the direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the suggestions below the field."""
        super().resizeEvent(event)
        if self.suggestions is not None and self.suggesting:
            self.suggestions.place(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard in and out of the field and its list, and read the keys that lead away."""
        if isinstance(event, QFocusEvent):
            self._follow_focus(watched, event)
        elif watched is self.field and event.type() == QEvent.Type.MouseButtonPress:
            self._want_searches()
        elif watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_pressed(event)
        return super().eventFilter(watched, event)

    def _align(self) -> None:
        """Begin at the leading side of the window, whatever the keyboard; the text keeps its own direction."""
        leading = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.field.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _follow_focus(self, watched: QObject, event: QFocusEvent) -> None:
        held = self._holds_keyboard()
        self.setProperty("active", "true" if held else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        if not held:
            self._close()
        elif watched is self.field and event.gotFocus() and event.reason() in _COMING:
            self._want_searches()

    def _holds_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is self.field or (self.suggestions is not None and focused is self.suggestions.list)

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._step_back()
        elif key == Qt.Key.Key_Down and self.suggestions is not None and self.suggesting:
            self.suggestions.enter()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self._leave_below()
        else:
            return False
        return True

    def _step_back(self) -> None:
        if self.suggesting and self.query:
            self._refuse()
        elif self.query:
            self.field.clear()
        else:
            self._close()
            self.left.emit()

    def _want_searches(self) -> None:
        self._refused = False
        if not self.query:
            self.suggestions_wanted.emit("")

    def _suggest(self, rows: "Sequence[Suggestion]") -> None:
        if not rows or self._refused or not self._holds_keyboard():
            self._close()
            return
        if self.suggestions is None:
            self._make_list()
        self.suggestions.show_rows(rows, self)

    def _make_list(self) -> None:
        # Imported and made when it is first needed: the first paint does not wait for it.
        from desktop.widgets.completion_list import CompletionList

        made = self.suggestions = CompletionList(self._theme, self._metrics, self._voice, self.window())
        made.list.installEventFilter(self)
        made.taken.connect(self._on_taken)
        made.typed.connect(self._on_typed)
        made.left_above.connect(self._return)
        made.left_below.connect(self._leave_below)
        made.refused.connect(self._refuse)

    def _close(self) -> None:
        if self.suggestions is not None:
            self.suggestions.hide()

    def _refuse(self) -> None:
        """Close the list until something else is typed."""
        self._refused = True
        self._return()
        self._close()

    def _return(self) -> None:
        if self.suggestions is not None:
            self.suggestions.list.clearSelection()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_below(self) -> None:
        self._close()
        self.list_wanted.emit()

    def _on_taken(self, suggestion: "Suggestion") -> None:
        self._refuse()
        if not suggestion.forgets:
            self.set_query(suggestion.query)
        self.suggestion_taken.emit(suggestion)

    def _on_typed(self, event: QKeyEvent) -> None:
        self._return()
        QApplication.sendEvent(self.field, event)

    def _on_return_pressed(self) -> None:
        self._refuse()
        self.query_submitted.emit(self.query)

    def _on_text_changed(self, text: str) -> None:
        self._refused = False
        self._show_clear()
        self.query_changed.emit(text)
        if self._holds_keyboard():
            self.suggestions_wanted.emit(text)

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self.query))
        self._key.setVisible(not self.query)
