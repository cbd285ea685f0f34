"""Events and their provisions out of their rows: many at once, each kind of thing that belongs to them asked for once.

A query costs most of its time before it runs, so fifty events together cost little more than one.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

from peewee import Database

from core.records.kinds import AddresseeKind, EventKind, Field, Mode, Outcome, ProvisionKind, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import (
    Address,
    Addressee,
    Discrepancy,
    Event,
    Fact,
    Involvement,
    Recommendation,
    Similar,
)
from db import models
from db.rows import dicts, labels_of, passages_of, reference, row_of, rows_of, themes_of, written

_APART = (RecordKind.BODY, RecordKind.PERSON, RecordKind.COUNTRY)
_PLAIN = (
    "uid",
    "title",
    "start",
    "end",
    "date_text",
    "year_inferred",
    "venue",
    "place_text",
    "series",
    "participants",
    "countries_count",
    "publisher",
    "language",
    "catalogue",
)
"""Fields of an event that its row holds as they are."""

_Value = TypeVar("_Value")


def events_by_uids(database: Database, uids: Collection[str]) -> dict[str, Event]:
    """Return events with all that belongs to them, by uid; unknown ones are left out."""
    rows = rows_of(database, models.Event, uids)
    return {event.uid: event for event in _events(database, rows)} if rows else {}


def recommendation_by_uid(database: Database, uid: str) -> Recommendation | None:
    """Return one provision."""
    row = row_of(database, models.Recommendation, uid)
    if row is None:
        return None
    event = models.Event
    owner = dicts(event.select(event.uid, event.title).where(event.id == row["event"]), database)[0]
    owners = {row["event"]: Reference(owner["uid"], owner["title"])}
    return _recommendations(database, [row], owners)[row["event"]][0]


def events_of_recommendations(database: Database, uids: Collection[str]) -> dict[str, str]:
    """Return the uid of the event of each provision, by the provision's uid; unknown ones are left out."""
    provision, event = models.Recommendation, models.Event
    query = (
        provision.select(provision.uid, event.uid.alias("event_uid"))
        .join(event)
        .where(provision.uid.in_(written(uids)))
    )
    return {row["uid"]: row["event_uid"] for row in dicts(query, database)}


def _events(database: Database, rows: list[dict[str, Any]]) -> Iterator[Event]:
    ids = [row["id"] for row in rows]
    involved = _involved(database, ids)
    themes = themes_of(database, models.EventTheme, models.EventTheme.event, ids)
    labels = labels_of(database, [row[place] for row in rows for place in ("city", "country")])
    described = passages_of(database, models.Passage.described, ids)
    sources = _sources(database, [row["source"] for row in rows])
    owners = {row["id"]: Reference(row["uid"], row["title"]) for row in rows}
    provision = models.Recommendation
    provisions = (
        provision.select().where(provision.event.in_(ids)).order_by(provision.event, provision.position)
    )
    recommendations = _recommendations(database, dicts(provisions, database), owners)
    facts, discrepancies = _facts(database, ids), _discrepancies(database, ids)
    addresses, notes = _addresses(database, ids), _notes(database, ids)
    for row in rows:
        key, parts = row["id"], involved.get(row["id"], ())
        yield Event(
            **{name: row[name] for name in _PLAIN},
            event_kind=EventKind(row["event_kind"]),
            mode=Mode(row["mode"]),
            city=reference(row["city"], labels),
            country=reference(row["country"], labels),
            bodies=tuple(each for each in parts if each.kind == RecordKind.BODY),
            people=tuple(each for each in parts if each.kind == RecordKind.PERSON),
            programmes=tuple(each for each in parts if each.kind not in _APART),
            themes=themes.get(key, ()),
            description=described.get(key, ()),
            outcome=Outcome(row["outcome"]),
            recommendations=recommendations.get(key, ()),
            source=sources.get(row["source"]),
            addresses=addresses.get(key, ()),
            facts=facts.get(key, ()),
            discrepancies=discrepancies.get(key, ()),
            notes=notes.get(key, ()),
            attending=tuple(each for each in parts if each.kind == RecordKind.COUNTRY),
            publisher_record=row["publisher_record"],
        )


def _recommendations(
    database: Database, rows: list[dict[str, Any]], events: dict[int, Reference]
) -> dict[int, tuple[Recommendation, ...]]:
    """Return the provisions of rows by their events."""
    ids = [row["id"] for row in rows]
    if not ids:
        return {}
    link = models.RecommendationTheme
    themes = themes_of(database, link, link.recommendation, ids)
    backing = passages_of(database, models.Passage.recommendation, ids)
    addressees = _addressees(database, ids)
    similar = similar_of(database, [row["uid"] for row in rows])
    return _grouped(
        (
            row["event"],
            Recommendation(
                uid=row["uid"],
                event=events[row["event"]],
                position=row["position"],
                marker=row["marker"],
                number=row["number"],
                text=row["text"],
                provision=ProvisionKind(row["provision"]),
                language=row["language"],
                themes=themes.get(row["id"], ()),
                addressees=addressees.get(row["id"], ()),
                passages=backing.get(row["id"], ()),
                action=row["action"],
                similar=similar.get(row["uid"], ()),
            ),
        )
        for row in rows
    )


def _grouped(pairs: Iterable[tuple[Any, _Value]]) -> dict[Any, tuple[_Value, ...]]:
    """Return the values of each key, in their order."""
    answer: dict[Any, list[_Value]] = {}
    for key, value in pairs:
        answer.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in answer.items()}


def _addressees(database: Database, ids: list[int]) -> dict[int, tuple[Addressee, ...]]:
    table = models.Addressee
    query = table.select().where(table.recommendation.in_(ids)).order_by(table.id)
    return _grouped(
        (row["recommendation"], Addressee(row["label"], AddresseeKind(row["kind"]), row["record"]))
        for row in dicts(query, database)
    )


def similar_of(database: Database, uids: list[str]) -> dict[str, tuple[Similar, ...]]:
    """Return for each provision those of other events that say nearly the same, the nearest first."""
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
    return _grouped(
        (
            row["recommendation"],
            Similar(row["uid"], row["marker"], Reference(row["event"], row["title"]), row["score"]),
        )
        for row in dicts(query, database)
    )


def _involved(database: Database, events: list[int]) -> dict[int, tuple[Involvement, ...]]:
    link, entity = models.EventEntity, models.Entity
    query = (
        link.select(
            link.event, link.role, link.printed, link.honorific, entity.uid, entity.kind, entity.label
        )
        .join(entity, on=(entity.uid == link.entity))
        .where(link.event.in_(events))
        .order_by(link.event, link.position)
    )
    return _grouped(
        (
            row["event"],
            Involvement(
                Reference(row["uid"], row["label"]),
                RecordKind(row["kind"]),
                Role(row["role"]),
                row["printed"],
                row["honorific"],
            ),
        )
        for row in dicts(query, database)
    )


def _facts(database: Database, events: list[int]) -> dict[int, tuple[Fact, ...]]:
    fact = models.Fact
    rows = dicts(fact.select().where(fact.event.in_(events)).order_by(fact.id), database)
    backing = passages_of(database, models.Passage.fact, [row["id"] for row in rows])
    return _grouped(
        (
            row["event"],
            Fact(
                Field(row["field"]), row["subject"], backing.get(row["id"], ()), row["inferred"], row["note"]
            ),
        )
        for row in rows
    )


def _discrepancies(database: Database, events: list[int]) -> dict[int, tuple[Discrepancy, ...]]:
    table = models.Discrepancy
    rows = dicts(table.select().where(table.event.in_(events)).order_by(table.id), database)
    backing = passages_of(database, models.Passage.discrepancy, [row["id"] for row in rows])
    return _grouped(
        (
            row["event"],
            Discrepancy(Field(row["field"]), row["note"], backing.get(row["id"], ()), row["addresses"]),
        )
        for row in rows
    )


def _addresses(database: Database, events: list[int]) -> dict[int, tuple[Address, ...]]:
    table = models.EventAddress
    query = table.select().where(table.event.in_(events)).order_by(table.id)
    return _grouped((row["event"], Address(row["url"], row["language"])) for row in dicts(query, database))


def _notes(database: Database, events: list[int]) -> dict[int, tuple[Label, ...]]:
    table = models.EventNote
    query = table.select().where(table.event.in_(events)).order_by(table.id)
    return _grouped((row["event"], row["note"]) for row in dicts(query, database))


def _sources(database: Database, wanted: Iterable[str | None]) -> dict[str | None, Reference]:
    source = models.Source
    keys = sorted({uid for uid in wanted if uid})
    query = source.select(source.uid, source.title).where(source.uid.in_(keys))
    return {row["uid"]: Reference(row["uid"], row["title"]) for row in dicts(query, database)} if keys else {}
