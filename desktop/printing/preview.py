"""The preview: the pages that will be printed, what can be chosen about them, and the ways to printer and file.

The pages shown are those of the finished PDF; what is saved are its bytes and what is printed are its pages, so the
three cannot differ. Setting, saving and printing run on workers; a trouble is said in the bar of the dialog, which
stays open.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import N_, Refusal
from core.paper.page import Choices
from core.paper.works import Work, document_of
from core.paper.write import write_file
from core.text.bidi import isolate_code
from desktop.printing.choices import ChoicesBar
from desktop.printing.sheets import Fit, SheetsView
from desktop.printing.work import Inked, Press, print_pages
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.notice_bar import NoticeBar

_NO_PRINTER = N_(
    "No printer is set up on this computer. Save the pages as PDF, or set up a printer in the system's settings."
)
_LANE = "preview"


class PreviewDialog(QDialog):
    """Shows the pages of a work. `runner` carries the jobs; `press` is kept by who opens previews often."""

    def __init__(
        self,
        work: Work,
        theme: Theme,
        metrics: Metrics,
        voice: Voice,
        runner: Runner,
        press: Press | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._voice, self._runner = work, voice, runner
        self._press = press or Press()
        self.inked: Inked | None = None
        self._jobs = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(voice.tr(N_("Print preview")))
        self.choices = ChoicesBar(Choices(voice.language.code, voice.digits), voice)
        self.choices.chosen.connect(self._on_chosen)
        self.notices = NoticeBar(theme, metrics, voice)
        self.sheets = SheetsView(theme)
        self.sheets.setAccessibleName(voice.tr(N_("Pages")))
        self.sheets.page_changed.connect(self._tell)
        self.place = QLabel()
        self.said = QLabel()
        self.busy = QProgressBar()
        self._arrange(metrics)
        for keys, act in (
            (QKeySequence.StandardKey.Print, self.ask_printer),
            (QKeySequence.StandardKey.Save, self.ask_file),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.resize(metrics.scaled(820), metrics.scaled(720))
        self._on_chosen(self.choices.choices)

    def _arrange(self, metrics: Metrics) -> None:
        for label in (self.place, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(metrics.small)
        self.said.setWordWrap(True)
        self.said.setProperty("tone", "muted")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(3)
        keep = self.busy.sizePolicy()
        # The bar comes and goes without moving the pages.
        keep.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.choices, self.notices, self.busy):
            column.addWidget(part)
        column.addWidget(self.sheets, 1)
        column.addLayout(self._foot(metrics))

    def _foot(self, metrics: Metrics) -> QHBoxLayout:
        tr = self._voice.tr
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.LARGE, metrics.SMALL, metrics.LARGE, metrics.SMALL)
        foot.setSpacing(metrics.SMALL)
        foot.addWidget(self.place)
        for words, act in (
            (N_("Whole page"), lambda: self.sheets.set_fit(Fit.PAGE)),
            (N_("Page width"), lambda: self.sheets.set_fit(Fit.WIDTH)),
        ):
            foot.addWidget(self._button(tr(words), act))
        for sign, words, step in (("\u2212", N_("Smaller"), -1), ("+", N_("Larger"), 1)):
            button = self._button(sign, lambda step=step: self.sheets.zoom(step))
            button.setToolTip(tr(words))
            button.setAccessibleName(tr(words))
            foot.addWidget(button)
        foot.addWidget(self.said, 1)
        self.save_button = self._button(tr(N_("Save PDF\u2026")), self.ask_file)
        self.print_button = self._button(tr(N_("Print\u2026")), self.ask_printer)
        self.print_button.setProperty("role", "primary")
        foot.addWidget(self._button(tr(N_("Close")), self.close))
        foot.addWidget(self.save_button)
        foot.addWidget(self.print_button)
        self.print_button.setDefault(True)
        return foot

    @staticmethod
    def _button(words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button

    def ask_printer(self) -> None:
        """Let the reader choose a printer, then print; say so where there is none."""
        if self.inked is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self._on_failed(Refusal(_NO_PRINTER), counted=False)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asking = QPrintDialog(printer, self)
        # Qt's own file would hold pictures; «Save PDF» keeps the text.
        asking.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
        asking.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        asking.setMinMax(1, len(self.inked.pages))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.accepted.connect(lambda: self.print_on(printer))
        asking.open()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages shown on a printer."""
        inked = self.inked
        if inked is not None:
            self._start(lambda: print_pages(inked, printer), self._on_printed)

    def ask_file(self) -> None:
        """Let the reader choose where the PDF is saved."""
        if self.inked is None:
            return
        asking = QFileDialog(self, self._voice.tr(N_("Save PDF")), str(self._suggested()), "PDF (*.pdf)")
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix("pdf")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(lambda name: self.save_to(Path(name)))
        asking.open()

    def save_to(self, path: Path) -> None:
        """Save the PDF shown."""
        inked = self.inked
        if inked is not None:
            self._start(lambda: write_file(path, inked.data), lambda _: self._on_saved(path))

    def _suggested(self) -> Path:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(folder or Path.home()) / (self._work.uid.partition("/")[2].replace("/", "-") + ".pdf")

    def _on_chosen(self, choices: Choices) -> None:
        self._start(lambda: self._press.ink(document_of((self._work,), choices)), self._on_inked, lane=_LANE)

    def _start(self, work: Callable[[], object], done: Callable[[object], None], *, lane: str = "") -> None:
        if lane:
            # A newer choice voids the older one, whose end is never told.
            self._jobs = 0
        self._jobs += 1
        self.said.clear()
        self._show_busy()

        def ended(answer: object) -> None:
            self._jobs = max(0, self._jobs - 1)
            done(answer)
            self._show_busy()

        self._runner.run(work, ended, self._on_failed, lane=lane)

    def _on_inked(self, inked: Inked) -> None:
        before, self.inked = self.inked, inked
        self.sheets.show_pages(inked.pages)
        if before is not None:
            before.pages.close()
        self._tell()

    def _on_saved(self, path: Path) -> None:
        self.said.setText(self._voice.tr(N_("Saved: {path}")).format(path=isolate_code(str(path))))

    def _on_printed(self, count: int) -> None:
        words = self._voice.trn(
            "{count} page sent to the printer", "{count} pages sent to the printer", count
        )
        self.said.setText(words)

    def _on_failed(self, refusal: Refusal, *, counted: bool = True) -> None:
        if counted:
            self._jobs = max(0, self._jobs - 1)
        self.notices.show_refusal(refusal)
        self._show_busy()

    def _show_busy(self) -> None:
        self.busy.setVisible(self._jobs > 0)
        for button in (self.save_button, self.print_button):
            button.setEnabled(self._jobs == 0 and self.inked is not None)

    def _tell(self) -> None:
        if self.inked is None:
            return
        voice = self._voice
        self.place.setText(
            voice.tr(N_("{page} of {pages}")).format(
                page=voice.number(self.sheets.page), pages=voice.number(len(self.inked.pages))
            )
        )

    def done(self, result: int) -> None:
        """Drop what is still set for the dialog when it closes."""
        self._runner.void(_LANE)
        super().done(result)
