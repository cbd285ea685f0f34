"""The register: asked for in the order and the groups that the reader chose, narrowed as the list is.

Orders, lines, and what is copied or printed are made on workers; a newer order voids an older one and what was still
fetched for it. An order that is shown already is not made again, so that whoever comes back stands where he stood.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from core.errors import N_, Refusal
from core.records.kinds import RecordKind
from desktop.controllers.browsing import BrowsingController
from desktop.controllers.pages import REGISTER as KEY
from desktop.controllers.pages import PagesController
from desktop.controllers.printing import works_of
from desktop.controllers.reading import ReadingController
from desktop.main_window import MainWindow
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.paper.excerpt import Excerpt
    from core.records.register import RegisterLine, RegisterOrder
    from core.records.selection import Selected, Selection
    from desktop.controllers.exporting import Selects
    from desktop.controllers.opening import Books
    from desktop.exporting.work import Offer
    from desktop.following import Saying
    from desktop.reader.look import Look
    from desktop.register.arrangement import Arrangement, Packed
    from desktop.register.page import RegisterPage

_LIST = "recommendations"
MOST = 500
"""How many provisions are copied or printed at once."""

_TOO_MANY = N_(
    "{count} recommendations are too many at once: at most {most} are copied or printed. Export them."
)
_CHOOSE = N_("Choose recommendations first: with the mouse, or with Space.")
_ORDERING = N_("Putting the rows into order\u2026")
_FIRST_LINES = 64
_KIND = str(RecordKind.RECOMMENDATION)


class Registers(Protocol):
    """What the window asks of a register."""

    def order(self, ordering: Any = ..., **narrowed: Any) -> "RegisterOrder":
        """Return the order of the provisions that a search finds."""

    def lines(self, numbers: "Sequence[int]") -> "tuple[RegisterLine, ...]":
        """Return the lines of some row numbers."""

    def uids(self, numbers: "Sequence[int]") -> tuple[str, ...]:
        """Return the uids of row numbers."""


class RegisteringController(QObject):
    """Brings orders and lines into the page, and takes what is selected to the clipboard, to paper and to files.

    `arranged` carries how the register is arranged from now on, as the settings keep it; `export_wanted` asks for the
    dialog; `printing` carries the works to print, `collecting` the uids to put into a collection.
    """

    troubled = Signal(object)
    arranged = Signal(object)
    export_wanted = Signal()
    printing = Signal(object)
    collecting = Signal(object)

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
        self._register: Registers | None = None
        self._selects: Selects | None = None
        self._books: Books | None = None
        self._kept: Packed = ()
        self._style = "academic"
        self._asked: tuple[object, ...] = ()
        self._left = self._enter = False
        pages.shown.connect(self._on_shown)
        pages.offer(KEY, self._make)
        browsing.answered.connect(self.ask)
        window.top.search.query_submitted.connect(self._on_submitted)

    @property
    def page(self) -> "RegisterPage | None":
        """The page, once it has been seen."""
        return self._pages.page(KEY)

    def use(self, register: Registers, selects: "Selects", books: "Books") -> None:
        """Ask a library from now on."""
        self._register, self._selects, self._books = register, selects, books
        self._asked = ()
        self.ask()

    def remember(self, kept: "Packed", style: str) -> None:
        """Take an arrangement as the settings keep it, and the style that citations are copied in."""
        self._style = style
        if kept != self._kept:
            self._kept = kept
            if self.page is not None:
                self._arrange(self.page)
                self.ask()

    def ask(self) -> None:
        """Make the order for what is asked for now, if the register is what is looked at and shows another."""
        register, browsing, page = self._register, self._browsing, self.page
        _, query, filters, typing = browsing.asked_of_answer
        # What was answered last may still be another list.
        if register is None or page is None or self._window.page != KEY or filters.kinds != (_KIND,):
            return
        arrangement, code = page.arrangement, page.look.language
        order = {
            "descending": arrangement.descending,
            "grouping": arrangement.grouping,
            "query": query,
            "filters": filters,
            "typing": typing,
            "code": code,
        }
        asked = (arrangement.ordering, *order.values())
        if asked == self._asked:
            self._enter_page()
            return
        self._asked = asked
        self._runner.void("register lines")
        facets, shown, marked = browsing.facets, browsing.filters, browsing.marked_query

        def work() -> "tuple[RegisterOrder, tuple[RegisterLine, ...]]":
            made = register.order(arrangement.ordering, **order)
            return made, register.lines(made.numbers[:_FIRST_LINES])

        def done(made: "tuple[RegisterOrder, tuple[RegisterLine, ...]]") -> None:
            page.show_order(*made, facets, shown, marked)
            self._enter_page()

        page.say(page.look.voice.tr(_ORDERING))
        self._runner.run(work, done, self._on_failed, lane="register")

    def copy(self, how: str = "citation") -> None:
        """Copy what is selected, in the order of the register: with citations, or the texts alone."""
        page, selects, style = self.page, self._selects, self._style
        if page is None or selects is None:
            return
        look = page.look

        def work(uids: tuple[str, ...]) -> "Excerpt":
            chosen = selects.these(uids).read(frozenset({RecordKind.RECOMMENDATION}))
            return _excerpt(list(chosen), how, look, style)

        self._with_chosen(work, self._on_excerpt)

    def print_chosen(self) -> None:
        """Print what is selected, in the order of the register."""
        books = self._books
        if books is not None:
            self._with_chosen(lambda uids: works_of(books, uids), self.printing.emit)

    def collect_chosen(self) -> None:
        """Put what is selected into a collection, in the order of the register."""
        self._with_chosen(lambda uids: uids, self.collecting.emit)

    def offers(self) -> "tuple[Offer, ...]":
        """Return what of the register can be exported: what is selected, and all of it in its order."""
        page = self.page
        if page is None:
            return ()
        chosen = page.table.chosen()
        every = list(dict.fromkeys(page.rows.order.numbers))
        offers = (
            self._offer(
                chosen,
                lambda voice: voice.trn(
                    "{count} chosen recommendation", "{count} chosen recommendations", len(chosen)
                ),
            ),
            self._offer(
                every,
                lambda voice: voice.trn(
                    "{count} recommendation of the register",
                    "All {count} recommendations of the register",
                    len(every),
                ),
            ),
        )
        return tuple(offer for offer in offers if offer.count)

    def _offer(self, numbers: list[int], words: "Saying") -> "Offer":
        from desktop.exporting.work import Offer

        register, selects = self._register, self._selects

        def select(_: object) -> "Selection":
            return selects.these(register.uids(numbers))

        return Offer(words, len(numbers), KEY, select)

    def _make(self, theme: Theme, metrics: Metrics, voice: Voice) -> Any:
        # Imported when it is first seen, which is after the first paint.
        from desktop.register.page import RegisterPage

        page = RegisterPage(theme, metrics, voice)
        self._arrange(page)
        page.arranged.connect(self._on_arranged)
        page.rows_shown.connect(self._on_rows_shown)
        page.filters_changed.connect(self._browsing.narrow)
        page.record_requested.connect(self._on_record_requested)
        page.copy_wanted.connect(self.copy)
        page.print_wanted.connect(self.print_chosen)
        page.collect_wanted.connect(self.collect_chosen)
        page.export_wanted.connect(self.export_wanted)
        page.voice_changed.connect(self.ask)
        return page

    def _arrange(self, page: "RegisterPage") -> None:
        from desktop.register.arrangement import unpacked

        page.arrange(unpacked(self._kept))

    def _on_shown(self, key: str) -> None:
        if key == KEY:
            self._enter, self._left = self._enter or self._left, False
            # The list behind the page is the same provisions as cards, so that filters and counts are theirs.
            self._browsing.list_behind(_LIST)
            self.ask()

    def _on_submitted(self) -> None:
        self._enter = self._window.page == KEY

    def _on_record_requested(self, uid: str) -> None:
        self._left = True
        self._reading.open(uid, enter=True, following=True)

    def _enter_page(self) -> None:
        """Give the keyboard to the table where a search was sent off, or a record led away from it."""
        page = self.page
        if self._enter and page is not None:
            page.table.enter()
        self._enter = False

    def _with_chosen(self, work: "Callable[[tuple[str, ...]], Any]", done: Callable[[Any], None]) -> None:
        register, page = self._register, self.page
        if register is None or page is None:
            return
        numbers, voice = page.table.chosen(), page.look.voice
        if not numbers:
            self.troubled.emit(Refusal(_CHOOSE))
        elif len(numbers) > MOST:
            count, most = voice.number(len(numbers)), voice.number(MOST)
            self.troubled.emit(Refusal(_TOO_MANY, count=count, most=most))
        else:
            self._runner.run(
                lambda: work(register.uids(numbers)), done, self.troubled.emit, lane="register chosen"
            )

    def _on_arranged(self, arrangement: "Arrangement") -> None:
        from desktop.register.arrangement import packed

        self._kept = packed(arrangement)
        self.arranged.emit(self._kept)
        self.ask()

    def _on_rows_shown(self, first: int, last: int) -> None:
        register, page = self._register, self.page
        if register is None or page is None:
            return
        asked = [(n, page.rows.numbers_of_page(n)) for n in page.rows.missing_pages(first, last)]
        if asked:
            self._runner.run(
                lambda: [(number, register.lines(numbers)) for number, numbers in asked],
                self._on_lines,
                self.troubled.emit,
                lane="register lines",
            )

    def _on_lines(self, pages: "list[tuple[int, tuple[RegisterLine, ...]]]") -> None:
        for number, lines in pages:
            self.page.rows.set_page(number, lines)

    def _on_excerpt(self, excerpt: "Excerpt") -> None:
        from desktop.reader.copying import copy_words

        if copy_words(excerpt) and self.page is not None:
            self.page.say(self.page.look.voice.tr(N_("Copied")))

    def _on_failed(self, refusal: Refusal) -> None:
        self._asked = ()
        if self.page is not None:
            self.page.show_trouble(refusal)
        self.troubled.emit(refusal)


def _excerpt(chosen: "list[Selected]", how: str, look: "Look", style: str) -> "Excerpt":
    from core.paper.citing.processor import Style
    from core.paper.excerpt import together
    from desktop.reader.copying import words_of

    return together(tuple(words_of(each.record, each.event, how, look, Style(style)) for each in chosen))
