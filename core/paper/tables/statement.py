"""The statement of an export: what it is, when and from which library it was made, with which filters, how many."""

from datetime import date

from core.errors import N_
from core.language import language as language_of
from core.paper.citation import PUNCTUATION
from core.paper.page import Digits
from core.records.kinds import FIELDS, Field
from core.records.selection import Selection
from core.text.dates import range_text
from core.text.dating import PLAIN, Dating
from core.text.numbers import grouped, in_digits

_FACETS = {
    "kind": N_("Kind"),
    "country": FIELDS[Field.COUNTRY],
    "body": FIELDS[Field.BODY],
    "theme": FIELDS[Field.THEME],
    "mode": FIELDS[Field.MODE],
    "related": N_("Narrowed to"),
    "year": N_("Year"),
}


def statement_of(
    selection: Selection, count: int, made: date, language: str, digits: Digits, dating: Dating = PLAIN
) -> tuple[tuple[str, str], ...]:
    """Return the statement as labels with values; what was not asked for has no line. `count` is what is written."""
    tr = language_of(language).tr
    lines = (
        (tr(N_("Exported from")), tr(N_("Tawsiyat"))),
        (tr(N_("Exported on")), range_text(made, made, language, digits, dating.short)),
        *_asked(selection, language, digits),
        (tr(N_("Number of records")), grouped(count, language, digits)),
        (tr(N_("Library of")), range_text(selection.day, selection.day, language, digits, dating.short)),
        (tr(N_("Fingerprint of the library")), f"SHA-256 {selection.sha256}" if selection.sha256 else ""),
    )
    return tuple(line for line in lines if line[1])


def _asked(selection: Selection, language: str, digits: Digits) -> tuple[tuple[str, str], ...]:
    tr = language_of(language).tr
    lines = []
    if selection.query:
        lines.append((tr(N_("Query")), selection.query))
    if selection.corrected:
        lines.append((tr(N_("Searched instead")), selection.corrected))
    if selection.relaxed:
        said = tr(N_("No record has all the words; these have some of them."))
        lines.append((tr(N_("Note")), said))
    for facet, labels in selection.filters:
        values = [
            in_digits(label.in_language(language), digits) if facet == "year" else label.in_language(language)
            for label in labels
        ]
        lines.append((tr(_FACETS[facet]), PUNCTUATION[language].comma.join(values)))
    if selection.limited:
        lines.append((tr(N_("Limit")), tr(N_("Only the first records were asked for."))))
    return tuple(lines)
