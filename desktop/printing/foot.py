"""The last line of a preview: where one is, how large, what is going on, and the ways to file and printer."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.errors import N_
from desktop.announcing import announce
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
        self._sheets, self._voice = sheets, voice
        self.place, self.said = QLabel(), QLabel()
        for label in (self.place, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(metrics.small)
        self.said.setWordWrap(True)
        self.said.setProperty("tone", "muted")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # What can be selected takes the keyboard too, and as yet there is nothing to stand on.
        self.said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.busy = _busy_bar(metrics)
        self.two_up_box = QCheckBox(voice.tr(N_("Two pages on a sheet")))
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
        tr, sheets = self._voice.tr, self._sheets
        holder, row = flowing(gap=Metrics.SMALL, line_gap=Metrics.TINY)
        row.addWidget(self.place)
        row.addWidget(self._button(N_("Whole page"), lambda: sheets.set_fit(Fit.PAGE)))
        row.addWidget(self._button(N_("Page width"), lambda: sheets.set_fit(Fit.WIDTH)))
        for sign, words, step in (("\u2212", N_("Smaller"), -1), ("+", N_("Larger"), 1)):
            button = self._button("", lambda step=step: sheets.zoom(step))
            button.setText(sign)
            button.setToolTip(tr(words))
            button.setAccessibleName(tr(words))
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
        button = QPushButton(self._voice.tr(words))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button

    def say(self, words: str) -> None:
        """Say what was done."""
        self.said.setText(words)
        self.said.setFocusPolicy(Qt.FocusPolicy.ClickFocus if words else Qt.FocusPolicy.NoFocus)
        announce(self.said, words)

    def show_place(self, page: int, pages: int) -> None:
        """Show which page of how many is in view."""
        voice = self._voice
        said = voice.tr(N_("{page} of {pages}"))
        self.place.setText(said.format(page=voice.figures(str(page)), pages=voice.figures(str(pages))))

    def show_busy(self, busy: bool, *, ready: bool) -> None:
        """Show whether something is going on, and whether there are pages to save and print."""
        self.busy.setVisible(busy)
        self.busy.setRange(0, 0)
        self.cancel_button.hide()
        for button in (self.save_button, self.print_button):
            button.setEnabled(ready)

    def show_progress(self, words: str, percent: int) -> None:
        """Show how far a book is, and the way to give it up."""
        self.say(words)
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
