"""What can be done with several chosen records at once: a quiet bar above the list while more than one is chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton

from core.errors import N_
from desktop.icons import icon
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.flow import flow_in

_PRINT = N_("Print\u2026")
_BOOK = N_("Make a book\u2026")
_COLLECT = N_("Add to a collection")
_CLEAR = N_("Choose one record only")


class SelectionBar(QFrame):
    """Says how many records are chosen, and asks for them on paper or in a collection."""

    print_wanted = Signal()
    book_wanted = Signal()
    collect_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self._voice, self._count = voice, 0
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.print_button, self.book_button, self.clear_button = QPushButton(), QPushButton(), QToolButton()
        self.collect_button = QToolButton()
        for button in (self.collect_button, self.clear_button):
            button.setProperty("role", "quiet")
        self.print_button.clicked.connect(lambda _: self.print_wanted.emit())
        self.book_button.clicked.connect(lambda _: self.book_wanted.emit())
        self.collect_button.clicked.connect(lambda _: self.collect_wanted.emit())
        self.clear_button.clicked.connect(lambda _: self.clear_wanted.emit())
        row = flow_in(self, gap=metrics.SMALL, line_gap=metrics.TINY)
        row.addWidget(self.count)
        for button in (self.print_button, self.book_button, self.collect_button, self.clear_button):
            row.addWidget(button)
        self.set_look(theme, metrics)
        self.set_voice(voice)

    def show_count(self, count: int) -> None:
        """Show how many records are chosen; the bar is there from two on."""
        self._count = count
        self._say()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self.count.setFont(metrics.small)
        self.count.setMinimumHeight(metrics.scaled(32))
        side = metrics.scaled(16)
        for button, drawing in ((self.collect_button, "folder-plus"), (self.clear_button, "x")):
            button.setIcon(icon(drawing, theme.muted, side=side))
            button.setIconSize(QSize(side, side))

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.print_button.setText(voice.tr(_PRINT))
        self.book_button.setText(voice.tr(_BOOK))
        for button, words in ((self.collect_button, _COLLECT), (self.clear_button, _CLEAR)):
            button.setToolTip(voice.tr(words))
            button.setAccessibleName(voice.tr(words))
        self._say()

    def _say(self) -> None:
        self.setVisible(self._count > 1)
        self.count.setText(self._voice.trn("{count} record chosen", "{count} records chosen", self._count))
