"""The preview shows, saves and prints one finished PDF, and says what went wrong with paper and files."""

import shutil
import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from core.paper.preview import Pages
from core.paper.works import Work
from desktop.printing.desk import PrintDesk
from desktop.printing.preview import PreviewDialog
from desktop.printing.sheets import Fit
from desktop.printing.work import Press
from desktop.reader.pane import ReaderPane
from desktop.tasks import Runner
from desktop.theme import LIGHT
from tests.desktop.reader import records

TIMEOUT = 20_000


@pytest.fixture
def runner(qapp):
    one = Runner()
    yield one
    one.close()


@pytest.fixture(scope="module")
def press():
    return Press()


@pytest.fixture
def dialog(qtbot, english, metrics, runner, press):
    work = Work(records.event(), records.source())
    shown = PreviewDialog(work, LIGHT, metrics, english, runner, press)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: shown.inked is not None, timeout=TIMEOUT)
    return shown


def idle(qtbot, dialog):
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=TIMEOUT)


def test_it_says_which_page_of_how_many_is_in_view(dialog):
    total = len(dialog.inked.pages)
    assert total >= 2
    assert dialog.place.text() == f"1 of {total}"
    dialog.sheets.setFocus()
    QTest.keyClick(dialog.sheets, Qt.Key.Key_PageDown)
    assert dialog.place.text() == f"2 of {total}"
    QTest.keyClick(dialog.sheets, Qt.Key.Key_Home)
    assert dialog.place.text() == f"1 of {total}"


def test_the_sheet_in_view_has_ink_on_it(dialog):
    shot = dialog.sheets.viewport().grab().toImage()
    middle = shot.width() // 2
    dark = sum(
        shot.pixelColor(x, y).lightness() < 120
        for x in range(middle - 150, middle + 150, 2)
        for y in range(20, shot.height() - 20, 2)
    )
    assert dark > 50


def test_the_sheets_follow_the_window_or_keep_the_size_that_was_chosen(dialog):
    dialog.sheets.set_fit(Fit.WIDTH)
    wide = dialog.sheets.scale
    dialog.sheets.set_fit(Fit.PAGE)
    whole = dialog.sheets.scale
    assert whole < wide
    dialog.sheets.zoom(1)
    assert dialog.sheets.scale > whole
    kept = dialog.sheets.scale
    dialog.resize(dialog.width() + 100, dialog.height())
    assert dialog.sheets.scale == kept


def test_the_saved_pdf_holds_the_words(qtbot, dialog, tmp_path):
    target = tmp_path / "ورشة.pdf"
    dialog.save_to(target)
    qtbot.waitUntil(lambda: dialog.said.text() != "", timeout=TIMEOUT)
    assert target.name in dialog.said.text()
    assert target.read_bytes() == dialog.inked.data
    assert shutil.which("pdftotext")
    words = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert "الضمان الاجتماعي" in words


def test_a_folder_that_cannot_be_written_gets_a_sentence_and_the_dialog_goes_on(qtbot, dialog, tmp_path):
    dialog.save_to(tmp_path / "no such folder" / "x.pdf")
    qtbot.waitUntil(dialog.notices.isVisible, timeout=TIMEOUT)
    assert "does not exist" in dialog.notices.sentence.text()
    idle(qtbot, dialog)
    dialog.save_to(tmp_path / "x.pdf")
    qtbot.waitUntil((tmp_path / "x.pdf").exists, timeout=TIMEOUT)
    idle(qtbot, dialog)


@pytest.mark.qt_log_ignore("QPdf", "QPainter", "QPrinter")
def test_a_printer_that_fails_gets_a_sentence_and_the_dialog_goes_on(qtbot, dialog, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "x.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(dialog.notices.isVisible, timeout=TIMEOUT)
    assert "did not take the pages" in dialog.notices.sentence.text()
    idle(qtbot, dialog)


def test_where_there_is_no_printer_it_says_so(dialog, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: []))
    dialog.ask_printer()
    assert "No printer" in dialog.notices.sentence.text()
    assert dialog.save_button.isEnabled()


def test_printed_pages_are_counted(qtbot, dialog, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: dialog.said.text() != "", timeout=TIMEOUT)
    with Pages((tmp_path / "x.pdf").read_bytes()) as pages:
        assert len(pages) == len(dialog.inked.pages)


def test_a_choice_sets_the_pages_anew(qtbot, dialog):
    before = dialog.inked
    english = before.data
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("ar"))
    qtbot.waitUntil(lambda: dialog.inked is not before, timeout=TIMEOUT)
    assert dialog.inked.data != english
    before = dialog.inked
    dialog.choices.large.setChecked(True)
    qtbot.waitUntil(lambda: dialog.inked is not before, timeout=TIMEOUT)
    assert dialog.inked.data != before.data
    idle(qtbot, dialog)
    assert not dialog.busy.isVisible()


def test_digits_are_a_choice_of_arabic_pages_alone(dialog):
    assert not dialog.choices.digits.isEnabled()
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("ar"))
    assert dialog.choices.digits.isEnabled()


def test_every_control_of_the_preview_has_a_name(dialog):
    buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisibleTo(dialog)]
    assert [b for b in buttons if not (b.text() or b.accessibleName())] == []
    assert all(box.accessibleName() for box in dialog.findChildren(QComboBox))


def test_the_reader_opens_the_preview_of_what_it_shows(qtbot, english, metrics, runner):
    reader = ReaderPane(LIGHT, metrics, english)
    qtbot.addWidget(reader)
    desk = PrintDesk(reader, runner)
    reader.show_record(records.event(), None, records.source())
    reader.header.buttons["print"].click()
    qtbot.waitUntil(lambda: desk.dialog.inked is not None, timeout=TIMEOUT)
    whole = len(desk.dialog.inked.pages)
    first = desk.dialog
    reader.print_requested.emit(records.recommendations()[7].uid)
    assert desk.dialog is not first
    qtbot.waitUntil(lambda: desk.dialog.inked is not None, timeout=TIMEOUT)
    assert len(desk.dialog.inked.pages) == 1 < whole
    desk.dialog.close()
    qtbot.waitUntil(lambda: desk.dialog is None)


def test_a_record_that_is_no_event_has_no_pages(qtbot, english, metrics):
    reader = ReaderPane(LIGHT, metrics, english)
    qtbot.addWidget(reader)
    reader.show_record(records.body())
    assert reader.work(records.body().uid) is None
    assert "print" not in reader.header.buttons
