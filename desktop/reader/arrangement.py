"""How the pieces of a part stand: under one another, beside one another, or in lines that break.

Qt's layouts ask every widget for its sizes again and again, at widths that it never gets, and each of their questions
goes from one language to the other and back; that was half of what it cost to show a record. Here a part is measured
once for a width and placed once. Places are counted from the leading side and mirrored at the end, all together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class Placed(Protocol):
    """What can be put in a place: a widget, or the spot for one."""

    def setGeometry(self, box: QRect, /) -> None:
        """Take the place."""


class Arrangement(Protocol):
    """Some widgets and how they stand to one another; sizes are in pixels."""

    def natural(self) -> QSize:
        """Return the size where nothing has to break."""

    def height(self, width: int) -> int:
        """Return the height at a width."""

    def places(self, box: QRect) -> Iterator[tuple[Placed, QRect]]:
        """Yield each widget with its place in a box, counted from the leading side."""


class Spot:
    """A place for a widget that is made later; until then its part draws there what it will look like."""

    def __init__(self, size: QSize) -> None:
        self._size = size
        self.box = QRect()
        self.widget: QWidget | None = None

    def take(self, widget: QWidget) -> None:
        """Let a widget have the place."""
        self.widget = widget
        widget.setGeometry(self.box)

    def setGeometry(self, box: QRect) -> None:
        """Be at this place of the part."""
        self.box = box
        if self.widget is not None:
            self.widget.setGeometry(box)

    def natural(self) -> QSize:
        """Return the size of the place."""
        return self._size

    def height(self, width: int) -> int:
        """Return the height of the place, whatever the width."""
        return self._size.height()

    def places(self, box: QRect) -> Iterator[tuple[Placed, QRect]]:
        """Stand at the top of the box."""
        yield self, QRect(box.topLeft(), self._size)


class One:
    """A widget alone. `width` is its own where it has a fixed one; `whole` lets it be as high as its line."""

    def __init__(self, widget: QWidget, width: int = 0, *, whole: bool = True) -> None:
        self.widget, self.width, self.whole = widget, width, whole
        self._natural: QSize | None = None

    def natural(self) -> QSize:
        """Return the size that the widget wants; it is asked once."""
        if self._natural is None:
            width, widget = self.width, self.widget
            self._natural = QSize(width, widget.heightForWidth(width)) if width else widget.sizeHint()
        return self._natural

    def height(self, width: int) -> int:
        """Return the height of the widget at a width."""
        widget = self.widget
        return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()

    def places(self, box: QRect) -> Iterator[tuple[Placed, QRect]]:
        """Fill the box with the widget."""
        if not self.whole:
            box = QRect(box.topLeft(), QSize(box.width(), min(box.height(), self.height(box.width()))))
        yield self.widget, box


@dataclass(frozen=True, slots=True)
class Beside:
    """One after the other in one line; all but the one numbered `wide` are as wide as they want."""

    parts: Sequence[Arrangement]
    gap: int
    wide: int = 0

    def natural(self) -> QSize:
        """Return the size of the line."""
        sizes = [part.natural() for part in self.parts]
        width = sum(size.width() for size in sizes) + self.gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _widths(self, width: int) -> list[int]:
        widths = [0 if at == self.wide else part.natural().width() for at, part in enumerate(self.parts)]
        widths[self.wide] = max(1, width - sum(widths) - self.gap * (len(widths) - 1))
        return widths

    def height(self, width: int) -> int:
        """Return the height of the highest."""
        pairs = zip(self.parts, self._widths(width), strict=True)
        return max((part.height(own) for part, own in pairs), default=0)

    def places(self, box: QRect) -> Iterator[tuple[Placed, QRect]]:
        """Place the parts from the leading side, each as high as the box."""
        x = box.left()
        for part, width in zip(self.parts, self._widths(box.width()), strict=True):
            yield from part.places(QRect(x, box.top(), width, box.height()))
            x += width + self.gap


@dataclass(frozen=True, slots=True)
class Under:
    """Under one another, each as wide as the box. `after` is what stays free below some of them, by their numbers."""

    parts: Sequence[Arrangement]
    gap: int = 0
    after: Sequence[int] = ()

    def natural(self) -> QSize:
        """Return the size where nothing has to break."""
        sizes = [part.natural() for part in self.parts]
        height = sum(size.height() for size in sizes) + self._free()
        return QSize(max((size.width() for size in sizes), default=0), height)

    def _free(self) -> int:
        return self.gap * max(0, len(self.parts) - 1) + sum(self.after)

    def height(self, width: int) -> int:
        """Return the height of them all."""
        return sum(part.height(width) for part in self.parts) + self._free()

    def places(self, box: QRect) -> Iterator[tuple[Placed, QRect]]:
        """Place the parts from the top."""
        y = box.top()
        for at, part in enumerate(self.parts):
            height = part.height(box.width())
            yield from part.places(QRect(box.left(), y, box.width(), height))
            y += height + self.gap + (self.after[at] if at < len(self.after) else 0)


@dataclass(frozen=True, slots=True)
class Lines:
    """One after the other, going on in the next line where there is no more room."""

    parts: Sequence[Arrangement]
    gap: int
    line_gap: int = 0

    def natural(self) -> QSize:
        """Return the size in one line."""
        return Beside(self.parts, self.gap).natural()

    def _boxes(self, width: int) -> Iterator[tuple[Arrangement, QRect]]:
        x = y = line = 0
        for part in self.parts:
            size = part.natural()
            if size.width() > width:
                size = QSize(width, part.height(width))
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self.line_gap, 0
            yield part, QRect(x, y, size.width(), size.height())
            x += size.width() + self.gap
            line = max(line, size.height())

    def height(self, width: int) -> int:
        """Return the height of the lines."""
        return max((box.top() + box.height() for _, box in self._boxes(width)), default=0)

    def places(self, box: QRect) -> Iterator[tuple[Placed, QRect]]:
        """Place the parts in lines from the top."""
        for part, own in self._boxes(box.width()):
            yield from part.places(own.translated(box.topLeft()))


@dataclass(frozen=True, slots=True)
class Margins:
    """What stays free around an arrangement; `leading` and `trailing` turn round with the direction."""

    leading: int = 0
    top: int = 0
    trailing: int = 0
    bottom: int = 0


class ArrangedWidget(QWidget):
    """A widget as high as its width makes it, whose children stand in an arrangement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrangement: Arrangement = Under(())
        self._margins = Margins()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def bare(self) -> bool:
        """Tell whether widgets are still to be made for what is drawn."""
        return False

    def furnish(self) -> None:
        """Make the widgets that could wait for the first look."""

    def arrange(self, arrangement: Arrangement, margins: Margins | None = None) -> None:
        """Let the children stand in an arrangement from now on."""
        self._arrangement = arrangement
        if margins is not None:
            self._margins = margins
        if self.isVisible():
            self._place()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at a width."""
        free = self._margins
        inner = max(1, width - free.leading - free.trailing)
        return self._arrangement.height(inner) + free.top + free.bottom

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(80, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the children anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        whole, free, direction = self.rect(), self._margins, self.layoutDirection()
        inner = whole.adjusted(free.leading, free.top, -free.trailing, -free.bottom)
        for placed, box in self._arrangement.places(inner):
            placed.setGeometry(QStyle.visualRect(direction, whole, box))
