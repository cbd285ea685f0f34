"""What answers the query in the reader: one way of marking for every text of a page.

A text that comes from a record knows its words and their language, and can be marked; words of ours cannot. Marks
are set when a part of a page is made, and anew whenever the query changes, so a page shows at each keystroke what
the cards show.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.records.spans import Span
from desktop.reader.look import Look
from desktop.reader.paragraph import Paragraph

if TYPE_CHECKING:
    from core.text.query import Query


class Markable:
    """What texts of the reader have in common. `words` is the text, `language` its own; empty for words of ours."""

    words: str
    language: str
    paragraph: Paragraph
    marks: tuple[Span, ...] = ()
    _look: Look

    def set_query(self, query: "Query | None") -> None:
        """Mark what answers a query; with None, nothing."""
        marks = marks_in(self.words, query, self.language)
        if marks != self.marks:
            self.marks = marks
            colours = self._look.colour("mark"), self._look.colour("warn"), self._look.colour("accent")
            self.paragraph.mark(marks, *colours)
            self.update()  # type: ignore[attr-defined]

    def hits(self) -> tuple[Span, ...]:
        """Return the marks as hits: words that are marked one after the other are one."""
        return runs(self.words, self.marks)

    def set_out(self, span: Span | None) -> None:
        """Set a hit out as the one that was gone to; with None, none."""
        self.paragraph.set_out(span)
        self.update()  # type: ignore[attr-defined]


def marks_in(text: str, query: "Query | None", language: str) -> tuple[Span, ...]:
    """Return what answers the query in a text; nothing where nothing was asked."""
    if query is None:
        return ()
    # Imported with the first query: the analysis of words is not needed for the first paint.
    from core.text.highlight import spans_in

    return spans_in(text, query, language)


def runs(text: str, marks: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans from the first to the last of the marks that only blanks stand between."""
    found: list[Span] = []
    for start, end in marks:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def markable_in(part: QWidget) -> Iterator[Markable]:
    """Yield the texts of a part of a page that can be marked, in the order in which they are read."""
    for widget in (part, *part.findChildren(QWidget)):
        if isinstance(widget, Markable) and widget.language:
            yield widget
