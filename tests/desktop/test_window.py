"""The window as a reader uses it: search, list, reader, keys, languages, troubles."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from core.errors import N_, Refusal
from core.records.answers import Filters
from desktop.controllers.opening import Shelf
from desktop.models.results import PAGE
from desktop.settings import read_shortcut
from tests.desktop.fakes import HITS, WORKSHOP, WORKSHOP_TITLE, FakeBooks, FakeSearch, FakeStore, many

EIGHTH = HITS[0].uid
UNKNOWN = N_("There is no record {uid} in the library. Search for it by its words.")


@pytest.fixture
def settled(qtbot):
    """Wait until every question of a window is answered."""

    def wait(opened) -> None:
        qtbot.waitUntil(lambda: not opened.shell.runner.busy)

    return wait


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
    opened.window.navigation.setCurrentIndex(opened.window.navigation.model().index(1, 0))
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


def test_a_record_asked_for_at_the_start_is_read_on_a_narrow_window_too(open_window, settled, qtbot):
    opened = open_window(size=(640, 600), store=FakeStore({"window.record": WORKSHOP}))
    opened.shell.open(EIGHTH)
    settled(opened)
    assert opened.shell.reading.uid == EIGHTH
    assert opened.window.reader.isVisible()
    assert not opened.window.results.isVisible()


def shown_words(window: QWidget) -> set[str]:
    """Return every word that a widget of the window says to the eye or to a screen reader."""
    said: set[str] = set()
    for button in (window.top.languages, window.top.settings):
        button.menu().aboutToShow.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in (window, *window.findChildren(QWidget)):
        said.update((widget.accessibleName(), widget.toolTip(), widget.windowTitle()))
        if isinstance(widget, QLabel | QAbstractButton):
            said.add(widget.text())
        if isinstance(widget, QLineEdit):
            said.add(widget.placeholderText())
    for action in window.findChildren(QAction):
        said.add(action.text())
    model = window.navigation.model()
    said.update(model.index(row, 0).data() for row in range(model.rowCount()))
    return {words for words in said if words}


def test_switching_the_language_says_everything_anew(qtbot, open_window, settled):
    opened = open_window()
    opened.shell.reading.open(WORKSHOP)
    settled(opened)
    opened.shell.choose("language", "en")
    settled(opened)
    assert "Search the library" in shown_words(opened.window)
    assert opened.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert opened.titles()[0] == WORKSHOP_TITLE.en
    opened.shell.choose("language", "ar")
    settled(opened)
    arabic = shown_words(opened.window)
    # Names of languages in themselves, keys, and titles in the language of a rendering stay.
    left = {
        words
        for words in arabic
        if any(c.isascii() and c.isalpha() for c in words)
        and not any("\u0600" <= c <= "\u06ff" for c in words)
    }
    assert left <= {"English", "Français", "Ctrl K", WORKSHOP_TITLE.en, f"\u2066{WORKSHOP_TITLE.en}\u2069"}


def test_digits_are_written_as_chosen(open_window, settled):
    opened = open_window()
    assert "٨" in opened.window.results.count.text()
    opened.shell.choose("digits", "latn")
    settled(opened)
    assert "8" in opened.window.results.count.text()
    assert "2026" in opened.window.status.library.text()


def test_what_was_looked_at_comes_back_after_a_restart(open_window, settled):
    store = FakeStore()
    first = open_window(store=store)
    first.shell.choose("language", "fr")
    first.shell.choose("theme", "dark")
    first.shell.browsing.filters = Filters(years=((2016, 2016),))
    first.shell.browsing.ask("OIC")
    first.shell.reading.open(WORKSHOP)
    settled(first)
    first.window.close()
    second = open_window(store=store)
    assert second.shell.settings.language == "fr"
    assert second.shell.theme.dark
    assert second.window.top.search.query == "OIC"
    assert second.search.asked[-1][1].years == ((2016, 2016),)
    assert second.shell.reading.uid == WORKSHOP


def test_the_users_file_is_right_where_the_shortcut_is_older(open_window, settled):
    store = FakeStore({"window.language": "en", "window.query": "OIC"})
    opened = open_window(store=store)
    assert opened.shell.settings.language == "en"
    assert opened.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert opened.search.asked[-1][0] == "OIC"


def test_a_choice_is_kept_at_once(open_window, tmp_path: Path):
    opened = open_window()
    opened.shell.choose("text_size", 130)
    assert opened.store.kept["window.text_size"] == 130
    assert read_shortcut(tmp_path / "home").text_size == 130


def test_without_a_library_the_window_says_what_to_do(open_window):
    refusal = Refusal(
        N_("The library file {path} is missing. Reinstall the program, or put the file back."), path="x"
    )
    opened = open_window(shelf=Shelf(troubles=(refusal,)))
    results = opened.window.results
    assert results.stack.currentWidget() is results.nothing
    assert results.nothing.title.text() == opened.shell.voice.language.sentence(refusal)
    assert opened.window.notices.isVisible()


def test_a_trouble_stands_in_the_bar_until_it_is_dismissed(qtbot, open_window):
    opened = open_window()
    bar = opened.window.notices
    assert not bar.isVisible()
    for name in ("one", "two", "two"):
        opened.shell.show_refusal(
            Refusal(N_("There is no record {uid} in the library. Search for it by its words."), uid=name)
        )
    assert "two" in bar.sentence.text()
    qtbot.mouseClick(bar.dismiss, Qt.MouseButton.LeftButton)
    assert "one" in bar.sentence.text()
    qtbot.mouseClick(bar.dismiss, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_an_unknown_record_is_a_trouble_and_not_a_crash(open_window, settled):
    opened = open_window()
    opened.shell.open("event/none-such")
    settled(opened)
    assert "event/none-such" in opened.window.notices.sentence.text()


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
