"""The neutral page: what a summary says, before anything decides how it looks.

Every writer (PDF, plain text, later Word and HTML) reads the same `Summary`, so that a fact stands on paper as it
stands in the file. A text keeps its language with it, because a page in English prints the provisions in Arabic;
labels and sentences of ours are plain strings in the page's own language.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from core.records.label import Label
from core.text.numbers import in_digits

Digits = Literal["arab", "latn"]

_QUOTED = re.compile("(\u00ab[^\u00bb]*\u00bb)")


class Paper(StrEnum):
    """The sheet a summary is printed on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader chose for a page.

    `language` is the language of labels (ar, en, fr); `digits` counts for Arabic pages, the others have
    Western digits. `only` holds the uids of the recommendations to print, empty for all of them.
    """

    language: str = "ar"
    digits: Digits = "arab"
    paper: Paper = Paper.A4
    only: tuple[str, ...] = ()
    description: bool = False
    people: bool = True
    large_print: bool = False

    @property
    def digits_shown(self) -> Digits:
        """Return the digits of this page: English and French know only the Western ones."""
        return self.digits if self.language == "ar" else "latn"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and the language it is in.

    `ours` says that the wording is our rendering and not the source's; `aside` follows it after a comma, in a
    language of its own (a person's position as the source prints it).
    """

    text: str
    language: str
    ours: bool = False
    aside: "Wording | None" = None


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: its label, its values, and what must be said about them.

    `stacked` asks for one value a line; otherwise the values stand in one line with commas. `doubted` says that
    the source contradicts itself here, so that a reader of the fact looks at the discrepancy.
    """

    label: str
    values: tuple[Wording, ...]
    notes: tuple[Wording, ...] = ()
    stacked: bool = False
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One provision as printed: its number or bullet, its text to the letter, and what it does.

    `kind` is empty for a plain recommendation, which needs no saying under the heading «Recommendations».
    """

    marker: str
    text: Wording
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Passages that contradict each other: the fact they are about, our note, and every quote."""

    label: str
    note: Wording
    quotes: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class SourceBox:
    """Where the page's facts come from.

    `rows` are the publisher, the date, and the addresses that the `citation`, the whole line, has no place for.
    """

    title: Wording | None
    rows: tuple[Row, ...]
    citation: Wording


@dataclass(frozen=True, slots=True)
class Summary:
    """A page before it is inked: an event, or one recommendation of it.

    `subtitle` is the source's own title where `title` is our rendering. `outcome` is said where no provisions
    are printed; `count` stands beside the heading of the provisions. `notes` are sentences of ours at the end.
    """

    choices: Choices
    kind: str
    title: Wording
    subtitle: Wording | None
    rows: tuple[Row, ...]
    description: tuple[Wording, ...]
    outcome: str
    count: str
    items: tuple[Item, ...]
    clashes: tuple[Clash, ...]
    notes: tuple[Wording, ...]
    source: SourceBox


def worded(label: Label, language: str) -> Wording:
    """Return a label as a page in `language` shows it."""
    return Wording(label.in_language(language), label.language_shown(language), label.is_ours(language))


def remark(note: Label, language: str, digits: Digits) -> Wording:
    """Return a note of ours in the page's digits; what it quotes between guillemets keeps its own."""
    shown = worded(note, language)
    if shown.language != "ar":
        return shown
    parts = _QUOTED.split(shown.text)
    text = "".join(part if part.startswith("\u00ab") else in_digits(part, digits) for part in parts)
    return Wording(text, shown.language, shown.ours)
