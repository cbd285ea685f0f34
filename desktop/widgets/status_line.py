"""The last line of the window: what the library holds and of which day, and that nothing leaves this
computer.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.errors import N_
from core.records.kinds import RecordKind
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

_LIBRARY = N_("Library: {events}, {recommendations} \u00b7 content of {date}")
_PREPARING = N_("Preparing the search: {percent}\u00a0%")
_OFFLINE = N_("Offline \u00b7 everything is on this computer")


class StatusLine(QWidget):
    """Two labels at the two ends."""

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._voice = voice
        self._counts: Mapping[RecordKind, int] = {}
        self._day: date | None = None
        self._percent: int | None = None
        self.library = QLabel()
        self.offline = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.LARGE, 0, metrics.LARGE, 0)
        for label in (self.library, self.offline):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", "muted")
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.library, 2)
        row.addWidget(self.offline, 1)
        self.set_look(theme, metrics)
        self.set_voice(voice)

    def show_library(self, counts: Mapping[RecordKind, int], day: date | None) -> None:
        """Show what the library holds; nothing where none is open."""
        self._counts, self._day = counts, day
        self._say()

    def show_preparing(self, done: int, of: int) -> None:
        """Show how far the search index is made; with 0 of 0, that it is not being made."""
        percent = done * 100 // of if of else None
        if percent != self._percent:
            self._percent = percent
            self._say()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take another text size."""
        for label in (self.library, self.offline):
            label.setFont(metrics.small)
        self.setFixedHeight(metrics.scaled(26))

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self._say()

    def _say(self) -> None:
        voice = self._voice
        # A label's own alignment is mirrored with the window; trailing is «right» to Qt.
        self.offline.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        preparing = self._percent is not None
        said = voice.tr(_PREPARING).format(percent=voice.number(self._percent)) if preparing else ""
        self.offline.setText(said or voice.tr(_OFFLINE))
        events = self._counts.get(RecordKind.EVENT, 0)
        recommendations = self._counts.get(RecordKind.RECOMMENDATION, 0)
        if self._day is None:
            self.library.setText("")
            return
        self.library.setText(
            voice.tr(_LIBRARY).format(
                events=voice.trn("{count} event", "{count} events", events),
                recommendations=voice.trn(
                    "{count} recommendation", "{count} recommendations", recommendations
                ),
                date=voice.dates(self._day, self._day),
            )
        )
