"""Everything set, then the program closed, or killed with a moment's notice: all of it stands again at the next start.

What a kill leaves is what lies in the folder at that moment, so a copy of the folder is opened.
"""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter

from core.records.filters import Filters
from core.records.focal_points import FocalPoint
from core.records.register import Grouping, Ordering
from desktop.app import Application
from desktop.instance import Instance
from desktop.models.views import VIEWS
from tests.journeys.conftest import Program

WORKSHOP = "event/oic-2016-04-ankara-social-security"
EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"


@pytest.fixture(params=["closed", "killed"])
def next_start(request, program, own_home: Path, qtbot):
    """End the program as it may end, and start it again."""
    opened: list[Program] = []

    def start() -> Program:
        folder = own_home
        keeping = program.shell.keeping
        if request.param == "closed":
            program.window.close()
            program.application.close()
        else:
            qtbot.waitUntil(lambda: not keeping.waiting and keeping.store.saved())
            folder = own_home.with_name("killed")
            shutil.copytree(own_home, folder)
        application = Application(folder, Instance(folder))
        one = Program(application)
        opened.append(one)
        with qtbot.waitExposed(one.window):
            application.show("")
        one.window.activateWindow()
        shell = one.shell
        qtbot.waitUntil(lambda: keeping is not shell.keeping and shell.keeping.store is not None)
        settle(one, qtbot)
        return one

    yield start
    for one in opened:
        one.window.close()
        one.application.close()
        one.window.deleteLater()
        one.application.deleteLater()


def settle(program: Program, qtbot) -> None:
    qtbot.waitUntil(lambda: not program.shell.runner.busy and bool(program.shell.browsing.asked_of_answer[0]))
    reader = program.shell.reader
    qtbot.waitUntil(lambda: reader.page is None or reader.page.complete)
    QApplication.processEvents()


def turn_to(program: Program, view: str, qtbot) -> None:
    navigation = program.window.navigation
    row = [each.key for each in VIEWS].index(view)
    navigation.setCurrentIndex(navigation.model().index(row, 0))
    settle(program, qtbot)


def draw(splitter: QSplitter, number: int, by: int) -> None:
    """Draw a handle of a splitter along, as the mouse does."""
    handle = splitter.handle(number)
    along = QPoint(by, 0) if splitter.orientation() == Qt.Orientation.Horizontal else QPoint(0, by)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() + along)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    QApplication.processEvents()


def test_the_window_the_list_and_the_open_record_stand_again(program, next_start, qtbot):
    window, shell = program.window, program.shell
    window.setGeometry(60, 40, 1500, 800)
    shell.choose("theme", "dark")
    turn_to(program, "events", qtbot)
    window.top.search.field.setText("الضمان")
    settle(program, qtbot)
    window.results.filters_changed.emit(Filters(years=((2016, 2016),)))
    settle(program, qtbot)
    shell.reading.open(WORKSHOP)
    settle(program, qtbot)
    draw(window.splitter, 2, 60 if not window.isRightToLeft() else -60)
    shell.reader.scroll.verticalScrollBar().setValue(900)
    shell.reader.open_source()
    QApplication.processEvents()
    draw(shell.reader.split, 1, -70)
    settle(program, qtbot)
    before = shell.standing.now(shell.settings)
    assert before.columns[0] > 448
    assert shell.reader.split.page_shares != (50, 50)
    top = shell.reader.scroll.place

    again = next_start()
    assert again.window.geometry() == window.geometry()
    assert again.window.results.width() == before.columns[0]
    assert again.shell.theme.dark
    assert again.shell.browsing.view.key == "events"
    assert again.window.top.search.query == "الضمان"
    assert again.shell.browsing.filters == Filters(years=((2016, 2016),))
    assert again.window.navigation.currentIndex().row() == [each.key for each in VIEWS].index("events")
    assert again.shell.reading.uid == WORKSHOP
    assert again.shell.reader.split.page_shares == shell.reader.split.page_shares
    again.shell.reader.open_source()
    QApplication.processEvents()
    assert again.shell.reader.scroll.place[0] == top[0]
    sizes, were = again.shell.reader.split.sizes(), shell.reader.split.sizes()
    assert [abs(size - was) <= 12 for size, was in zip(sizes, were, strict=True)] == [True, True]


def test_on_a_narrow_window_what_was_in_view_is_again(program, next_start, qtbot):
    program.window.resize(700, 600)
    program.shell.reading.open(WORKSHOP, enter=True)
    settle(program, qtbot)
    assert program.window.single
    assert program.window.reader.isVisible()
    again = next_start()
    assert again.window.single
    assert (again.window.reader.isVisible(), again.window.results.isVisible()) == (True, False)
    assert again.shell.reading.uid == WORKSHOP


def test_borders_that_were_moved_by_keys_stand_again(program, next_start, qtbot):
    program.shell.reading.open(WORKSHOP)
    settle(program, qtbot)
    program.shell.reader.open_source()
    QApplication.processEvents()
    columns, source = program.window.splitter.handle(2), program.shell.reader.split.handle(1)
    for border, key in ((columns, Qt.Key.Key_End), (source, Qt.Key.Key_Up)):
        border.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(border, key)
    settle(program, qtbot)
    width, shares = program.window.results.width(), program.shell.reader.split.page_shares
    assert (width > 448, shares != (50, 50)) == (True, True)
    again = next_start()
    assert again.window.results.width() == width
    assert again.shell.reader.split.page_shares == shares


def test_a_window_of_the_whole_screen_is_one_again_and_knows_its_small_size(program, next_start, qtbot):
    window = program.window
    window.setGeometry(80, 50, 1100, 700)
    QApplication.processEvents()
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    again = next_start()
    assert again.window.isMaximized()
    assert again.window.normalGeometry().size() == window.normalGeometry().size()


def test_the_register_stands_again(program, next_start, qtbot):
    turn_to(program, "register", qtbot)
    page = program.shell.pages.page("register")
    page.toolbar.sorted_by.emit(str(Ordering.KIND))
    page.toolbar.grouped_by.emit(str(Grouping.THEME))
    page.table.horizontalHeader().resizeSection(1, 333)
    settle(program, qtbot)
    qtbot.waitUntil(lambda: "333" in str(program.shell.settings.register))
    again = next_start()
    assert again.window.page == "register"
    assert again.shell.pages.page("register").arrangement == page.arrangement


def test_the_directory_and_its_filters_stand_again(program, next_start, qtbot):
    turn_to(program, "contacts", qtbot)
    page = program.shell.pages.page("contacts")
    page.country.setCurrentIndex(page.country.findData("country/om"))
    page.words.setText("وزارة")
    page.known.horizontalHeader().resizeSection(0, 321)
    page.show_missing(missing=True)
    settle(program, qtbot)
    again = next_start()
    assert again.window.page == "contacts"
    shown = again.shell.pages.page("contacts")
    assert (shown.country.currentData(), shown.words.text()) == ("country/om", "وزارة")
    assert shown.table is shown.missing
    assert shown.known.shares == page.known.shares != ""


def test_an_entry_that_is_being_written_is_open_again_until_it_is_kept(program, next_start, qtbot):
    turn_to(program, "contacts", qtbot)
    program.shell.pages.page("contacts").add()
    form = program.shell.pages.page("contacts").dialog
    form.lines["institution"].setText("وزارة التنمية الاجتماعية")
    form.lines["email"].setText("info@")
    again = next_start()
    page = again.shell.pages.page("contacts")
    qtbot.waitUntil(lambda: page.dialog is not None)
    written = page.dialog
    assert written.values == form.values
    assert written.isVisible()
    for name in written.boxes:
        written.boxes[name].setCurrentIndex(1)
    written.lines["email"].setText("info@example.org")
    written.keep.click()
    settle(again, qtbot)
    (kept,) = again.shell.keeping.store.focal_points()
    assert isinstance(kept, FocalPoint)
    assert kept.institution == "وزارة التنمية الاجتماعية"
    assert again.shell.drafts.now() == {}


def begun(program: Program, qtbot) -> None:
    """Put two records into a first collection, and another beside it."""
    program.shell.staff.collecting.begin("للاجتماع", (WORKSHOP, EIGHTH))
    program.shell.staff.collecting.begin("أخرى")
    turn_to(program, "collections", qtbot)
    page = program.shell.pages.page("collections")
    first = next(one for one in program.shell.staff.collecting.cabinet.collections if one.name == "للاجتماع")
    page.shelf.setCurrentIndex(page.cabinet.index(page.cabinet.row_of(first.key)))
    settle(program, qtbot)


def test_a_note_and_a_name_that_are_being_written_are_there(program, next_start, qtbot):
    begun(program, qtbot)
    page = program.shell.pages.page("collections")
    draw(page.split, 1, -40 if page.isRightToLeft() else 40)
    side = page.side
    QTest.keyClicks(page.name, "X")
    page.note.setFocus()
    QTest.keyClicks(page.note, "what to ask there")
    again = next_start()
    shown = again.shell.pages.page("collections")
    assert again.window.page == "collections"
    assert (shown.side, shown.split.sizes()[0]) == (side, side)
    assert shown.name.text() == "للاجتماعX"
    assert shown.note.text() == "what to ask there"
    kept = again.shell.keeping.store.collections().get(shown.key)
    assert (kept.name, kept.items[0].note) == ("للاجتماعX", "what to ask there")


def test_a_cover_that_is_being_written_is_open_again_until_it_is_thrown_away(program, next_start, qtbot):
    begun(program, qtbot)
    page = program.shell.pages.page("collections")
    page.acts.buttons["book"].click()
    qtbot.waitUntil(lambda: program.shell.staff.printing.desk.book_dialog is not None)
    cover = program.shell.staff.printing.desk.book_dialog
    cover.meeting.setText("الاجتماع العاشر")
    again = next_start()
    qtbot.waitUntil(lambda: again.shell.staff.printing.desk.book_dialog is not None)
    shown = again.shell.staff.printing.desk.book_dialog
    assert shown.meeting.text() == "الاجتماع العاشر"
    assert shown.title.text() == "للاجتماع"
    assert [work.uid for work in shown._works] == [WORKSHOP, EIGHTH]
    shown.reject()
    assert again.shell.drafts.now() == {}


def test_the_name_of_a_new_collection_is_asked_for_again_with_its_records(program, next_start, qtbot):
    program.shell.staff.collecting.ask(lambda: (WORKSHOP,))
    program.shell.staff.collecting.dialog.name.setText("للسفر")
    settle(program, qtbot)
    again = next_start()
    dialog = again.shell.staff.collecting.dialog
    assert dialog.name.text() == "للسفر"
    dialog.make.click()
    settle(again, qtbot)
    (begun,) = again.shell.staff.collecting.cabinet.collections
    assert (begun.name, begun.uids) == ("للسفر", (WORKSHOP,))


def test_the_preview_stands_where_it_stood(program, next_start, qtbot):
    program.shell.reading.open(WORKSHOP)
    settle(program, qtbot)
    program.window.print_wanted.emit()
    qtbot.waitUntil(lambda: program.shell.staff.printing.dialog is not None)
    program.shell.staff.printing.dialog.resize(777, 555)
    settle(program, qtbot)
    again = next_start()
    again.window.print_wanted.emit()
    assert again.shell.staff.printing.dialog.size().toTuple() == (777, 555)
    settle(again, qtbot)
