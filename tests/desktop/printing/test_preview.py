"""The preview shows, saves and prints one finished PDF, and says what went wrong with paper and files."""

import shutil
import subprocess
import zipfile

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog

from core.errors import Refusal
from core.paper.page import Choices, Paper
from core.paper.preview import Pages
from core.paper.works import Work
from desktop.printing.choices import packed, unpacked
from desktop.printing.preview import PreviewDialog
from desktop.printing.sheets import Fit
from desktop.printing.work import Job, Press, picture
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
    job = Job((Work(records.event(), records.source()),))
    shown = PreviewDialog(job, LIGHT, metrics, english, runner, press)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: shown.inked is not None, timeout=TIMEOUT)
    return shown


def idle(qtbot, dialog):
    qtbot.waitUntil(dialog.foot.print_button.isEnabled, timeout=TIMEOUT)


def test_it_says_which_page_of_how_many_is_in_view(dialog):
    total = len(dialog.inked.pages)
    assert total >= 2
    assert dialog.foot.place.text() == f"1 of {total}"
    dialog.sheets.setFocus()
    QTest.keyClick(dialog.sheets, Qt.Key.Key_PageDown)
    assert dialog.foot.place.text() == f"2 of {total}"
    QTest.keyClick(dialog.sheets, Qt.Key.Key_Home)
    assert dialog.foot.place.text() == f"1 of {total}"


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
    qtbot.waitUntil(lambda: dialog.foot.said.text() != "", timeout=TIMEOUT)
    assert target.name in dialog.foot.said.text()
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
    assert dialog.foot.save_button.isEnabled()


def test_where_there_is_a_printer_the_reader_is_asked_for_it(qtbot, dialog, monkeypatch):
    idle(qtbot, dialog)
    opened = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["x"])
    # Shown without any printer behind it, Qt's dialog breaks.
    monkeypatch.setattr(QDialog, "open", opened.append)
    dialog.ask_printer()
    assert [type(each) for each in opened] == [QPrintDialog]
    assert not dialog.notices.isVisible()


def test_printed_pages_are_counted(qtbot, dialog, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: dialog.foot.said.text() != "", timeout=TIMEOUT)
    with Pages((tmp_path / "x.pdf").read_bytes()) as pages:
        assert len(pages) == len(dialog.inked.pages)


def test_a_choice_sets_the_pages_anew(qtbot, dialog):
    before = dialog.inked
    english = before.data
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("ar"))
    qtbot.waitUntil(lambda: dialog.inked is not before, timeout=TIMEOUT)
    assert dialog.inked.data != english
    before = dialog.inked
    dialog.choices.parts["large_print"].setChecked(True)
    qtbot.waitUntil(lambda: dialog.inked is not before, timeout=TIMEOUT)
    assert dialog.inked.data != before.data
    idle(qtbot, dialog)
    assert not dialog.foot.busy.isVisible()


def test_digits_are_a_choice_of_arabic_pages_alone(dialog):
    assert not dialog.choices.digits.isEnabled()
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("ar"))
    assert dialog.choices.digits.isEnabled()


def test_every_control_of_the_preview_has_a_name(dialog):
    buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisibleTo(dialog)]
    assert [b for b in buttons if not (b.text() or b.accessibleName())] == []
    assert all(box.accessibleName() for box in dialog.findChildren(QComboBox))


def test_words_are_found_in_the_pages_one_place_after_the_other(qtbot, dialog):
    idle(qtbot, dialog)
    dialog.finder.field.setText(
        "\u0627\u0644\u0636\u0645\u0627\u0646 \u0627\u0644\u0627\u062c\u062a\u0645\u0627\u0639\u064a"
    )
    qtbot.waitUntil(lambda: len(dialog.finder.places) > 2, timeout=TIMEOUT)
    count = len(dialog.finder.places)
    assert dialog.finder.count.text() == f"1 of {count}"
    QTest.keyClick(dialog.finder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.finder.count.text() == f"{count} of {count}"
    last = dialog.finder.places[-1]
    # The place is in view, and marked on the sheet.
    assert last.page + 1 >= dialog.sheets.page
    shot = dialog.sheets.viewport().grab().toImage()
    marked = sum(
        abs(shot.pixelColor(x, y).hue() - 46) < 8 and shot.pixelColor(x, y).saturation() > 60
        for x in range(0, shot.width(), 2)
        for y in range(0, shot.height(), 2)
    )
    assert marked > 20
    dialog.finder.field.setText("nowhere at all")
    qtbot.waitUntil(lambda: dialog.finder.count.text() == "Not found", timeout=TIMEOUT)
    assert not dialog.finder.forward.isEnabled()


@pytest.mark.parametrize("name", ["x.docx", "x.txt"])
def test_it_is_saved_as_what_its_name_asks_for(qtbot, dialog, tmp_path, name):
    idle(qtbot, dialog)
    dialog.save_to(tmp_path / name)
    qtbot.waitUntil(lambda: "Saved" in dialog.foot.said.text(), timeout=TIMEOUT)
    data = (tmp_path / name).read_bytes()
    if name.endswith(".docx"):
        with zipfile.ZipFile(tmp_path / name) as file:
            data = file.read("word/document.xml")
    assert "الضمان".encode() in data


def test_what_was_chosen_about_pages_is_told_and_understood_again(qtbot, dialog, arabic, english):
    told = []
    dialog.chosen.connect(told.append)
    dialog.choices.parts["notes"].setChecked(False)
    dialog.choices.paper.setCurrentIndex(dialog.choices.paper.findData(Paper.LETTER))
    kept = packed(told[-1])
    assert unpacked(kept, arabic) == told[-1]
    assert unpacked(kept, arabic).language == "en"
    for nonsense in ("", "[]", "{", '{"paper": "a9", "notes": 3, "language": "xx"}', "[" * 10_000):
        assert unpacked(nonsense, arabic) == Choices()


def test_two_pages_on_a_sheet_begin_where_a_reader_begins(qtbot, dialog, tmp_path):
    idle(qtbot, dialog)
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("ar"))
    qtbot.waitUntil(lambda: dialog.inked is not None and dialog.inked.right_to_left, timeout=TIMEOUT)
    idle(qtbot, dialog)
    dialog.foot.two_up_box.setChecked(True)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: "sent to the printer" in dialog.foot.said.text(), timeout=TIMEOUT)
    with Pages((tmp_path / "x.pdf").read_bytes()) as sheets:
        assert len(sheets) == -(-len(dialog.inked.pages) // 2)
        width, height = sheets.size(0)
        assert width > height
        drawn = picture(sheets.render(0, 1.0))
    # The title is large and dark, and stands on the first page: on the right half of the sheet.
    assert _ink(drawn, drawn.width() // 2, drawn.width()) > 0
    top = drawn.height() // 5
    assert _ink(drawn, drawn.width() // 2, drawn.width(), top) != _ink(drawn, 0, drawn.width() // 2, top)


def _ink(drawn, left, right, bottom=None):
    return sum(
        drawn.pixelColor(x, y).lightness() < 100
        for x in range(left, right)
        for y in range(bottom or drawn.height())
    )


def test_a_record_that_is_no_event_has_no_pages(qtbot, english, metrics):
    reader = ReaderPane(LIGHT, metrics, english)
    qtbot.addWidget(reader)
    reader.show_record(records.body())
    assert reader.work(records.body().uid) is None
    assert "print" not in reader.header.buttons


def test_what_was_still_made_for_a_dialog_that_is_gone_troubles_nobody(
    qtbot, english, metrics, runner, press, tmp_path
):
    job = Job((Work(records.event(), records.source()),))
    gone = PreviewDialog(job, LIGHT, metrics, english, runner, press)
    gone.show()
    qtbot.waitUntil(lambda: gone.inked is not None, timeout=TIMEOUT)
    gone.save_to(tmp_path / "x.pdf")
    gone.done(0)
    # A key that was typed ahead may still choose, until Qt deletes the dialog.
    gone.choices.chosen.emit(gone.choices.choices)
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: not runner.busy, timeout=TIMEOUT)
    assert (tmp_path / "x.pdf").exists()


def test_what_fails_for_a_dialog_that_is_gone_goes_to_the_window(qtbot, dialog, runner, tmp_path):
    with qtbot.capture_exceptions() as risen:
        dialog.save_to(tmp_path / "no such folder" / "x.pdf")
        dialog.done(0)
        qtbot.waitUntil(lambda: not runner.busy, timeout=TIMEOUT)
    # A trouble that nobody caught is said in the window's quiet bar.
    assert [kind for kind, *_ in risen] == [Refusal]
