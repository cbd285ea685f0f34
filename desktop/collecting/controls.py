"""What can be done with a collection and with its records: the buttons of the page, their words and keys."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from core.errors import N_
from core.text.bidi import isolate_code
from desktop.icons import icon
from desktop.theme import Metrics, Theme
from desktop.voice import Voice


@dataclass(frozen=True, slots=True)
class Control:
    """A button: its name, icon, words and keys; one that only its icon stands for is a `sign`."""

    name: str
    icon: str
    words: str
    keys: str = ""
    sign: bool = True


COLLECTION = (
    Control("book", "printer", N_("Print as a book\u2026"), sign=False),
    Control("duplicate", "copy", N_("Duplicate the collection")),
    Control("delete", "trash-2", N_("Delete the collection")),
    Control("undo", "undo-2", N_("Undo"), "Ctrl+Z"),
    Control("redo", "redo-2", N_("Redo"), "Ctrl+Y"),
)
ITEMS = (
    Control("up", "arrow-up", N_("Move up"), "Alt+\u2191"),
    Control("down", "arrow-down", N_("Move down"), "Alt+\u2193"),
    Control("open", "file-text", N_("Open the record"), "Enter"),
    Control("remove", "x", N_("Take out of the collection"), "Delete"),
)


class Controls(QWidget):
    """A row of buttons, found by the name of their control."""

    def __init__(self, controls: tuple[Control, ...]) -> None:
        super().__init__()
        self._controls = controls
        self.buttons: dict[str, QPushButton | QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Metrics.TINY)
        for control in controls:
            button = QToolButton() if control.sign else QPushButton()
            button.setProperty("role", "quiet" if control.sign else "primary")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.buttons[control.name] = button
            row.addWidget(button)

    def show_look(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        """Take colours, text size and language."""
        side = metrics.scaled(18)
        for control in self._controls:
            button, words = self.buttons[control.name], voice.tr(control.words)
            button.setAccessibleName(words)
            button.setToolTip(f"{words} {isolate_code(f'({control.keys})')}" if control.keys else words)
            if control.sign:
                mirrored = voice.language.right_to_left
                button.setIcon(icon(control.icon, theme.muted, mirrored=mirrored, side=side))
                button.setIconSize(QSize(side, side))
            else:
                button.setText(words)
