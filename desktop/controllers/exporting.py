"""Exporting: what is found, or the record that is open, as a file of any kind."""

import re
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from core.errors import N_
from core.records.filters import Filters
from core.records.label import Label
from core.text.bidi import isolate
from desktop.controllers.browsing import BrowsingController
from desktop.controllers.reading import ReadingController
from desktop.main_window import MainWindow
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.records.selection import Selection
    from desktop.exporting.dialog import ExportDialog
    from desktop.exporting.work import Offer, Told

_OPEN = N_("The open record: {title}")
_LONGEST_NAME, _LONGEST_TITLE = 60, 70
_UNFIT = re.compile(r"[^\w-]+")


class Selects(Protocol):
    """What the window asks of whoever selects records of a library."""

    def find(
        self,
        query: str = ...,
        filters: Filters = ...,
        *,
        typing: bool = ...,
        told: "Callable[[int, int], None] | None" = ...,
    ) -> "Selection":
        """Return the records that a search finds."""

    def these(self, uids: "Sequence[str]") -> "Selection":
        """Return records that were chosen one by one."""


class ExportingController(QObject):
    """Opens the dialog of exporting with what can be exported now. `kind_chosen` carries the kind of file.

    `pages` says for a page in the place of list and reader what it has to export.
    """

    kind_chosen = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        browsing: BrowsingController,
        reading: ReadingController,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._browsing, self._reading, self._runner = window, browsing, reading, runner
        self._selects: Selects | None = None
        self.dialog: ExportDialog | None = None
        self.pages: dict[str, Callable[[], tuple[Offer, ...]]] = {}

    def use(self, selects: Selects | None) -> None:
        """Select from a library from now on."""
        self._selects = selects

    def open(self, theme: Theme, metrics: Metrics, voice: Voice, kind: str) -> None:
        """Open the dialog; without anything to export nothing happens."""
        of_page = self.pages.get(self._window.page)
        offers = of_page() if of_page is not None else self._offers()
        if not offers:
            return
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        # Loaded by the first reader who exports.
        from desktop.exporting.dialog import ExportDialog
        from desktop.exporting.work import ExportWork

        work = ExportWork(self._runner, self)
        dialog = ExportDialog(offers, kind, work, theme, metrics, voice, self._window)
        dialog.kind_chosen.connect(self.kind_chosen)
        dialog.destroyed.connect(work.deleteLater)
        dialog.destroyed.connect(self._on_gone)
        self.dialog = dialog
        dialog.show()

    def _on_gone(self) -> None:
        self.dialog = None

    def _offers(self) -> "tuple[Offer, ...]":
        from core.records.selection import WHOLE_RECORDS
        from desktop.exporting.work import Offer

        selects, browsing = self._selects, self._browsing
        if selects is None:
            return ()
        offers = []
        total, query, filters, typing = browsing.asked_of_answer
        if total:

            def found(voice: Voice) -> str:
                if not query.strip() and not filters:
                    return voice.trn(
                        "{count} record of the library", "All {count} records of the library", total
                    )
                return voice.trn("{count} result of the search", "All {count} results of the search", total)

            def find(told: "Told") -> "Selection":
                return selects.find(query, filters, typing=typing, told=told)

            offers.append(Offer(found, total, _name(query) or "tawsiyat", find))
        uid = self._reading.uid
        if uid.partition("/")[0] in WHOLE_RECORDS:
            opened = partial(_opened, self._reading.label)
            offers.append(Offer(opened, 1, _name(uid.partition("/")[2]), lambda _: selects.these((uid,))))
        return tuple(offers)


def _opened(label: Label | None, voice: Voice) -> str:
    from core.paper.printable import shortened

    title = label.in_language(voice.language.code) if label is not None else ""
    return voice.tr(_OPEN).format(title=isolate(shortened(title, _LONGEST_TITLE), ""))


def _name(text: str) -> str:
    """Return a text as the beginning of a file's name."""
    return _UNFIT.sub("-", text).strip("-")[:_LONGEST_NAME]
