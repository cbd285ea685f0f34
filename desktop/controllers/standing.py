"""Where the parts of the window stand, gathered to be remembered and put back at the next start.

A part has a name and texts (`Settings.parts`): the list of collections its width and the collection that is shown, the
directory what it is narrowed to, the source in the reader its shares of the room, the preview its place on the screen,
list and reader whose turn it is where there is room for one.
Parts come when they are first seen, so what was remembered of one waits for it.
"""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.controllers.browsing import BrowsingController
from desktop.controllers.pages import COLLECTIONS, CONTACTS, PagesController
from desktop.controllers.reading import ReadingController
from desktop.main_window import MainWindow
from desktop.models.choices import packed
from desktop.models.views import view_of_page
from desktop.settings import Settings

_SOURCE, _PREVIEW, _TURN = "source", "preview", "turn"
_READER, _LIST = ("reader",), ("list",)


class StandingController(QObject):
    """Knows where everything stands. `changed` rings when something stands elsewhere."""

    changed = Signal()

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
        self._reader: Any = None
        self._desk: Any = None
        self._parts: dict[str, tuple[str, ...]] = {}
        self._record, self._place = "", ()
        self._put_back: set[str] = set()
        for signal in (window.moved, browsing.asked_changed, reading.record_shown, pages.shown):
            signal.connect(self.changed)
        pages.shown.connect(self._on_page_shown)
        reading.record_shown.connect(self._on_record_shown)

    def take(self, reader: Any, desk: Any) -> None:
        """Watch a reader and the desk of the previews from now on."""
        self._reader, self._desk = reader, desk
        reader.scroll.verticalScrollBar().valueChanged.connect(self.changed)
        reader.split.splitterMoved.connect(self.changed)
        reader.split.take_shares(_numbers(self._parts.get(_SOURCE, ())))
        desk.place = next(iter(self._parts.get(_PREVIEW, ())), "")
        desk.moved.connect(self.changed)

    def restore(self, settings: Settings) -> None:
        """Put back what is there, and the rest when it comes."""
        self._parts = dict(settings.parts)
        self._put_back.clear()
        self._record, self._place = settings.record, settings.place
        if self._reader is not None:
            self._reader.split.take_shares(_numbers(self._parts.get(_SOURCE, ())))
            self._desk.place = next(iter(self._parts.get(_PREVIEW, ())), "")
        if self._parts.get(_TURN) == _READER and self._record:
            self._window.show_reader()
        for key in (COLLECTIONS, CONTACTS):
            self._on_page_shown(key)
        self._on_record_shown(self._reading.uid)

    def now(self, settings: Settings) -> Settings:
        """Return the settings with everything as it stands now."""
        geometry, columns = self._window.place()
        asked, page = self._browsing, self._window.page
        return replace(
            settings,
            geometry=geometry,
            columns=columns,
            view=view_of_page(page).key if page else asked.view.key,
            query=asked.query,
            filters=packed(asked.filters),
            record=self._reading.uid or settings.record,
            place=self._place_now(settings),
            parts=tuple(sorted((self._parts | self._parts_now()).items())),
        )

    def _place_now(self, settings: Settings) -> tuple[int, ...]:
        reader = self._reader
        if reader is None or not self._reading.uid or reader.page is None or self._record:
            return settings.place
        return tuple(reader.scroll.place)

    def _parts_now(self) -> dict[str, tuple[str, ...]]:
        parts: dict[str, tuple[str, ...]] = {_TURN: _READER if self._window.reading else _LIST}
        if self._reader is not None:
            parts[_SOURCE] = tuple(map(str, self._reader.split.page_shares))
            if self._desk.place:
                parts[_PREVIEW] = (self._desk.place,)
        for key in self._put_back:
            parts[key] = self._pages.page(key).standing
        return parts

    def _on_page_shown(self, key: str) -> None:
        page = self._pages.page(key)
        if key not in (COLLECTIONS, CONTACTS) or page is None or key in self._put_back:
            return
        self._put_back.add(key)
        if key in self._parts:
            page.stand(self._parts[key])
        page.stands_elsewhere.connect(self.changed)

    def _on_record_shown(self, uid: str) -> None:
        """Scroll the record that was left to where it was left; any other is read from its beginning."""
        record, place = self._record, self._place
        if not uid or self._reader is None:
            return
        self._record, self._place = "", ()
        if uid == record and len(place) == 2 and self._reader.page is not None:
            # After the reader has laid the page out for good, which it does with the next event.
            QTimer.singleShot(0, self._reader.page, partial(self._reader.scroll.go_to, place))


def _numbers(texts: tuple[str, ...]) -> tuple[int, ...]:
    try:
        return tuple(map(int, texts))
    except ValueError:
        return ()
