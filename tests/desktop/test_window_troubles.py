"""What the window says when something of the world is not as it should be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.errors import N_, Refusal
from db.user_opening import FULL
from desktop.controllers.opening import Shelf
from desktop.settings import Settings, write_shortcut
from tests.desktop.fakes import FakeStore

UNKNOWN = N_("There is no record {uid} in the library. Search for it by its words.")


def test_without_a_library_the_window_says_what_to_do(open_window):
    refusal = Refusal(
        N_("The library file {path} is missing. Reinstall the program, or put the file back."), path="x"
    )
    opened = open_window(shelf=Shelf(troubles=(refusal,)))
    results = opened.window.results
    assert results.stack.currentWidget() is results.nothing
    assert results.nothing.title.text() == opened.shell.voice.language.sentence(refusal)
    assert opened.window.notices.isVisible()


def test_without_a_library_the_first_start_shows_the_list_that_says_so(open_window, tmp_path):
    write_shortcut(tmp_path, Settings())
    opened = open_window(
        shelf=Shelf(troubles=(Refusal(N_("The search index was not finished.")),)), folder=tmp_path
    )
    assert opened.window.page == ""
    assert opened.window.results.nothing.title.isVisible()


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


def test_a_save_that_fails_is_told_as_soon_as_it_has_failed(qtbot, open_window):
    store = FakeStore()
    opened = open_window(store=store)
    store.trouble = Refusal(FULL, path="user.db")
    opened.shell.choose("theme", "dark")
    qtbot.waitUntil(opened.window.notices.isVisible)
    assert "user.db" in opened.window.notices.sentence.text()


def test_an_unknown_record_is_a_trouble_and_not_a_crash(open_window, settled):
    opened = open_window()
    opened.shell.open("event/none-such")
    settled(opened)
    assert "event/none-such" in opened.window.notices.sentence.text()


def test_the_details_of_a_crash_are_copied_from_the_bar_and_only_while_it_stands(qtbot, open_window):
    opened = open_window()
    bar = opened.window.notices
    opened.shell.show_refusal(Refusal(FULL, path="user.db"))
    opened.shell.tell_crash("where every thread stood")
    qtbot.mouseClick(bar.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "where every thread stood"
    qtbot.mouseClick(bar.dismiss, Qt.MouseButton.LeftButton)
    assert "user.db" in bar.sentence.text()
    assert not bar.copy.isVisible()
