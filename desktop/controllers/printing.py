"""Printing what is open in the reader, or what is chosen in the list: records are read on a worker, then previewed."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from core.errors import N_, Refusal
from core.records.kinds import RecordKind
from desktop.controllers.browsing import BrowsingController
from desktop.drafts import Drafts, texts, words
from desktop.main_window import MainWindow
from desktop.tasks import Runner

if TYPE_CHECKING:
    from core.paper.works import Packed, Printable, Printed
    from core.records.collections import Collection
    from desktop.controllers.opening import Books
    from desktop.printing.desk import PrintDesk
    from desktop.printing.preview import PreviewDialog
    from desktop.reader.look import Look
    from desktop.widgets.results_pane import ResultsPane

_LANE = "printing"
_PRINTED = (
    RecordKind.EVENT,
    RecordKind.RECOMMENDATION,
    RecordKind.COUNTRY,
    RecordKind.PROFILE,
    RecordKind.DIGEST,
)
_NOTHING = N_(
    "None of the records chosen can be printed: only events, recommendations, countries and digests can."
)
_LEFT_OUT = N_(
    "{count} of {of} records do not stand in the book: only events, recommendations, countries and digests of the "
    "library of today can be printed."
)


class Printing(Protocol):
    """What is asked of a reader whose record is printed."""

    print_requested: Any
    preview_requested: Any
    look: "Look"

    def work(self, uid: str) -> "Printed | None":
        """Return what is printed for a uid of the record that is open."""


class PrintingController(QObject):
    """Leads from the reader and the list to the desk. `desk_wanted` asks for one where none was taken yet."""

    troubled = Signal(object)
    desk_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        browsing: BrowsingController,
        runner: Runner,
        drafts: Drafts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._browsing, self._runner, self._drafts = window, browsing, runner, drafts
        self._books: Books | None = None
        self._desk: PrintDesk | None = None
        window.with_results(self._hear)

    def _hear(self, results: "ResultsPane") -> None:
        results.selection.print_wanted.connect(self.print_chosen)
        results.selection.book_wanted.connect(self.bind_chosen)

    def take(self, reader: Printing, desk: "PrintDesk") -> None:
        """Print what a reader shows on a desk from now on."""
        self._desk = desk
        desk.asking.connect(self._on_asking)

        def show(uid: str) -> None:
            work = reader.work(uid)
            if work is not None:
                desk.open((work,), _name(uid))
            elif uid.partition("/")[0] in _PRINTED:
                # A country's page is no page of paper; its profile is.
                self.print_one(uid)

        reader.print_requested.connect(show)
        reader.preview_requested.connect(show)

    def keep(self, page: Any) -> None:
        """Print on pages as the reader chose them."""
        if self._desk is not None:
            self._desk.kept = page

    def use(self, books: "Books") -> None:
        """Read from a library from now on."""
        self._books = books

    @property
    def desk(self) -> "PrintDesk | None":
        """The desk, which comes when it is first needed."""
        if self._desk is None:
            self.desk_wanted.emit()
        return self._desk

    @property
    def dialog(self) -> "PreviewDialog | None":
        """The preview that is open."""
        return self._desk.dialog if self._desk is not None else None

    @property
    def several(self) -> bool:
        """Whether more than one record is chosen in the list."""
        return len(self._window.results.list.chosen_rows) > 1

    def print_one(self, uid: str) -> None:
        """Open the preview of a record by its uid."""
        if (desk := self.desk) is not None:
            self._read(lambda: (uid,), lambda works: desk.open(works, _name(uid)))

    def print_chosen(self) -> None:
        """Open the preview of the records that are chosen in the list."""
        if (desk := self.desk) is not None:
            self._read(self._chosen(), lambda works: desk.open(works, _name_of_many(works)))

    def bind_chosen(self) -> None:
        """Ask for the cover of a book of the records that are chosen in the list."""
        if (desk := self.desk) is not None:
            self._read(self._chosen(), lambda works: desk.ask_book(works, "book"))

    def bind(self, collection: "Collection") -> None:
        """Ask for the cover of a book of a collection under its name; what cannot stand in it is counted and said."""
        desk, books = self.desk, self._books
        if desk is None or books is None:
            return

        def ready(works: "Packed") -> None:
            desk.ask_book(works, "book", collection.name)
            left = len(collection.items) - len(works)
            if left:
                self.troubled.emit(Refusal(_LEFT_OUT, count=left, of=len(collection.items)))

        notes = {item.uid: item.note for item in collection.items}
        self._read(lambda: [uid for uid in collection.uids if _readable(books, uid)], ready, notes)

    def resume(self) -> None:
        """Ask for the cover once more that was being written when the program ended."""
        draft, books = self._drafts.taken(_LANE), self._books
        if not draft or books is None or (desk := self.desk) is None:
            return
        found = draft.get("records")
        uids = [uid for uid in found if isinstance(uid, str)] if isinstance(found, list) else []
        name, title = words(draft, "name") or "book", words(draft, "title")
        self._read(
            lambda: [uid for uid in uids if _readable(books, uid)],
            lambda works: desk.ask_book(works, name, title, draft),
            texts(draft, "notes"),
        )

    def _on_asking(self, form: Any) -> None:
        self._drafts.follow(_LANE, lambda: form.draft, form.typed)
        form.finished.connect(lambda _: self._drafts.drop(_LANE))

    def _chosen(self) -> Callable[[], Sequence[str]]:
        return self._browsing.uids_of(self._window.results.list.chosen_rows)

    def _read(
        self,
        uids: Callable[[], Sequence[str]],
        done: "Callable[[Packed], None]",
        notes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        books = self._books
        if books is None:
            return

        def read() -> "Packed":
            works = works_of(books, uids(), notes)
            if not works:
                raise Refusal(_NOTHING)
            return works

        self._runner.run(read, done, self.troubled.emit, lane=_LANE)


def works_of(
    books: "Books", uids: Sequence[str], notes: Mapping[str, str] = MappingProxyType({})
) -> "Packed":
    """Return what is printed of records with the reader's notes on some of them. Runs on a worker.

    Those are left out of which no page can be made.
    """
    from core.paper.works import Packed, with_note

    found = ((_work(books, uid), notes.get(uid, "")) for uid in dict.fromkeys(uids))
    return Packed(with_note(work, note) for work, note in found if work is not None)


def _readable(books: "Books", uid: str) -> bool:
    try:
        return _work(books, uid) is not None
    except Refusal:
        # The library of another day knew it.
        return False


def _work(books: "Books", uid: str) -> "Printable | None":
    from core.paper.works import Work
    from core.records.library import Event, Recommendation, Source
    from core.records.profiles import CountryProfile, Digest

    kind, _, name = uid.partition("/")
    if kind not in _PRINTED:
        return None
    record = books.record(f"profile/{name}" if kind == RecordKind.COUNTRY else uid)
    if isinstance(record, CountryProfile | Digest):
        return record
    event = books.record(record.event.uid) if isinstance(record, Recommendation) else record
    if not isinstance(event, Event):
        return None
    source = books.record(event.source.uid) if event.source else None
    return Work(
        event,
        source if isinstance(source, Source) else None,
        record if isinstance(record, Recommendation) else None,
    )


def _name(uid: str) -> str:
    return uid.partition("/")[2].replace("/", "-")


def _name_of_many(works: "Packed") -> str:
    return _name(works.uids[0]) if len(works) == 1 else "records"
