"""The directory of focal points: those that sources name, those that the user wrote, and whose are missing."""

from collections.abc import Iterable

from peewee import Database

from core.records.focal_points import Directory, FocalPoint, Gap
from core.records.kinds import RecordKind, Relation
from core.records.label import Reference
from core.text.folding import fold_text
from db import accounts, models, queries
from db.rows import dicts


def networks(database: Database) -> tuple[Reference, ...]:
    """Return the networks of the library, by uid."""
    return _of_kind(database, RecordKind.NETWORK)


def _of_kind(database: Database, kind: RecordKind) -> tuple[Reference, ...]:
    entity = models.Entity
    query = entity.select(entity.uid, entity.label).where(entity.kind == kind.value)
    return tuple(Reference(row["uid"], row["label"]) for row in dicts(query.order_by(entity.uid), database))


def named_focal_points(database: Database) -> tuple[FocalPoint, ...]:
    """Return the focal points that sources name; a body is an institution, a person one with a name."""
    found = []
    for statement in accounts.statements(database, Relation.FOCAL_POINT):
        subject = queries.entity_by_uid(database, statement.subject.uid)
        if subject is None or statement.object is None or subject.country is None:
            continue
        name = subject.label.in_language("ar")
        is_person = subject.kind == RecordKind.PERSON
        found.append(
            FocalPoint(
                key=subject.uid,
                network=statement.object.uid,
                country=subject.country.uid,
                institution="" if is_person else name,
                name=name if is_person else "",
                position=statement.value.in_language("ar"),
                source=statement.passages[0].source if statement.passages else subject.uid,
            )
        )
    return tuple(found)


def members(database: Database, network: str) -> tuple[Reference, ...]:
    """Return the countries that are members of a network, or else of the organisation that it is part of."""
    seen: set[str] = set()
    uid: str | None = network
    while uid and uid not in seen:
        seen.add(uid)
        countries = {
            statement.subject.uid: statement.subject
            for statement in accounts.statements_naming(database, uid)
            if statement.relation == Relation.MEMBER and statement.subject.uid.startswith("country/")
        }
        if countries:
            return tuple(countries[key] for key in sorted(countries))
        entity = queries.entity_by_uid(database, uid)
        uid = entity.parent.uid if entity and entity.parent else None
    return ()


def gaps(database: Database, points: Iterable[FocalPoint]) -> tuple[Gap, ...]:
    """Return the members of which no focal point is known, network by network."""
    known = {(point.network, point.country) for point in points}
    return tuple(
        Gap(network, country)
        for network in networks(database)
        for country in members(database, network.uid)
        if (network.uid, country.uid) not in known
    )


def directory(database: Database, written: Iterable[FocalPoint]) -> Directory:
    """Return the directory; `written` are the entries of the user's own."""
    points = (*named_focal_points(database), *written)
    known, countries = networks(database), _of_kind(database, RecordKind.COUNTRY)
    names = {each.uid: each.label for each in (*known, *countries)}
    return Directory(points, gaps(database, points), known, countries, names)


def uid_named(database: Database, kind: RecordKind, name: str) -> str:
    """Return the uid that a uid, an acronym or a name means, in any spelling; empty where it means none, or two."""
    wanted = name.strip()
    entity = models.Entity
    query = entity.select().where(entity.kind == kind.value)
    rows = dicts(query, database)
    if wanted.lower() in {row["uid"] for row in rows}:
        return wanted.lower()
    folded = fold_text(wanted)
    found = {
        row["uid"]
        for row in rows
        for each in (row["label"].ar, row["label"].en, row["label"].fr, *row["acronyms"], *row["aliases"])
        if each and fold_text(each) == folded
    }
    short = f"{kind.value}/{folded}"
    found |= {row["uid"] for row in rows if row["uid"] == short}
    return found.pop() if len(found) == 1 else ""
