"""Dates as they are written: days and ranges of days into words. They are read in `core.text.reading_dates`.

Names of months come from CLDR (`resources/vocabulary/cldr.json`); Arabic has two sets, and a writer chooses
(`core.text.dating`).
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import resources
from core.text.dating import PLAIN, Dating, hijri_text
from core.text.numbers import in_digits

_LEVANT = "ar_levant"


def range_text(
    start: date | None, end: date | None, language: str, digits: str, dating: Dating = PLAIN
) -> str:
    """Write a day or a range of days in a language: «٤–٦ أبريل ٢٠١٦», "4–6 April 2016", « 1er–3 mai 2020 ».

    `digits` is `arab` or `latn` and counts in Arabic only, as do the names of months that `dating` asks for; the
    Hijri date stands behind in brackets where it asks for that. No start, no text.
    """
    if start is None:
        return ""
    end = end or start
    names = _names(language, dating)
    if start == end:
        text = f"{_day(start, language)} {names[start.month - 1]} {start.year}"
    elif (start.year, start.month) == (end.year, end.month):
        text = f"{_day(start, language)}–{_day(end, language)} {names[end.month - 1]} {end.year}"
    else:
        first = f"{_day(start, language)} {names[start.month - 1]}"
        first += f" {start.year}" if start.year != end.year else ""
        text = f"{first} – {_day(end, language)} {names[end.month - 1]} {end.year}"
    hijri = hijri_text(start, end, language) if dating.hijri else ""
    text += f" ({hijri})" if hijri else ""
    return in_digits(text, digits) if language == "ar" else text


def month_names(month: int) -> tuple[str, ...]:
    """Return every full name of a month (1 to 12) that readers use, each once."""
    names = (_months_of(key)[month - 1] for key in ("ar", _LEVANT, "en", "fr"))
    return tuple(dict.fromkeys(names))


def month_lists() -> Iterator[Sequence[str]]:
    """Yield the names of the twelve months in each language and width that is read."""
    for widths in _table().values():
        yield from widths.values()


def _day(day: date, language: str) -> str:
    return "1er" if language == "fr" and day.day == 1 else str(day.day)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    path = resources.path("vocabulary", "cldr.json")
    months: dict[str, dict[str, list[str]]] = json.loads(path.read_text(encoding="utf-8"))["months"]
    return months


def _names(language: str, dating: Dating) -> list[str]:
    if language != "ar" or dating.months == "gregorian":
        return _months_of(language)
    levantine = _months_of(_LEVANT)
    if dating.months == "levantine":
        return levantine
    return [f"{first}/{second}" for first, second in zip(levantine, _months_of("ar"), strict=True)]


def _months_of(key: str) -> list[str]:
    months = _table()
    return months[key if key in months else "ar"]["wide"]
