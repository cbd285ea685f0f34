"""What helps a reader to ask: names and titles that begin as what is typed, and the searches made before.

A search is remembered when it was meant: it was entered, or a record was opened from what it found. Searches that
differ only in how they are written count as one here.
"""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.controllers.browsing import BrowsingController
from desktop.main_window import MainWindow
from desktop.tasks import Runner

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.controllers.opening import Completes
    from desktop.models.completions import Suggestion
    from desktop.models.results import ResultsTableModel
    from desktop.widgets.results_pane import ResultsPane

SEARCHES_SHOWN = 8


class Searches(Protocol):
    """Where searches are remembered; the user's file is one."""

    def remember(self, query: str) -> "Future[None]":
        """Put a query at the top of the searches."""

    def searches(self) -> tuple[str, ...]:
        """Return the queries that were searched, newest first."""

    def forget_searches(self) -> "Future[None]":
        """Forget every query that was searched."""


class SearchingController(QObject):
    """Brings suggestions below the search field, and remembers what was searched.

    `keeping` carries a future that is done when the user's file is as it should be.
    """

    troubled = Signal(object)
    keeping = Signal(object)

    def __init__(
        self, window: MainWindow, browsing: BrowsingController, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._box = window.top.search
        self._rows: ResultsTableModel | None = None
        self._browsing, self._runner = browsing, runner
        self._completer: Completes | None = None
        self._searches: Searches | None = None
        self._box.suggestions_wanted.connect(self._on_suggestions_wanted)
        self._box.suggestion_taken.connect(self._on_suggestion_taken)
        self._box.query_submitted.connect(self.remember)
        self._box.list_wanted.connect(self._on_list_wanted)
        window.with_results(self._hear)

    def _hear(self, results: "ResultsPane") -> None:
        self._rows = results.rows
        results.list.hit_chosen.connect(lambda _: self.remember(self._browsing.answered_query))

    def use(self, completer: "Completes | None") -> None:
        """Complete from a library from now on."""
        self._completer = completer

    def keep_in(self, searches: Searches | None) -> None:
        """Remember searches in a user's file from now on."""
        self._searches = searches

    def remember(self, query: str) -> None:
        """Remember a search that was meant."""
        self._runner.void("completion")
        query = query.strip()
        if self._searches is not None and query and self._searches.searches()[:1] != (query,):
            self.keeping.emit(self._searches.remember(query))

    def _on_list_wanted(self) -> None:
        # The card that the way leads to may be the open one already.
        if self._rows is not None and self._rows.rowCount():
            self.remember(self._box.query)

    def _on_suggestions_wanted(self, text: str) -> None:
        self._runner.void("completion")
        if not text.strip():
            self._box.show_searches(self._distinct_searches())
            return
        completer = self._completer
        if completer is not None:
            self._runner.run(
                lambda: completer.completions(text),
                self._box.show_completions,
                self.troubled.emit,
                lane="completion",
            )

    def _on_suggestion_taken(self, suggestion: "Suggestion") -> None:
        if not suggestion.forgets:
            self.remember(suggestion.query)
            self._browsing.submit(suggestion.query)
        elif self._searches is not None:
            self.keeping.emit(self._searches.forget_searches())

    def _distinct_searches(self) -> tuple[str, ...]:
        from core.text.words import folded_words

        searches = self._searches.searches() if self._searches is not None else ()
        distinct = {" ".join(folded_words(query)) or query: query for query in reversed(searches)}
        newest = sorted(distinct.values(), key=searches.index)
        return tuple(newest[:SEARCHES_SHOWN])
