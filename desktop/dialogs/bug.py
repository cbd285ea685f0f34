"""The dialog that says that the program made a mistake: calm sentences, and the details to be copied.

What a programmer needs stands in the log and goes to the clipboard when it is asked for; a reader is not shown it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.errors import N_, Refusal
from desktop.following import FollowingDialog
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.scrolled import fit

_TITLE = N_("Something went wrong in the program")
_SENTENCE = N_(
    "The program made a mistake and went on. Nothing that was saved is lost, nor what you are typing. "
    "If something no longer works as it should, restart the program: it comes back where it is. "
    "If it happens again, copy the details and send them to whoever looks after the program."
)
_COPY = N_("Copy the details")
_COPIED = N_("Copied")
_RESTART = N_("Restart the program")
_CLOSE = N_("Close")


class BugDialog(FollowingDialog):
    """Tells of one mistake; the details of later ones join its own while it stands open.

    `whereabouts` says where the details are kept. `restart_wanted` asks for the program to be started anew.
    """

    restart_wanted = Signal()

    def __init__(
        self,
        details: str,
        whereabouts: Refusal,
        metrics: Metrics,
        voice: Voice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(metrics, voice, parent)
        self._details = [details]
        self._copied = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("chapter", "keeping")
        self._title, self.sentence, self.whereabouts = QLabel(), QLabel(), QLabel()
        self._title.setFont(metrics.strong)
        self.whereabouts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whereabouts.setProperty("tone", "muted")
        self.copy, self.restart, close = QPushButton(), QPushButton(), QPushButton()
        say = self.sayings.say
        say(_TITLE, self.setWindowTitle, self._title.setText)
        say(_SENTENCE, self.sentence.setText)
        say(_RESTART, self.restart.setText)
        say(_CLOSE, close.setText)
        self.sayings.tell(self.whereabouts.setText, lambda voice: voice.language.sentence(whereabouts))
        self.sayings.tell(self.copy.setText, lambda voice: voice.tr(_COPIED if self._copied else _COPY))
        self.copy.clicked.connect(self._on_copy)
        self.restart.clicked.connect(lambda _: self.restart_wanted.emit())
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restart)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        column.setSpacing(metrics.MEDIUM)
        for label in (self._title, self.sentence, self.whereabouts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        column.addLayout(buttons)
        fit(self, metrics.scaled(520), self.heightForWidth(metrics.scaled(520)))
        # Who is typing when the dialog comes up must not start the program anew by the next key.
        close.setDefault(True)
        close.setFocus()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._title.setFont(metrics.strong)
        super().set_look(theme, metrics)

    @property
    def details(self) -> str:
        """What is copied."""
        return "\n\n".join(self._details)

    def add(self, details: str) -> None:
        """Add the details of another mistake."""
        self._details.append(details)
        self._copied = False
        self.copy.setText(self._voice.tr(_COPY))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self._copied = True
        self.copy.setText(self._voice.tr(_COPIED))
