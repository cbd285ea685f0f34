"""Profiles of countries and digests of years, put together from the records each time they are asked for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from peewee import Database, fn

from core.records.focal_points import FocalPoint
from core.records.kinds import EventKind, ProvisionKind, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import Entity, Event, Reform
from core.records.profiles import (
    MEMBERSHIPS,
    Addressed,
    Adopted,
    CountryProfile,
    Digest,
    DigestCounts,
    EventLine,
    digest_uid,
    profile_uid,
)
from core.records.ties import Tie
from db import accounts, directory, models, queries
from db.events import recommendation_by_uid
from db.related import group_of
from db.rows import dicts, labels_of, reference, tuples

_RUN = (RecordKind.PROJECT, RecordKind.PROGRAMME, RecordKind.NETWORK)


def country_profile(
    database: Database, country: str, written: Iterable[FocalPoint] = ()
) -> CountryProfile | None:
    """Return the profile of a country, by its uid; `written` are the focal points of the user's directory."""
    entity = queries.entity_by_uid(database, country)
    if entity is None or entity.kind != RecordKind.COUNTRY:
        return None
    roles = {mention.event.uid: mention.role for mention in entity.mentions}
    lines = event_lines(database, models.Event.uid.in_(list(roles)))
    held = {mention.event.uid for mention in entity.mentions if mention.role == Role.HELD_HERE}
    points = [
        point for point in (*directory.named_focal_points(database), *written) if point.country == country
    ]
    missing = tuple(gap for gap in directory.gaps(database, points) if gap.country.uid == country)
    memberships = tuple(each for each in entity.statements if each.relation in MEMBERSHIPS)
    of_country = _of_country(database, country)
    made = CountryProfile(
        uid=profile_uid(country),
        country=entity,
        memberships=memberships,
        held=tuple(line for line in lines if line.uid in held),
        attended=tuple(line for line in lines if line.uid not in held),
        reforms=accounts.reforms_of(database, country),
        practices=accounts.practices(database, country),
        addressed=_addressed(database, entity),
        projects=tuple(each for kind in _RUN for each in of_country.get(kind, ())),
        strategies=of_country.get(RecordKind.STRATEGY, ()),
        bodies=of_country.get(RecordKind.BODY, ()),
        people=of_country.get(RecordKind.PERSON, ()),
        statements=tuple(
            each
            for each in (*entity.statements, *entity.stated_of_others)
            if each.relation not in MEMBERSHIPS
        ),
        focal_points=tuple(points),
        gaps=missing,
        names=labels_of(database, (point.network for point in points)),
        unknown=(),
    )
    return _with_unknown(made)


def _with_unknown(made: CountryProfile) -> CountryProfile:
    parts = {
        "events": made.held,
        "attended": [each for each in made.country.mentions if each.role != Role.HELD_HERE],
        "reforms": made.reforms,
        "practices": made.practices,
        "addressed": made.addressed,
        "projects": made.projects,
        "strategies": made.strategies,
        "memberships": made.memberships,
        "focal_points": made.focal_points,
    }
    return replace(made, unknown=tuple(name for name, values in parts.items() if not values))


def digest(database: Database, first: int, last: int) -> Digest:
    """Return the digest of the years from `first` to `last`, both included."""
    lines = _lines_of_years(database, first, last)
    reforms = accounts.reforms(database, first, last)
    countries = {each.country.uid: each.country for each in reforms}
    kinds = _kinds(database, [line.uid for line in lines if line.recommendations])
    before = last - first + 1
    return Digest(
        uid=digest_uid(first, last),
        first=first,
        last=last,
        reforms=reforms,
        countries=tuple(countries[key] for key in sorted(countries)),
        events=lines,
        adopted=tuple(Adopted(line, kinds[line.uid]) for line in lines if line.uid in kinds),
        now=_counts(lines, reforms),
        before=_counts(
            _lines_of_years(database, first - before, first - 1),
            accounts.reforms(database, first - before, first - 1),
        ),
    )


def event_lines(database: Database, condition: Any) -> tuple[EventLine, ...]:
    """Return the events that meet a condition as lines of a list, newest first."""
    event, provision = models.Event, models.Recommendation
    query = (
        event.select(
            event.uid,
            event.title,
            event.event_kind,
            event.start,
            event.end,
            event.year_inferred,
            event.city,
            event.country,
            event.catalogue,
            fn.COUNT(provision.id).alias("provisions"),
        )
        .left_outer_join(provision, on=(provision.event == event.id))
        .where(condition)
        .group_by(event.id)
        .order_by(event.start.desc(nulls="last"), event.uid)
    )
    rows = dicts(query, database)
    labels = labels_of(database, (uid for row in rows for uid in (row["city"], row["country"])))
    return tuple(
        EventLine(
            uid=row["uid"],
            title=row["title"],
            event_kind=EventKind(row["event_kind"]),
            start=row["start"],
            end=row["end"],
            year_inferred=row["year_inferred"],
            city=labels.get(row["city"], Label()),
            country=reference(row["country"], labels),
            recommendations=row["provisions"],
            catalogue=row["catalogue"],
        )
        for row in rows
    )


def _lines_of_years(database: Database, first: int, last: int) -> tuple[EventLine, ...]:
    """Return the events that took place on any day of some years."""
    event = models.Event
    begin, end = date(first, 1, 1), date(last, 12, 31)
    return event_lines(database, (event.start <= end) & (event.end >= begin))


def _counts(lines: tuple[EventLine, ...], reforms: tuple[Reform, ...]) -> DigestCounts:
    return DigestCounts(
        events=len(lines),
        recommendations=sum(line.recommendations for line in lines),
        reforms=len(reforms),
        reforming_countries=len({each.country.uid for each in reforms}),
        host_countries=len({line.country.uid for line in lines if line.country}),
    )


def _kinds(database: Database, events: list[str]) -> dict[str, tuple[tuple[ProvisionKind, int], ...]]:
    event, provision = models.Event, models.Recommendation
    query = (
        provision.select(event.uid, provision.provision, fn.COUNT())
        .join(event)
        .where(event.uid.in_(events))
        .group_by(event.uid, provision.provision)
    )
    counted: dict[str, Counter[ProvisionKind]] = {}
    for uid, kind, number in tuples(query, database):
        counted.setdefault(uid, Counter())[ProvisionKind(kind)] = number
    return {
        uid: tuple((kind, numbers[kind]) for kind in ProvisionKind if numbers[kind])
        for uid, numbers in counted.items()
    }


def _addressed(database: Database, country: Entity) -> tuple[Addressed, ...]:
    """Return the provisions that speak to a country, or to member states where it belongs to their organisation.

    They are those that the page of the country counts (`db.ties`).
    """
    group = group_of(database, Tie.ADDRESSED, country.uid, None)
    events: dict[str, Event] = {}
    found = []
    for row in group.rows:
        provision = recommendation_by_uid(database, row.uid)
        if provision is None:
            continue
        around = events.get(provision.event.uid) or queries.event_by_uid(database, provision.event.uid)
        if around is not None:
            events[around.uid] = around
            by_name = any(each.record == country.uid for each in provision.addressees)
            found.append(Addressed(provision, around, not by_name))
    return tuple(found)


def _of_country(database: Database, country: str) -> dict[RecordKind, tuple[Reference, ...]]:
    entity = models.Entity
    query = entity.select(entity.uid, entity.label, entity.kind).where(entity.country == country)
    found: dict[RecordKind, tuple[Reference, ...]] = {}
    for row in dicts(query.order_by(entity.uid), database):
        kind = RecordKind(row["kind"])
        found[kind] = (*found.get(kind, ()), Reference(row["uid"], row["label"]))
    return found
