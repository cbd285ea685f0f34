"""The desk between records and the printer: what a reader asks to print is opened in a preview, over the window."""

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.drafts import Draft
from desktop.tasks import Runner

if TYPE_CHECKING:
    from core.paper.page import Choices, Cover
    from core.paper.works import Packed, Printed
    from desktop.printing.book_dialog import BookDialog
    from desktop.printing.preview import PreviewDialog
    from desktop.printing.work import Job, Press
    from desktop.reader.look import Look


class PrintDesk(QObject):
    """Opens one preview at a time and keeps the press between two, which rests where none stands open.

    `kept` is what was chosen about pages, as a text that is remembered; `kept_changed` carries a newer one. `place` is
    where the preview stands, in Qt's words in base 64, and `moved` tells that it stands elsewhere. `asking` carries the
    form of a cover that is open from now on.
    """

    kept_changed = Signal(str)
    moved = Signal()
    asking = Signal(object)

    def __init__(self, window: QWidget, look: "Callable[[], Look]", runner: Runner, kept: str = "") -> None:
        super().__init__(window)
        self._window, self._look, self._runner = window, look, runner
        self.kept = kept
        self.place = ""
        self._press: Press | None = None
        self.dialog: PreviewDialog | None = None
        self.book_dialog: BookDialog | None = None

    def open(self, works: "Sequence[Printed]", name: str) -> None:
        """Open the preview of records; `name` is suggested for their file."""
        from desktop.printing.work import Job

        if works:
            self._show(Job(works, None, name))

    def ask_book(
        self, works: "Packed", name: str, title: str = "", draft: Draft = MappingProxyType({})
    ) -> None:
        """Ask what stands on the cover, `title` for one, then open the preview of a book of records.

        `draft` is what was typed before, where the form is opened once more.
        """
        from desktop.printing.book_dialog import BookDialog
        from desktop.printing.work import Job

        if not works:
            return
        if self.book_dialog is not None:
            self.book_dialog.close()
        look = self._look()

        def make(cover: "Cover") -> None:
            self._show(Job(works, cover, name))

        dialog = BookDialog(works, name, look.theme, look.metrics, look.voice, self._runner, self._window)
        dialog.begin(title, draft)
        dialog.ready.connect(make)
        dialog.destroyed.connect(self._forget("book_dialog", dialog))
        self.book_dialog = dialog
        self.asking.emit(dialog)
        dialog.show()

    def _show(self, job: "Job") -> None:
        # Typesetting, PDF and printing are loaded by the first reader who prints.
        from desktop.printing.choices import unpacked
        from desktop.printing.preview import PreviewDialog
        from desktop.printing.work import Press

        if self.dialog is not None:
            self.dialog.close()
        look = self._look()
        self._press = self._press or Press()
        dialog = PreviewDialog(
            job,
            look.theme,
            look.metrics,
            look.voice,
            self._runner,
            self._press,
            unpacked(self.kept, look.voice),
            self._window,
        )
        if self.place:
            dialog.restoreGeometry(QByteArray.fromBase64(self.place.encode("ascii", "replace")))
        dialog.chosen.connect(self._on_chosen)
        dialog.moved.connect(self._on_moved)
        dialog.destroyed.connect(self._forget("dialog", dialog))
        dialog.destroyed.connect(self._rest)
        self.dialog = dialog
        dialog.show()

    def _rest(self) -> None:
        # Where another preview stands already, it goes on with what the press keeps.
        if self.dialog is None and self._press is not None:
            self._runner.run(self._press.rest, lambda _: None, lambda _: None, lane="press")

    def _on_chosen(self, choices: "Choices") -> None:
        from desktop.printing.choices import packed

        self.kept = packed(choices)
        self.kept_changed.emit(self.kept)

    def _on_moved(self) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.place = bytes(self.dialog.saveGeometry().toBase64().data()).decode("ascii")
            self.moved.emit()

    def _forget(self, name: str, dialog: QWidget) -> Callable[[], None]:
        def gone() -> None:
            if getattr(self, name) is dialog:
                setattr(self, name, None)

        return gone
