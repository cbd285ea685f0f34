"""The register: asked for in the order and the groups that the reader chose, narrowed as the list is.

Orders, lines, and what is copied or printed are made on workers; a newer order voids an older one and what was still
fetched for it. An order that is shown already is not made again, so that whoever comes back stands where he stood.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from core.errors import N_, Refusal
from core.records.answers import Filters
from core.records.kinds import RecordKind
from desktop.controllers.browsing import BrowsingController
from desktop.tasks import Runner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.paper.excerpt import Excerpt
    from core.paper.works import Work
    from core.records.register import RegisterLine, RegisterOrder
    from core.records.selection import Selected
    from desktop.controllers.exporting import Selects
    from desktop.controllers.opening import Books
    from desktop.exporting.work import Offer
    from desktop.reader.look import Look
    from desktop.register.arrangement import Arrangement
    from desktop.register.page import RegisterPage

MOST = 500
"""How many provisions are copied or printed at once."""

_TOO_MANY = N_(
    "{count} recommendations are too many at once: at most {most} are copied or printed. Export them."
)
_CHOOSE = N_("Choose recommendations first: with the mouse, or with Space.")
_FIRST_LINES = 64


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

    `arranged` carries an arrangement that the reader chose, `record_requested` a uid to open, `printing` the works
    to print.
    """

    troubled = Signal(object)
    arranged = Signal(object)
    record_requested = Signal(str)
    export_wanted = Signal()
    printing = Signal(object)

    def __init__(
        self,
        page: "RegisterPage",
        browsing: BrowsingController,
        runner: Runner,
        look: "Callable[[], Look]",
        style: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.page, self._browsing, self._runner = page, browsing, runner
        self._look, self._style = look, style
        self._register: Registers | None = None
        self._selects: Selects | None = None
        self._books: Books | None = None
        self._asked: tuple[object, ...] = ()
        page.arranged.connect(self._on_arranged)
        page.rows_shown.connect(self._on_rows_shown)
        page.filters_changed.connect(browsing.narrow)
        page.record_requested.connect(self.record_requested)
        page.copy_wanted.connect(self.copy)
        page.print_wanted.connect(self.print_chosen)
        page.export_wanted.connect(self.export_wanted)
        browsing.answered.connect(self.ask)

    def use(self, register: Registers, selects: "Selects", books: "Books") -> None:
        """Ask a library from now on."""
        self._register, self._selects, self._books = register, selects, books
        self._asked = ()
        self.ask()

    def arrange(self, arrangement: "Arrangement") -> None:
        """Take an arrangement that was remembered."""
        self.page.arrange(arrangement)
        self.ask()

    def ask(self) -> None:
        """Make the order for what is asked for now, if the register is what is looked at and shows another."""
        register, browsing = self._register, self._browsing
        if register is None or browsing.view.page != PAGE_KEY:
            return
        arrangement, code = self.page.arrangement, self._look().language
        _, query, filters, typing = browsing.asked_of_answer
        chosen = (arrangement.ordering, arrangement.descending, arrangement.grouping)
        asked = (query, filters, typing, code, *chosen)
        if asked == self._asked:
            return
        self._asked = asked
        self._runner.void("register lines")
        facets, shown = browsing.facets, browsing.filters

        def work() -> "tuple[RegisterOrder, tuple[RegisterLine, ...]]":
            order = register.order(
                arrangement.ordering,
                descending=arrangement.descending,
                grouping=arrangement.grouping,
                query=query,
                filters=filters,
                typing=typing,
                code=code,
            )
            return order, register.lines(order.numbers[:_FIRST_LINES])

        self._runner.run(
            work, lambda made: self.page.show_order(*made, facets, shown), self._on_failed, lane="register"
        )

    def copy(self, how: str = "citation") -> None:
        """Copy what is selected, in the order of the register: with citations, or the texts alone."""
        look, style = self._look(), self._style()

        def work(chosen: "list[Selected]") -> "Excerpt":
            return _excerpt(chosen, how, look, style)

        self._with_chosen(work, self._on_excerpt)

    def print_chosen(self) -> None:
        """Print what is selected, in the order of the register."""
        books = self._books
        if books is not None:
            self._with_chosen(lambda chosen: _works(chosen, books), self.printing.emit)

    def offers(self) -> "tuple[Offer, ...]":
        """Return what of the register can be exported: what is selected, and all of it in its order."""
        from desktop.exporting.work import Offer

        register, selects, voice = self._register, self._selects, self._look().voice
        if register is None or selects is None:
            return ()
        order, chosen = self.page.rows.order, self.page.table.chosen()
        every = list(dict.fromkeys(order.numbers))
        offers = []
        for numbers, words in (
            (
                chosen,
                voice.trn("{count} selected recommendation", "{count} selected recommendations", len(chosen)),
            ),
            (
                every,
                voice.trn(
                    "{count} recommendation of the register",
                    "All {count} recommendations of the register",
                    len(every),
                ),
            ),
        ):
            if numbers:
                offers.append(
                    Offer(
                        words,
                        len(numbers),
                        "register",
                        lambda _, numbers=numbers: selects.these(register.uids(numbers)),
                    )
                )
        return tuple(offers)

    def _with_chosen(self, work: "Callable[[list[Selected]], Any]", done: Callable[[Any], None]) -> None:
        register, selects, numbers = self._register, self._selects, self.page.table.chosen()
        if register is None or selects is None:
            return
        if not numbers:
            self.troubled.emit(Refusal(_CHOOSE))
            return
        if len(numbers) > MOST:
            voice = self._look().voice
            count, most = voice.number(len(numbers)), voice.number(MOST)
            self.troubled.emit(Refusal(_TOO_MANY, count=count, most=most))
            return

        def read() -> Any:
            selection = selects.these(register.uids(numbers))
            return work(list(selection.read(frozenset({RecordKind.RECOMMENDATION}))))

        self._runner.run(read, done, self.troubled.emit, lane="register chosen")

    def _on_arranged(self, arrangement: "Arrangement") -> None:
        self.arranged.emit(arrangement)
        self.ask()

    def _on_rows_shown(self, first: int, last: int) -> None:
        register, rows = self._register, self.page.rows
        missing = rows.missing_pages(first, last)
        if register is None or not missing:
            return
        asked = [(number, rows.numbers_of_page(number)) for number in missing]
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

        if copy_words(excerpt):
            self.page.say(self._look().voice.tr(N_("Copied")))

    def _on_failed(self, refusal: Refusal) -> None:
        self._asked = ()
        self.page.show_trouble(refusal)
        self.troubled.emit(refusal)


PAGE_KEY = "register"
"""The page of the window that the register stands on."""


def _excerpt(chosen: "list[Selected]", how: str, look: "Look", style: str) -> "Excerpt":
    from core.paper.citing.processor import Style
    from core.paper.excerpt import together
    from desktop.reader.copying import words_of

    return together(tuple(words_of(each.record, each.event, how, look, Style(style)) for each in chosen))


def _works(chosen: "list[Selected]", books: "Books") -> "tuple[Work, ...]":
    from core.paper.works import Work
    from core.records.library import Recommendation, Source

    works, sources = [], dict[str, Source]()
    for each in chosen:
        event, record = each.event, each.record
        if event is None or not isinstance(record, Recommendation):
            continue
        if event.source is not None and event.source.uid not in sources:
            found = books.record(event.source.uid)
            if isinstance(found, Source):
                sources[event.source.uid] = found
        source = sources.get(event.source.uid) if event.source is not None else None
        works.append(Work(event, source, record))
    return tuple(works)
