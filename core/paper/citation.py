"""The line that says where a text comes from, for copying beside it: title, place, dates, publisher, address.

    event           «title», place, dates, publisher, address.
    recommendation  Recommendation 8, «title», place, dates, publisher, address.

Plain text in logical order without direction marks, since it is pasted into letters and reports; what shows it
isolates it. Parts that the record does not have are left out.
"""

from dataclasses import dataclass

from core.errors import N_
from core.language import language as language_of
from core.paper.page import Digits
from core.records.library import Event, Recommendation
from core.text.dates import range_text
from core.text.numbers import in_digits


@dataclass(frozen=True, slots=True)
class Punctuation:
    """The signs a language puts between parts and around titles."""

    comma: str
    opening: str
    closing: str

    def quoted(self, text: str) -> str:
        """Put a text between the quotation marks of the language."""
        return f"{self.opening}{text}{self.closing}"


PUNCTUATION = {
    "ar": Punctuation("\u060c ", "\u00ab", "\u00bb"),
    "en": Punctuation(", ", "\u201c", "\u201d"),
    "fr": Punctuation(", ", "\u00ab\u00a0", "\u00a0\u00bb"),
}


def place_of(event: Event, language: str) -> str:
    """Return city and country, or the place as the source prints it, or an empty text."""
    named = [place.label.in_language(language) for place in (event.city, event.country) if place]
    return PUNCTUATION[language].comma.join(named) or event.place_text


def dates_of(event: Event, language: str, digits: Digits) -> str:
    """Return the dates spelt out, or as the source prints them, or an empty text."""
    if event.start is None:
        return event.date_text
    return range_text(event.start, event.end or event.start, language, digits)


def address_of(event: Event, language: str) -> str:
    """Return the address of the event's page in a language, or of its first page, or an empty text."""
    own = [address.url for address in event.addresses if address.language == language]
    return next(iter(own or [address.url for address in event.addresses]), "")


def number_of(recommendation: Recommendation, language: str, digits: Digits) -> str:
    """Name a provision: by its number or letter as printed, a bulleted one by its place in the document."""
    tr = language_of(language).tr
    if recommendation.number is not None:
        return tr(N_("Recommendation {number}")).format(number=in_digits(str(recommendation.number), digits))
    if any(sign.isalnum() for sign in recommendation.marker):
        return tr(N_("Recommendation {number}")).format(number=in_digits(recommendation.marker, digits))
    position = in_digits(str(recommendation.position), digits)
    return tr(N_("Recommendation {number} (not numbered in the source)")).format(number=position)


def citation(
    event: Event, language: str, digits: Digits, recommendation: Recommendation | None = None
) -> str:
    """Return the citation of an event, or of one recommendation of it, as one line.

    It ends in a full stop, or in the address without one: a stop there would be copied into the address.
    """
    signs = PUNCTUATION[language]
    parts = [
        number_of(recommendation, language, digits) if recommendation else "",
        signs.quoted(event.title.in_language(language)),
        place_of(event, language),
        dates_of(event, language, digits),
        event.publisher.in_language(language) if event.publisher else "",
    ]
    line = signs.comma.join(part for part in parts if part)
    address = address_of(event, language)
    return f"{line}{signs.comma}{address}" if address else f"{line}."


def quotation(recommendation: Recommendation, event: Event, language: str, digits: Digits) -> str:
    """Return a recommendation's text to the letter, in quotation marks, followed by its citation."""
    quoted = PUNCTUATION[recommendation.language].quoted(recommendation.text)
    return f"{quoted}{PUNCTUATION[language].comma}{citation(event, language, digits, recommendation)}"
