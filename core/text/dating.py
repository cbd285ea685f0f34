"""How a reader wants dates written: which Arabic names of months, and whether the Hijri date stands beside.

The source prints the day; the Hijri day is ours. It is converted by the Umm al-Qura calendar as `hijridate` has it,
1343 to 1500 AH (1 August 1924 to 16 November 2077). A range that does not lie wholly in these years gets nothing.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple

import resources

Months = Literal["gregorian", "levantine", "both"]
MONTHS: tuple[Months, ...] = ("gregorian", "levantine", "both")
"""Names of the months in Arabic: أبريل, نيسان, and both of them as the United Nations print them, نيسان/أبريل."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The names of months in Arabic, and whether the Hijri date stands behind the Gregorian one."""

    months: Months = "gregorian"
    hijri: bool = False

    @property
    def short(self) -> "Dating":
        """Return the same for places too narrow for two calendars: cells, cards, lists."""
        return replace(self, hijri=False)


PLAIN = Dating()

HIJRI_YEARS = (1343, 1501)
"""The first year of the calendar, and the first after it."""


class HijriDay(NamedTuple):
    """A day of the Hijri calendar."""

    year: int
    month: int
    day: int


def dating_of(months: object, hijri: object) -> Dating:
    """Return the manner that two kept values ask for; what makes no sense counts as not chosen."""
    known = next((name for name in MONTHS if name == months), PLAIN.months)
    return Dating(known, hijri is True)


def hijri_day(day: date) -> HijriDay | None:
    """Return a day in the Umm al-Qura calendar, or None outside its years."""
    # Loaded by the first reader who wants it.
    from hijridate import Gregorian

    try:
        return HijriDay(*Gregorian(day.year, day.month, day.day).to_hijri().datetuple())
    except OverflowError:
        return None


def day_of_hijri(year: int, month: int, day: int) -> date:
    """Return the day that a Hijri date names. Raises `ValueError` where the calendar has none."""
    from hijridate import Hijri

    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except OverflowError as outside:
        raise ValueError(str(outside)) from outside


def length_of_hijri(year: int, month: int) -> int:
    """Return how many days a Hijri month has. Raises `ValueError` where the calendar has no such month."""
    from hijridate import Hijri

    try:
        return Hijri(year, month, 1).month_length()
    except OverflowError as outside:
        raise ValueError(str(outside)) from outside


def hijri_months() -> dict[str, int]:
    """Return the names of the Hijri months as readers write them, with their numbers from 1 to 12."""
    names = {name: month for each in _words()["months"].values() for month, name in enumerate(each, start=1)}
    other = {name: int(month) for month, each in _words()["other"].items() for name in each}
    return names | other


def hijri_text(start: date, end: date, language: str) -> str:
    """Write a day or a range in the Hijri calendar, «26–28 جمادى الآخرة 1437 هـ», or nothing outside its years."""
    first, last = hijri_day(start), hijri_day(end)
    if first is None or last is None:
        return ""
    names, era = _words()["months"][language], _words()["era"][language]

    def said(day: HijriDay) -> str:
        return f"{_ordinal(day.day, language)} {names[day.month - 1]}"

    if first == last:
        text = said(last)
    elif first[:2] == last[:2]:
        text = f"{_ordinal(first.day, language)}–{said(last)}"
    elif first.year == last.year:
        text = f"{said(first)} – {said(last)}"
    else:
        text = f"{said(first)} {first.year} – {said(last)}"
    return f"{text} {last.year}\u00a0{era}"


def _ordinal(day: int, language: str) -> str:
    return "1er" if language == "fr" and day == 1 else str(day)


@cache
def _words() -> dict[str, Any]:
    path = resources.path("vocabulary", "hijri.json")
    words: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return words
