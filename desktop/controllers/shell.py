"""The window as a whole: its settings, its language and look, what it opens, what it says went wrong."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.errors import N_, Refusal
from core.language import language
from core.text.dating import dating_of
from desktop import settings as remembered
from desktop import theme as looks
from desktop.controllers.browsing import BrowsingController
from desktop.controllers.commands import CommandsController
from desktop.controllers.history import PAGE
from desktop.controllers.keeping import KeepingController
from desktop.controllers.overview import KEY as OVERVIEW
from desktop.controllers.overview import OverviewController
from desktop.controllers.pages import PagesController
from desktop.controllers.reading import Reader, ReadingController
from desktop.controllers.searching import SearchingController
from desktop.controllers.standing import StandingController
from desktop.drafts import Drafts
from desktop.dressing import Dressing
from desktop.main_window import MainWindow
from desktop.models.choices import unpacked
from desktop.models.tries import PRINT, PROFILE, SEARCH
from desktop.models.views import view_of
from desktop.motion import Motion
from desktop.settings import Settings, Store
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.records.overview import Opening
    from desktop.controllers.opening import Shelf
    from desktop.controllers.staff import Staff

_BROKE_OFF = N_(
    "The program ended unexpectedly last time. What you had saved is there, and what you were typing was kept."
)
_BROKE_TWICE = N_(
    "The program ended unexpectedly twice in a row, so what was open is not opened again this time. What you had saved "
    "is there, and what you were typing was kept."
)

_log = logging.getLogger(__name__)


class ShellController(QObject):
    """Builds the window from what was remembered, and keeps it in step with the settings.

    `furnished` tells that the window has all its parts. A window that begins `afresh` opens nothing of what was open,
    no form that was being written either: that waits for the next start.
    """

    furnished = Signal()

    def __init__(
        self,
        folder: Path,
        make_reader: Callable[[Theme, Metrics, Voice], Reader],
        parent: QObject | None = None,
        *,
        afresh: bool = False,
    ) -> None:
        super().__init__(parent)
        self._dressing, self._folder, self._afresh = Dressing(self), folder, afresh
        self.settings = self._to_open(remembered.read_shortcut(folder))
        self.drafts = Drafts(self)
        self.keeping = KeepingController(folder, self.settings, self.drafts, self._stand, self)
        self._opened = 0
        self.runner = Runner(self)
        self._motion = Motion(self)
        self._dressing.speak(self.voice)
        self._dress()
        self.window = MainWindow(self.theme, self.metrics, self.voice)
        self._make_reader = make_reader
        self._reader: Reader | None = None
        self._staff: Staff | None = None
        self._started = False
        self.window.top.show_settings(self.settings)
        self.window.restore(self.settings)
        self.browsing = BrowsingController(self.window, self.runner, self)
        self.pages = PagesController(self.window, self)
        self.reading = ReadingController(self.window, self.browsing, self.pages, self.runner, self)
        self.overview = OverviewController(
            self.window, self.browsing, self.reading, self.pages, self.runner, self
        )
        self.searching = SearchingController(self.window, self.browsing, self.runner, self)
        self.commands = CommandsController(self.window, lambda: self.staff, lambda: self.reader, self)
        self.standing = StandingController(self.window, self.browsing, self.reading, self.pages, self)
        self._restore_asked()
        self._connect()

    def _connect(self) -> None:
        window = self.window
        window.top.setting_chosen.connect(self.choose)
        window.closed.connect(self.close)
        window.reader_wanted.connect(self.bring_reader)
        self.keeping.unsaved.connect(self._say_trouble, Qt.ConnectionType.QueuedConnection)
        self.standing.changed.connect(self.keeping.notice)
        for each in (self.browsing, self.reading, self.searching, self.overview):
            each.troubled.connect(self.show_refusal)
        self.overview.tried.connect(self._on_tried)
        self.overview.remember(self.settings.tried)
        self.searching.keeping.connect(self.keeping.watch)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self._relook())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: self._relook())
        self._motion.known.connect(self._relook)

    @property
    def theme(self) -> Theme:
        """The colours of now."""
        return looks.chosen(self.settings.theme)

    @property
    def metrics(self) -> Metrics:
        """The lengths of now."""
        return Metrics(self.settings.text_size)

    @property
    def voice(self) -> Voice:
        """The language, digits and dates of now."""
        return _voice_of(self.settings)

    @property
    def staff(self) -> "Staff":
        """Who prints, exports, collects and helps: made after the first page, or now if one of them is wanted."""
        return self._staff if self._staff is not None else self._bring_staff()

    def _bring_staff(self) -> "Staff":
        # Imported now: none of it is seen with the first page.
        from desktop.controllers.staff import Staff

        places = (self.window, self.browsing, self.reading, self.pages)
        made = Staff(*places, self.runner, self.drafts, self._folder, self._told, self)
        made.troubled.connect(self.show_refusal)
        made.chosen.connect(self.choose)
        made.keeping.connect(self.keeping.watch)
        made.desk_wanted.connect(self.bring_reader)
        self._staff = made
        if self.window.page != OVERVIEW:
            # A page of theirs may have been chosen already.
            self.pages.bring()
        return made

    def _told(self) -> tuple[Theme, Metrics, Voice, Settings]:
        return self.theme, self.metrics, self.voice, self.settings

    def start(
        self,
        open_store: Callable[[], Store],
        open_shelf: "Callable[[], Shelf]",
        read_opening: "Callable[[], Opening | None] | None" = None,
    ) -> None:
        """Open the user's file and the library on workers, and bring the reader; called after the first paint.

        Where the overview is in view it is filled first with what `read_opening` answers: the rest is not seen yet.
        """

        def open_all() -> None:
            self.runner.run(open_store, self._on_store_open, self.show_refusal, lane="store")
            self.runner.run(open_shelf, self._on_shelf_open, self.show_refusal, lane="shelf")
            self._furnish()
            self._motion.ask()

        if read_opening is None or self.window.page != OVERVIEW:
            open_all()
            return
        # Nothing of the window is painted again before its first page is filled: it would look the same.
        self.window.setUpdatesEnabled(False)
        self.runner.run(
            read_opening,
            lambda opening: self._on_opening(opening, open_all),
            self.show_refusal,
            lane="opening",
        )
        self.overview.prepare()

    def _on_opening(self, opening: "Opening | None", then: Callable[[], None]) -> None:
        try:
            if opening is not None:
                self.overview.show(opening.overview)
                self.browsing.show_listed(opening.listed, opening.disputing)
                self.window.status.show_library(opening.overview.counts, opening.overview.day)
            self.pages.dress(self.theme, self.metrics, self.voice)
            # Laid out and painted now, and once: Qt waits some milliseconds for more to paint, and the rest would come
            # in between. Widgets are shown with the events that wait, and tell with further ones how high they want
            # to be.
            for _ in range(2):
                QCoreApplication.sendPostedEvents()
        finally:
            # Also after a mistake, which is told as any other: the window goes on.
            self.window.setUpdatesEnabled(True)
            QCoreApplication.sendEvent(self.window, QEvent(QEvent.Type.UpdateRequest))
            QTimer.singleShot(0, self, then)

    def _furnish(self) -> None:
        self._started = True
        if self._staff is None:
            self._bring_staff()
        if not self.window.page:
            self.window.bring_columns()
        self.pages.dress(self.theme, self.metrics, self.voice)
        self.furnished.emit()

    @property
    def reader(self) -> Reader | None:
        """The reader, which is made when it is first needed; None before the first paint."""
        self.bring_reader()
        return self._reader

    def bring_reader(self) -> None:
        """Make the reader, and the desk that prints, if they are not there: many starts never leave a page."""
        if self._reader is not None or not self._started:
            return
        # Imported now: reading and printing bring much along that the first page does not need.
        from desktop.printing.desk import PrintDesk

        reader = self._reader = self._make_reader(self.theme, self.metrics, self.voice)
        reader.copying.set_style(self.settings.citation)
        reader.style_chosen.connect(lambda style: self.choose("citation", style))
        self.window.set_reader(reader)
        desk = PrintDesk(self.window, lambda: reader.look, self.runner, self.settings.page)
        desk.kept_changed.connect(lambda kept: self.choose("page", kept))
        self.staff.take(reader, desk)
        self.standing.take(reader, desk)
        self.reading.take_reader(reader)

    def choose(self, name: str, value: object) -> None:
        """Take a setting that the reader chose, show it, and keep it."""
        self._apply(replace(self.settings, **{name: value}))
        self.keeping.keep()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say what went wrong in the quiet bar; the cause goes to the log."""
        _log.warning("%s", refusal, exc_info=refusal.__cause__)
        self.window.notices.show_refusal(refusal)

    def tell_crash(self, details: str) -> None:
        """Say that the program ended unexpectedly last time; the details are for the clipboard."""
        said = Refusal(_BROKE_TWICE if self._afresh else _BROKE_OFF)
        self.window.notices.show_refusal(said, copies=details)

    def open(self, uid: str) -> None:
        """Open a record and bring the window forward."""
        self.reading.open(uid, enter=True)
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Remember where things stand and let the workers end."""
        if self._staff is not None:
            self._staff.collecting.end()
        self.searching.keep_in(None)
        self.runner.close()
        self.keeping.close()

    def _stand(self) -> Settings:
        """Return the settings with everything as it stands now."""
        self.settings = self.standing.now(self.settings)
        return self.settings

    def _on_tried(self, name: str, value: str) -> None:
        """Do one of the things that a first start offers, and remember that it was done."""
        self.choose("tried", (*self.settings.tried, name))
        if name == SEARCH:
            self.window.top.search.set_query(value)
            self.browsing.submit(value)
        elif name == PROFILE:
            self.reading.open(value, enter=True, following=True)
        elif name == PRINT:
            self.staff.printing.print_one(value)

    def _say_trouble(self) -> None:
        store = self.keeping.store
        if store is not None and store.trouble is not None:
            self.show_refusal(store.trouble)

    def _on_store_open(self, store: Store) -> None:
        # The user's file is right where the shortcut is older. What was chosen since the start counts more.
        chosen = self.settings != self.keeping.kept
        kept = self._to_open(self.keeping.keep_in(store))
        self.searching.keep_in(store)
        self.reading.use_written(store.focal_points)
        self.staff.keep_in(store)
        if chosen:
            self.keeping.keep()
        elif kept != self.settings and kept != Settings():
            self._apply(kept)
            self.window.restore(kept)
            self._restore_asked()
            self.browsing.ask(self.browsing.query)
        self._say_trouble()
        self._resume()

    def _on_shelf_open(self, shelf: "Shelf") -> None:
        for trouble in shelf.troubles:
            self.show_refusal(trouble)
        self.window.status.show_library(shelf.counts, shelf.day)
        if shelf.books is None or shelf.search is None:
            # There is nothing for a page to show; the list says what to do.
            self.staff.helping.use(shelf)
            self.browsing.leave_page()
            self.window.results.show_trouble(shelf.troubles[-1])
            return
        self.reading.use(shelf.books)
        # A library in the stead of another has other numbers than those that stood there ready.
        self.browsing.use(shelf.search, counted=not shelf.troubles)
        self.searching.use(shelf.completer)
        self.overview.use(shelf.overview)
        self.staff.use(shelf)
        self._resume()

    def _resume(self) -> None:
        """Open the forms again that were being written, as soon as user's file and library are both there."""
        self._opened += 1
        if self._opened == 2 and not self._afresh:
            self.staff.resume()

    def _to_open(self, kept: Settings) -> Settings:
        return remembered.nothing_open(kept) if self._afresh else kept

    def _restore_asked(self) -> None:
        kept = self.settings
        asked_for_record = self.reading.asked
        # Who opens the program for the first time sees what there is.
        page = view_of(kept.view).page if kept.view else OVERVIEW
        self.standing.restore(kept)
        self.browsing.leave_page()
        self.browsing.restore(kept.view, kept.query, unpacked(kept.filters), kept.record)
        if not asked_for_record:
            self.reading.open(PAGE + page if page else kept.record)

    def _apply(self, after: Settings) -> None:
        before, self.settings = self.settings, after
        if _voice_of(before) != _voice_of(after):
            self._dressing.speak(self.voice)
            self.window.set_voice(self.voice)
            self._dress_pages()
            if self._reader is not None:
                self._reader.set_voice(self.voice)
        if (before.theme, before.text_size) != (after.theme, after.text_size):
            self._relook()
        self.overview.remember(after.tried)
        if self._staff is not None:
            self._staff.remember(after)
        if before.citation != after.citation and self._reader is not None:
            self._reader.copying.set_style(after.citation)
        self.window.top.show_settings(after)

    def _relook(self) -> None:
        self._dress()
        self.window.set_look(self.theme, self.metrics)
        self._dress_pages()
        if self._reader is not None:
            self._reader.set_look(self.theme, self.metrics)

    def _dress(self) -> None:
        self._dressing.dress(self.theme, self.metrics, still=self._motion.still)

    def _dress_pages(self) -> None:
        # Before the first paint no page is made.
        if self._started:
            self.pages.dress(self.theme, self.metrics, self.voice)


def _voice_of(settings: Settings) -> Voice:
    dating = dating_of(settings.months, settings.hijri)
    return Voice(language(settings.language), settings.digits, dating)
