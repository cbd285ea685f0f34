"""The pages that take the place of results and reader: each is made when it is first shown, then kept as it is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.main_window import MainWindow
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

REGISTER, COLLECTIONS, CONTACTS = "register", "collections", "contacts"

Make = Callable[[Theme, Metrics, Voice], Any]
"""Makes the widget of a page, with `set_look(theme, metrics)` and `set_voice(voice)`."""


class PagesController(QObject):
    """Keeps who makes which page. `shown` carries the key of a page that is seen from now on."""

    shown = Signal(str)

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._makers: dict[str, Make] = {}
        self._made: dict[str, Any] = {}
        self._dress: tuple[Theme, Metrics, Voice] | None = None

    def offer(self, key: str, make: Make) -> None:
        """Let a page be made by `make` when it is first shown."""
        self._makers[key] = make

    def bring(self) -> None:
        """Make the page whose place is kept, if it has been offered meanwhile."""
        self._bring(self._window.page)

    def dress(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        """Show pages in this look and language; nothing is made before this is known, which is the first paint."""
        if self._dress == (theme, metrics, voice):
            return
        self._dress = (theme, metrics, voice)
        for page in self._made.values():
            page.set_look(theme, metrics)
            page.set_voice(voice)
        self._bring(self._window.page)

    def show(self, key: str) -> None:
        """Show a page, as it was where it had been shown."""
        self._window.show_page(key)
        if not self._bring(key) and key in self._made:
            self.shown.emit(key)

    def page(self, key: str) -> Any:
        """Return the widget of a page, or None where it has not been made."""
        return self._made.get(key)

    def _bring(self, key: str) -> bool:
        """Make the page of a key where it is due and can be made; tell whether it was."""
        if self._dress is None or key in self._made or key not in self._makers:
            return False
        page = self._made[key] = self._makers[key](*self._dress)
        self._window.add_page(key, page)
        self.shown.emit(key)
        return True
