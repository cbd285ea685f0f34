"""The preview: the pages that will be printed, what can be chosen about them, and the ways to printer and file.

The pages shown are those of the finished PDF; what is saved are its bytes and what is printed are its pages, so the
three cannot differ. Setting, saving and printing run on workers; a book is made in a process of its own and can be
given up. A trouble is said in the bar of the dialog, which stays open.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from core.errors import N_, Refusal
from core.paper.binding import Binding, Cancelled, Progress, Stage, told
from core.paper.page import Choices
from core.paper.write import Format, format_of, write_file
from core.text.bidi import isolate_code
from desktop.following import FollowingDialog, silence
from desktop.printing.choices import ChoicesBar, choices_of
from desktop.printing.finder import FindBar
from desktop.printing.foot import PreviewFoot
from desktop.printing.sheets import SheetsView
from desktop.printing.work import Inked, Job, Press, print_pages
from desktop.shortcuts import bind
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.notice_bar import NoticeBar
from desktop.widgets.scrolled import fit

_NO_PRINTER = N_(
    "No printer is set up on this computer. Save the pages as PDF, or set up a printer in the system's settings."
)
_LANE = "preview"
_FILTERS = (
    (N_("PDF"), Format.PDF),
    (N_("Word"), Format.WORD),
    (N_("Web page"), Format.WEB),
    (N_("Text"), Format.TEXT),
)


class PreviewDialog(FollowingDialog):
    """Shows the pages of a job. `runner` carries the work; `press` is kept by who opens previews often.

    `chosen` carries the choices after each change, for whoever remembers them.
    """

    chosen = Signal(object)
    moved = Signal()
    _progressed = Signal(int, int)

    def __init__(
        self,
        job: Job,
        theme: Theme,
        metrics: Metrics,
        voice: Voice,
        runner: Runner,
        press: Press | None = None,
        choices: Choices | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(metrics, voice, parent)
        self._job, self._runner = job, runner
        self._press = press or Press()
        self._binding: Binding | None = None
        self.inked: Inked | None = None
        self._jobs = 0
        self._left = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("chapter", "paper")
        title = N_("Book preview") if job.cover else N_("Print preview")
        self.sayings.say(title, self.setWindowTitle)
        self.choices = ChoicesBar(choices or choices_of(voice), metrics, voice)
        self.choices.chosen.connect(self._on_chosen)
        self.notices = NoticeBar(theme, metrics, voice)
        self.sheets = SheetsView(theme)
        self.sayings.say(N_("Pages"), self.sheets.setAccessibleName)
        self.sheets.page_changed.connect(lambda _: self._tell())
        self.finder = FindBar(voice, runner, metrics)
        self.finder.found.connect(self.sheets.show_found)
        self.foot = PreviewFoot(self.sheets, self.finder, metrics, voice)
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, share in ((self.choices, 0), (self.notices, 0), (self.foot.busy, 0), (self.sheets, 1)):
            column.addWidget(part, share)
        column.addWidget(self.foot)
        fit(self, metrics.scaled(900), metrics.scaled(740))
        self._ink()

    def _connect(self) -> None:
        foot = self.foot
        foot.save_wanted.connect(self.ask_file)
        foot.print_wanted.connect(self.ask_printer)
        foot.close_wanted.connect(self.close)
        foot.cancel_wanted.connect(self.give_up)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        for name, act in (
            ("print_pages", self.ask_printer),
            ("save_pages", self.ask_file),
            ("find", self.finder.enter),
            ("next_place", lambda: self.finder.step(1)),
            ("previous_place", lambda: self.finder.step(-1)),
        ):
            bind(name, self, act)

    def set_voice(self, voice: Voice) -> None:
        """Speak another language; the pages stay in the one that was chosen for them."""
        for part in (self.choices, self.notices, self.finder, self.foot):
            part.set_voice(voice)
        super().set_voice(voice)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self.choices.set_look()
        self.notices.set_look(theme, metrics)
        self.sheets.set_look(theme)
        self.finder.set_look(metrics)
        self.foot.set_look(metrics)
        super().set_look(theme, metrics)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the dialog has another size."""
        super().resizeEvent(event)
        self.moved.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell that the dialog stands elsewhere."""
        super().moveEvent(event)
        self.moved.emit()

    def ask_printer(self) -> None:
        """Let the reader choose a printer, then print; say so where there is none."""
        if self.inked is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self._on_failed(Refusal(_NO_PRINTER), counted=False)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asking = QPrintDialog(printer, self)
        # Qt's own file would hold pictures; «Save» keeps the text.
        asking.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
        asking.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        asking.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies, True)
        asking.setMinMax(1, len(self.inked.pages))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.accepted.connect(lambda: self.print_on(printer))
        # Of the dialog's own `open` PySide knows only that which wants a slot by its name.
        QDialog.open(asking)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages shown on a printer."""
        inked, two_up = self.inked, self.foot.two_up
        if inked is not None:
            self._start(
                lambda: print_pages(inked, printer, lambda: not self._runner.closed, two_up=two_up),
                self._on_printed,
            )

    def ask_file(self) -> None:
        """Let the reader choose where the pages are saved, and as what."""
        if self.inked is None:
            return
        tr = self._voice.tr
        kinds = ";;".join(f"{tr(words)} (*{kind})" for words, kind in _FILTERS)
        asking = QFileDialog(self, tr(N_("Save")), str(self._suggested()), kinds)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix("pdf")
        asking.filterSelected.connect(
            lambda chosen: asking.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
        )
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(lambda name: self.save_to(Path(name)))
        asking.open()

    def save_to(self, path: Path) -> None:
        """Save what is shown as the kind of file that the name asks for: the PDF itself, Word, or text."""
        inked, press, order = self.inked, self._press, self._job.order(self.choices.choices)
        if inked is None:
            return

        def save() -> None:
            kind = format_of(path)
            write_file(path, inked.data if kind is Format.PDF else press.file(order, kind))

        self._start(save, lambda _: self._on_saved(path))

    def give_up(self) -> None:
        """Give up the book that is being made."""
        if self._binding is not None:
            self._binding.cancel()

    def _suggested(self) -> Path:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(folder or Path.home()) / f"{self._job.name or 'tawsiyat'}.pdf"

    def _on_chosen(self, choices: Choices) -> None:
        self.chosen.emit(choices)
        self._ink()

    def _ink(self) -> None:
        if self._left:
            # A choice that comes after the dialog has closed, and before Qt deletes it.
            return
        self.give_up()
        job, choices, press = self._job, self.choices.choices, self._press
        binding = self._binding = Binding()

        def tell(progress: Progress) -> None:
            if self._runner.closed:
                binding.cancel()
            elif binding is self._binding:
                stage = list(Stage).index(progress.stage)
                self._progressed.emit(stage, 100 * progress.done // max(progress.total, 1))

        def ink() -> Inked | None:
            try:
                return press.ink(job.order(choices), binding, tell)
            except Cancelled:
                return None

        self._start(ink, lambda inked: self._on_inked(binding, inked), lane=_LANE)

    def _start(self, work: Callable[[], object], done: Callable[[object], None], *, lane: str = "") -> None:
        if lane:
            # A newer choice voids the older one, whose end is never told.
            self._jobs = 0
        self._jobs += 1
        self.foot.say(silence)
        self._show_busy()

        def ended(answer: object) -> None:
            if self._left:
                return
            self._jobs = max(0, self._jobs - 1)
            done(answer)
            self._show_busy()

        def failed(refusal: Refusal) -> None:
            if self._left:
                # Told by the window, as any trouble that nobody took.
                raise refusal
            self._on_failed(refusal)

        self._runner.run(work, ended, failed, lane=lane)

    def _on_inked(self, binding: Binding, inked: Inked | None) -> None:
        if binding is self._binding:
            self._binding = None
        if inked is None:
            self.foot.say(lambda voice: voice.tr(N_("The book was given up.")))
            return
        before, self.inked = self.inked, inked
        self.foot.say(silence)
        self.sheets.show_pages(inked.pages)
        self.finder.use(inked.pages)
        if before is not None:
            before.pages.close()
        self._tell()

    def _on_progressed(self, stage: int, percent: int) -> None:
        if self._binding is not None and not self._binding.cancelled:
            progress = Progress(list(Stage)[stage], percent, 100)
            self.foot.show_progress(lambda voice: told(progress, voice.language, voice.digits), percent)

    def _on_saved(self, path: Path) -> None:
        shown = isolate_code(str(path))
        self.foot.say(lambda voice: voice.tr(N_("Saved: {path}")).format(path=shown))

    def _on_printed(self, count: int) -> None:
        self.foot.say(
            lambda voice: voice.trn(
                "{count} page sent to the printer", "{count} pages sent to the printer", count
            )
        )

    def _on_failed(self, refusal: Refusal, *, counted: bool = True) -> None:
        if counted:
            self._jobs = max(0, self._jobs - 1)
        self.foot.say(silence)
        self.notices.show_refusal(refusal)
        self._show_busy()

    def _show_busy(self) -> None:
        self.foot.show_busy(self._jobs > 0, ready=self._jobs == 0 and self.inked is not None)

    def _tell(self) -> None:
        if self.inked is not None:
            self.foot.show_place(self.sheets.page, len(self.inked.pages))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up what is still made for the dialog."""
        self._leave()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Drop what is still made for the dialog when it closes."""
        self._leave()
        super().done(result)

    def _leave(self) -> None:
        self._left = True
        self.give_up()
        self._binding = None
        self.finder.leave()
        self._runner.void(_LANE)
