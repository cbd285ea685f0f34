"""The histogram of years: a bar for each year, low years leading; a bar chosen filters the results.

By mouse: a click chooses a year or takes it back, a drag chooses a range. By keyboard: the arrows go from
bar to bar, Shift and an arrow stretch the range, Space or Enter chooses it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from core.errors import N_
from core.records.filters import FacetValue, Filters
from desktop.announcing import announce
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

_YEARS = N_("Years")
_GAP = 3
_LABELS, _HEIGHT, _LABEL = 4, 54, 20


class Histogram(QWidget):
    """Bars of the facet «year»."""

    years_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        metrics: Metrics,
        voice: Voice,
        *,
        height: int = _HEIGHT,
        labels: int = _LABELS,
        lively: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._metrics, self._voice = theme, metrics, voice
        # A chart of its own is drawn in the accent; one that filters keeps that for what is chosen.
        self._height, self._labels, self._lively = height, labels, lively
        self._counts: dict[int, int] = {}
        self._first = 0
        self._chosen: tuple[tuple[int, int], ...] = ()
        self._at = 0
        self._anchor = 0
        self._dragging = False
        self._gives_way = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_voice(voice)

    def show_years(self, values: Sequence[FacetValue], filters: Filters) -> None:
        """Show the counts of an answer and the years chosen."""
        counts = {int(v.value): v.count for v in values if v.value.isdecimal()}
        years = range(min(counts), max(counts) + 1) if counts else range(0)
        self._counts = {year: counts.get(year, 0) for year in years}
        self._first = years.start
        self._chosen = filters.years
        if self._at not in self._counts:
            self._at = self._anchor = max(counts, default=0)
        self._show()
        self._name()
        self.update()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a bar."""
        return tuple(self._counts)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self.updateGeometry()
        self.update()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self._name()
        self.update()

    def give_way(self, wanted: bool) -> None:
        """Leave the room to others, or take it again."""
        self._gives_way = wanted
        self._show()

    def _show(self) -> None:
        self.setVisible(len(self._counts) > 1 and not self._gives_way)

    def sizeHint(self) -> QSize:
        """Return the height of bars and years."""
        return QSize(self._metrics.scaled(200), self._metrics.scaled(self._height))

    def minimumSizeHint(self) -> QSize:
        """Return the height of bars and years at any width."""
        return QSize(self._metrics.scaled(80), self._metrics.scaled(self._height))

    def bar_rect(self, year: int) -> QRect:
        """Return where the column of a year stands, high as the room for bars."""
        room = self._room()
        number = year - self._first
        start = number * room.width() // len(self._counts)
        end = (number + 1) * room.width() // len(self._counts)
        box = QRect(room.left() + start, room.top(), max(end - start - _GAP, 1), room.height())
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def year_at(self, point: QPoint) -> int:
        """Return the year whose column is nearest to a point."""
        centres = {abs(self.bar_rect(year).center().x() - point.x()): year for year in self._counts}
        return centres[min(centres)]

    def _room(self) -> QRect:
        return self.rect().adjusted(0, 2, 0, -self._metrics.scaled(_LABEL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, the chosen ones in accent, and some of the years below."""
        if not self._counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max(self._counts.values()) or 1
        for year, count in self._counts.items():
            column = self.bar_rect(year)
            height = max(round(column.height() * count / most), 2 if count else 1)
            bar = QRectF(column.left(), column.bottom() + 1 - height, column.width(), height)
            painter.setBrush(QColor(self._colour(year)))
            painter.drawRoundedRect(bar, min(2, height / 2), min(2, height / 2))
            if any(low <= year <= high for low, high in self._chosen):
                # Chosen by more than a colour: a foot under the bar.
                painter.drawRect(QRectF(column.left() - 1, column.bottom() + 2, column.width() + 2, 2))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent), self._theme.focus))
            painter.drawRect(QRectF(self.bar_rect(self._at)).adjusted(-1.5, -1.5, 1.5, 1.5))
        self._paint_years(painter)
        painter.end()

    def _paint_years(self, painter: QPainter) -> None:
        font = self._metrics.small
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        measure = QFontMetrics(font)
        for year in self._labelled():
            words = self._voice.figures(str(year))
            width = measure.horizontalAdvance(words) + 2
            centre = self.bar_rect(year).center().x()
            left = max(0, min(centre - width // 2, self.width() - width))
            top = self.height() - self._metrics.scaled(18)
            box = QRect(left, top, width, self._metrics.scaled(18))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), words)

    def _labelled(self) -> list[int]:
        years = self.years
        step = max(1, round((len(years) - 1) / (self._labels - 1)))
        return list(years[::-1][::step])

    def _colour(self, year: int) -> str:
        low, high = sorted((self._anchor, self._at))
        chosen = any(a <= year <= b for a, b in self._chosen)
        lit = chosen or (self._dragging and low <= year <= high) or (self._lively and not self._dragging)
        return self._theme.accent if lit else self._theme.edge

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose."""
        if self._counts and event.button() == Qt.MouseButton.LeftButton:
            self._at = self._anchor = self.year_at(event.position().toPoint())
            self._dragging = True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stretch the range, or tell what is under the pointer."""
        if not self._counts:
            return
        year = self.year_at(event.position().toPoint())
        if self._dragging:
            self._at = year
            self.update()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), self._said(year), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if self._dragging:
            self._dragging = False
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar, stretch the range, choose."""
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: -1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}
        steps[forward] = 1
        if self._counts and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif self._counts and event.key() in steps:
            years = self.years
            self._at = max(years[0], min(self._at + steps[event.key()], years[-1]))
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._at
            self._dragging = self._anchor != self._at
            self._name()
            announce(self, self._said(self._at))
            self.update()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the other way round when the direction of the window turns."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.update()
        super().changeEvent(event)

    def _choose(self) -> None:
        self._dragging = False
        low, high = sorted((self._anchor, self._at))
        chosen = () if (low, high) in self._chosen else ((low, high),)
        self.years_chosen.emit(chosen)

    def _said(self, year: int) -> str:
        results = self._voice.trn("{count} result", "{count} results", self._counts[year])
        return f"{self._voice.figures(str(year))}: {results}"

    def _name(self) -> None:
        self.setAccessibleName(self._voice.tr(_YEARS))
        self.setAccessibleDescription(self._said(self._at) if self._at in self._counts else "")
