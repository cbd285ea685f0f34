"""The annual digest as a section: reforms compared by country and area, what events adopted, counts year by year."""

from collections.abc import Iterator

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import PUNCTUATION
from core.paper.country import linked_title
from core.paper.lists import counted, event_table, figure, in_order, linked
from core.paper.page import (
    Block,
    Cell,
    Choices,
    Entry,
    Group,
    Heading,
    Paragraph,
    Rule,
    Section,
    Table,
    Tone,
    Wording,
    worded,
)
from core.records.kinds import PROVISION_KINDS, REFORM_AREAS, ReformArea
from core.records.label import Reference
from core.records.library import Reform
from core.records.profiles import Adopted, Digest

_COUNTS = (
    ("events", N_("Events")),
    ("recommendations", N_("Recommendations")),
    ("reforms", N_("Reforms")),
    ("reforming_countries", N_("Countries with reforms")),
    ("host_countries", N_("Host countries")),
)


def digest_section(digest: Digest, choices: Choices) -> Section:
    """Build the section of a digest."""
    language = language_of(choices.language)
    title = language.tr(N_("Annual digest of reforms and recommendations, {years}"))
    said = Wording(title.format(years=years_of(digest.first, digest.last, choices)), language.code)
    entries = tuple(
        Entry(Group.COUNTRIES, each.uid, worded(each.label, language.code)) for each in digest.countries
    )
    return Section(
        uid=digest.uid,
        kind=language.tr(N_("Annual digest")),
        title=said,
        blocks=tuple(_blocks(digest, choices, language)),
        entries=entries,
    )


def years_of(first: int, last: int, choices: Choices) -> str:
    """Return a year, or a span of years, in the page's digits."""
    return "\u2013".join(figure(year, choices) for year in dict.fromkeys((first, last)))


def _blocks(digest: Digest, choices: Choices, language: Language) -> Iterator[Block]:
    yield _counts(digest, choices, language)
    yield Rule()
    yield Heading(language.tr(N_("Reforms by country and area")), aside=counted(len(digest.reforms), choices))
    if digest.reforms:
        yield _comparison(digest, choices, language)
    else:
        yield Paragraph(
            Wording(
                language.tr(N_("No source in the library tells of a reform in these years.")), language.code
            )
        )
    yield from _adopted(digest.adopted, choices, language)
    if digest.events:
        yield Heading(language.tr(N_("Events")), aside=counted(len(digest.events), choices))
        yield event_table(digest.events, choices)
    yield Paragraph(
        Wording(language.tr(N_("Put together from the records of the library.")), language.code), Tone.NOTE
    )


def _counts(digest: Digest, choices: Choices, language: Language) -> Table:
    span = digest.last - digest.first + 1
    head = (
        language.tr(N_("In figures")),
        years_of(digest.first, digest.last, choices),
        years_of(digest.first - span, digest.first - 1, choices),
        language.tr(N_("Change")),
    )
    rows = []
    for name, words in _COUNTS:
        now, before = getattr(digest.now, name), getattr(digest.before, name)
        figures = (counted(now, choices), counted(before, choices), _change(now - before, choices))
        cells = (Cell((Wording(each, language.code),), figure=True) for each in figures)
        rows.append((Cell((Wording(language.tr(words), language.code),)), *cells))
    return Table(head, tuple(rows), shares=(4, 2, 2, 2), named_rows=True)


def _change(by: int, choices: Choices) -> str:
    if by == 0:
        return "="
    sign = "+" if by > 0 else "-"
    return f"{sign}{counted(abs(by), choices)}"


def _comparison(digest: Digest, choices: Choices, language: Language) -> Table:
    head = (language.tr(N_("Country")), *(language.tr(REFORM_AREAS[area]) for area in ReformArea))
    rows = tuple(
        _country(digest, country, choices, language) for country in in_order(digest.countries, language.code)
    )
    return Table(head, rows, named_rows=True)


def _country(digest: Digest, country: Reference, choices: Choices, language: Language) -> tuple[Cell, ...]:
    cells = [Cell((linked(country, language.code),))]
    for area in ReformArea:
        reforms = digest.cell(country.uid, area)
        cells.append(Cell(tuple(line for each in reforms for line in _told(each, choices, language))))
    return tuple(cells)


def _told(reform: Reform, choices: Choices, language: Language) -> Iterator[Wording]:
    """Yield a reform as lines of a cell: its title with the year, then what was before and what is after."""
    code = language.code
    title = linked_title(reform, code)
    year = f" ({figure(reform.year, choices)})" if reform.year is not None else ""
    yield Wording(f"{title.text}{year}", title.language, title.ours, record=title.record)
    if reform.before:
        said = language.tr(N_("Before: {state}"))
        yield Wording(said.format(state=reform.before.in_language(code)), code)
    if reform.after:
        said = language.tr(N_("After: {state}"))
        yield Wording(said.format(state=reform.after.in_language(code)), code)


def _adopted(adopted: tuple[Adopted, ...], choices: Choices, language: Language) -> Iterator[Block]:
    total = sum(number for each in adopted for _, number in each.kinds)
    yield Heading(language.tr(N_("Recommendations adopted")), aside=counted(total, choices))
    if not adopted:
        yield Paragraph(
            Wording(
                language.tr(N_("No event of these years has printed recommendations in the library.")),
                language.code,
            )
        )
        return
    comma = PUNCTUATION[language.code].comma
    rows = []
    for each in adopted:
        kinds = comma.join(
            f"{language.tr(PROVISION_KINDS[kind])}: {counted(number, choices)}" for kind, number in each.kinds
        )
        title = worded(each.event.title, language.code)
        rows.append(
            (
                Cell((Wording(title.text, title.language, title.ours, record=each.event.uid),)),
                Cell((Wording(kinds, language.code),)),
                Cell((Wording(counted(each.event.recommendations, choices), language.code),), figure=True),
            )
        )
    head = (N_("Event"), N_("Kinds"), N_("Count"))
    yield Table(tuple(map(language.tr, head)), tuple(rows))
