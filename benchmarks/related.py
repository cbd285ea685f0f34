"""What the page of a record costs before it is shown: the record, and the groups of what belongs to it.

    python -m benchmarks.related [--events N] [--runs R] [--json FILE]

Makes a library of N events, each with a country, a city, two bodies, two themes, a publisher and a provision that
speaks to member states, more of them with some names than with others, as in life. Then reads the busiest country,
body and theme, which stand in most of it, and one of the many that stand in little. Times are processor time, of the
worker's thread: the window waits for none of it.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peewee import Database

from benchmarks.timing import measure, table, write_json
from core.records.related import Related
from db import models, queries
from db.connection import fresh_database, library_database
from db.related import related

COUNTRIES, BODIES, THEMES, CITIES = 200, 2_000, 60, 400
_LABEL = '["ورشة عمل حول الضمان الاجتماعي", "Workshop on social security", "", []]'


def fill(database: Database, events: int, seed: int = 1) -> None:
    """Fill a fresh library."""
    luck = random.Random(seed)
    for name, columns, rows in (*_records(events, luck), *_links(events, luck)):
        insert(database, name, columns.split(), rows)


Rows = tuple[str, str, Iterator[tuple[Any, ...]]]


def _records(events: int, luck: random.Random) -> Iterator[Rows]:
    yield "entity", "uid kind subtype label acronyms aliases parent country", _entities(luck)
    columns = (
        "id uid event_kind title start end date_text year_inferred mode venue place_text city country series "
        "outcome source publisher publisher_record language catalogue"
    )
    yield "event", columns, _events(events, luck)
    yield (
        "recommendation",
        "id uid event_id position marker text provision language action",
        (
            (n, f"recommendation/made-{n}/1", n, 1, "1.", "دعوة الدول الأعضاء", "request", "ar", _LABEL)
            for n in range(1, events + 1)
        ),
    )


def _links(events: int, luck: random.Random) -> Iterator[Rows]:
    twice = [(event, place) for event in range(1, events + 1) for place in (1, 2)]
    yield (
        "evententity",
        "event_id position entity role printed honorific",
        ((event, place, _body(luck), "organiser", "", "") for event, place in twice),
    )
    yield (
        "eventtheme",
        "event_id position theme",
        ((event, place, f"theme/{_often(THEMES, luck)}") for event, place in twice),
    )
    yield (
        "addressee",
        "recommendation_id label kind record",
        ((n, _LABEL, "member_states", "" if n % 3 else "body/0") for n in range(1, events + 1)),
    )
    yield (
        "statement",
        "subject relation object value inferred note",
        ((f"country/{n}", "member", "body/0", _LABEL, 0, _LABEL) for n in range(COUNTRIES)),
    )


def insert(database: Database, name: str, columns: Any, rows: Iterator[tuple[Any, ...]]) -> None:
    """Write rows into a table."""
    marks = ", ".join("?" for _ in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    database.connection().cursor().executemany(f"insert into {name} ({names}) values ({marks})", rows)


def _entities(luck: random.Random) -> Iterator[tuple[Any, ...]]:
    for n in range(COUNTRIES):
        yield f"country/{n}", "country", "", _LABEL, "[]", "[]", None, None
    for n in range(CITIES):
        yield f"city/{n}", "city", "", _LABEL, "[]", "[]", None, f"country/{n % COUNTRIES}"
    for n in range(BODIES):
        parent = "body/0" if 0 < n < 50 else None
        yield f"body/{n}", "body", "", _LABEL, "[]", "[]", parent, f"country/{_often(COUNTRIES, luck)}"
    for n in range(THEMES):
        yield f"theme/{n}", "theme", "", _LABEL, "[]", "[]", f"theme/{n // 4}" if n else None, None


def _events(count: int, luck: random.Random) -> Iterator[tuple[Any, ...]]:
    for n in range(1, count + 1):
        day = f"{luck.randrange(1990, 2026)}-{luck.randrange(1, 13):02}-{luck.randrange(1, 29):02}"
        country = _often(COUNTRIES, luck)
        city, body = f"city/{country}", f"body/{_often(BODIES, luck)}"
        yield (
            *(n, f"event/made-{n}", "workshop", _LABEL, day, day, "", 0, "in_person", _LABEL, ""),
            *(city, f"country/{country}", _LABEL, "printed", None, _LABEL, body, "ar", 1),
        )


def _often(size: int, luck: random.Random) -> int:
    """Return a number below `size`, the small ones far more often."""
    return int(size * luck.random() ** 4)


def _body(luck: random.Random) -> str:
    return f"body/{_often(BODIES, luck)}"


def size_of(found: Related) -> int:
    """Return how many records belong to a record."""
    return sum(group.total for group in found.groups)


def main() -> int:
    """Make the library, read the pages, print what they cost."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--events", type=int, default=250_000)
    asked.add_argument("--runs", type=int, default=10)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        made = fresh_database(path)
        with made.atomic(), made.bind_ctx(models.TABLES):
            made.create_tables(models.TABLES)
            fill(made, given.events)
        made.close()
        database = library_database(path)
        rows, kept = [], {}
        for uid in ("country/0", "body/0", "theme/0", "city/0", "country/150", "body/1500", "theme/59"):
            cost = measure(
                lambda uid=uid: (queries.entity_by_uid(database, uid, whole=False), related(database, uid)),
                given.runs,
            )
            kept[uid] = cost
            rows.append((uid, size_of(related(database, uid)), cost.cpu.median, cost.cpu.maximum))
        print(table(("record", "belong to it", "cpu ms median", "max"), rows))
        database.close()
    if given.json:
        write_json(given.json, kept)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
