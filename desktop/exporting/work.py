"""What can be exported now, and the export of it on a worker, with a way to hear how far it is and to stop it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from core.errors import N_, Refusal
from desktop.following import Saying
from desktop.tasks import Runner

if TYPE_CHECKING:
    from core.paper.export import Export, Written
    from core.records.selection import Selection
    from desktop.voice import Voice

Told = Callable[[int, int], None]

STOPPED = N_("The export was stopped. What was there before is unchanged.")


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be exported: what it is called in a language, how many records, and how they are selected.

    `name` begins the name of the file. `select` runs on a worker and hears how far it is.
    """

    words: Saying
    count: int
    name: str
    select: "Callable[[Told], Selection]"


class ExportWork(QObject):
    """Runs one export at a time. `progressed` carries how many records are written, and of how many."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    _told = Signal(int, int)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._stop = Flag()
        self.running = False
        self._told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def start(self, offer: Offer, kind: "Export", path: Path, voice: "Voice") -> None:
        """Write an offer to a file."""
        self._stop = stop = Flag()
        self.running = True
        today = date.today()

        def tell(done: int, of: int) -> None:
            if stop.is_set() or self._runner.closed:
                raise Refusal(STOPPED)
            self._told.emit(done, of)

        def work() -> "Written":
            # Imported by the first export.
            from core.paper.export import Manner, export

            tell(0, offer.count)
            selection = offer.select(tell)
            digits = "arab" if voice.digits == "arab" else "latn"
            manner = Manner(voice.language.code, digits, today, voice.dating)
            return export(selection, kind, path, manner, tell)

        self._runner.run(work, self._on_done, self._on_failed, lane="export")

    def stop(self) -> None:
        """End the export that is running; it answers with a refusal that says so."""
        self._stop.set()

    def _on_done(self, written: "Written") -> None:
        self.running = False
        self.done.emit(written)

    def _on_failed(self, refusal: Refusal) -> None:
        self.running = False
        self.failed.emit(refusal)
