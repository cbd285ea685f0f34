"""Libraries for the tests of search: made documents in a real file, opened as a library is opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from peewee import Database

from core.records.kinds import EventKind, Mode, Outcome, ProvisionKind, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import Entity, Event, Involvement, Recommendation
from db.connection import fresh_database, library_database
from db.impact.concepts import ConceptTable
from db.impact.keeping import write_impact
from db.search import Searcher
from db.search.documents import Document, documents
from db.search.index import write_index


@dataclass(frozen=True)
class Shelf:
    """What holds an index, as a library does."""

    database: Database


def written(path: Path, made: Iterable[Document]) -> Path:
    """Write an index of documents to a new file."""
    database = fresh_database(path)
    with database.atomic():
        made = tuple(made)
        write_index(database, made)
        write_impact(database, made, ConceptTable(), path.parent)
    database.execute_sql("vacuum")
    database.close()
    return path


def searcher(path: Path, made: Iterable[Document]) -> Searcher:
    """Return a searcher of documents, over a read-only file."""
    return Searcher(Shelf(library_database(written(path, made))))


def entity(uid: str, ar: str, en: str = "", fr: str = "", **more: object) -> Entity:
    """Return an entity of the kind that its uid begins with."""
    values = {"acronyms": (), "aliases": (), "parent": None, "country": None, "mentions": ()} | more
    return Entity(uid=uid, kind=RecordKind(uid.split("/")[0]), label=Label(ar, en, fr), **values)  # type: ignore[arg-type]


ENTITIES = {
    each.uid: each
    for each in (
        entity("country/tr", "تركيا", "Türkiye", "Turquie", aliases=("Turkey",)),
        entity("country/om", "عُمان", "Oman", "Oman"),
        entity("city/ankara", "أنقرة", "Ankara", "Ankara", aliases=("انقره",)),
        entity(
            "body/sesric",
            "مركز أنقرة",
            "Statistical Centre",
            "Centre statistique",
            acronyms=("SESRIC", "سيسرك"),
        ),
        entity("body/ilo", "منظمة العمل الدولية", "International Labour Organization", acronyms=("ILO",)),
        entity("theme/social-protection", "الحماية الاجتماعية", "Social protection", "Protection sociale"),
        entity(
            "theme/orphan-care",
            "رعاية الأيتام",
            "Orphan care",
            "Prise en charge des orphelins",
            parent=Reference("theme/social-protection", Label("الحماية الاجتماعية")),
        ),
        entity("person/onur", "أونور تشاغلار", "Onur Çağlar"),
    )
}


def referred(uid: str) -> Reference:
    """Return a reference to one of `ENTITIES`."""
    return Reference(uid, ENTITIES[uid].label)


def event(
    slug: str,
    title: Label,
    start: str | None = "2016-04-04",
    end: str | None = None,
    *,
    kind: EventKind = EventKind.WORKSHOP,
    country: str = "country/tr",
    bodies: Sequence[str] = ("body/sesric",),
    themes: Sequence[str] = (),
    provisions: Sequence[str] = (),
    language: str = "ar",
    mode: Mode = Mode.IN_PERSON,
    catalogue: bool = True,
) -> Event:
    """Return an event with as little as a test needs."""
    uid = f"event/{slug}"
    first = date.fromisoformat(start) if start else None
    return Event(
        uid=uid,
        event_kind=kind,
        title=title,
        start=first,
        end=date.fromisoformat(end) if end else first,
        date_text=start or "",
        year_inferred=False,
        mode=mode,
        venue=Label(),
        place_text="",
        city=referred("city/ankara") if country == "country/tr" else None,
        country=referred(country) if country else None,
        series=Label(),
        bodies=tuple(Involvement(referred(each), RecordKind.BODY, Role.ORGANISER, "") for each in bodies),
        people=(),
        programmes=(),
        participants=None,
        countries_count=None,
        themes=tuple(map(referred, themes)),
        description=(),
        outcome=Outcome.PRINTED if provisions else Outcome.NOT_STATED,
        recommendations=_provisions(slug, title, provisions, language),
        source=None,
        publisher=Label(),
        addresses=(),
        language=language,
        catalogue=catalogue,
        facts=(),
        discrepancies=(),
        notes=(),
    )


def _provisions(slug: str, title: Label, texts: Sequence[str], language: str) -> tuple[Recommendation, ...]:
    return tuple(
        Recommendation(
            uid=f"recommendation/{slug}/{position}",
            event=Reference(f"event/{slug}", title),
            position=position,
            marker=f"{position}.",
            number=position,
            text=text,
            provision=ProvisionKind.RECOMMENDATION,
            language=language,
            themes=(),
            addressees=(),
            passages=(),
        )
        for position, text in enumerate(texts, start=1)
    )


def made_of(*events: Event) -> tuple[Document, ...]:
    """Return the documents of events and of all `ENTITIES`."""
    return documents(events, (), ENTITIES.values())
