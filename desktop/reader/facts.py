"""What the reader shows of an event or an entity as label and values, before any widget is made.

A row is a label with its values; a value knows the passages that back it and the record that it leads to, and
the contradictions of a field stand with its row. Nothing here knows Qt, so what is shown can be tested as values.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.errors import N_
from core.paper.facts import LINKED_ROWS, ROLE_ROWS
from core.records.kinds import EVENT_KINDS, FIELDS, MODES, RECORD_KINDS, Field, Mode, RecordKind
from core.records.label import Label, Reference
from core.records.library import Discrepancy, Entity, Event, Fact, Involvement, Passage
from desktop.voice import Voice

OF_THE_TEXT = (Field.OUTCOME, Field.DESCRIPTION)
"""Fields whose contradictions stand with the provisions and the description and not among the facts."""

_PLACE = N_("Place")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a row. `language` gives its direction, `record` the uid it leads to, `detail` the letter."""

    text: str
    language: str
    passages: tuple[Passage, ...] = ()
    record: str = ""
    detail: str = ""
    inferred: bool = False
    note: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A label, its values in order, and the contradictions found in its field."""

    label: str
    values: tuple[Value, ...]
    discrepancies: tuple[Discrepancy, ...] = ()


class EventRows:
    """Lay out the facts of one event in one language of the interface."""

    def __init__(self, event: Event, voice: Voice) -> None:
        self._event = event
        self._voice = voice
        self._code = voice.language.code
        self._facts: dict[tuple[Field, str], Fact] = {}
        for fact in event.facts:
            self._facts.setdefault((fact.field, fact.subject), fact)

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in reading order; a field of which nothing is known has none."""
        rows = [
            self._row(Field.KIND, [self._kind()]),
            self._row(Field.DATES, self._dates()),
            self._place(),
            self._row(Field.MODE, self._mode()),
            self._row(Field.SERIES, self._named(Field.SERIES, self._event.series)),
            *self._by_role(self._event.bodies, Field.BODY),
            *self._by_role(self._event.people, Field.PERSON),
            self._row(Field.PARTICIPANTS, self._number(Field.PARTICIPANTS, self._event.participants)),
            self._row(Field.COUNTRIES, self._number(Field.COUNTRIES, self._event.countries_count)),
            self._row(
                Field.ATTENDING, [self._linked(Field.ATTENDING, i.reference) for i in self._event.attending]
            ),
            self._row(Field.THEME, [self._linked(Field.THEME, theme) for theme in self._event.themes]),
            *self._programmes(),
        ]
        shown = [row for row in rows if row.values or row.discrepancies]
        return (*shown, *self._left_over(shown))

    def _row(self, field: Field, values: Iterable[Value], label: str = "") -> Row:
        return Row(label or self._voice.tr(FIELDS[field]), tuple(values), self._contradictions(field))

    def _contradictions(self, *fields: Field) -> tuple[Discrepancy, ...]:
        return tuple(d for d in self._event.discrepancies if d.field in fields)

    def _left_over(self, shown: list[Row]) -> list[Row]:
        # A contradiction whose field has no row of its own (the title) must not be lost.
        seen = [d for row in shown for d in row.discrepancies]
        lost = [d for d in self._event.discrepancies if d not in seen and d.field not in OF_THE_TEXT]
        return [Row(self._voice.tr(FIELDS[d.field]), (), (d,)) for d in lost]

    def _value(self, text: str, language: str, field: Field, subject: str = "", **more: object) -> Value:
        fact = self._facts.get((field, subject))
        passages = self._event.passages_of(field, subject)
        note = self._voice.remark(fact.note) if fact else ""
        inferred = bool(fact and fact.inferred)
        values = {"passages": passages, "inferred": inferred, "note": note} | more
        return Value(text, language, **values)  # type: ignore[arg-type]

    def _own(self, text: str, field: Field, **more: object) -> Value:
        return self._value(text, self._code, field, **more)

    def _kind(self) -> Value:
        return self._own(self._voice.tr(EVENT_KINDS[self._event.event_kind]), Field.KIND)

    def _dates(self) -> list[Value]:
        event = self._event
        if event.start is None:
            return [self._value(event.date_text, event.language, Field.DATES)] if event.date_text else []
        if not event.year_inferred:
            return [self._own(self._voice.full_dates(event.start, event.end), Field.DATES)]
        # Nothing is converted of a year that is inferred.
        text = self._voice.dates(event.start, event.end)
        note = self._voice.tr(N_("The page prints no year; this one is inferred."))
        fact = self._facts.get((Field.DATES, ""))
        if fact and fact.note:
            note = self._voice.remark(fact.note)
        return [self._own(text, Field.DATES, inferred=True, note=note)]

    def _mode(self) -> list[Value]:
        if self._event.mode == Mode.UNKNOWN:
            return []
        return [self._own(self._voice.tr(MODES[self._event.mode]), Field.MODE)]

    def _named(self, field: Field, label: Label) -> list[Value]:
        if not label:
            return []
        code = self._code
        return [
            self._value(label.in_language(code), label.language_shown(code), field, ours=label.is_ours(code))
        ]

    def _place(self) -> Row:
        event = self._event
        values = self._named(Field.VENUE, event.venue)
        values += [self._linked(Field.CITY, event.city, "")] if event.city else []
        values += [self._linked(Field.COUNTRY, event.country, "")] if event.country else []
        if not values and event.place_text:
            values = [Value(event.place_text, event.language)]
        fields = (Field.VENUE, Field.CITY, Field.COUNTRY)
        return Row(self._voice.tr(_PLACE), tuple(values), self._contradictions(*fields))

    def _number(self, field: Field, number: int | None) -> list[Value]:
        return [] if number is None else [self._own(self._voice.number(number), field)]

    def _linked(self, field: Field, to: Reference, subject: str | None = None, detail: str = "") -> Value:
        code = self._code
        return self._value(
            to.label.in_language(code),
            to.label.language_shown(code),
            field,
            to.uid if subject is None else subject,
            record=to.uid,
            detail=detail,
            ours=to.label.is_ours(code),
        )

    def _by_role(self, involved: tuple[Involvement, ...], field: Field) -> list[Row]:
        """Return one row per role in the order in which the roles first occur."""
        rows: list[Row] = []
        for role in dict.fromkeys(i.role for i in involved):
            values = [self._taking_part(each, field) for each in involved if each.role == role]
            label = self._voice.tr(ROLE_ROWS[role])
            rows.append(Row(label, tuple(values), () if rows else self._contradictions(field)))
        return rows

    def _taking_part(self, each: Involvement, field: Field) -> Value:
        if field != Field.PERSON:
            return self._linked(field, each.reference)
        name, behind = each.named(self._code, self._event.language)
        return replace(self._linked(field, each.reference, detail=behind), text=name)

    def _programmes(self) -> list[Row]:
        rows: list[Row] = []
        for kind, words in LINKED_ROWS.items():
            named = [i for i in self._event.programmes if i.kind == kind]
            if named:
                values = tuple(self._linked(Field.PROGRAMME, i.reference) for i in named)
                label = self._voice.tr(words)
                rows.append(Row(label, values, () if rows else self._contradictions(Field.PROGRAMME)))
        return rows


def entity_rows(entity: Entity, voice: Voice) -> tuple[Row, ...]:
    """Lay out what is known of an entity: its acronyms, other names, what it belongs to, its country."""
    code = voice.language.code
    rows = [
        Row(voice.tr(N_("Acronyms")), tuple(Value(a, script_of(a)) for a in entity.acronyms)),
        Row(voice.tr(N_("Other names")), tuple(Value(a, script_of(a)) for a in entity.aliases)),
        Row(voice.tr(N_("Part of")), _references(entity.parent, code)),
        Row(voice.tr(RECORD_KINDS[RecordKind.COUNTRY]), _references(entity.country, code)),
    ]
    return tuple(row for row in rows if row.values)


def _references(to: Reference | None, code: str) -> tuple[Value, ...]:
    if to is None:
        return ()
    return (Value(to.label.in_language(code), to.label.language_shown(code), record=to.uid),)


def script_of(text: str) -> str:
    """Return «ar» for a text whose first letter is Arabic, else «en»: names whose language nobody recorded."""
    for character in text:
        if character.isalpha():
            return "ar" if "\u0600" <= character <= "\u08ff" or "\ufb50" <= character <= "\ufeff" else "en"
    return "en"
