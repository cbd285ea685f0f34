"""A suggestion below the search field: its icon, its words with what was typed marked, quieter words beside them."""

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.delegates.lines import MarkedLines, Paints, Setting
from desktop.icons import pixmap
from desktop.models.completions import SUGGESTION, Suggestion
from desktop.theme import Metrics, Theme

_SIDE = 16
# The quieter words take no more than this share of a row.
_BESIDE = 0.42


class CompletionDelegate(QStyledItemDelegate):
    """Draws a suggestion in one line."""

    def __init__(self, theme: Theme, metrics: Metrics, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._metrics = theme, metrics

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Draw with other colours or another text size."""
        self._theme, self._metrics = theme, metrics

    @property
    def row_height(self) -> int:
        """The height of every row in pixels."""
        return self._metrics.scaled(30)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the size of every row."""
        return QSize(option.rect.width(), self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a suggestion; the current one stands on a soft ground."""
        row = index.data(SUGGESTION)
        if not isinstance(row, Suggestion):
            return
        theme, metrics = self._theme, self._metrics
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.soft if chosen else theme.hover))
            painter.drawRoundedRect(option.rect, metrics.TINY, metrics.TINY)
        side = metrics.scaled(_SIDE)
        room = option.rect.adjusted(metrics.SMALL, 0, -metrics.SMALL, 0)
        place = QRect(room.left(), 0, side, side)
        place.moveTop(room.center().y() - side // 2 + 1)
        drawing = pixmap(row.icon, theme.accent if chosen else theme.muted, side=side)
        painter.drawPixmap(self._visual(option, place).topLeft(), drawing)
        room.setLeft(room.left() + side + metrics.SMALL)
        taken = self._paint_beside(painter, option, row, room) if row.beside else 0
        self._paint_words(painter, option, row, room.adjusted(0, 0, -taken, 0))
        painter.restore()

    def _paint_beside(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Suggestion, room: QRect
    ) -> int:
        """Draw the quieter words at the trailing end; return the room that they take in pixels."""
        metrics = self._metrics
        measure = QFontMetrics(metrics.small)
        words = measure.elidedText(row.beside, Qt.TextElideMode.ElideRight, int(room.width() * _BESIDE))
        width = measure.horizontalAdvance(words) + 1
        box = QRect(room.right() - width + 1, room.top(), width, room.height())
        painter.setFont(metrics.small)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(
            self._visual(option, box), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), words
        )
        return width + metrics.MEDIUM

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Suggestion, room: QRect
    ) -> None:
        theme, metrics = self._theme, self._metrics
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        step = metrics.scaled(24)
        setting = Setting(metrics.body, max(room.width(), 1), step, 1, rtl)
        lines = MarkedLines(row.text, row.spans, row.language, setting)
        box = self._visual(option, room)
        at = QPointF(box.left(), box.top() + (box.height() - step) / 2)
        ink = QColor(theme.muted if row.forgets else theme.ink)
        lines.draw(painter, at, Paints(ink, ink, QColor(theme.mark), QColor(theme.warn)))

    @staticmethod
    def _visual(option: QStyleOptionViewItem, box: QRect) -> QRect:
        # The icon's side is the leading one of the row.
        return QStyle.visualRect(option.direction, option.rect, box)
