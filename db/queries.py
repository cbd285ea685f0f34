"""Rows into records: one function per question, each told which database to ask."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import Database, fn

from core.records.kinds import AddresseeKind, EventKind, Field, Mode, Outcome, ProvisionKind, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import (
    Address,
    Addressee,
    Discrepancy,
    Entity,
    Event,
    Fact,
    Involvement,
    Mention,
    Passage,
    Recommendation,
    Similar,
    Source,
)
from db import models
from db.accounts import statements_about, statements_naming
from db.rows import count, dicts, labels_of, passage, passages_of, reference, row_of, themes_of, tuples

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
    row = row_of(database, models.Event, uid)
    return _event(database, row) if row else None


def recommendation_by_uid(database: Database, uid: str) -> Recommendation | None:
    """Return one provision."""
    row = row_of(database, models.Recommendation, uid)
    if row is None:
        return None
    event = models.Event
    owner = dicts(event.select(event.uid, event.title).where(event.id == row["event"]), database)[0]
    return _recommendations(database, [row], Reference(owner["uid"], owner["title"]))[0]


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


def _event(database: Database, row: dict[str, Any]) -> Event:
    involved = _involved(database, row["id"])
    themes = themes_of(database, models.EventTheme, models.EventTheme.event, [row["id"]])
    labels = labels_of(database, [row["city"], row["country"]])
    title = row["title"]
    source = models.Source
    head = dicts(source.select(source.uid, source.title).where(source.uid == row["source"]), database)
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
        city=reference(row["city"], labels),
        country=reference(row["country"], labels),
        series=row["series"],
        bodies=tuple(each for each in involved if each.kind == RecordKind.BODY),
        people=tuple(each for each in involved if each.kind == RecordKind.PERSON),
        programmes=tuple(each for each in involved if each.kind not in _APART),
        participants=row["participants"],
        countries_count=row["countries_count"],
        themes=themes.get(row["id"], ()),
        description=passages_of(database, models.Passage.described, [row["id"]]).get(row["id"], ()),
        outcome=Outcome(row["outcome"]),
        recommendations=_recommendations(database, dicts(provisions, database), Reference(row["uid"], title)),
        source=next((Reference(each["uid"], each["title"]) for each in head), None),
        publisher=row["publisher"],
        addresses=_addresses(database, row["id"]),
        language=row["language"],
        catalogue=row["catalogue"],
        facts=_facts(database, row["id"]),
        discrepancies=_discrepancies(database, row["id"]),
        notes=_notes(database, row["id"]),
        attending=tuple(each for each in involved if each.kind == RecordKind.COUNTRY),
        publisher_record=row["publisher_record"],
    )


def _recommendations(
    database: Database, rows: list[dict[str, Any]], event: Reference
) -> tuple[Recommendation, ...]:
    ids = [row["id"] for row in rows]
    if not ids:
        return ()
    link = models.RecommendationTheme
    themes = themes_of(database, link, link.recommendation, ids)
    backing = passages_of(database, models.Passage.recommendation, ids)
    addressees = _addressees(database, ids)
    similar = _similar(database, [row["uid"] for row in rows])
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
            action=row["action"],
            similar=similar.get(row["uid"], ()),
        )
        for row in rows
    )


def _addressees(database: Database, ids: list[int]) -> dict[int, list[Addressee]]:
    table = models.Addressee
    found: dict[int, list[Addressee]] = {}
    query = table.select().where(table.recommendation.in_(ids)).order_by(table.id)
    for row in dicts(query, database):
        made = Addressee(row["label"], AddresseeKind(row["kind"]), row["record"])
        found.setdefault(row["recommendation"], []).append(made)
    return found


def _similar(database: Database, uids: list[str]) -> dict[str, tuple[Similar, ...]]:
    link, other, event = models.SimilarRecommendation, models.Recommendation, models.Event
    query = (
        link.select(
            link.recommendation, link.score, other.uid, other.marker, event.uid.alias("event"), event.title
        )
        .join(other, on=(other.uid == link.other))
        .join(event, on=(event.id == other.event))
        .where(link.recommendation.in_(uids))
        .order_by(link.recommendation, link.score.desc(), link.other)
    )
    found: dict[str, tuple[Similar, ...]] = {}
    for row in dicts(query, database):
        owner = row["recommendation"]
        made = Similar(row["uid"], row["marker"], Reference(row["event"], row["title"]), row["score"])
        found[owner] = (*found.get(owner, ()), made)
    return found


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
        for row in dicts(query, database)
    )


def _facts(database: Database, event: int) -> tuple[Fact, ...]:
    fact = models.Fact
    rows = dicts(fact.select().where(fact.event == event).order_by(fact.id), database)
    backing = passages_of(database, models.Passage.fact, [row["id"] for row in rows])
    return tuple(
        Fact(Field(row["field"]), row["subject"], backing.get(row["id"], ()), row["inferred"], row["note"])
        for row in rows
    )


def _discrepancies(database: Database, event: int) -> tuple[Discrepancy, ...]:
    table = models.Discrepancy
    rows = dicts(table.select().where(table.event == event).order_by(table.id), database)
    backing = passages_of(database, models.Passage.discrepancy, [row["id"] for row in rows])
    return tuple(
        Discrepancy(Field(row["field"]), row["note"], backing.get(row["id"], ()), row["addresses"])
        for row in rows
    )


def _addresses(database: Database, event: int) -> tuple[Address, ...]:
    table = models.EventAddress
    query = table.select().where(table.event == event).order_by(table.id)
    return tuple(Address(row["url"], row["language"]) for row in dicts(query, database))


def _notes(database: Database, event: int) -> tuple[Label, ...]:
    table = models.EventNote
    query = table.select().where(table.event == event).order_by(table.id)
    return tuple(row["note"] for row in dicts(query, database))


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
