"""Three things to try, for who opens the program for the first time: a strip that goes when it has served."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from core.errors import N_
from core.records.kinds import RecordKind
from core.records.overview import Overview
from core.text.bidi import isolate
from desktop.icons import icon, pixmap
from desktop.models.tries import DISMISSED, PRINT, PROFILE, SEARCH
from desktop.reader.link import LinkText
from desktop.reader.look import Look
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

_TITLE = N_("Three things to try")
_DISMISS = N_("Dismiss")
_LONGEST = 48
_WORDS = {
    SEARCH: N_("Search for what was recommended on \u00ab{name}\u00bb"),
    PROFILE: N_("See what is known of {name}, on one page"),
    PRINT: N_("Preview the pages of the newest event: {name}"),
}


@dataclass(frozen=True, slots=True)
class Try:
    """One thing to try: which, with what (words to search for, or a uid), and the name that is said."""

    name: str
    value: str
    said: str


def tries(overview: Overview, voice: Voice) -> tuple[Try, ...]:
    """Return what there is to try in a library: its first theme, its first country, its newest event."""
    found = []
    spreads = {(spread.kind, spread.facet): spread.values for spread in overview.spreads}
    themes = spreads.get((RecordKind.RECOMMENDATION, "theme"), ())
    countries = spreads.get((RecordKind.EVENT, "country"), ())
    code = voice.language.code
    if themes:
        words = themes[0].label.in_language(code)
        found.append(Try(SEARCH, words, words))
    if countries:
        profile = countries[0].value.replace(str(RecordKind.COUNTRY), PROFILE, 1)
        found.append(Try(PROFILE, profile, voice.name(countries[0].label)))
    if overview.newest:
        event = overview.newest[0]
        found.append(Try(PRINT, event.uid, _short(event.title.in_language(code))))
    return tuple(found)


def _short(title: str) -> str:
    """Return a title cut at a word, so that the strip stays one."""
    if len(title) <= _LONGEST:
        return title
    return title[:_LONGEST].rsplit(" ", 1)[0] + "\u2026"


class TriesStrip(QFrame):
    """Shows what has not been tried yet; hidden where nothing is left. `wanted` carries which and with what."""

    wanted = Signal(str, str)
    dismissed = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("role", "tip")
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self._overview: Overview | None = None
        self._done: frozenset[str] = frozenset()
        self.buttons: dict[str, LinkText] = {}
        self._sign, self._title = QLabel(), QLabel()
        self.dismiss = QToolButton()
        self.dismiss.setProperty("role", "icon")
        self.dismiss.clicked.connect(self.dismissed)
        head = QHBoxLayout()
        head.setSpacing(metrics.SMALL)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        head.addWidget(self.dismiss)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.LARGE, metrics.MEDIUM, metrics.LARGE, metrics.MEDIUM)
        self._column.setSpacing(metrics.TINY)
        self._column.addLayout(head)
        self.hide()

    def show_tries(self, overview: Overview | None, done: Collection[str]) -> None:
        """Show what is left to try in a library."""
        self._overview, self._done = overview, frozenset(done)
        self._say()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self._title.setFont(metrics.strong)
        self._say()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self._say()

    def _say(self) -> None:
        voice, metrics, theme = self._voice, self._metrics, self._theme
        found = () if self._overview is None or DISMISSED in self._done else tries(self._overview, voice)
        left = {one.name: one for one in found if one.name not in self._done}
        self.setVisible(bool(left))
        if not left:
            return
        side = metrics.scaled(18)
        self._sign.setPixmap(pixmap("lightbulb", theme.accent, side=side))
        self._title.setText(voice.tr(_TITLE))
        self.dismiss.setIcon(icon("x", theme.muted, side=side))
        self.dismiss.setIconSize(QSize(side, side))
        self.dismiss.setToolTip(voice.tr(_DISMISS))
        self.dismiss.setAccessibleName(voice.tr(_DISMISS))
        self._lay(left)

    def _lay(self, left: dict[str, Try]) -> None:
        """Put the lines anew: they wrap, and are laid out for one language and size."""
        while self.buttons:
            _, gone = self.buttons.popitem()
            self._column.removeWidget(gone)
            # Till Qt frees it, nobody is to see or hear it.
            gone.hide()
            gone.deleteLater()
        voice = self._voice
        rtl, look = voice.language.right_to_left, Look(self._theme, self._metrics, voice)
        for name, one in left.items():
            words = voice.tr(_WORDS[name]).format(name=isolate(one.said, ""))
            line = LinkText(words, rtl, look, language=look.language, on_the_right=rtl, parent=self)
            line.clicked.connect(partial(self.wanted.emit, name, one.value))
            self._column.addWidget(line)
            self.buttons[name] = line
