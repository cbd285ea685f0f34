"""The way from one hit of the query to the next in the page that is open.

A hit is a word or several that are marked one after the other in a text of the page. Parts of a long page that are
not made yet are made when the way leads there, so the number of hits may grow until the page stands whole.
"""

from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from core.records.spans import Span
from desktop.reader.marks import Markable
from desktop.reader.page import Page
from desktop.reader.page_scroll import PageScroll


@dataclass(frozen=True, slots=True)
class Hit:
    """A hit in a text; `part` is the part of the page that holds the text."""

    part: QWidget
    text: Markable
    span: Span


class HitSteps(QObject):
    """Knows the hits of one page and which of them was gone to. `changed` tells that either is another."""

    changed = Signal()

    def __init__(self, scroll: PageScroll, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self._page: Page | None = None
        self._hits: list[Hit] = []
        self._by_part: list[tuple[Hit, ...]] = []
        self.current: Hit | None = None

    @property
    def total(self) -> int:
        """The number of hits, as far as the page is made."""
        return len(self._hits)

    @property
    def number(self) -> int:
        """The number of the hit gone to, from 1; 0 before the first step."""
        return self._hits.index(self.current) + 1 if self.current is not None else 0

    def take(self, page: Page) -> None:
        """Go through another page from now on."""
        if self._page is not None:
            self._page.grown.disconnect(self._count)
            self._page.marked.disconnect(self._begin_anew)
        self._page, self.current = page, None
        page.grown.connect(self._count)
        page.marked.connect(self._begin_anew)
        self._begin_anew()

    def go(self, step: int) -> None:
        """Go to the next hit (1) or to the one before (-1), round the end; bring it into view."""
        if self._page is None:
            return
        wanted = self._wanted(step)
        if wanted is None:
            return
        self._leave()
        self.current = wanted
        wanted.text.set_out(wanted.span)
        self._scroll.bring_place_into_view(self._place(wanted))
        self.changed.emit()

    def _wanted(self, step: int) -> Hit | None:
        if step > 0:
            # A part that is not made yet may hold the next one.
            while not self._beyond() and self._page.make_more():
                pass
            if beyond := self._beyond():
                return beyond[0]
            # Round the end: the first one may stand above what is made.
            self._page.finish()
            return self._hits[0] if self._hits else None
        self._page.finish()
        before = self._before()
        return before[-1] if before else self._hits[-1] if self._hits else None

    def _beyond(self) -> list[Hit]:
        if self.current is not None:
            return self._hits[self.number :]
        # The first step leads to what is in view or below it.
        return [hit for hit in self._hits if self._place(hit).bottom() >= self._scroll.top]

    def _before(self) -> list[Hit]:
        if self.current is not None:
            return self._hits[: self.number - 1]
        return [hit for hit in self._hits if self._place(hit).top() < self._scroll.top]

    def _place(self, hit: Hit) -> QRect:
        """Return where a hit stands on the page."""
        text = hit.text
        widget: QWidget = text  # type: ignore[assignment]
        # Layouts of parts out of sight are due later; the place is wanted now.
        holders = [hit.part, *_between(widget, hit.part)]
        for holder in holders:
            if holder.layout() is not None:
                holder.layout().activate()
        text.paragraph.lay(widget.width())
        rectangles = text.paragraph.rectangles(hit.span)
        first = rectangles[0].toAlignedRect() if rectangles else QRect(0, 0, 1, 1)
        return first.translated(widget.mapTo(self._page, QPoint(0, 0)))

    def _leave(self) -> None:
        if self.current is not None:
            self.current.text.set_out(None)
            self.current = None

    def _begin_anew(self) -> None:
        self._leave()
        self._hits, self._by_part = [], []
        self._count(0, len(self._page.parts))
        self.changed.emit()

    def _count(self, start: int, count: int) -> None:
        """Take in the parts that were made."""
        made = self._page.parts[start : start + count]
        self._by_part[start:start] = (self._hits_in(part) for part in made)
        if any(self._by_part[start : start + count]):
            self._hits = list(chain.from_iterable(self._by_part))
            self.changed.emit()

    def _hits_in(self, part: QWidget) -> tuple[Hit, ...]:
        return tuple(Hit(part, text, span) for text in self._page.texts(part) for span in text.hits())


def _between(widget: QWidget, part: QWidget) -> list[QWidget]:
    """Return the widgets that hold `widget` inside `part`, the outermost first."""
    found: list[QWidget] = []
    at = widget.parentWidget() if widget is not part else None
    while at is not None and at is not part:
        found.insert(0, at)
        at = at.parentWidget()
    return found
