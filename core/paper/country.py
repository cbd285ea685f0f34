"""The profile of a country as a section: what the library and the directory know of it, and what is not known.

Every part stands under its heading with a count, or is named at the end among what is not known. Nothing is left out
for its length: a list runs on over the pages.
"""

from collections.abc import Iterable, Iterator

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import PUNCTUATION
from core.paper.lists import (
    counted,
    event_table,
    in_order,
    linked,
    names,
    reform_years,
    statement_cells,
)
from core.paper.page import (
    Block,
    Cell,
    Choices,
    Entry,
    Facts,
    Group,
    Heading,
    Paragraph,
    Provisions,
    Row,
    Rule,
    Section,
    Table,
    Tone,
    Wording,
    worded,
)
from core.paper.provisions import item_of
from core.records.focal_points import FocalPoint
from core.records.kinds import FIELDS, RECORD_KINDS, REFORM_AREAS, RELATIONS, Field, RecordKind
from core.records.library import Practice, Reform
from core.records.profiles import UNKNOWN, Addressed, CountryProfile
from core.text.numbers import in_digits


def profile_section(profile: CountryProfile, choices: Choices) -> Section:
    """Build the section of a country's profile."""
    language = language_of(choices.language)
    name = worded(profile.country.label, choices.language)
    return Section(
        uid=profile.uid,
        kind=language.tr(N_("Country profile")),
        title=name,
        blocks=tuple(_blocks(profile, choices, language)),
        entries=(Entry(Group.COUNTRIES, profile.country.uid, name),),
    )


def _blocks(profile: CountryProfile, choices: Choices, language: Language) -> Iterator[Block]:
    rows = tuple(_head(profile, choices, language))
    if rows:
        yield Facts(rows)
    yield Rule()
    yield from _reforms(profile.reforms, choices, language)
    yield from _practices(profile.practices, choices, language)
    for heading, lines in ((N_("Events held here"), profile.held), (N_("Events attended"), profile.attended)):
        if lines:
            yield Heading(language.tr(heading), aside=counted(len(lines), choices))
            yield event_table(lines, choices)
    yield from _addressed(profile.addressed, choices, language)
    if profile.statements:
        yield Heading(language.tr(N_("What sources state")), aside=counted(len(profile.statements), choices))
        yield Table(
            (language.tr(N_("Relation")), language.tr(N_("Statement")), language.tr(FIELDS[Field.DATES])),
            tuple(statement_cells(each, profile.country.uid, choices) for each in profile.statements),
        )
    yield from _focal_points(profile, choices, language)
    if profile.unknown:
        yield Heading(language.tr(N_("Not known")))
        for part in profile.unknown:
            yield Paragraph(Wording(language.tr(UNKNOWN[part]), language.code))
    yield Paragraph(
        Wording(language.tr(N_("Put together from the records of the library.")), language.code), Tone.NOTE
    )


def _head(profile: CountryProfile, choices: Choices, language: Language) -> Iterator[Row]:
    if profile.memberships:
        values = []
        for each in profile.memberships:
            if each.object:
                year = in_digits(str(each.year), choices.digits_shown) if each.year else ""
                said = f"{each.object.label.in_language(language.code)}{f' ({year})' if year else ''}"
                shown = each.object.label.language_shown(language.code)
                values.append(Wording(said, shown, record=each.object.uid))
        yield Row(language.tr(RELATIONS[profile.memberships[0].relation][0]), tuple(values), stacked=True)
    for words, found in (
        (N_("Strategies"), profile.strategies),
        (N_("Programmes and projects"), profile.projects),
        (N_("Bodies"), profile.bodies),
        (N_("People"), profile.people),
    ):
        if found:
            named = tuple(linked(each, language.code) for each in in_order(found, language.code))
            yield Row(language.tr(words), named, stacked=True)


def _reforms(reforms: tuple[Reform, ...], choices: Choices, language: Language) -> Iterator[Block]:
    if not reforms:
        return
    yield Heading(language.tr(N_("Reforms")), aside=counted(len(reforms), choices))
    head = (N_("Year"), N_("Reform"), N_("Area"), N_("Before"), N_("After"))
    rows = tuple(
        (
            Cell((Wording(reform_years(each, choices), language.code),), figure=True),
            Cell((linked_title(each, language.code),)),
            Cell(tuple(Wording(language.tr(REFORM_AREAS[area]), language.code) for area in each.areas)),
            Cell((worded(each.before, language.code),) if each.before else ()),
            Cell((worded(each.after, language.code),) if each.after else ()),
        )
        for each in reforms
    )
    yield Table(tuple(map(language.tr, head)), rows, shares=(2, 6, 3, 5, 5))


def _practices(practices: tuple[Practice, ...], choices: Choices, language: Language) -> Iterator[Block]:
    if not practices:
        return
    yield Heading(language.tr(N_("Good practices")), aside=counted(len(practices), choices))
    for each in practices:
        bodies = names(each.bodies, language.code)
        yield Heading(each.title.in_language(language.code), level=3, aside=bodies)
        for passage in each.description:
            yield Paragraph(Wording(passage.quote.strip(), each.language), Tone.QUOTED)


def _addressed(addressed: Iterable[Addressed], choices: Choices, language: Language) -> Iterator[Block]:
    for as_member, words in (
        (False, N_("Recommendations addressed to it")),
        (True, N_("Recommendations addressed to member states")),
    ):
        found = [each for each in addressed if each.as_member == as_member]
        if not found:
            continue
        yield Heading(language.tr(words), aside=counted(len(found), choices))
        yield Provisions(tuple(item_of(each.recommendation, choices, each.event) for each in found))


def _focal_points(profile: CountryProfile, choices: Choices, language: Language) -> Iterator[Block]:
    comma = PUNCTUATION[language.code].comma
    if profile.focal_points:
        yield Heading(language.tr(N_("Focal points")), aside=counted(len(profile.focal_points), choices))
        head = (RECORD_KINDS[RecordKind.NETWORK], N_("Institution"), N_("Name"), N_("Address"))
        yield Table(
            tuple(map(language.tr, head)),
            tuple(_focal_point(each, profile, language) for each in profile.focal_points),
        )
    if profile.gaps:
        listed = comma.join(gap.network.label.in_language(language.code) for gap in profile.gaps)
        said = language.tr(N_("No focal point is known for: {networks}."))
        yield Paragraph(Wording(said.format(networks=listed), language.code))


def _focal_point(point: FocalPoint, profile: CountryProfile, language: Language) -> tuple[Cell, ...]:
    network = profile.names.get(point.network)
    who = [Wording(text, language.code) for text in (point.name, point.position) if text]
    # Addresses and numbers are Latin whatever the page.
    how = [Wording(text, "en") for text in (point.email, point.phone) if text]
    return (
        Cell((worded(network, language.code),) if network else (Wording(point.network, "en"),)),
        Cell((Wording(point.institution, language.code),) if point.institution else ()),
        Cell(tuple(who)),
        Cell(tuple(how)),
    )


def linked_title(account: Reform | Practice, code: str) -> Wording:
    """Return the title of a reform or a practice, leading to it."""
    title = account.title
    return Wording(
        title.in_language(code), title.language_shown(code), title.is_ours(code), record=account.uid
    )
