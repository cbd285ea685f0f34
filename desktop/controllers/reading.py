"""Opening records in the reader: loaded on a worker with what belongs to them, the way back remembered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from core.errors import N_, Refusal
from desktop.controllers.browsing import BrowsingController
from desktop.controllers.history import PAGE, History
from desktop.controllers.pages import PagesController
from desktop.main_window import MainWindow
from desktop.models.views import view_of_page
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.records.focal_points import FocalPoint
    from core.records.label import Label, Reference
    from core.records.library import Event, Record, Source
    from core.records.profiles import Assembled
    from core.records.related import Related
    from desktop.controllers.opening import Books
    from desktop.widgets.results_pane import ResultsPane


_NO_YEARS = N_("The library tells of no year yet, so there is no digest.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A record with the event around it, the source behind it and what belongs to it, as far as it has them.

    `years` are those that a digest can be asked for.
    """

    record: "Record | Assembled"
    event: "Event | None"
    source: "Source | None"
    related: "Related | None" = None
    years: tuple[int, ...] = ()


class Reader(Protocol):
    """What the window asks of a reader."""

    record_requested: Any
    source_requested: Any
    listing_requested: Any
    style_chosen: Any
    collect_requested: Any
    copying: Any

    def show_record(
        self,
        record: "Record | Assembled",
        query: Any = ...,
        source: "Source | None" = ...,
        *,
        event: "Event | None" = ...,
        related: "Related | None" = ...,
        trail: "tuple[Reference, ...]" = ...,
        years: tuple[int, ...] = ...,
    ) -> None:
        """Show a record."""

    def set_query(self, query: Any) -> None:
        """Mark the words of another query."""

    def set_source(self, source: "Source") -> None:
        """Take a source that was asked for."""

    def print_record(self) -> None:
        """Ask for the open record on paper."""

    def copy_link(self) -> None:
        """Copy the link to the open record."""

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""


class ReadingController(QObject):
    """Leads from cards and links to the record in the reader."""

    troubled = Signal(object)
    record_shown = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        browsing: BrowsingController,
        pages: PagesController,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._browsing, self._pages, self._runner = window, browsing, pages, runner
        self._books: Books | None = None
        self._reader: Reader | None = None
        self._waiting: tuple[str, bool] = ("", False)
        self._opened: Opened | None = None
        self._names: dict[str, Label] = {}
        self._written: Callable[[], tuple[FocalPoint, ...]] = tuple
        self.history = History()
        window.with_results(self._hear)
        window.back_wanted.connect(self.go_back)
        window.forward_wanted.connect(lambda: self.open(self.history.forward()))
        browsing.answered.connect(self._on_answered)
        browsing.digest_wanted.connect(self.open_digest)
        browsing.page_wanted.connect(lambda key: self.open(PAGE + key))

    def _hear(self, results: "ResultsPane") -> None:
        results.list.hit_chosen.connect(self.open)
        results.list.hit_entered.connect(lambda uid: self.open(uid, enter=True))

    @property
    def uid(self) -> str:
        """The record that is open, or an empty string."""
        return self._opened.record.uid if self._opened else ""

    @property
    def label(self) -> "Label | None":
        """What the open record is called: a recommendation by its event's title; None where none is open."""
        record = self._opened.record if self._opened else None
        label: Label | None = getattr(record, "title", None) or getattr(record, "label", None)
        if label is None and self._opened is not None and self._opened.event is not None:
            label = self._opened.event.title
        return label

    @property
    def asked(self) -> bool:
        """Tell whether a record is open, or will be as soon as there is a library."""
        return bool(self.uid or self._waiting[0])

    def take_reader(self, reader: Reader) -> None:
        """Show records in a reader from now on, and listen to it."""
        self._reader = reader
        reader.record_requested.connect(lambda uid: self.open(uid, enter=True, following=True))
        reader.listing_requested.connect(self._browsing.show_listing)
        reader.source_requested.connect(self._on_source_requested)
        if self._opened is not None:
            self._show(self._opened)

    def use(self, books: "Books") -> None:
        """Read from a library from now on; a record that was asked for meanwhile is opened."""
        self._books = books
        (uid, enter), self._waiting = self._waiting, ("", False)
        self.open(uid, enter=enter)

    def use_written(self, written: "Callable[[], tuple[FocalPoint, ...]]") -> None:
        """Take the focal points of profiles from the user's directory too."""
        self._written = written
        self.renew()

    def renew(self) -> None:
        """Put a profile that is open together anew: the user's directory has changed."""
        books, written, uid = self._books, self._written(), self.uid
        if books is not None and _is_profile(uid):
            self._runner.run(
                lambda: opened(books, uid, written), self._on_renewed, self.troubled.emit, lane="record"
            )

    def open_digest(self) -> None:
        """Open the digest of the newest year of which there is something to tell."""
        books = self._books
        if books is not None:
            self._runner.run(books.years, self._on_years, self.troubled.emit, lane="record")

    def open(self, uid: str, *, enter: bool = False, following: bool = False) -> None:
        """Open a record, or a page of the window (`page/overview`); with `enter` the keyboard goes into it.

        `following` says that a link of the open record leads there, which then stands above it as the way.
        """
        books = self._books
        if not uid:
            return
        if uid.startswith(PAGE):
            self._open_page(uid, enter=enter)
            return
        if books is None:
            self._waiting = (uid, enter)
            return
        if uid == self.uid:
            self._runner.void("record")
            self._stand(uid, following=following)
            self._enter(enter)
            return
        written = self._written()
        self._runner.run(
            lambda: opened(books, uid, written),
            lambda answer: self._on_opened(answer, enter=enter, following=following),
            self.troubled.emit,
            lane="record",
        )

    def go_back(self) -> None:
        """Go to the results where they stand behind the reader, else to the record or page before."""
        left = self.history.current.startswith(PAGE) and not self._window.page
        if not self.history.before.startswith(PAGE) and not left and self._window.show_results():
            self._window.results.list.enter()
        elif left:
            # A view was chosen from the page: the list is no place of its own.
            self.open(self.history.current)
        elif self.history.can_go_back:
            self.open(self.history.back())

    def _on_opened(self, answer: Opened, *, enter: bool, following: bool) -> None:
        self._opened = answer
        self._names[answer.record.uid] = name_of(answer)
        self._stand(answer.record.uid, following=following)
        self._browsing.stand_at(answer.record.uid)
        self._show(answer)
        self._enter(enter)
        self.record_shown.emit(answer.record.uid)

    def _on_renewed(self, answer: Opened) -> None:
        self._opened = answer
        self._show(answer)

    def _on_years(self, years: tuple[int, ...]) -> None:
        if years:
            from core.records.profiles import digest_uid

            self.open(digest_uid(years[0], years[0]), enter=True)
        else:
            self.troubled.emit(Refusal(_NO_YEARS))

    def _open_page(self, place: str, *, enter: bool) -> None:
        self._runner.void("record")
        page = place.removeprefix(PAGE)
        self.history.open(place)
        self._window.top.show_history(back=self.history.can_go_back, forward=self.history.can_go_forward)
        self._window.navigation.choose(view_of_page(page).key)
        self._pages.show(page)
        if enter:
            self._window.enter_page()

    def _stand(self, uid: str, *, following: bool) -> None:
        """Stand at a record, which leaves a page."""
        self.history.open(uid, following=following)
        self._window.top.show_history(back=self.history.can_go_back, forward=self.history.can_go_forward)
        self._browsing.leave_page()

    def _enter(self, enter: bool) -> None:
        if enter:
            self._window.enter_reader()

    def _show(self, answer: Opened) -> None:
        if self._reader is not None:
            from core.records.label import Reference

            query = self._browsing.marked_query
            trail = tuple(Reference(uid, self._name_of(uid)) for uid in self.history.trail)
            self._reader.show_record(
                answer.record,
                query,
                answer.source,
                event=answer.event,
                related=answer.related,
                trail=trail,
                years=answer.years,
            )

    def _name_of(self, place: str) -> "Label":
        if place.startswith(PAGE):
            return label_of_page(place.removeprefix(PAGE))
        return self._names[place]

    def _on_answered(self) -> None:
        # What is open is marked as the cards are, also while the last word is still being typed.
        if self._reader is not None and self._opened is not None:
            self._reader.set_query(self._browsing.marked_query)

    def _on_source_requested(self, uid: str) -> None:
        books, reader = self._books, self._reader
        if books is not None and reader is not None:
            self._runner.run(lambda: books.record(uid), reader.set_source, self.troubled.emit, lane="source")


def opened(books: "Books", uid: str, written: "tuple[FocalPoint, ...]" = ()) -> Opened:
    """Read a record and what it is shown with. Runs on a worker; an unknown uid is a `Refusal`.

    `written` are the focal points of the user's directory, which belong into a profile.
    """
    from core.records.library import Event, Recommendation
    from core.records.profiles import Digest

    if _is_profile(uid):
        return Opened(books.profile(uid, written), None, None)
    record: Any = books.record(uid, whole=False)
    if isinstance(record, Digest):
        return Opened(record, None, None, years=books.years())
    event = record if isinstance(record, Event) else None
    if isinstance(record, Recommendation):
        around = books.record(record.event.uid)
        event = around if isinstance(around, Event) else None
    source: Any = books.record(event.source.uid) if event is not None and event.source else None
    # A recommendation stands on the page of its event.
    return Opened(record, event, source, books.related(event.uid if event is not None else uid))


def label_of_page(page: str) -> "Label":
    """Return what a page is called in the three languages."""
    from core.language import language
    from core.records.label import LANGUAGES, Label

    return Label(*(language(code).tr(view_of_page(page).words) for code in LANGUAGES))


def name_of(opened: Opened) -> "Label":
    """Return what a record is called: its title or its name, a recommendation by its mark and its event."""
    from core.paper.called import called
    from core.records.profiles import CountryProfile, Digest

    record = opened.record
    if isinstance(record, (CountryProfile, Digest)):
        return _assembled_name(record)
    return called(record).label


def _is_profile(uid: str) -> bool:
    return uid.startswith("profile/")


def _assembled_name(record: "Assembled") -> "Label":
    """Return what a profile is called by its country, and a digest by its years."""
    from core.language import language
    from core.records.kinds import RECORD_KINDS, RecordKind
    from core.records.label import LANGUAGES, Label
    from core.records.profiles import CountryProfile

    texts = []
    for code in LANGUAGES:
        if isinstance(record, CountryProfile):
            kind, name = RecordKind.PROFILE, record.country.label.in_language(code)
        else:
            kind, name = RecordKind.DIGEST, record.uid.partition("/")[2].replace("-", "\u2013")
        texts.append(f"{language(code).tr(RECORD_KINDS[kind])}: {name}")
    return Label(*texts)
