"""The neutral page: what paper says, before anything decides how it looks.

Every writer (PDF, Word, plain text) reads the same `Document`, so that a fact stands on paper as it stands in the
file. A text keeps its language with it (`Wording`), because a page in English prints provisions in Arabic; labels
and sentences of ours are plain strings in the document's own language.

    Document   choices, sections in order, and for a book its cover
    Section    one thing that is printed: an event, a sheet of recommendations, a country's profile, a digest.
               Kind line, title, subtitle, then blocks; what an index names it by; the sources it rests on
    Block      Heading      level 2 or 3 (level 1 is the section's title), with a quiet word beside it
               Paragraph    a text in a tone: plain, quoted to the letter, or a small note
               Facts        labels with values, one `Row` each
               Provisions   numbered or bulleted `Item`s, markers as printed, each with its citation if need be
               Table        a head that is repeated on every page, rows of `Cell`s, an optional caption
               Clashes      passages that contradict each other, in a box that cannot be overlooked
               SourceBox    where a section's facts come from and how to cite it
               Rule         the line between what a section is and what it says

A builder (`summary`, `sheet`) makes sections; a writer renders each kind of block and knows nothing of events. A
new kind of section is a new builder and needs no change in any writer. A new kind of block needs a branch in each
writer: `inking` with the template, `docx`, `plain`; mypy finds the writer that lacks one.
"""

import re
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Literal

from core.records.label import Label
from core.text.dating import Dating, Months
from core.text.numbers import in_digits

Digits = Literal["arab", "latn"]

MOST_IN_PLACE, _LONGEST_IN_PLACE = 12, 12_000
_QUOTED = re.compile("(\u00ab[^\u00bb]*\u00bb)")


class Paper(StrEnum):
    """The sheet a page is printed on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader chose for a page.

    `language` is the language of labels (ar, en, fr); `digits` and `months` count for Arabic pages, the others have
    Western digits. `hijri` puts the Hijri date beside where there is room. `only` holds the uids of the
    recommendations to print, empty for all of them. The switches choose the parts of an event; discrepancies and the
    remark on renderings of ours always stand.
    """

    language: str = "ar"
    digits: Digits = "arab"
    paper: Paper = Paper.A4
    only: tuple[str, ...] = ()
    facts: bool = True
    people: bool = True
    recommendations: bool = True
    description: bool = False
    source_text: bool = False
    notes: bool = True
    large_print: bool = False
    months: Months = "gregorian"
    hijri: bool = False

    @property
    def dating(self) -> Dating:
        """Return how dates are written on this page."""
        return Dating(self.months, self.hijri)

    @property
    def digits_shown(self) -> Digits:
        """Return the digits of this page: English and French know only the Western ones."""
        return self.digits if self.language == "ar" else "latn"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and the language it is in.

    `ours` says that the wording is our rendering and not the source's; `aside` follows it after a comma, in a
    language of its own (a person's position as the source prints it). `record` is the uid of what it names: a screen
    leads there, paper does not.
    """

    text: str
    language: str
    ours: bool = False
    aside: "Wording | None" = None
    record: str = ""


class Group(StrEnum):
    """The indexes at the end of a book."""

    THEMES = "themes"
    COUNTRIES = "countries"
    BODIES = "bodies"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name under which an index finds a place. Entries of one `uid` are one line of the index."""

    group: Group
    uid: str
    name: Wording


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
    `citation` stands beneath the text where provisions of several events are on one sheet.
    """

    marker: str
    text: Wording
    kind: str = ""
    citation: Wording | None = None
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Passages that contradict each other: the fact they are about, our note, and every quote."""

    label: str
    note: Wording
    quotes: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its values, one a line. A `figure` is set flush with the figures above and below it."""

    values: tuple[Wording, ...] = ()
    figure: bool = False


class Tone(StrEnum):
    """What a paragraph is: a sentence of ours, a source's words to the letter, a remark in small type."""

    PLAIN = "plain"
    QUOTED = "quoted"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `aside` stands beside it in a quieter face, and not in the contents."""

    text: str
    level: Literal[2, 3] = 2
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, in the direction of its own language."""

    text: Wording
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts one under another, labels in a column of their own."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Provisions:
    """Provisions in their order, their markers hanging as printed."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads.

    Every row has as many cells as `head`. `shares` are the widths of the columns in relation to each other; where
    none are given, what the columns hold decides (`columns`). `named_rows` says that the first cell of a row is the
    head of that row.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    shares: tuple[int, ...] = ()
    named_rows: bool = False


@dataclass(frozen=True, slots=True)
class Clashes:
    """The discrepancies of a section under their heading."""

    heading: str
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class SourceBox:
    """Where the section's facts come from.

    `rows` are the publisher, the date, and the addresses that the `citation`, the whole line, has no place for.
    """

    title: Wording | None
    rows: tuple[Row, ...]
    citation: Wording | None


@dataclass(frozen=True, slots=True)
class Rule:
    """The line that ends what a section is."""


Block = Heading | Paragraph | Facts | Provisions | Table | Clashes | SourceBox | Rule


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the list at the end of a book names it; one line for each `uid`, whoever rests on it."""

    uid: str
    text: Wording


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is printed.

    `kind` stands above the title; `subtitle` is the source's own title where `title` is our rendering. `place` is
    what the contents of a book say beside the title: where and when. `new_page` is off for short sections that
    follow each other on a page. `entries` are the names under which the indexes find the section itself.
    """

    uid: str
    kind: str
    title: Wording
    blocks: tuple[Block, ...]
    subtitle: Wording | None = None
    place: str = ""
    entries: tuple[Entry, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    new_page: bool = True


EMBLEM_DPI = 300
"""Dots of an emblem to an inch of paper."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """The picture on a cover: a PNG of this size in pixels, made small and sound by `emblem.emblem_of`."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover of a book, in the words of whoever prepares it; what is empty is left out."""

    title: str = ""
    meeting: str = ""
    date: str = ""
    prepared_by: str = ""
    emblem: Emblem | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed as one file: sections in order.

    With a `cover` it is a book: cover, contents, sections, indexes, list of sources. All sections are in the
    language and the digits of `choices`.
    """

    choices: Choices
    sections: tuple[Section, ...]
    cover: Cover | None = None

    @property
    def is_long(self) -> bool:
        """Whether it is work for a process of its own: a book, many sections, or much text.

        What Typst needs for a long one (20 MB for the profile of a country with 130 events) does not come back to
        the system in this process: what stays lies between.
        """
        many = self.cover is not None or len(self.sections) > MOST_IN_PLACE
        return many or _characters(self.sections) > _LONGEST_IN_PLACE


def _characters(value: object) -> int:
    """Return how many characters are in all texts of a value of this module."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(map(_characters, value))
    if is_dataclass(value):
        return sum(_characters(getattr(value, each.name)) for each in fields(value))
    return 0


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
