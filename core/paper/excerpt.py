"""What is copied of a record: its letters, alone or with the citation in a style, as plain text and as rich text.

The rich text is HTML that we made ourselves, paragraph by paragraph with language and direction, so that a word
processor sets Arabic from right to left; what a record brings is escaped. Neither holds marks of direction.
"""

import html
from dataclasses import dataclass

from core.paper.citation import PUNCTUATION, cited
from core.paper.citing.processor import Cited, Style
from core.paper.page import Digits
from core.paper.printable import without_controls
from core.records.library import Entity, Event, Practice, Recommendation, Record, Reform, Source


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A copied text twice: plain, and as HTML that says the same."""

    text: str
    markup: str

    def __bool__(self) -> bool:
        return bool(self.text)


def plain_excerpt(text: str, language: str) -> Excerpt:
    """Return a text as it is; each of its lines is a paragraph."""
    lines = [without_controls(line) for line in text.split("\n")]
    return Excerpt("\n".join(lines), "".join(_paragraph(html.escape(line), language) for line in lines))


def excerpt_of(record: Record, language: str) -> Excerpt:
    """Return the letters of a record: a provision's text, a title, a name with its acronyms."""
    if isinstance(record, Recommendation):
        return plain_excerpt(record.text, record.language)
    if isinstance(record, Event):
        return plain_excerpt(record.title.in_language(language), record.title.language_shown(language))
    if isinstance(record, Source):
        parts = [
            record.title.in_language(language),
            record.publisher.in_language(language),
            record.address or "",
        ]
        return plain_excerpt("\n".join(part for part in parts if part), language)
    if isinstance(record, (Reform, Practice)):
        title = plain_excerpt(record.title.in_language(language), record.title.language_shown(language))
        told = (plain_excerpt(passage.quote, record.language) for passage in record.description)
        return one_below_another((title, *told))
    return plain_excerpt(_named(record, language), language)


def cited_excerpt(
    event: Event,
    language: str,
    digits: Digits,
    style: Style = Style.ACADEMIC,
    recommendation: Recommendation | None = None,
) -> Excerpt:
    """Return the citation of an event, or a provision of it to the letter in quotation marks with its citation.

    The academic citation follows the quotation in its line; the others stand below it as an entry of a list of
    references, with their short mark behind the quotation.
    """
    made = cited(event, language, digits, recommendation, style)
    if recommendation is None:
        return Excerpt(made.text, _paragraph(made.markup, language))
    quoted = PUNCTUATION[recommendation.language].quoted(without_controls(recommendation.text))
    if made.in_text:
        text = f"{quoted} {made.in_text}\n{made.text}"
        lines = (_quotation(quoted, f" {html.escape(made.in_text)}", recommendation), made.markup)
        return Excerpt(text, "".join(_paragraph(line, language) for line in lines))
    return _in_one_line(quoted, made, recommendation, language)


def together(excerpts: tuple[Excerpt, ...]) -> Excerpt:
    """Return several excerpts as one, with an empty line between them."""
    return Excerpt(
        "\n\n".join(each.text for each in excerpts), "<p></p>".join(each.markup for each in excerpts)
    )


def one_below_another(excerpts: tuple[Excerpt, ...]) -> Excerpt:
    """Return several excerpts as one, each on lines of its own."""
    return Excerpt("\n".join(each.text for each in excerpts), "".join(each.markup for each in excerpts))


def _in_one_line(quoted: str, made: Cited, recommendation: Recommendation, language: str) -> Excerpt:
    comma = PUNCTUATION[language].comma
    line = _quotation(quoted, f"{html.escape(comma)}{made.markup}", recommendation)
    return Excerpt(f"{quoted}{comma}{made.text}", _paragraph(line, language))


def _quotation(quoted: str, behind: str, recommendation: Recommendation) -> str:
    side = "rtl" if recommendation.language == "ar" else "ltr"
    return f'<span lang="{recommendation.language}" dir="{side}">{html.escape(quoted)}</span>{behind}'


def _paragraph(markup: str, language: str) -> str:
    return f'<p dir="{"rtl" if language == "ar" else "ltr"}" lang="{html.escape(language)}">{markup}</p>'


def _named(entity: Entity, language: str) -> str:
    name = entity.label.in_language(language)
    acronyms = ", ".join(entity.acronyms)
    return f"{name} ({acronyms})" if acronyms else name
