"""The register of recommendations: sorted, grouped, narrowed, and taken along with its citations."""

from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from core.paper.preview import Pages
from core.records.filters import Filters
from core.records.kinds import ProvisionKind
from core.records.register import Grouping, Ordering
from desktop.models.views import VIEWS
from desktop.register.columns import COLUMNS
from desktop.settings import read_shortcut

WORKSHOP = "oic-2016-04-ankara-social-security"
EIGHTH = f"recommendation/{WORKSHOP}/8"
ALL = 47
COLUMN = {column.key: at for at, column in enumerate(COLUMNS)}


class Register:
    """The register in the window, as a reader has it before them."""

    def __init__(self, program, qtbot) -> None:
        self.program, self.qtbot, self.shell, self.window = program, qtbot, program.shell, program.window
        rows = self.window.navigation.model()
        at = [view.key for view in VIEWS].index("register")
        self.window.navigation.setCurrentIndex(rows.index(at, 0))
        self.wait()
        self.page = self.shell.pages.page("register")
        self.table, self.rows = self.page.table, self.page.rows

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.shell.runner.busy)

    def uids(self) -> list[str]:
        lines = (self.rows.line(row) for row in range(self.rows.rowCount()))
        return [line.uid for line in lines if line is not None]

    def cells(self, key: str) -> list[str]:
        """Return what a column says from top to bottom, heads of groups left out."""
        rows = range(self.rows.rowCount())
        return [self.rows.index(row, COLUMN[key]).data() for row in rows if self.rows.group(row) is None]

    def click_head(self, key: str) -> None:
        head = self.table.horizontalHeader()
        at = head.sectionViewportPosition(COLUMN[key]) + head.sectionSize(COLUMN[key]) // 2
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, head.height() // 2))
        self.wait()

    def choose(self, *uids: str) -> None:
        model = self.table.selectionModel()
        model.clear()
        for uid in uids:
            model.select(
                self.rows.index(self.uids().index(uid), 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )


@pytest.fixture
def register(program, qtbot) -> Register:
    return Register(program, qtbot)


def test_the_register_holds_every_recommendation_in_one_table(register):
    assert register.window.page == "register"
    assert len(register.uids()) == len(set(register.uids())) == ALL
    assert "٤٧ توصية" in register.page.toolbar.counts.text()
    assert register.shell.browsing.view.key == "recommendations"


def test_a_click_on_a_head_sorts_and_a_second_one_turns(register):
    register.click_head("number")
    assert register.page.arrangement.ordering is Ordering.NUMBER
    numbers = [register.rows.line(row).number for row in range(ALL)]
    numbers = [number for number in numbers if number]
    first = register.uids()
    register.click_head("number")
    assert register.page.arrangement.descending
    assert register.uids() != first
    turned = [line.number or line.position for line in map(register.rows.line, range(ALL))]
    assert turned == sorted(turned, reverse=True)
    head = register.table.horizontalHeader()
    assert head.sortIndicatorSection() == COLUMN["number"]
    # By keyboard the column of the current cell.
    register.table.setCurrentIndex(register.rows.index(0, COLUMN["kind"]))
    QTest.keyClick(register.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    register.wait()
    assert register.page.arrangement.ordering is Ordering.KIND
    kinds = register.cells("kind")
    assert len(list(dict.fromkeys(kinds))) == len([1 for a, b in pairwise(kinds) if a != b]) + 1


def test_rows_are_grouped_under_heads_that_count_them(register):
    bar = register.page.toolbar
    bar.grouping.setCurrentIndex(bar.grouping.findData(str(Grouping.EVENT)))
    bar.grouping.activated.emit(bar.grouping.currentIndex())
    register.wait()
    groups = register.rows.order.groups
    assert len(register.rows.heads) == len(groups) > 1
    assert register.rows.rowCount() == ALL + len(groups)
    for row, group in zip(register.rows.heads, groups, strict=True):
        below = [register.rows.line(at) for at in range(row + 1, row + 1 + group.count)]
        assert {line.event.uid for line in below} == {group.key}
        # A head is lower than a row, and cannot be chosen by itself.
        assert register.table.rowHeight(row) < register.table.rowHeight(row + 1)
        assert not register.rows.index(row, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    # Space on a head chooses what is below it.
    register.table.setCurrentIndex(register.rows.index(register.rows.heads[1], 0))
    QTest.keyClick(register.table, Qt.Key.Key_Space)
    assert register.table.chosen_count() == groups[1].count


def test_columns_are_chosen_and_remembered(register, own_home: Path):
    register.page.show_column("event", shown=False)
    register.page.show_column("place", shown=True)
    assert register.table.isColumnHidden(COLUMN["event"])
    assert not register.table.isColumnHidden(COLUMN["date"])
    register.click_head("date")
    register.shell.close()
    kept = dict(read_shortcut(own_home).register)
    assert "place" in kept["columns"]
    assert "event" not in kept["columns"]
    assert kept["order"] == ("date", "descending")


def test_query_and_filters_narrow_the_register_as_they_narrow_the_list(register):
    search = register.window.top.search
    search.field.insert("الضمان")
    register.wait()
    assert register.window.page == "register"
    found = {uid for uid in register.program.uids if uid}
    assert 0 < len(register.uids()) < ALL
    assert set(register.uids()) == found
    register.page.facets.filters_changed.emit(Filters(types=(str(ProvisionKind.REQUEST),)))
    register.wait()
    assert set(register.cells("kind")) == {"طلب"}
    search.set_query("")
    register.shell.browsing.ask("قطارات")
    register.wait()
    assert register.page.nothing.isVisible()
    register.page.nothing.action.click()
    register.shell.browsing.ask("")
    register.wait()
    assert len(register.uids()) == ALL


def test_what_is_chosen_is_copied_with_its_citation(register):
    register.choose(EIGHTH)
    QTest.keyClick(register.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    register.wait()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("«دعوة الدول الأعضاء")
    for part in ("التوصية ٨", "ورشة", "أنقرة", "٤–٦ أبريل ٢٠١٦"):
        assert part in text
    assert register.page.toolbar.said.text() == "نُسخت"
    # Several stand in the order of the register.
    register.choose(f"recommendation/{WORKSHOP}/9", EIGHTH)
    register.page.copy_wanted.emit("text")
    register.wait()
    texts = QGuiApplication.clipboard().text().split("\n\n")
    assert len(texts) == 2
    assert texts[0].startswith("دعوة الدول الأعضاء")


def test_the_remembered_style_cites_what_is_copied(register):
    register.shell.choose("citation", "apa")
    register.choose(EIGHTH)
    register.page.copy_wanted.emit("citation")
    register.wait()
    assert "(2016" in QGuiApplication.clipboard().text() or "(٢٠١٦" in QGuiApplication.clipboard().text()


def test_the_print_of_a_selection_holds_those_provisions(register, qtbot, tmp_path: Path):
    wanted = [EIGHTH, f"recommendation/{WORKSHOP}/9"]
    register.choose(*wanted)
    QTest.keyClick(register.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: register.shell.staff.printing.dialog is not None)
    dialog = register.shell.staff.printing.dialog
    qtbot.waitUntil(lambda: dialog.inked is not None, timeout=20_000)
    dialog.save_to(tmp_path / "chosen.pdf")
    register.wait()
    pages = Pages((tmp_path / "chosen.pdf").read_bytes())

    def printed(words: str) -> bool:
        return any(pages.find(page, words) for page in range(len(pages)))

    dialog.close()
    assert printed("نقاط الاتصال الوطنية")
    assert printed("تولى دور الأمانة العامة")
    assert not printed("إجراء دراسات وبحوث علمية")


def test_what_is_chosen_is_exported(register, tmp_path: Path):
    register.choose(EIGHTH, f"recommendation/{WORKSHOP}/9")
    QTest.keyClick(register.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = register.shell.staff.exporting.dialog
    assert [button.text() for button in dialog.whats.buttons()] == [
        "التوصيتان المختارتان",
        "توصيات السجل كلها (٤٧)",
    ]
    dialog.write(tmp_path / "chosen.xlsx")
    register.wait()
    sheet = load_workbook(tmp_path / "chosen.xlsx").worksheets[0]
    assert sheet.max_row == 3
    dialog.reject()


def test_a_row_opens_in_the_reader_and_the_way_back_leads_to_it(register):
    register.page.toolbar.grouped_by.emit(str(Grouping.THEME))
    register.wait()
    bar = register.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    row = register.table.rowAt(200)
    row += register.rows.group(row) is not None
    register.wait()
    line = register.rows.line(row)
    register.table.setCurrentIndex(register.rows.index(row, COLUMN["text"]))
    QTest.keyClick(register.table, Qt.Key.Key_Return)
    register.wait()
    assert register.window.page == ""
    assert register.shell.reading.uid == line.uid
    at = bar.value()
    register.window.back_wanted.emit()
    register.wait()
    assert register.window.page == "register"
    assert bar.value() == at
    assert register.table.currentIndex().row() == row
    assert register.table.hasFocus()


def test_a_row_is_read_out_whole(register):
    row = register.uids().index(EIGHTH)
    said = register.rows.index(row, COLUMN["kind"]).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("الرقم: ٨", "دعوة الدول الأعضاء", "فعالية: ", "التاريخ: "):
        assert part in said
    assert register.table.accessibleName() == "سجل التوصيات"


def test_too_many_are_not_printed_and_nothing_chosen_says_so(register):
    register.table.setCurrentIndex(register.rows.index(-1, -1))
    register.table.clearSelection()
    register.page.print_wanted.emit()
    assert "اختر توصيات أولا" in register.window.notices.sentence.text()


def test_what_is_chosen_is_put_into_a_collection(register):
    ninth = f"recommendation/{WORKSHOP}/9"
    register.choose(EIGHTH, ninth)
    QTest.keyClick(register.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    register.wait()
    dialog = register.shell.staff.collecting.dialog
    assert dialog.isVisible()
    dialog.name.setText("Rome")
    dialog.make.click()
    register.wait()
    chosen = [uid for uid in register.uids() if uid in (EIGHTH, ninth)]
    assert list(register.shell.staff.collecting.cabinet.called("Rome").uids) == chosen
    register.page.collect_wanted.emit()
    register.wait()
    menu = register.shell.staff.collecting.menu
    assert register.window.geometry().contains(menu.pos())
    menu.actions()[0].trigger()
    menu.close()
    register.wait()
    assert "موجودان من قبل" in register.window.status.told.text()


def test_filters_and_tools_are_reached_with_the_tab_key(register: Register) -> None:
    register.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert register.table.hasFocus()
    register.window.navigation.setFocus()
    passed = []
    for _ in range(20):
        QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Tab)
        passed.append(QGuiApplication.focusObject())
        if passed[-1] is register.table:
            break
    tools = register.page.toolbar
    assert passed[-1] is register.table
    assert {tools.grouping, tools.sorting, tools.turn, tools.columns, tools.export} <= set(passed)
    assert set(register.page.facets.findChildren(QPushButton)) & set(passed)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_column_is_made_wider_and_narrower_by_keys_and_stays_so(register: Register, code: str) -> None:
    register.shell.choose("language", code)
    register.wait()
    table = register.table
    table.setCurrentIndex(register.rows.index(2, COLUMN["date"]))
    out, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if code == "ar" else (Qt.Key.Key_Right, Qt.Key.Key_Left)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    width = table.columnWidth(COLUMN["date"])
    for key, wanted in ((out, width + 16), (out, width + 32), (back, width + 16)):
        QTest.keyClick(table, key, both)
        assert table.columnWidth(COLUMN["date"]) == wanted
    assert dict(register.page.arrangement.widths)["date"] == width + 16
    for _ in range(40):
        QTest.keyClick(table, back, both)
    assert table.columnWidth(COLUMN["date"]) == table.horizontalHeader().minimumSectionSize()
