"""Rows into records: one function per question, each told which database to ask."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import Database, fn

from core.records.kinds import RecordKind, Role
from core.records.label import Reference
from core.records.library import (
    Entity,
    Event,
    Mention,
    Passage,
    Source,
)
from db import models
from db.accounts import statements_about, statements_naming
from db.events import events_by_uids
from db.rows import count, dicts, labels_of, passage, reference, row_of, tuples

_APART = (RecordKind.BODY, RecordKind.PERSON, RecordKind.COUNTRY)


def counts(database: Database) -> dict[RecordKind, int]:
    """Return how many records of each kind there are."""
    entity = models.Entity
    answer = {
        RecordKind.EVENT: count(database, models.Event),
        RecordKind.RECOMMENDATION: count(database, models.Recommendation),
        RecordKind.SOURCE: count(database, models.Source),
        RecordKind.REFORM: count(database, models.Reform),
        RecordKind.PRACTICE: count(database, models.Practice),
    }
    grouped = entity.select(entity.kind, fn.COUNT()).group_by(entity.kind)
    answer.update({RecordKind(kind): number for kind, number in tuples(grouped, database)})
    return answer


def content_date(database: Database) -> date:
    """Return the day of the content."""
    meta = models.Meta
    query = meta.select(meta.value).where(meta.key == "content_date")
    return date.fromisoformat(tuples(query, database)[0][0])


def source_by_uid(database: Database, uid: str) -> Source | None:
    """Return a source with its whole text."""
    row = row_of(database, models.Source, uid)
    if row is None:
        return None
    return Source(
        row["uid"],
        row["title"],
        row["publisher"],
        row["address"],
        row["language"],
        row["published"],
        row["text"],
    )


def event_by_uid(database: Database, uid: str) -> Event | None:
    """Return an event with all that belongs to it."""
    return events_by_uids(database, [uid]).get(uid)


def entity_by_uid(database: Database, uid: str, *, whole: bool = True) -> Entity | None:
    """Return an entity with the events that it is part of, newest first; not `whole`, without them."""
    row = row_of(database, models.Entity, uid)
    if row is None:
        return None
    labels = labels_of(database, [row["parent"], row["country"]])
    return Entity(
        row["uid"],
        RecordKind(row["kind"]),
        row["label"],
        row["acronyms"],
        row["aliases"],
        reference(row["parent"], labels),
        reference(row["country"], labels),
        _mentions(database, uid, RecordKind(row["kind"])) if whole else (),
        row["subtype"],
        _children(database, uid),
        statements_about(database, uid),
        statements_naming(database, uid),
    )


def uids(database: Database) -> Iterable[str]:
    """Yield every uid of the library."""
    for model in (
        models.Event,
        models.Recommendation,
        models.Source,
        models.Entity,
        models.Reform,
        models.Practice,
    ):
        for (uid,) in tuples(model.select(model.uid).order_by(model.uid), database):
            yield uid


def links(database: Database) -> Iterable[tuple[str, str]]:
    """Yield every link from a record to another by uid, as (owner, named), also those that lead nowhere."""
    event, entity, reform, practice = models.Event, models.Entity, models.Reform, models.Practice
    statement, account = models.Statement, models.AccountEntity
    held: tuple[tuple[Any, Any], ...] = (
        (event, event.city),
        (event, event.country),
        (event, event.source),
        (event, fn.NULLIF(event.publisher_record, "")),
        (entity, entity.parent),
        (entity, entity.country),
        (reform, reform.country),
        (reform, reform.event),
        (reform, reform.source),
        (practice, practice.country),
        (practice, practice.project),
        (practice, practice.event),
        (practice, practice.source),
    )
    for owner, column in held:
        yield from tuples(owner.select(owner.uid, column).where(column.is_null(False)), database)
    yield from tuples(account.select(account.account, account.entity), database)
    for column in (statement.subject, statement.object, statement.event):
        yield from tuples(statement.select(statement.subject, column).where(column.is_null(False)), database)
    joined: tuple[tuple[Any, Any, Any], ...] = (
        (models.EventEntity, models.EventEntity.entity, event),
        (models.EventTheme, models.EventTheme.theme, event),
        (models.RecommendationTheme, models.RecommendationTheme.theme, models.Recommendation),
        (models.Addressee, models.Addressee.record, models.Recommendation),
    )
    for table, column, owner in joined:
        yield from tuples(table.select(owner.uid, column).join(owner).where(column != ""), database)


def passages(database: Database) -> Iterable[Passage]:
    """Yield every passage of the library."""
    for row in dicts(models.Passage.select().order_by(models.Passage.id), database):
        yield passage(row)


def _children(database: Database, uid: str) -> tuple[Reference, ...]:
    entity = models.Entity
    query = entity.select(entity.uid, entity.label).where(entity.parent == uid).order_by(entity.uid)
    return tuple(Reference(row["uid"], row["label"]) for row in dicts(query, database))


def _mentions(database: Database, uid: str, kind: RecordKind) -> tuple[Mention, ...]:
    """Return the events of an entity, newest first; of a country those held in it and those it attended."""
    event, link = models.Event, models.EventEntity
    shown = (event.uid, event.title, event.start)
    part = event.select(*shown, link.role, link.printed).join(link, on=(link.event == event.id))
    rows = dicts(part.where(link.entity == uid), database)
    if kind in (RecordKind.CITY, RecordKind.COUNTRY):
        held = event.select(*shown).where(getattr(event, kind.value) == uid)
        rows = [row | {"role": Role.HELD_HERE} for row in dicts(held, database)] + rows
    elif kind == RecordKind.THEME:
        themed = event.select(*shown).join(models.EventTheme, on=(models.EventTheme.event == event.id))
        rows = dicts(themed.where(models.EventTheme.theme == uid), database)
    rows.sort(key=lambda row: row["uid"])
    rows.sort(key=lambda row: row["start"] or date.min, reverse=True)
    return tuple(
        Mention(
            Reference(row["uid"], row["title"]),
            Role(row.get("role", Role.MENTIONED)),
            row.get("printed", ""),
            row["start"],
        )
        for row in rows
    )
