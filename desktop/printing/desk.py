"""The desk between the reader and the printer: what the reader asks to print is opened in a preview."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.reader.look import Look
from desktop.tasks import Runner

if TYPE_CHECKING:
    from core.paper.works import Work
    from desktop.printing.preview import PreviewDialog
    from desktop.printing.work import Press
    from desktop.reader.pane import ReaderPane


class PrintDesk(QObject):
    """Opens one preview at a time over the window of a reader, and keeps the press warm between two."""

    def __init__(self, reader: "ReaderPane", runner: Runner) -> None:
        super().__init__(reader)
        self._reader, self._runner = reader, runner
        self._press: Press | None = None
        self.dialog: PreviewDialog | None = None
        reader.print_requested.connect(self.open)
        reader.preview_requested.connect(self.open)

    def open(self, uid: str) -> None:
        """Open the preview of the record that is open, or of a recommendation of it."""
        work = self._reader.work(uid)
        if work is None:
            return
        if self.dialog is not None:
            self.dialog.close()
        self._open(work, self._reader.look)

    def _open(self, work: "Work", look: Look) -> None:
        # Typesetting, PDF and printing are loaded by the first reader who prints.
        from desktop.printing.preview import PreviewDialog
        from desktop.printing.work import Press

        self._press = self._press or Press()
        dialog = PreviewDialog(
            work, look.theme, look.metrics, look.voice, self._runner, self._press, self._reader.window()
        )
        dialog.destroyed.connect(self._forget(dialog))
        self.dialog = dialog
        dialog.show()

    def _forget(self, dialog: "PreviewDialog") -> Callable[[], None]:
        def gone() -> None:
            if self.dialog is dialog:
                self.dialog = None

        return gone
