"""From records to rows: fills the tables of a fresh library. Rows are written in the order of the records."""

from collections.abc import Iterable
from typing import Any

from peewee import Database

from core.records.library import (
    Entity,
    Event,
    Fact,
    Passage,
    Practice,
    Recommendation,
    Reform,
    Source,
    Statement,
)
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
                subtype=each.subtype,
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
            publisher_record=event.publisher_record,
            language=event.language,
            catalogue=event.catalogue,
        )
        self._parts(event, row)
        for provision in event.recommendations:
            self._recommendation(provision, row)
        self._backing(event, row)

    def reform(self, reform: Reform) -> None:
        """Write a reform."""
        self._insert(
            models.Reform,
            uid=reform.uid,
            title=reform.title,
            country=reform.country.uid,
            year=reform.year,
            areas=tuple(area.value for area in reform.areas),
            before=reform.before,
            after=reform.after,
            event=reform.event.uid,
            source=reform.source.uid,
            language=reform.language,
        )
        self._account(reform)

    def practice(self, practice: Practice) -> None:
        """Write a practice."""
        self._insert(
            models.Practice,
            uid=practice.uid,
            title=practice.title,
            country=practice.country.uid if practice.country else None,
            project=practice.project.uid if practice.project else None,
            event=practice.event.uid,
            source=practice.source.uid,
            language=practice.language,
        )
        self._account(practice)

    def statement(self, statement: Statement) -> None:
        """Write a statement with what backs it."""
        row = self._insert(
            models.Statement,
            subject=statement.subject.uid,
            relation=statement.relation.value,
            object=statement.object.uid if statement.object else None,
            value=statement.value,
            number=statement.number,
            year=statement.year,
            until=statement.until,
            as_of=statement.as_of,
            event=statement.event.uid if statement.event else None,
            inferred=statement.inferred,
            note=statement.note,
        )
        self._passages(statement.passages, statement=row)

    def similar(self, pairs: Iterable[tuple[str, str, float]]) -> None:
        """Write which provisions say nearly the same: each pair both ways, so that either finds the other."""
        for one, other, score in pairs:
            for owner, named in ((one, other), (other, one)):
                self._insert(models.SimilarRecommendation, recommendation=owner, other=named, score=score)

    def _account(self, account: Reform | Practice) -> None:
        for position, each in enumerate((*account.bodies, *account.themes), start=1):
            self._insert(models.AccountEntity, account=account.uid, position=position, entity=each.uid)
        self._facts(account.facts, account=account.uid)
        self._passages(account.description, account=account.uid)

    def _facts(self, facts: Iterable[Fact], **owner: object) -> None:
        for fact in facts:
            row = self._insert(
                models.Fact,
                field=fact.field.value,
                subject=fact.subject,
                inferred=fact.inferred,
                note=fact.note,
                **owner,
            )
            self._passages(fact.passages, fact=row)

    def meta(self, values: dict[str, str]) -> None:
        """Write what the file says of itself."""
        for key, value in sorted(values.items()):
            self._insert(models.Meta, key=key, value=value)

    def _parts(self, event: Event, row: int) -> None:
        involved = (*event.bodies, *event.people, *event.programmes, *event.attending)
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
            action=provision.action,
        )
        for position, theme in enumerate(provision.themes, start=1):
            self._insert(models.RecommendationTheme, recommendation=row, position=position, theme=theme.uid)
        for each in provision.addressees:
            self._insert(
                models.Addressee, recommendation=row, label=each.label, kind=each.kind.value, record=each.record
            )
        self._passages(provision.passages, recommendation=row)

    def _backing(self, event: Event, row: int) -> None:
        self._facts(event.facts, event=row)
        for each in event.discrepancies:
            discrepancy_row = self._insert(
                models.Discrepancy,
                event=row,
                field=each.field.value,
                note=each.note,
                addresses=each.addresses,
            )
            self._passages(each.passages, discrepancy=discrepancy_row)
        self._passages(event.description, described=row)

    def _passages(self, passages: Iterable[Passage], **owner: object) -> None:
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
