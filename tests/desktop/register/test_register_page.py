"""The page of the register over a small library in which one provision is said twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from core.records.filters import Filters
from core.records.register import Grouping
from db.build import build
from db.library import Library, open_library
from db.register import Register
from db.search import Searcher
from desktop import theme
from desktop.register.columns import COLUMNS
from desktop.register.page import RegisterPage
from desktop.theme import Metrics
from tests.db.store import write_store

TOLD, ONE = "recommendation/told-2024-muscat/1", "recommendation/trial-2016-04-ankara/1"
COLUMN = {column.key: at for at, column in enumerate(COLUMNS)}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("page")
    return open_library(build(write_store(folder / "store"), folder / "library.db").path)


@pytest.fixture
def show(qtbot, library: Library, arabic) -> Callable[..., RegisterPage]:
    register = Register(library.database, Searcher(library))

    def make(voice=arabic, **chosen: object) -> RegisterPage:
        page = RegisterPage(theme.LIGHT, Metrics(), voice)
        qtbot.addWidget(page)
        rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        page.setLayoutDirection(rtl if voice.language.right_to_left else ltr)
        page.resize(1166, 600)
        order = register.order(code=voice.language.code, **chosen)
        page.show_order(order, register.lines(order.numbers), {}, Filters())
        with qtbot.waitExposed(page):
            page.show()
        return page

    return make


def opened_menu(page: RegisterPage) -> QMenu:
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    QApplication.processEvents()
    return menu


def test_a_row_leads_to_what_says_nearly_the_same(qtbot, show):
    page = show()
    assert not page.table.isColumnHidden(COLUMN["similar"])
    at = [page.rows.line(row).uid for row in range(3)].index(ONE)
    assert page.rows.index(at, COLUMN["similar"]).data().startswith("وردت أيضا في")
    page.table.setCurrentIndex(page.rows.index(at, COLUMN["text"]))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(page.table, event)
    menu = opened_menu(page)
    (also,) = (each for each in menu.actions() if each.text().startswith("وردت أيضا في"))
    assert "٪" in also.text() or "%" in also.text()
    with qtbot.waitSignal(page.record_requested) as wanted:
        also.trigger()
    assert wanted.args == [TOLD]
    menu.close()


@pytest.mark.parametrize("speaking", ["arabic", "english"])
def test_the_text_takes_the_room_that_is_left(show, request, speaking):
    page = show(request.getfixturevalue(speaking))
    head = page.table.horizontalHeader()
    assert head.length() == page.table.viewport().width()
    before = page.table.columnWidth(COLUMN["text"])
    page.show_column("event", shown=False)
    assert page.table.columnWidth(COLUMN["text"]) > before
    assert head.length() == page.table.viewport().width()
    # On a narrow window the text keeps a width that can be read, and the table moves sideways.
    page.resize(600, 600)
    assert page.table.columnWidth(COLUMN["text"]) >= 240


def test_the_last_column_stays_and_the_menu_says_what_is_shown(show):
    page = show()
    for column in COLUMNS:
        page.show_column(column.key, shown=False)
    assert page.arrangement.columns == ("similar",)
    page.toolbar.columns.click()
    menu = opened_menu(page)
    assert [act.data() for act in menu.actions() if act.isChecked()] == ["similar"]
    assert [act.data() for act in menu.actions() if not act.isEnabled()] == ["similar"]
    next(act for act in menu.actions() if act.data() == "text").trigger()
    assert page.arrangement.columns == ("similar", "text")
    menu.close()


def test_a_width_that_was_drawn_out_is_told_once_it_stands(qtbot, show):
    page = show()
    with qtbot.waitSignal(page.arranged) as told:
        for width in range(150, 200, 10):
            page.table.setColumnWidth(COLUMN["theme"], width)
    assert dict(told.args[0].widths)["theme"] == 190


def test_space_takes_rows_in_and_out_and_the_bar_counts_them(show):
    page = show()
    page.table.enter()
    assert page.table.chosen_count() == 1
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.table.chosen_count() == 2
    assert "اثنتان مختارتان" in page.toolbar.counts.text()
    assert page.toolbar.print.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.table.chosen_count() == 1
    page.table.clearSelection()
    assert not page.toolbar.print.isEnabled()


def test_group_heads_and_texts_are_drawn(show):
    page = show(grouping=Grouping.KIND)
    QApplication.processEvents()
    picture = page.table.viewport().grab().toImage()
    ground = theme.LIGHT.hover
    head = page.table.visualRect(page.rows.index(0, COLUMN["text"]))
    colours = {picture.pixelColor(x, head.center().y()).name() for x in range(head.left(), head.right())}
    assert ground in {colour.lower() for colour in colours} or ground.upper() in {c.upper() for c in colours}
    assert not page.table.visualRect(page.rows.index(1, COLUMN["text"])).isEmpty()


def test_every_control_has_a_name_and_a_look_can_change(show):
    page = show()
    bar = page.toolbar
    for control in (bar.grouping, bar.sorting, bar.turn, bar.columns, bar.copy, bar.print, bar.export):
        assert control.accessibleName()
    height = page.table.rowHeight(0)
    page.set_look(theme.DARK, Metrics(150))
    assert page.table.rowHeight(0) > height
