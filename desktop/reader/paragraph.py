"""One paragraph, set by Qt's text layout in its own direction: the drawing behind every text of the reader.

Lines stand at a fixed distance, a multiple of the type size, so that Arabic and Latin lines, whose faces differ in
height, keep one rhythm. All geometry is asked of Qt (`cursorToX`, `xToCursor`): nothing is computed from widths.
"""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from core.records.spans import Span
from desktop.extents import extents
from desktop.safe_text import SafeString

_UNBOUND = 1 << 20


class Paragraph:
    """A text in one face and one direction, laid out to a width. Spans are in code points of the text given.

    Lines stand against the side where the text begins, unless `on_the_right` says otherwise (a title keeps to
    the side of the window).
    """

    def __init__(
        self, text: str, rtl: bool, font: QFont, leading: float, *, on_the_right: bool | None = None
    ) -> None:
        self.safe = SafeString(text)
        self.right_to_left = rtl
        self._step = round(font.pixelSize() * leading)
        # A line separator breaks the line and counts one, as the newline that it stands for.
        self._layout = QTextLayout(self.safe.text.replace("\n", "\u2028"), font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(rtl, rtl if on_the_right is None else on_the_right))
        self._marks: tuple[Span, ...] = ()
        self._mark_ground = self._mark_under = self._mark_frame = QColor()
        self._set_out: Span | None = None
        self._width = -1
        self._natural = -1
        self._heights: dict[int, int] = {}

    def mark(self, spans: Iterable[Span], ground: QColor, under: QColor, frame: QColor) -> None:
        """Mark spans with a ground and, for those who do not see it, a line under the letters.

        `frame` is the colour around the mark that is set out.
        """
        self._marks = tuple(spans)
        self._mark_ground, self._mark_under, self._mark_frame = ground, under, frame

    def set_out(self, span: Span | None) -> None:
        """Draw a frame around a span that is marked, or around none."""
        self._set_out = span

    def height(self, width: int) -> int:
        """Return the height in pixels that the text takes at a width."""
        if 0 <= self._natural <= width:
            # Most texts of a page are one line: it needs not be set again to know its height.
            width = _UNBOUND
        if width not in self._heights:
            self.lay(width)
            self._heights[width] = self._layout.lineCount() * self._step
        return self._heights[width]

    def natural_width(self) -> int:
        """Return the width in pixels that the text takes when only its own line ends break it."""
        if self._natural < 0:
            self.lay(_UNBOUND)
            self._heights[_UNBOUND] = self._layout.lineCount() * self._step
            self._natural = max((int(line.naturalTextWidth()) + 1 for line in self.lines()), default=0)
        return self._natural

    def lay(self, width: int) -> None:
        """Break the lines at a width, if they are not broken there already."""
        width = max(width, 1)
        if width == self._width:
            return
        self._width = width
        self._layout.beginLayout()
        top = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._step - line.height()) / 2))
            top += self._step
        self._layout.endLayout()

    def lines(self) -> list[QTextLine]:
        """Return the lines of the last layout, from the top."""
        return [self._layout.lineAt(i) for i in range(self._layout.lineCount())]

    def draw(
        self, painter: QPainter, at: QPointF, selected: Span = (0, 0), ground: QColor | None = None
    ) -> None:
        """Draw the text in the painter's pen; `selected` is in Qt's positions."""
        chosen = []
        if selected[0] != selected[1] and ground is not None:
            style = QTextCharFormat()
            style.setBackground(ground)
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = selected[0], selected[1] - selected[0], style
            chosen.append(piece)
        if self._marks:
            self._draw_marks(painter, at)
        self._layout.draw(painter, at, chosen)

    def _draw_marks(self, painter: QPainter, at: QPointF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for span in self._marks:
            for place in self.rectangles(span):
                place.translate(at)
                painter.setBrush(self._mark_ground)
                painter.drawRoundedRect(place, 3, 3)
                low = QRectF(place.left() + 1, place.bottom() - 2, place.width() - 2, 1.5)
                painter.fillRect(low, self._mark_under)
        if self._set_out is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._mark_frame, 1.5))
            for place in self.rectangles(self._set_out):
                painter.drawRoundedRect(place.translated(at).adjusted(0, 1, 0, -1), 3, 3)
        painter.restore()

    def position_at(self, point: QPointF) -> int:
        """Return Qt's position of the letter nearest to a point."""
        lines = self.lines()
        if not lines:
            return 0
        index = max(0, min(int(point.y() // self._step), len(lines) - 1))
        return int(lines[index].xToCursor(point.x()))

    def text_between(self, start: int, end: int) -> str:
        """Return the letters between two of Qt's positions."""
        low, high = sorted((start, end))
        return self.safe.text[self.safe.character(low) : self.safe.character(high)]

    def rectangles(self, span: Span) -> list[QRectF]:
        """Return where a span stands: a rectangle or more for each line of the last layout that it touches."""
        start, end = self.safe.position(span[0]), self.safe.position(span[1])
        # A face may be higher than the step of the lines; what is drawn keeps to its own line.
        return [
            QRectF(low, line.y() + max(0, line.height() - self._step) / 2, high - low, height)
            for line in self.lines()
            for height in (min(line.height(), self._step),)
            for low, high in extents(line, start, end)
        ]


@lru_cache(maxsize=4)
def _option(rtl: bool, on_the_right: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if on_the_right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
