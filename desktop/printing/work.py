"""What is to be printed, how it becomes pages, and how pages get onto a printer. No windows here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from core.errors import N_, Refusal
from core.paper.page import Document, Paper
from core.paper.preview import Pages, Raster

if TYPE_CHECKING:
    from core.paper.typeset import Typesetter

_POINTS = 72
_MOST_DPI = 600
"""Finer dots than these are not told apart on paper, and a page of them takes 140 MB already."""

_SHEETS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


@dataclass(frozen=True, slots=True)
class Inked:
    """A finished PDF: its bytes as they are saved, and its pages as they are shown and printed."""

    data: bytes
    pages: Pages
    paper: Paper


class Press:
    """Makes PDFs, one at a time, from any thread; the typesetter is loaded with the first one."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._typesetter: Typesetter | None = None

    def ink(self, document: Document) -> Inked:
        """Return a document as a finished PDF. Raises Refusal where it cannot be set."""
        with self._turn:
            if self._typesetter is None:
                # Typst is 50 MB that a reader who never prints need not load.
                from core.paper.typeset import Typesetter

                self._typesetter = Typesetter()
            data = self._typesetter.pdf(document)
        return Inked(data, Pages(data), document.choices.paper)


def picture(raster: Raster) -> QImage:
    """Return a drawn page as a picture that owns its pixels."""
    shown = QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    return shown.copy()


def print_pages(inked: Inked, printer: QPrinter, goes_on: Callable[[], bool] = lambda: True) -> int:
    """Print the pages that the printer's settings ask for and return how many there were.

    Pages go as pictures at the printer's resolution, so that paper shows what the preview showed. `goes_on` is
    asked before each page. Raises Refusal where the printer does not take the work.
    """
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(_SHEETS[inked.paper]))
    painter = QPainter()
    if not _begun(painter, printer):
        raise _refused(printer)
    printed = 0
    try:
        for page in _asked(inked.pages, printer):
            if not goes_on():
                printer.abort()
                break
            if printed and not printer.newPage():
                raise _refused(printer)
            _print_page(inked.pages, page, printer, painter)
            printed += 1
    finally:
        ended = painter.end()
    if not ended or printer.printerState() == QPrinter.PrinterState.Error:
        raise _refused(printer)
    return printed


def _begun(painter: QPainter, printer: QPrinter) -> bool:
    # Qt answers an unwilling printer with False, and warns on its own channel.
    return printer.isValid() and painter.begin(printer)


def _asked(pages: Pages, printer: QPrinter) -> Iterator[int]:
    first, last = 0, len(pages)
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = max(0, printer.fromPage() - 1), min(len(pages), printer.toPage() or len(pages))
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    order = list(range(first, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        order.reverse()
    for _ in range(copies):
        yield from order


def _print_page(pages: Pages, page: int, printer: QPrinter, painter: QPainter) -> None:
    dots = printer.resolution()
    drawn = picture(pages.render(page, min(dots, _MOST_DPI) / _POINTS))
    sheet = QRectF(printer.pageLayout().fullRectPixels(dots))
    size = drawn.size().toSizeF().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(sheet.topLeft(), size)
    place.moveCenter(sheet.center())
    painter.drawImage(place, drawn)


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
