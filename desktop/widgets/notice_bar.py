"""A quiet bar for what went wrong: the sentence, and a button that takes it away. Never in the way of the
work.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from core.errors import N_, Refusal
from desktop.announcing import announce
from desktop.icons import icon, pixmap
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

_DISMISS = N_("Dismiss")
_COPY = N_("Copy the details")
_COPIED = N_("Copied")


class NoticeBar(QFrame):
    """Shows the troubles one after the other; the newest stands, dismissing it shows the one before."""

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._voice = voice
        self._look = theme, metrics
        self._refusals: list[Refusal] = []
        self._copies: dict[Refusal, str] = {}
        self._sign = QLabel()
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setProperty("tone", "warn")
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = QPushButton()
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda _: self._on_copy())
        self.dismiss = QToolButton()
        self.dismiss.setProperty("role", "quiet")
        self.dismiss.clicked.connect(self._on_dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.LARGE, metrics.TINY, metrics.LARGE, metrics.TINY)
        row.setSpacing(metrics.SMALL)
        row.addWidget(self._sign)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.copy)
        row.addWidget(self.dismiss)
        self.set_voice(voice)

    def show_refusal(self, refusal: Refusal, copies: str = "") -> None:
        """Show a trouble; one that stands already is not shown twice. `copies` are details for the clipboard."""
        said = [self._voice.language.sentence(known) for known in self._refusals]
        if self._voice.language.sentence(refusal) not in said:
            self._refusals.append(refusal)
            self._copies[refusal] = copies
            announce(self, self._voice.language.sentence(refusal))
        self._say()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._look = theme, metrics
        self._say()

    def _draw(self) -> None:
        theme, metrics = self._look
        side = metrics.scaled(18)
        self._sign.setPixmap(pixmap("triangle-alert", theme.warn, side=side))
        self.dismiss.setIcon(icon("x", theme.warn, side=side))
        self.dismiss.setIconSize(QSize(side, side))
        self.sentence.setFont(metrics.body)

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.dismiss.setAccessibleName(voice.tr(_DISMISS))
        self.dismiss.setToolTip(voice.tr(_DISMISS))
        self._say()

    def _on_dismissed(self) -> None:
        self._copies.pop(self._refusals.pop(), None)
        self._say()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copies[self._refusals[-1]])
        self.copy.setText(self._voice.tr(_COPIED))

    def _say(self) -> None:
        if self._refusals:
            self._draw()
            self.copy.setText(self._voice.tr(_COPY))
            self.copy.setVisible(bool(self._copies[self._refusals[-1]]))
            self.sentence.setText(self._voice.language.sentence(self._refusals[-1]))
        self.setVisible(bool(self._refusals))
