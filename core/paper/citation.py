"""The line that says where a text comes from, for printing and copying beside it.

    event           «title», place, dates, publisher, address.
    recommendation  Recommendation 8, «title», place, dates, publisher, address.

That is the academic style; others are chosen by name. A record becomes an `Entry` here, and `citing.processor` writes
it. Plain text in logical order without direction marks, since it is pasted into letters and reports; what shows it
isolates it. Parts that the record does not have are left out.
"""

from collections.abc import Collection
from dataclasses import dataclass

from core.errors import N_
from core.language import language as language_of
from core.paper.citing.entry import Entry
from core.paper.citing.processor import Cited, Style, cite
from core.paper.page import Digits, remark
from core.records.kinds import EVENT_KINDS, FIELDS, Field, Role
from core.records.library import Discrepancy, Event, Recommendation
from core.text.dates import range_text
from core.text.dating import PLAIN, Dating
from core.text.numbers import in_digits
from core.text.reading_dates import dates_in


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


def dates_of(event: Event, language: str, digits: Digits, dating: Dating = PLAIN) -> str:
    """Return the dates spelt out, or as the source prints them, or an empty text.

    A citation has its own manner, not the reader's: the same event is cited alike by whoever cites it. Where the year
    is inferred nothing is converted: a second guess would look like a printed date.
    """
    if event.start is None:
        return event.date_text
    return range_text(
        event.start,
        event.end or event.start,
        language,
        digits,
        dating.short if event.year_inferred else dating,
    )


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


def entry_of(
    event: Event, language: str, digits: Digits, recommendation: Recommendation | None = None
) -> Entry:
    """Return an event, or one recommendation of it, as a bibliography knows it, worded in a language."""
    tr = language_of(language).tr
    themes = recommendation.themes if recommendation else event.themes
    return Entry(
        uid=recommendation.uid if recommendation else event.uid,
        title=event.title.in_language(language),
        language=event.title.language_shown(language),
        part=number_of(recommendation, language, digits) if recommendation else "",
        author=(event.publisher.in_language(language),) if event.publisher else (),
        organisers=tuple(
            body.reference.label.in_language(language) for body in event.bodies if body.role is Role.ORGANISER
        ),
        start=event.start,
        end=event.end,
        year=_year_of(event),
        dates=dates_of(event, language, digits),
        place=place_of(event, language),
        kind=tr(EVENT_KINDS[event.event_kind]),
        address=address_of(event, language),
        abstract=recommendation.text if recommendation else "",
        keywords=tuple(theme.label.in_language(language) for theme in themes),
        note=_note(event, language, digits, recommendation),
        year_inferred=event.year_inferred,
    )


CITED_FIELDS = frozenset({Field.TITLE, Field.DATES, Field.VENUE, Field.CITY, Field.COUNTRY})
"""The facts of an event that stand beside a recommendation or in a reference, whose doubts belong there too."""


def doubts_of(
    event: Event,
    language: str,
    digits: Digits,
    fields: Collection[Field] = tuple(Field),
    more: tuple[Discrepancy, ...] = (),
) -> str:
    """Say what a reader of some facts of an event must know: an inferred year, sources that contradict each other.

    `more` are discrepancies of a recommendation of it.
    """
    tr = language_of(language).tr
    said = [tr(N_("year not printed in the source, inferred"))] if event.year_inferred else []
    contradicts = tr(N_("The source contradicts itself"))
    for found in (*(each for each in event.discrepancies if each.field in fields), *more):
        field = tr(FIELDS[found.field])
        said.append(f"{contradicts} ({field}): {remark(found.note, language, digits).text}")
    return ". ".join(part.rstrip(". ") for part in said)


def _note(event: Event, language: str, digits: Digits, recommendation: Recommendation | None) -> str:
    more = recommendation.discrepancies if recommendation else ()
    said = [doubts_of(event, language, digits, CITED_FIELDS, more)]
    if event.title.is_ours(language):
        tr = language_of(language).tr
        sentence = tr(N_("Translated by Tawsiyat, not in the source's own words: {names}."))
        said.append(sentence.format(names=tr(FIELDS[Field.TITLE])))
    return ". ".join(part.rstrip(". ") for part in said if part)


def _year_of(event: Event) -> int | None:
    """Return the year of an event: of its days, else the one that its printed date names."""
    if event.start is not None:
        return (event.end or event.start).year
    years = {
        day.year for found in dates_in(event.date_text) if not found.hijri for day in (found.start, found.end)
    }
    return years.pop() if len(years) == 1 else None


def cited(
    event: Event,
    language: str,
    digits: Digits,
    recommendation: Recommendation | None = None,
    style: Style = Style.ACADEMIC,
) -> Cited:
    """Return the citation of an event, or of one recommendation of it, in a style.

    APA and Chicago know only Western digits.
    """
    own = digits if style is Style.ACADEMIC else "latn"
    return cite(entry_of(event, language, own, recommendation), style, language)


def citation(
    event: Event, language: str, digits: Digits, recommendation: Recommendation | None = None
) -> str:
    """Return the citation in the academic style as one line.

    It ends in a full stop, or in the address without one: a stop there would be copied into the address.
    """
    return cited(event, language, digits, recommendation).text
