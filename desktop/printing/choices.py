"""What a reader chooses about a page: the language of its words, the digits, the sheet, large print, its parts.

What was chosen is remembered as a text (`packed`); what makes no sense in one counts as not chosen.
"""

import json
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.errors import N_
from core.paper.page import Choices, Digits, Paper
from core.text.dating import MONTHS
from desktop.following import Sayings
from desktop.theme import Metrics
from desktop.voice import MONTH_NAMES, Voice
from desktop.widgets.flow import flowing

# Languages are named in themselves, so that whoever reads one finds it.
_LANGUAGES = (
    ("ar", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629"),
    ("en", "English"),
    ("fr", "Fran\u00e7ais"),
)
_DIGITS = (("arab", "\u0661\u0662\u0663"), ("latn", "123"))
_MONTHS = tuple(zip(MONTHS, MONTH_NAMES, strict=True))
_SHEETS = ((Paper.A4, "A4"), (Paper.LETTER, N_("Letter")))

_SWITCHES = (
    ("large_print", N_("Large print")),
    ("hijri", N_("Hijri dates beside")),
    ("facts", N_("Facts")),
    ("people", N_("People")),
    ("recommendations", N_("Recommendations")),
    ("description", N_("Description")),
    ("source_text", N_("Text of the source")),
    ("notes", N_("Notes")),
)
_KEPT = ("language", "digits", "months", "paper", *(name for name, _ in _SWITCHES))
_ALLOWED = {
    "language": tuple(value for value, _ in _LANGUAGES),
    "digits": tuple(value for value, _ in _DIGITS),
    "months": MONTHS,
    "paper": tuple(Paper),
}


def choices_of(voice: Voice) -> Choices:
    """Return what the window's language, digits and dates suggest for a page."""
    digits: Digits = "latn" if voice.digits == "latn" else "arab"
    dating = voice.dating
    return Choices(voice.language.code, digits, months=dating.months, hijri=dating.hijri)


def packed(choices: Choices) -> str:
    """Return choices as a text that can be kept."""
    return json.dumps({name: getattr(choices, name) for name in _KEPT})


def unpacked(kept: str, voice: Voice) -> Choices:
    """Return the choices that were kept; where there are none, those that the window's language suggests."""
    choices = choices_of(voice)
    try:
        found = json.loads(kept)
        values = {name: found[name] for name in _KEPT if name in found}
    except (ValueError, TypeError, RecursionError):
        return choices
    sound = {
        name: Paper(value) if name == "paper" else value
        for name, value in values.items()
        if (value in _ALLOWED[name] if name in _ALLOWED else isinstance(value, bool))
    }
    return replace(choices, **sound)


class ChoicesBar(QWidget):
    """The choices in one row. `chosen` carries the whole `Choices` after every change."""

    chosen = Signal(object)

    def __init__(self, choices: Choices, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.choices = choices
        self._sayings = Sayings(voice)
        holder, self._row = flowing(gap=metrics.LARGE, line_gap=metrics.TINY)
        margins = QVBoxLayout(self)
        margins.setContentsMargins(metrics.LARGE, metrics.SMALL, metrics.LARGE, metrics.SMALL)
        margins.addWidget(holder)
        self.language = self._box(N_("Language"), _LANGUAGES, choices.language, "language")
        self.digits = self._box(N_("Digits"), _DIGITS, choices.digits, "digits")
        self.months = self._box(N_("Months"), _MONTHS, choices.months, "months")
        self.paper = self._box(N_("Paper"), _SHEETS, choices.paper, "paper")
        for place, (_, words) in enumerate(_SHEETS):
            self._sayings.say(words, partial(self.paper.setItemText, place))
        self.parts = {name: self._check(words, getattr(choices, name), name) for name, words in _SWITCHES}
        self._settle()

    def _box(self, words: str, values: tuple[tuple[str, str], ...], now: str, name: str) -> QComboBox:
        label, box = QLabel(), QComboBox()
        self._sayings.say(words, label.setText, box.setAccessibleName)
        label.setBuddy(box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for value, shown in values:
            box.addItem(shown, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.currentIndexChanged.connect(lambda _: self._choose(name, box.currentData()))
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label)
        line.addWidget(box)
        self._row.addWidget(pair)
        return box

    def _check(self, words: str, now: bool, name: str) -> QCheckBox:
        box = QCheckBox()
        self._sayings.say(words, box.setText)
        box.setChecked(now)
        box.toggled.connect(lambda on: self._choose(name, on))
        box.setMinimumHeight(self.language.sizeHint().height())
        self._row.addWidget(box)
        return box

    def set_voice(self, voice: Voice) -> None:
        """Speak another language; what is chosen stays, the language of the pages too."""
        self._sayings.speak(voice)

    def set_look(self) -> None:
        """Follow another text size."""
        for box in self.parts.values():
            box.setMinimumHeight(self.language.sizeHint().height())

    def _choose(self, name: str, value: object) -> None:
        self.choices = replace(self.choices, **{name: value})
        self._settle()
        self.chosen.emit(self.choices)

    def _settle(self) -> None:
        # English and French pages know only the Western digits, and one set of months.
        self.months.setEnabled(self.choices.language == "ar")
        self.digits.setEnabled(self.choices.language == "ar")
