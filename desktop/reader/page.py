"""The pages of the reader: an event with its outcome, an entity with its events, a source with its particulars.

A page is made of a record and thrown away with it. It emits what the reader asks for and knows nothing of who answers.
"""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.records.label import LANGUAGES, Label
from desktop.reader.facts import Row, Value
from desktop.reader.facts_view import FactsView
from desktop.reader.look import Look
from desktop.reader.provision import QuotedItem
from desktop.reader.text_block import TextBlock
from desktop.reader.words import OURS, TITLE_IN

_SIDE = 24


class Page(QWidget):
    """A column of sections. `passages_requested` carries a tuple of passages, `acted` a `Quoted` and a name."""

    passages_requested = Signal(object)
    record_requested = Signal(str)
    acted = Signal(object, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SIDE, look.metrics.MEDIUM, _SIDE, look.metrics.WIDE)
        self.column.setSpacing(look.metrics.SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_facts(self, rows: Iterable[Row], source_language: str = "ar") -> None:
        """Add rows of facts, if there are any."""
        shown = tuple(rows)
        if shown:
            view = FactsView(shown, self.look, source_language=source_language)
            view.passages_requested.connect(self.passages_requested)
            view.record_requested.connect(self.record_requested)
            self.column.addWidget(view)

    def add_heading(self, words: str, beside: str = "") -> None:
        """Add the heading of a section, with a few quieter words beside it."""
        self.column.addSpacing(self.look.metrics.SMALL)
        line = QHBoxLayout()
        line.setSpacing(self.look.metrics.SMALL)
        for text, font, token in (
            (words, self.look.metrics.strong, "ink"),
            (beside, self.look.metrics.small, "muted"),
        ):
            if text:
                line.addWidget(_word(text, font, self.look, token), 0, Qt.AlignmentFlag.AlignBaseline)
        line.addStretch(1)
        self.column.addLayout(line)

    def add_sentence(self, words: str, token: str = "muted") -> None:
        """Add a sentence of ours in the window's language."""
        rtl = self.look.voice.language.right_to_left
        self.column.addWidget(
            TextBlock(words, rtl, self.look, self.look.metrics.body, leading=1.7, token=token)
        )

    def watch(self, item: QuotedItem) -> QuotedItem:
        """Pass on what a quoted piece asks for."""
        item.acted.connect(self.acted)
        item.record_requested.connect(self.record_requested)
        return item


class Box(QWidget):
    """A quiet box on the ground of the window, for what is not the record's own text."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(look.metrics.LARGE, 10, look.metrics.LARGE, 10)
        self.column.setSpacing(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("paper"))
        painter.drawRoundedRect(self.rect().toRectF(), 8, 8)
        painter.end()


class Picture(QWidget):
    """An icon that says nothing of its own."""

    def __init__(self, name: str, look: Look, side: int) -> None:
        super().__init__()
        self._icon = look.icon(name, "line")
        self._side = side
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._icon.pixmap(QSize(self._side, self._side)))
        painter.end()


def title_rows(label: Label, look: Look) -> tuple[Row, ...]:
    """Return a row for each further language that a title has, marked where the wording is ours."""
    shown = label.language_shown(look.language)
    rows = []
    for code in LANGUAGES:
        text = getattr(label, code)
        if text and code != shown:
            note = look.voice.tr(OURS) if code in label.ours else ""
            rows.append(Row(look.voice.tr(TITLE_IN[code]), (Value(text, code, note=note),)))
    return tuple(rows)


def _word(text: str, font: object, look: Look, token: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font)
    palette = label.palette()
    palette.setColor(label.foregroundRole(), look.colour(token))
    label.setPalette(palette)
    return label
