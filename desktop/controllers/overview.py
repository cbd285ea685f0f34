"""The overview: made of what a search counts, asked on a worker when it is seen, and followed where it is clicked."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.records.filters import Filters
from desktop.controllers.browsing import BrowsingController
from desktop.controllers.pages import PagesController
from desktop.controllers.reading import ReadingController
from desktop.main_window import MainWindow
from desktop.models.choices import with_values
from desktop.models.tries import DISMISSED
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.records.overview import Overview

KEY = "overview"


class OverviewController(QObject):
    """Fills the overview and leads from it to lists and records."""

    troubled = Signal(object)
    tried = Signal(str, str)

    def __init__(
        self,
        window: MainWindow,
        browsing: BrowsingController,
        reading: ReadingController,
        pages: PagesController,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._browsing, self._reading = window, browsing, reading
        self._pages, self._runner = pages, runner
        self._ask: Callable[[], Overview] | None = None
        self._answered = False
        self._done: tuple[str, ...] = ()
        self._shown: Overview | None = None
        pages.offer(KEY, self._made)
        pages.shown.connect(self._on_shown)

    def use(self, ask: "Callable[[], Overview] | None") -> None:
        """Ask a library from now on; without one there is no overview."""
        self._ask, self._answered = ask, False
        if ask is None and self._window.page == KEY:
            self._browsing.leave_page()
        self._on_shown(self._window.page)

    def remember(self, done: tuple[str, ...]) -> None:
        """Take which of the things to try have been tried, or that they are not wanted."""
        self._done = done
        page = self._pages.page(KEY)
        if page is not None:
            page.tries.show_tries(page.overview, done)

    def prepare(self) -> None:
        """Import what the page is made of."""
        import desktop.overview.page  # noqa: F401

    def show(self, overview: "Overview") -> None:
        """Show what the library holds; a page that is still to come shows it when it is made."""
        page = self._pages.page(KEY)
        if page is not None and overview != self._shown:
            self._fill(page, overview)
        self._shown = overview

    def _fill(self, page: Any, overview: "Overview") -> None:
        page.show_overview(overview)
        page.tries.show_tries(overview, self._done)

    def _made(self, theme: Theme, metrics: Metrics, voice: Voice) -> Any:
        # Imported when it is first seen, which is after the first paint.
        from desktop.overview.page import OverviewPage

        page = OverviewPage(theme, metrics, voice)
        if self._shown is not None:
            self._fill(page, self._shown)
        page.view_wanted.connect(lambda kind: self._browsing.show_listing(Filters(kinds=(kind,))))
        page.value_wanted.connect(self._on_value_wanted)
        page.disputes_wanted.connect(lambda: self._browsing.show_view("contradictions"))
        page.record_requested.connect(lambda uid: self._reading.open(uid, enter=True, following=True))
        page.tries.wanted.connect(self.tried)
        page.tries.dismissed.connect(lambda: self.tried.emit(DISMISSED, ""))
        return page

    def _on_value_wanted(self, kind: str, facet: str, value: str) -> None:
        self._browsing.show_listing(with_values(Filters(kinds=(kind,)), facet, (value,)))

    def _on_shown(self, key: str) -> None:
        ask = self._ask
        if key == KEY and ask is not None and not self._answered:
            self._runner.run(ask, self._on_answered, self.troubled.emit, lane=KEY)

    def _on_answered(self, overview: "Overview") -> None:
        if self._pages.page(KEY) is not None:
            self.show(overview)
            self._answered = True
