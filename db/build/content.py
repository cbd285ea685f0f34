"""All content of the store, read and checked as one whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.records.kinds import RecordKind
from core.records.library import Entity, Event, Practice, Reform, Source, Statement
from db.build.catalogue import read_catalogue
from db.build.curated import read_curated
from db.build.faults import ContentFault, Findings
from db.build.problems import with_problems
from db.build.sources import read_sources
from db.build.statements import named_countries, read_standing
from db.build.table import Table
from db.build.terms import Labels, read_terms
from db.build.vocabulary import UID, read_vocabulary


@dataclass(frozen=True, slots=True)
class Content:
    """What a library is made of. Entities that no record speaks of are left out, but for countries."""

    content_date: date
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    terms: tuple[Labels, ...] = ()
    reforms: tuple[Reform, ...] = ()
    practices: tuple[Practice, ...] = ()
    statements: tuple[Statement, ...] = ()


def read_content(store: Path) -> Content:
    """Read the content below a store (the folder of `resources`). Raises `ContentFaults` naming every fault."""
    findings = Findings(store)
    library = store / "library"
    entities = read_vocabulary(store / "vocabulary", findings)
    sources = read_sources(library / "sources", findings)
    curated = read_curated(library / "events", sources, entities, findings)
    events = [each.event for each in curated]
    reforms = sorted((reform for each in curated for reform in each.reforms), key=lambda each: each.uid)
    practices = sorted((one for each in curated for one in each.practices), key=lambda each: each.uid)
    statements = [statement for each in curated for statement in each.statements]
    statements += read_standing(library / "statements", sources, entities, findings)
    catalogue = read_catalogue(library / "catalogue.jsonl", entities, findings)
    events += with_problems(catalogue, library / "catalogue_problems.toml", findings)
    head = Table.read(library / "library.toml", findings)
    day = head.day("content_date")
    if not head.has("content_date"):
        head.fault("content_date", "is missing")
    terms = read_terms(store / "vocabulary" / "terms", entities, findings)
    accounts: tuple[Reform | Practice, ...] = (*reforms, *practices)
    _check_uids([*_uids(events), *(each.uid for each in accounts)], library, findings)
    findings.raise_if_any()
    return Content(
        day or date.min,  # without a day a fault was raised
        tuple(sources.values()),
        tuple(_spoken_of(entities, events, named_countries(statements), accounts)),
        tuple(sorted(events, key=lambda event: event.uid)),
        terms,
        tuple(reforms),
        tuple(practices),
        tuple(statements),
    )


def _uids(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        yield event.uid
        yield from (each.uid for each in event.recommendations)


def _check_uids(uids: Iterable[str], library: Path, findings: Findings) -> None:
    seen: set[str] = set()
    for uid in uids:
        if uid in seen:
            first, *others = _places(uid, library)
            file, line = others[-1] if others else first
            findings.note(
                ContentFault(findings.name(file), line, uid, f"has been given before, in {_said(first, findings)}")
            )
        if not UID.fullmatch(uid):
            findings.add(_places(uid, library)[0][0], uid, "is no uid", uid)
        seen.add(uid)


def _places(uid: str, library: Path) -> list[tuple[Path, int]]:
    """Return the files and lines that define a uid; of a provision those of its event."""
    owner = f"event/{uid.split('/')[1]}" if uid.startswith("recommendation/") else uid
    files = [*sorted((library / "events").glob("*.toml")), library / "catalogue.jsonl"]
    defined = re.compile(rf"[\"']?uid[\"']?\s*[=:]\s*[\"']{re.escape(owner)}[\"']")
    found = [
        (file, number)
        for file in files
        if file.is_file()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if defined.search(line)
    ]
    return found or [(library, 0)]


def _said(place: tuple[Path, int], findings: Findings) -> str:
    return f"{findings.name(place[0])}:{place[1]}"


def _spoken_of(
    entities: dict[str, Entity],
    events: Iterable[Event],
    named: set[str],
    accounts: Iterable[Reform | Practice],
) -> list[Entity]:
    """Leave out countries that no record names: a list of all the world's would only hide the others."""
    places = [place for event in events for place in (event.city, event.country)]
    places += [each.reference for event in events for each in event.attending]
    places += [account.country for account in accounts]
    named |= {place.uid for place in places if place is not None}
    named |= {
        addressee.record
        for event in events
        for provision in event.recommendations
        for addressee in provision.addressees
    }
    named |= {entity.country.uid for entity in entities.values() if entity.country is not None}
    return [
        entity
        for uid, entity in sorted(entities.items())
        if entity.kind != RecordKind.COUNTRY or uid in named
    ]
