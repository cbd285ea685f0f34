"""What stands where there is nothing to show: what is the matter, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.icons import pixmap
from desktop.theme import Metrics, Theme
from desktop.widgets.scrolled import scrolled


class EmptyState(QWidget):
    """An icon, a sentence, a second one in muted, and at most one button."""

    acted = Signal()

    def __init__(self, drawing: str, theme: Theme, metrics: Metrics) -> None:
        super().__init__()
        self._drawing = drawing
        self._icon = QLabel()
        self.title = QLabel()
        self.hint = QLabel()
        self.action = QPushButton()
        self.action.clicked.connect(self.acted)
        # Large letters need more room than a low window has.
        column = QVBoxLayout(scrolled(self, ground="").widget())
        column.setContentsMargins(metrics.WIDE, metrics.HUGE, metrics.WIDE, metrics.HUGE)
        column.setSpacing(metrics.SMALL)
        column.addStretch(1)
        for label in (self._icon, self.title, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.hint.setProperty("tone", "muted")
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        self.set_look(theme, metrics)

    def say(self, title: str, hint: str = "", action: str = "") -> None:
        """Show these words; without an action there is no button."""
        for part, words in ((self.title, title), (self.hint, hint), (self.action, action)):
            part.setText(words)
            part.setVisible(bool(words))

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._icon.setPixmap(pixmap(self._drawing, theme.muted, side=metrics.scaled(32)))
        self.title.setFont(metrics.strong)
        self.hint.setFont(metrics.body)
        self.action.setFont(metrics.body)
