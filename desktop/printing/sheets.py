"""The pages of a PDF on a desk: every sheet as it will be printed, at a size that can be chosen.

Only the sheets in view are drawn, at the density of the screen; a few drawn ones are kept.
"""

from collections import OrderedDict
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from core.paper.preview import Box, Pages
from desktop.printing.finder import Place
from desktop.printing.work import picture
from desktop.theme import LIGHT, Theme

_GAP = 16
_KEPT = 6
_STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_POINTS_TO_PIXELS = 96 / 72


class Fit(Enum):
    """How the size of the sheets follows the window."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class SheetsView(QAbstractScrollArea):
    """Shows pages under one another. `page_changed` carries the number in view, from 1."""

    page_changed = Signal(int)
    scale_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: Pages | None = None
        self._fit = Fit.PAGE
        self._scale = 1.0
        self._drawn: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._page = 0
        self._found: tuple[Place, ...] = ()
        self._current = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 where there is none."""
        return self._page

    @property
    def scale(self) -> float:
        """How large the sheets are, 1.0 being their size on paper at 96 dots an inch."""
        return self._scale

    def set_look(self, theme: Theme) -> None:
        """Take other colours; paper stays white."""
        self._theme = theme
        self.viewport().update()

    def show_pages(self, pages: Pages | None) -> None:
        """Show the pages of a PDF, keeping the place where there is one."""
        self._pages = pages
        self._found, self._current = (), -1
        self._drawn.clear()
        self._lay()
        self.viewport().update()
        self._tell_page()

    def show_found(self, places: tuple[Place, ...], current: int) -> None:
        """Mark the places where words were found, and bring the current one into view."""
        self._found, self._current = places, current
        if 0 <= current < len(places):
            box = self._place_of(places[current].page, places[current].boxes[0])
            bar = self.verticalScrollBar()
            room = self.viewport().height()
            if not bar.value() <= box.top() <= bar.value() + room - box.height():
                bar.setValue(round(box.center().y() - room / 3))
        self.viewport().update()

    def set_fit(self, fit: Fit) -> None:
        """Let the sheets follow the width of the window, or its height too."""
        self._fit = fit
        self._lay()

    def zoom(self, step: int) -> None:
        """Make the sheets a step larger or smaller."""
        at = [s for s in _STEPS if s > self._scale + 0.01] if step > 0 else []
        below = [s for s in _STEPS if s < self._scale - 0.01] if step < 0 else []
        self._fit = Fit.FREE
        self._scale = at[0] if at else below[-1] if below else self._scale
        self._lay()

    def go_to(self, page: int) -> None:
        """Bring a page to the top, counted from 1."""
        if self._pages is not None and 1 <= page <= len(self._pages):
            self.verticalScrollBar().setValue(self._sheets()[page - 1].top() - _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self._lay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the size with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages and change the size by keyboard."""
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(self._page + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._pages is not None:
            self.go_to(1 if key == Qt.Key.Key_Home else len(self._pages))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw anew where the sheets are moved."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheets in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.desk)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, sheet in enumerate(self._sheets()):
            place = sheet.translated(-self._origin())
            if place.intersects(self.viewport().rect()):
                painter.drawImage(place, self._picture(page, sheet.size()))
        self._paint_found(painter)
        painter.end()

    def _paint_found(self, painter: QPainter) -> None:
        """Lay the colour of marks over the places found, and a frame around the current one."""
        sheets, origin = self._sheets(), self._origin()
        for number, place in enumerate(self._found):
            if not sheets[place.page].translated(-origin).intersects(self.viewport().rect()):
                continue
            for box in place.boxes:
                shown = self._place_of(place.page, box, sheets).translated(-origin)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(shown, QColor(LIGHT.mark))
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                if number == self._current:
                    painter.setPen(QPen(QColor(LIGHT.accent), 2))
                    painter.drawRect(shown.adjusted(-2, -1, 2, 1))

    def _place_of(self, page: int, box: Box, sheets: list[QRect] | None = None) -> QRectF:
        """Return where a box of a page stands on the desk."""
        sheet, scale = (sheets or self._sheets())[page], self._scale * _POINTS_TO_PIXELS
        return QRectF(
            sheet.left() + box.left * scale,
            sheet.top() + box.top * scale,
            (box.right - box.left) * scale,
            (box.bottom - box.top) * scale,
        )

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _picture(self, page: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (page, round(size.width() * ratio))
        if key not in self._drawn:
            width = self._pages.size(page)[0]
            self._drawn[key] = picture(self._pages.render(page, key[1] / width))
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def _sheets(self) -> list[QRect]:
        """Return where the sheets stand on the desk."""
        if self._pages is None:
            return []
        found, top = [], _GAP
        for page in range(len(self._pages)):
            width, height = (round(side * self._scale * _POINTS_TO_PIXELS) for side in self._pages.size(page))
            left = max(_GAP, (self.viewport().width() - width) // 2)
            found.append(QRect(left, top, width, height))
            top += height + _GAP
        return found

    def _lay(self) -> None:
        if self._pages is None or not len(self._pages):
            return
        room = self.viewport().size()
        width, height = (side * _POINTS_TO_PIXELS for side in self._pages.size(0))
        by_width = max(0.1, (room.width() - 2 * _GAP) / width)
        by_height = max(0.1, (room.height() - 2 * _GAP) / height)
        before = self._scale
        if self._fit is not Fit.FREE:
            self._scale = by_width if self._fit is Fit.WIDTH else min(by_width, by_height)
        bar = self.verticalScrollBar()
        sheets = self._sheets()
        part = bar.value() / before
        bar.setRange(0, max(0, sheets[-1].bottom() + _GAP - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(40)
        bar.setValue(round(part * self._scale))
        side = self.horizontalScrollBar()
        side.setRange(0, max(0, sheets[0].width() + 2 * _GAP - room.width()))
        side.setPageStep(room.width())
        self.viewport().update()
        self.scale_changed.emit(self._scale)
        self._tell_page()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        sheets = self._sheets()
        page = next((n for n, sheet in enumerate(sheets, 1) if middle <= sheet.bottom() + _GAP), len(sheets))
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
