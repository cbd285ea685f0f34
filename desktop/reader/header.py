"""The head of the reader: where the record belongs, its title, and what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import N_
from core.records.label import Label
from desktop.reader.hits_bar import HitsBar
from desktop.reader.link import IconButton
from desktop.reader.look import Look, right_to_left
from desktop.reader.provision import Action
from desktop.reader.text_block import TextBlock
from desktop.widgets.flow import flowing


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head shows: the trail of words, the title, the actions (the first is the main one).

    `signs` are actions that the icon alone stands for, beside the trail.
    """

    trail: tuple[str, ...]
    title: Label
    actions: tuple[Action, ...]
    signs: tuple[Action, ...] = ()


class Header(QWidget):
    """Trail, way through the hits, title, buttons over a hairline. `acted` carries the name of an action."""

    acted = Signal(str)

    def __init__(self, heading: Heading, look: Look) -> None:
        super().__init__()
        self._look = look
        metrics = look.metrics
        side = look.voice.language.right_to_left
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.MEDIUM, metrics.WIDE, metrics.MEDIUM)
        column.setSpacing(metrics.TINY)
        # U+203A is mirrored by Qt in a right-to-left line.
        trail = " \u203a ".join(word for word in heading.trail if word)
        if heading.title.is_ours(look.language):
            trail += " \u00b7 " + look.voice.tr(N_("title in our rendering"))
        line = QHBoxLayout()
        line.addWidget(TextBlock(trail, side, look, metrics.small, leading=1.6, token="muted"), 1)
        self.hits = HitsBar(look)
        line.addWidget(self.hits, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons: dict[str, QAbstractButton] = {}
        for action in heading.signs:
            sign = IconButton(action.icon, action.words, look, pixels=16)
            sign.setToolTip(f"{action.words} ({action.keys})" if action.keys else action.words)
            sign.clicked.connect(lambda _=False, name=action.name: self.acted.emit(name))
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons[action.name] = sign
        column.addLayout(line)
        shown = heading.title.language_shown(look.language)
        words = heading.title.in_language(look.language)
        self.title = TextBlock(
            words, right_to_left(shown), look, metrics.title, leading=1.6, language=shown, on_the_right=side
        )
        column.addWidget(self.title)
        holder, flow = flowing(gap=metrics.SMALL, line_gap=metrics.TINY)
        for action in heading.actions:
            # Paper is what the reader came for; copying a name is not worth the loudest colour.
            button = self._button(action, primary=action.name == "print")
            button.clicked.connect(lambda _=False, name=action.name: self.acted.emit(name))
            flow.addWidget(button)
            self.buttons[action.name] = button
        column.addWidget(holder)

    def _button(self, action: Action, *, primary: bool) -> QPushButton:
        button = _ActionButton(
            action.words,
            self._look.icon(action.icon, "on_accent" if primary else "muted"),
            self._look.metrics.scaled(8),
        )
        side = self._look.metrics.scaled(18)
        button.setIconSize(QSize(side, side))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        if primary:
            # The style sheet of the program knows the role.
            button.setProperty("role", "primary")
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline below."""
        painter = QPainter(self)
        painter.setPen(self._look.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class _ActionButton(QPushButton):
    """A button whose icon keeps a distance from its words: Qt's styles set them edge to edge."""

    def __init__(self, words: str, icon: QIcon, gap: int) -> None:
        super().__init__(words)
        self._drawing, self._gap = icon, gap

    def sizeHint(self) -> QSize:
        """Return the room of words, icon and the space between."""
        return super().sizeHint() + QSize(self.iconSize().width() + self._gap, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the style's button with its words beside the room of the icon, then the icon."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        side = self.iconSize().width()
        words = self.fontMetrics().horizontalAdvance(self.text())
        inner = QRect(0, 0, side + self._gap + words, self.height())
        inner.moveCenter(self.rect().center())
        place = QRect(inner.left(), (self.height() - side) // 2, side, side)
        place = QStyle.visualRect(self.layoutDirection(), inner, place)
        painter.drawPixmap(place.topLeft(), self._drawing.pixmap(self.iconSize()))
        text = inner.adjusted(side + self._gap, 0, 0, 0)
        option.rect = QStyle.visualRect(self.layoutDirection(), inner, text)
        painter.setPen(option.palette.buttonText().color())
        self.style().drawItemText(
            painter,
            option.rect,
            Qt.AlignmentFlag.AlignCenter,
            option.palette,
            True,
            self.text(),
            QPalette.ColorRole.ButtonText,
        )
        painter.end()
