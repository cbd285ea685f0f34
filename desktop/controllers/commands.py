"""What is wanted of the window by its keys and menus: each goes to who does it, with what one stands on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.controllers.pages import REGISTER
from desktop.controllers.reading import Reader
from desktop.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.controllers.staff import Staff


class CommandsController(QObject):
    """Leads a key to the page, the list or the reader.

    It hears the window from the beginning. `staff` and `reader` answer with who does it, made now if need be; there is
    no reader before the first paint.
    """

    def __init__(
        self,
        window: MainWindow,
        staff: "Callable[[], Staff]",
        reader: Callable[[], Reader | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._staff, self._reader = window, staff, reader
        window.print_wanted.connect(self._print)
        window.link_wanted.connect(self._copy_link)
        window.collect_wanted.connect(self._collect)
        window.export_wanted.connect(self._export)
        window.help_chosen.connect(self._help)

    def _print(self) -> None:
        if self._window.page:
            # Of the pages in the reader's place the register prints.
            if self._window.page == REGISTER:
                self._staff().registering.print_chosen()
        elif self._staff().printing.several:
            self._staff().printing.print_chosen()
        elif (reader := self._reader()) is not None:
            reader.print_record()

    def _collect(self) -> None:
        if self._window.page == REGISTER:
            self._staff().registering.collect_chosen()
        elif not self._window.page:
            self._staff().collecting.ask_here()

    def _copy_link(self) -> None:
        if not self._window.page and (reader := self._reader()) is not None:
            reader.copy_link()

    def _export(self) -> None:
        self._staff().export()

    def _help(self, wanted: str) -> None:
        self._staff().helping.open(wanted)
