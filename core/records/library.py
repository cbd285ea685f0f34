"""The records of the library: events, their provisions, sources, reforms, practices, and what events speak of.

Offsets count Unicode code points of the source's text and are half open: `text[start:end] == quote`.
"""

from dataclasses import dataclass
from datetime import date

from core.records.kinds import (
    AddresseeKind,
    EventKind,
    Field,
    Mode,
    Outcome,
    ProvisionKind,
    RecordKind,
    ReformArea,
    Relation,
    Role,
)
from core.records.label import NO_LABEL, Label, Reference


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a source's text that backs a fact."""

    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a source states in one field of an event.

    `subject` is the uid that the fact is about where the field holds several (bodies, people, themes), else "".
    `inferred` says that the value goes beyond the letter of the passage (a year that was not printed, a mode
    that follows from the venue); `note` then says how.
    """

    field: Field
    subject: str
    passages: tuple[Passage, ...]
    inferred: bool = False
    note: Label = NO_LABEL


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Passages of one source, or of several, that contradict each other. Both stand; nothing is chosen silently.

    Where the library keeps no text (a catalogue entry), `addresses` are the pages that differ and the note says how.
    """

    field: Field
    note: Label
    passages: tuple[Passage, ...]
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts come from, kept whole and to the letter."""

    uid: str
    title: Label
    publisher: Label
    address: str | None
    language: str
    published: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Involvement:
    """A body, person, programme, network or project at an event.

    `position` is the person's position, or the body's name, as the source prints it; `honorific` the form of
    address that it prints before a person's name.
    """

    reference: Reference
    kind: RecordKind
    role: Role
    position: str = ""
    honorific: str = ""

    def named(self, language: str, printed_in: str) -> tuple[str, str]:
        """Return the name in a language, and what is printed of its bearer behind it.

        A form of address stands before a name in its own language (`printed_in`), else behind it.
        """
        name = self.reference.label.in_language(language)
        if self.reference.label.language_shown(language) == printed_in:
            return " ".join(part for part in (self.honorific, name) if part), self.position
        return name, "، ".join(part for part in (self.honorific, self.position) if part)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page about the event stood on the internet; shown and copied, never opened by itself."""

    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a provision speaks to, as it names them; `record` is the uid of a body or country, or "".

    Of member states it is the body whose members they are, where the provision names it.
    """

    label: Label
    kind: AddresseeKind = AddresseeKind.GROUP
    record: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """A provision of another event that says nearly the same; `score` is from 0 to 1 (`core.text.likeness`)."""

    uid: str
    marker: str
    event: Reference
    score: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One provision of an outcome document, quoted to the letter.

    `marker` is what the source prints before it («8.», «•», «(ه)»), `number` the printed number if it is one,
    `position` its place in the order of the document, from 1. `action` is what it asks for in a few words: in the
    provision's language those of the provision itself, in the others our rendering.
    """

    uid: str
    event: Reference
    position: int
    marker: str
    number: int | None
    text: str
    provision: ProvisionKind
    language: str
    themes: tuple[Reference, ...]
    addressees: tuple[Addressee, ...]
    passages: tuple[Passage, ...]
    discrepancies: tuple[Discrepancy, ...] = ()
    action: Label = NO_LABEL
    similar: tuple[Similar, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event with everything that its source, or the catalogue, states of it.

    `catalogue` marks an entry known by its bibliographic facts alone: no source text, no provisions.
    `start` and `end` are None where no date is stated; `date_text` and `place_text` are as printed.
    `notes` are ours: what differed between the pages that a catalogue entry was put together from.
    `attending` are the countries whose delegates the source names, with the words that name them.
    `publisher_record` is the uid of the body on whose pages a catalogue entry stood, or "".
    """

    uid: str
    event_kind: EventKind
    title: Label
    start: date | None
    end: date | None
    date_text: str
    year_inferred: bool
    mode: Mode
    venue: Label
    place_text: str
    city: Reference | None
    country: Reference | None
    series: Label
    bodies: tuple[Involvement, ...]
    people: tuple[Involvement, ...]
    programmes: tuple[Involvement, ...]
    participants: int | None
    countries_count: int | None
    themes: tuple[Reference, ...]
    description: tuple[Passage, ...]
    outcome: Outcome
    recommendations: tuple[Recommendation, ...]
    source: Reference | None
    publisher: Label
    addresses: tuple[Address, ...]
    language: str
    catalogue: bool
    facts: tuple[Fact, ...]
    discrepancies: tuple[Discrepancy, ...]
    notes: tuple[Label, ...] = ()
    attending: tuple[Involvement, ...] = ()
    publisher_record: str = ""

    def passages_of(self, field: Field, subject: str = "") -> tuple[Passage, ...]:
        """Return the passages that back a field, about one subject where the field holds several."""
        return tuple(
            passage
            for fact in self.facts
            if fact.field == field and subject in ("", fact.subject)
            for passage in fact.passages
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """An event in which an entity has a part."""

    event: Reference
    role: Role
    position: str
    start: date | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source states of one record, mostly in relation to another, at a time.

    `value` says it in words where `object` does not say it all, `number` is a count. `year` and `until` are the
    years it speaks of (since 2013; 2019 to 2025), `as_of` the day on which it was so: that of the document.
    """

    subject: Reference
    relation: Relation
    object: Reference | None
    value: Label
    number: int | None
    year: int | None
    until: int | None
    as_of: date | None
    event: Reference | None
    passages: tuple[Passage, ...]
    inferred: bool = False
    note: Label = NO_LABEL


@dataclass(frozen=True, slots=True)
class Reform:
    """A country's change of its system: when, in which areas, from what to what, and who told of it.

    `year` is None where the source gives none. `event` is where it was told.
    """

    uid: str
    title: Label
    country: Reference
    year: int | None
    areas: tuple[ReformArea, ...]
    before: Label
    after: Label
    bodies: tuple[Reference, ...]
    themes: tuple[Reference, ...]
    event: Reference
    source: Reference
    language: str
    description: tuple[Passage, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """A good practice that was shown at an event: what it is, where, whose, and what came of it."""

    uid: str
    title: Label
    country: Reference | None
    project: Reference | None
    bodies: tuple[Reference, ...]
    themes: tuple[Reference, ...]
    event: Reference
    source: Reference
    language: str
    description: tuple[Passage, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A body, person, country, city, theme, programme, network, project or strategy, and the events it is part of.

    `subtype` is the `BodyKind` of a body. `children` name it as their parent. `statements` are about it,
    `stated_of_others` are those of other records that name it as their object.
    """

    uid: str
    kind: RecordKind
    label: Label
    acronyms: tuple[str, ...]
    aliases: tuple[str, ...]
    parent: Reference | None
    country: Reference | None
    mentions: tuple[Mention, ...]
    subtype: str = ""
    children: tuple[Reference, ...] = ()
    statements: tuple[Statement, ...] = ()
    stated_of_others: tuple[Statement, ...] = ()


Record = Event | Recommendation | Source | Entity | Reform | Practice
