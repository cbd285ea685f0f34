"""A curated record, one TOML file per event, as an `Event` value with its facts backed by passages.

The format stands in CONTRIBUTING.md. Nothing is taken on trust: every quote must occur in the source, every
uid must be in a vocabulary, dates must be in order, and a key that is not known is a fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.records.kinds import EventKind, Field, Mode, Outcome, RecordKind, Role
from core.records.label import LANGUAGES, Label, Reference
from core.records.library import (
    Address,
    Discrepancy,
    Entity,
    Event,
    Involvement,
    Passage,
    Practice,
    Reform,
    Source,
    Statement,
)
from db.build.accounts import read_practices, read_reforms
from db.build.backing import Backing
from db.build.faults import Findings
from db.build.provisions import read_provisions
from db.build.quotes import passages
from db.build.statements import read_statements
from db.build.table import Choice, Table

_PROGRAMMES = (RecordKind.PROGRAMME, RecordKind.NETWORK, RecordKind.PROJECT, RecordKind.STRATEGY)


@dataclass(frozen=True, slots=True)
class Curated:
    """An event written by hand, and what else its document tells."""

    event: Event
    reforms: tuple[Reform, ...]
    practices: tuple[Practice, ...]
    statements: tuple[Statement, ...]


def read_curated(
    folder: Path, sources: dict[str, Source], entities: dict[str, Entity], findings: Findings
) -> list[Curated]:
    """Return the curated events in the order of their files."""
    curated = []
    for file in sorted(folder.glob("*.toml")):
        table = Table.read(file, findings)
        source = sources.get(table.text("source", None))
        if source is None:
            table.fault("source", "names no source document")
            continue
        event = _Reader(table, source, entities).event()
        curated.append(
            Curated(
                event,
                tuple(read_reforms(table, event, source, entities)),
                tuple(read_practices(table, event, source, entities)),
                tuple(read_statements(table, source, entities, event)),
            )
        )
        table.finish()
    return curated


class _Reader:
    """Reads one file, collecting the facts on the way."""

    def __init__(self, table: Table, source: Source, entities: dict[str, Entity]) -> None:
        self._table = table
        self._source = source
        self._entities = entities
        self._backing = Backing(source, entities)
        self._back, self._printed = self._backing.back, self._backing.printed
        self._reference = self._backing.reference

    def event(self) -> Event:
        """Return the event; what is wrong in it is noted as faults."""
        table = self._table
        uid = table.text("uid", None)
        if not re.fullmatch(r"event/[a-z0-9-]+", uid):
            table.fault("uid", f"«{uid}» is no uid of an event", uid)
        title = self._label("title", Field.TITLE) or Label()
        kind = self._choice("kind", Field.KIND, EventKind, EventKind.MEETING)
        dates = self._dates()
        mode = self._choice("mode", Field.MODE, Mode, Mode.UNKNOWN)
        venue, series = self._label("venue", Field.VENUE), self._label("series", Field.SERIES)
        city, country = self._place("city", Field.CITY), self._place("country", Field.COUNTRY)
        outcome = self._choice("outcome", Field.OUTCOME, Outcome, Outcome.NOT_STATED, key="status")
        description = tuple(p for row in table.tables("description") for p in self._described(row))
        themes = tuple(self._themes())
        attending = tuple(self._attending())
        language = table.language("language")
        recommendations = read_provisions(
            table, Reference(uid, title), self._source, self._entities, language
        )
        if (outcome == Outcome.PRINTED) != bool(recommendations):
            table.fault("outcome", f"says «{outcome}», and there are {len(recommendations)} provisions")
        return Event(
            uid=uid,
            event_kind=kind,
            title=title,
            start=dates[0],
            end=dates[1],
            date_text=dates[2],
            year_inferred=dates[3],
            mode=mode,
            venue=venue or Label(),
            place_text="",
            city=city,
            country=country,
            series=series or Label(),
            bodies=tuple(self._involved("bodies", Field.BODY, (RecordKind.BODY,))),
            people=tuple(self._involved("people", Field.PERSON, (RecordKind.PERSON,))),
            programmes=tuple(self._involved("programmes", Field.PROGRAMME, _PROGRAMMES)),
            participants=self._count("participants", Field.PARTICIPANTS),
            countries_count=self._count("countries", Field.COUNTRIES),
            themes=themes,
            description=description,
            outcome=outcome,
            recommendations=recommendations,
            source=Reference(self._source.uid, self._source.title),
            publisher=self._source.publisher,
            addresses=tuple(self._addresses()),
            language=language,
            catalogue=False,
            facts=tuple(self._backing.facts),
            discrepancies=tuple(self._discrepancies()),
            attending=attending,
        )

    def _label(self, key: str, field: Field) -> Label | None:
        table = self._table.table(key)
        if table is None:
            if field == Field.TITLE:
                self._table.fault(key, "is missing")
            return None
        label = table.label()
        self._back(table, field)
        return label

    def _choice(
        self, key_of_table: str, field: Field, choices: type[Choice], default: Choice, key: str = "value"
    ) -> Choice:
        table = self._table.table(key_of_table)
        if table is None:
            self._table.fault(key_of_table, "is missing")
            return default
        value = table.choice(key, choices, default)
        if table.has("quote") or table.has("quotes") or value not in (Outcome.NOT_STATED, Mode.UNKNOWN):
            self._back(table, field)
        else:  # nothing can back that a source is silent
            table.finish()
        return value

    def _dates(self) -> tuple[date | None, date | None, str, bool]:
        table = self._table.table("dates")
        if table is None:
            return None, None, "", False
        start, end, text = table.day("start"), table.day("end"), self._printed(table, "text")
        if start and end and end < start:
            table.fault("end", f"{end} is before the start {start}", str(end))
        year_inferred = table.flag("year_inferred")
        self._back(table, Field.DATES)
        return start, end or start, text, year_inferred

    def _place(self, key: str, field: Field) -> Reference | None:
        table = self._table.table(key)
        if table is None:
            return None
        reference = self._reference(table, (RecordKind(key),))
        self._back(table, field)
        return reference

    def _count(self, key: str, field: Field) -> int | None:
        table = self._table.table(key)
        if table is None:
            return None
        value = table.number("value")
        self._back(table, field)
        return value

    def _involved(self, key: str, field: Field, kinds: tuple[RecordKind, ...]) -> Iterator[Involvement]:
        seen: set[tuple[str, str]] = set()
        for row in self._table.tables(key):
            reference = self._reference(row, kinds)
            role = row.choice("role", Role, Role.MENTIONED)
            printed, honorific = self._printed(row, "printed"), self._printed(row, "honorific")
            self._back(row, field, reference.uid if reference else "")
            if reference and _first(row, (reference.uid, role), seen):
                yield Involvement(reference, self._entities[reference.uid].kind, role, printed, honorific)

    def _attending(self) -> Iterator[Involvement]:
        seen: set[tuple[str, str]] = set()
        for row in self._table.tables("attending"):
            country = self._reference(row, (RecordKind.COUNTRY,))
            printed = self._printed(row, "printed")
            self._back(row, Field.ATTENDING, country.uid if country else "")
            if country and _first(row, (country.uid, ""), seen):
                yield Involvement(country, RecordKind.COUNTRY, Role.PARTICIPANT, printed)

    def _themes(self) -> Iterator[Reference]:
        seen: set[tuple[str, str]] = set()
        for row in self._table.tables("themes"):
            reference = self._reference(row, (RecordKind.THEME,))
            self._back(row, Field.THEME, reference.uid if reference else "")
            if reference and _first(row, (reference.uid, ""), seen):
                yield reference

    def _described(self, row: Table) -> tuple[Passage, ...]:
        found = passages(row, self._source)
        row.finish()
        return found

    def _addresses(self) -> Iterator[Address]:
        if self._source.address:
            yield Address(self._source.address, self._source.language)
        for row in self._table.tables("addresses"):
            yield Address(row.text("url", None), row.text("language", None))
            row.finish()

    def _discrepancies(self) -> Iterator[Discrepancy]:
        for row in self._table.tables("discrepancies"):
            field = row.choice("field", Field, Field.TITLE)
            note = Label(row.text("ar", None), row.text("en", None), row.text("fr", None), LANGUAGES)
            found = passages(row, self._source)
            if len({(each.start, each.end) for each in found}) < 2:
                row.fault("quotes", "a discrepancy needs two passages")
            row.finish()
            yield Discrepancy(field, note, found)


def _first(row: Table, named: tuple[str, str], seen: set[tuple[str, str]]) -> bool:
    """Tell whether a record is named for the first time in this role; a second time is a fault."""
    if named in seen:
        row.fault("uid", f"«{named[0]}» is named twice", named[0])
        return False
    seen.add(named)
    return True
