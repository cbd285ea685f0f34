"""The head of the reader: where the record belongs, its title, and what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.errors import N_
from core.records.label import Label
from desktop.reader.flow import flowing
from desktop.reader.look import Look, right_to_left
from desktop.reader.provision import Action
from desktop.reader.text_block import TextBlock


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head shows: the trail of words, the title, the actions (the first is the main one)."""

    trail: tuple[str, ...]
    title: Label
    actions: tuple[Action, ...]


class Header(QWidget):
    """Trail, title, buttons over a hairline. `acted` carries the name of an action."""

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
        column.addWidget(TextBlock(trail, side, look, metrics.small, leading=1.6, token="muted"))
        shown = heading.title.language_shown(look.language)
        words = heading.title.in_language(look.language)
        self.title = TextBlock(
            words, right_to_left(shown), look, metrics.title, leading=1.6, on_the_right=side
        )
        column.addWidget(self.title)
        holder, flow = flowing(gap=metrics.SMALL, line_gap=metrics.TINY)
        self.buttons: dict[str, QPushButton] = {}
        for action in heading.actions:
            # Paper is what the reader came for; copying a name is not worth the loudest colour.
            button = self._button(action, primary=action.name == "print")
            button.clicked.connect(lambda _=False, name=action.name: self.acted.emit(name))
            flow.addWidget(button)
            self.buttons[action.name] = button
        column.addWidget(holder)

    def _button(self, action: Action, *, primary: bool) -> QPushButton:
        button = QPushButton(self._look.icon(action.icon, "on_accent" if primary else "muted"), action.words)
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
