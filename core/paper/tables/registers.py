"""The registers of the library as tables: events, recommendations, names, or whatever was found in one table.

A cell says what the record says: a year that was inferred, a date that is only known as printed and sources that
contradict each other have columns of their own, so that nobody sorts by a day without seeing that it is doubted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import CITED_FIELDS, address_of, doubts_of, number_of, place_of
from core.paper.page import Digits
from core.paper.tables.table import Cell, CellKind, Column, Row, Table
from core.records.kinds import (
    EVENT_KINDS,
    FIELDS,
    MODES,
    OUTCOMES,
    PROVISION_KINDS,
    RECORD_KINDS,
    REFORM_AREAS,
    Field,
    Mode,
    RecordKind,
    Role,
)
from core.records.library import Entity, Event, Involvement, Practice, Recommendation, Reform, Source
from core.records.selection import WHOLE_RECORDS, Selected, Selection

EVENTS = frozenset({RecordKind.EVENT})
RECOMMENDATIONS = frozenset({RecordKind.RECOMMENDATION})
ACCOUNTS = frozenset({RecordKind.REFORM, RecordKind.PRACTICE})
OTHERS = WHOLE_RECORDS - EVENTS - RECOMMENDATIONS - ACCOUNTS

_SEPARATOR = {"ar": "\u061b "}
_TEXT, _PROSE, _DATE, _NUMBER, _LINK, _UID = tuple(CellKind)


@dataclass(frozen=True, slots=True)
class _Head:
    """A column before it is worded."""

    key: str
    name: str
    kind: CellKind = _TEXT
    width: int = 20


_WHEN = (
    _Head("start", N_("First day"), _DATE, 12),
    _Head("end", N_("Last day"), _DATE, 12),
    _Head("dates_printed", N_("Date as printed"), width=20),
    _Head("doubts", N_("What is doubted"), width=36),
)
_EVENT_HEADS = (
    _Head("title", FIELDS[Field.TITLE], width=54),
    _Head("kind", N_("Kind"), width=14),
    *_WHEN,
    _Head("city", FIELDS[Field.CITY], width=14),
    _Head("country", FIELDS[Field.COUNTRY], width=14),
    _Head("venue", FIELDS[Field.VENUE], width=24),
    _Head("mode", FIELDS[Field.MODE], width=12),
    _Head("organisers", N_("Organised by"), width=34),
    _Head("bodies", N_("Other bodies"), width=34),
    _Head("people", FIELDS[Field.PERSON], width=34),
    _Head("programmes", FIELDS[Field.PROGRAMME], width=24),
    _Head("themes", FIELDS[Field.THEME], width=28),
    _Head("participants", FIELDS[Field.PARTICIPANTS], _NUMBER, 11),
    _Head("countries", FIELDS[Field.COUNTRIES], _NUMBER, 11),
    _Head("attending", FIELDS[Field.ATTENDING], width=34),
    _Head("recommendations", N_("Recommendations"), _NUMBER, 11),
    _Head("outcome", FIELDS[Field.OUTCOME], width=30),
    _Head("publisher", N_("Publisher"), width=24),
    _Head("address", N_("Web address"), _LINK, 40),
    _Head("addresses", N_("Other web addresses"), width=40),
    _Head("renderings", N_("Translated by Tawsiyat"), width=18),
    _Head("uid", N_("Identifier"), _UID, 44),
)
_RECOMMENDATION_HEADS = (
    _Head("number", N_("Number"), width=18),
    _Head("text", N_("Text as printed"), _PROSE, 70),
    _Head("action", N_("In short"), width=30),
    _Head("kind", N_("Kind"), width=12),
    _Head("addressees", N_("Addressed to"), width=24),
    _Head("themes", FIELDS[Field.THEME], width=26),
    _Head("event", N_("Event"), width=44),
    *_WHEN,
    _Head("place", N_("Place"), width=18),
    _Head("publisher", N_("Publisher"), width=24),
    _Head("address", N_("Web address"), _LINK, 40),
    _Head("renderings", N_("Translated by Tawsiyat"), width=18),
    _Head("uid", N_("Identifier"), _UID, 44),
    _Head("event_uid", N_("Identifier of the event"), _UID, 44),
)
_ACCOUNT_HEADS = (
    _Head("title", FIELDS[Field.TITLE], width=44),
    _Head("kind", N_("Kind"), width=14),
    _Head("country", FIELDS[Field.COUNTRY], width=16),
    _Head("year", N_("Year"), _NUMBER, 8),
    _Head("areas", N_("Areas"), width=20),
    _Head("before", N_("Before"), width=30),
    _Head("after", N_("After"), width=30),
    _Head("text", N_("Text as printed"), _PROSE, 70),
    _Head("bodies", FIELDS[Field.BODY], width=30),
    _Head("project", N_("Project"), width=24),
    _Head("themes", FIELDS[Field.THEME], width=26),
    _Head("event", N_("Event"), width=44),
    _Head("uid", N_("Identifier"), _UID, 44),
    _Head("event_uid", N_("Identifier of the event"), _UID, 44),
)
_NAME_HEADS = (
    _Head("title", N_("Name"), width=44),
    _Head("kind", N_("Kind"), width=14),
    _Head("also", N_("Also called"), width=40),
    _Head("parent", N_("Part of"), width=30),
    _Head("country", FIELDS[Field.COUNTRY], width=16),
    _Head("events", N_("Events"), _NUMBER, 10),
    _Head("address", N_("Web address"), _LINK, 40),
    _Head("uid", N_("Identifier"), _UID, 40),
)
_ANY_HEADS = (
    _Head("title", FIELDS[Field.TITLE], width=54),
    _Head("kind", N_("Kind"), width=14),
    _Head("number", N_("Number"), width=18),
    _Head("text", N_("Text as printed"), _PROSE, 70),
    *_WHEN,
    _Head("place", N_("Place"), width=18),
    _Head("themes", FIELDS[Field.THEME], width=28),
    _Head("address", N_("Web address"), _LINK, 40),
    _Head("renderings", N_("Translated by Tawsiyat"), width=18),
    _Head("uid", N_("Identifier"), _UID, 44),
    _Head("event_uid", N_("Identifier of the event"), _UID, 44),
)


def registers_of(selection: Selection, language: str, digits: Digits) -> tuple[Table, ...]:
    """Return a table for each sort of record that there is; none are there where nothing was found."""
    writer = _Writer(language_of(language), digits)
    sorts = (
        (EVENTS, N_("Events"), _EVENT_HEADS, "title"),
        (RECOMMENDATIONS, N_("Recommendations"), _RECOMMENDATION_HEADS, "number"),
        (ACCOUNTS, N_("Reforms and practices"), _ACCOUNT_HEADS, "title"),
        (OTHERS, N_("Names"), _NAME_HEADS, "title"),
    )
    return tuple(
        Table(
            name=writer.language.tr(name),
            columns=_worded(heads, writer.language),
            rows=writer.rows(selection.read(kinds), heads),
            count=selection.count_of(kinds),
            heading=heading,
        )
        for kinds, name, heads, heading in sorts
        if selection.count_of(kinds)
    )


def one_register_of(selection: Selection, language: str, digits: Digits) -> Table:
    """Return everything in one table, for files that hold only one: with fewer columns where sorts are mixed."""
    tables = registers_of(selection, language, digits)
    if len(tables) == 1:
        return tables[0]
    writer = _Writer(language_of(language), digits)
    return Table(
        name=writer.language.tr(N_("Results")),
        columns=_worded(_ANY_HEADS, writer.language),
        rows=writer.rows(selection.read(WHOLE_RECORDS), _ANY_HEADS),
        count=selection.total,
        heading="title",
    )


def _worded(heads: tuple[_Head, ...], language: Language) -> tuple[Column, ...]:
    return tuple(Column(head.key, language.tr(head.name), head.kind, head.width) for head in heads)


class _Writer:
    """Says what stands in the cells of a record, in one language."""

    def __init__(self, language: Language, digits: Digits) -> None:
        self.language, self._digits = language, digits
        self._code = language.code
        self._separator = _SEPARATOR.get(language.code, "; ")

    def rows(self, selected: Iterable[Selected], heads: tuple[_Head, ...]) -> Iterator[Row]:
        """Yield the row of each record, in the order of the columns."""
        for each in selected:
            cells = self._cells(each)
            yield tuple(cells.get(head.key) for head in heads)

    def _cells(self, selected: Selected) -> dict[str, Cell]:
        record, event = selected.record, selected.event
        if isinstance(record, Recommendation):
            return self._recommendation(record, event)
        if isinstance(record, Event):
            return self._event(record)
        if isinstance(record, Source):
            return self._source(record)
        if isinstance(record, (Reform, Practice)):
            return self._account(record)
        return self._entity(record)

    def _event(self, event: Event) -> dict[str, Cell]:
        tr, code = self.language.tr, self._code
        others = [body for body in event.bodies if body.role is not Role.ORGANISER]
        return {
            "title": event.title.in_language(code),
            "kind": tr(EVENT_KINDS[event.event_kind]),
            # Where neither is known, the place stands as it is printed.
            "city": event.city.label.in_language(code)
            if event.city
            else ("" if event.country else event.place_text),
            "country": event.country.label.in_language(code) if event.country else "",
            "venue": event.venue.in_language(code),
            "mode": "" if event.mode is Mode.UNKNOWN else tr(MODES[event.mode]),
            "organisers": self._joined(
                body.reference.label.in_language(code) for body in event.bodies if body.role is Role.ORGANISER
            ),
            "bodies": self._joined(body.reference.label.in_language(code) for body in others),
            "people": self._joined(self._person(person, event.language) for person in event.people),
            "addresses": " ".join(
                each.url for each in event.addresses if each.url != address_of(event, code)
            ),
            "renderings": self._joined(self._renderings(event)),
            "programmes": self._joined(each.reference.label.in_language(code) for each in event.programmes),
            "themes": self._joined(theme.label.in_language(code) for theme in event.themes),
            "participants": event.participants,
            "countries": event.countries_count,
            "attending": self._joined(each.reference.label.in_language(code) for each in event.attending),
            # What a catalogue entry adopted is not known, which is not the same as nothing.
            "recommendations": None if event.catalogue else len(event.recommendations),
            "doubts": doubts_of(event, code, self._digits),
            "outcome": "" if event.catalogue else tr(OUTCOMES[event.outcome]),
            "uid": event.uid,
            "event_uid": event.uid,
            **self._around(event),
        }

    def _recommendation(self, record: Recommendation, event: Event | None) -> dict[str, Cell]:
        tr, code = self.language.tr, self._code
        title = (event.title if event else record.event.label).in_language(code)
        return {
            "title": title,
            "number": number_of(record, code, self._digits),
            "text": record.text,
            "action": record.action.in_language(code),
            "kind": tr(PROVISION_KINDS[record.provision]),
            "addressees": self._joined(each.label.in_language(code) for each in record.addressees),
            "event": title,
            "renderings": self._joined(self._renderings_beside(record, event)),
            "event_uid": record.event.uid,
            **(self._around(event) if event else {}),
            "doubts": doubts_of(event, code, self._digits, CITED_FIELDS, record.discrepancies)
            if event
            else "",
            "themes": self._joined(theme.label.in_language(code) for theme in record.themes),
            "uid": record.uid,
        }

    def _person(self, person: Involvement, printed_in: str) -> str:
        name, behind = person.named(self._code, printed_in)
        return f"{name} ({behind})" if behind else name

    def _renderings(self, event: Event) -> Iterator[str]:
        """Yield the names of the facts whose words are ours and not the source's."""
        worded = (
            (Field.TITLE, [event.title]),
            (Field.VENUE, [event.venue]),
            (Field.BODY, [body.reference.label for body in event.bodies]),
            (Field.PROGRAMME, [each.reference.label for each in event.programmes]),
        )
        for field, labels in worded:
            if any(label and label.is_ours(self._code) for label in labels):
                yield self.language.tr(FIELDS[field])

    def _renderings_beside(self, record: Recommendation, event: Event | None) -> Iterator[str]:
        if record.action and record.action.is_ours(self._code):
            yield self.language.tr(N_("In short"))
        if event and event.title.is_ours(self._code):
            yield self.language.tr(FIELDS[Field.TITLE])

    def _around(self, event: Event) -> dict[str, Cell]:
        return {
            "start": event.start,
            "end": (event.end or event.start) if event.start else None,
            "dates_printed": event.date_text,
            "place": place_of(event, self._code),
            "publisher": event.publisher.in_language(self._code) if event.publisher else "",
            "address": address_of(event, self._code),
        }

    def _account(self, record: Reform | Practice) -> dict[str, Cell]:
        tr, code = self.language.tr, self._code
        kind = RecordKind.REFORM if isinstance(record, Reform) else RecordKind.PRACTICE
        own: dict[str, Cell]
        if isinstance(record, Reform):
            own = {
                "year": record.year,
                "areas": self._joined(tr(REFORM_AREAS[area]) for area in record.areas),
                "before": record.before.in_language(code),
                "after": record.after.in_language(code),
            }
        else:
            own = {"project": record.project.label.in_language(code) if record.project else ""}
        country = record.country.label.in_language(code) if record.country else ""
        return {
            "title": record.title.in_language(code),
            "kind": tr(RECORD_KINDS[kind]),
            "country": country,
            "place": country,
            "text": "\n".join(passage.quote for passage in record.description),
            "bodies": self._joined(body.label.in_language(code) for body in record.bodies),
            "themes": self._joined(theme.label.in_language(code) for theme in record.themes),
            "event": record.event.label.in_language(code),
            "uid": record.uid,
            "event_uid": record.event.uid,
            **own,
        }

    def _entity(self, entity: Entity) -> dict[str, Cell]:
        code = self._code
        name = entity.label.in_language(code)
        others = (*entity.acronyms, entity.label.ar, entity.label.en, entity.label.fr, *entity.aliases)
        return {
            "title": name,
            "kind": self.language.tr(RECORD_KINDS[entity.kind]),
            "also": self._joined(other for other in others if other != name),
            "parent": entity.parent.label.in_language(code) if entity.parent else "",
            "country": entity.country.label.in_language(code) if entity.country else "",
            "events": len({mention.event.uid for mention in entity.mentions}),
            "uid": entity.uid,
        }

    def _source(self, source: Source) -> dict[str, Cell]:
        return {
            "title": source.title.in_language(self._code),
            "kind": self.language.tr(RECORD_KINDS[RecordKind.SOURCE]),
            "start": source.published,
            "end": source.published,
            "publisher": source.publisher.in_language(self._code),
            "address": source.address or "",
            "uid": source.uid,
        }

    def _joined(self, texts: Iterable[str]) -> str:
        return self._separator.join(dict.fromkeys(text for text in texts if text))
