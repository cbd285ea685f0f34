"""Links, chips and small buttons of the reader: each a real control with a name, drawn in the theme's colours."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.reader.look import Look
from desktop.reader.marks import Markable
from desktop.reader.paragraph import Paragraph
from desktop.safe_text import without_bidi_controls


class Control(QAbstractButton):
    """What the mouse and the keyboard can follow, with Enter as with the space bar."""

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow it with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def flow(self) -> None:
        """Be as high as the width that there is makes it."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class LinkText(Markable, Control):
    """A text that leads somewhere, under a dotted line; it breaks into lines where there is no room.

    A text of a record names its `language`, and can be marked.
    """

    def __init__(
        self,
        text: str,
        rtl: bool,
        look: Look,
        *,
        font: QFont | None = None,
        leading: float = 1.7,
        language: str = "",
        on_the_right: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        paragraph = Paragraph(text, rtl, font or look.metrics.body, leading, on_the_right=on_the_right)
        super().__init__(without_bidi_controls(paragraph.safe.text), look, parent)
        self.words, self.language, self.paragraph = text, language, paragraph
        self._natural = paragraph.natural_width()
        self.flow()

    def sizeHint(self) -> QSize:
        """Return the size in one line."""
        return QSize(self._natural, self.paragraph.height(self._natural))

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(24, 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at a width."""
        return self.paragraph.height(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, the line under it, and the frame of focus."""
        painter = QPainter(self)
        colour = self._look.colour("accent")
        painter.setPen(colour)
        self.paragraph.lay(self.width())
        self.paragraph.draw(painter, QPointF(0, 0))
        solid = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(colour, 1, Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DotLine))
        for line in self.paragraph.lines():
            under = line.naturalTextRect()
            y = line.y() + line.ascent() + self._look.metrics.scaled(4)
            painter.drawLine(QPointF(under.left(), y), QPointF(under.right(), y))
        if self.hasFocus():
            draw_focus(painter, self, colour)
        painter.end()


class Chip(Control):
    """A small tag in a hairline frame that leads somewhere."""

    def __init__(self, text: str, rtl: bool, look: Look, *, parent: QWidget | None = None) -> None:
        paragraph = Paragraph(text, rtl, look.metrics.small, 1.5)
        super().__init__(without_bidi_controls(paragraph.safe.text), look, parent)
        self.paragraph = paragraph
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @staticmethod
    def inset(look: Look) -> QPoint:
        """Return how far the words stand inside the frame, across and down."""
        return QPoint(look.metrics.scaled(8), look.metrics.scaled(2))

    def sizeHint(self) -> QSize:
        """Return the size in one line, frame included."""
        width, inset = self.paragraph.natural_width(), self.inset(self._look)
        return QSize(width + 2 * inset.x(), self.paragraph.height(width) + 2 * inset.y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(self._look.colour("accent" if lit else "line"), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(self._look.colour("accent"))
        inset = self.inset(self._look)
        self.paragraph.lay(self.width() - 2 * inset.x())
        self.paragraph.draw(painter, QPointF(inset))
        painter.end()


class IconButton(Control):
    """An icon with a name that is spoken and shown beside the mouse."""

    def __init__(
        self, name: str, words: str, look: Look, parent: QWidget | None = None, *, pixels: int = 18
    ) -> None:
        super().__init__(words, look, parent)
        side = look.metrics.scaled(pixels)
        self.setIcon(look.icon(name, side=side))
        self.setIconSize(QSize(side, side))
        self.setFixedSize(self.room(look, pixels))
        self.setToolTip(words)

    @staticmethod
    def room(look: Look, pixels: int) -> QSize:
        """Return the size of a button with an icon of this size."""
        side = look.metrics.scaled(pixels)
        return QSize(side + look.metrics.scaled(10), side + look.metrics.scaled(8))

    @staticmethod
    def draw_icon(painter: QPainter, icon: QIcon, side: int, box: QRect) -> None:
        """Draw an icon of `side` pixels where it stands in a button."""
        at = QPoint((box.width() - side) // 2, (box.height() - side) // 2)
        painter.drawPixmap(box.topLeft() + at, icon.pixmap(QSize(side, side)))

    def sizeHint(self) -> QSize:
        """Return the size that never changes."""
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon on a ground that answers the mouse, and the frame of focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("line"))
            painter.drawRoundedRect(self.rect().toRectF(), 6, 6)
        self.draw_icon(painter, self.icon(), self.iconSize().width(), self.rect())
        if self.hasFocus():
            draw_focus(painter, self, self._look.colour("accent"))
        painter.end()


def draw_focus(painter: QPainter, widget: QWidget, colour: QColor) -> None:
    """Draw the frame that says where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.5))
    painter.drawRoundedRect(widget.rect().toRectF().adjusted(1, 1, -1, -1), 4, 4)
