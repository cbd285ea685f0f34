"""The last line of a preview: where one is, how large, what is going on, and the ways to file and printer."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.errors import N_
from desktop.announcing import announce
from desktop.following import Saying, Sayings, silence
from desktop.printing.finder import FindBar
from desktop.printing.sheets import Fit, SheetsView
from desktop.theme import Metrics
from desktop.voice import Voice
from desktop.widgets.flow import flowing


class PreviewFoot(QWidget):
    """Two lines of buttons. It steers the sheets itself; what needs the pages is a signal."""

    save_wanted = Signal()
    print_wanted = Signal()
    close_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, sheets: SheetsView, finder: FindBar, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self._sheets, self._sayings = sheets, Sayings(voice)
        self._page: tuple[int, int] | None = None
        self._saying: Saying = silence
        self.place, self.said = QLabel(), QLabel()
        for label in (self.place, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(metrics.small)
        self._sayings.tell(self.place.setText, self._placed)
        self._sayings.tell(self.said.setText, self._said_last)
        self.said.setWordWrap(True)
        self.said.setProperty("tone", "muted")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # What can be selected takes the keyboard too, and as yet there is nothing to stand on.
        self.said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.busy = _busy_bar(metrics)
        self.two_up_box = QCheckBox()
        self._sayings.say(N_("Two pages on a sheet"), self.two_up_box.setText)
        self.save_button = self._button(N_("Save\u2026"), self.save_wanted.emit)
        self.print_button = self._button(N_("Print\u2026"), self.print_wanted.emit)
        self.cancel_button = self._button(N_("Give up"), self.cancel_wanted.emit)
        self.print_button.setProperty("role", "primary")
        self.print_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.LARGE, metrics.SMALL, metrics.LARGE, metrics.SMALL)
        column.setSpacing(metrics.SMALL)
        column.addWidget(self._looking(finder))
        column.addLayout(self._acting(metrics))
        self.show_busy(False, ready=False)

    @property
    def two_up(self) -> bool:
        """Whether two pages go on a sheet."""
        return self.two_up_box.isChecked()

    def _looking(self, finder: FindBar) -> QWidget:
        sheets = self._sheets
        holder, row = flowing(gap=Metrics.SMALL, line_gap=Metrics.TINY)
        row.addWidget(self.place)
        row.addWidget(self._button(N_("Whole page"), lambda: sheets.set_fit(Fit.PAGE)))
        row.addWidget(self._button(N_("Page width"), lambda: sheets.set_fit(Fit.WIDTH)))
        for sign, words, step in (("\u2212", N_("Smaller"), -1), ("+", N_("Larger"), 1)):
            button = self._button("", lambda step=step: sheets.zoom(step))
            button.setText(sign)
            self._sayings.say(words, button.setToolTip, button.setAccessibleName)
            row.addWidget(button)
        row.addWidget(finder)
        return holder

    def _acting(self, metrics: Metrics) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.SMALL)
        row.addWidget(self.said, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.two_up_box)
        row.addWidget(self._button(N_("Close"), self.close_wanted.emit))
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        return row

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        if words:
            self._sayings.say(words, button.setText)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button

    def set_voice(self, voice: Voice) -> None:
        """Speak another language, what was said last too."""
        self._sayings.speak(voice)

    def set_look(self, metrics: Metrics) -> None:
        """Take another text size."""
        for label in (self.place, self.said):
            label.setFont(metrics.small)

    def say(self, saying: Saying) -> None:
        """Say what was done."""
        self._saying = saying
        words = saying(self._sayings.voice)
        self.said.setText(words)
        self.said.setFocusPolicy(Qt.FocusPolicy.ClickFocus if words else Qt.FocusPolicy.NoFocus)
        announce(self.said, words)

    def _said_last(self, voice: Voice) -> str:
        return self._saying(voice)

    def show_place(self, page: int, pages: int) -> None:
        """Show which page of how many is in view."""
        self._page = page, pages
        self.place.setText(self._placed(self._sayings.voice))

    def _placed(self, voice: Voice) -> str:
        if self._page is None:
            return ""
        page, pages = (voice.figures(str(each)) for each in self._page)
        return voice.tr(N_("{page} of {pages}")).format(page=page, pages=pages)

    def show_busy(self, busy: bool, *, ready: bool) -> None:
        """Show whether something is going on, and whether there are pages to save and print."""
        self.busy.setVisible(busy)
        self.busy.setRange(0, 0)
        self.cancel_button.hide()
        for button in (self.save_button, self.print_button):
            button.setEnabled(ready)

    def show_progress(self, saying: Saying, percent: int) -> None:
        """Show how far a book is, and the way to give it up."""
        self.say(saying)
        self.busy.setRange(0, 100)
        self.busy.setValue(percent)
        self.cancel_button.show()


def _busy_bar(metrics: Metrics) -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedHeight(metrics.scaled(3))
    keep = bar.sizePolicy()
    # The bar comes and goes without moving the pages.
    keep.setRetainSizeWhenHidden(True)
    bar.setSizePolicy(keep)
    return bar
