"""What helps: the page of shortcuts, what the program says of itself, and the way to the guide."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Metrics
from desktop.voice import Voice
from desktop.widgets.top_bar import ABOUT, GUIDE, SHORTCUTS

if TYPE_CHECKING:
    from desktop.controllers.opening import Shelf
    from desktop.models.about import About


class HelpingController(QObject):
    """Opens what the menu of help and its keys ask for, each once. `guide_wanted` is for whoever has the guide."""

    guide_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        spoken: Callable[[], tuple[Metrics, Voice, Settings]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._folder, self._spoken = window, folder, spoken
        self._shelf: Shelf | None = None
        self._open: dict[str, QDialog] = {}

    def use(self, shelf: "Shelf") -> None:
        """Tell of a library from now on."""
        self._shelf = shelf

    def open(self, wanted: str) -> None:
        """Open what is wanted, or bring it forward."""
        if wanted == GUIDE:
            self.guide_wanted.emit()
            return
        dialog = self._open.get(wanted)
        if dialog is None:
            dialog = self._open[wanted] = {SHORTCUTS: self._shortcuts, ABOUT: self._about}[wanted]()
            dialog.destroyed.connect(lambda: self._open.pop(wanted, None))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _shortcuts(self) -> QDialog:
        from desktop.dialogs.shortcuts import ShortcutsDialog

        metrics, voice, _ = self._spoken()
        return ShortcutsDialog(metrics, voice, self._window)

    def _about(self) -> QDialog:
        from core import carried
        from desktop.dialogs.about import AboutDialog

        metrics, voice, _ = self._spoken()
        return AboutDialog(self.about(), carried.parts(), metrics, voice, self._window)

    def about(self) -> "About":
        """Return what the program says of itself now."""
        import platform

        from PySide6 import __version__ as pyside
        from PySide6.QtCore import qVersion

        from core import carried
        from db.connection import sqlite_version

        # Before the library is open, nothing is known of it.
        from desktop.controllers.opening import Shelf
        from desktop.faults import LOG
        from desktop.models.about import About, Holding

        shelf = self._shelf or Shelf()
        versions = (
            ("Python", platform.python_version()),
            ("PySide6", pyside),
            ("Qt", qVersion()),
            ("SQLite", sqlite_version()),
            (platform.system(), f"{platform.release()} {platform.machine()}"),
        )
        holding = Holding(shelf.counts, shelf.day, shelf.seal, shelf.path)
        log = self._folder / "logs" / LOG
        return About(carried.version(), versions, holding, self._folder, log, self._spoken()[2])
