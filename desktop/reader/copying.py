"""What goes to the clipboard: the letters of a record, alone or with the line that says where they come from."""

from PySide6.QtGui import QGuiApplication

from core.paper.citation import citation, quotation
from core.records.library import Entity, Event, Practice, Recommendation, Record, Reform, Source
from desktop.reader.look import Look
from desktop.safe_text import without_bidi_controls


def words_of(record: Record, event: Event | None, how: str, look: Look) -> str:
    """Return the text of a record; with `how` «citation» a quotation or the citation itself.

    A recommendation whose event is not at hand, and a record that is no document, have no citation.
    """
    code, digits = look.language, look.digits
    if isinstance(record, Recommendation):
        if how == "citation" and event is not None:
            return quotation(record, event, code, digits)
        return record.text
    if isinstance(record, Event):
        return citation(record, code, digits) if how == "citation" else record.title.in_language(code)
    if isinstance(record, Source):
        parts = [record.title.in_language(code), record.publisher.in_language(code), record.address or ""]
        return "\n".join(part for part in parts if part)
    if isinstance(record, (Reform, Practice)):
        return "\n".join((record.title.in_language(code), *(passage.quote for passage in record.description)))
    return _entity(record, code)


def copy_words(words: str) -> bool:
    """Put a text on the clipboard without marks of direction; answer whether there was any."""
    if words:
        QGuiApplication.clipboard().setText(without_bidi_controls(words))
    return bool(words)


def _entity(entity: Entity, code: str) -> str:
    name = entity.label.in_language(code)
    acronyms = ", ".join(entity.acronyms)
    return f"{name} ({acronyms})" if acronyms else name
