"""The columns of the register: what each is called, how wide it is, what it sorts by, and what its cells say."""

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import N_
from core.records.kinds import PROVISION_KINDS
from core.records.label import Label
from core.records.library import Similar
from core.records.register import Ordering, RegisterLine
from core.records.spans import Span
from desktop.voice import Voice

_YEAR_INFERRED = N_("year inferred")
_ALSO_IN = N_("Also in: {name} ({percent}\u00a0%)")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, the language that decides its direction, and where it answers a query."""

    text: str
    language: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width` is in pixels at a text size of 100 %; `quoted` cells hold the words of a document.

    `sorts` is what a click on its head sorts by; None where it sorts by nothing.
    """

    key: str
    words: str
    width: int
    cell: Callable[[RegisterLine, Voice], Cell]
    sorts: Ordering | None = None
    quoted: bool = False


def also_in(each: Similar, voice: Voice) -> str:
    """Say where else nearly the same was recommended, and how near it is."""
    name = f"{each.marker} {voice.name(each.event.label)}".strip()
    return voice.tr(_ALSO_IN).format(name=name, percent=voice.number(round(each.score * 100)))


def named(line: RegisterLine, voice: Voice) -> str:
    """Return what a provision is called in a row: its number, or the sign it stands behind."""
    return voice.figures(str(line.number)) if line.number is not None else line.marker


def dates(line: RegisterLine, voice: Voice) -> str:
    """Return the days of the event; a year that its page does not print says so."""
    days = voice.dates(line.start, line.end)
    return f"{days} ({voice.tr(_YEAR_INFERRED)})" if days and line.year_inferred else days


def _own(text: str, voice: Voice) -> Cell:
    return Cell(text, voice.language.code)


def _label(label: Label, voice: Voice) -> Cell:
    code = voice.language.code
    return Cell(label.in_language(code), label.language_shown(code))


def _names(labels: tuple[Label, ...], voice: Voice) -> Cell:
    comma = "\u060c " if voice.language.right_to_left else ", "
    code = voice.language.code
    # An isolate of the same direction would let a line begin with the comma behind it.
    own = (
        each.in_language(code) if each.language_shown(code) == code else voice.name(each) for each in labels
    )
    return _own(comma.join(own), voice)


def _similar(line: RegisterLine, voice: Voice) -> Cell:
    if not line.similar:
        return _own("", voice)
    more = len(line.similar) - 1
    said = also_in(line.similar[0], voice)
    return _own(f"{said} +{voice.number(more)}" if more else said, voice)


COLUMNS = (
    Column("number", N_("Number"), 76, lambda line, voice: _own(named(line, voice), voice), Ordering.NUMBER),
    Column(
        "text",
        N_("Recommendation"),
        420,
        lambda line, _: Cell(line.text, line.language),
        Ordering.TEXT,
        quoted=True,
    ),
    Column("action", N_("Action"), 220, lambda line, voice: _label(line.action, voice)),
    Column(
        "kind",
        N_("Kind"),
        118,
        lambda line, voice: _own(voice.tr(PROVISION_KINDS[line.provision]), voice),
        Ordering.KIND,
    ),
    Column("event", N_("Event"), 204, lambda line, voice: _label(line.event.label, voice), Ordering.EVENT),
    Column("date", N_("Date"), 108, lambda line, voice: _own(dates(line, voice), voice), Ordering.DATE),
    Column("place", N_("Place"), 120, lambda line, voice: _label(line.place, voice), Ordering.PLACE),
    Column(
        "theme",
        N_("Themes"),
        144,
        lambda line, voice: _names(tuple(theme.label for theme in line.themes), voice),
        Ordering.THEME,
    ),
    Column(
        "addressee",
        N_("Addressees"),
        150,
        lambda line, voice: _names(line.addressees, voice),
        Ordering.ADDRESSEE,
    ),
    Column("similar", N_("Nearly the same"), 136, _similar),
)
"""Every column there is, in its place."""

STRETCHED = ("text", "action", "event", "theme", "addressee")
"""Which column takes the room that is left: the first of these that is shown."""
