"""What belongs to a record: for each tie how many records in all, and the first of them as rows to be shown.

Row numbers are counted and put in order inside SQLite; names and texts are read of as many records as are shown.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from peewee import Database

from core.records.kinds import Field, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import Discrepancy
from core.records.related import Dispute, Related, RelatedGroup, RelatedRecord
from core.records.ties import Tie, tie_and_uid
from db import models
from db.rows import dicts, labels_of, passages_of, tuples
from db.ties import SETS, TABLES

ROWS = 6
"""How many rows of a group are shown where nobody asks for more."""

_WANTED = "with wanted(id) as materialized ({wanted}), many(n) as materialized (select count(*) from wanted)"
_FIRST = {
    "event": f"""
        {_WANTED} select n, event.id from many, wanted join event on event.id = wanted.id
        order by start desc, uid limit :limit
    """,
    "recommendation": f"""
        {_WANTED} select n, recommendation.id from many, wanted
        join recommendation on recommendation.id = wanted.id
        join event on event.id = recommendation.event_id
        order by event.start desc, event.uid, recommendation.position limit :limit
    """,
    "reform": f"""
        {_WANTED} select n, reform.id from many, wanted join reform on reform.id = wanted.id
        order by year desc, uid limit :limit
    """,
    **{
        table: f"""
            {_WANTED} select n, {table}.id from many, wanted join {table} on {table}.id = wanted.id
            order by uid limit :limit
        """
        for table in ("practice", "entity")
    },
}
"""The first row numbers of a set, each with the size of the set: newest first, else by uid."""


def related(database: Database, uid: str, limit: int | None = ROWS) -> Related:
    """Return what belongs to a record, at most `limit` rows of each group; nothing for a uid that is unknown."""
    made = (group_of(database, tie, uid, limit) for tie in _ties(uid))
    return Related(uid, tuple(group for group in made if group.total))


def group_of(database: Database, tie: Tie, uid: str, limit: int | None = ROWS) -> RelatedGroup:
    """Return one group of a record with its first rows, one at least; empty where it has no such tie."""
    wanted = _ties(uid).get(tie)
    if wanted is None:
        return RelatedGroup(tie, 0, ())
    # The set is worked out once for both questions: how many there are, and which are the first.
    found = _asked(database, _FIRST[TABLES[tie]].format(wanted=wanted), uid, limit)
    if not found:
        return RelatedGroup(tie, 0, ())
    rows = _ROWS_OF[TABLES[tie]](database, [row[1] for row in found], uid)
    return RelatedGroup(tie, found[0][0], rows, _roles(database, uid) if tie is Tie.EVENTS else ())


def ties_of(uid: str) -> tuple[Tie, ...]:
    """Return the ties of a record of this kind, in reading order."""
    return tuple(_ties(uid))


def uids_of(database: Database, name: str) -> tuple[str, ...]:
    """Return the uids of the set of this name (`core.records.ties.relation`); none where it names no set."""
    meant = tie_and_uid(name)
    wanted = _ties(meant[1]).get(meant[0]) if meant else None
    if meant is None or wanted is None:
        return ()
    table = TABLES[meant[0]]
    rows = _asked(database, f"select uid from {table} where id in ({wanted}) order by uid", meant[1])
    return tuple(row[0] for row in rows)


def name_of(database: Database, uid: str) -> Label:
    """Return the name or title of a record of any kind; empty where there is none."""
    for table, column in (
        ("entity", "label"),
        ("event", "title"),
        ("source", "title"),
        ("reform", "title"),
        ("practice", "title"),
    ):
        found = _asked(database, f"select {column} from {table} where uid = :uid", uid)
        if found:
            return _label(found[0][0])
    return Label()


def discrepancies(database: Database) -> tuple[Dispute, ...]:
    """Return every contradiction in the sources with its event, newest first."""
    table, event = models.Discrepancy, models.Event
    query = (
        table.select(table.id, table.field, table.note, table.addresses, event.uid, event.title, event.start)
        .join(event, on=(event.id == table.event))
        .order_by(event.start.desc(nulls="last"), event.uid, table.id)
    )
    rows = dicts(query, database)
    backing = passages_of(database, models.Passage.discrepancy, [row["id"] for row in rows])
    return tuple(
        Dispute(
            Reference(row["uid"], row["title"]),
            row["start"],
            Discrepancy(Field(row["field"]), row["note"], backing.get(row["id"], ()), row["addresses"]),
        )
        for row in rows
    )


def documents_of(database: Database, uids: Iterable[str]) -> list[int]:
    """Return the numbers of the search documents of records, ascending."""
    rows = database.execute_sql(
        "select id from search_document where uid in (select value from json_each(?)) order by id",
        (json.dumps(list(uids)),),
    ).fetchall()
    return [row[0] for row in rows]


def notes_of(database: Database, uids: Iterable[str]) -> dict[str, tuple[Label, ...]]:
    """Return the notes on the contradictions that touch events, by uid."""
    table, event, named = models.Discrepancy, models.Event, list(uids)
    if not named:
        return {}
    query = (
        table.select(event.uid, table.note)
        .join(event, on=(event.id == table.event))
        .where(event.uid.in_(named))
        .order_by(table.id)
    )
    found: dict[str, tuple[Label, ...]] = {}
    for row in dicts(query, database):
        found[row["uid"]] = (*found.get(row["uid"], ()), row["note"])
    return found


def _ties(uid: str) -> dict[Tie, str]:
    kind = uid.partition("/")[0]
    return SETS.get(RecordKind(kind), {}) if kind in set(RecordKind) else {}


def _asked(database: Database, sql: str, uid: str, limit: int | None = None) -> list[Sequence[Any]]:
    try:
        uid.encode()
    except UnicodeEncodeError:
        # What a terminal could not read as text arrives as lone surrogates: no record is named so.
        return []
    # SQLite takes a negative limit for none.
    given = {"uid": uid, "limit": -1 if limit is None else limit}
    return list(database.execute_sql(sql, given).fetchall())


def _fetched(database: Database, sql: str, numbers: Sequence[int]) -> list[Sequence[Any]]:
    """Return rows whose first column is a row number, in the order of the numbers."""
    rows = database.execute_sql(sql, (json.dumps(list(numbers)),)).fetchall()
    held = {row[0]: row for row in rows}
    return [held[number] for number in numbers]


def _events(database: Database, numbers: Sequence[int], uid: str) -> tuple[RelatedRecord, ...]:
    rows = _fetched(
        database,
        """
        select id, uid, title, start, "end", city, country, language from event
        where id in (select value from json_each(?))
        """,
        numbers,
    )
    parts = _parts(database, numbers, uid)
    labels = labels_of(database, (place for row in rows for place in row[5:7]))
    return tuple(
        RelatedRecord(
            row[1],
            RecordKind.EVENT,
            _label(row[2]),
            start=_day(row[3]),
            end=_day(row[4]),
            place=labels.get(row[5] or row[6] or "", Label()),
            roles=tuple(dict.fromkeys(Role(role) for role, _ in parts.get(row[0], ()))),
            position=next((position for _, position in parts.get(row[0], ()) if position), ""),
            language=row[7],
        )
        for row in rows
    )


def _roles(database: Database, uid: str) -> tuple[tuple[Role, int], ...]:
    """Return how many events a record had each role at; nothing of themes, which have none."""
    counts = """
        select role, count(distinct event_id) from evententity where entity = :uid group by role order by 2 desc, 1
    """
    return tuple((Role(role), count) for role, count in _asked(database, counts, uid))


def _parts(database: Database, numbers: Sequence[int], uid: str) -> dict[int, list[tuple[str, str]]]:
    """Return what a record did at events, and what it was there as the source prints it."""
    link = models.EventEntity
    query = (
        link.select(link.event, link.role, link.printed)
        .where((link.entity == uid) & link.event.in_(list(numbers)))
        .order_by(link.event, link.position)
    )
    found: dict[int, list[tuple[str, str]]] = {}
    for event, role, printed in tuples(query, database):
        found.setdefault(event, []).append((role, printed))
    return found


def _provisions(database: Database, numbers: Sequence[int], _uid: str) -> tuple[RelatedRecord, ...]:
    rows = _fetched(
        database,
        """
        select recommendation.id, recommendation.uid, event.title, event.start, event."end",
               recommendation.marker, recommendation.text, recommendation.language
        from recommendation join event on event.id = recommendation.event_id
        where recommendation.id in (select value from json_each(?))
        """,
        numbers,
    )
    return tuple(
        RelatedRecord(
            row[1],
            RecordKind.RECOMMENDATION,
            _label(row[2]),
            start=_day(row[3]),
            end=_day(row[4]),
            marker=row[5],
            text=row[6],
            language=row[7],
        )
        for row in rows
    )


def _reforms(database: Database, numbers: Sequence[int], uid: str) -> tuple[RelatedRecord, ...]:
    return _accounts(database, numbers, RecordKind.REFORM, "year", uid)


def _practices(database: Database, numbers: Sequence[int], uid: str) -> tuple[RelatedRecord, ...]:
    return _accounts(database, numbers, RecordKind.PRACTICE, "null", uid)


def _accounts(
    database: Database, numbers: Sequence[int], kind: RecordKind, year: str, uid: str
) -> tuple[RelatedRecord, ...]:
    rows = _fetched(
        database,
        f"""
        select id, uid, title, country, {year}, language from {kind.value}
        where id in (select value from json_each(?))
        """,
        numbers,
    )
    labels = labels_of(database, (row[3] for row in rows if row[3] != uid))
    return tuple(
        RelatedRecord(
            row[1],
            kind,
            _label(row[2]),
            place=labels.get(row[3] or "", Label()),
            year=row[4],
            language=row[5],
        )
        for row in rows
    )


def _entities(database: Database, numbers: Sequence[int], uid: str) -> tuple[RelatedRecord, ...]:
    rows = _fetched(
        database,
        "select id, uid, label, country, kind from entity where id in (select value from json_each(?))",
        numbers,
    )
    labels = labels_of(database, (row[3] for row in rows if row[3] != uid))
    return tuple(
        RelatedRecord(row[1], RecordKind(row[4]), _label(row[2]), place=labels.get(row[3] or "", Label()))
        for row in rows
    )


_ROWS_OF: dict[str, Callable[[Database, Sequence[int], str], tuple[RelatedRecord, ...]]] = {
    "event": _events,
    "recommendation": _provisions,
    "reform": _reforms,
    "practice": _practices,
    "entity": _entities,
}


def _label(stored: str | None) -> Label:
    label: Label = models.LabelField().python_value(stored)
    return label


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
