"""A secretariat finds what was recommended, hands it on as a workbook, and cites it in the style it is used to."""

import csv
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.paper.export import EXPORTS, Export
from tests.journeys.conftest import Program

WORKSHOP = "event/oic-2016-04-ankara-social-security"


def idle(qtbot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.shell.runner.busy)


def test_what_is_found_is_exported_and_the_style_is_remembered(
    qtbot, program: Program, tmp_path: Path
) -> None:
    window, shell = program.window, program.shell
    shell.browsing.submit("الضمان الاجتماعي")
    idle(qtbot, program)
    total = window.results.rows.rowCount()

    # The whole result as a workbook.
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = shell.staff.exporting.dialog
    qtbot.waitUntil(dialog.isVisible)
    dialog.write(tmp_path / "found.xlsx")
    idle(qtbot, program)
    book = load_workbook(tmp_path / "found.xlsx")
    assert sum(sheet.max_row - 1 for sheet in book.worksheets[:-1]) == total
    assert book.worksheets[0].sheet_view.rightToLeft

    # The same as CSV, from the same dialog.
    dialog.kinds.button(tuple(EXPORTS).index(Export.CSV)).click()
    dialog.write(tmp_path / "found.csv")
    idle(qtbot, program)
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == total
    dialog.reject()
    qtbot.waitUntil(lambda: shell.staff.exporting.dialog is None)

    # A citation in a style, which the next start still knows.
    shell.open(WORKSHOP)
    qtbot.waitUntil(lambda: window.reader.uid == WORKSHOP)
    window.reader.header.buttons["copies"].click()
    menu = window.reader.copying.menu
    next(action for action in menu.actions() if action.data() == "apa").trigger()
    menu.close()
    assert "(2016" in QGuiApplication.clipboard().text()
    assert shell.settings.citation == "apa"
    qtbot.waitUntil(lambda: shell.keeping.store is not None)
    assert shell.keeping.store.setting("window.citation", "") == "apa"
    assert shell.keeping.store.setting("window.export", "") == ".csv"
