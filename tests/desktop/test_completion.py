"""What the search box suggests: names and titles while one types, earlier searches where nothing is typed."""

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QDialog

from core.records.filters import Filters
from core.records.label import Label
from tests.desktop.fakes import HITS, FakeSearch, FakeStore, completion
from tests.desktop.test_window import type_in

EIGHTH = HITS[0].uid
SECURITY = completion("الضمان الاجتماعي", "theme/social-security")
NETWORK = completion("الضمان: شبكته", "network/oic-ssnet", Label(ar="شبكة الضمان", en="OIC-SSNET"))


@pytest.fixture
def opened(open_window):
    one = open_window()
    one.completer.known = (SECURITY, NETWORK)
    one.window.enter_search()
    return one


@pytest.fixture
def box(opened):
    return opened.window.top.search


def suggested(box) -> list[str]:
    return [row.query for row in box.suggestions.rows()] if box.suggesting else []


def typed(opened, settled, words: str) -> None:
    type_in(opened.window.top.search.field, words)
    settled(opened)


def test_what_is_typed_is_completed_and_goes_on_being_typed(opened, box, settled):
    typed(opened, settled, "الضم")
    assert suggested(box) == [SECURITY.query, NETWORK.query]
    assert box.field.hasFocus()
    typed(opened, settled, "ان الا")
    assert suggested(box) == [SECURITY.query]
    typed(opened, settled, "xyz")
    assert not box.suggesting


def test_enter_means_what_is_typed(qtbot, opened, box, settled):
    typed(opened, settled, "الضم")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    settled(opened)
    assert opened.search.asked[-1][0] == "الضم"
    assert box.query == "الضم"
    assert not box.suggesting


def test_down_goes_into_the_list_and_enter_takes_a_row(qtbot, opened, box, settled):
    typed(opened, settled, "الضم")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    assert box.suggestions.list.hasFocus()
    assert box.suggestions.list.currentIndex().data() == SECURITY.text
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Return)
    settled(opened)
    assert box.query == SECURITY.query
    assert opened.search.asked[-1][0] == SECURITY.query
    assert opened.search.asked[-1][3] is False
    assert opened.window.results.list.hasFocus()
    assert not box.suggesting


def test_a_click_takes_a_row(qtbot, opened, box, settled):
    typed(opened, settled, "الضم")
    rows = box.suggestions.list
    place = rows.visualRect(rows.model().index(1, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled(opened)
    assert box.query == NETWORK.query
    assert opened.search.asked[-1][0] == NETWORK.query


def test_the_way_down_leads_through_the_list_to_the_results_and_up_back_to_the_field(
    qtbot, opened, box, settled
):
    typed(opened, settled, "الضم")
    rows = box.suggestions.list
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert box.field.hasFocus()
    assert box.suggesting
    for watched in (box.field, rows, rows):
        qtbot.keyClick(watched, Qt.Key.Key_Down)
    assert opened.window.results.list.hasFocus()
    assert not box.suggesting
    settled(opened)


def test_page_down_passes_the_list(qtbot, opened, box, settled):
    typed(opened, settled, "الضم")
    qtbot.keyClick(box.field, Qt.Key.Key_PageDown)
    assert opened.window.results.list.hasFocus()
    assert not box.suggesting
    settled(opened)


def test_letters_typed_in_the_list_go_to_the_field(qtbot, opened, box, settled):
    typed(opened, settled, "الضم")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_X)
    settled(opened)
    assert box.field.hasFocus()
    assert box.query == "الضمx"
    qtbot.keyClick(box.field, Qt.Key.Key_Backspace)
    settled(opened)
    assert suggested(box) == [SECURITY.query, NETWORK.query]


def test_escape_steps_back_from_list_to_field_to_empty_field_to_results(qtbot, opened, box, settled):
    typed(opened, settled, "الضم")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Escape)
    assert box.field.hasFocus()
    assert (box.suggesting, box.query) == (False, "الضم")
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.query == ""
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert opened.window.results.list.hasFocus()
    settled(opened)


def test_a_list_that_was_refused_comes_back_with_the_next_letter(qtbot, opened, box, settled):
    typed(opened, settled, "الض")
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert (box.suggesting, box.query) == (False, "الض")
    typed(opened, settled, "م")
    assert box.suggesting


def test_the_list_goes_when_the_keyboard_goes(opened, box, settled):
    typed(opened, settled, "الضم")
    opened.window.navigation.setFocus()
    assert not box.suggesting


def test_completions_that_come_after_enter_are_not_shown(qtbot, opened, box, settled):
    gate, entered = threading.Event(), threading.Event()

    class Slow:
        def completions(self, start, limit=8):
            entered.set()
            gate.wait(10)
            return (SECURITY,)

    opened.shell.searching.use(Slow())
    type_in(box.field, "الضم")
    assert entered.wait(10)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    gate.set()
    settled(opened)
    assert not box.suggesting


def test_typing_goes_on_while_search_and_completion_are_slow(qtbot, open_window, settled):
    gate, entered = threading.Event(), threading.Event()

    class Slow(FakeSearch):
        def search(self, query, filters=Filters(), **asked):  # noqa: B008 - the seam's own default
            if query:
                entered.set()
                assert gate.wait(10)
            return super().search(query, filters, **asked)

    class SlowToo:
        def completions(self, start, limit=8):
            assert gate.wait(10)
            return (SECURITY,)

    opened = open_window(search=Slow())
    opened.shell.searching.use(SlowToo())
    window = opened.window
    window.enter_search()
    before = opened.spoken()
    type_in(window.top.search.field, "الضمان")
    assert entered.wait(10)
    # Both workers hang, and the window still paints, takes keys and moves in the old answer.
    assert window.top.search.query == "الضمان"
    assert opened.spoken() == before
    qtbot.keyClick(window.top.search.field, Qt.Key.Key_Down)
    qtbot.waitUntil(window.results.list.hasFocus)
    assert not window.grab().isNull()
    assert not gate.is_set()
    gate.set()
    settled(opened)
    assert len(opened.spoken()) < len(before)
    # Of the letters in between, those whose search had not begun were never searched.
    searched = [query for query, *_ in opened.search.asked if query]
    # Two workers were held at the gate, and either may have gone on first.
    assert "الضمان" in searched
    assert len(searched) <= 3


def test_earlier_searches_are_shown_in_the_empty_field_newest_first_and_once(qtbot, open_window, settled):
    opened = open_window(store=FakeStore(searched=("أيتام", "نقاط الاتصال", "نقاط الإتصال", "وقف")))
    box = opened.window.top.search
    qtbot.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert suggested(box) == ["أيتام", "نقاط الاتصال", "وقف", ""]
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Down)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Return)
    settled(opened)
    assert opened.spoken() == [EIGHTH]
    assert opened.store.searched[0] == "نقاط الاتصال"


def test_earlier_searches_wait_until_the_reader_comes_to_the_field(qtbot, open_window):
    opened = open_window(store=FakeStore(searched=("أيتام",)))
    box = opened.window.top.search
    assert not box.suggesting
    # The window is left and comes back: nobody asked for anything.
    for sort, focused in ((QEvent.Type.FocusOut, None), (QEvent.Type.FocusIn, box.field)):
        QApplication.sendEvent(box.field, QFocusEvent(sort, Qt.FocusReason.ActiveWindowFocusReason))
        assert not box.suggesting, focused
    qtbot.mouseClick(box.field, Qt.MouseButton.LeftButton)
    assert box.suggesting
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.suggesting


def test_earlier_searches_can_be_forgotten(qtbot, open_window):
    opened = open_window(store=FakeStore(searched=("أيتام", "وقف")))
    box = opened.window.top.search
    opened.window.enter_search()
    rows = box.suggestions.list
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_End)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert opened.store.searched == ()
    assert box.field.hasFocus()
    assert not box.suggesting
    opened.window.navigation.setFocus()
    opened.window.enter_search()
    assert not box.suggesting


def test_a_search_is_remembered_when_it_was_entered_or_led_to_a_record(qtbot, opened, box, settled):
    typed(opened, settled, "الضم")
    assert opened.store.searched == ()
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    settled(opened)
    assert opened.store.searched == ("الضم",)
    opened.window.enter_search()
    typed(opened, settled, "نقاط")
    qtbot.keyClick(box.field, Qt.Key.Key_PageDown)
    settled(opened)
    assert opened.shell.reading.uid == EIGHTH
    assert opened.store.searched == ("نقاط", "الضم")


def test_listing_everything_is_no_search(qtbot, opened, box, settled):
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    settled(opened)
    assert opened.shell.reading.uid == EIGHTH
    assert opened.store.searched == ()


def test_ctrl_k_leads_to_the_search_from_a_window_that_does_not_insist(qtbot, opened, box):
    dialog = QDialog(opened.window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(opened.window.isActiveWindow)
    assert box.field.hasFocus()
    dialog.close()


@pytest.mark.parametrize(
    ("code", "side"), [("ar", Qt.AlignmentFlag.AlignRight), ("en", Qt.AlignmentFlag.AlignLeft)]
)
def test_the_field_begins_at_the_leading_side_whatever_is_typed(open_window, settled, code, side):
    opened = open_window(store=FakeStore({"window.language": code}))
    field = opened.window.top.search.field
    for text in ("", "Oman", "عمان"):
        field.setText(text)
        assert field.alignment() & Qt.AlignmentFlag.AlignAbsolute
        assert field.alignment() & side
        settled(opened)
        # The field scrolls its text into place when it paints.
        opened.window.grab()
        field.setCursorPosition(0)
        start = field.cursorRect().center().x()
        field.setCursorPosition(len(text))
        end = field.cursorRect().center().x()
        edge = max(start, end) if code == "ar" else min(start, end)
        assert abs(edge - (field.width() if code == "ar" else 0)) < 12, text


def test_the_list_has_a_name_and_its_rows_say_what_they_are(opened, box, settled):
    typed(opened, settled, "الضم")
    rows = box.suggestions.list
    assert rows.accessibleName()
    said = [rows.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert "موضوع" in said[0]
    assert "شبكة الضمان" in said[1]


@pytest.mark.parametrize("size", [(1366, 768), (640, 400)])
def test_the_list_stands_below_the_field_inside_the_window(open_window, settled, size):
    opened = open_window(size=size)
    opened.completer.known = (SECURITY, NETWORK)
    opened.window.enter_search()
    typed(opened, settled, "ال")
    box = opened.window.top.search
    place = box.suggestions.geometry()
    assert place.top() >= box.mapTo(opened.window, box.rect().bottomLeft()).y()
    assert (place.left(), place.width()) == (box.mapTo(opened.window, box.rect().topLeft()).x(), box.width())
    assert opened.window.rect().contains(place)
    assert not box.suggestions.grab().isNull()
