"""Provisions of an outcome document as blocks: their heading, their items, the discrepancies they are part of."""

from collections.abc import Sequence

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import PUNCTUATION, citation, number_of
from core.paper.entries import provision_entries
from core.paper.page import (
    Choices,
    Clash,
    Clashes,
    Digits,
    Heading,
    Item,
    Provisions,
    Wording,
    remark,
)
from core.records.kinds import FIELDS, PROVISION_KINDS, ProvisionKind
from core.records.library import Discrepancy, Event, Recommendation
from core.text.numbers import grouped, in_digits


def provision_blocks(
    printed: Sequence[Recommendation], total: int, choices: Choices
) -> tuple[Heading | Provisions, ...]:
    """Return provisions under their heading, which says how many of how many they are; nothing for none."""
    if not printed:
        return ()
    return sheet_heading(len(printed), total, choices), Provisions(
        tuple(item_of(item, choices) for item in printed)
    )


def sheet_heading(shown: int, total: int, choices: Choices) -> Heading:
    """Return the heading of provisions, with how many of how many are printed."""
    language = language_of(choices.language)
    return Heading(language.tr(N_("Recommendations")), aside=_count(shown, total, choices, language))


def item_of(item: Recommendation, choices: Choices, cited_with: Event | None = None) -> Item:
    """Return a provision as it is printed; with its event, the citation stands beneath it."""
    language, digits = language_of(choices.language), choices.digits_shown
    # A number takes the reader's digits and leaves its stop; a bullet or a letter stays as printed.
    marker = in_digits(str(item.number), digits) if item.number is not None else item.marker
    cited = citation(cited_with, language.code, digits, item) if cited_with else ""
    return Item(
        marker,
        Wording(item.text, item.language),
        provision_kind(item, language),
        Wording(cited, language.code) if cited else None,
        provision_entries(item, language.code),
    )


def provision_kind(item: Recommendation, language: Language) -> str:
    """Return what a provision does, in a word; empty for a plain recommendation."""
    plain = item.provision is ProvisionKind.RECOMMENDATION
    return "" if plain else language.tr(PROVISION_KINDS[item.provision])


def clash_blocks(
    event: Event | None, printed: Sequence[Recommendation], choices: Choices, numbered: bool = True
) -> tuple[Clashes, ...]:
    """Return the discrepancies of an event and of the provisions that are printed; nothing where there are none.

    Those of a provision are named by its number, or where it stands alone (`numbered` off) by the fact.
    """
    language, digits = language_of(choices.language), choices.digits_shown
    found = [_clash(one, event.language, digits, language) for one in event.discrepancies] if event else []
    for item in printed:
        label = number_of(item, language.code, digits) if numbered else ""
        found += [_clash(one, item.language, digits, language, label) for one in item.discrepancies]
    if not found:
        return ()
    heading = language.trn("Discrepancy in the source", "Discrepancies in the source", len(found))
    return (Clashes(heading, tuple(found)),)


def _count(shown: int, total: int, choices: Choices, language: Language) -> str:
    figure = grouped(shown, choices.language, choices.digits_shown)
    if shown == total:
        said = language.trn("{count} provision, as printed", "{count} provisions, as printed", total)
        return said.format(count=figure)
    said = language.tr(N_("{shown} of {total}, as printed"))
    return said.format(shown=figure, total=grouped(total, choices.language, choices.digits_shown))


def _clash(found: Discrepancy, quoted_in: str, digits: Digits, language: Language, label: str = "") -> Clash:
    quotes = tuple(
        Wording(PUNCTUATION[quoted_in].quoted(passage.quote), quoted_in) for passage in found.passages
    )
    pages = tuple(Wording(address, "en") for address in found.addresses)
    named = label or language.tr(FIELDS[found.field])
    return Clash(named, remark(found.note, language.code, digits), (*quotes, *pages))
