"""The guide: opened by F1 at the chapter of what one stands on, left by Escape to where one stood."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.controllers.browsing import BrowsingController
from desktop.controllers.history import PAGE
from desktop.controllers.pages import PagesController
from desktop.controllers.reading import ReadingController
from desktop.main_window import MainWindow
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

KEY = "guide"
CHAPTERS = {
    "overview": "start",
    "register": "register",
    "collections": "collections",
    "contacts": "profiles",
    "": "searching",
}
"""The chapter that tells of each page of the window; without a page one stands at list and reader."""

_READER, _PAPER = "reading", "paper"


class GuidingController(QObject):
    """Opens the guide and leads out of it."""

    def __init__(
        self,
        window: MainWindow,
        browsing: BrowsingController,
        reading: ReadingController,
        pages: PagesController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._browsing, self._reading, self._pages = window, browsing, reading, pages
        self._wanted = ""
        self._from = ""
        pages.offer(KEY, self._made)
        window.help_wanted.connect(self.open_here)

    def open_here(self) -> None:
        """Open the guide at the chapter of what one stands on."""
        window = self._window
        if window.page == KEY:
            window.enter_page()
            return
        active = QApplication.activeWindow()
        if active is not None and active is not window:
            self.open(_PAPER)
        elif not window.page and window.reader.isAncestorOf(window.focusWidget()):
            self.open(_READER)
        else:
            self.open(CHAPTERS.get(window.page, ""))

    def open(self, chapter: str) -> None:
        """Open the guide at a chapter, the first where there is none of this key."""
        self._from, self._wanted = self._window.page, chapter
        page = self._pages.page(KEY)
        if page is not None:
            page.show_chapter(chapter)
        self._window.activateWindow()
        self._reading.open(PAGE + KEY, enter=True)

    def _made(self, theme: Theme, metrics: Metrics, voice: Voice) -> Any:
        # Imported when it is first seen, which is after the first paint.
        from desktop.guide.page import GuidePage

        page = GuidePage(theme, metrics, voice)
        page.show_chapter(self._wanted)
        page.left.connect(self._on_left)
        return page

    def _on_left(self) -> None:
        """Go back to the page one came from, else to list and reader as they stand."""
        if self._from:
            self._reading.go_back()
        else:
            self._browsing.leave_page()
            self._window.results.list.enter()
