"""The guide: opened by F1 at the chapter of what one stands on, left by Escape to where one stood.

In the window it is a page. From a dialog it opens beside the dialog, in a window of its own: the page would lie behind
it, and be blocked where the dialog insists on an answer.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.controllers.browsing import BrowsingController
from desktop.controllers.history import PAGE
from desktop.controllers.pages import PagesController
from desktop.controllers.reading import ReadingController
from desktop.main_window import MainWindow
from desktop.shortcuts import bind
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

_READER = "reading"
_BOUND = "helped"


class GuidingController(QObject):
    """Opens the guide and leads out of it."""

    def __init__(
        self,
        window: MainWindow,
        browsing: BrowsingController,
        reading: ReadingController,
        pages: PagesController,
        spoken: Callable[[], tuple[Theme, Metrics, Voice]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._browsing, self._reading, self._pages = window, browsing, reading, pages
        self._spoken = spoken
        self._wanted = ""
        self._from = ""
        pages.offer(KEY, self._made)
        QApplication.instance().focusWindowChanged.connect(self._on_focus_window)

    def open_here(self) -> None:
        """Open the guide at the chapter of what one stands on."""
        active = QApplication.activeWindow()
        if active is not None and active is not self._window:
            self._open_beside(active)
        elif self._window.page == KEY:
            self._window.enter_page()
        else:
            self.open(self._chapter_here())

    def _chapter_here(self) -> str:
        window = self._window
        if not window.page and window.reader.isAncestorOf(window.focusWidget()):
            return _READER
        return CHAPTERS.get(window.page, "")

    def _open_beside(self, dialog: QWidget) -> None:
        """Open the guide beside a dialog, at its chapter, or at that of what it was opened from."""
        # Imported when it is first asked for.
        from desktop.guide.window import GuideWindow

        if isinstance(dialog, GuideWindow):
            dialog.page.setFocus()
            return
        guide = dialog.findChild(GuideWindow)
        (guide or GuideWindow(*self._spoken(), dialog)).open_at(self._chapter_of(dialog))

    def _chapter_of(self, dialog: QWidget) -> str:
        asked: QWidget | None = dialog
        while asked is not None and not asked.property("chapter"):
            asked = asked.parentWidget()
        return asked.property("chapter") if asked is not None else self._chapter_here()

    def _on_focus_window(self, _: object) -> None:
        """Let F1 lead from a dialog that blocks the window, and so its keys, those of the system's making too."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None and self._stands_over_us(dialog) and not dialog.property(_BOUND):
            dialog.setProperty(_BOUND, True)
            bind("help", dialog, lambda: self._open_beside(dialog))

    def _stands_over_us(self, dialog: QWidget) -> bool:
        above: QWidget | None = dialog
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

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
