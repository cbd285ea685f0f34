"""The page of shortcuts: what each key does, by the place where it does it, from the table that binds them."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.errors import N_
from desktop.following import FollowingDialog, replace_sheet
from desktop.shortcuts import KEYS, shown
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.scrolled import fit

TITLE = N_("Keyboard shortcuts")
_OR = N_("or")


class ShortcutsDialog(FollowingDialog):
    """Shows all keys in two columns; nothing is chosen here."""

    def __init__(self, metrics: Metrics, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(metrics, voice, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("chapter", "keyboard")
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.sayings.say(TITLE, self.setWindowTitle, self.scroll.setAccessibleName)
        self.scroll.setWidget(self._sheet())
        close = QPushButton()
        self.sayings.say(N_("Close"), close.setText)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(metrics.WIDE, 0, metrics.WIDE, metrics.LARGE)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroll, 1)
        column.addLayout(buttons)
        fit(self, metrics.scaled(900), metrics.scaled(640))
        self.scroll.setFocus()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take another text size."""
        super().set_look(theme, metrics)
        replace_sheet(self.scroll, self._sheet())

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        super().set_voice(voice)
        replace_sheet(self.scroll, self._sheet())

    def _sheet(self) -> QWidget:
        """Return the table, its places in two columns of about the same length."""
        sheet, metrics = QWidget(), self._metrics
        sheet.setProperty("ground", "surface")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        columns = [QVBoxLayout(), QVBoxLayout()]
        row = QHBoxLayout(sheet)
        row.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        row.setSpacing(metrics.HUGE)
        placed = 0
        for place, found in groupby(KEYS, key=lambda each: each.place):
            rows = tuple(found)
            column = columns[0 if placed * 2 < len(KEYS) - len(rows) else 1]
            placed += len(rows)
            column.addLayout(self._place(place, rows))
            column.addSpacing(metrics.LARGE)
        for column in columns:
            column.addStretch(1)
            row.addLayout(column, 1)
        return sheet

    def _place(self, place: str, rows: tuple) -> QGridLayout:
        grid, metrics = QGridLayout(), self._metrics
        grid.setHorizontalSpacing(metrics.LARGE)
        grid.setVerticalSpacing(metrics.TINY)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._label(place, strong=True), 0, 0, 1, 2)
        for number, each in enumerate(rows, start=1):
            keys = f" {self._voice.tr(_OR)} ".join(shown(one) for one in each.keys)
            words, pressed = self._label(each.words), self._label(keys, given=True)
            pressed.setProperty("tone", "muted")
            words.setWordWrap(True)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(words, number, 0, top)
            grid.addWidget(pressed, number, 1, top | Qt.AlignmentFlag.AlignTrailing)
        return grid

    def _label(self, words: str, *, strong: bool = False, given: bool = False) -> QLabel:
        label = QLabel(words if given else self._voice.tr(words))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._metrics.strong if strong else self._metrics.body)
        return label
