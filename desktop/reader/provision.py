"""One quoted piece of a source: a provision with its number hanging in the margin, or a paragraph of description.

The number hangs on the side where the text begins, whatever the direction of the window. Actions appear when the
mouse or the keyboard comes, in a place kept free for them, so nothing moves; they are made only then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from core.records.library import Passage
from desktop.reader.arrangement import ArrangedWidget, Beside, Margins, One, Under
from desktop.reader.link import IconButton, draw_focus
from desktop.reader.look import Look, right_to_left
from desktop.reader.paragraph import Paragraph
from desktop.reader.tags import Tag, TagRow
from desktop.reader.text_block import TextBlock

_MARGIN = 34
_STRIP = 16


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do with a quoted piece: `name` is what the signal carries, `keys` do it too."""

    name: str
    icon: str
    words: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a piece shows. `name` is what a screen reader says before the text."""

    uid: str
    name: str
    marker: str
    text: str
    language: str
    passages: tuple[Passage, ...]
    tags: tuple[Tag, ...] = ()
    actions: tuple[Action, ...] = ()
    opened: bool = False


class QuotedItem(ArrangedWidget):
    """A quoted piece with its marker, tags and actions. `acted` carries the uid or "" and the action's name."""

    acted = Signal(object, str)
    record_requested = Signal(str)
    step_requested = Signal(int)

    def __init__(self, quoted: Quoted, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quoted = quoted
        self._look = look
        rtl = right_to_left(quoted.language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{quoted.name}: {quoted.text}")
        self._buttons: list[IconButton] = []
        self._made = False
        metrics = look.metrics
        self._margin = metrics.scaled(_MARGIN) if quoted.marker else 0
        self._marker = Paragraph(quoted.marker, rtl, metrics.strong, 1.85)
        self.text = TextBlock(quoted.text, rtl, look, metrics.reading, language=quoted.language, parent=self)
        self.text.installEventFilter(self)
        self.tags = TagRow(quoted.tags, look, self)
        self.tags.record_requested.connect(self.record_requested)
        self._settle_foot()

    def _settle_foot(self) -> None:
        """Let the tags have what the actions leave of the last line."""
        shown = [One(button, whole=False) for button in self._buttons if not button.isHidden()]
        foot = Beside((One(self.tags), *shown), self._look.metrics.TINY)
        metrics = self._look.metrics
        above = metrics.scaled(6)
        margins = Margins(self._margin + metrics.MEDIUM, above, metrics.SMALL, above)
        self.arrange(Under((One(self.text), foot), gap=metrics.scaled(2)), margins)

    def show_actions(self) -> None:
        """Make the controls of the piece, if they are not there, and show its actions."""
        if not self._made:
            self._made = True
            for chip in self.tags.make_chips():
                chip.installEventFilter(self)
            for action in self.quoted.actions:
                button = IconButton(action.icon, action.words, self._look, self)
                button.clicked.connect(lambda _=False, name=action.name: self.acted.emit(self.quoted, name))
                button.installEventFilter(self)
                self._buttons.append(button)
        for button in self._buttons:
            button.show()
        self._settle_foot()

    def actions_shown(self) -> Sequence[IconButton]:
        """Return the actions on screen."""
        return [button for button in self._buttons if button.isVisible()]

    def _settle(self) -> None:
        if self.underMouse() or self._holds_focus():
            self.show_actions()
        else:
            for button in self._buttons:
                button.hide()
            self._settle_foot()
        self.update()

    def _holds_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused)) and focused.hasFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Follow the keyboard into the text and the actions."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._settle()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the actions under the mouse."""
        self.show_actions()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the actions away when the mouse goes, unless the keyboard is here."""
        self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the actions to the keyboard."""
        self._settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the actions away when the keyboard goes."""
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down the pieces, copy, and open the passage with Enter."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit(self.quoted, "passage")
        else:
            self.text.keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the open piece, the marker, the line below and the frame of focus."""
        painter = QPainter(self)
        accent = self._look.colour("accent")
        if self.quoted.opened:
            self._draw_open(painter, accent)
        painter.setPen(accent)
        self._marker.lay(self._margin)
        x = self.width() - self._margin - 6 if self.isRightToLeft() else 6
        self._marker.draw(painter, QPointF(x, self.text.y()))
        painter.setPen(self._look.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            draw_focus(painter, self, accent)
        painter.end()

    def _draw_open(self, painter: QPainter, accent: QColor) -> None:
        rtl = self.isRightToLeft()
        strip = _faded(self.width(), self._look.theme.soft, rtl)
        for top in range(0, self.height(), _STRIP):
            painter.drawPixmap(0, top, strip)
        edge = QRectF(self.width() - 3 if rtl else 0, 0, 3, self.height() - 1)
        painter.fillRect(edge, accent)


def uid_of_piece(widget: QWidget | None) -> str:
    """Return the uid of the quoted piece that a widget is or lies in; empty where it lies in none."""
    while widget is not None and not (isinstance(widget, QuotedItem) and widget.quoted.uid):
        widget = widget.parentWidget()
    return widget.quoted.uid if isinstance(widget, QuotedItem) else ""


@lru_cache(maxsize=4)
def _faded(width: int, colour: str, rtl: bool) -> QPixmap:
    """Return a colour that fades away from the leading side, as a strip.

    Qt shares out large gradients and patterns among threads and waits for them: 2 ms on a busy machine.
    """
    soft, clear = QColor(colour), QColor(colour)
    clear.setAlpha(0)
    near, far = (width, 0) if rtl else (0, width)
    fade = QLinearGradient(near, 0, far, 0)
    fade.setColorAt(0, soft)
    fade.setColorAt(0.6, soft)
    fade.setColorAt(1, clear)
    strip = QPixmap(width, _STRIP)
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    painter.fillRect(strip.rect(), fade)
    painter.end()
    return strip
