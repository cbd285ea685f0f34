"""Parts beside each other with borders that can be moved, by the mouse and by the keyboard.

A border takes the keyboard like any control. The arrows move it where they point, in a mirrored window too, Shift and
an arrow by larger steps, Home and End as far as the parts let it go: Home leaves least to the part before. One that
its parts hold in place takes no keyboard and does not answer the mouse.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from core.errors import N_
from desktop.announcing import announce, read_in_order
from desktop.theme import Theme
from desktop.voice import Voice

_BETWEEN = N_("Border between «{first}» and «{second}»")
_STEP, _STRIDE = 16, 96
_Key = Qt.Key


class Border(QSplitterHandle):
    """The line between two parts, one pixel wide; wider and in the accent where the keyboard is."""

    def __init__(self, orientation: Qt.Orientation, parts: "BorderedParts") -> None:
        super().__init__(orientation, parts)
        self._parts = parts
        self.set_free(free=True)

    def set_free(self, *, free: bool) -> None:
        """Say whether there is anywhere to move to."""
        self.setEnabled(free)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if free else Qt.FocusPolicy.NoFocus)

    @property
    def band(self) -> QRect:
        """Where the border is drawn: with the keyboard on it, wider on both sides by the theme's frame of focus."""
        wider = self._parts.theme.focus if self.hasFocus() else 0
        return self.contentsRect().adjusted(-wider, -wider, wider, wider).intersected(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the border."""
        across = self.orientation() == Qt.Orientation.Horizontal
        steps = {_Key.Key_Left: -1, _Key.Key_Right: 1} if across else {_Key.Key_Up: -1, _Key.Key_Down: 1}
        turned = -1 if across and self.isRightToLeft() else 1
        shift = Qt.KeyboardModifier.ShiftModifier
        others = event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in steps and not others:
            step = _STRIDE if event.modifiers() & shift else _STEP
            self._parts.move_border(self, turned * steps[event.key()] * step)
        elif event.key() in (_Key.Key_Home, _Key.Key_End) and not others:
            room = self._parts.width() + self._parts.height()
            self._parts.move_border(self, -room if event.key() == _Key.Key_Home else room)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard."""
        super().focusInEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be a line again."""
        super().focusOutEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width that the keyboard gives."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Qt shows of a narrow border no more than its line, and lets the mouse take hold of what lies around it.
        self.setMask(QRegion(self.band))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, in the accent where the keyboard is."""
        if not self.hasFocus():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.fillRect(self.band, self._parts.theme.accent)
        painter.end()


class BorderedParts(QSplitter):
    """Parts with borders of one pixel between them, none of which can be moved until a part is gone."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme, voice: Voice) -> None:
        super().__init__(orientation)
        self.theme, self._voice = theme, voice
        self._words: tuple[str, ...] = ()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> Border:
        """Make a border; Qt asks for one with each part."""
        return Border(self.orientation(), self)

    @property
    def borders(self) -> list[Border]:
        """The borders that are shown."""
        every = (self.handle(place) for place in range(1, self.count()))
        return [border for border in every if not border.isHidden()]

    def set_look(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        for border in self.borders:
            border._fit()

    def say(self, voice: Voice, words: Sequence[str]) -> None:
        """Speak another language; `words` are what the parts are called in it, from the first to the last."""
        self._voice, self._words = voice, tuple(words)
        self._settle()

    def put_in_order(self) -> None:
        """Let the parts be read in their order, and the borders lie above them.

        Below their neighbours they could in Arabic neither be seen nor taken hold of.
        """
        every = range(self.count())
        read_in_order(*(self.widget(at) for at in every), *(self.handle(at) for at in every))

    def setSizes(self, sizes: Sequence[int]) -> None:
        """Share the room out; borders may come to be held in place by that, or be set free."""
        super().setSizes(sizes)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See which borders can still be moved."""
        super().resizeEvent(event)
        self._settle()

    def move_border(self, border: Border, by: int) -> None:
        """Move a border by pixels away from the first part (or towards it), as far as the parts let it go."""
        at = self.indexOf(border)
        before = [place for place in range(at) if not self.widget(place).isHidden()]
        place = sum(self.sizes()[:at]) + self.handleWidth() * (len(before) - 1)
        lowest, highest = self.getRange(at)
        self.moveSplitter(max(lowest, min(place + by, highest)), at)
        first, second = self.sizes()[before[-1]], self.sizes()[at]
        share = round(first * 100 / max(1, first + second))
        announce(border, self._voice.figures(f"{share}\u00a0%"))

    def _settle(self) -> None:
        """Name the borders by their neighbours, and let those be that cannot be moved."""
        before: QWidget | None = None
        for at in range(self.count()):
            part, border = self.widget(at), self.handle(at)
            if part.isHidden():
                continue
            if before is not None:
                lowest, highest = self.getRange(at)
                border.set_free(free=lowest < highest)
                border.setAccessibleName(self._name(self.indexOf(before), at))
            before = part

    def _name(self, first: int, second: int) -> str:
        if second >= len(self._words):
            return ""
        words = self._voice.tr(_BETWEEN)
        return words.format(first=self._words[first], second=self._words[second])
