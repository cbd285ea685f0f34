"""Reforms, practices and statements: what sources tell of countries, people and bodies beside events."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import Database

from core.records.kinds import Field, RecordKind, ReformArea, Relation
from core.records.label import Label, Reference
from core.records.library import Fact, Passage, Practice, Reform, Statement
from db import models
from db.rows import dicts, labels_of, passages_of, reference, row_of, tuples


def reform_by_uid(database: Database, uid: str) -> Reform | None:
    """Return a reform."""
    row = row_of(database, models.Reform, uid)
    return _reforms(database, [row])[0] if row else None


def practice_by_uid(database: Database, uid: str) -> Practice | None:
    """Return a practice."""
    row = row_of(database, models.Practice, uid)
    return _practices(database, [row])[0] if row else None


def reforms(database: Database, first: int | None = None, last: int | None = None) -> tuple[Reform, ...]:
    """Return reforms, newest first; `first` and `last` are the years between which they were."""
    table = models.Reform
    query = table.select().order_by(table.year.desc(nulls="last"), table.uid)
    if first is not None:
        query = query.where(table.year >= first)
    if last is not None:
        query = query.where(table.year <= last)
    return _reforms(database, dicts(query, database))


def reforms_of(database: Database, country: str) -> tuple[Reform, ...]:
    """Return the reforms of a country, newest first."""
    table = models.Reform
    query = table.select().where(table.country == country)
    return _reforms(database, dicts(query.order_by(table.year.desc(nulls="last"), table.uid), database))


def practices(database: Database, country: str | None = None) -> tuple[Practice, ...]:
    """Return practices, of a country or of all."""
    table = models.Practice
    query = table.select().order_by(table.uid)
    return _practices(database, dicts(query.where(table.country == country) if country else query, database))


def accounts_naming(database: Database, uid: str) -> tuple[str, ...]:
    """Return the uids of the reforms and practices that name an entity as a body, theme, country or project."""
    link, reform, practice = models.AccountEntity, models.Reform, models.Practice
    found = [
        *tuples(reform.select(reform.uid).where((reform.country == uid) | (reform.event == uid)), database),
        *tuples(
            practice.select(practice.uid).where(
                (practice.country == uid) | (practice.project == uid) | (practice.event == uid)
            ),
            database,
        ),
        *tuples(link.select(link.account).where(link.entity == uid), database),
    ]
    return tuple(sorted({each for (each,) in found}))


def statements_about(database: Database, uid: str) -> tuple[Statement, ...]:
    """Return what sources state of a record, in the order of the content."""
    return _statements(database, models.Statement.subject == uid)


def statements_naming(database: Database, uid: str) -> tuple[Statement, ...]:
    """Return what sources state of other records in relation to this one."""
    return _statements(database, models.Statement.object == uid)


def statements(database: Database, relation: Relation | None = None) -> tuple[Statement, ...]:
    """Return all statements, or those of one relation."""
    return _statements(database, models.Statement.relation == relation.value if relation else None)


def titles_of(database: Database, wanted: Iterable[str | None]) -> dict[str, Label]:
    """Return the titles of events by uid."""
    event = models.Event
    keys = sorted({uid for uid in wanted if uid})
    query = event.select(event.uid, event.title).where(event.uid.in_(keys))
    return {row["uid"]: row["title"] for row in dicts(query, database)} if keys else {}


def _statements(database: Database, condition: Any) -> tuple[Statement, ...]:
    table = models.Statement
    query = table.select().order_by(table.id)
    rows = dicts(query.where(condition) if condition is not None else query, database)
    labels = labels_of(database, (uid for row in rows for uid in (row["subject"], row["object"])))
    titles = titles_of(database, (row["event"] for row in rows))
    backing = passages_of(database, models.Passage.statement, [row["id"] for row in rows])
    return tuple(
        Statement(
            subject=Reference(row["subject"], labels.get(row["subject"], Label())),
            relation=Relation(row["relation"]),
            object=reference(row["object"], labels),
            value=row["value"],
            number=row["number"],
            year=row["year"],
            until=row["until"],
            as_of=row["as_of"],
            event=reference(row["event"], titles),
            passages=backing.get(row["id"], ()),
            inferred=row["inferred"],
            note=row["note"],
        )
        for row in rows
    )


def _reforms(database: Database, rows: list[dict[str, Any]]) -> tuple[Reform, ...]:
    told = _Told(database, rows)
    return tuple(
        Reform(
            uid=row["uid"],
            title=row["title"],
            country=told.entity(row["country"]),
            year=row["year"],
            areas=tuple(map(ReformArea, row["areas"])),
            before=row["before"],
            after=row["after"],
            bodies=told.named(row["uid"], RecordKind.BODY),
            themes=told.named(row["uid"], RecordKind.THEME),
            event=told.event(row["event"]),
            source=told.source(row["source"]),
            language=row["language"],
            description=told.description.get(row["uid"], ()),
            facts=told.facts.get(row["uid"], ()),
        )
        for row in rows
    )


def _practices(database: Database, rows: list[dict[str, Any]]) -> tuple[Practice, ...]:
    told = _Told(database, rows)
    return tuple(
        Practice(
            uid=row["uid"],
            title=row["title"],
            country=told.entity(row["country"]) if row["country"] else None,
            project=told.entity(row["project"]) if row["project"] else None,
            bodies=told.named(row["uid"], RecordKind.BODY),
            themes=told.named(row["uid"], RecordKind.THEME),
            event=told.event(row["event"]),
            source=told.source(row["source"]),
            language=row["language"],
            description=told.description.get(row["uid"], ()),
            facts=told.facts.get(row["uid"], ()),
        )
        for row in rows
    )


class _Told:
    """What some reforms or practices name, read at once."""

    def __init__(self, database: Database, rows: list[dict[str, Any]]) -> None:
        uids = [row["uid"] for row in rows]
        link, source = models.AccountEntity, models.Source
        query = link.select().where(link.account.in_(uids)).order_by(link.account, link.position)
        self._links: dict[str, list[str]] = {}
        for each in dicts(query, database):
            self._links.setdefault(each["account"], []).append(each["entity"])
        places = (row.get(key) for row in rows for key in ("country", "project"))
        named = (uid for linked in self._links.values() for uid in linked)
        self._labels = labels_of(database, (*places, *named))
        self._titles = titles_of(database, (row["event"] for row in rows))
        documents = source.select(source.uid, source.title).where(
            source.uid.in_([row["source"] for row in rows])
        )
        self._sources = {row["uid"]: row["title"] for row in dicts(documents, database)}
        self.description = _described(database, uids)
        self.facts = _facts(database, uids)

    def entity(self, uid: str) -> Reference:
        return Reference(uid, self._labels.get(uid, Label()))

    def event(self, uid: str) -> Reference:
        return Reference(uid, self._titles.get(uid, Label()))

    def source(self, uid: str) -> Reference:
        return Reference(uid, self._sources.get(uid, Label()))

    def named(self, account: str, kind: RecordKind) -> tuple[Reference, ...]:
        return tuple(
            self.entity(uid) for uid in self._links.get(account, ()) if uid.startswith(f"{kind.value}/")
        )


def _described(database: Database, uids: list[str]) -> dict[str, tuple[Passage, ...]]:
    found = passages_of(database, models.Passage.account, uids)
    return {str(uid): passages for uid, passages in found.items()}


def _facts(database: Database, uids: list[str]) -> dict[str, tuple[Fact, ...]]:
    fact = models.Fact
    rows = dicts(fact.select().where(fact.account.in_(uids)).order_by(fact.id), database)
    backing = passages_of(database, models.Passage.fact, [row["id"] for row in rows])
    answer: dict[str, tuple[Fact, ...]] = {}
    for row in rows:
        made = Fact(
            Field(row["field"]), row["subject"], backing.get(row["id"], ()), row["inferred"], row["note"]
        )
        answer[row["account"]] = (*answer.get(row["account"], ()), made)
    return answer


def years(database: Database) -> tuple[int, ...]:
    """Return the years of which the library tells an event or a reform, newest first."""
    event, reform = models.Event, models.Reform
    days: list[tuple[date | None, ...]] = tuples(event.select(event.start).distinct(), database)
    found = {day.year for (day,) in days if day is not None}
    found |= {year for (year,) in tuples(reform.select(reform.year).distinct(), database) if year is not None}
    return tuple(sorted(found, reverse=True))
