"""Dialogs that stand open while the reader chooses another language or look: what they say is said anew, in place.

What was typed, what is chosen and where one is scrolled belong to the widgets and stay, since none is made anew. The
window turns every dialog that stands over it (`MainWindow.set_voice`, `set_look`); a dialog that insists on an answer
keeps the reader from the languages and need not follow. A dialog's property `chapter` names the chapter of the guide
that F1 opens beside it.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from desktop.theme import Metrics, Theme
from desktop.voice import Voice

Saying = Callable[[Voice], str]
"""What is said, in whichever language it is asked for."""


def silence(_voice: Voice) -> str:
    """Say nothing."""
    return ""


class Sayings:
    """What a widget says: each text and where it goes, said at once and again in every other language."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._said: list[tuple[Callable[[str], object], Saying]] = []

    def say(self, words: str, *puts: Callable[[str], object]) -> None:
        """Say words of the catalogue in one place or several."""
        for put in puts:
            self.tell(put, lambda voice: voice.tr(words))

    def tell(self, put: Callable[[str], object], saying: Saying) -> None:
        """Say what is put together in each language."""
        self._said.append((put, saying))
        put(saying(self.voice))

    def speak(self, voice: Voice) -> None:
        """Say everything in another language."""
        self.voice = voice
        for put, saying in self._said:
            put(saying(voice))


class FollowingDialog(QDialog):
    """A dialog that speaks the language of now, and has its look, for as long as it stands open."""

    def __init__(self, metrics: Metrics, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.sayings = Sayings(voice)

    @property
    def _voice(self) -> Voice:
        return self.sayings.voice

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self.sayings.speak(voice)
        self._make_room()

    def set_look(self, _theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._metrics = metrics
        self._make_room()

    def _make_room(self) -> None:
        """Grow where the new words need it, as far as the screen goes."""
        layout = self.layout()
        if layout is None or self.isMaximized():
            return
        layout.activate()
        size = self.size().expandedTo(layout.totalMinimumSize())
        if layout.hasHeightForWidth():
            size.setHeight(max(size.height(), layout.totalHeightForWidth(size.width())))
        self.resize(size.boundedTo(self.screen().availableSize()))


def replace_sheet(area: QScrollArea, sheet: QWidget) -> None:
    """Put a sheet that is only read in the place of the one before, and stay at the same part of it."""
    bar, view = area.verticalScrollBar(), area.viewport()
    part = bar.value() / max(bar.maximum(), 1)
    area.setWidget(sheet)
    # Laid out now: the view learns of the height with the next event.
    sheet.resize(view.width(), max(view.height(), sheet.heightForWidth(view.width())))
    bar.setValue(round(part * bar.maximum()))
