"""Collections: records are put into them from anywhere, arranged on a page of their own, and saved step by step.

Every step is a value after a value, so that each can be taken back (Ctrl+Z); what differs goes to the user's file.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QAbstractItemView

from core.errors import N_
from core.text.bidi import isolate
from desktop.controllers.browsing import BrowsingController
from desktop.controllers.naming import names_of
from desktop.controllers.pages import COLLECTIONS as KEY
from desktop.controllers.pages import PagesController
from desktop.controllers.reading import ReadingController
from desktop.drafts import Draft, Drafts, words
from desktop.main_window import MainWindow
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from concurrent.futures import Future

    from core.paper.called import Called
    from core.records.collections import Cabinet, Collection
    from core.records.undoing import Past
    from desktop.collecting.menu import CollectMenu, NameDialog
    from desktop.controllers.opening import Books
    from desktop.widgets.results_pane import ResultsPane

_LANE, _NAMES, _NAMING = "collecting", "collecting.names", "collecting.naming"
_NEW = N_("New collection")
_COPY = N_("{name} (copy)")
_BEGUN = N_("{name} was begun.")
_DELETED = N_("{name} was deleted.")
_UNDONE = N_("Taken back.")
_REDONE = N_("Done again.")

Dress = Callable[[], tuple[Theme, Metrics, Voice]]
Uids = Callable[[], Sequence[str]]


class Keeps(Protocol):
    """Where collections are kept; the user's file is one."""

    def collections(self) -> "Cabinet":
        """Return all collections."""

    def keep_collection(self, collection: "Collection") -> "Future[None]":
        """Keep a collection, new or changed."""

    def forget_collection(self, key: str) -> "Future[None]":
        """Forget a collection."""


class Collects(Protocol):
    """What is asked of a reader from which records are put into collections."""

    collect_requested: Any


class CollectingController(QObject):
    """Puts records into collections and keeps the page of the collections in step.

    `keeping` carries a future that is done when the user's file is as it should be.
    """

    troubled = Signal(object)
    keeping = Signal(object)
    book_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        browsing: BrowsingController,
        reading: ReadingController,
        pages: PagesController,
        runner: Runner,
        dress: Dress,
        drafts: Drafts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._browsing, self._reading = window, browsing, reading
        self._pages, self._runner, self._dress, self._drafts = pages, runner, dress, drafts
        self._store: Keeps | None = None
        self._books: Books | None = None
        self._known_past: Past[Cabinet] | None = None
        self._names: dict[str, Called] = {}
        self.menu: CollectMenu | None = None
        self.dialog: NameDialog | None = None
        pages.shown.connect(self._on_shown)
        pages.offer(KEY, self._made)
        window.with_results(self._hear)
        window.status.undo_wanted.connect(self.undo)

    def _hear(self, results: "ResultsPane") -> None:
        results.selection.collect_wanted.connect(self.ask_chosen)
        results.list.menu_wanted.connect(self.ask_chosen)

    @property
    def _past(self) -> "Past[Cabinet]":
        if self._known_past is None:
            # Imported when there is something to take back, which is after the first paint.
            from core.records.collections import Cabinet
            from core.records.undoing import Past

            self._known_past = Past(Cabinet())
        return self._known_past

    @property
    def cabinet(self) -> "Cabinet":
        """All collections as they are now."""
        return self._past.now

    def keep_in(self, store: Keeps) -> None:
        """Keep collections in a user's file from now on."""
        from core.records.undoing import Past

        self._store = store
        self._known_past = Past(store.collections())
        self._show()
        self._recover(self._drafts.taken(KEY))

    def _recover(self, draft: Draft) -> None:
        """Write down the name and the note that were being written when the program ended; both can be taken back."""
        collection = self.cabinet.get(words(draft, "collection"))
        if collection is not None:
            if words(draft, "name"):
                collection = collection.named(words(draft, "name"))
            if words(draft, "record") in collection.uids:
                collection = collection.noted(words(draft, "record"), words(draft, "note"))
            if collection != self.cabinet.get(collection.key):
                self._do(self.cabinet.changed(collection), collection.key)

    def resume(self) -> None:
        """Ask for the name of a new collection once more that was being written when the program ended."""
        draft = self._drafts.taken(_NAMING)
        found = draft.get("records")
        if isinstance(found, list) and self._store is not None:
            uids = tuple(uid for uid in found if isinstance(uid, str))
            self._ask_name(lambda: uids, words(draft, "name"))

    def end(self) -> None:
        """Keep the note or the name that is being written; nothing is kept afterwards."""
        self.keep_written()
        self._store = None

    def keep_written(self) -> None:
        """Keep the note or the name that is being written."""
        page = self._pages.page(KEY)
        if page is not None:
            page.keep_written()

    def use(self, books: "Books") -> None:
        """Call records as a library does from now on."""
        self._books, self._names = books, {}
        self._show()

    def take_reader(self, reader: Collects) -> None:
        """Take records from a reader too."""
        reader.collect_requested.connect(lambda uid: self.ask(lambda: (uid,)))

    def ask_here(self) -> None:
        """Ask into which collection to put what the reader stands on: chosen cards, a provision, the open record."""
        from desktop.reader.provision import uid_of_piece

        focused, reader = self._window.focusWidget(), self._window.reader
        in_reader = focused is not None and (focused is reader or reader.isAncestorOf(focused))
        uid = (uid_of_piece(focused) or self._reading.uid) if in_reader else ""
        if uid:
            self.ask(lambda: (uid,), self._beside_focus())
        else:
            self.ask_chosen(self._beside_focus())

    def ask_for(self, uids: Sequence[str]) -> None:
        """Ask into which collection to put records that are known already."""
        self.ask(lambda: uids, self._beside_focus())

    def ask_chosen(self, at: QPoint | None = None) -> None:
        """Ask into which collection to put the cards that are chosen in the list."""
        rows = self._window.results.list.chosen_rows
        if rows:
            self.ask(self._browsing.uids_of(rows), at)
        elif self._reading.uid:
            uid = self._reading.uid
            self.ask(lambda: (uid,), at)

    def ask(self, uids: Uids, at: QPoint | None = None) -> None:
        """Ask into which collection to put records; where there is none yet, what the first is called."""
        from desktop.collecting.menu import CollectMenu

        if self._store is None:
            return
        if not self.cabinet.collections:
            self._ask_name(uids)
            return
        self.menu = CollectMenu(self.cabinet, *self._dress()[1:], self._window)
        self.menu.chosen.connect(lambda key: self._read(uids, lambda found: self.add(found, key)))
        self.menu.new_wanted.connect(lambda: self._ask_name(uids))
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        self.menu.popup(at or self._window.cursor().pos())

    def _ask_name(self, uids: Uids, typed: str = "") -> None:
        from desktop.collecting.menu import NameDialog

        _, metrics, voice = self._dress()
        suggested = self.cabinet.free_name(voice.tr(_NEW))
        dialog = self.dialog = NameDialog(suggested, metrics, voice, self._window)
        dialog.named.connect(lambda name: self._read(uids, lambda found: self.begin(name, found)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _: self._drafts.drop(_NAMING))
        dialog.open()
        self._follow_naming(dialog, uids)
        if typed:
            dialog.name.setText(typed)

    def _follow_naming(self, dialog: "NameDialog", uids: Uids) -> None:
        """Keep what is typed with the records that it is for, which a worker finds."""
        first, held = dialog.name.text(), []

        def draft() -> Draft | None:
            name = dialog.name.text()
            return {"name": name, "records": list(held)} if name != first else None

        self._drafts.follow(_NAMING, draft, dialog.name.textChanged)
        self._runner.run(uids, held.extend, self.troubled.emit, lane=_NAMING)

    def _read(self, uids: Uids, done: Callable[[Sequence[str]], None]) -> None:
        self._runner.run(uids, done, self.troubled.emit, lane=_LANE)

    def add(self, uids: Sequence[str], key: str) -> None:
        """Put records into a collection, and say how many, and how many lay there already."""
        before = self.cabinet.get(key)
        if before is None:
            return
        after = before.holding(uids)
        added = len(after.items) - len(before.items)
        self._do(self.cabinet.holding(after) if added else self.cabinet, key)
        self._tell(self._said(added, len(set(uids)) - added, before), undo=bool(added))

    def begin(self, name: str, uids: Sequence[str] = ()) -> str:
        """Begin a collection, with records in it; return its key."""
        from core.records.collections import Collection

        key, free = _fresh_key(), self.cabinet.free_name(name)
        collection = Collection(key, free).holding(uids)
        self._do(self.cabinet.holding(collection), key)
        held = len(collection.items)
        _, _, voice = self._dress()
        begun = voice.tr(_BEGUN).format(name=isolate(free, ""))
        self._tell(self._said(held, 0, collection) if held else begun, undo=True)
        return key

    def _said(self, added: int, known: int, collection: "Collection") -> str:
        from desktop.collecting.cabinet import name_of_collection

        voice = self._dress()[2]
        name = isolate(name_of_collection(collection, voice), "")
        said = []
        if added:
            words = voice.language.trn(
                "{count} record added to {name}.", "{count} records added to {name}.", added
            )
            said.append(words.format(count=voice.number(added), name=name))
        if known:
            words = voice.language.trn(
                "{count} record was in {name} already.", "{count} records were in {name} already.", known
            )
            said.append(words.format(count=voice.number(known), name=name))
        return " ".join(said)

    def undo(self) -> None:
        """Take the last step back."""
        self._go(self._past.undone(), _UNDONE)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go(self._past.redone(), _REDONE)

    def _go(self, past: "Past[Cabinet]", words: str) -> None:
        before = self._past.now
        if past is not self._past:
            self._known_past = past
            self._save(before)
            self._show()
            self._tell(self._dress()[2].tr(words))

    def _do(self, cabinet: "Cabinet", key: str = "") -> None:
        before, self._known_past = self._past.now, self._past.then(cabinet)
        self._save(before)
        self._show(key)
        self._drafts.changed.emit()

    def _save(self, before: "Cabinet") -> None:
        from core.records.collections import differences

        kept, gone = differences(before, self.cabinet)
        if self._store is not None:
            for collection in kept:
                self.keeping.emit(self._store.keep_collection(collection))
            for key in gone:
                self.keeping.emit(self._store.forget_collection(key))

    def _tell(self, words: str, *, undo: bool = False) -> None:
        self._window.status.tell(words, self._dress()[2].tr(N_("Undo")) if undo else "")

    def _made(self, theme: Theme, metrics: Metrics, voice: Voice) -> Any:
        # Imported when it is first seen, which is after the first paint.
        from desktop.collecting.page import CollectionsPage

        page = CollectionsPage(theme, metrics, voice)
        page.changed.connect(self._on_changed)
        page.chosen.connect(lambda _: self._call())
        page.record_requested.connect(lambda uid: self._reading.open(uid, enter=True, following=True))
        page.begin_wanted.connect(self._on_begin_wanted)
        page.duplicate_wanted.connect(self._duplicate)
        page.delete_wanted.connect(self._delete)
        page.book_wanted.connect(self.book_wanted)
        page.undo_wanted.connect(self.undo)
        page.redo_wanted.connect(self.redo)
        self._drafts.follow(KEY, lambda: page.draft, page.name.textChanged, page.note.textChanged)
        return page

    def _on_shown(self, key: str) -> None:
        if key == KEY:
            self._show()

    def _show(self, key: str = "") -> None:
        page = self._pages.page(KEY)
        if page is not None:
            page.show_cabinet(self.cabinet, key)
            page.show_steps(undo=bool(self._past.before), redo=bool(self._past.taken_back))
            self._call()

    def _call(self) -> None:
        """Have the records on the page called by their names, those of them that are not known yet by a worker."""
        page, books = self._pages.page(KEY), self._books
        collection = self.cabinet.get(page.key) if page is not None else None
        if page is None or books is None or collection is None:
            return
        page.show_names(self._names)
        wanted = [uid for uid in collection.uids if uid not in self._names]
        if wanted:
            self._runner.run(lambda: names_of(books, wanted), self._on_named, self.troubled.emit, lane=_NAMES)

    def _on_named(self, names: "dict[str, Called]") -> None:
        self._names |= names
        page = self._pages.page(KEY)
        if page is not None:
            page.show_names(self._names)

    def _on_changed(self, collection: "Collection") -> None:
        before = self.cabinet.get(collection.key)
        self._do(self.cabinet.changed(collection))
        gone = len(before.items) - len(collection.items) if before is not None else 0
        if gone > 0:
            said = self._dress()[2].trn("{count} record taken out.", "{count} records taken out.", gone)
            self._tell(said, undo=True)

    def _on_begin_wanted(self) -> None:
        self.begin(self._dress()[2].tr(_NEW))
        page = self._pages.page(KEY)
        if page is not None:
            page.rename()

    def _duplicate(self, key: str) -> None:
        collection = self.cabinet.get(key)
        if collection is not None:
            name = self._dress()[2].tr(_COPY).format(name=collection.name)
            copy = replace(collection, key=_fresh_key(), name=self.cabinet.free_name(name))
            self._do(self.cabinet.holding(copy), copy.key)

    def _delete(self, key: str) -> None:
        collection = self.cabinet.get(key)
        if collection is not None:
            self._do(self.cabinet.without(key))
            voice = self._dress()[2]
            self._tell(voice.tr(_DELETED).format(name=isolate(collection.name, "")), undo=True)

    def _beside_focus(self) -> QPoint:
        """Return where a menu opens that was asked for by keyboard: at what the reader stands on."""
        focused = self._window.focusWidget() or self._window
        if isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid():
            return focused.viewport().mapToGlobal(focused.visualRect(focused.currentIndex()).center())
        return focused.mapToGlobal(focused.visibleRegion().boundingRect().center())


def _fresh_key() -> str:
    # Imported with the first collection, which the first paint does not wait for.
    import uuid

    return uuid.uuid4().hex
