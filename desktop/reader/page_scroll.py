"""The view that a page of the reader is scrolled in.

One desk stays in the view for good and pages come and go on it: taking a page out of the view itself would have every
widget of the page dressed anew by the style sheet before it is thrown away. Where a head would leave the page too
little room, it lies on the desk above the page and is scrolled with it.
"""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop.reader.column import PartsColumn
from desktop.safe_text import without_bidi_controls

Place = tuple[int, int]
"""A part of a page, and by how many pixels it begins below the upper edge of the view."""

_TOP = (0, 0)


class PageScroll(QScrollArea):
    """The page, as wide as there is room and as high as it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._desk = _Desk(self)
        self.setWidget(self._desk)

    def take_head(self, head: QWidget) -> None:
        """Let a head be scrolled with the page; what is read stays where it is."""
        self._change_head(head)

    def give_head(self) -> None:
        """Scroll the page without its head, which is for another to show or to let go."""
        self._change_head(None)

    def _change_head(self, head: QWidget | None) -> None:
        page = self._desk.page
        place = self.place if page is not None and page.parts else None
        self._desk.lay_head(head)
        self._fit()
        if place is not None:
            self.go_to(place)

    def show_page(self, page: PartsColumn, place: Place | None = None, name: str = "") -> None:
        """Show a page from a place, or from its top, and let the last one go; `name` is said of it."""
        self.setAccessibleName(without_bidi_controls(name))
        # What stands above the page is read before it.
        self.raise_()
        part, below = place or _TOP
        self._desk.lay(page, self.viewport().width())
        page.start(self.viewport().height(), part, below)
        page.raised.connect(self._on_raised)
        if place is None:
            self._fit()
            self.verticalScrollBar().setValue(0)
        else:
            self.go_to(place)

    @property
    def page(self) -> PartsColumn | None:
        """The page that is shown."""
        return self._desk.page

    @property
    def place(self) -> Place:
        """Which part of the page stands at the upper edge of the view, and how far below it the part begins."""
        page = self._desk.page
        part = page.part_at(self.top)
        return part, page.top_of(part) - self.top

    def go_to(self, place: Place) -> None:
        """Scroll to a place, whose part is made if it was not yet due."""
        page, (part, below) = self._desk.page, place
        page.part(part)
        page.reach_above(part, below)
        page.reach_below(page.top_of(part) - below, self.viewport().height())
        self._fit()
        self.verticalScrollBar().setValue(self._row_of(place))

    def _row_of(self, place: Place) -> int:
        """Return which row of the desk stands at the upper edge of the view for a place of the page."""
        part, below = place
        row = self._desk.page.top_of(part) - below
        # Who sees where the page begins sees its head.
        return row + self._desk.lead if row > 0 or not self._desk.lead else 0

    def stay_at(self, place: Place) -> None:
        """Scroll to a place of a page that has just got its width: the view learns of its height later."""
        bar, wanted = self.verticalScrollBar(), self._row_of(place)
        bar.setMaximum(max(bar.maximum(), wanted))
        bar.setValue(wanted)

    @property
    def upper(self) -> int:
        """How far below the upper edge that stands which the reader came for."""
        return self.viewport().height() // 6

    def bring_into_view(self, part: int) -> None:
        """Scroll until a part of the page stands in the upper part of the view."""
        self.go_to((part, self.upper))

    def bring_place_into_view(self, place: QRect) -> None:
        """Scroll as little as lets a place of the page be seen with some of what stands around it."""
        height = self.viewport().height()
        self._desk.page.reach_below(place.top(), height)
        self._fit()
        margin = height // 8
        if place.top() - margin < self.top or place.bottom() + margin > self.top + height:
            self.verticalScrollBar().setValue(self._desk.lead + place.top() - height // 3)

    @property
    def top(self) -> int:
        """Which row of pixels of the page stands at the upper edge of the view; below zero that is the head's."""
        return self.verticalScrollBar().value() - self._desk.lead

    def _on_raised(self, pixels: int) -> None:
        """Keep what is read where it is."""
        self._fit()
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + pixels)

    def _fit(self) -> None:
        """Give the page its height now, and not with the next event."""
        width = self.viewport().width()
        self._desk.resize(width, max(self.viewport().height(), self._desk.heightForWidth(width)))


class _Desk(QWidget):
    """Holds one page, which fills it below the head if that lies here."""

    def __init__(self, scroll: PageScroll) -> None:
        super().__init__()
        self._scroll = scroll
        self.page: PartsColumn | None = None
        self.head: QWidget | None = None
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lay(self, page: PartsColumn, width: int) -> None:
        """Put a page, still without parts, in the place of the last one."""
        old, self.page = self.page, page
        page.setParent(self)
        page.setGeometry(0, self.lead, width, self.height() - self.lead)
        page.show()
        if old is not None:
            # Its many parts are let go when the new page stands on the screen.
            old.stop()
            old.hide()
            old.deleteLater()

    @property
    def lead(self) -> int:
        """How many rows of pixels the head takes above the page."""
        return self.head.height() if self.head is not None else 0

    def lay_head(self, head: QWidget | None) -> None:
        """Put a head above the page, or none."""
        self.head = head
        if head is not None:
            head.setParent(self)
            # What stands above the page is read before it.
            head.lower()
            head.show()
        self._arrange(self.size())
        self.updateGeometry()

    def _arrange(self, size: QSize) -> None:
        if self.head is not None:
            self.head.setGeometry(0, 0, size.width(), self.head.heightForWidth(size.width()))
        if self.page is not None:
            self.page.setGeometry(0, self.lead, size.width(), max(0, size.height() - self.lead))

    def hasHeightForWidth(self) -> bool:
        """Say that the page is as high as its width makes it."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of head and page in pixels."""
        head = self.head.heightForWidth(width) if self.head is not None else 0
        return head + (self.page.heightForWidth(width) if self.page is not None else 0)

    def sizeHint(self) -> QSize:
        """Return the size of head and page."""
        return self.page.sizeHint() + QSize(0, self.lead) if self.page is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(160, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the desk with the page; what is read stays where it is when lines break elsewhere."""
        super().resizeEvent(event)
        page = self.page
        if page is None:
            self._arrange(event.size())
            return
        turned = page.parts and page.width() != event.size().width()
        place = self._scroll.place if turned else _TOP
        self._arrange(event.size())
        if place != _TOP:
            self._scroll.stay_at(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let a page go on that is not painted, since its head fills the view: it is as long as the bar says."""
        super().paintEvent(event)
        if self.page is not None and self.page.visibleRegion().isEmpty():
            self.page.go_on()

    def event(self, event: QEvent) -> bool:
        """Pass on that the page has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
