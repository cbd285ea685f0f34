"""A delegate finds what a workshop recommended, reads it in its source, and prints it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.journeys.conftest import Program

EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"
SENTENCE = "دعوة الدول الأعضاء في منظمة التعاون الإسلامي إلى تعيين نقاط الاتصال الوطنية"


def typed(qtbot, program: Program, words: str) -> None:
    """Type letter by letter, each keystroke an own question, and wait for the last answer."""
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.top.search.field.hasFocus)
    for length in range(1, len(words) + 1):
        window.top.search.field.insert(words[length - 1])
    qtbot.waitUntil(lambda: not program.shell.runner.busy and EIGHTH in program.uids)


def test_a_recommendation_is_found_read_in_its_source_and_printed(
    qtbot, program: Program, tmp_path: Path
) -> None:
    window = program.window
    typed(qtbot, program, "نقاط الاتصال")

    # Down into the list, to the recommendation, and into it.
    qtbot.keyClick(window.top.search.field, Qt.Key.Key_Down)
    qtbot.waitUntil(window.results.list.hasFocus)
    for _ in range(program.uids.index(EIGHTH)):
        qtbot.keyClick(window.results.list, Qt.Key.Key_Down)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.uid == EIGHTH)
    item = window.reader.page.item(EIGHTH)
    assert item is not None
    qtbot.waitUntil(lambda: not item.visibleRegion().isEmpty())

    # To the passage in its source: it is marked, and in view.
    item.setFocus()
    wanted = next(each.words for each in item.quoted.actions if each.name == "passage")
    qtbot.waitUntil(lambda: any(each.accessibleName() == wanted for each in item.actions_shown()))
    button = next(each for each in item.actions_shown() if each.accessibleName() == wanted)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.reader.source_view is not None)
    view = window.reader.source_view
    qtbot.waitUntil(lambda: view.stop is not None)
    start, end = view.stop
    text = view.text.toPlainText()
    assert text[start:end].startswith(SENTENCE)
    shown = view.text.rectangle((start, end))
    assert view.text.viewport().rect().intersects(shown)

    # Onto paper: the page in the preview, saved as PDF, read by another program.
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.shell.staff.printing.dialog is not None)
    dialog = program.shell.staff.printing.dialog
    qtbot.waitUntil(lambda: dialog.inked is not None, timeout=15_000)
    target = tmp_path / "توصية ٨.pdf"
    dialog.ask_file()
    asking = dialog.findChild(QFileDialog)
    asking.selectFile(str(target))
    asking.fileSelected.emit(str(target))
    asking.close()
    qtbot.waitUntil(lambda: target.exists() and not program.shell.runner.busy)
    dialog.close()
    assert SENTENCE in pdf_words(target)


def pdf_words(path: Path) -> str:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.fail("pdftotext is missing: packaging/system.sh tests installs poppler-utils")
    said = subprocess.run([reader, str(path), "-"], capture_output=True, check=True, text=True).stdout
    return " ".join(said.split())
