"""A column of many parts that is filled while the reader already reads.

The parts that the first screen shows are made at once, the others a few at a time between two events of the window;
beyond a limit they wait for a press of a button. A part that is asked for is made with all before it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.errors import N_
from desktop.reader.look import Look

FIRST = 6
SLICE = 12
LIMIT = 400
_MORE = N_("Show more")

Maker = Callable[[], QWidget]


class SlicedColumn(QWidget):
    """A column whose parts are made by `makers`, in order, only when they are due."""

    def __init__(self, makers: Sequence[Maker], look: Look, *, spacing: int = 0, first: int = FIRST) -> None:
        super().__init__()
        self._makers = list(makers)
        self._limit = LIMIT
        self.parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._more = QPushButton(look.voice.tr(_MORE), self)
        self._more.clicked.connect(self._on_more)
        self._column.addWidget(self._more)
        self._more.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_due)
        self._make(first)
        if not self.complete:
            self._timer.start()

    @property
    def complete(self) -> bool:
        """Tell whether every part within the limit is made."""
        return len(self.parts) >= min(self._limit, len(self._makers))

    def part(self, index: int) -> QWidget:
        """Return a part, made now with those before it where it was not yet due."""
        self._limit = max(self._limit, index + 1)
        self._make(index + 1 - len(self.parts))
        return self.parts[index]

    def _make(self, count: int) -> None:
        start = len(self.parts)
        for maker in self._makers[start : min(start + count, self._limit)] if count > 0 else ():
            part = maker()
            self._column.insertWidget(len(self.parts), part)
            if self.parts:
                QWidget.setTabOrder(last_of(self.parts[-1]), part)
            self.parts.append(part)

    def _on_due(self) -> None:
        self._make(SLICE)
        if self.complete:
            self._timer.stop()
            self._more.setVisible(len(self.parts) < len(self._makers))

    def _on_more(self) -> None:
        self._more.hide()
        self._limit += LIMIT
        self._timer.start()


def last_of(part: QWidget) -> QWidget:
    """Return the widget inside a part after which the keyboard goes on to the next part."""
    last = getattr(part, "last_stop", None)
    return last if isinstance(last, QWidget) else part
