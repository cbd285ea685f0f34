"""From records to rows: fills the tables of a fresh library. Rows are written in the order of the records."""

from collections.abc import Iterable
from typing import Any

from peewee import Database

from core.records.library import Entity, Event, Passage, Recommendation, Source
from db import models


class RowWriter:
    """Writes records into a fresh library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sources(self, sources: Iterable[Source]) -> None:
        """Write the source documents."""
        for each in sources:
            self._insert(
                models.Source,
                uid=each.uid,
                title=each.title,
                publisher=each.publisher,
                address=each.address,
                language=each.language,
                published=each.published,
                text=each.text,
            )

    def entities(self, entities: Iterable[Entity]) -> None:
        """Write the vocabularies."""
        for each in entities:
            self._insert(
                models.Entity,
                uid=each.uid,
                kind=each.kind.value,
                label=each.label,
                acronyms=each.acronyms,
                aliases=each.aliases,
                parent=each.parent.uid if each.parent else None,
                country=each.country.uid if each.country else None,
            )

    def event(self, event: Event) -> None:
        """Write an event with all that belongs to it."""
        row = self._insert(
            models.Event,
            uid=event.uid,
            event_kind=event.event_kind.value,
            title=event.title,
            start=event.start,
            end=event.end,
            date_text=event.date_text,
            year_inferred=event.year_inferred,
            mode=event.mode.value,
            venue=event.venue,
            place_text=event.place_text,
            city=event.city.uid if event.city else None,
            country=event.country.uid if event.country else None,
            series=event.series,
            participants=event.participants,
            countries_count=event.countries_count,
            outcome=event.outcome.value,
            source=event.source.uid if event.source else None,
            publisher=event.publisher,
            language=event.language,
            catalogue=event.catalogue,
        )
        self._parts(event, row)
        for provision in event.recommendations:
            self._recommendation(provision, row)
        self._backing(event, row)

    def meta(self, values: dict[str, str]) -> None:
        """Write what the file says of itself."""
        for key, value in sorted(values.items()):
            self._insert(models.Meta, key=key, value=value)

    def _parts(self, event: Event, row: int) -> None:
        involved = (*event.bodies, *event.people, *event.programmes)
        for position, each in enumerate(involved, start=1):
            self._insert(
                models.EventEntity,
                event=row,
                position=position,
                entity=each.reference.uid,
                role=each.role.value,
                printed=each.position,
                honorific=each.honorific,
            )
        for position, theme in enumerate(event.themes, start=1):
            self._insert(models.EventTheme, event=row, position=position, theme=theme.uid)
        for address in event.addresses:
            self._insert(models.EventAddress, event=row, url=address.url, language=address.language)
        for note in event.notes:
            self._insert(models.EventNote, event=row, note=note)

    def _recommendation(self, provision: Recommendation, event: int) -> None:
        row = self._insert(
            models.Recommendation,
            uid=provision.uid,
            event=event,
            position=provision.position,
            marker=provision.marker,
            number=provision.number,
            text=provision.text,
            provision=provision.provision.value,
            language=provision.language,
        )
        for position, theme in enumerate(provision.themes, start=1):
            self._insert(models.RecommendationTheme, recommendation=row, position=position, theme=theme.uid)
        for label in provision.addressees:
            self._insert(models.Addressee, recommendation=row, label=label)
        self._passages(provision.passages, recommendation=row)

    def _backing(self, event: Event, row: int) -> None:
        for fact in event.facts:
            fact_row = self._insert(
                models.Fact,
                event=row,
                field=fact.field.value,
                subject=fact.subject,
                inferred=fact.inferred,
                note=fact.note,
            )
            self._passages(fact.passages, fact=fact_row)
        for each in event.discrepancies:
            discrepancy_row = self._insert(
                models.Discrepancy, event=row, field=each.field.value, note=each.note
            )
            self._passages(each.passages, discrepancy=discrepancy_row)
        self._passages(event.description, described=row)

    def _passages(self, passages: Iterable[Passage], **owner: int) -> None:
        for each in passages:
            self._insert(
                models.Passage,
                source=each.source,
                start=each.start,
                end=each.end,
                quote=each.quote,
                **owner,
            )

    def _insert(self, model: Any, **values: object) -> int:
        return int(model.insert(**values).execute(self._database) or 0)
