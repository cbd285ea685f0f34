"""All content of the store, read and checked as one whole."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.records.kinds import RecordKind
from core.records.library import Entity, Event, Source
from db.build.catalogue import read_catalogue
from db.build.curated import read_curated
from db.build.faults import Findings
from db.build.sources import read_sources
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


def read_content(store: Path) -> Content:
    """Read the content below a store (the folder of `resources`). Raises `ContentFaults` naming every fault."""
    findings = Findings(store)
    library = store / "library"
    entities = read_vocabulary(store / "vocabulary", findings)
    sources = read_sources(library / "sources", findings)
    events = read_curated(library / "events", sources, entities, findings)
    events += read_catalogue(library / "catalogue.jsonl", entities, findings)
    head = library / "library.toml"
    day = tomllib.loads(head.read_text(encoding="utf-8"))["content_date"]
    terms = read_terms(store / "vocabulary" / "terms", entities, findings)
    _check_uids(events, library, findings)
    findings.raise_if_any()
    return Content(
        day,
        tuple(sources.values()),
        tuple(_spoken_of(entities, events)),
        tuple(sorted(events, key=lambda event: event.uid)),
        terms,
    )


def _check_uids(events: Iterable[Event], folder: Path, findings: Findings) -> None:
    seen: set[str] = set()
    for event in events:
        for uid in (event.uid, *(each.uid for each in event.recommendations)):
            if uid in seen:
                findings.add(folder, uid, "two records have this uid")
            if not UID.fullmatch(uid):
                findings.add(folder, uid, "is no uid")
            seen.add(uid)


def _spoken_of(entities: dict[str, Entity], events: Iterable[Event]) -> list[Entity]:
    """Leave out countries that no record names: a list of all the world's would only hide the others."""
    named = {
        reference.uid
        for event in events
        for reference in (event.city, event.country)
        if reference is not None
    }
    named |= {entity.country.uid for entity in entities.values() if entity.country is not None}
    return [
        entity
        for uid, entity in sorted(entities.items())
        if entity.kind != RecordKind.COUNTRY or uid in named
    ]
