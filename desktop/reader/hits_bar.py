"""The way through the hits of the query, in the head of the reader: how many there are, and two buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from core.errors import N_
from desktop.reader.link import IconButton
from desktop.reader.look import Look
from desktop.shortcuts import keys_named, shown

NEXT, PREVIOUS = "next_hit", "previous_hit"
_NEXT = N_("Next hit")
_PREVIOUS = N_("Previous hit")
_PLACE = N_("{number} of {total}")


class HitsBar(QWidget):
    """Shown where the query has hits. `stepped` carries 1 or -1."""

    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.count = QLabel()
        self.count.setFont(look.metrics.small)
        self.count.setProperty("tone", "muted")
        self.previous = self._button("arrow-left", _PREVIOUS, PREVIOUS, -1)
        self.next = self._button("arrow-right", _NEXT, NEXT, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.metrics.TINY)
        for part in (self.count, self.previous, self.next):
            row.addWidget(part)
        self.show_hits(0, 0)

    def show_hits(self, number: int, total: int) -> None:
        """Show that the hit `number` of `total` was gone to; with 0, how many there are; nothing without any."""
        voice = self._look.voice
        if number:
            words = voice.tr(_PLACE).format(number=voice.number(number), total=voice.number(total))
        else:
            words = voice.trn("{count} hit", "{count} hits", total)
        self.count.setText(words)
        self.setVisible(total > 0)

    def _button(self, icon: str, words: str, name: str, step: int) -> IconButton:
        button = IconButton(icon, self._look.voice.tr(words), self._look, self, pixels=14)
        button.setToolTip(f"{button.accessibleName()} \u00b7 {shown(keys_named(name).keys[0])}")
        button.clicked.connect(lambda: self.stepped.emit(step))
        return button
