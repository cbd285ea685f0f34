"""The small tags under a quoted piece: drawn at once, made into real controls when the reader comes to them.

Most tags are only looked at. Those that lead to a record become buttons, at the very place where they are drawn, when
the mouse or the keyboard reaches the piece, so that a long document needs no thousand buttons.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from desktop.reader.link import Chip
from desktop.reader.look import Look, right_to_left
from desktop.reader.paragraph import Paragraph

_GAP, _LINE_GAP = 6, 4


@dataclass(frozen=True, slots=True)
class Tag:
    """A small tag: its words, the language they are in, and the record it leads to, if any."""

    text: str
    language: str
    record: str = ""


class TagRow(QWidget):
    """Tags one after another from the leading side, in as many lines as they need."""

    record_requested = Signal(str)

    def __init__(self, tags: tuple[Tag, ...], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tags = tags
        font = look.metrics.small
        self._words = [Paragraph(tag.text, right_to_left(tag.language), font, 1.5) for tag in tags]
        self._inset, self._gap = Chip.inset(look), look.metrics.scaled(_GAP)
        self._natural = [words.natural_width() + 2 * self._inset.x() for words in self._words]
        self._least = look.metrics.scaled(28)
        self._chips: dict[int, Chip] = {}
        self._placed: dict[int, tuple[list[QRect], int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> list[Chip]:
        """The tags that are real controls by now, in order."""
        return [self._chips[index] for index in sorted(self._chips)]

    def make_chips(self) -> list[Chip]:
        """Make a control of each tag that leads to a record; return them in order."""
        places = self._places(self.width())[0]
        for index, tag in enumerate(self._tags):
            if tag.record and index not in self._chips:
                chip = Chip(tag.text, right_to_left(tag.language), self._look, parent=self)
                chip.clicked.connect(lambda _=False, uid=tag.record: self.record_requested.emit(uid))
                chip.setGeometry(places[index])
                chip.show()
                self._chips[index] = chip
        self.update()
        return self.chips

    def hasHeightForWidth(self) -> bool:
        """Say that the number of lines depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels; never less than the actions beside the tags need."""
        return max(self._places(width)[1], self._least)

    def sizeHint(self) -> QSize:
        """Return the size in one line."""
        return QSize(sum(self._natural) + self._gap * len(self._natural), self._least)

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(40, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the controls along."""
        super().resizeEvent(event)
        places = self._places(self.width())[0]
        for index, chip in self._chips.items():
            chip.setGeometry(places[index])

    def changeEvent(self, event: QEvent) -> None:
        """Forget where the tags stood when the direction turns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._placed.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tags that are not controls."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, place in enumerate(self._places(self.width())[0]):
            if index in self._chips:
                continue
            painter.setPen(QPen(self._look.colour("line"), 1))
            painter.drawRoundedRect(place.toRectF().adjusted(1, 1, -1, -1), 5, 5)
            painter.setPen(self._look.colour("muted"))
            self._words[index].lay(place.width() - 2 * self._inset.x())
            self._words[index].draw(painter, QPointF(place.topLeft() + self._inset))
        painter.end()

    def _places(self, width: int) -> tuple[list[QRect], int]:
        """Return the rectangle of each tag at a width, and the height of them all."""
        if width not in self._placed:
            self._placed[width] = self._flow(width)
        return self._placed[width]

    def _flow(self, width: int) -> tuple[list[QRect], int]:
        places = []
        box, direction = QRect(0, 0, width, 0), self.layoutDirection()
        x = y = line = 0
        for words, natural in zip(self._words, self._natural, strict=True):
            wide = min(natural, max(width, 2 * self._inset.x() + 1))
            high = words.height(wide - 2 * self._inset.x()) + 2 * self._inset.y()
            if x and x + wide > width:
                x, y, line = 0, y + line + self._look.metrics.scaled(_LINE_GAP), 0
            places.append(QStyle.visualRect(direction, box, QRect(x, y, wide, high)))
            x += wide + self._gap
            line = max(line, high)
        return places, y + line
