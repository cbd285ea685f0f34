"""The facts of an event as rows of a page, each with the label that a reader of paper expects.

A row says what the record says and nothing more: a year that was not printed is marked as inferred, a way of
taking part that follows from something else carries the note of how, and what the record lacks has no row.
"""

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import PUNCTUATION, dates_of, place_of
from core.paper.page import Choices, Row, Wording, worded
from core.records.kinds import FIELDS, MODES, Field, Mode, RecordKind, Role
from core.records.library import Event, Involvement
from core.text.numbers import in_digits

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
}
"""The label of a row that holds one body or person, or several, in a role."""

LINKED_ROWS = {
    RecordKind.PROGRAMME: N_("Programmes"),
    RecordKind.NETWORK: N_("Networks"),
    RecordKind.PROJECT: N_("Projects"),
}

_LONG = 36
"""Above this many letters a value gets a line of its own: commas inside and between long names are confusing."""


def fact_rows(event: Event, choices: Choices) -> tuple[Row, ...]:
    """Return the rows of an event in the order in which a page prints them."""
    language = language_of(choices.language)
    return (
        *_when_and_where(event, choices, language),
        *_roles(event.bodies, choices, language),
        *_participation(event, choices, language),
        *_linked(event, choices, language),
        *_themes(event, choices, language),
        *(_roles(event.people, choices, language) if choices.people else ()),
    )


def short_rows(event: Event, choices: Choices) -> tuple[Row, ...]:
    """Return the few rows that place a single recommendation: when, where, by whom."""
    language = language_of(choices.language)
    organisers = tuple(body for body in event.bodies if body.role is Role.ORGANISER)
    return (*_when_and_where(event, choices, language), *_roles(organisers, choices, language))


def _when_and_where(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    rows = []
    said = Wording(dates_of(event, language.code, choices.digits_shown), language.code)
    if event.start is None:
        said = Wording(event.date_text or language.tr(N_("Not stated")), _printed_in(event, event.date_text, language))
    notes = (Wording(language.tr(N_("Year not printed in the source; inferred.")), language.code),)
    rows.append(Row(language.tr(FIELDS[Field.DATES]), (said,), notes if event.year_inferred else ()))
    places = [Wording(place_of(event, language.code), language.code)]
    if not (event.city or event.country):
        places = [Wording(event.place_text, event.language)]
    if event.venue:
        places.insert(0, worded(event.venue, language.code))
    if any(place.text for place in places):
        rows.append(Row(language.tr(N_("Place")), tuple(place for place in places if place.text)))
    if event.mode is not Mode.UNKNOWN:
        mode = Wording(language.tr(MODES[event.mode]), language.code)
        rows.append(Row(language.tr(FIELDS[Field.MODE]), (mode,), _how_inferred(event, Field.MODE, language)))
    if event.series:
        rows.append(Row(language.tr(FIELDS[Field.SERIES]), (worded(event.series, language.code),)))
    return tuple(rows)


def _printed_in(event: Event, text: str, language: Language) -> str:
    return event.language if text else language.code


def _how_inferred(event: Event, field: Field, language: Language) -> tuple[Wording, ...]:
    return tuple(
        worded(fact.note, language.code)
        for fact in event.facts
        if fact.field is field and fact.inferred and fact.note
    )


def _roles(parts: tuple[Involvement, ...], choices: Choices, language: Language) -> tuple[Row, ...]:
    return tuple(
        _row(language.tr(label), [_named(part, choices) for part in parts if part.role is role])
        for role, label in ROLE_ROWS.items()
        if any(part.role is role for part in parts)
    )


def _named(part: Involvement, choices: Choices) -> Wording:
    name = worded(part.reference.label, choices.language)
    if part.kind is not RecordKind.PERSON or not part.position:
        return name
    # The position is as the source prints it, in the source's language: only there does it join the name.
    comma = PUNCTUATION[name.language].comma
    return Wording(f"{name.text}{comma}{part.position}", name.language, name.ours)


def _participation(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    said = []
    if event.participants is not None:
        said.append(language.trn("{count} participant", "{count} participants", event.participants))
    if event.countries_count is not None:
        said.append(language.trn("{count} country", "{count} countries", event.countries_count))
    counts = [count for count in (event.participants, event.countries_count) if count is not None]
    values = [
        Wording(text.format(count=in_digits(str(count), choices.digits_shown)), language.code)
        for text, count in zip(said, counts, strict=True)
    ]
    return (_row(language.tr(N_("Participation")), values),) if values else ()


def _linked(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    return tuple(
        _row(
            language.tr(label),
            [worded(part.reference.label, choices.language) for part in event.programmes if part.kind is kind],
        )
        for kind, label in LINKED_ROWS.items()
        if any(part.kind is kind for part in event.programmes)
    )


def _themes(event: Event, choices: Choices, language: Language) -> tuple[Row, ...]:
    # The labels of themes are our vocabulary in every language, so saying «ours» of one would say nothing.
    names = [worded(theme.label, choices.language) for theme in event.themes]
    values = [Wording(name.text, name.language) for name in names]
    return (_row(language.tr(FIELDS[Field.THEME]), values),) if values else ()


def _row(label: str, values: list[Wording]) -> Row:
    stacked = len(values) > 1 and any(len(value.text) > _LONG for value in values)
    return Row(label, tuple(values), stacked=stacked)
