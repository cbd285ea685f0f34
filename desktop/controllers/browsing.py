"""Searching and listing: every change of query, view or filter is a question, the newest of which is
answered.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from core.errors import N_, Refusal
from core.records.filters import FacetValue, Filters
from desktop.main_window import MainWindow
from desktop.models.choices import without_other_kinds
from desktop.models.results import PAGE
from desktop.models.views import VIEWS, WHOLE_LIBRARY, view_listing, view_of, view_of_page
from desktop.tasks import Runner

if TYPE_CHECKING:
    from core.records.answers import Answer, Hit
    from core.text.query import Query
    from desktop.controllers.opening import Search
    from desktop.widgets.results_pane import ResultsPane


class BrowsingController(QObject):
    """Keeps what is asked (view, query, filters) and brings the answers into the window."""

    troubled = Signal(object)
    asked_changed = Signal()
    answered = Signal()
    page_wanted = Signal(str)
    digest_wanted = Signal()
    _prepared = Signal(int, int)

    def __init__(self, window: MainWindow, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._runner = window, runner
        self._search: Search | None = None
        self.view = WHOLE_LIBRARY
        self.query = ""
        self.filters = Filters()
        self.record = ""
        self._typing = self._enter = False
        self._answer: Answer | None = None
        self._answered_filters, self._answered_typing = Filters(), False
        self.marked_query: Query | None = None
        self._read_query = ""
        self._preparing = self._owed = False
        self._listed: dict[str, int] = {}
        window.top.search.query_changed.connect(self._on_query_changed)
        window.top.search.query_submitted.connect(self.submit)
        window.navigation.view_chosen.connect(self._on_view_chosen)
        window.with_results(self._hear)
        self._prepared.connect(self._on_prepared, Qt.ConnectionType.QueuedConnection)

    def _hear(self, results: "ResultsPane") -> None:
        results.filters_changed.connect(self.narrow)
        results.query_wanted.connect(self._on_query_wanted)
        results.everything_wanted.connect(self._on_everything_wanted)
        results.list.rows_shown.connect(self._on_rows_shown)

    def restore(self, view: str, query: str, filters: Filters, record: str) -> None:
        """Stand where the reader stood when the window was closed."""
        self.view = WHOLE_LIBRARY if view_of(view).page else view_of(view)
        self.query, self.filters, self.record = query, filters, record
        self._window.top.search.set_query(query)
        self._window.navigation.choose(self.view.key)

    def leave_page(self) -> None:
        """Show results and reader again, the navigation at the view of the list."""
        if self._window.page:
            self._window.show_columns()
            self._window.navigation.choose(self.view.key)
            if self._owed:
                self.ask(self.query)

    def list_behind(self, key: str) -> None:
        """List the records of a view behind a page that shows them in another way."""
        view = view_of(key)
        if self.view is not view or self._owed:
            self.view, self.filters = view, without_other_kinds(self.filters, view)
            self.ask(self.query)

    def use(self, search: "Search", *, counted: bool = False) -> None:
        """Search in a library from now on; `counted` says that the numbers that are shown are its own.

        Then the list of everything is not asked for before it is seen, while a page stands in its place.
        """
        self._search, self._preparing = search, False
        page = self._window.page
        plain = not self.query.strip() and not self.filters
        self._owed = bool(page and counted and self._listed and plain and not view_of_page(page).lists)
        if not self._owed:
            self.ask(self.query)

    def stand_at(self, uid: str) -> None:
        """Show the card of the record that is open as the open one."""
        self.record, self._read_query = uid, self.answered_query
        self._window.results.list.choose(uid)

    def ask(self, query: str, *, typing: bool = False) -> None:
        """Search for `query` in the view and filters of now; while typing, the last word is a beginning."""
        self.query, self._typing = query, typing
        self._runner.void("pages")
        self.asked_changed.emit()
        search, filters = self._search, self._asked()
        if search is not None:
            self._owed = False
            self._runner.run(
                lambda: search.search(query, filters, limit=PAGE, offset=0, typing=typing),
                lambda answer: self._on_found(answer, filters, typing=typing),
                self.troubled.emit,
                lane="search",
            )

    def show_listing(self, filters: Filters) -> None:
        """List exactly what filters let through, in the view of its kinds; the open record stays open."""
        self.view = view_listing(filters.kinds)
        self.filters = replace(filters, kinds=())
        self._window.top.search.set_query("")
        self._window.show_columns()
        self._window.navigation.choose(self.view.key)
        self._window.show_results()
        self._window.results.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask("")

    def show_view(self, key: str) -> None:
        """List everything of a view."""
        self.filters = Filters()
        self._window.top.search.set_query("")
        self.query = ""
        self._window.navigation.choose(key)
        self._on_view_chosen(key)

    def submit(self, query: str) -> None:
        """Search for a query that is whole, and go to what it finds."""
        self._leave_for_everything()
        self._enter = True
        self.ask(query)

    @property
    def answered_query(self) -> str:
        """The query of the answer that is shown."""
        return self._answer.query if self._answer is not None else ""

    @property
    def asked_of_answer(self) -> tuple[int, str, Filters, bool]:
        """How many records the answer that is shown has, and what was asked for it: query, filters, typing."""
        if self._owed:
            return self._listed.get(self.view.key, 0), "", self._asked(), False
        total = self._answer.total if self._answer is not None else 0
        return total, self.answered_query, self._answered_filters, self._answered_typing

    @property
    def facets(self) -> Mapping[str, tuple[FacetValue, ...]]:
        """What the answer that is shown can be narrowed by."""
        return self._answer.facets if self._answer is not None else {}

    def _asked(self) -> Filters:
        kinds = tuple(str(kind) for kind in self.view.kinds)
        return replace(self.filters, kinds=kinds, disputed=self.view.disputed)

    def _on_found(self, answer: "Answer", filters: Filters, *, typing: bool) -> None:
        self._answered_filters, self._answered_typing = filters, typing
        self._on_answered(answer)

    def _on_answered(self, answer: "Answer") -> None:
        self._answer, self.marked_query = answer, _marked(answer, typing=self._typing)
        self._window.results.show_answer(answer, self.filters, self.view, self.marked_query)
        self.show_listed(
            {value.value: value.count for value in answer.facets.get("kind", ())},
            sum(value.count for value in answer.facets.get("sign", ())),
        )
        self._window.results.list.choose(self.record)
        if self._enter and answer.total and not self._window.page:
            if self._read_query != answer.query:
                # What is open was found by another search: this one begins with its first.
                self._window.results.list.setCurrentIndex(QModelIndex())
            self._window.results.list.enter()
        self._enter = False
        self.answered.emit()
        if not self._preparing and (answer.plain or answer.query.strip()):
            self._prepare()

    def show_listed(self, kinds: Mapping[str, int], disputing: int) -> None:
        """Show how many records each view has: of each kind of record, and of those that contradict one another."""
        self._listed = _view_counts(kinds, disputing)
        self._window.navigation.set_counts(self._listed)

    def _prepare(self) -> None:
        """Check the index behind the first answer to words, or make the one that an answer had to do without.

        Search goes on meanwhile; an answer without the index is asked for anew then.
        """
        search, self._preparing = self._search, True
        self._runner.run(
            lambda: search.prepare(self._told),
            self._on_ready,
            self.troubled.emit,
            lane="index",
        )

    def _told(self, done: int, of: int) -> None:
        """Bring over from the worker's thread how far the index is; give up when the window has closed."""
        if self._runner.closed:
            raise Refusal(N_("The search index was not finished."))
        self._prepared.emit(done, of)

    def _on_prepared(self, done: int, of: int) -> None:
        self._window.status.show_preparing(done, of)

    def _on_ready(self, ready: bool) -> None:
        self._window.status.show_preparing(0, 0)
        if ready and self._answer is not None and self._answer.plain:
            self.ask(self.query, typing=self._typing)

    def _on_query_wanted(self, query: str) -> None:
        self._window.top.search.set_query(query)
        self.ask(query)

    def _on_query_changed(self, query: str) -> None:
        self._leave_for_everything()
        self.ask(query, typing=True)

    def _leave_for_everything(self) -> None:
        """Who searches from a page has chosen nothing to search in: it is the whole library."""
        if self._window.page and not view_of_page(self._window.page).lists:
            self.view, self.filters = WHOLE_LIBRARY, Filters()
            self.leave_page()
            self._window.show_results()

    def _on_view_chosen(self, key: str) -> None:
        view = view_of(key)
        if view.page:
            self.page_wanted.emit(view.page)
            return
        self.view = view
        self._window.show_columns()
        # What belongs to a record is of one kind: it would leave nothing of another.
        self.filters = without_other_kinds(self.filters, self.view)
        self._window.show_results()
        self.ask(self.query)
        if view.digest:
            self.digest_wanted.emit()

    def _on_everything_wanted(self) -> None:
        self._window.navigation.choose(WHOLE_LIBRARY.key)
        self._on_view_chosen(WHOLE_LIBRARY.key)

    def narrow(self, filters: Filters) -> None:
        """Ask the same with other filters."""
        self.filters = filters
        self.ask(self.query)

    def uids_of(self, rows: list[int]) -> Callable[[], tuple[str, ...]]:
        """Return what names the records of rows, in their order, on a worker: not all need have been looked at."""
        search, query, filters, typing = self._search, self.query, self._asked(), self._typing
        model = self._window.results.rows
        known = {row: hit.uid for row in rows if (hit := model.hit(row)) is not None}
        missing = sorted({row // PAGE for row in rows if row not in known})

        def read() -> tuple[str, ...]:
            for number in missing if search is not None else ():
                found = search.search(query, filters, limit=PAGE, offset=number * PAGE, typing=typing)
                known.update({number * PAGE + at: hit.uid for at, hit in enumerate(found.hits)})
            return tuple(known[row] for row in rows if row in known)

        return read

    def _on_rows_shown(self, first: int, last: int) -> None:
        search, query, filters, typing = self._search, self.query, self._asked(), self._typing
        numbers = self._window.results.rows.missing_pages(first, last)
        if search is None or not numbers:
            return

        def fetch() -> "list[tuple[int, tuple[Hit, ...]]]":
            found = (
                search.search(query, filters, limit=PAGE, offset=n * PAGE, typing=typing) for n in numbers
            )
            return [(n, answer.hits) for n, answer in zip(numbers, found, strict=True)]

        self._runner.run(fetch, self._on_pages, self.troubled.emit, lane="pages")

    def _on_pages(self, pages: "list[tuple[int, tuple[Hit, ...]]]") -> None:
        for number, hits in pages:
            self._window.results.rows.set_page(number, hits)


def _marked(answer: "Answer", *, typing: bool) -> "Query | None":
    """Return what is marked of an answer; None where it is marked nowhere."""
    if not answer.query.strip():
        return None
    # Imported with the first query: the parser is not needed for the first paint.
    from desktop.controllers.searching_marks import marks_of

    return marks_of(answer, typing=typing)


def _view_counts(listed: Mapping[str, int], disputing: int) -> dict[str, int]:
    """Return how many of the records that are listed each view has."""
    kinds = Counter(listed)
    return {
        view.key: disputing
        if view.disputed
        else sum(kinds[str(kind)] for kind in view.kinds)
        if view.kinds
        else kinds.total()
        for view in VIEWS
        if not view.page and not view.digest
    }
