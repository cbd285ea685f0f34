"""Those who do what is asked for once the window stands: printing, exporting, help, the guide, and the pages of the
register, the directory and the collections.

None of it is seen with the first page, so they are made after it, or when one of them is first wanted, and all
together: they work for each other.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.controllers.browsing import BrowsingController
from desktop.controllers.collecting import CollectingController
from desktop.controllers.contacts import ContactsController
from desktop.controllers.exporting import ExportingController
from desktop.controllers.guiding import GuidingController
from desktop.controllers.helping import HelpingController
from desktop.controllers.pages import REGISTER, PagesController
from desktop.controllers.printing import PrintingController
from desktop.controllers.reading import ReadingController
from desktop.controllers.registering import RegisteringController
from desktop.drafts import Drafts
from desktop.main_window import MainWindow
from desktop.settings import Settings, Store
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from desktop.controllers.opening import Shelf
    from desktop.printing.desk import PrintDesk

Told = Callable[[], tuple[Theme, Metrics, Voice, Settings]]


class Staff(QObject):
    """Makes them, lets them hear each other, and hands them what has been opened.

    `chosen` carries a setting's name and its new value, `keeping` a future that is done when the user's file is as it
    should be; `desk_wanted` asks for the reader and the desk that prints.
    """

    troubled = Signal(object)
    chosen = Signal(str, object)
    keeping = Signal(object)
    desk_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        browsing: BrowsingController,
        reading: ReadingController,
        pages: PagesController,
        runner: Runner,
        drafts: Drafts,
        folder: Path,
        told: Told,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._told = told
        places = (window, browsing, reading, pages)
        self.printing = PrintingController(window, browsing, runner, drafts, self)
        self.contacts = ContactsController(reading, pages, runner, lambda: told()[2], drafts, self)
        self.registering = RegisteringController(*places, runner, self)
        self.exporting = ExportingController(window, browsing, reading, runner, self)
        self.collecting = CollectingController(*places, runner, self._look, drafts, self)
        self.helping = HelpingController(window, folder, lambda: told()[1:], self)
        self.guiding = GuidingController(*places, self._look, self)
        self._connect()
        self.remember(told()[3])

    def _connect(self) -> None:
        printing, registering, collecting = self.printing, self.registering, self.collecting
        for each in (printing, self.contacts, registering, collecting):
            each.troubled.connect(self.troubled)
        printing.desk_wanted.connect(self.desk_wanted)
        self.exporting.pages[REGISTER] = registering.offers
        self.exporting.kind_chosen.connect(lambda kind: self.chosen.emit("export", kind))
        registering.arranged.connect(lambda kept: self.chosen.emit("register", kept))
        registering.export_wanted.connect(self.export)
        registering.printing.connect(lambda works: printing.desk.open(works, REGISTER))
        registering.collecting.connect(collecting.ask_for)
        collecting.book_wanted.connect(printing.bind)
        collecting.keeping.connect(self.keeping)
        self.helping.guide_wanted.connect(self.guiding.open_here)

    def _look(self) -> tuple[Theme, Metrics, Voice]:
        return self._told()[:3]

    def export(self) -> None:
        """Open the dialog of exporting with what can be exported now."""
        theme, metrics, voice, settings = self._told()
        self.exporting.open(theme, metrics, voice, settings.export)

    def remember(self, settings: Settings) -> None:
        """Take what the settings say of pages and lines."""
        self.registering.remember(settings.register, settings.citation)
        self.printing.keep(settings.page)

    def keep_in(self, store: Store) -> None:
        """Keep what the user writes in a user's file from now on."""
        self.contacts.keep_in(store)
        self.collecting.keep_in(store)

    def use(self, shelf: "Shelf") -> None:
        """Work with a library from now on, as far as there is one."""
        self.helping.use(shelf)
        if shelf.books is None:
            return
        for each in (self.collecting, self.printing, self.contacts):
            each.use(shelf.books)
        self.exporting.use(shelf.selects)
        if shelf.register is not None:
            self.registering.use(shelf.register, shelf.selects, shelf.books)

    def take(self, reader: Any, desk: "PrintDesk") -> None:
        """Listen to a reader, and print on a desk, from now on."""
        self.printing.take(reader, desk)
        self.collecting.take_reader(reader)

    def resume(self) -> None:
        """Open the forms again that were being written."""
        self.printing.resume()
        self.collecting.resume()
