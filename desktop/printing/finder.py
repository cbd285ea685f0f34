"""Finding words in the pages of a preview: a field, how many places there are, the way from one to the next."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from core.errors import N_
from core.paper.preview import Box, Pages
from desktop.following import Sayings
from desktop.tasks import Runner
from desktop.theme import Metrics
from desktop.voice import Voice

_LANE = "preview.find"
_WAIT_MS = 150


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the words stand: its page, from 0, and its boxes, one a line."""

    page: int
    boxes: tuple[Box, ...]


class FindBar(QWidget):
    """Asks for words and finds them on a worker. `found` carries all places and the number of the current one."""

    found = Signal(object, int)

    def __init__(self, voice: Voice, runner: Runner, metrics: Metrics) -> None:
        super().__init__()
        self._sayings, self._runner = Sayings(voice), runner
        self._pages: Pages | None = None
        self.places: tuple[Place, ...] = ()
        self.current = -1
        self.field = QLineEdit()
        field, self._most = self.field, metrics.scaled(260)
        field.setMaximumWidth(self._most)
        self._sayings.say(
            N_("Find in the pages"), field.setPlaceholderText, field.setAccessibleName, self._give_room
        )
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("tone", "muted")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_WAIT_MS)
        self._waiting.timeout.connect(self._ask)
        self.field.textChanged.connect(lambda _: self._waiting.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.back = self._button("\u2039", N_("Previous place"), -1)
        self.forward = self._button("\u203a", N_("Next place"), 1)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addWidget(self.count)
        self._say()

    def _give_room(self, words: str) -> None:
        # Qt's own width has room for seventeen letters.
        whole = self.field.fontMetrics().horizontalAdvance(words) + Metrics.HUGE
        self.field.setMinimumWidth(min(whole, self._most))

    def set_look(self, metrics: Metrics) -> None:
        """Take another text size."""
        self._most = metrics.scaled(260)
        self.field.setMaximumWidth(self._most)
        self._give_room(self.field.placeholderText())

    def _button(self, sign: str, words: str, step: int) -> QPushButton:
        button = QPushButton(sign)
        button.setAutoDefault(False)
        self._sayings.say(words, button.setToolTip, button.setAccessibleName)
        button.clicked.connect(lambda: self.step(step))
        return button

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._sayings.speak(voice)
        self._say()

    def use(self, pages: Pages) -> None:
        """Look in other pages from now on."""
        self._pages = pages
        self._ask()

    def enter(self) -> None:
        """Take the keyboard, with the words marked."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def step(self, by: int) -> None:
        """Go to the next place, or to the one before; after the last comes the first."""
        if self.places:
            self.current = (self.current + by) % len(self.places)
            self._say()
            self.found.emit(self.places, self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next place, with Shift to the one before; Escape takes the words away."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(-1 if backwards else 1)
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._waiting.stop()
        words, pages = self.field.text().strip(), self._pages
        self._runner.void(_LANE)
        if not words or pages is None:
            self._on_found(())
            return
        self._runner.run(
            lambda: _places(pages, words), self._on_found, lambda _: self._on_found(()), lane=_LANE
        )

    def _on_found(self, places: tuple[Place, ...]) -> None:
        self.places, self.current = places, 0 if places else -1
        self._say()
        self.found.emit(self.places, self.current)

    def _say(self) -> None:
        voice, some = self._sayings.voice, bool(self.places)
        for button in (self.back, self.forward):
            button.setEnabled(some)
        if some:
            said = voice.tr(N_("{number} of {count}"))
            self.count.setText(
                said.format(number=voice.number(self.current + 1), count=voice.number(len(self.places)))
            )
        else:
            self.count.setText(voice.tr(N_("Not found")) if self.field.text().strip() else "")

    def leave(self) -> None:
        """Drop what is still looked for."""
        self._waiting.stop()
        self._runner.void(_LANE)


def _places(pages: Pages, words: str) -> tuple[Place, ...]:
    return tuple(
        Place(page, boxes) for page in range(len(pages)) for boxes in pages.find(page, words) if boxes
    )
