"""From a card, from the reader and from a provision into a collection; arranged, taken back, there the next day."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest

from core.records.collections import Collection, Item
from db.user import open_user_file
from desktop.models.views import VIEWS
from desktop.reader.provision import QuotedItem

WORKSHOP = "event/oic-2016-04-ankara-social-security"
EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def settle(program, qtbot):
    def wait() -> None:
        qtbot.waitUntil(lambda: not program.shell.runner.busy)

    return wait


def open_page(program, settle):
    navigation = program.window.navigation
    row = [view.key for view in VIEWS].index("collections")
    navigation.setCurrentIndex(navigation.model().index(row, 0))
    settle()
    page = program.shell.pages.page("collections")
    assert page.isVisible()
    return page


def uids(program) -> list[str]:
    return list(program.shell.staff.collecting.cabinet.collections[0].uids)


def choose_in_menu(program, number: int, settle) -> None:
    menu = program.shell.staff.collecting.menu
    assert menu.isVisible()
    menu.actions()[number].trigger()
    menu.close()
    settle()


def begin(program, name: str, settle) -> None:
    """Put what is chosen into a first collection, which is asked for its name."""
    QTest.keyClick(program.window.results.list, Qt.Key.Key_D, CTRL)
    dialog = program.shell.staff.collecting.dialog
    assert dialog.isVisible()
    dialog.name.setText(name)
    dialog.make.click()
    settle()


def kept(program) -> tuple[Collection, ...]:
    """Return what another reader of the user's file sees."""
    assert program.shell.keeping.store.saved()
    with open_user_file(program.shell.staff.helping._folder, read_only=True) as user:
        return user.collections().collections


@pytest.fixture
def basket(program, settle):
    """A collection with the first three cards of the list."""
    table = program.window.results.list
    table.enter()
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle()
    begin(program, "ملف روما", settle)
    assert uids(program) == program.uids[:3]
    return program.uids[:3]


def test_cards_a_record_and_a_provision_are_put_into_a_collection(program, basket, settle, qtbot):
    status = program.window.status
    assert "أُضيفت ٣ سجلات" in status.told.text()
    # From the reader's header, then from a provision by keyboard.
    program.shell.reading.open(WORKSHOP, enter=True)
    settle()
    program.shell.reader.header.buttons["collect"].click()
    choose_in_menu(program, 0, settle)
    assert uids(program)[3:] == [WORKSHOP]
    program.shell.reading.open(EIGHTH, enter=True)
    settle()
    page = program.shell.reader.page
    piece = page.part(page.index_of(EIGHTH))
    assert isinstance(piece, QuotedItem)
    piece.setFocus()
    action = next(button for button in piece.actions_shown() if button.toolTip() == "إضافة إلى ملف")
    action.click()
    choose_in_menu(program, 0, settle)
    assert uids(program)[4:] == [EIGHTH]
    QTest.keyClick(piece, Qt.Key.Key_D, CTRL)
    choose_in_menu(program, 0, settle)
    assert uids(program)[5:] == []
    assert "موجود من قبل" in status.told.text()
    assert not status.undo.isVisible()
    assert kept(program)[0].uids == (*basket, WORKSHOP, EIGHTH)


def test_what_was_added_is_taken_back_where_it_is_told(program, basket, settle):
    program.window.status.undo.click()
    assert program.shell.staff.collecting.cabinet.collections == ()
    assert kept(program) == ()
    program.shell.staff.collecting.redo()
    assert uids(program) == basket
    assert kept(program)[0].uids == tuple(basket)


def test_the_menu_of_a_card_offers_the_collection_used_last_first(program, basket, settle):
    table = program.window.results.list
    program.shell.staff.collecting.begin("Later & newer", ())
    at = table.visualRect(table.model().index(4, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QGuiApplication.sendEvent(table.viewport(), event)
    menu = program.shell.staff.collecting.menu
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["Later && newer", "ملف روما", "ملف جديد…"]
    choose_in_menu(program, 0, settle)
    assert uids(program) == [program.uids[4]]


def test_records_are_arranged_by_keyboard_and_each_step_is_taken_back(program, basket, settle):
    page = open_page(program, settle)
    items = page.items
    items.choose((basket[0],))
    QTest.keyClick(items, Qt.Key.Key_Down, ALT)
    assert uids(program) == [basket[1], basket[0], basket[2]]
    assert items.current == basket[0]
    QTest.keyClick(items, Qt.Key.Key_Down, ALT)
    QTest.keyClick(items, Qt.Key.Key_Down, ALT)
    assert uids(program) == [basket[1], basket[2], basket[0]]
    QTest.keyClick(items, Qt.Key.Key_Up, ALT)
    QTest.keyClick(items, Qt.Key.Key_Delete)
    assert uids(program) == [basket[1], basket[2]]
    assert items.current == basket[2]
    for _ in range(2):
        QTest.keyClick(items, Qt.Key.Key_Z, CTRL)
    assert uids(program) == [basket[1], basket[2], basket[0]]
    QTest.keyClick(items, Qt.Key.Key_Y, CTRL)
    assert uids(program) == [basket[1], basket[0], basket[2]]
    assert kept(program)[0].uids == (basket[1], basket[0], basket[2])


def test_records_are_dropped_at_another_place(program, basket, settle):
    page = open_page(program, settle)
    rows = page.rows
    dragged = rows.mimeData([rows.index(2, 0)])
    taken = rows.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, rows.index(-1, -1))
    # The view would take the rows out by itself if the drop were its own.
    assert not taken
    assert uids(program) == [basket[2], basket[0], basket[1]]
    assert rows.rowCount() == 3


def test_name_and_note_are_written_and_there_after_a_restart(program, basket, settle, own_home: Path):
    page = open_page(program, settle)
    page.name.selectAll()
    QTest.keyClicks(page.name, "Rome 2026")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    page.items.choose((basket[1],))
    QTest.keyClick(page.items, Qt.Key.Key_F2)
    assert page.note.hasFocus()
    QTest.keyClicks(page.note, "first session")
    # Closed while the note is still being written.
    program.window.close()
    with open_user_file(own_home, read_only=True) as user:
        (there,) = user.collections().collections
    assert there.name == "Rome 2026"
    assert there.items == (Item(basket[0]), Item(basket[1], "first session"), Item(basket[2]))


def test_a_collection_is_duplicated_deleted_and_brought_back(program, basket, settle):
    page = open_page(program, settle)
    page.acts.buttons["duplicate"].click()
    assert [each.name for each in program.shell.staff.collecting.cabinet.collections] == [
        "ملف روما (نسخة)",
        "ملف روما",
    ]
    assert page.name.text() == "ملف روما (نسخة)"
    page.acts.buttons["delete"].click()
    assert page.name.text() == "ملف روما"
    assert len(kept(program)) == 1
    program.window.status.undo.click()
    assert len(kept(program)) == 2
    page.begin.click()
    assert page.name.text() == "ملف جديد"
    assert page.name.hasFocus()
    assert page.empty.isVisible()


def test_a_record_the_library_does_not_know_stays_and_says_so(program, settle):
    collecting = program.shell.staff.collecting
    collecting.begin("Old", ["event/gone-2030", "digest/2022-2023", "profile/om"])
    page = open_page(program, settle)
    said = [page.rows.index(row).data() for row in range(3)]
    assert "event/gone-2030" in said[0]
    assert said[0].startswith("ليس في المكتبة الحالية")
    assert "٢٠٢٢–٢٠٢٣" in said[1]
    assert said[2] == "عُمان"
    assert kept(program)[0].uids[0] == "event/gone-2030"


def test_a_record_is_opened_from_its_collection_and_the_way_back_leads_there(program, basket, settle):
    page = open_page(program, settle)
    page.items.choose((basket[1],))
    QTest.keyClick(page.items, Qt.Key.Key_Return)
    settle()
    assert program.window.page == ""
    assert program.shell.reading.uid == basket[1]
    program.window.back_wanted.emit()
    assert program.window.page == "collections"


def test_a_book_of_a_collection_has_its_name_and_says_what_it_leaves_out(program, settle, qtbot):
    collecting = program.shell.staff.collecting
    collecting.begin("Rome", [WORKSHOP, "event/gone-2030", "body/sesric", "profile/om"])
    page = open_page(program, settle)
    page.changed.emit(collecting.cabinet.collections[0].noted("profile/om", "للجلسة الأولى"))
    settle()
    page.acts.buttons["book"].click()
    settle()
    desk = program.shell.staff.printing.desk
    qtbot.waitUntil(lambda: desk.book_dialog is not None)
    assert desk.book_dialog.title.text() == "Rome"
    assert program.window.notices.isVisible()
    assert "2" in program.window.notices.sentence.text() or "٢" in program.window.notices.sentence.text()
    desk.book_dialog.make.click()
    qtbot.waitUntil(lambda: desk.dialog is not None and desk.dialog.inked is not None, timeout=30_000)
    pages = desk.dialog.inked.pages
    text = " ".join(pages.text(number) for number in range(len(pages)))
    assert "ملاحظة القارئ: للجلسة الأولى" in text
    desk.dialog.close()
