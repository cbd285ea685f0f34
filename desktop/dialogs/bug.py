"""The dialog that says that the program made a mistake: one calm sentence, and the details to be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from core.errors import N_
from desktop.theme import Metrics
from desktop.voice import Voice

_TITLE = N_("Something went wrong in the program")
_SENTENCE = N_(
    "The program made a mistake and went on. Nothing that was saved is lost. "
    "If it happens again, copy the details and send them to whoever looks after the program."
)
_COPY = N_("Copy the details")
_COPIED = N_("Copied")
_CLOSE = N_("Close")
_DETAILS = N_("Details")


class BugDialog(QDialog):
    """Shows one mistake; later ones are added below it while it stands open."""

    def __init__(self, details: str, metrics: Metrics, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(voice.tr(_TITLE))
        title = QLabel(voice.tr(_TITLE))
        title.setFont(metrics.strong)
        sentence = QLabel(voice.tr(_SENTENCE))
        for label in (title, sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(voice.tr(_DETAILS))
        self.details.setFont(metrics.small)
        # A traceback is English, whatever the direction of the window.
        self.details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.copy = QPushButton(voice.tr(_COPY))
        self.copy.clicked.connect(self._on_copy)
        close = QPushButton(voice.tr(_CLOSE))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        column.setSpacing(metrics.MEDIUM)
        for part in (title, sentence, self.details):
            column.addWidget(part)
        column.addLayout(buttons)
        self.resize(metrics.scaled(560), metrics.scaled(360))

    def add(self, details: str) -> None:
        """Add another mistake."""
        self.details.appendPlainText(f"\n{details}")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(self._voice.tr(_COPIED))
