"""Focal points as files: vCard 3.0 (RFC 2426), which telephones and mail programs of all ages read, and CSV.

A line of a card is at most 75 bytes long and goes on after a blank (RFC 2425, 5.8.1), never inside a character.
In a table a cell that a spreadsheet would take for a formula stands behind an apostrophe, which it hides.
"""

import csv
import io
from collections.abc import Callable, Iterable

from core.language import Language
from core.records.focal_points import COLUMNS, FocalPoint

_WIDTH = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Named = Callable[[str], str]
"""Returns the name of a record, by its uid."""


def vcards(points: Iterable[FocalPoint], named: Named) -> bytes:
    """Return cards, one for each focal point; of an entry without a person the card is the institution's."""
    return "".join(_card(point, named) for point in points).encode()


def focal_points_csv(points: Iterable[FocalPoint], named: Named, language: Language) -> bytes:
    """Return a table that `reading` takes back, with a mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([language.tr(words) for words in COLUMNS.values()])
    for point in points:
        values = {column: getattr(point, column) for column in COLUMNS}
        values |= {"network": named(point.network), "country": named(point.country)}
        writer.writerow([_cell(column, values[column]) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def _cell(column: str, value: str) -> str:
    guarded = value.startswith(_FORMULA) and column != "phone"
    return f"'{value}" if guarded else value


def _card(point: FocalPoint, named: Named) -> str:
    given, _, family = point.name.rpartition(" ")
    about = "\n".join(part for part in (named(point.network), named(point.country), point.note) if part)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{_escaped(f'{point.network}/{point.country}/{point.key}')}",
        f"FN:{_escaped(point.name or point.institution)}",
        f"N:{_escaped(family)};{_escaped(given)};;;",
        f"ORG:{_escaped(point.institution)}",
        f"TITLE:{_escaped(point.position)}" if point.position else "",
        f"EMAIL;TYPE=INTERNET:{_escaped(point.email)}" if point.email else "",
        f"TEL;TYPE=WORK:{_escaped(point.phone)}" if point.phone else "",
        f"ADR;TYPE=WORK:;;;;;;{_escaped(named(point.country))}",
        f"CATEGORIES:{_escaped(named(point.network))}",
        f"NOTE:{_escaped(about)}",
        "END:VCARD",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines if line)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    pieces: list[str] = []
    piece, room = "", _WIDTH
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            pieces.append(piece)
            piece, room = " ", _WIDTH - 1
        piece += character
        room -= size
    return "\r\n".join([*pieces, piece])
