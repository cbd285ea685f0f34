"""What the keys of the window do: printing, collecting and copying the link take what one stands on."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.controllers.collecting import CollectingController
from desktop.controllers.printing import PrintingController
from desktop.controllers.reading import Reader
from desktop.controllers.registering import KEY as REGISTER
from desktop.controllers.registering import RegisteringController
from desktop.main_window import MainWindow


class CommandsController(QObject):
    """Leads a key to the page, the list or the reader; `reader` answers with the reader, if there is one."""

    def __init__(
        self,
        window: MainWindow,
        registering: RegisteringController,
        printing: PrintingController,
        collecting: CollectingController,
        reader: Callable[[], Reader | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._registering, self._printing = window, registering, printing
        self._collecting, self._reader = collecting, reader
        window.print_wanted.connect(self._print)
        window.link_wanted.connect(self._copy_link)
        window.collect_wanted.connect(self._collect)

    def _print(self) -> None:
        if self._window.page:
            # Of the pages in the reader's place the register prints.
            if self._window.page == REGISTER:
                self._registering.print_chosen()
        elif self._printing.several:
            self._printing.print_chosen()
        elif (reader := self._reader()) is not None:
            reader.print_record()

    def _collect(self) -> None:
        if self._window.page == REGISTER:
            self._registering.collect_chosen()
        elif not self._window.page:
            self._collecting.ask_here()

    def _copy_link(self) -> None:
        if not self._window.page and (reader := self._reader()) is not None:
            reader.copy_link()
