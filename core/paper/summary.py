"""From a record to the neutral page: an event summary, or the sheet of one recommendation.

One builder feeds every writer. It chooses nothing silently: discrepancies stand with every quote, an outcome that
the source does not print is said to be so, and names that we rendered are named at the foot of the page.
"""

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import PUNCTUATION, citation, number_of
from core.paper.facts import fact_rows, short_rows
from core.paper.page import (
    Choices,
    Clash,
    Digits,
    Item,
    Row,
    SourceBox,
    Summary,
    Wording,
    remark,
    worded,
)
from core.records.kinds import (
    EVENT_KINDS,
    FIELDS,
    OUTCOMES,
    PROVISION_KINDS,
    Field,
    Outcome,
    ProvisionKind,
)
from core.records.library import Discrepancy, Event, Recommendation, Source
from core.text.dates import range_text
from core.text.numbers import in_digits

_SEPARATOR = " \u00b7 "


def event_summary(event: Event, choices: Choices, source: Source | None = None) -> Summary:
    """Build the summary of an event; `source`, when given, adds the document's own date and address.

    With `choices.only` the page prints those recommendations and says how many there are in all.
    """
    language = language_of(choices.language)
    printed = [item for item in event.recommendations if not choices.only or item.uid in choices.only]
    rows = fact_rows(event, choices)
    title = worded(event.title, choices.language)
    return Summary(
        choices=choices,
        kind=_kind_line(event, language),
        title=title,
        subtitle=_original_title(event, title),
        rows=rows,
        description=_description(event, choices),
        outcome=_outcome(event, language),
        count=_count(len(printed), len(event.recommendations), choices, language),
        items=tuple(_item(item, choices, language) for item in printed),
        clashes=_clashes(event, printed, choices, language),
        notes=(
            *(remark(note, language.code, choices.digits_shown) for note in event.notes),
            *_notes(rows, title, language),
        ),
        source=_source_box(
            event, source, choices, language, citation(event, language.code, choices.digits_shown)
        ),
    )


def recommendation_sheet(
    recommendation: Recommendation, event: Event, choices: Choices, source: Source | None = None
) -> Summary:
    """Build the sheet of one recommendation: its text, the event that adopted it, and its citation."""
    language = language_of(choices.language)
    digits = choices.digits_shown
    rows = (
        *short_rows(event, choices),
        *_label_rows(recommendation, language),
    )
    title = worded(event.title, choices.language)
    kind = [number_of(recommendation, language.code, digits), _provision(recommendation, language)]
    return Summary(
        choices=choices,
        kind=_SEPARATOR.join(part for part in kind if part),
        title=title,
        subtitle=_original_title(event, title),
        rows=rows,
        description=(),
        outcome="",
        count="",
        items=(_item(recommendation, choices, language),),
        clashes=tuple(
            _clash(found, recommendation.language, digits, language) for found in recommendation.discrepancies
        ),
        notes=_notes(rows, title, language),
        source=_source_box(
            event, source, choices, language, citation(event, language.code, digits, recommendation)
        ),
    )


def _kind_line(event: Event, language: Language) -> str:
    parts = [language.tr(EVENT_KINDS[event.event_kind])]
    if event.catalogue:
        parts.append(language.tr(N_("Catalogue entry")))
    return _SEPARATOR.join(parts)


def _original_title(event: Event, shown: Wording) -> Wording | None:
    if not shown.ours:
        return None
    original = worded(event.title, event.language)
    return None if original.ours or original.text == shown.text else original


def _description(event: Event, choices: Choices) -> tuple[Wording, ...]:
    if not choices.description:
        return ()
    return tuple(Wording(passage.quote, event.language) for passage in event.description)


def _outcome(event: Event, language: Language) -> str:
    if event.recommendations:
        return ""
    if event.catalogue:
        return language.tr(
            N_(
                "Only the bibliographic facts of this event are known here; its outcome is not in the library."
            )
        )
    return "" if event.outcome is Outcome.PRINTED else language.tr(OUTCOMES[event.outcome])


def _count(shown: int, total: int, choices: Choices, language: Language) -> str:
    if not shown:
        return ""
    figure = in_digits(str(shown), choices.digits_shown)
    if shown == total:
        said = language.trn("{count} provision, as printed", "{count} provisions, as printed", total)
        return said.format(count=figure)
    said = language.tr(N_("{shown} of {total}, as printed"))
    return said.format(shown=figure, total=in_digits(str(total), choices.digits_shown))


def _item(item: Recommendation, choices: Choices, language: Language) -> Item:
    # A number takes the reader's digits and leaves its stop; a bullet or a letter stays as printed.
    marker = in_digits(str(item.number), choices.digits_shown) if item.number is not None else item.marker
    return Item(marker, Wording(item.text, item.language), _provision(item, language))


def _provision(item: Recommendation, language: Language) -> str:
    plain = item.provision is ProvisionKind.RECOMMENDATION
    return "" if plain else language.tr(PROVISION_KINDS[item.provision])


def _label_rows(item: Recommendation, language: Language) -> tuple[Row, ...]:
    addressees = tuple(worded(each.label, language.code) for each in item.addressees)
    themes = tuple(
        Wording(theme.label.in_language(language.code), theme.label.language_shown(language.code))
        for theme in item.themes
    )
    rows = (Row(language.tr(N_("Addressed to")), addressees), Row(language.tr(FIELDS[Field.THEME]), themes))
    return tuple(row for row in rows if row.values)


def _clashes(
    event: Event, printed: list[Recommendation], choices: Choices, language: Language
) -> tuple[Clash, ...]:
    digits = choices.digits_shown
    of_event = [_clash(found, event.language, digits, language) for found in event.discrepancies]
    of_items = [
        _clash(found, item.language, digits, language, number_of(item, language.code, digits))
        for item in printed
        for found in item.discrepancies
    ]
    return (*of_event, *of_items)


def _clash(found: Discrepancy, quoted_in: str, digits: Digits, language: Language, label: str = "") -> Clash:
    quotes = tuple(
        Wording(PUNCTUATION[quoted_in].quoted(passage.quote), quoted_in) for passage in found.passages
    )
    return Clash(label or language.tr(FIELDS[found.field]), remark(found.note, language.code, digits), quotes)


def _notes(rows: tuple[Row, ...], title: Wording, language: Language) -> tuple[Wording, ...]:
    names = [language.tr(FIELDS[Field.TITLE])] if title.ours else []
    names += [row.label for row in rows if any(value.ours for value in row.values)]
    if not names:
        return ()
    said = language.tr(N_("Translated by Tawsiyat, not in the source's own words: {names}."))
    return (Wording(said.format(names=PUNCTUATION[language.code].comma.join(names)), language.code),)


def _source_box(
    event: Event, source: Source | None, choices: Choices, language: Language, cited: str
) -> SourceBox:
    if source:
        title: Wording | None = worded(source.title, language.code)
    else:
        title = worded(event.source.label, language.code) if event.source else None
    rows = []
    publisher = event.publisher or (source.publisher if source else event.publisher)
    if publisher:
        rows.append(Row(language.tr(N_("Publisher")), (worded(publisher, language.code),)))
    if source and source.published:
        said = range_text(source.published, source.published, language.code, choices.digits_shown)
        rows.append(Row(language.tr(N_("Published")), (Wording(said, language.code),)))
    known = dict.fromkeys(address.url for address in event.addresses)
    if source and source.address:
        known[source.address] = None
    addresses = [address for address in known if not cited.endswith(address)]
    if addresses:
        # Addresses are Latin whatever the page: «en» keeps them in their own order.
        values = tuple(Wording(address, "en") for address in addresses)
        rows.append(Row(language.tr(N_("Address")), values, stacked=True))
    return SourceBox(title, tuple(rows), Wording(cited, language.code))
