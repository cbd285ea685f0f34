"""A place of the navigation: icon, words, count; the chosen one on a soft ground with round corners."""

from PySide6.QtCore import QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.icons import SIDE, pixmap
from desktop.models.navigation import COUNT, VIEW
from desktop.theme import Metrics, Theme


class NavigationDelegate(QStyledItemDelegate):
    """Draws a view; folded, its icon alone."""

    def __init__(self, theme: Theme, metrics: Metrics, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._metrics = theme, metrics
        self.folded = False

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Draw with other colours or another text size."""
        self._theme, self._metrics = theme, metrics

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the size of a place."""
        return QSize(self._metrics.scaled(SIDE), self._metrics.scaled(34) + 2)

    def width_wanted(self, words: str, count: str) -> int:
        """Return the width that a place with these words and this count takes uncut."""
        metrics = self._metrics
        side = metrics.scaled(SIDE)
        said = QFontMetrics(metrics.strong).horizontalAdvance(words)
        counted = QFontMetrics(metrics.small).horizontalAdvance(count) + 2
        return 2 * metrics.SMALL + 3 * metrics.MEDIUM + side + said + metrics.SMALL + counted

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a place."""
        theme, metrics = self._theme, self._metrics
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(metrics.SMALL, 1, -metrics.SMALL, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.soft if chosen else theme.hover))
            painter.drawRoundedRect(box, metrics.CORNER, metrics.CORNER)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), theme.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), metrics.CORNER, metrics.CORNER
            )
        self._paint_content(painter, option, index, box, chosen)
        painter.restore()

    def _paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, box: QRect, chosen: bool
    ) -> None:
        theme, metrics = self._theme, self._metrics
        side = metrics.scaled(SIDE)
        room = box.adjusted(metrics.MEDIUM, 0, -metrics.MEDIUM, 0)
        place = QRect(room.left(), 0, side, side)
        if self.folded:
            place.moveLeft(box.center().x() - side // 2 + 1)
        place.moveTop(box.center().y() - side // 2 + 1)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        ink = theme.accent if chosen else theme.ink
        drawing = pixmap(index.data(VIEW).icon, ink, mirrored=rtl, side=side)
        painter.drawPixmap(QStyle.visualRect(option.direction, box, place).topLeft(), drawing)
        if self.folded:
            return
        count = index.data(COUNT)
        width = QFontMetrics(metrics.small).horizontalAdvance(count) + 1
        where = QRect(room.right() - width + 1, room.top(), width, room.height())
        muted = theme.accent if chosen else theme.muted
        _write(painter, QStyle.visualRect(option.direction, box, where), count, metrics.small, muted)
        font = metrics.strong if chosen else metrics.body
        start = room.left() + side + metrics.MEDIUM
        where = QRect(start, room.top(), room.right() - width - metrics.SMALL - start, room.height())
        words = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, where.width())
        # Left is leading here: Qt mirrors the alignment by the direction of the painter.
        painter.setLayoutDirection(option.direction)
        _write(painter, QStyle.visualRect(option.direction, box, where), words, font, ink)


def _write(painter: QPainter, where: QRect, words: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(where, int(side | Qt.TextFlag.TextSingleLine), words)
