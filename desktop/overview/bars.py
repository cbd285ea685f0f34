"""A chart of bars, one under the other: a name, a bar, a number, from the leading side to the trailing one.

A click on a bar, or Enter on the one that the arrows have reached, chooses its value. The same figures stand in a
table beside it (`figures`), for screen readers and for copying; the chart is the picture of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from desktop.announcing import announce
from desktop.theme import Metrics, Theme

_ROW, _BAR = 24, 12
_NAMES, _NUMBERS = 0.42, 56


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: the value it stands for, its name and its number as they are written, and how long it is."""

    value: str
    name: str
    number: str
    count: int


class BarChart(QWidget):
    """Bars of the values of a facet. `chosen` carries a value."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, metrics: Metrics, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._metrics = theme, metrics
        self._bars: tuple[Bar, ...] = ()
        self._widest: int | None = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        self._widest = None
        self._at = min(self._at, max(len(self._bars) - 1, 0))
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars from top to bottom."""
        return self._bars

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self._widest = None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height for all bars."""
        return QSize(self._metrics.scaled(320), self._metrics.scaled(_ROW) * max(len(self._bars), 1))

    def minimumSizeHint(self) -> QSize:
        """Return the same height at a narrow width."""
        return QSize(self._metrics.scaled(180), self.sizeHint().height())

    def row_rect(self, number: int) -> QRect:
        """Return where the row of a bar stands."""
        height = self._metrics.scaled(_ROW)
        return QRect(0, number * height, self.width(), height)

    def bar_rect(self, number: int) -> QRect:
        """Return where a bar is drawn, from the leading side on."""
        row = self.row_rect(number)
        names, numbers = self._columns()
        most = max((bar.count for bar in self._bars), default=0) or 1
        room = max(row.width() - names - numbers, 1)
        count = self._bars[number].count
        length = max(round(room * count / most), 2 if count else 0)
        height = self._metrics.scaled(_BAR)
        box = QRect(names, row.top() + (row.height() - height) // 2, length, height)
        return QStyle.visualRect(self.layoutDirection(), row, box)

    def row_at(self, point: QPoint) -> int:
        """Return the number of the bar at a point, or -1."""
        number = point.y() // self._metrics.scaled(_ROW)
        return number if 0 <= number < len(self._bars) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, bars and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._metrics.small)
        measure = QFontMetrics(self._metrics.small)
        names, numbers = self._columns()
        for number, bar in enumerate(self._bars):
            row = self.row_rect(number)
            if not row.intersects(event.rect()):
                continue
            painter.setPen(QColor(self._theme.ink))
            box = QRect(row.left(), row.top(), names - self._metrics.SMALL, row.height())
            name = measure.elidedText(bar.name, Qt.TextElideMode.ElideRight, box.width())
            self._write(painter, row, box, name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawRoundedRect(QRectF(self.bar_rect(number)), 2, 2)
            painter.setPen(QColor(self._theme.muted))
            end = self.bar_rect(number).width() + names + self._metrics.TINY + 2
            self._write(painter, row, QRect(end, row.top(), numbers, row.height()), bar.number)
            if number == self._at and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._theme.accent), self._theme.focus))
                painter.drawRoundedRect(QRectF(row).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
        painter.end()

    def _write(self, painter: QPainter, row: QRect, box: QRect, words: str) -> None:
        """Write words at the leading edge of a box."""
        place = QStyle.visualRect(self.layoutDirection(), row, box)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags | Qt.TextFlag.TextSingleLine), words)

    def _columns(self) -> tuple[int, int]:
        """Return the widths of names and of numbers."""
        if self._widest is None:
            measure = QFontMetrics(self._metrics.small)
            self._widest = max((measure.horizontalAdvance(bar.name) for bar in self._bars), default=0)
        most = round(self.width() * _NAMES)
        return min(self._widest + self._metrics.MEDIUM, most), self._metrics.scaled(_NUMBERS)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer, in full."""
        number = self.row_at(event.position().toPoint())
        words = self._said(number) if number >= 0 else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the bar that was clicked."""
        number = self.row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._at = number
            self._describe()
            self.update()
            self.chosen.emit(self._bars[number].value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar, and choose."""
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Home: -len(self._bars),
            Qt.Key.Key_End: len(self._bars),
        }
        if self._bars and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._bars[self._at].value)
        elif self._bars and event.key() in steps:
            self._at = max(0, min(self._at + steps[event.key()], len(self._bars) - 1))
            self._describe()
            announce(self, self._said(self._at))
            self.update()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the other way round when the direction of the window turns."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.update()
        super().changeEvent(event)

    def _said(self, number: int) -> str:
        bar = self._bars[number]
        return f"{bar.name}: {bar.number}"

    def _describe(self) -> None:
        self.setAccessibleDescription(self._said(self._at) if self._bars else "")
