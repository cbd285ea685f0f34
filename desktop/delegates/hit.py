"""The card of a hit: kind and marker, date and place, title, snippet with the words of the query marked.

Cards of one list are all as high, so that a list of any length scrolls without being measured. Title and
snippet share the lines: a title takes one or two, the snippet what is left.
"""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.delegates.lines import MarkedLines, Paints, Setting
from desktop.models.card import Card
from desktop.models.results import CARD
from desktop.theme import Metrics, Theme

_LAYOUTS_HELD = 160
_EDGE = 3


@dataclass(frozen=True, slots=True)
class _Laid:
    title: MarkedLines
    snippet: MarkedLines | None


class HitDelegate(QStyledItemDelegate):
    """Draws a hit as a card of `lines` lines of title and snippet."""

    def __init__(self, theme: Theme, metrics: Metrics, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._metrics = theme, metrics
        self._lines = 3
        self._laid: OrderedDict[tuple[Card, int, bool], _Laid] = OrderedDict()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Draw with other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self._laid.clear()

    def set_lines(self, lines: int) -> None:
        """Set how many lines title and snippet share."""
        self._lines = lines
        self._laid.clear()

    @property
    def row_height(self) -> int:
        """The height of every card in pixels."""
        metrics = self._metrics
        return 2 * metrics.SMALL + metrics.scaled(20) + self._lines * self._step + metrics.TINY

    @property
    def _step(self) -> int:
        return self._metrics.scaled(24)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the size of every card."""
        return QSize(option.rect.width(), self.row_height)

    def laid(self, card: Card, width: int, right_to_left: bool) -> _Laid:
        """Return title and snippet of a card laid out to a width."""
        key = (card, width, right_to_left)
        kept = self._laid.get(key)
        if kept is None:
            kept = self._laid[key] = self._lay(card, width, right_to_left)
            while len(self._laid) > _LAYOUTS_HELD:
                self._laid.popitem(last=False)
        self._laid.move_to_end(key)
        return kept

    def _lay(self, card: Card, width: int, right_to_left: bool) -> _Laid:
        metrics = self._metrics
        room = Setting(metrics.strong, width, self._step, min(card.title_lines, self._lines), right_to_left)
        title = MarkedLines(card.title.text, card.title.spans, card.title.language, room)
        left = self._lines - title.line_count
        if left < 1 or not card.snippet.text:
            return _Laid(title, None)
        rest = Setting(metrics.snippet, width, self._step, left, right_to_left)
        return _Laid(title, MarkedLines(card.snippet.text, card.snippet.spans, card.snippet.language, rest))

    def content_rect(self, rect: QRect) -> QRect:
        """Return the part of a row that the words take."""
        metrics = self._metrics
        return rect.adjusted(metrics.LARGE, metrics.SMALL, -metrics.LARGE, -metrics.SMALL - metrics.TINY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw the card of a row, or its placeholder while the page is fetched."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        card = index.data(CARD)
        content = self.content_rect(option.rect)
        if isinstance(card, Card):
            self._paint_card(painter, option, card, content)
        else:
            self._paint_placeholder(painter, option, content)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, rect = self._theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(theme.surface))
            edge = QRect(rect.left(), rect.top(), _EDGE, rect.height())
            painter.fillRect(QStyle.visualRect(option.direction, rect, edge), QColor(theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.hover))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), theme.focus))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, card: Card, content: QRect
    ) -> None:
        theme = self._theme
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        top = self._metrics.scaled(20)
        self._paint_head(painter, option, card, QRect(content.left(), content.top(), content.width(), top))
        laid = self.laid(card, content.width(), rtl)
        at = QPointF(content.left(), content.top() + top)
        ink, mark, under = QColor(theme.ink), QColor(theme.mark), QColor(theme.warn)
        laid.title.draw(painter, at, Paints(ink, ink, mark, under))
        if laid.snippet is not None:
            at.setY(at.y() + laid.title.line_count * self._step)
            laid.snippet.draw(painter, at, Paints(QColor(theme.muted), ink, mark, under))

    def head(self, card: Card, width: int) -> tuple[str, str, list[tuple[str, str]]]:
        """Return kind, date and place, and signs with their colours, as the first line has room for them.

        Date and place give way first, then the kind; where that leaves it no quarter of the line, one sign alone stays,
        the warning.
        """
        theme, metrics = self._theme, self._metrics
        measure = QFontMetrics(metrics.small)

        def taken(signs: list[tuple[str, str]]) -> int:
            return sum(measure.horizontalAdvance(text) + 2 * metrics.SMALL + 1 for text, _ in signs)

        signs = [each for each in ((card.warning, theme.warn), (card.tag, theme.muted)) if each[0]]
        if width - taken(signs) < width // 4:
            most = width * 3 // 4 - 2 * metrics.SMALL - 1
            signs = [
                (measure.elidedText(text, Qt.TextElideMode.ElideRight, most), colour)
                for text, colour in signs[:1]
            ]
        left = width - taken(signs)
        kind = measure.elidedText(card.kind, Qt.TextElideMode.ElideRight, min(width // 2, max(left, 0)))
        room = left - measure.horizontalAdvance(kind) - 2 * metrics.SMALL
        return kind, measure.elidedText(card.about, Qt.TextElideMode.ElideRight, max(room, 0)), signs

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, card: Card, row: QRect) -> None:
        """Draw the first line: pieces one after the other from the leading edge, signs at the trailing one."""
        theme, metrics = self._theme, self._metrics
        painter.setFont(metrics.small)
        measure = QFontMetrics(metrics.small)
        kind, about, signs = self.head(card, row.width())
        place = 0
        for text, colour in ((kind, theme.accent), (about, theme.muted)):
            width = measure.horizontalAdvance(text) + 1
            box = QRect(row.left() + place, row.top(), width, row.height())
            painter.setPen(QColor(colour))
            painter.drawText(
                QStyle.visualRect(option.direction, row, box),
                int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine),
                text,
            )
            place += width + metrics.SMALL
        end = row.right() + 1
        for text, colour in signs:
            end = self._paint_sign(painter, option, row, end, text, colour)

    def _paint_sign(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, end: int, text: str, colour: str
    ) -> int:
        """Draw a small framed sign that ends at `end`, counted in the leading direction; return where it begins."""
        metrics = self._metrics
        width = QFontMetrics(metrics.small).horizontalAdvance(text) + metrics.SMALL
        box = QRect(end - width, row.top() + 1, width, row.height() - 2)
        box = QStyle.visualRect(option.direction, row, box)
        painter.setPen(QPen(QColor(colour if colour == self._theme.warn else self._theme.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(colour))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), text)
        return end - width - metrics.TINY

    def _paint_placeholder(self, painter: QPainter, option: QStyleOptionViewItem, content: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        height = self._metrics.scaled(8)
        for line, share in enumerate((0.3, 0.9, 0.6)[: self._lines]):
            top = content.top() + height + line * self._step
            box = QRect(content.left(), top, int(content.width() * share), height)
            painter.drawRoundedRect(QStyle.visualRect(option.direction, content, box), 4, 4)
