"""What goes to the clipboard: the letters of a record, alone or with the citation, as plain and as rich text."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from core.paper.citing.processor import Style
from core.paper.excerpt import Excerpt, cited_excerpt, excerpt_of, plain_excerpt, together
from core.records.library import Event, Recommendation, Record
from core.records.profiles import Assembled, CountryProfile, Digest
from desktop.reader import assembled
from desktop.reader.look import Look


def words_of(record: Record | Assembled, event: Event | None, how: str, look: Look, style: Style) -> Excerpt:
    """Return what is copied of a record.

    `how` is «text»; «citation» for a quotation or the citation itself; «recommendations» for all that an event
    adopted. A recommendation whose event is not at hand, and a record that is no document, have no citation.
    """
    if isinstance(record, (CountryProfile, Digest)):
        return assembled.copied(record, look)
    code, digits = look.language, look.digits
    if how == "recommendations" and event is not None:
        listed = (
            plain_excerpt(f"{each.marker} {each.text}".strip(), each.language)
            for each in event.recommendations
        )
        return together((*listed, cited_excerpt(event, code, digits, style)))
    if how == "citation" and event is not None and isinstance(record, (Event, Recommendation)):
        return cited_excerpt(
            event, code, digits, style, record if isinstance(record, Recommendation) else None
        )
    return excerpt_of(record, code)


def copy_words(words: Excerpt) -> bool:
    """Put a text on the clipboard, plain and rich, without marks of direction; answer whether there was any."""
    if words:
        data = QMimeData()
        data.setText(words.text)
        data.setHtml(words.markup)
        QGuiApplication.clipboard().setMimeData(data)
    return bool(words)
