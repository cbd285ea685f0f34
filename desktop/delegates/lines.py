"""A few lines of text with the words of the query marked, the last one shortened where the text is longer.

The text is held in the direction of its own language (an isolate) inside a paragraph of the window's
direction, so that an English title in the Arabic window stands at the leading edge and still reads, and is
shortened, from left to right. A mark is a ground and a line under the letters, drawn beneath the text,
which is shaped in one piece: a change of face inside a word would break the joining of its letters.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from core.records.spans import Span
from core.text.bidi import isolate
from desktop.extents import extents
from desktop.safe_text import SafeString

_MOST_LETTERS = 600
# An isolate takes the ordering marks inside it out; here they keep their places, as spaces without width.
_CONTROLS = dict.fromkeys((0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are set: face, width and line step in pixels, number of lines, direction of the window."""

    font: QFont
    width: int
    step: int
    most_lines: int
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Paints:
    """The colours of lines: of the text, of the marked letters, of the ground and the line under them."""

    ink: QColor
    marked_ink: QColor
    mark: QColor
    under: QColor


class MarkedLines:
    """A text laid out in at most some lines. Spans are in code points of the text given."""

    def __init__(self, text: str, spans: Iterable[Span], language: str, setting: Setting) -> None:
        self._setting = setting
        safe = SafeString(text[:_MOST_LETTERS].translate(_CONTROLS).replace("\n", " "))
        # The isolate puts one character before the text.
        self._spans = [(safe.position(start) + 1, safe.position(end) + 1) for start, end in spans]
        self._layout = _laid(isolate(safe.text, language), setting)
        self._letters_end = len(safe.text.encode("utf-16-le")) // 2 + 1
        if self._layout.lineCount() > setting.most_lines:
            kept = safe.character(max(self._layout.lineAt(setting.most_lines - 1).textStart() - 1, 0))
            # One ellipsis' room less: the isolate's marks have no width, but the measure rounds.
            rest = QFontMetricsF(setting.font).elidedText(
                safe.text[kept:], Qt.TextElideMode.ElideRight, setting.width - 2
            )
            shown = safe.text[:kept] + rest
            self._layout = _laid(isolate(shown, language), setting)
            # Qt ends the text with dots of its choice, after a joiner where the last letter would lean on.
            whole = sum(
                1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(shown, safe.text, strict=False))
            )
            self._letters_end = len(shown[:whole].encode("utf-16-le")) // 2 + 1

    @property
    def line_count(self) -> int:
        """The number of lines that are shown."""
        return min(self._layout.lineCount(), self._setting.most_lines)

    def lines(self) -> list[QTextLine]:
        """Return the lines shown, from the top."""
        return [self._layout.lineAt(number) for number in range(self.line_count)]

    def rectangles(self) -> list[QRectF]:
        """Return where the marked words stand, one rectangle or more for each line that a span touches."""
        # As high as the step and no higher: the face may be higher than the step, and would reach its neighbours.
        step = self._setting.step
        return [
            QRectF(low, number * step + 1, high - low, step - 2)
            for number, line in enumerate(self.lines())
            for start, end in self._spans
            for low, high in extents(line, start, min(end, self._letters_end))
        ]

    def draw(self, painter: QPainter, at: QPointF, paints: Paints) -> None:
        """Draw the lines with their marks, the upper left corner of the paragraph's box being `at`."""
        painter.setPen(Qt.PenStyle.NoPen)
        places = [place.translated(at) for place in self.rectangles()]
        for place in places:
            painter.setBrush(paints.mark)
            painter.drawRoundedRect(place, 3, 3)
            painter.fillRect(
                QRectF(place.left() + 1, place.bottom() - 2, place.width() - 2, 1.5), paints.under
            )
        painter.setPen(paints.ink)
        for line in self.lines():
            line.draw(painter, at)
        if not places:
            return
        # The marked letters again, in the strongest ink: the line stays one piece, only its paint is divided.
        painter.save()
        marked = QPainterPath()
        for place in places:
            marked.addRect(place)
        painter.setClipPath(marked, Qt.ClipOperation.IntersectClip)
        painter.setPen(paints.marked_ink)
        for line in self.lines():
            line.draw(painter, at)
        painter.restore()


def _laid(text: str, setting: Setting) -> QTextLayout:
    layout = QTextLayout(text, setting.font)
    layout.setCacheEnabled(True)
    side = Qt.AlignmentFlag.AlignRight if setting.right_to_left else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    option.setTextDirection(rtl if setting.right_to_left else ltr)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    # One line more than is shown tells that the text goes on.
    for _ in range(setting.most_lines + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(setting.width)
        line.setPosition(QPointF(0, top + (setting.step - line.height()) / 2))
        top += setting.step
    layout.endLayout()
    return layout
