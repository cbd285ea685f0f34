"""A column of many parts that is filled while the reader already reads.

The parts that the first screen shows are made at once, the others a few at a time between two events of the window;
beyond a limit they wait for a press of a button. A part that is asked for is made with all before it.

Parts are placed by the column itself. Qt's layouts measure every part again whenever one is added, at each width that
is asked; here a part is measured once for a width, so a thousand provisions cost what they cost and no more.
"""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from core.errors import N_
from desktop.reader.look import Look

SLICE = 8
LIMIT = 400
_MORE = N_("Show more")

Maker = Callable[..., QWidget]
"""Makes a part; it is called with the keyword `parent`."""


class PartsColumn(QWidget):
    """Parts under one another, each as high as the width makes it. `side` is the margin on both sides in pixels.

    `grown` tells that parts were made.
    """

    grown = Signal()

    def __init__(self, look: Look, *, side: int = 0, top: int = 0, bottom: int = 0) -> None:
        super().__init__()
        self.parts: list[QWidget] = []
        self._makers: list[tuple[Maker, int]] = []
        self._limit = LIMIT
        self._side, self._top, self._bottom = side, top, bottom
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

    def start(self, pixels: int) -> None:
        """Make the parts that a view of this height shows now and let the others follow."""
        ends = self._measured(self.width())
        while not self.complete and ends[-1] < pixels:
            self._make(1)
        if not self.complete:
            self._timer.start()

    def finish(self) -> None:
        """Make every part within the limit now."""
        self._make(self._limit)
        self._on_due()

    def make_more(self) -> bool:
        """Make the next few parts, also beyond the limit; tell whether there were any."""
        due = min(len(self.parts) + SLICE, len(self._makers))
        if due == len(self.parts):
            return False
        self.part(due - 1)
        return True

    @property
    def complete(self) -> bool:
        """Tell whether every part within the limit is made."""
        return len(self.parts) >= min(self._limit, len(self._makers))

    def part(self, index: int) -> QWidget:
        """Return a part, made now with those before it where it was not yet due."""
        self._limit = max(self._limit, index + 1)
        self._make(index + 1 - len(self.parts))
        return self.parts[index]

    def reach_below(self, top: int, pixels: int) -> None:
        """Make what follows until it fills `pixels` below a place of the column, or nothing is left."""
        ends = self._measured(self.width())
        while not self.complete and ends[-1] < top + pixels:
            self._make(1)

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
        inner = max(1, width - 2 * self._side)
        for index in range(len(ends) - 1, len(self.parts)):
            ends.append(ends[-1] + self._makers[index][1] + _height(self.parts[index], inner))
        return ends

    def _place(self, start: int) -> None:
        ends = self._measured(self.width())
        inner = max(1, self.width() - 2 * self._side)
        spans = list(pairwise(ends))
        for index in range(start, len(self.parts)):
            top = spans[index][0] + self._makers[index][1]
            self.parts[index].setGeometry(QRect(self._side, top, inner, spans[index][1] - top))
        if self._more is not None:
            place = QRect(QPoint(self._side, ends[-1] + self._bottom // 2), self._more.sizeHint())
            self._more.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _make(self, count: int) -> None:
        start = len(self.parts)
        if count <= 0 or start >= len(self._makers):
            return
        for maker, _gap in self._makers[start : min(start + count, self._limit)]:
            # Made as a child: a widget that changes its parent is dressed by the style sheet once more.
            part = maker(parent=self)
            if self.parts:
                QWidget.setTabOrder(last_of(self.parts[-1]), part)
            self.parts.append(part)
            self.dress(part)
            part.show()
        self._place(start)
        self.updateGeometry()
        self.grown.emit()

    def dress(self, part: QWidget) -> None:
        """Do what a part needs before it is shown; a column of its own kind knows what."""

    def _on_due(self) -> None:
        self._make(SLICE)
        if self.complete:
            self._timer.stop()
            if len(self.parts) < len(self._makers):
                self._offer_more()

    def _offer_more(self) -> None:
        self._more = QPushButton(self._more_words, self)
        self._more.clicked.connect(self._on_more)
        QWidget.setTabOrder(last_of(self.parts[-1]), self._more)
        self._more.show()
        self._place(len(self.parts))
        self.updateGeometry()

    def _on_more(self) -> None:
        self._more.hide()
        self._more.deleteLater()
        self._more = None
        self._limit += LIMIT
        self._timer.start()


def last_of(part: QWidget) -> QWidget:
    """Return the widget inside a part after which the keyboard goes on to the next part."""
    last = getattr(part, "last_stop", None)
    return last if isinstance(last, QWidget) else part


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
