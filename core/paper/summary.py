"""From a record to a section: an event, or one recommendation of it.

One builder feeds every writer. It chooses nothing silently: discrepancies stand with every quote, an outcome that
the source does not print is said to be so, and names that we rendered are named at the foot of the section.
"""

from collections.abc import Iterator

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import PUNCTUATION, citation, dates_of, number_of, place_of
from core.paper.entries import event_entries, provision_entries
from core.paper.facts import fact_rows, short_rows
from core.paper.origins import conversion_note, source_box, source_line
from core.paper.page import (
    Block,
    Choices,
    Digits,
    Document,
    Facts,
    Heading,
    Paragraph,
    Provisions,
    Row,
    Rule,
    Section,
    Tone,
    Wording,
    remark,
    worded,
)
from core.paper.provisions import clash_blocks, item_of, provision_blocks, provision_kind
from core.records.kinds import EVENT_KINDS, FIELDS, OUTCOMES, Field, Outcome
from core.records.library import Event, Recommendation, Source
from core.text.numbers import in_digits

_SEPARATOR = " \u00b7 "


def event_summary(event: Event, choices: Choices, source: Source | None = None) -> Document:
    """Return the summary of one event as a document of its own."""
    return Document(choices, (event_section(event, choices, source),))


def recommendation_sheet(
    recommendation: Recommendation, event: Event, choices: Choices, source: Source | None = None
) -> Document:
    """Return the sheet of one recommendation as a document of its own."""
    return Document(choices, (recommendation_section(recommendation, event, choices, source),))


def event_section(event: Event, choices: Choices, source: Source | None = None) -> Section:
    """Build the section of an event; `source`, when given, adds the document's own date, address and text.

    With `choices.only` it prints those recommendations and says how many there are in all.
    """
    language, digits = language_of(choices.language), choices.digits_shown
    title = worded(event.title, choices.language)
    cited = citation(event, language.code, digits)
    return Section(
        uid=event.uid,
        kind=event_kind(event, language),
        title=title,
        subtitle=original_title(event, title),
        blocks=(
            *_event_blocks(event, title, choices, source),
            source_box(event, source, choices, cited),
        ),
        place=when_and_where(event, choices),
        entries=event_entries(event, language.code),
        sources=(source_line(event, source, choices, cited),),
    )


def recommendation_section(
    recommendation: Recommendation, event: Event, choices: Choices, source: Source | None = None
) -> Section:
    """Build the section of one recommendation: its text, the event that adopted it, and its citation."""
    language, digits = language_of(choices.language), choices.digits_shown
    title = worded(event.title, choices.language)
    rows = (*short_rows(event, choices), *_label_rows(recommendation, language, digits))
    kind = (number_of(recommendation, language.code, digits), provision_kind(recommendation, language))
    cited = citation(event, language.code, digits, recommendation)
    entries = (*event_entries(event, language.code), *provision_entries(recommendation, language.code))
    return Section(
        uid=recommendation.uid,
        kind=_SEPARATOR.join(part for part in kind if part),
        title=title,
        subtitle=original_title(event, title),
        blocks=(
            *facts_block(rows),
            Rule(),
            Provisions((item_of(recommendation, choices),)),
            *clash_blocks(None, (recommendation,), choices, numbered=False),
            *rendering_notes(rows, title, language),
            *conversion_note(event, source, choices),
            source_box(event, source, choices, cited),
        ),
        place=when_and_where(event, choices),
        entries=tuple(dict.fromkeys(entries)),
        sources=(source_line(event, source, choices, citation(event, language.code, digits)),),
    )


def event_kind(event: Event, language: Language) -> str:
    """Return the line above an event's title: its kind, and whether only the catalogue knows it."""
    parts = [language.tr(EVENT_KINDS[event.event_kind])]
    if event.catalogue:
        parts.append(language.tr(N_("Catalogue entry")))
    return _SEPARATOR.join(parts)


def original_title(event: Event, shown: Wording) -> Wording | None:
    """Return the source's own title where the one shown is our rendering."""
    if not shown.ours:
        return None
    original = worded(event.title, event.language)
    return None if original.ours or original.text == shown.text else original


def when_and_where(event: Event, choices: Choices) -> str:
    """Return place and dates in a few words, for the contents of a book."""
    days = dates_of(event, choices.language, choices.digits_shown, choices.dating.short)
    return PUNCTUATION[choices.language].comma.join(
        part for part in (place_of(event, choices.language), days) if part
    )


def facts_block(rows: tuple[Row, ...]) -> tuple[Facts, ...]:
    """Return facts as a block; nothing for none."""
    return (Facts(rows),) if rows else ()


def rendering_notes(rows: tuple[Row, ...], title: Wording, language: Language) -> tuple[Paragraph, ...]:
    """Return the remark that says which names on a page are not the source's own; nothing where all are."""
    names = [language.tr(FIELDS[Field.TITLE])] if title.ours else []
    names += [row.label for row in rows if any(value.ours for value in row.values)]
    if not names:
        return ()
    said = language.tr(N_("Translated by Tawsiyat, not in the source's own words: {names}."))
    text = said.format(names=PUNCTUATION[language.code].comma.join(names))
    return (Paragraph(Wording(text, language.code), Tone.NOTE),)


def _event_blocks(event: Event, title: Wording, choices: Choices, source: Source | None) -> Iterator[Block]:
    language = language_of(choices.language)
    rows = fact_rows(event, choices) if choices.facts else ()
    asked = event.recommendations if choices.recommendations else ()
    printed = [item for item in asked if not choices.only or item.uid in choices.only]
    yield from facts_block(rows)
    yield Rule()
    yield from _outcome(event, language)
    yield from provision_blocks(printed, len(event.recommendations), choices)
    yield from clash_blocks(event, printed, choices)
    if choices.description and event.description:
        yield Heading(language.tr(N_("Description")))
        yield from (_quoted(passage.quote, event.language) for passage in event.description)
    if choices.source_text and source and source.text.strip():
        yield Heading(language.tr(N_("Text of the source")))
        yield from (_quoted(line, source.language) for line in source.text.splitlines() if line.strip())
    if choices.notes:
        for note in event.notes:
            yield Paragraph(remark(note, language.code, choices.digits_shown), Tone.NOTE)
    yield from rendering_notes(rows, title, language)
    yield from conversion_note(event, source, choices)


def _quoted(text: str, language: str) -> Paragraph:
    return Paragraph(Wording(text.strip(), language), Tone.QUOTED)


def _outcome(event: Event, language: Language) -> Iterator[Block]:
    said = "" if event.recommendations else _outcome_said(event, language)
    if said:
        yield Heading(language.tr(N_("Outcome")))
        yield Paragraph(Wording(said, language.code))


def _outcome_said(event: Event, language: Language) -> str:
    if event.catalogue:
        return language.tr(
            N_(
                "Only the bibliographic facts of this event are known here; its outcome is not in the library."
            )
        )
    return "" if event.outcome is Outcome.PRINTED else language.tr(OUTCOMES[event.outcome])


def _label_rows(item: Recommendation, language: Language, digits: Digits) -> tuple[Row, ...]:
    addressees = tuple(worded(each.label, language.code) for each in item.addressees)
    themes = tuple(
        Wording(theme.label.in_language(language.code), theme.label.language_shown(language.code))
        for theme in item.themes
    )
    rows = (
        Row(language.tr(N_("In short")), (worded(item.action, language.code),) if item.action else ()),
        Row(language.tr(N_("Addressed to")), addressees),
        Row(language.tr(FIELDS[Field.THEME]), themes),
        Row(language.tr(N_("Nearly the same in")), _elsewhere(item, language, digits), stacked=True),
    )
    return tuple(row for row in rows if row.values)


def _elsewhere(item: Recommendation, language: Language, digits: Digits) -> tuple[Wording, ...]:
    """Return where else nearly the same was recommended, with how near it is."""
    said = language.tr(N_("{name} ({percent}\u00a0%)"))
    return tuple(
        Wording(
            said.format(
                name=f"{in_digits(each.marker, digits)} {each.event.label.in_language(language.code)}".strip(),
                percent=in_digits(str(round(each.score * 100)), digits),
            ),
            each.event.label.language_shown(language.code),
        )
        for each in item.similar
    )
