"""A text to read and to select from, drawn by itself: to the letter, in its own direction, the query marked.

It is a label to a screen reader (a static text with the whole wording), a text to the mouse (drag, double click for a
word, treble for all) and to the clipboard, which gets the letters alone.
"""

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from core.errors import N_
from core.records.spans import Span
from desktop.reader.look import Look
from desktop.reader.marks import Markable
from desktop.reader.paragraph import Paragraph
from desktop.safe_text import without_bidi_controls

_COPY = N_("Copy")
_SELECT_ALL = N_("Select all")


class TextBlock(Markable, QLabel):
    """One paragraph or several, as high as its width makes it. `token` names the colour of the letters.

    A text of a record names its `language`, and can be marked.
    """

    def __init__(
        self,
        text: str,
        rtl: bool,
        look: Look,
        font: QFont,
        *,
        leading: float = 1.85,
        token: str = "ink",
        language: str = "",
        on_the_right: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._token = look, token
        self.paragraph = Paragraph(text, rtl, font, leading, on_the_right=on_the_right)
        self.words, self.language = text, language
        self._anchor = self._cursor = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        # For the screen reader; what is drawn is the paragraph.
        self.setText(self.paragraph.safe.text)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that the text is as high as its width makes it."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at a width."""
        return self.paragraph.height(width)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = max(self.width(), 240)
        return QSize(width, self.paragraph.height(width))

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(80, 0)

    def selected_text(self) -> str:
        """Return the letters selected, without marks of direction."""
        return without_bidi_controls(self.paragraph.text_between(self._anchor, self._cursor))

    def select(self, span: Span) -> None:
        """Select a span, in code points of the text."""
        safe = self.paragraph.safe
        self._choose(safe.position(span[0]), safe.position(span[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the letters, the marks and the selection."""
        painter = QPainter(self)
        painter.setPen(self._look.colour(self._token))
        self.paragraph.lay(self.width())
        if self._anchor == self._cursor:
            self.paragraph.draw(painter, QPointF(0, 0))
        else:
            span = (min(self._anchor, self._cursor), max(self._anchor, self._cursor))
            ground = self._look.colour("accent")
            ground.setAlpha(70)
            self.paragraph.draw(painter, QPointF(0, 0), span, ground)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection."""
        # Not by a policy: a label that has one makes a document of its text when it is shown.
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            at = self._position(event.position())
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose(self._anchor if extends else at, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self._anchor, self._position(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer what is selected to the middle button, where the desktop has such a thing."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and (chosen := self.selected_text()):
            clipboard.setText(chosen, clipboard.Mode.Selection)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        text = self.paragraph.safe.text
        at = self.paragraph.safe.character(self._position(event.position()))
        low = high = min(at, len(text))
        while low > 0 and not text[low - 1].isspace():
            low -= 1
        while high < len(text) and not text[high].isspace():
            high += 1
        units = [len(text[:n].encode("utf-16-le")) // 2 for n in (low, high)]
        self._choose(*units)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and select all; every other key goes up."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu of the text: copy, select all."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._look.voice.tr(_COPY), self.copy)
        menu.addAction(self._look.voice.tr(_SELECT_ALL), self.select_all)
        return menu

    def copy(self) -> None:
        """Copy what is selected, or all of it where nothing is."""
        whole = without_bidi_controls(self.paragraph.safe.text)
        QGuiApplication.clipboard().setText(self.selected_text() or whole)

    def select_all(self) -> None:
        """Select the whole text."""
        self._choose(0, self.paragraph.safe.position(1 << 30))

    def point_of(self, offset: int) -> QPoint:
        """Return where the letter at an offset (code points) stands in the widget."""
        self.paragraph.lay(self.width())
        found = self.paragraph.rectangles((offset, offset + 1))
        return found[0].center().toPoint() if found else QPoint()

    def _position(self, point: QPointF) -> int:
        self.paragraph.lay(self.width())
        return self.paragraph.position_at(point)

    def _choose(self, anchor: int, cursor: int) -> None:
        if (anchor, cursor) != (self._anchor, self._cursor):
            self._anchor, self._cursor = anchor, cursor
            self.update()
