"""How a record of a collection is drawn: its number in the margin, kind and date, title, the user's note."""

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.collecting.items import ITEM, ItemRow
from desktop.delegates.lines import MarkedLines, Paints, Setting
from desktop.theme import Metrics, Theme

_MARGIN = 36
_EDGE = 3
_TITLE_LINES = 2


class ItemDelegate(QStyledItemDelegate):
    """Draws rows as high as their words need."""

    def __init__(self, theme: Theme, metrics: Metrics, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._metrics = theme, metrics

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Draw with other colours or another text size."""
        self._theme, self._metrics = theme, metrics

    @property
    def _steps(self) -> tuple[int, int]:
        return self._metrics.scaled(20), self._metrics.scaled(24)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the size of a row in a view as wide as it is."""
        row, view = index.data(ITEM), option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        small, step = self._steps
        height = 2 * self._metrics.SMALL + small + 1
        if isinstance(row, ItemRow):
            rtl = option.direction == Qt.LayoutDirection.RightToLeft
            title, note = self._laid(row, self._text_width(width), right_to_left=rtl)
            height += title.line_count * step + (note.line_count * step if note is not None else 0)
        return QSize(width, height)

    def _text_width(self, width: int) -> int:
        return max(40, width - self._metrics.scaled(_MARGIN) - 2 * self._metrics.LARGE)

    def _laid(
        self, row: ItemRow, width: int, *, right_to_left: bool
    ) -> tuple[MarkedLines, MarkedLines | None]:
        metrics, step = self._metrics, self._steps[1]
        face = metrics.strong if row.known else metrics.body
        title = MarkedLines(
            row.title, (), row.language, Setting(face, width, step, _TITLE_LINES, right_to_left)
        )
        if not row.note:
            return title, None
        inset = width - metrics.MEDIUM
        return title, MarkedLines(row.note, (), "", Setting(metrics.body, inset, step, 3, right_to_left))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a row."""
        row = index.data(ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        if isinstance(row, ItemRow):
            self._paint_words(painter, option, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, rect = self._theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.soft if chosen else theme.hover))
        if chosen:
            edge = QRect(rect.left(), rect.top(), _EDGE, rect.height())
            painter.fillRect(QStyle.visualRect(option.direction, rect, edge), QColor(theme.accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: ItemRow) -> None:
        theme, metrics, rect = self._theme, self._metrics, option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        small, step = self._steps
        margin, width = metrics.scaled(_MARGIN), self._text_width(rect.width())
        top = rect.top() + metrics.SMALL
        start = rect.left() + metrics.LARGE + margin
        muted, ink, accent = QColor(theme.muted), QColor(theme.ink), QColor(theme.accent)
        if rtl:
            start = rect.right() + 1 - metrics.LARGE - margin - width
        number = QRect(rect.left() + metrics.LARGE, top, margin - metrics.SMALL, small + step)
        painter.setLayoutDirection(option.direction)
        painter.setFont(metrics.strong)
        painter.setPen(accent)
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(QStyle.visualRect(option.direction, rect, number), int(leading), row.number)
        painter.setFont(metrics.small)
        painter.setPen(muted)
        painter.drawText(QRect(start, top, width, small), int(leading), row.head)
        title, note = self._laid(row, width, right_to_left=rtl)
        words = ink if row.known else QColor(theme.warn)
        title.draw(painter, QPointF(start, top + small), Paints(words, words, muted, muted))
        if note is not None:
            below = top + small + title.line_count * step
            # A quiet edge says that these words are the user's own.
            bar = start if not rtl else start + width - 2
            painter.fillRect(QRect(bar, below + 4, 2, note.line_count * step - 8), accent)
            at = QPointF(start + (0 if rtl else metrics.MEDIUM), below)
            note.draw(painter, at, Paints(muted, muted, muted, muted))
