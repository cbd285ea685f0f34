"""What lists on paper share: events as rows, names as links, figures in the page's digits."""

from collections.abc import Iterable

from core.errors import N_
from core.language import language as language_of
from core.paper.citation import PUNCTUATION
from core.paper.page import Cell, Choices, Table, Wording, worded
from core.records.kinds import EVENT_KINDS, FIELDS, RELATIONS, Field
from core.records.label import Reference
from core.records.library import Reform, Statement
from core.records.profiles import EventLine
from core.text.dates import range_text
from core.text.numbers import grouped, in_digits
from core.text.sorting import sort_key


def figure(number: int, choices: Choices) -> str:
    """Return a year in the page's digits."""
    return in_digits(str(number), choices.digits_shown)


def counted(count: int, choices: Choices) -> str:
    """Return a count in the page's digits, its thousands apart."""
    return grouped(count, choices.language, choices.digits_shown)


def linked(to: Reference, code: str) -> Wording:
    """Return the name of a record, leading to it."""
    label = to.label
    return Wording(label.in_language(code), label.language_shown(code), label.is_ours(code), record=to.uid)


def in_order(references: Iterable[Reference], code: str) -> tuple[Reference, ...]:
    """Return records in the order of their names in a language."""
    return tuple(sorted(references, key=lambda each: sort_key(each.label.in_language(code), code)))


def names(references: Iterable[Reference], code: str) -> str:
    """Return names one after the other."""
    return PUNCTUATION[code].comma.join(each.label.in_language(code) for each in references)


def reform_years(reform: Reform, choices: Choices) -> str:
    """Return the year of a reform, or a dash where none is stated."""
    return "\u2013" if reform.year is None else figure(reform.year, choices)


def event_table(lines: Iterable[EventLine], choices: Choices) -> Table:
    """Return events as a table: when, what, where, and how many provisions if any event has some."""
    language = language_of(choices.language)
    head = (FIELDS[Field.DATES], N_("Event"), N_("Place"), N_("Recommendations"))
    lines = tuple(lines)
    shown = len(head) if any(line.recommendations for line in lines) else len(head) - 1
    rows = tuple(_event_cells(line, choices)[:shown] for line in lines)
    return Table(tuple(map(language.tr, head[:shown])), rows)


def _event_cells(line: EventLine, choices: Choices) -> tuple[Cell, ...]:
    language = language_of(choices.language)
    code = language.code
    when = range_text(line.start, line.end, code, choices.digits_shown, choices.dating.short) or "\u2013"
    dates = [Wording(when, code)]
    if line.year_inferred:
        dates.append(Wording(language.tr(N_("year inferred")), code))
    title = line.title
    where = [label for label in (line.city, line.country.label if line.country else None) if label]
    place = PUNCTUATION[code].comma.join(dict.fromkeys(label.in_language(code) for label in where))
    return (
        Cell(tuple(dates)),
        Cell(
            (
                Wording(
                    title.in_language(code), title.language_shown(code), title.is_ours(code), record=line.uid
                ),
                Wording(language.tr(EVENT_KINDS[line.event_kind]), code),
            )
        ),
        Cell((Wording(place, code),) if place else ()),
        Cell(
            (Wording(counted(line.recommendations, choices), code),) if line.recommendations else (),
            figure=True,
        ),
    )


def statement_cells(statement: Statement, owner: str, choices: Choices) -> tuple[Cell, ...]:
    """Return a statement as cells: what it is about, what it says, when; seen from the record `owner`."""
    language = language_of(choices.language)
    code = language.code
    mine = statement.subject.uid == owner
    word = language.tr(RELATIONS[statement.relation][0 if mine else 1])
    other = statement.object if mine else statement.subject
    said = [linked(other, code)] if other else []
    if statement.value:
        said.append(worded(statement.value, code))
    if statement.number is not None:
        said.append(Wording(counted(statement.number, choices), code))
    quoted = [Wording(f"\u00ab{passage.quote}\u00bb", "ar") for passage in statement.passages]
    years = "\u2013".join(figure(year, choices) for year in (statement.year, statement.until) if year)
    as_of = statement.as_of
    when = years or range_text(as_of, as_of, code, choices.digits_shown, choices.dating.short)
    return Cell((Wording(word, code),)), Cell((*said, *quoted)), Cell((Wording(when, code),) if when else ())
