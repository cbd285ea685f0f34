"""Copying from the reader: plain and rich, in the style that was chosen last."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from core.paper.citing.processor import Style
from desktop.reader.pane import ReaderPane
from desktop.theme import LIGHT
from tests.desktop.reader import records


@pytest.fixture
def pane(qtbot, english, metrics):
    reader = ReaderPane(LIGHT, metrics, english)
    qtbot.addWidget(reader)
    reader.resize(700, 700)
    with qtbot.waitExposed(reader):
        reader.show()
    reader.show_record(records.event(), None, records.source())
    return reader


def menu_of(pane) -> QMenu:
    pane.header.buttons["copies"].click()
    return pane.copying.menu


def entry(menu: QMenu, words: str):
    return next(action for action in menu.actions() if action.text() == words)


def copied():
    return QGuiApplication.clipboard().mimeData()


def test_a_citation_is_copied_plain_and_rich(pane) -> None:
    pane.header.buttons["citation"].click()
    data = copied()
    assert data.hasText()
    assert data.hasHtml()
    assert records.event().title.in_language("en") in data.text()
    assert 'dir="ltr"' in data.html()


def test_the_menu_offers_the_styles_and_marks_the_one_of_now(pane) -> None:
    menu = menu_of(pane)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Copy with citation: Arabic academic",
        "Copy with citation: APA",
        "Copy with citation: Chicago",
        "Copy",
        "Copy all recommendations",
    ]
    assert [action.data() for action in menu.actions() if action.isChecked()] == ["academic"]
    menu.close()


def test_a_style_is_copied_in_and_stays_the_style(qtbot, pane) -> None:
    menu = menu_of(pane)
    with qtbot.waitSignals([pane.style_chosen, pane.copy_requested]):
        entry(menu, "Copy with citation: APA").trigger()
    menu.close()
    assert "[Workshop, " in copied().text()
    assert "<i>" in copied().html()
    # A provision is cited in it from now on too.
    item = pane.page.item(records.event().recommendations[0].uid)
    item.acted.emit(item.quoted, "citation")
    first, second = copied().text().split("\n")
    assert first.endswith(")")
    assert item.quoted.text in first
    assert "Workshop" in second
    menu = menu_of(pane)
    assert [action.data() for action in menu.actions() if action.isChecked()] == ["apa"]
    menu.close()


def test_all_recommendations_are_copied_as_printed_with_one_citation(pane) -> None:
    menu = menu_of(pane)
    entry(menu, "Copy all recommendations").trigger()
    menu.close()
    text = copied().text()
    event = records.event()
    for each in event.recommendations:
        assert f"{each.marker} {each.text}".strip() in text
    assert text.count(event.title.in_language("en")) == 1


def test_the_text_alone_is_copied_without_a_citation(pane) -> None:
    menu = menu_of(pane)
    entry(menu, "Copy").trigger()
    menu.close()
    assert copied().text() == records.event().title.in_language("en")


def test_a_style_that_was_remembered_is_used(pane) -> None:
    pane.copying.set_style(str(Style.CHICAGO))
    pane.header.buttons["citation"].click()
    assert copied().text().endswith(".")


def test_nothing_that_is_copied_holds_marks_of_direction(pane) -> None:
    marks = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    for how in ("citation", "text", "recommendations"):
        pane._copy(pane.uid, how)
        assert not marks & set(copied().text() + copied().html())
