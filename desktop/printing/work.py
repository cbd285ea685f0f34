"""What is to be printed, how it becomes pages, and how pages get onto a printer. No windows here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from core.errors import N_, Refusal
from core.paper.binding import Binding, Progress
from core.paper.page import Choices, Cover, Paper
from core.paper.preview import Pages, Raster
from core.paper.works import Order, Printed
from core.paper.write import Format, file_bytes

if TYPE_CHECKING:
    from core.paper.typeset import Typesetter

_POINTS = 72
_MOST_DPI = 600
"""Finer dots than these are not told apart on paper, and a page of them takes 140 MB already."""

_SHEETS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


@dataclass(frozen=True, slots=True)
class Job:
    """What a preview shows: records in their order, with a cover where they are a book; `name` is for its file."""

    works: Sequence[Printed]
    cover: Cover | None = None
    name: str = ""

    def order(self, choices: Choices) -> Order:
        """Return what the press is asked to make."""
        return Order(self.works, choices, self.cover)


@dataclass(frozen=True, slots=True)
class Inked:
    """A finished PDF: its bytes as they are saved, and its pages as they are shown and printed."""

    data: bytes
    pages: Pages
    paper: Paper
    right_to_left: bool = True


class Press:
    """Makes PDFs from any thread; the typesetter is loaded with the first one. Books are made in a process apart."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._typesetter: Typesetter | None = None

    def ink(
        self,
        order: Order,
        binding: Binding | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
    ) -> Inked:
        """Return what was ordered as a finished PDF; a long one by `binding`, which can be given up.

        Raises Refusal where it cannot be set, and `Cancelled`.
        """
        binding = binding or Binding()
        document = None if order.is_long else order.document()
        if document is None or document.is_long:
            data = binding.bind(document or order, progress)
        else:
            with self._turn:
                if self._typesetter is None:
                    # Typst is 50 MB that a reader who never prints need not load.
                    from core.paper.typeset import Typesetter

                    self._typesetter = Typesetter()
                data = file_bytes(document, Format.PDF, self._typesetter)
        choices = order.choices
        return Inked(data, Pages(data), choices.paper, choices.language == "ar")

    def file(self, order: Order, kind: Format) -> bytes:
        """Return what was ordered as a file that is no PDF; a long one is made in a process apart, as pages are.

        Raises Refusal where it cannot be made.
        """
        document = None if order.is_long else order.document()
        if document is None or document.is_long:
            return Binding().bind(document or order, kind=kind)
        return file_bytes(document, kind)

    def rest(self) -> None:
        """Let go of what is kept for documents like the last ones."""
        with self._turn:
            if self._typesetter is not None:
                self._typesetter.forget()


def picture(raster: Raster) -> QImage:
    """Return a drawn page as a picture that owns its pixels."""
    shown = QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    return shown.copy()


def print_pages(
    inked: Inked, printer: QPrinter, goes_on: Callable[[], bool] = lambda: True, *, two_up: bool = False
) -> int:
    """Print the pages that the printer's settings ask for and return how many there were.

    Pages go as pictures at the printer's resolution, so that paper shows what the preview showed; `two_up` puts
    two of them on a sheet that lies, the first where a reader of their language begins. `goes_on` is asked before
    each sheet. Raises Refusal where the printer does not take the work.
    """
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(_SHEETS[inked.paper]))
    lying, standing = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
    printer.setPageOrientation(lying if two_up else standing)
    painter = QPainter()
    if not _begun(painter, printer):
        raise _refused(printer)
    printed = 0
    try:
        for sheet in _sheets(inked.pages, printer, 2 if two_up else 1):
            if not goes_on():
                printer.abort()
                break
            if printed and not printer.newPage():
                raise _refused(printer)
            for page, place in zip(sheet, _places(printer, inked, two_up=two_up), strict=False):
                _print_page(inked.pages, page, painter, place)
            printed += len(sheet)
    finally:
        ended = painter.end()
    if not ended or printer.printerState() == QPrinter.PrinterState.Error or _is_gone(printer):
        raise _refused(printer)
    return printed


def _is_gone(printer: QPrinter) -> bool:
    """Tell whether a printer went away meanwhile: what its queue did not take, Qt keeps to itself."""
    name = printer.printerName()
    return bool(name) and not printer.outputFileName() and name not in QPrinterInfo.availablePrinterNames()


def _places(printer: QPrinter, inked: Inked, *, two_up: bool) -> list[QRectF]:
    """Return where the pages of a sheet stand on it, in the order of reading."""
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    if not two_up:
        return [sheet]
    half = QRectF(sheet.topLeft(), QSizeF(sheet.width() / 2, sheet.height()))
    sides = [half, half.translated(half.width(), 0)]
    return sides[::-1] if inked.right_to_left else sides


def _begun(painter: QPainter, printer: QPrinter) -> bool:
    # Qt answers an unwilling printer with False, and warns on its own channel.
    return printer.isValid() and painter.begin(printer)


def _sheets(pages: Pages, printer: QPrinter, size: int) -> Iterator[list[int]]:
    """Yield the pages of each sheet that the printer's settings ask for; a copy begins with a sheet of its own."""
    first, last = 0, len(pages)
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = max(0, printer.fromPage() - 1), min(len(pages), printer.toPage() or len(pages))
    sheets = [list(range(at, min(at + size, last))) for at in range(first, last, size)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        sheets.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    for _ in range(copies):
        yield from sheets


def _print_page(pages: Pages, page: int, painter: QPainter, place: QRectF) -> None:
    width, height = pages.size(page)
    # No finer than the place on the sheet asks for.
    dots = min(place.width() / width, place.height() / height, _MOST_DPI / _POINTS)
    drawn = picture(pages.render(page, dots))
    size = drawn.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(place.topLeft(), size)
    target.moveCenter(place.center())
    painter.drawImage(target, drawn)


def _refused(printer: QPrinter) -> Refusal:
    name = printer.printerName()
    if not name:
        return Refusal(
            N_("The printer did not take the pages. Check that it is on and connected, or save them as PDF.")
        )
    return Refusal(
        N_(
            "The printer {name} did not take the pages. Check that it is on and connected, or save them as PDF."
        ),
        name=name,
    )
