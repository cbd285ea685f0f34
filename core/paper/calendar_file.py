"""Events as an iCalendar file (RFC 5545): whole days, the place, the address, and a uid that stays the same.

The last day of a calendar entry is the first that no longer belongs to it. Lines are at most 75 octets long and are
folded between characters, never inside one; whatever could end a line or a value early is escaped. An event whose
days are not known has no place in a calendar: it is left out, counted, and the calendar says so.
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from tempfile import TemporaryFile
from typing import BinaryIO

from core.errors import N_
from core.language import language as language_of
from core.paper.citing.entry import Entry
from core.paper.printable import without_controls
from core.paper.tables.table import Written, is_web_address
from core.text.numbers import grouped

_OCTETS = 75
# Between lines of our own; a line end inside a value is a space.
_END = "\x00"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a calendar is called, in which language, and the day of the library that its entries are of."""

    title: str
    language: str
    digits: str
    day: date


def write_calendar(entries: Iterable[Entry], calendar: Calendar, out: BinaryIO) -> Written:
    """Write the entries that have days; those without are counted in the notes."""
    tr = language_of(calendar.language).tr
    count = left_out = 0
    # The head says how many there are, so the events wait on the disk until they are counted.
    with TemporaryFile() as body:
        for entry in entries:
            if entry.start is None:
                left_out += 1
                continue
            count += 1
            body.write(_lines(_event(entry, calendar.day)))
        said = grouped(left_out, calendar.language, calendar.digits)
        note = tr(N_("Events without a known day, not in the calendar: {count}")).format(count=said)
        notes = (note,) if left_out else ()
        out.write(_lines(_head(calendar, count, notes)))
        body.seek(0)
        shutil.copyfileobj(body, out)
    out.write(_lines([("END", "VCALENDAR")]))
    return Written(count, notes)


def _head(calendar: Calendar, count: int, notes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    number = language_of(calendar.language).tr(N_("Number of events: {count}"))
    said = (number.format(count=grouped(count, calendar.language, calendar.digits)), *notes)
    yield "BEGIN", "VCALENDAR"
    yield "VERSION", "2.0"
    yield "PRODID", "-//Tawsiyat//Tawsiyat//EN"
    yield "CALSCALE", "GREGORIAN"
    yield "METHOD", "PUBLISH"
    yield "X-WR-CALNAME", _text(calendar.title)
    yield "X-WR-CALDESC", _text(". ".join(said))


def _event(entry: Entry, day: date) -> Iterator[tuple[str, str]]:
    start = entry.start or date.min
    last = max(entry.end or start, start)
    yield "BEGIN", "VEVENT"
    yield "UID", _text(f"{entry.uid}@tawsiyat")
    yield "DTSTAMP", f"{day:%Y%m%d}T000000Z"
    yield "DTSTART;VALUE=DATE", f"{start:%Y%m%d}"
    if last < date.max:
        yield "DTEND;VALUE=DATE", f"{last + timedelta(days=1):%Y%m%d}"
    yield "SUMMARY", _text(entry.title)
    if entry.place:
        yield "LOCATION", _text(entry.place)
    if is_web_address(entry.address):
        yield "URL", without_controls(entry.address)
    described = [entry.kind, *entry.author, entry.note]
    yield "DESCRIPTION", _text(_END.join(part for part in described if part))
    if entry.keywords:
        yield "CATEGORIES", ",".join(map(_text, entry.keywords))
    yield "TRANSP", "TRANSPARENT"
    yield "END", "VEVENT"


def _text(text: str) -> str:
    lines = (" ".join(without_controls(line).split()) for line in text.split(_END))
    plain = "\n".join(lines).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _lines(properties: Iterable[tuple[str, str]]) -> bytes:
    return b"".join(_folded(f"{name}:{value}") for name, value in properties)


def _folded(line: str) -> bytes:
    """Break a line into pieces of at most 75 octets, the further ones behind a space."""
    pieces: list[bytes] = []
    current = b""
    for sign in line:
        octets = sign.encode("utf-8", "replace")
        if len(current) + len(octets) > _OCTETS:
            pieces.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*pieces, current]) + b"\r\n"
