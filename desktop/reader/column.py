"""A column of many parts that is filled while the reader already reads.

The column begins with the part that the reader came for: what one view of it shows is made at once, upwards and
downwards, the others a few at a time between two events of the window; beyond a limit they wait for a press of a
button. A part that is asked for is made with all that lie between it and those that are made, so that there is never
a gap. Parts that are made above push the others down; `raised` tells by how much, for a view that stays where it is.

Parts are placed by the column itself. Qt's layouts measure every part again whenever one is added, at each width that
is asked; here a part is measured once for a width, so a thousand provisions cost what they cost and no more.
"""

from collections.abc import Callable
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from core.errors import N_
from desktop.reader.arrangement import ArrangedWidget
from desktop.reader.look import Look

SLICE = 8
LIMIT = 400
_SLICE_SECONDS = 0.006
_AT_ONCE = 4
_FIRST = 30
"""Widgets that the first look waits for: a screen full of links comes in two frames, and the first one soon."""
_MORE = N_("Show more")

Maker = Callable[..., QWidget]
"""Makes a part; it is called with the keyword `parent`."""


class PartsColumn(QWidget):
    """Parts under one another, each as high as the width makes it. `side` is the margin on both sides in pixels.

    `grown` tells where in `parts` some were put in, and how many; `raised` by how many pixels the parts below went
    down, and comes first.
    """

    raised = Signal(int)
    grown = Signal(int, int)

    def __init__(self, look: Look, *, side: int = 0, top: int = 0, bottom: int = 0) -> None:
        super().__init__()
        self.parts: list[QWidget] = []
        self._makers: list[tuple[Maker, int]] = []
        # The index of the first part that is made.
        self._from = 0
        self._limit = LIMIT
        self._bare: list[ArrangedWidget] = []
        self._begun = False
        self._side, self._top, self._bottom = side, top, bottom
        self._heights: dict[int, dict[int, int]] = {}
        self._ends: dict[int, list[int]] = {}
        self._more: QPushButton | None = None
        self._more_words = look.voice.tr(_MORE)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_due)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, maker: Maker, gap: int = 0) -> int:
        """Take a part that will be made when it is due, `gap` pixels below the one before; return its index."""
        self._makers.append((maker, gap))
        return len(self._makers) - 1

    def start(self, pixels: int, at: int = 0, above: int = 0) -> None:
        """Make what a view of this height shows with part `at` standing `above` pixels below its upper edge.

        The other parts follow.
        """
        self._from = at if 0 <= at < len(self._makers) else 0
        self._limit = max(self._limit, at + 1)
        self._make_below(1)
        self.reach_above(at, above)
        bottom = self.top_of(at) - above + pixels
        held = 0
        # From the top alone: elsewhere the view could not be scrolled to where it is to be.
        while (at or held < _FIRST) and self._measured(self.width())[-1] < bottom and self._make_below(1):
            held += len(self.parts[-1].children())
        while self._from and self._measured(self.width())[-1] < pixels:
            self._make_above(1)
        self._begun = not self.complete

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the other parts follow once the first are seen."""
        super().paintEvent(event)
        self.go_on()

    def go_on(self) -> None:
        """Let the other parts follow, whether the first are seen or something else fills the view."""
        if self._begun:
            self._begun = False
            self._timer.start()

    def stop(self) -> None:
        """Make no more parts by itself."""
        self._begun = False
        self._timer.stop()

    def finish(self) -> None:
        """Make every part within the limit now."""
        self._make_above(self._from)
        self._make_below(self._limit)
        self._furnish(len(self._bare))
        self._on_due()

    def make_more(self) -> bool:
        """Make the next few parts, also beyond the limit; tell whether there were any."""
        due = min(self._to + SLICE, len(self._makers))
        if due == self._to:
            return False
        self.part(due - 1)
        return True

    @property
    def count(self) -> int:
        """How many parts there are, made or not."""
        return len(self._makers)

    @property
    def _to(self) -> int:
        """The index after that of the last part that is made."""
        return self._from + len(self.parts)

    @property
    def complete(self) -> bool:
        """Tell whether every part within the limit is made, with all that it holds."""
        return not self._bare and not self._from and self._to >= min(self._limit, len(self._makers))

    def part(self, index: int) -> QWidget:
        """Return a part, made now with those that lead to it where it was not yet due."""
        if index >= self._limit:
            self._limit = index + 1
            self._take_more_away()
            self._timer.start()
        self._make_above(self._from - index)
        self._make_below(index + 1 - self._to)
        return self.parts[index - self._from]

    def top_of(self, index: int) -> int:
        """Return where a part that is made begins, in pixels."""
        return self._measured(self.width())[index - self._from] + self._makers[index][1] if self.parts else 0

    def part_at(self, pixels: int) -> int:
        """Return the index of the part that stands at a place of the column, the nearest where none does."""
        ends = self._measured(self.width())
        found = next((number for number, end in enumerate(ends[1:]) if end > pixels), len(self.parts) - 1)
        return self._from + max(found, 0)

    def reach_below(self, top: int, pixels: int) -> None:
        """Make what follows until it fills `pixels` below a place of the column, or nothing is left."""
        while self._measured(self.width())[-1] < top + pixels and self._make_below(1):
            pass

    def reach_above(self, index: int, pixels: int) -> None:
        """Make what stands before until it fills `pixels` above a part that is made, or nothing is left."""
        while self._from and self.top_of(index) < pixels:
            self._make_above(1)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(160, 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of the parts that are made."""
        more = self._more.sizeHint().height() + self._bottom if self._more is not None else 0
        return self._measured(width)[-1] + self._bottom + more

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew where the width has changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place(0)

    def _measured(self, width: int) -> list[int]:
        """Return where each part ends, counted from the top; the first entry is where the first begins."""
        ends = self._ends.setdefault(width, [self._top])
        heights = self._heights.setdefault(width, {})
        inner = max(1, width - 2 * self._side)
        for number in range(len(ends) - 1, len(self.parts)):
            index = self._from + number
            if index not in heights:
                heights[index] = _height(self.parts[number], inner)
            ends.append(ends[-1] + self._makers[index][1] + heights[index])
        return ends

    def _place(self, start: int) -> None:
        """Give the parts their places, from the one with this number on."""
        ends = self._measured(self.width())
        inner = max(1, self.width() - 2 * self._side)
        spans = list(pairwise(ends))
        for number in range(start, len(self.parts)):
            top = spans[number][0] + self._makers[self._from + number][1]
            self.parts[number].setGeometry(QRect(self._side, top, inner, spans[number][1] - top))
        if self._more is not None:
            place = QRect(QPoint(self._side, ends[-1] + self._bottom // 2), self._more.sizeHint())
            self._more.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _make_below(self, count: int) -> bool:
        """Make the next parts within the limit; tell whether there were any."""
        start = len(self.parts)
        due = self._makers[self._to : max(self._to, min(self._to + count, self._limit))]
        if not due:
            return False
        for maker, _gap in due:
            self.parts.append(self._made(maker))
        self._place(start)
        self._show(start, len(due))
        return True

    def _make_above(self, count: int) -> None:
        """Make the parts that stand before those that are made."""
        count = min(count, self._from)
        if count <= 0:
            return
        made: list[QWidget] = []
        for maker, _gap in self._makers[self._from - count : self._from]:
            made.append(self._made(maker))
            # Whoever asks for the parts of the column, as a screen reader does, is told them in the order of the page.
            made[-1].stackUnder(self.parts[0])
        was = self.top_of(self._from)
        self._from -= count
        self.parts[:0] = made
        self._ends.clear()
        self._place(0)
        self.raised.emit(self.top_of(self._from + count) - was)
        self._show(0, count)

    def _made(self, maker: Maker) -> QWidget:
        # Made as a child: a widget that changes its parent is dressed by the style sheet once more.
        part = maker(parent=self)
        self.dress(part)
        if isinstance(part, ArrangedWidget) and part.bare:
            self._bare.append(part)
        return part

    def _furnish(self, count: int) -> bool:
        """Let some parts make what could wait; tell whether there were any."""
        due, self._bare = self._bare[:count], self._bare[count:]
        for part in due:
            part.furnish()
        return bool(due)

    def _show(self, start: int, count: int) -> None:
        # Shown where they are to stay: what a part holds is laid out once.
        for part in self.parts[start : start + count]:
            part.show()
        self.updateGeometry()
        self.grown.emit(start, count)

    def dress(self, part: QWidget) -> None:
        """Do what a part needs before it is shown; a column of its own kind knows what."""

    def _on_due(self) -> None:
        end = perf_counter() + _SLICE_SECONDS
        while not self.complete and perf_counter() < end:
            # What follows is read first.
            if not self._make_below(_AT_ONCE) and not self._furnish(_AT_ONCE):
                self._make_above(SLICE)
        if self.complete:
            self._timer.stop()
            if self._to < len(self._makers) and self._more is None:
                self._offer_more()

    def _offer_more(self) -> None:
        self._more = QPushButton(self._more_words, self)
        self._more.clicked.connect(self._on_more)
        self._more.show()
        self._place(len(self.parts))
        self.updateGeometry()

    def _on_more(self) -> None:
        self._take_more_away()
        self._limit += LIMIT
        self._timer.start()

    def _take_more_away(self) -> None:
        if self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
