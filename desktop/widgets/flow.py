"""A layout that puts widgets one after the other and goes on in the next row, from the leading edge."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

# Not from the package above it, which brings along what writes the messages of wrong calls.
from shiboken6.Shiboken import delete, isValid


class FlowLayout(QLayout):
    """Rows of widgets, mirrored with the direction of the window. `gap` and `line_gap` are in pixels."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        # Qt's own layouts delete their items; one of ours must, or each page leaves as many as it had tags.
        self.destroyed.connect(partial(_delete, self._items))
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than the items take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrower layout is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the least size: one narrow column."""
        return QSize(40, 0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        y = 0
        for row in self._rows(rect.width()):
            height = max(size.height() for _, size in row)
            x = 0
            for item, size in row if place else ():
                # What is lower than its row stands in the middle of it, as words beside a button do.
                top = rect.top() + y + (height - size.height()) // 2
                box = QRect(rect.left() + x, top, size.width(), size.height())
                item.setGeometry(QStyle.visualRect(self._direction(), rect, box))
                x += size.width() + self._gap
            y += height + self._line_gap
        return max(0, y - self._line_gap)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._shown():
            size = _size(item, width)
            if not rows or x + size.width() > width:
                rows.append([])
                x = 0
            rows[-1].append((item, size))
            x += size.width() + self._gap
        return rows

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight


class FlowingLabel(QLabel):
    """Words that stay in one line where there is room for them: Qt's own wrapped label wants to be about square."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """Return the size in one line."""
        width = self.fontMetrics().size(0, self.text()).width() + 2 * self.margin() + 2
        return QSize(width, self.heightForWidth(width))


def flowing(*, gap: int = 8, line_gap: int = 4) -> tuple[QWidget, FlowLayout]:
    """Return a widget that is as high as its rows, and the layout to fill."""
    holder = QWidget()
    return holder, flow_in(holder, gap=gap, line_gap=line_gap)


def flow_in(holder: QWidget, *, gap: int = 8, line_gap: int = 4) -> FlowLayout:
    """Make a widget as high as the rows that it will hold, and return their layout."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return FlowLayout(holder, gap=gap, line_gap=line_gap)


def _delete(items: list[QLayoutItem]) -> None:
    while items:
        item = items.pop()
        if isValid(item):
            delete(item)


def _size(item: QLayoutItem, width: int) -> QSize:
    size = item.sizeHint()
    if size.width() <= width:
        return size
    height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, height)
