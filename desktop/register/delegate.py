"""How the register is drawn: cells of at most three lines, heads of groups over the whole width."""

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.records.register import RegisterGroup
from desktop.delegates.lines import MarkedLines, Paints, Setting
from desktop.register.columns import COLUMNS, Cell
from desktop.register.model import CELL, GROUP, RegisterTableModel
from desktop.theme import Metrics, Theme

LINES = 3
_LAYOUTS_HELD = 800
_EDGE = 3


class RegisterDelegate(QStyledItemDelegate):
    """Draws the cells of a table. All rows are as high, so that any number of them scrolls without being measured."""

    def __init__(self, theme: Theme, metrics: Metrics, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._view = parent
        self._theme, self._metrics = theme, metrics
        self._laid: OrderedDict[tuple[Cell, int, bool, bool], MarkedLines] = OrderedDict()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Draw with other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self._laid.clear()

    @property
    def row_height(self) -> int:
        """The height of every row in pixels."""
        return LINES * self._step + 2 * self._pad

    @property
    def _step(self) -> int:
        return self._metrics.scaled(21)

    @property
    def _pad(self) -> int:
        return 6

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the size of every cell."""
        return QSize(option.rect.width(), self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a cell, a part of the head of a group, or the placeholder of a line that is fetched."""
        painter.save()
        group = index.data(GROUP)
        if isinstance(group, RegisterGroup):
            self._paint_group(painter, option, group)
        else:
            self._paint_ground(painter, option, current=index.row() == self._view.currentIndex().row())
            cell = index.data(CELL)
            if isinstance(cell, Cell):
                self._paint_cell(painter, option, cell, quoted=COLUMNS[index.column()].quoted)
            else:
                self._paint_placeholder(painter, option)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, current: bool) -> None:
        theme, rect = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.soft))
        elif current:
            painter.fillRect(rect, QColor(theme.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        if option.state & QStyle.StateFlag.State_Selected:
            # Chosen by more than a tint.
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), QColor(theme.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), theme.focus))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, *, quoted: bool
    ) -> None:
        if not cell.text:
            return
        content = self._content(option.rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        lines = self._lines(cell, content.width(), rtl, quoted=quoted)
        theme = self._theme
        ink = QColor(theme.ink if quoted else theme.muted)
        if option.state & QStyle.StateFlag.State_Selected:
            ink = QColor(theme.ink)
        lines.draw(
            painter, QPointF(content.topLeft()), Paints(ink, ink, QColor(theme.mark), QColor(theme.warn))
        )

    def _lines(self, cell: Cell, width: int, rtl: bool, *, quoted: bool) -> MarkedLines:
        key = (cell, width, rtl, quoted)
        kept = self._laid.get(key)
        if kept is None:
            font = self._metrics.snippet if quoted else self._metrics.small
            kept = MarkedLines(
                cell.text, cell.spans, cell.language, Setting(font, width, self._step, LINES, rtl)
            )
            self._laid[key] = kept
            while len(self._laid) > _LAYOUTS_HELD:
                self._laid.popitem(last=False)
        self._laid.move_to_end(key)
        return kept

    def _content(self, rect: QRect) -> QRect:
        side = self._metrics.SMALL
        return rect.adjusted(side, self._pad, -side, -self._pad)

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, group: RegisterGroup) -> None:
        """Draw that part of a group's head which lies in a cell: the head goes over all columns."""
        theme, metrics, rect = self._theme, self._metrics, option.rect
        painter.setClipRect(rect)
        whole = QRect(0, rect.top(), self._view.viewport().width(), rect.height())
        painter.fillRect(rect, QColor(theme.hover))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        bar = QRect(whole.left(), whole.top(), _EDGE, whole.height())
        painter.fillRect(QStyle.visualRect(option.direction, whole, bar), QColor(theme.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -1.5))
        model: RegisterTableModel = self._view.model()
        shared, count = model.group_words(group)
        inner = whole.adjusted(metrics.LARGE, 0, -metrics.LARGE, 0)
        counted = QFontMetrics(metrics.small).horizontalAdvance(count) + metrics.LARGE
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        room = max(inner.width() - counted, 1)
        name = self._head(shared, room, rtl)
        top = inner.top() + (inner.height() - name.line_count * self._step) / 2
        ink = QColor(theme.ink)
        left = inner.left() + (counted if rtl else 0)
        name.draw(painter, QPointF(left, top), Paints(ink, ink, ink, ink))
        self._paint_count(
            painter, option, QRect(inner.left(), inner.top(), inner.width(), inner.height()), count
        )

    def _paint_count(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, count: str) -> None:
        painter.setFont(self._metrics.small)
        painter.setPen(QColor(self._theme.muted))
        trailing = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignTrailing)
        painter.drawText(inner, int(trailing | Qt.AlignmentFlag.AlignVCenter), count)

    def _head(self, shared: Cell, width: int, rtl: bool) -> MarkedLines:
        font: QFont = self._metrics.strong
        return MarkedLines(shared.text, (), shared.language, Setting(font, width, self._step, 1, rtl))

    def _paint_placeholder(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        content = self._content(option.rect)
        height = self._metrics.scaled(8)
        box = QRect(content.left(), content.top() + height, int(content.width() * 0.7), height)
        painter.fillRect(QStyle.visualRect(option.direction, content, box), QColor(self._theme.line))
