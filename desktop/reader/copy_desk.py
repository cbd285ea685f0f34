"""Copying out of the reader: what was asked for goes to the clipboard, cited in the style that was chosen last."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from core.paper.citing.processor import Style
from core.paper.excerpt import plain_excerpt
from core.records.library import Event, Record
from core.records.profiles import Assembled
from desktop.reader.copy_menu import CopyMenu
from desktop.reader.copying import copy_words, words_of
from desktop.reader.look import Look


class CopyDesk(QObject):
    """Copies records. `copied` tells what was: the uid, and how; `style_chosen` the style wanted from now on."""

    copied = Signal(str, str)
    style_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = Style.ACADEMIC
        self.menu: CopyMenu | None = None

    def set_style(self, style: str) -> None:
        """Cite in a style from now on."""
        self._style = Style(style)

    def copy(
        self, record: Record | Assembled | None, event: Event | None, uid: str, how: str, look: Look
    ) -> None:
        """Copy the open record, or the recommendation of its event that `uid` names."""
        if event is not None and record is not None and uid != record.uid:
            record = next((item for item in event.recommendations if item.uid == uid), record)
        if record is not None and copy_words(words_of(record, event, how, look, self._style)):
            self.copied.emit(uid, how)

    def copy_text(self, text: str, language: str = "en") -> bool:
        """Copy a text that is no record; answer whether there was any."""
        return copy_words(plain_excerpt(text, language))

    def show_menu(self, button: QWidget, record: Record, event: Event | None, look: Look) -> None:
        """Offer the ways to copy the open record, below a button."""
        several = isinstance(record, Event) and bool(record.recommendations)
        self.menu = CopyMenu(self._style, look, button, several=several)
        self.menu.style_chosen.connect(self._on_style_chosen)
        self.menu.chosen.connect(lambda how: self.copy(record, event, record.uid, how, look))
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        # Both begin at the same edge.
        below = QRect(button.rect().bottomLeft(), self.menu.sizeHint())
        if button.isRightToLeft():
            below.moveRight(button.rect().right())
        self.menu.popup(button.mapToGlobal(below.topLeft()))

    def _on_style_chosen(self, style: str) -> None:
        self.set_style(style)
        self.style_chosen.emit(style)
