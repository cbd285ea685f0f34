"""Rows into records: one function per question, each told which database to ask."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import Database, fn

from core.records.kinds import EventKind, Field, Mode, Outcome, ProvisionKind, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import (
    Address,
    Discrepancy,
    Entity,
    Event,
    Fact,
    Involvement,
    Mention,
    Passage,
    Recommendation,
    Source,
)
from db import models


def counts(database: Database) -> dict[RecordKind, int]:
    """Return how many records of each kind there are."""
    entity = models.Entity
    answer = {
        RecordKind.EVENT: _count(database, models.Event),
        RecordKind.RECOMMENDATION: _count(database, models.Recommendation),
        RecordKind.SOURCE: _count(database, models.Source),
    }
    grouped = entity.select(entity.kind, fn.COUNT()).group_by(entity.kind)
    answer.update({RecordKind(kind): number for kind, number in _tuples(grouped, database)})
    return answer


def content_date(database: Database) -> date:
    """Return the day of the content."""
    meta = models.Meta
    query = meta.select(meta.value).where(meta.key == "content_date")
    return date.fromisoformat(_tuples(query, database)[0][0])


def source_by_uid(database: Database, uid: str) -> Source | None:
    """Return a source with its whole text."""
    row = _row(database, models.Source, uid)
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
    row = _row(database, models.Event, uid)
    return _event(database, row) if row else None


def recommendation_by_uid(database: Database, uid: str) -> Recommendation | None:
    """Return one provision."""
    row = _row(database, models.Recommendation, uid)
    if row is None:
        return None
    event = models.Event
    owner = _dicts(event.select(event.uid, event.title).where(event.id == row["event"]), database)[0]
    return _recommendations(database, [row], Reference(owner["uid"], owner["title"]))[0]


def entity_by_uid(database: Database, uid: str) -> Entity | None:
    """Return an entity with the events that it is part of, newest first."""
    row = _row(database, models.Entity, uid)
    if row is None:
        return None
    labels = _labels(database, [row["parent"], row["country"]])
    return Entity(
        row["uid"],
        RecordKind(row["kind"]),
        row["label"],
        row["acronyms"],
        row["aliases"],
        _reference(row["parent"], labels),
        _reference(row["country"], labels),
        _mentions(database, uid, RecordKind(row["kind"])),
    )


def uids(database: Database) -> Iterable[str]:
    """Yield every uid of the library."""
    for model in (models.Event, models.Recommendation, models.Source, models.Entity):
        for (uid,) in _tuples(model.select(model.uid).order_by(model.uid), database):
            yield uid


def links(database: Database) -> Iterable[tuple[str, str]]:
    """Yield every link from a record to another by uid, as (owner, named), also those that lead nowhere."""
    event, entity = models.Event, models.Entity
    held: tuple[tuple[Any, Any], ...] = (
        (event, event.city),
        (event, event.country),
        (event, event.source),
        (entity, entity.parent),
        (entity, entity.country),
    )
    for owner, column in held:
        yield from _tuples(owner.select(owner.uid, column).where(column.is_null(False)), database)
    joined: tuple[tuple[Any, Any, Any], ...] = (
        (models.EventEntity, models.EventEntity.entity, event),
        (models.EventTheme, models.EventTheme.theme, event),
        (models.RecommendationTheme, models.RecommendationTheme.theme, models.Recommendation),
    )
    for table, column, owner in joined:
        yield from _tuples(table.select(owner.uid, column).join(owner), database)


def passages(database: Database) -> Iterable[Passage]:
    """Yield every passage of the library."""
    for row in _dicts(models.Passage.select().order_by(models.Passage.id), database):
        yield _passage(row)


def _dicts(query: Any, database: Database) -> list[dict[str, Any]]:
    # peewee's types take no notice of dicts() and tuples(); these two name what really comes back.
    return list(query.dicts().bind(database))


def _tuples(query: Any, database: Database) -> list[tuple[Any, ...]]:
    return list(query.tuples().bind(database))


def _count(database: Database, model: Any) -> int:
    return int(_tuples(model.select(fn.COUNT()), database)[0][0])


def _row(database: Database, model: Any, uid: str) -> dict[str, Any] | None:
    try:
        uid.encode()
    except UnicodeEncodeError:
        # Bytes that a terminal could not read as text arrive as lone surrogates: no record is named so.
        return None
    rows = _dicts(model.select().where(model.uid == uid), database)
    return rows[0] if rows else None


def _event(database: Database, row: dict[str, Any]) -> Event:
    involved = _involved(database, row["id"])
    themes = _themes(database, models.EventTheme, models.EventTheme.event, [row["id"]])
    labels = _labels(database, [row["city"], row["country"]])
    title = row["title"]
    source = models.Source
    head = _dicts(source.select(source.uid, source.title).where(source.uid == row["source"]), database)
    provision = models.Recommendation
    provisions = provision.select().where(provision.event == row["id"]).order_by(provision.position)
    return Event(
        uid=row["uid"],
        event_kind=EventKind(row["event_kind"]),
        title=title,
        start=row["start"],
        end=row["end"],
        date_text=row["date_text"],
        year_inferred=row["year_inferred"],
        mode=Mode(row["mode"]),
        venue=row["venue"],
        place_text=row["place_text"],
        city=_reference(row["city"], labels),
        country=_reference(row["country"], labels),
        series=row["series"],
        bodies=tuple(each for each in involved if each.kind == RecordKind.BODY),
        people=tuple(each for each in involved if each.kind == RecordKind.PERSON),
        programmes=tuple(each for each in involved if each.kind not in (RecordKind.BODY, RecordKind.PERSON)),
        participants=row["participants"],
        countries_count=row["countries_count"],
        themes=themes.get(row["id"], ()),
        description=_passages(database, models.Passage.described, [row["id"]]).get(row["id"], ()),
        outcome=Outcome(row["outcome"]),
        recommendations=_recommendations(
            database, _dicts(provisions, database), Reference(row["uid"], title)
        ),
        source=next((Reference(each["uid"], each["title"]) for each in head), None),
        publisher=row["publisher"],
        addresses=_addresses(database, row["id"]),
        language=row["language"],
        catalogue=row["catalogue"],
        facts=_facts(database, row["id"]),
        discrepancies=_discrepancies(database, row["id"]),
        notes=_notes(database, row["id"]),
    )


def _recommendations(
    database: Database, rows: list[dict[str, Any]], event: Reference
) -> tuple[Recommendation, ...]:
    ids = [row["id"] for row in rows]
    if not ids:
        return ()
    link = models.RecommendationTheme
    themes = _themes(database, link, link.recommendation, ids)
    backing = _passages(database, models.Passage.recommendation, ids)
    addressee = models.Addressee
    addressees: dict[int, list[Label]] = {}
    named = addressee.select().where(addressee.recommendation.in_(ids)).order_by(addressee.id)
    for row in _dicts(named, database):
        addressees.setdefault(row["recommendation"], []).append(row["label"])
    return tuple(
        Recommendation(
            uid=row["uid"],
            event=event,
            position=row["position"],
            marker=row["marker"],
            number=row["number"],
            text=row["text"],
            provision=ProvisionKind(row["provision"]),
            language=row["language"],
            themes=themes.get(row["id"], ()),
            addressees=tuple(addressees.get(row["id"], ())),
            passages=backing.get(row["id"], ()),
        )
        for row in rows
    )


def _involved(database: Database, event: int) -> tuple[Involvement, ...]:
    link, entity = models.EventEntity, models.Entity
    query = (
        link.select(link.role, link.printed, link.honorific, entity.uid, entity.kind, entity.label)
        .join(entity, on=(entity.uid == link.entity))
        .where(link.event == event)
        .order_by(link.position)
    )
    return tuple(
        Involvement(
            Reference(row["uid"], row["label"]),
            RecordKind(row["kind"]),
            Role(row["role"]),
            row["printed"],
            row["honorific"],
        )
        for row in _dicts(query, database)
    )


def _themes(database: Database, link: Any, owner: Any, owners: list[int]) -> dict[int, tuple[Reference, ...]]:
    entity = models.Entity
    query = (
        link.select(owner.alias("owner"), entity.uid, entity.label)
        .join(entity, on=(entity.uid == link.theme))
        .where(owner.in_(owners))
        .order_by(owner, link.position)
    )
    answer: dict[int, tuple[Reference, ...]] = {}
    for row in _dicts(query, database):
        answer[row["owner"]] = (*answer.get(row["owner"], ()), Reference(row["uid"], row["label"]))
    return answer


def _passages(database: Database, owner: Any, owners: list[int]) -> dict[int, tuple[Passage, ...]]:
    answer: dict[int, tuple[Passage, ...]] = {}
    query = models.Passage.select().where(owner.in_(owners)).order_by(models.Passage.id)
    for row in _dicts(query, database):
        key = row[owner.name]
        answer[key] = (*answer.get(key, ()), _passage(row))
    return answer


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(row["source"], row["start"], row["end"], row["quote"])


def _facts(database: Database, event: int) -> tuple[Fact, ...]:
    fact = models.Fact
    rows = _dicts(fact.select().where(fact.event == event).order_by(fact.id), database)
    backing = _passages(database, models.Passage.fact, [row["id"] for row in rows])
    return tuple(
        Fact(Field(row["field"]), row["subject"], backing.get(row["id"], ()), row["inferred"], row["note"])
        for row in rows
    )


def _discrepancies(database: Database, event: int) -> tuple[Discrepancy, ...]:
    table = models.Discrepancy
    rows = _dicts(table.select().where(table.event == event).order_by(table.id), database)
    backing = _passages(database, models.Passage.discrepancy, [row["id"] for row in rows])
    return tuple(Discrepancy(Field(row["field"]), row["note"], backing.get(row["id"], ())) for row in rows)


def _addresses(database: Database, event: int) -> tuple[Address, ...]:
    table = models.EventAddress
    query = table.select().where(table.event == event).order_by(table.id)
    return tuple(Address(row["url"], row["language"]) for row in _dicts(query, database))


def _notes(database: Database, event: int) -> tuple[Label, ...]:
    table = models.EventNote
    query = table.select().where(table.event == event).order_by(table.id)
    return tuple(row["note"] for row in _dicts(query, database))


def _labels(database: Database, wanted: Iterable[str | None]) -> dict[str, Label]:
    entity = models.Entity
    keys = sorted({uid for uid in wanted if uid})
    query = entity.select(entity.uid, entity.label).where(entity.uid.in_(keys))
    return {row["uid"]: row["label"] for row in _dicts(query, database)} if keys else {}


def _reference(uid: str | None, labels: dict[str, Label]) -> Reference | None:
    return Reference(uid, labels[uid]) if uid and uid in labels else None


def _mentions(database: Database, uid: str, kind: RecordKind) -> tuple[Mention, ...]:
    event, link = models.Event, models.EventEntity
    if kind in (RecordKind.CITY, RecordKind.COUNTRY):
        query = event.select(event.uid, event.title, event.start).where(getattr(event, kind.value) == uid)
    elif kind == RecordKind.THEME:
        query = (
            event.select(event.uid, event.title, event.start)
            .join(models.EventTheme, on=(models.EventTheme.event == event.id))
            .where(models.EventTheme.theme == uid)
        )
    else:
        query = (
            event.select(event.uid, event.title, event.start, link.role, link.printed)
            .join(link, on=(link.event == event.id))
            .where(link.entity == uid)
        )
    return tuple(
        Mention(
            Reference(row["uid"], row["title"]),
            Role(row.get("role", Role.MENTIONED)),
            row.get("printed", ""),
            row["start"],
        )
        for row in _dicts(query.order_by(event.start.desc(), event.uid), database)
    )
