"""What a reader does between the first paint and the rest of the window: nothing of it is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.errors import Refusal
from desktop.app import Application
from desktop.controllers.opening import Shelf, read_opening
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.instance import Instance
from desktop.models.choices import unpacked
from desktop.settings import Settings, read_shortcut, write_shortcut
from desktop.widgets.results_pane import ResultsPane
from tests.desktop.conftest import Opened
from tests.desktop.fakes import FakeBooks, FakeSearch, FakeStore

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def painted(qtbot, tmp_path: Path) -> Iterator:
    """A window that has been painted and is not furnished: its library and its user's file are still to be opened."""
    shown: list[Opened] = []

    def make(settings: Settings | None = None) -> Opened:
        if settings is not None:
            write_shortcut(tmp_path, settings)
        one = Opened(tmp_path, FakeStore(), FakeSearch(), FakeBooks())
        shown.append(one)
        with qtbot.waitSignal(one.window.painted):
            one.window.show()
        one.window.activateWindow()
        qtbot.waitUntil(one.window.isActiveWindow)
        return one

    yield make
    for one in shown:
        one.window.close()
        one.window.deleteLater()


def begin(qtbot, one: Opened) -> None:
    figures = read_opening(Path("nowhere")).overview
    books = one.books
    shelf = Shelf(
        books,
        one.search,
        books.counts(),
        books.content_date,
        completer=one.completer,
        overview=lambda: figures,
    )
    one.start(shelf)
    qtbot.waitUntil(lambda: not one.shell.runner.busy)


def has_list(one: Opened) -> bool:
    return bool(one.window.findChildren(ResultsPane))


def test_neither_list_nor_staff_is_made_while_the_overview_stands(painted, qtbot):
    one = painted()
    assert one.window.page == "overview"
    assert one.shell._staff is None
    one.shell.start(lambda: one.store, lambda: Shelf(troubles=(Refusal("None"),)), lambda: None)
    assert one.shell._staff is None
    assert not has_list(one)


def test_a_window_at_rest_on_the_overview_has_its_staff_and_no_list(painted, qtbot):
    one = painted()
    one.shell.browsing.show_listed({"event": 1}, 0)
    begin(qtbot, one)
    assert one.shell._staff is not None
    assert not has_list(one)


def test_a_list_that_is_in_view_comes_after_the_first_paint(painted, qtbot):
    one = painted(Settings(view="events"))
    assert one.window.page == ""
    assert not has_list(one)
    begin(qtbot, one)
    assert one.window.results.isVisible()
    assert one.window.results.rows.rowCount() == len(one.titles()) > 0


@pytest.mark.parametrize("view", ["", "all"])
def test_keys_of_the_window_are_heard_before_it_is_furnished(painted, qtbot, view):
    one = painted(Settings(view=view))
    for key in (Key.Key_P, Key.Key_E, Key.Key_D):
        QTest.keyClick(one.window, key, Ctrl)
    QTest.keyClick(one.window, Key.Key_C, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(one.window, Key.Key_F6)
    QTest.keyClick(one.window, Key.Key_Slash, Ctrl)
    (dialog,) = one.window.findChildren(ShortcutsDialog)
    assert dialog.isVisible()
    dialog.close()
    begin(qtbot, one)
    assert not one.window.notices.isVisible()


def test_the_guide_that_was_asked_for_at_once_opens_when_pages_can_be_made(painted, qtbot):
    one = painted()
    QTest.keyClick(one.window, Key.Key_F1)
    assert one.window.page == "guide"
    begin(qtbot, one)
    assert one.shell.pages.page("guide").isVisible()


@pytest.mark.parametrize("key", ["collections", "register", "guide"])
def test_a_page_that_was_chosen_at_once_stands_when_all_is_there(painted, qtbot, key):
    one = painted()
    one.window.navigation.view_chosen.emit(key)
    begin(qtbot, one)
    assert one.window.page == key
    assert one.shell.pages.page(key).isVisible()


def test_a_page_that_is_chosen_behind_the_first_figures_stands_too(painted, qtbot):
    one = painted()
    one.shell._on_opening(None, lambda: None)
    one.window.navigation.view_chosen.emit("collections")
    assert one.shell.pages.page("collections") is None
    begin(qtbot, one)
    assert one.shell.pages.page("collections").isVisible()


def test_words_typed_at_once_are_answered(painted, qtbot):
    one = painted()
    QTest.keyClicks(one.window.top.search.field, "Ankara")
    QTest.keyClick(one.window.top.search.field, Key.Key_Return)
    begin(qtbot, one)
    assert one.window.page == ""
    assert one.shell.browsing.answered_query == "Ankara"
    assert one.window.results.rows.rowCount() == one.shell.browsing.asked_of_answer[0]


def test_a_link_that_arrives_at_once_is_followed(painted, qtbot):
    one = painted()
    one.shell.open("event/oic-2016-04-ankara-social-security")
    begin(qtbot, one)
    assert one.shell.reading.uid == "event/oic-2016-04-ankara-social-security"
    assert one.window.reader.isVisible()
    assert one.window.results.isVisible()


def test_a_list_that_comes_late_looks_and_speaks_as_the_window_does(painted, qtbot):
    one = painted()
    one.shell.choose("language", "en")
    one.shell.choose("text_size", 150)
    one.shell.browsing.show_listed({"event": 1}, 0)
    begin(qtbot, one)
    assert not has_list(one)
    one.shell.choose("language", "fr")
    one.shell.choose("theme", "dark")
    one.shell.browsing.show_view("all")
    qtbot.waitUntil(lambda: not one.shell.runner.busy)
    results = one.window.results
    voice = one.shell.voice
    assert voice.language.code == "fr"
    assert results.list.accessibleName() == voice.tr("Results")
    assert results.count.font().pixelSize() == one.shell.metrics.small.pixelSize() == 18
    assert results.palette().windowText().color().name() == one.shell.theme.ink.lower()


def test_a_list_that_comes_late_stands_in_its_place(painted, qtbot):
    one = painted(Settings(columns=(510,)))
    one.window.resize(1366, 768)
    begin(qtbot, one)
    one.shell.browsing.show_view("all")
    qtbot.waitUntil(lambda: not one.shell.runner.busy)
    window, results = one.window, one.window.results
    assert window.splitter.indexOf(results) == 1
    assert results.width() == 510
    border = window.splitter.handle(2)
    voice = one.shell.voice
    assert voice.tr("Results") in border.accessibleName()
    assert voice.tr("Reader") in border.accessibleName()
    # From the navigation Tab leads into the list's part, on to the border and into the reader.
    window.navigation.setFocus()
    met: list[QWidget] = []
    while window.focusWidget() is not window.top.search.field and len(met) < 60:
        QTest.keyClick(window.focusWidget(), Key.Key_Tab)
        met.append(window.focusWidget())
    parts = [
        next(
            (
                at
                for at, part in enumerate((results, border, window.reader))
                if part is each or part.isAncestorOf(each)
            ),
            9,
        )
        for each in met
    ]
    assert [at for at in parts if at != 9] == sorted(at for at in parts if at != 9)
    assert {0, 1} <= set(parts)


def test_filters_that_were_left_stand_in_the_list_that_comes(painted, qtbot):
    one = painted(Settings(view="events", query="Ankara", filters=(("year", ("2016",)),)))
    begin(qtbot, one)
    assert one.shell.browsing.filters == unpacked((("year", ("2016",)),))
    assert one.window.results.facets.filters == one.shell.browsing.filters


def test_a_window_that_closes_at_once_ends_as_ever(painted, qtbot):
    one = painted()
    one.window.close()
    assert one.shell._staff is None
    assert one.shell.runner.closed


def test_a_session_that_ends_at_once_is_saved(own_home, qtbot):
    write_shortcut(own_home, Settings(view="all", language="fr"))
    instance = Instance(own_home)
    assert instance.claim()
    one = Application(own_home, instance)
    one.shell.window.show()
    one.leave_saved(None)
    one.shell.window.close()
    one.close()
    kept = read_shortcut(own_home)
    assert (kept.view, kept.language) == ("all", "fr")
