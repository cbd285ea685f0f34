"""Collections in the window over a library in memory: what is chosen, what is said, what the world does to it."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from core.errors import N_, Refusal
from core.paper.called import Called
from core.records.collections import Cabinet, Collection, Item
from core.records.label import Label
from desktop.collecting.page import CollectionsPage
from desktop.theme import DARK, LIGHT
from tests.desktop.fakes import FakeStore

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOOK = Collection("k", "Rome", (Item("event/a", "first"), Item("event/b"), Item("event/c")), 2)
OTHER = Collection("l", "Other", (Item("event/z"),), 1)


@pytest.fixture
def page(qtbot, metrics, english) -> CollectionsPage:
    made = CollectionsPage(LIGHT, metrics, english)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_cabinet(Cabinet((BOOK, OTHER)))
    return made


def wanted(page: CollectionsPage) -> list[Collection]:
    """Do at once what the page wants, as its controller does; return all that was wanted."""
    told: list[Collection] = []

    def do(collection: Collection) -> None:
        told.append(collection)
        page.show_cabinet(page._cabinet.changed(collection))

    page.changed.connect(do)
    return told


def test_rows_say_number_kind_title_and_note(page: CollectionsPage) -> None:
    page.show_names(
        {"event/a": Called(Label(en="Workshop")), "event/b": Called(), "event/c": Called(Label(en="C"))}
    )
    rows = page.rows
    said = [rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said[0] == "1. Event. Workshop. first"
    assert "Not in the library of today" in said[1]
    assert rows.index(0).data() == "Workshop"


def test_a_row_is_as_high_as_its_words_need(page: CollectionsPage) -> None:
    short = page.items.visualRect(page.rows.index(1)).height()
    assert page.items.visualRect(page.rows.index(0)).height() > short
    page.show_names({"event/b": Called(Label(en="A very long title that goes on and on. " * 9))})
    page.grab()
    assert page.items.visualRect(page.rows.index(1)).height() > short


@pytest.mark.parametrize(
    ("dragged", "row", "parent", "after"),
    [
        ([0], 3, -1, "bca"),
        ([2], 0, -1, "cab"),
        ([0, 1], -1, -1, "cab"),  # below the last row: at the end
        ([2], -1, 0, "cab"),  # upon a row: before it
        ([1], 1, -1, ""),  # where it stands: nothing is wanted
    ],
)
def test_rows_are_dropped_between_others(
    page: CollectionsPage, dragged: list[int], row: int, parent: int, after: str
) -> None:
    told, rows = wanted(page), page.rows
    data = rows.mimeData([rows.index(each) for each in dragged])
    onto = rows.index(parent) if parent >= 0 else QModelIndex()
    assert not rows.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, onto)
    assert "".join(uid[-1] for each in told for uid in each.uids) == after


def test_several_rows_are_moved_and_stay_chosen(page: CollectionsPage) -> None:
    told = wanted(page)
    page.items.choose(("event/b", "event/c"))
    page.item_acts.buttons["up"].click()
    assert [each.uids for each in told] == [("event/b", "event/c", "event/a")]
    assert page.items.chosen == ("event/b", "event/c")
    page.item_acts.buttons["up"].click()
    assert len(told) == 1


def test_the_note_of_one_row_is_not_written_on_another(page: CollectionsPage) -> None:
    told = wanted(page)
    page.items.choose(("event/b",))
    page.note.setFocus()
    QTest.keyClicks(page.note, "second")
    place = page.items.visualRect(page.rows.index(2)).center()
    QTest.mouseClick(page.items.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    page.keep_written()
    assert [[item.note for item in each.items] for each in told] == [["first", "second", ""]]
    assert page.note.text() == ""


def test_another_collection_keeps_what_was_written_and_is_shown(page: CollectionsPage) -> None:
    told = wanted(page)
    page.note.setFocus()
    page.note.selectAll()
    QTest.keyClicks(page.note, "changed")
    page.shelf.setCurrentIndex(page.cabinet.index(1))
    assert told[0].items[0].note == "changed"
    assert page.key == "l"
    assert page.name.text() == "Other"


def test_a_name_of_nothing_is_not_taken(page: CollectionsPage) -> None:
    told = wanted(page)
    page.name.setFocus()
    page.name.selectAll()
    QTest.keyClick(page.name, Qt.Key.Key_Delete)
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert told == []
    assert page.name.text() == "Rome"


def test_a_collection_whose_name_was_lost_can_be_named_again(page: CollectionsPage) -> None:
    page.show_cabinet(Cabinet((Collection("x", "", (Item("event/a"),)),)))
    assert page.name.text() == "Collection without a name"
    told = wanted(page)
    page.name.selectAll()
    QTest.keyClicks(page.name, "Found")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert [each.name for each in told] == ["Found"]


def test_where_there_is_nothing_it_says_what_to_do(page: CollectionsPage) -> None:
    page.show_cabinet(Cabinet())
    assert page.nothing.isVisible()
    assert "Ctrl+D" in page.nothing.hint.text()
    page.show_cabinet(Cabinet((Collection("k", "Empty"),)))
    assert page.empty.isVisible()
    assert not page.acts.buttons["book"].isEnabled()
    assert not page.note.isEnabled()


def test_a_narrow_page_puts_one_above_the_other(page: CollectionsPage, arabic, metrics) -> None:
    assert page.split.orientation() == Qt.Orientation.Horizontal
    page.resize(480, 600)
    assert page.split.orientation() == Qt.Orientation.Vertical
    page.set_voice(arabic)
    page.set_look(DARK, metrics)
    assert page.count.text() == "٣ سجلات"
    assert page.acts.buttons["undo"].accessibleName() == "تراجع"


def chosen(opened, *rows: int) -> None:
    table = opened.window.results.list
    for at, row in enumerate(rows):
        place = table.visualRect(table.model().index(row, 0)).center()
        modifier = CTRL if at else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_several_cards_are_put_in_from_the_bar_above_the_list(open_window, settled) -> None:
    store = FakeStore(collected={"k": BOOK})
    opened = open_window(store=store)
    chosen(opened, 2, 3, 6)
    settled(opened)
    opened.window.results.selection.collect_button.click()
    menu = opened.shell.staff.collecting.menu
    assert [action.text() for action in menu.actions() if action.text()] == ["Rome", "ملف جديد…"]
    menu.actions()[0].trigger()
    menu.close()
    settled(opened)
    assert store.collected["k"].uids == (*BOOK.uids, *(opened.spoken()[row] for row in (2, 3, 6)))
    assert "٣" in opened.window.status.told.text()


def test_a_name_that_is_taken_is_made_another(open_window, settled) -> None:
    store = FakeStore(collected={"k": BOOK})
    opened = open_window(store=store)
    opened.shell.staff.collecting.begin("Rome", ["event/x"])
    assert sorted(each.name for each in store.collected.values()) == ["Rome", "Rome (2)"]


def test_giving_up_the_name_begins_nothing(open_window, settled) -> None:
    store = FakeStore()
    opened = open_window(store=store)
    chosen(opened, 2)
    settled(opened)
    QTest.keyClick(opened.window.results.list, Qt.Key.Key_D, CTRL)
    dialog = opened.shell.staff.collecting.dialog
    dialog.name.clear()
    assert not dialog.make.isEnabled()
    dialog.reject()
    settled(opened)
    assert store.collected == {}


def test_what_cannot_be_saved_is_said_and_stays_in_the_window(qtbot, open_window) -> None:
    store = FakeStore()
    opened = open_window(store=store)
    store.trouble = Refusal(
        N_("The disk is full, so {path} could not be saved. Free some space: what was saved before is safe."),
        path="x",
    )
    opened.shell.staff.collecting.begin("Rome", ["event/x"])
    qtbot.waitUntil(opened.window.notices.isVisible)
    assert opened.shell.staff.collecting.cabinet.called("Rome").uids == ("event/x",)


def test_what_was_told_gives_way_to_the_library_again(open_window) -> None:
    opened = open_window()
    status = opened.window.status
    opened.shell.staff.collecting.begin("Rome", ["event/x"])
    assert status.told.isVisible()
    assert status.undo.isVisible()
    status.hush()
    assert status.library.isVisible()
    assert not status.told.isVisible()
