"""What every page of the reader is made of: facts, headings, sentences, notices, quoted pieces, a quiet box.

A page is made of a record and thrown away with it. It emits what the reader asks for and knows nothing of who answers.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from core.records.label import LANGUAGES, Label
from core.records.library import Discrepancy
from desktop.reader.column import PartsColumn
from desktop.reader.facts import Row, Value
from desktop.reader.facts_view import FactRow
from desktop.reader.look import Look, right_to_left
from desktop.reader.marks import Markable, markable_in
from desktop.reader.notice import DiscrepancyNotice
from desktop.reader.provision import QuotedItem
from desktop.reader.text_block import TextBlock
from desktop.reader.words import OURS, TITLE_IN

if TYPE_CHECKING:
    from core.text.query import Query


class Page(PartsColumn):
    """A column of sections. `passages_requested` carries a tuple of passages, `acted` a `Quoted` and a name,
    `listing_requested` the filters of a list.

    What answers the `query` is marked in every text of the record; `marked` tells that the marks are others.
    """

    passages_requested = Signal(object)
    record_requested = Signal(str)
    acted = Signal(object, str)
    listing_requested = Signal(object)
    marked = Signal()

    def __init__(self, look: Look, query: "Query | None" = None) -> None:
        super().__init__(look, side=look.metrics.WIDE, top=look.metrics.MEDIUM, bottom=look.metrics.WIDE)
        self.look = look
        self._query = query
        self._texts: dict[QWidget, tuple[Markable, ...]] = {}
        # What lies below it is not painted at all.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.look.colour("surface"))
        painter.end()
        super().paintEvent(event)

    def index_of(self, uid: str) -> int | None:
        """Return which part quotes a provision; here, none."""
        return None

    def item(self, uid: str) -> QuotedItem | None:
        """Return the piece that quotes a provision, made now if it was not yet due."""
        index = self.index_of(uid)
        return None if index is None else self.part(index)

    def set_query(self, query: "Query | None") -> None:
        """Mark what answers another query; with None, nothing."""
        self._query = query
        for part in self.parts:
            for text in self.texts(part):
                text.set_query(query)
        self.marked.emit()

    def texts(self, part: QWidget) -> tuple[Markable, ...]:
        """Return the texts of a part that can be marked, in the order in which they are read."""
        return self._texts[part]

    def dress(self, part: QWidget) -> None:
        """Mark what answers the query in a part."""
        self._texts[part] = tuple(markable_in(part))
        for text in self._texts[part]:
            text.set_query(self._query)

    def add_facts(self, rows: Iterable[Row], source_language: str = "ar") -> None:
        """Add rows of facts; `source_language` is that of the passages."""
        for row in rows:
            self.add(partial(self._fact, row, source_language), self.look.metrics.TINY)

    def add_heading(self, words: str, beside: str = "") -> None:
        """Add the heading of a section, with a few quieter words beside it."""
        self.add(partial(SectionHeading, words, beside, self.look), self.look.metrics.LARGE)

    def add_sentence(self, words: str) -> None:
        """Add a sentence of ours in the window's language."""
        rtl = self.look.voice.language.right_to_left
        font = self.look.metrics.body
        self.add(partial(TextBlock, words, rtl, self.look, font, leading=1.7, token="muted"))

    def add_notice(self, discrepancy: Discrepancy, language: str) -> None:
        """Add a contradiction; `language` is that of the passages."""
        self.add(partial(self._notice, discrepancy, right_to_left(language)), self.look.metrics.SMALL)

    def watch(self, item: QuotedItem) -> QuotedItem:
        """Pass on what a quoted piece asks for."""
        item.acted.connect(self.acted)
        item.record_requested.connect(self.record_requested)
        return item

    def _fact(self, row: Row, source_language: str, *, parent: QWidget) -> FactRow:
        fact = FactRow(row, self.look, source_language, parent)
        fact.passages_requested.connect(self.passages_requested)
        fact.record_requested.connect(self.record_requested)
        return fact

    def _notice(self, discrepancy: Discrepancy, rtl: bool, *, parent: QWidget) -> DiscrepancyNotice:
        notice = DiscrepancyNotice(discrepancy, self.look, rtl=rtl, parent=parent)
        notice.passages_requested.connect(self.passages_requested)
        return notice


class SectionHeading(QWidget):
    """The name of a section in bold, and a few quieter words beside it."""

    def __init__(self, words: str, beside: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._below = look.metrics.TINY
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, self._below)
        self._line.setSpacing(look.metrics.SMALL)
        self._name = _word(words, look.metrics.strong, "")
        self._quieter = _word(beside, look.metrics.small, "muted") if beside else None
        # Where there is little room the quieter words give way, not the name.
        self._line.addWidget(self._name, 0, Qt.AlignmentFlag.AlignBaseline)
        if self._quieter is not None:
            self._quieter.setWordWrap(True)
            self._line.addWidget(self._quieter, 1, Qt.AlignmentFlag.AlignBaseline)
        else:
            self._name.setWordWrap(True)

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels: of one line, or of the name with the quieter words under it."""
        if not self._stacked(width):
            return super().heightForWidth(width)
        room = QRect(0, 0, width, 0)
        name = self._name.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._name.text())
        return name.height() + self._line.spacing() + self._quieter.heightForWidth(width) + self._below

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the quieter words beside the name, or under it."""
        super().resizeEvent(event)
        stacked, directions = self._stacked(event.size().width()), QBoxLayout.Direction
        wanted = directions.TopToBottom if stacked else directions.LeftToRight
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self._name.setWordWrap(stacked or self._quieter is None)
            # With the next event would be too late for what is painted now.
            self._line.activate()

    def _stacked(self, width: int) -> bool:
        if self._quieter is None:
            return False
        name = self._name.fontMetrics().horizontalAdvance(self._name.text())
        return name + self._line.spacing() + self._quieter.minimumSizeHint().width() > width


class Box(QWidget):
    """A quiet box on the ground of the window, for what is not the record's own text."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.column = QVBoxLayout(self)
        metrics = look.metrics
        self.column.setContentsMargins(metrics.LARGE, metrics.scaled(10), metrics.LARGE, metrics.scaled(10))
        self.column.setSpacing(metrics.scaled(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("paper"))
        painter.drawRoundedRect(self.rect().toRectF(), 8, 8)
        painter.end()


def title_rows(label: Label, look: Look) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return a row for each further language of a title: those that are the source's, then those that are ours."""
    shown = label.language_shown(look.language)
    official, ours = [], []
    for code in LANGUAGES:
        text = getattr(label, code)
        if text and code != shown:
            note = f"({look.voice.tr(OURS)})" if code in label.ours else ""
            row = Row(look.voice.tr(TITLE_IN[code]), (Value(text, code, note=note),))
            (ours if code in label.ours else official).append(row)
    return tuple(official), tuple(ours)


def _word(text: str, font: QFont, tone: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font)
    # The style sheet of the program knows the tone.
    label.setProperty("tone", tone)
    return label
