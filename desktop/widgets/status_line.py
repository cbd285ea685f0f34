"""The last line of the window: what the library holds and of which day, and that nothing leaves this
computer. What was done a moment ago stands there for a while, with a button that takes it back.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.errors import N_
from core.records.kinds import RecordKind
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.elided_label import ElidedLabel

_LIBRARY = N_("Library: {events}, {recommendations} \u00b7 content of {date}")
_PREPARING = N_("Preparing the search: {percent}\u00a0%")
_OFFLINE = N_("Offline \u00b7 everything is on this computer")


_TOLD_FOR = 12_000
"""How long what was done is told, in milliseconds."""


class StatusLine(QWidget):
    """Two labels at the two ends; what is told stands in the place of the first."""

    undo_wanted = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._voice = voice
        self._counts: Mapping[RecordKind, int] = {}
        self._day: date | None = None
        self._percent: int | None = None
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TOLD_FOR)
        self._telling.timeout.connect(self.hush)
        self.library = ElidedLabel()
        self.told = QLabel()
        self.undo = QPushButton()
        self.undo.setProperty("role", "link")
        self.undo.clicked.connect(lambda _=False: self.undo_wanted.emit())
        self.offline = ElidedLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.LARGE, 0, metrics.LARGE, 0)
        for label in (self.library, self.offline, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.library, self.offline):
            label.setProperty("tone", "muted")
        row.addWidget(self.told)
        row.addWidget(self.undo)
        row.addWidget(self.library, 2)
        row.addWidget(self.offline, 1)
        self.set_look(theme, metrics)
        self.set_voice(voice)

    def show_library(self, counts: Mapping[RecordKind, int], day: date | None) -> None:
        """Show what the library holds; nothing where none is open."""
        self._counts, self._day = counts, day
        self._say()

    def tell(self, words: str, undo: str = "") -> None:
        """Tell for a while what was done; with `undo`, the words of a button, it can be taken back."""
        self.told.setText(words)
        self.undo.setText(undo)
        self.told.setVisible(True)
        self.undo.setVisible(bool(undo))
        self.library.setVisible(False)
        self._telling.start()

    def hush(self) -> None:
        """Show the library again in the place of what was told."""
        self._telling.stop()
        self.told.setVisible(False)
        self.undo.setVisible(False)
        self.library.setVisible(True)

    def show_preparing(self, done: int, of: int) -> None:
        """Show how far the search index is made; with 0 of 0, that it is not being made."""
        percent = done * 100 // of if of else None
        if percent != self._percent:
            self._percent = percent
            self._say()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take another text size."""
        for part in (self.library, self.offline, self.told, self.undo):
            part.setFont(metrics.small)
        self.setFixedHeight(metrics.scaled(26))

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        # What was told was told in the language of then.
        self.hush()
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
