"""Dates as people write them, found in a text: words of a query or of a document into ranges of days.

Names of months come from CLDR (`resources/vocabulary/cldr.json`); Arabic has two sets, and both are read. What is
read, in any of the three languages and with any digits:

    4 أبريل 2016    4-6 أبريل عام 2016    27 فبراير - 3 مارس 2023    12 و13 شباط/فبراير 2024
    April 4, 2016   April 4-6, 2016   1er janvier 2020           سبتمبر 2022   2016
    2016-04-04      2016-04           04/04/2016, 4.4.2016 (the day first)     2015-2017, 2015..2017

    ١٤٣٧هـ   1437 AH   1437 H    رمضان 1444     26-28 جمادى الآخرة 1437     26/6/1437هـ

A month or a day without a year is left to the words. Years are those from 1900 to 2100, Hijri ones those of the Umm
al-Qura calendar (1343 to 1500); a number alone is no Hijri year.
"""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from core.records.spans import Span
from core.text.dates import month_lists
from core.text.dating import HIJRI_YEARS, day_of_hijri, hijri_months, length_of_hijri
from core.text.folding import Folded, fold, fold_text

_FIRST_YEAR, _LAST_YEAR = 1900, 2100

# Maghrebi names and spellings that CLDR's two Arabic sets do not have.
_OTHER_MONTHS = {
    1: "جانفي",
    2: "فيفري",
    4: "أفريل إبريل",
    5: "ماي",
    6: "جوان",
    7: "جويلية",
    8: "أوت",
    9: "شتنبر sept",
    11: "نونبر",
    12: "ديسيمبر دجنبر",
}
_JOINING = frozenset(fold_text("و إلى حتى وعام وسنة وحتى and to au et").split())
_HIJRI_MARKS = frozenset(map(fold_text, ("ه", "هجري", "هجرية", "AH", "H")))
_HIJRI_YEAR = re.compile(r"(?<![0-9])1[345][0-9]{2}(?![0-9])")
_PASSED_OVER = frozenset(fold_text("عام سنة of de").split())


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days that a piece of text names, both inclusive, and where it stands."""

    start: date
    end: date
    span: Span
    hijri: bool = False
    """Whether the text names them in the Hijri calendar."""


def dates_in(text: str) -> tuple[DateRange, ...]:
    """Return the dates that a text names, in order, not overlapping. What is no day of the calendar is left out."""
    folded = fold(text)
    found = list(_dates_in(folded, _gregorian()))
    if _HIJRI_YEAR.search(folded.text):
        for other in _dates_in(folded, _hijri()):
            if all(other.span[1] <= each.span[0] or each.span[1] <= other.span[0] for each in found):
                found.append(other)
        found.sort(key=lambda each: each.span)
    return tuple(found)


def _dates_in(folded: Folded, calendar_: "_Calendar") -> Iterator[DateRange]:
    pieces = list(_pieces(folded.text, calendar_))
    for match in _SHAPES.finditer("".join(_signs(pieces, folded.text))):
        taken = pieces[match.start() : match.end()]
        if calendar_.hijri and not any(piece.marked or piece.sign == "m" for piece in taken):
            continue
        days = _days(str(match.lastgroup), taken, calendar_)
        if days is not None:
            yield DateRange(*days, folded.span(taken[0].start, taken[-1].end), calendar_.hijri)


def _pieces(text: str, calendar_: "_Calendar") -> "Iterator[_Piece]":
    """Yield the pieces; the mark of a Hijri year (هـ, AH) becomes a part of the number before it."""
    before: _Piece | None = None
    for match in calendar_.pattern.finditer(text):
        if match["word"] in _PASSED_OVER:
            continue
        if calendar_.hijri and match["word"] in _HIJRI_MARKS and before and before.sign in "dy":
            before = before._replace(end=match.end(), marked=True)
            continue
        if before:
            yield before
        before = _piece(match, calendar_)
    if before:
        yield before


def _signs(pieces: "Sequence[_Piece]", text: str) -> Iterator[str]:
    """Yield the signs; a dash that stands free after a word («أنقرة – 4 أبريل») parts, and joins no days."""
    before = "x"
    for piece in pieces:
        free = piece.sign == "-" and before == "x" and text[piece.end : piece.end + 1].isspace()
        yield "x" if free else piece.sign
        before = piece.sign


class _Piece(NamedTuple):
    """A piece of a folded text with the sign of what it may be in a date.

    `y` a year, `d` a number from 1 to 31, `m` the name of a month, `j` a word that joins, `-`, `/` and `.`
    themselves, `x` anything else.
    """

    sign: str
    value: int
    start: int
    end: int
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What is read as a month and a year, and which day is meant."""

    hijri: bool
    months: Mapping[str, int]
    years: range
    day: Callable[[int, int, int], date]
    length: Callable[[int, int], int]
    pattern: re.Pattern[str]


# What may follow what, the longest first. A group's name says what its numbers are: small letters for the first
# day, capitals for the last; what one of them lacks it takes from the other. `m/?m?` is شباط/فبراير.
_SHAPES = re.compile(
    r"(?<![/.])(?:"
    r"(?P<ymd>y-d-d|y/d/d)|(?P<ym>y[-/]d)(?![-/.]?d)"
    r"|(?P<myMY>m/?m?y[-j]m/?m?y)|(?P<mdDY>md[-j]dy)|(?P<mdY>mdy)|(?P<my>m/?m?y)"
    r"|(?P<yY>y[-j]y)(?![-/.])|(?P<y>y)"
    r"|(?<!-)(?:(?P<dmy>d/d/y|d\.d\.y|d-d-y)(?![-/.])"
    r"|(?P<dmyDMY>dm/?m?y[-j]dm/?m?y)|(?P<dmDMY>dm/?m?[-j]dm/?m?y)|(?P<dDMY>d[-j]dm/?m?y)|(?P<DMY>dm/?m?y)"
    r"|(?P<MY>d[-/]y))"
    r")"
)


@cache
def _gregorian() -> _Calendar:
    months = _numbers_of_months()
    years = range(_FIRST_YEAR, _LAST_YEAR + 1)
    return _Calendar(
        False, months, years, date, lambda year, month: calendar.monthrange(year, month)[1], _pattern(months)
    )


@cache
def _hijri() -> _Calendar:
    months = {fold_text(name): month for name, month in hijri_months().items()}
    years = range(*HIJRI_YEARS)
    return _Calendar(True, months, years, day_of_hijri, length_of_hijri, _pattern(months))


def _pattern(months: Mapping[str, int]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    return re.compile(
        rf"(?P<month>{names})(?![^\W\d_])|(?P<number>[0-9]+)(?:(?:er|st|nd|rd|th)(?!\w))?"
        r"|(?P<word>[^\W\d_]+)|(?P<dash>[-\u2010-\u2015]|\.{2,3}(?=[0-9]))|(?P<other>[^\s\w,،.]|\.(?=[0-9]))"
    )


def _piece(match: re.Match[str], calendar_: _Calendar) -> _Piece:
    sign, value = "x", 0
    if month := match["month"]:
        sign, value = "m", calendar_.months[month]
    elif number := match["number"]:
        value = int(number) if len(number) <= 4 else 0
        if len(number) == 4 and value in calendar_.years:
            sign = "y"
        elif len(number) <= 2 and 1 <= value <= 31:
            sign = "d"
    elif match["word"]:
        sign = "j" if match["word"] in _JOINING else "x"
    elif match["dash"]:
        sign = "-"
    elif match["other"] in ("/", "."):
        sign = match["other"]
    return _Piece(sign, value, *match.span())


def _days(layout: str, pieces: Sequence[_Piece], calendar_: _Calendar) -> tuple[date, date] | None:
    values = [piece for piece in pieces if piece.sign in "dmy"]
    second_names = {second for first, second in pairwise(values) if first.sign == second.sign == "m"}
    numbers = dict(zip(layout, (piece.value for piece in values if piece not in second_names), strict=True))
    first = [numbers.get(part, numbers.get(part.upper())) for part in "ymd"]
    last = [numbers.get(part, numbers.get(part.lower())) for part in "YMD"]
    try:
        start = calendar_.day(first[0] or 0, first[1] or 1, first[2] or 1)
        month = last[1] or 12
        end = calendar_.day(last[0] or 0, month, last[2] or calendar_.length(last[0] or 0, month))
    except ValueError:
        return None
    return (start, end) if start <= end else None


@cache
def _numbers_of_months() -> dict[str, int]:
    numbers = {fold_text(name): month for month, names in _OTHER_MONTHS.items() for name in names.split()}
    for names in month_lists():
        numbers |= {fold_text(name).rstrip("."): month for month, name in enumerate(names, start=1)}
    return numbers
