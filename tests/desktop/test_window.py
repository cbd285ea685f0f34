"""The window as a reader uses it: search, list, reader, keys, languages, troubles."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from core.records.filters import Filters
from desktop.models.results import PAGE
from desktop.models.views import VIEWS
from tests.desktop.fakes import HITS, WORKSHOP, FakeBooks, FakeSearch, FakeStore, many

EIGHTH = HITS[0].uid


def type_in(field: QLineEdit, words: str) -> None:
    """Type letter by letter; Qt's own test keys know Latin letters alone."""
    for letter in words:
        field.insert(letter)


def test_the_window_opens_with_everything_and_the_counts(open_window):
    opened = open_window()
    assert len(opened.titles()) == len(HITS)
    assert opened.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert "٢٠٢٦" in opened.window.status.library.text()
    assert "٣ فعاليات" in opened.window.status.library.text()


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@pytest.mark.parametrize("width", [600, 640, 683, 760, 900, 1366])
def test_nothing_of_the_bar_on_top_covers_another(qtbot, open_window, settled, language, width):
    opened = open_window()
    window = opened.window

    def covered():
        parts = [each for each in window.top.children() if isinstance(each, QWidget) and each.isVisible()]
        places = [each.geometry() for each in parts]
        assert len(places) > 4
        return not all(map(window.top.rect().contains, places)) or any(
            one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :]
        )

    opened.shell.choose("language", language)
    for show in (lambda: opened.shell.reading.open("page/overview"), window.show_columns):
        show()
        window.resize(width, 500)
        settled(opened)
        qtbot.waitUntil(lambda: not covered())


def test_typing_searches_with_each_letter_and_enter_goes_to_the_list(qtbot, open_window, settled):
    opened = open_window()
    field = opened.window.top.search.field
    field.setFocus()
    type_in(field, "نقاط")
    settled(opened)
    assert opened.search.asked[-1][0] == "نقاط"
    assert opened.search.asked[-1][3] is True
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(opened)
    assert opened.search.asked[-1][3] is False
    assert opened.window.results.list.hasFocus()
    qtbot.waitUntil(lambda: opened.shell.reading.uid == EIGHTH)
    assert opened.window.reader.uid == EIGHTH


def test_an_older_answer_never_replaces_a_newer_one(qtbot, open_window, settled):
    gate, entered = threading.Event(), threading.Event()

    class Slow(FakeSearch):
        def search(self, query, filters=Filters(), **asked):  # noqa: B008 - the seam's own default
            if query == "ا":
                entered.set()
                gate.wait(10)
            return super().search(query, filters, **asked)

    opened = open_window(search=Slow())
    opened.shell.browsing.ask("ا", typing=True)
    assert entered.wait(10)
    opened.shell.browsing.ask("الاتصال")
    qtbot.waitUntil(lambda: opened.spoken() == [EIGHTH])
    gate.set()
    settled(opened)
    opened.shell.runner.run(lambda: None, lambda _: None, pytest.fail)
    settled(opened)
    assert opened.spoken() == [EIGHTH]


def test_arrows_lead_from_the_search_into_the_list_and_back(qtbot, open_window, settled):
    opened = open_window()
    window = opened.window
    window.enter_search()
    qtbot.keyClick(window.top.search.field, Qt.Key.Key_Down)
    assert window.results.list.hasFocus()
    settled(opened)
    assert opened.shell.reading.uid == EIGHTH
    qtbot.keyClick(window.results.list, Qt.Key.Key_Down)
    settled(opened)
    assert opened.shell.reading.uid == HITS[1].uid
    qtbot.keyClick(window.results.list, Qt.Key.Key_Up)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Up)
    assert window.top.search.field.hasFocus()


def test_enter_opens_and_goes_into_the_reader_and_escape_steps_back(qtbot, open_window, settled):
    opened = open_window()
    window = opened.window
    window.results.list.enter()
    settled(opened)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Return)
    settled(opened)
    reader = window.reader
    assert reader.hasFocus() or reader.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.results.list.hasFocus()
    qtbot.keyClick(window.results.list, Qt.Key.Key_Escape)
    assert window.top.search.field.hasFocus()


def test_escape_in_the_search_clears_first_and_leaves_then(qtbot, open_window, settled):
    opened = open_window()
    search = opened.window.top.search
    search.field.setFocus()
    type_in(search.field, "عمان")
    qtbot.keyClick(search.field, Qt.Key.Key_Escape)
    assert search.query == ""
    assert search.field.hasFocus()
    qtbot.keyClick(search.field, Qt.Key.Key_Escape)
    assert not search.field.hasFocus()
    settled(opened)


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown])
def test_home_end_and_pages_move_by_rows(qtbot, open_window, settled, key):
    everything = many(3 * PAGE)
    opened = open_window(search=FakeSearch(everything), books=FakeBooks(everything))
    rows = opened.window.results.list
    rows.enter()
    for _ in range(3):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, key)
    expected = {Qt.Key.Key_Home: range(1), Qt.Key.Key_End: range(149, 150), Qt.Key.Key_PageDown: range(5, 20)}
    assert rows.currentIndex().row() in expected[key]
    qtbot.waitUntil(lambda: opened.shell.reading.uid == everything[rows.currentIndex().row()].uid)
    settled(opened)


def test_pages_are_fetched_when_they_come_into_view(qtbot, open_window, settled):
    everything = many(20 * PAGE)
    opened = open_window(search=FakeSearch(everything), books=FakeBooks(everything))
    rows = opened.window.results.list
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum() // 2)
    qtbot.waitUntil(lambda: opened.window.results.rows.hit(rows.rowAt(0)) is not None)
    settled(opened)
    offsets = {offset for _, _, offset, _ in opened.search.asked}
    assert len(offsets) <= 4
    assert offsets - {0} == {offset for offset in offsets if 400 <= offset <= 600}


def test_f6_goes_round_the_parts_of_the_window(qtbot, open_window, settled):
    opened = open_window()
    window = opened.window
    window.enter_search()
    visited = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        visited.append(window.focusWidget())
    settled(opened)
    assert visited[0] is window.navigation
    assert visited[1] is window.results.list
    assert window.reader is visited[2] or window.reader.isAncestorOf(visited[2])
    assert visited[3] is window.top.search.field


def test_ctrl_k_leads_to_the_search_from_anywhere(qtbot, open_window):
    opened = open_window()
    opened.window.navigation.setFocus()
    qtbot.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.top.search.field.hasFocus()


def test_ctrl_p_asks_for_the_open_record_on_paper(qtbot, open_window, settled):
    opened = open_window()
    opened.shell.reading.open(WORKSHOP)
    settled(opened)
    with qtbot.waitSignal(opened.window.reader.print_requested) as asked:
        qtbot.keyClick(opened.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [WORKSHOP]


def test_the_way_back_and_forward(qtbot, open_window, settled):
    opened = open_window()
    for uid in (EIGHTH, WORKSHOP):
        opened.shell.reading.open(uid)
        settled(opened)
    assert opened.window.top.back.isEnabled()
    assert not opened.window.top.forward.isEnabled()
    qtbot.keyClick(opened.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settled(opened)
    assert opened.shell.reading.uid == EIGHTH
    qtbot.keyClick(opened.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled(opened)
    assert opened.shell.reading.uid == WORKSHOP


def test_a_view_keeps_the_search_and_narrows_its_kinds(qtbot, open_window, settled):
    opened = open_window()
    opened.shell.browsing.ask("الضمان")
    settled(opened)
    opened.window.navigation.setCurrentIndex(
        opened.window.navigation.model().index([view.key for view in VIEWS].index("events"), 0)
    )
    settled(opened)
    query, filters, _, _ = opened.search.asked[-1]
    assert (query, filters.kinds) == ("الضمان", ("event",))
    assert opened.spoken() == [WORKSHOP]


def test_a_year_chosen_in_the_histogram_filters(qtbot, open_window, settled):
    opened = open_window()
    histogram = opened.window.results.histogram
    qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=histogram.bar_rect(2023).center())
    settled(opened)
    assert opened.spoken() == [HITS[3].uid]
    assert opened.window.results.facets.filters.years == ((2023, 2023),)


def test_nothing_found_says_what_to_do_and_offers_other_words(qtbot, open_window, settled):
    opened = open_window(search=FakeSearch(did_you_mean=("الاتصال",)))
    opened.shell.browsing.ask("xyzzy")
    settled(opened)
    results = opened.window.results
    assert results.stack.currentWidget() is results.nothing
    link = next(b for b in results.notice.findChildren(QAbstractButton) if not b.isHidden())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    settled(opened)
    assert opened.spoken() == [EIGHTH]
    assert opened.window.top.search.query == "الاتصال"


def test_nothing_in_a_view_leads_to_what_is_found_elsewhere(qtbot, open_window, settled):
    opened = open_window()
    opened.window.navigation.view_chosen.emit("people")
    opened.shell.browsing.ask("الاتصال")
    settled(opened)
    nothing = opened.window.results.nothing
    assert "نتيجة واحدة" in nothing.action.text()
    qtbot.mouseClick(nothing.action, Qt.MouseButton.LeftButton)
    settled(opened)
    assert opened.spoken() == [EIGHTH]


def test_an_empty_place_says_that_it_is_and_leads_to_the_library(qtbot, open_window, settled):
    opened = open_window()
    voice, nothing = opened.shell.voice, opened.window.results.nothing
    for key, hint in (
        ("people", "The library holds no record of this kind."),
        ("contradictions", "The sources of the library do not contradict each other anywhere that is known."),
    ):
        opened.window.navigation.view_chosen.emit(key)
        settled(opened)
        assert (nothing.title.text(), nothing.hint.text()) == (voice.tr("Nothing here yet"), voice.tr(hint))
    qtbot.mouseClick(nothing.action, Qt.MouseButton.LeftButton)
    settled(opened)
    assert opened.shell.browsing.view.key == "all"
    assert opened.spoken()


def test_the_window_is_no_narrower_than_its_text_can_be_read_in(open_window):
    opened = open_window(size=(300, 300))
    assert (opened.window.width(), opened.window.height()) == (600, 400)
    opened.shell.choose("text_size", 200)
    assert opened.window.width() == 1200
    # Larger letters than the screen has room for take all of it.
    assert opened.window.minimumWidth() <= opened.window.screen().availableSize().width()


def test_what_belongs_to_a_record_is_listed_also_on_a_narrow_window(open_window, settled):
    opened = open_window(size=(640, 600))
    opened.shell.open(EIGHTH)
    settled(opened)
    opened.window.reader.listing_requested.emit(Filters(kinds=("event",), years=((2023, 2023),)))
    settled(opened)
    assert opened.window.results.isVisible()
    assert opened.window.results.list.hasFocus()
    assert opened.search.asked[-1][:2] == ("", Filters(kinds=("event",), years=((2023, 2023),)))
    assert opened.shell.browsing.view.key == "events"


def test_a_record_asked_for_at_the_start_is_read_on_a_narrow_window_too(open_window, settled, qtbot):
    opened = open_window(size=(640, 600), store=FakeStore({"window.record": WORKSHOP}))
    opened.shell.open(EIGHTH)
    settled(opened)
    assert opened.shell.reading.uid == EIGHTH
    assert opened.window.reader.isVisible()
    assert not opened.window.results.isVisible()


@pytest.mark.parametrize(
    ("width", "folded", "single"), [(1366, False, False), (900, True, False), (640, True, True)]
)
def test_a_narrow_window_folds_the_navigation_and_lets_the_panes_take_turns(
    qtbot, open_window, settled, width, folded, single
):
    opened = open_window(size=(width, 600))
    window = opened.window
    assert window.navigation.folded is folded
    assert window.single is single
    window.results.list.enter()
    settled(opened)
    qtbot.keyClick(window.results.list, Qt.Key.Key_Return)
    settled(opened)
    assert window.reader.isVisible()
    assert window.results.isVisible() is not single
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.results.isVisible()


def test_every_part_that_takes_the_keyboard_has_a_name(open_window, settled):
    opened = open_window()
    opened.shell.reading.open(WORKSHOP)
    settled(opened)
    nameless = [
        widget
        for widget in opened.window.findChildren(QWidget)
        if widget.isVisible()
        and not opened.window.reader.isAncestorOf(widget)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert [type(widget).__name__ for widget in nameless if "Scroll" not in type(widget).__name__] == []


@pytest.mark.parametrize("size", [80, 130, 200])
def test_text_grows_and_the_window_holds_it(open_window, settled, size):
    opened = open_window()
    opened.shell.choose("text_size", size)
    settled(opened)
    window = opened.window
    assert window.top.search.field.font().pixelSize() == round(14 * size / 100)
    assert window.results.list.verticalHeader().defaultSectionSize() == window.results.list.cards.row_height
    assert window.status.height() == round(26 * size / 100)
