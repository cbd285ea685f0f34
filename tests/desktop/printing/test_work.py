"""What is printed for a record, and the printers that will not."""

import subprocess

import pytest
from PySide6.QtPrintSupport import QPrinter

from core.errors import Refusal
from core.paper.page import Choices, Paper
from core.paper.preview import Pages
from core.paper.works import Order, Packed, Work
from core.paper.write import Format, file_bytes
from desktop.printing.work import Inked, Press, picture, print_pages
from tests.desktop.reader import records


@pytest.fixture(scope="module")
def press():
    return Press()


@pytest.fixture
def work():
    return Work(records.event(), records.source())


@pytest.fixture
def inked(press, work):
    made = press.ink(Order((work,), Choices()))
    yield made
    made.pages.close()


def printer_to(path):
    """Return a printer that is a file: what Qt paints on it is what paper would get."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def page_count(path):
    with Pages(path.read_bytes()) as pages:
        return len(pages)


def test_an_event_is_set_with_all_its_recommendations(inked):
    assert len(inked.pages) == 2
    found = [page for page in range(2) if inked.pages.find(page, "نقاط الاتصال الوطنية")]
    assert found


def test_many_records_are_put_together_apart_for_every_kind_of_file(press, work, monkeypatch):
    order = Order(Packed([work] * 13), Choices())
    made = press.file(order, Format.WORD)
    assert made == file_bytes(order.document(), Format.WORD)
    monkeypatch.setattr(Order, "document", lambda _: pytest.fail("put together in the window's process"))
    assert press.file(order, Format.WORD) == made


def test_one_recommendation_is_set_alone(press):
    only = records.recommendations()[7]
    work = Work(records.event(), records.source(), only)
    made = press.ink(Order((work,), Choices()))
    with made.pages as pages:
        assert len(pages) == 1
        assert pages.find(0, "نقاط الاتصال الوطنية")
        assert not pages.find(0, "إجراء دراسات وبحوث علمية مشتركة")


def test_a_picture_of_a_page_owns_its_pixels(inked):
    shown = picture(inked.pages.render(0, 0.5))
    assert shown.width() == pytest.approx(inked.pages.size(0)[0] / 2, abs=1)
    assert shown.pixelColor(2, 2).name() == "#ffffff"
    colours = {shown.pixelColor(x, y).name() for x in range(0, 290, 3) for y in range(0, 200, 3)}
    assert len(colours) > 3


def test_every_page_reaches_the_printer(qapp, inked, tmp_path):
    target = tmp_path / "printed.pdf"
    assert print_pages(inked, printer_to(target)) == 2
    assert page_count(target) == 2


def test_the_pages_asked_for_reach_the_printer(qapp, inked, tmp_path):
    target = tmp_path / "printed.pdf"
    printer = printer_to(target)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert print_pages(inked, printer) == 1
    assert page_count(target) == 1


def test_the_ink_fills_the_sheet_as_in_the_preview(qapp, inked, tmp_path):
    target = tmp_path / "printed.pdf"
    print_pages(inked, printer_to(target))
    with Pages(target.read_bytes()) as printed:
        one, other = printed.render(0, 1.0), inked.pages.render(0, 1.0)
    assert (one.width, one.height) == pytest.approx((other.width, other.height), abs=2)
    assert ink_rows(one) == pytest.approx(ink_rows(other), abs=4)


def ink_rows(raster):
    rows = [
        y
        for y in range(raster.height)
        if min(raster.pixels[y * raster.stride : y * raster.stride + raster.width * 4]) < 120
    ]
    return rows[0], rows[-1]


def test_a_letter_sheet_is_printed_on_letter(qapp, press, work, tmp_path):
    made = press.ink(Order((work,), Choices(paper=Paper.LETTER)))
    target = tmp_path / "printed.pdf"
    print_pages(made, printer_to(target))
    with Pages(target.read_bytes()) as printed:
        assert printed.size(0) == pytest.approx((612, 792), abs=1)


@pytest.mark.qt_log_ignore("QPdf", "QPainter", "QPrinter")
def test_a_printer_that_does_not_begin_is_a_refusal(qapp, inked, tmp_path):
    with pytest.raises(Refusal, match="did not take the pages"):
        print_pages(inked, printer_to(tmp_path / "no such folder" / "x.pdf"))


@pytest.mark.qt_log_ignore("QPdf", "QPainter", "QPrinter")
def test_a_printer_that_fails_between_two_pages_is_a_refusal(qapp, inked, tmp_path):
    class Jammed(QPrinter):
        def newPage(self):  # noqa: N802 - Qt's own name
            return False

    printer = Jammed(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    with pytest.raises(Refusal, match="did not take the pages"):
        print_pages(inked, printer)


def test_printing_stops_when_it_is_asked_to(qapp, inked, tmp_path):
    asked = []
    assert (
        print_pages(inked, printer_to(tmp_path / "x.pdf"), lambda: not asked.append(1) and len(asked) < 2)
        == 1
    )


def test_the_saved_bytes_are_read_by_another_program(inked: Inked, tmp_path):
    target = tmp_path / "saved.pdf"
    target.write_bytes(inked.data)
    words = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert "الضمان الاجتماعي" in words
