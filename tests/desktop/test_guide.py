"""The guide in the real window: F1, the chapter of where one stands, search, and the way back."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.paper.guide import chapters
from desktop.controllers.guiding import CHAPTERS
from desktop.models.views import VIEWS

DESKTOP = Path(__file__).parents[2] / "desktop"
_KEYS = re.compile(r'"((?:(?:Ctrl|Shift|Alt)\+)+[A-Za-z]+|F\d\d?)"')


@pytest.fixture
def opened(open_window, qtbot):
    window = open_window()
    window.window.activateWindow()
    qtbot.waitUntil(window.window.isActiveWindow)
    return window


def _help(opened, qtbot):
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: opened.window.page == "guide")
    return opened.shell.pages.page("guide")


def test_f1_opens_the_chapter_of_the_page_and_escape_leads_back(opened, qtbot) -> None:
    for key in ("register", "collections", "overview"):
        opened.shell.reading.open(f"page/{key}")
        qtbot.waitUntil(lambda key=key: opened.window.page == key)
        page = _help(opened, qtbot)
        assert page.chapter == CHAPTERS[key]
        qtbot.waitUntil(page.list.hasFocus)
        QTest.keyClick(page.list, Qt.Key.Key_Escape)
        assert opened.window.page == key


def test_f1_in_the_list_leads_back_to_the_list(opened, qtbot) -> None:
    opened.shell.browsing.show_view("events")
    qtbot.waitUntil(lambda: opened.window.page == "")
    page = _help(opened, qtbot)
    assert page.chapter == "searching"
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert opened.window.page == ""
    assert opened.shell.browsing.view.key == "events"


def test_an_inflected_word_finds_a_chapter_and_is_marked(opened, qtbot) -> None:
    page = _help(opened, qtbot)
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    page.field.setText("ومعاينات")
    keys = [page.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(page.list.count())]
    assert "paper" in keys
    assert len(keys) < len(chapters("ar"))
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.list.count() == len(chapters("ar"))
    assert opened.window.page == "guide"


def test_the_chapter_stays_when_the_language_turns(opened, qtbot) -> None:
    page = _help(opened, qtbot)
    page.show_chapter("paper")
    for code in ("en", "fr", "ar"):
        opened.shell.choose("language", code)
        assert page.chapter == "paper"
        assert page.list.currentItem().text() == next(c.title for c in chapters(code) if c.key == "paper")


def test_words_of_no_chapter_are_said(opened, qtbot) -> None:
    page = _help(opened, qtbot)
    page.field.setText("zzzz")
    assert page.list.count() == 0
    assert page.nothing.isVisible()


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_the_guide_tells_of_every_key_sequence_in_the_code(code: str) -> None:
    text = "\n".join(words for chapter in chapters(code) for words in chapter.texts)
    keys = {key for path in DESKTOP.rglob("*.py") for key in _KEYS.findall(path.read_text("utf-8"))}
    assert len(keys) > 15
    assert not {key for key in keys if key not in text}


def test_every_page_with_a_chapter_is_a_page_and_every_chapter_is_there() -> None:
    pages = {view.page for view in VIEWS}
    keys = {chapter.key for chapter in chapters("en")}
    assert set(CHAPTERS) <= pages | {""}
    assert set(CHAPTERS.values()) | {"reading", "paper"} <= keys
