"""Days as words of an index: a document's days, months and years, and the words that a range of days asks for.

    d20160404   a day of an event that lasts at most `LONGEST_BY_DAY` days
    w201604     a month in which a longer event was under way
    m201604     a month, y2016 a year, of any event

So two ranges meet where they share a word; a range longer than `LONGEST_BY_DAY` days that is no row of whole
years is asked for by its months.
"""

from collections.abc import Iterator
from datetime import date, timedelta

LONGEST_BY_DAY = 31


def day_words(start: date, end: date) -> tuple[str, ...]:
    """Return the words of an event from `start` to `end`, both inclusive."""
    long = (end - start).days >= LONGEST_BY_DAY
    days = (
        [f"w{month}" for month in _months(start, end)] if long else [f"d{day}" for day in _days(start, end)]
    )
    return (*days, *(f"m{month}" for month in _months(start, end)), *_years(start, end))


def asked_words(start: date, end: date) -> tuple[str, ...]:
    """Return the words of which a document that meets a range of days has at least one."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return tuple(_years(start, end))
    whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    if whole_months or (end - start).days >= LONGEST_BY_DAY:
        return tuple(f"m{month}" for month in _months(start, end))
    return (*(f"d{day}" for day in _days(start, end)), *(f"w{month}" for month in _months(start, end)))


def _days(start: date, end: date) -> Iterator[str]:
    for after in range((end - start).days + 1):
        yield f"{start + timedelta(days=after):%Y%m%d}"


def _months(start: date, end: date) -> Iterator[str]:
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield f"{month // 12:04}{month % 12 + 1:02}"


def _years(start: date, end: date) -> Iterator[str]:
    for year in range(start.year, end.year + 1):
        yield f"y{year:04}"
