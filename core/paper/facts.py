"""The facts of an event as rows of a page, each with the label that a reader of paper expects.

A row says what the record says and nothing more: a year that was not printed is marked as inferred, a way of
taking part that follows from something else carries the note of how, and what the record lacks has no row.
"""

from dataclasses import replace

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import dates_of, place_of
from core.paper.page import Choices, Row, Wording, remark, worded
from core.records.kinds import FIELDS, MODES, Field, Mode, RecordKind, Role
from core.records.library import Event, Involvement
from core.text.numbers import grouped

ROLE_ROWS = {
    Role.ORGANISER: N_("Organised by"),
    Role.CO_ORGANISER: N_("Co-organised by"),
    Role.PARTNER: N_("Partners"),
    Role.FUNDER: N_("Funded by"),
    Role.HOST: N_("Hosted by"),
    Role.PATRON: N_("Patronage"),
    Role.GUEST_OF_HONOUR: N_("Guests of honour"),
    Role.SPEAKER: N_("Speakers"),
    Role.PARTICIPANT: N_("Taking part"),
    Role.SECRETARIAT: N_("Secretariat"),
    Role.REPORTER: N_("Reporters"),
    Role.MENTIONED: N_("Also named"),
    Role.HELD_HERE: N_("Held here"),
}
"""The label of a row that holds one body or person, or several, in a role."""

LINKED_ROWS = {
    RecordKind.PROGRAMME: N_("Programmes"),
    RecordKind.NETWORK: N_("Networks"),
    RecordKind.PROJECT: N_("Projects"),
    RecordKind.STRATEGY: N_("Strategies"),
}

_LONG = 36
"""Above this many letters a value gets a line of its own: commas inside and between long names are confusing."""


def fact_rows(event: Event, choices: Choices) -> tuple[Row, ...]:
    """Return the rows of an event in the order in which a page prints them."""
    language = language_of(choices.language)
    parts = (*event.bodies, *event.people) if choices.people else event.bodies
    return (
        *_when_and_where(event, choices, language),
        *_roles(event, parts, choices, language),
        *_participation(event, choices, language),
        *_attending(event, choices, language),
        *_linked(event, choices, language),
        *_themes(event, choices, language),
    )


def short_rows(event: Event, choices: Choices) -> tuple[Row, ...]:
    """Return the few rows that place a single recommendation: when, where, by whom."""
    language = language_of(choices.language)
    organisers = tuple(body for body in event.bodies if body.role is Role.ORGANISER)
    return (*_when_and_where(event, choices, language), *_roles(event, organisers, choices, language))


def _when_and_where(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    rows = (
        _dates(event, choices, language),
        _place(event, language),
        _mode(event, choices, language),
        Row(
            language.tr(FIELDS[Field.SERIES]), (worded(event.series, language.code),) if event.series else ()
        ),
    )
    return tuple(row for row in rows if row.values)


def _dates(event: Event, choices: Choices, language: Language) -> Row:
    if event.start is not None:
        said = Wording(dates_of(event, language.code, choices.digits_shown, choices.dating), language.code)
    elif event.date_text:
        said = Wording(event.date_text, event.language)
    else:
        said = Wording(language.tr(N_("Not stated")), language.code)
    inferred = Wording(language.tr(N_("year not printed in the source, inferred")), language.code)
    notes = (inferred,) if event.year_inferred else ()
    return Row(language.tr(FIELDS[Field.DATES]), (said,), notes, doubted=_doubted(event, Field.DATES))


def _place(event: Event, language: Language) -> Row:
    named = event.city or event.country
    where = Wording(place_of(event, language.code), language.code if named else event.language)
    values = [worded(event.venue, language.code)] if event.venue else []
    values += [where] if where.text else []
    fields = (Field.VENUE, Field.CITY, Field.COUNTRY)
    return Row(language.tr(N_("Place")), tuple(values), doubted=_doubted(event, *fields))


def _mode(event: Event, choices: Choices, language: Language) -> Row:
    mode = Wording(language.tr(MODES[event.mode]), language.code)
    notes = tuple(
        _without_stop(remark(fact.note, language.code, choices.digits_shown))
        for fact in event.facts
        if fact.field is Field.MODE and fact.inferred and fact.note
    )
    values = () if event.mode is Mode.UNKNOWN else (mode,)
    return Row(language.tr(FIELDS[Field.MODE]), values, notes, doubted=_doubted(event, Field.MODE))


def _without_stop(note: Wording) -> Wording:
    # It stands in brackets behind the value.
    return Wording(note.text.rstrip(". "), note.language, note.ours)


def _doubted(event: Event, *fields: Field) -> bool:
    return any(found.field in fields for found in event.discrepancies)


def _roles(
    event: Event, parts: tuple[Involvement, ...], choices: Choices, language: Language
) -> tuple[Row, ...]:
    return tuple(
        _row(
            language.tr(label), [_named(part, choices, event.language) for part in parts if part.role is role]
        )
        for role, label in ROLE_ROWS.items()
        if any(part.role is role for part in parts)
    )


def _named(part: Involvement, choices: Choices, printed_in: str) -> Wording:
    name = worded(part.reference.label, choices.language)
    if part.kind is not RecordKind.PERSON:
        return name
    addressed, behind = part.named(choices.language, printed_in)
    return replace(name, text=addressed, aside=Wording(behind, printed_in) if behind else None)


def _participation(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    said = []
    if event.participants is not None:
        said.append(language.trn("{count} participant", "{count} participants", event.participants))
    if event.countries_count is not None:
        said.append(language.trn("{count} country", "{count} countries", event.countries_count))
    counts = [count for count in (event.participants, event.countries_count) if count is not None]
    values = [
        Wording(text.format(count=grouped(count, choices.language, choices.digits_shown)), language.code)
        for text, count in zip(said, counts, strict=True)
    ]
    doubted = _doubted(event, Field.PARTICIPANTS, Field.COUNTRIES)
    label = language.tr(N_("Participation"))
    return (Row(label, tuple(values), doubted=doubted),) if values else ()


def _attending(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    named = [worded(part.reference.label, choices.language) for part in event.attending]
    return (_row(language.tr(FIELDS[Field.ATTENDING]), named),) if named else ()


def _linked(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    return tuple(
        _row(
            language.tr(label),
            [
                worded(part.reference.label, choices.language)
                for part in event.programmes
                if part.kind is kind
            ],
        )
        for kind, label in LINKED_ROWS.items()
        if any(part.kind is kind for part in event.programmes)
    )


def _themes(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    # The labels of themes are our vocabulary in every language, so saying «ours» of one would say nothing.
    names = [worded(theme.label, choices.language) for theme in event.themes]
    values = [Wording(name.text, name.language) for name in names]
    return (Row(language.tr(FIELDS[Field.THEME]), tuple(values)),) if values else ()


def _row(label: str, values: list[Wording]) -> Row:
    stacked = len(values) > 1 and any(value.aside or len(value.text) > _LONG for value in values)
    return Row(label, tuple(values), stacked=stacked)
