"""What the first page of a library shows, stored in the library when it is built.

A sealed library never changes, so its figures need not be counted at every start: they stand ready in one row, which
is read with nothing but SQLite, before the tables, the search and the seal over the whole file. So that no damage
shows, the row carries a checksum of its own; one that does not fit counts as not there, and the figures are counted.
"""

import json
import os
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import apsw

import resources
from core.records.filters import FacetValue
from core.records.kinds import RecordKind
from core.records.label import Label
from core.records.overview import Opening, Overview, Recent, Spread
from db.address import file_address

KEY = "opening"
"""The row of the table `meta`."""


def library_of(folder: Path) -> Path:
    """Return the library of the user's folder if there is one, else the one that ships with the program."""
    installed = folder / "library.db"
    # A folder that may not be entered has none either.
    return installed if os.path.exists(installed) else resources.path("library.db")  # noqa: PTH110


def opening_of(path: Path) -> Opening | None:
    """Return what a library stores of its first page; None where it stores nothing, or cannot be read."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    try:
        connection = apsw.Connection(file_address(path, immutable="1", mode="ro"), flags=flags)
        try:
            connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
            connection.execute("pragma trusted_schema = 0; pragma cell_size_check = 1")
            rows = connection.execute("select value from meta where key = ?", (KEY,)).fetchall()
        finally:
            connection.close()
    except (apsw.Error, UnicodeDecodeError):
        return None
    return read(str(rows[0][0])) if rows else None


def written(opening: Opening) -> str:
    """Return an opening as the text that `read` reads: a checksum, and JSON."""
    overview = opening.overview
    kept = {
        "counts": {str(kind): count for kind, count in overview.counts.items()},
        "spreads": [
            [each.name, each.kind, each.facet, [[v.value, _label(v.label), v.count] for v in each.values]]
            for each in overview.spreads
        ],
        "newest": [
            [each.uid, _label(each.title), each.start and each.start.isoformat(), _label(each.place)]
            for each in overview.newest
        ],
        "disputed": overview.disputed,
        "day": overview.day.isoformat(),
        "listed": dict(opening.listed),
        "disputing": opening.disputing,
    }
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return f"{_checksum(text)} {text}"


def read(stored: str) -> Opening | None:
    """Return the opening of a stored text; None where its checksum does not fit, or another version wrote it."""
    checksum, _, text = stored.partition(" ")
    if checksum != _checksum(text):
        return None
    try:
        return _made(json.loads(text))
    except (LookupError, TypeError, ValueError):
        return None


def _made(kept: dict[str, Any]) -> Opening:
    spreads = (
        Spread(name, RecordKind(kind), facet, tuple(FacetValue(v, _labelled(of), n) for v, of, n in values))
        for name, kind, facet, values in kept["spreads"]
    )
    newest = (
        Recent(uid, _labelled(title), date.fromisoformat(start) if start else None, _labelled(place))
        for uid, title, start, place in kept["newest"]
    )
    overview = Overview(
        {RecordKind(kind): count for kind, count in kept["counts"].items()},
        tuple(spreads),
        tuple(newest),
        kept["disputed"],
        date.fromisoformat(kept["day"]),
    )
    return Opening(overview, kept["listed"], kept["disputing"])


def _label(label: Label) -> tuple[object, ...]:
    return (label.ar, label.en, label.fr, *label.ours)


def _labelled(kept: list[str]) -> Label:
    ar, en, fr, *ours = kept
    return Label(ar, en, fr, tuple(ours))


def _checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"
