"""One record in a group of what belongs to another: its name as a link, and in quiet words when, where and as what.

A row is one control that draws all of its texts: a page may have dozens of them.
"""

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.records.kinds import RECORD_KINDS, ROLES, RecordKind
from core.records.related import RelatedRecord
from core.records.ties import PROGRAMME_KINDS
from core.text.bidi import is_right_to_left
from desktop.reader.link import Control, draw_focus
from desktop.reader.look import Look, right_to_left
from desktop.reader.marks import Markable
from desktop.reader.paragraph import Paragraph
from desktop.reader.words import OPEN_RECORD
from desktop.voice import Voice

_BELOW = 8
_LONGEST = 180


class RelatedRow(Markable, Control):
    """A row that leads to its record."""

    record_requested = Signal(str)

    def __init__(
        self,
        record: RelatedRecord,
        look: Look,
        parent: QWidget | None = None,
        *,
        with_position: bool = True,
    ) -> None:
        side, words, language = look.voice.language.right_to_left, *title_of(record, look.language)
        paragraph = Paragraph(words, right_to_left(language), look.metrics.body, 1.6, on_the_right=side)
        super().__init__(paragraph.safe.text, look, parent)
        self.record = record
        self.words, self.language, self.paragraph = words, language, paragraph
        self._beside = [
            Paragraph(words, rtl, look.metrics.small, 1.6, on_the_right=side)
            for words, rtl in ((details_of(record, look.voice), side), _position(record, with_position))
            if words
        ]
        said = (*(each.safe.text for each in self._beside), look.voice.tr(OPEN_RECORD))
        self.setAccessibleDescription(" \u00b7 ".join(said))
        self.flow()
        self.clicked.connect(lambda: self.record_requested.emit(record.uid))

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(80, 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at a width, hairline included."""
        return sum(each.height(width) for each in (self.paragraph, *self._beside)) + _BELOW

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the texts, the line under the title where the mouse or the keyboard is, and the hairline below."""
        painter = QPainter(self)
        accent = self._look.colour("accent")
        painter.setPen(accent)
        self.paragraph.lay(self.width())
        self.paragraph.draw(painter, QPointF(0, 0))
        if self.underMouse() or self.hasFocus():
            self._underline(painter)
        top = self.paragraph.height(self.width())
        painter.setPen(self._look.colour("muted"))
        for each in self._beside:
            each.lay(self.width())
            each.draw(painter, QPointF(0, top))
            top += each.height(self.width())
        painter.setPen(self._look.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            draw_focus(painter, self, accent)
        painter.end()

    def _underline(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._look.colour("accent"), 1))
        for line in self.paragraph.lines():
            under = line.naturalTextRect()
            y = line.y() + line.ascent() + self._look.metrics.scaled(4)
            painter.drawLine(QPointF(under.left(), y), QPointF(under.right(), y))


def title_of(record: RelatedRecord, code: str) -> tuple[str, str]:
    """Return what a row is called with its language: a provision by its first words, all others by their name."""
    if record.text:
        words = " ".join(record.text.split())
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rsplit(" ", 1)[0] + "\u2026"
        return words, record.language
    return record.title.in_language(code), record.title.language_shown(code)


def details_of(record: RelatedRecord, voice: Voice) -> str:
    """Return when, as what and where, as far as it is known."""
    parts = [
        voice.tr(RECORD_KINDS[record.kind]) if record.kind in PROGRAMME_KINDS else "",
        _mark(record, voice),
        voice.figures(str(record.year)) if record.year is not None else voice.dates(record.start, record.end),
        "\u060c ".join(voice.tr(ROLES[role]) for role in record.roles)
        if voice.language.right_to_left
        else ", ".join(voice.tr(ROLES[role]) for role in record.roles),
        voice.name(record.place),
    ]
    return " \u00b7 ".join(part for part in parts if part)


def _mark(record: RelatedRecord, voice: Voice) -> str:
    """Return the printed number of a provision and the title of its event."""
    if record.kind != RecordKind.RECOMMENDATION:
        return ""
    marker = record.marker.strip(" .-\u2013\u2022")
    return " \u00b7 ".join(part for part in (voice.figures(marker), voice.name(record.title)) if part)


def _position(record: RelatedRecord, shown: bool) -> tuple[str, bool]:
    """Return what a person was there, as printed, with the direction of its first letter."""
    return record.position if shown else "", is_right_to_left(record.position)
