"""A reader searches the real library from the keyboard: suggestions, hits in the reader, and the way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.user import open_user_file
from tests.journeys.conftest import Program

EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"
CONTROL = Qt.KeyboardModifier.ControlModifier


def typed(qtbot, program: Program, words: str) -> None:
    """Come to the search by its keys, type letter by letter, and wait for the last answer."""
    box = program.window.top.search
    qtbot.keyClick(program.window, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(box.field.hasFocus)
    for letter in words:
        box.field.insert(letter)
    settled(qtbot, program)
    assert box.query == words


def settled(qtbot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.shell.runner.busy)


def suggested(program: Program) -> list[str]:
    box = program.window.top.search
    return [row.query for row in box.suggestions.rows()] if box.suggesting else []


def test_a_name_is_completed_found_and_its_hits_gone_through(qtbot, program: Program) -> None:
    window = program.window
    box = window.top.search
    typed(qtbot, program, "نقاط الات")
    assert "نقاط الاتصال" in suggested(program)
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    for _ in range(suggested(program).index("نقاط الاتصال")):
        qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Down)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.shell.runner.busy and EIGHTH in program.uids)
    assert box.query == "نقاط الاتصال"
    assert window.results.list.hasFocus()

    # On to the recommendation: its words are marked on the card and in the reader alike.
    while program.shell.reading.uid != EIGHTH:
        qtbot.keyClick(window.results.list, Qt.Key.Key_Down)
        settled(qtbot, program)
    qtbot.keyClick(window.results.list, Qt.Key.Key_F3)
    hit = window.reader.hits.current
    assert hit.text.words[slice(*hit.span)] == "نقاط الاتصال"
    assert hit.part.quoted.uid == EIGHTH
    row = program.uids.index(EIGHTH)
    card = window.results.rows.hit(row)
    on_card = {card.snippet.text[start:end] for start, end in card.snippet.spans}
    in_reader = {hit.text.words[start:end] for start, end in hit.text.marks}
    assert {"نقاط", "الاتصال"} <= on_card & in_reader
    qtbot.waitUntil(window.reader.header.hits.isVisible)


def test_searches_are_remembered_taken_again_and_forgotten(qtbot, program: Program, own_home: Path) -> None:
    window = program.window
    box = window.top.search
    for words in ("سيسرك", "رعاية الأيتام"):
        typed(qtbot, program, words)
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
        settled(qtbot, program)
    typed(qtbot, program, "لا يبقى")
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    while box.query:
        qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    settled(qtbot, program)
    assert suggested(program) == ["رعاية الأيتام", "سيسرك", ""]
    qtbot.waitUntil(lambda: kept(own_home) == ("رعاية الأيتام", "سيسرك"))

    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Down)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.shell.runner.busy and window.results.list.hasFocus())
    assert box.query == "سيسرك"
    assert program.uids[0] == "body/sesric"
    qtbot.waitUntil(lambda: program.shell.reading.uid == "body/sesric")

    typed(qtbot, program, "x")
    qtbot.keyClick(box.field, Qt.Key.Key_Backspace)
    settled(qtbot, program)
    assert suggested(program)[0] == "سيسرك"
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_End)
    qtbot.keyClick(box.suggestions.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(own_home) == ())
    assert not box.suggesting


def kept(home: Path) -> tuple[str, ...]:
    with open_user_file(home, read_only=True) as file:
        return file.searches()


def test_escape_steps_back_from_the_source_to_the_empty_search_and_ctrl_k_leads_there_at_once(
    qtbot, program: Program
) -> None:
    window = program.window
    typed(qtbot, program, "نقاط الاتصال")
    qtbot.keyClick(window.top.search.field, Qt.Key.Key_Down)
    settled(qtbot, program)
    while program.shell.reading.uid != EIGHTH:
        qtbot.keyClick(window.results.list, Qt.Key.Key_Down)
        settled(qtbot, program)
    window.enter_reader()
    window.reader.open_source()
    source = window.reader.source_view
    source.text.setFocus()
    qtbot.keyClick(source.text, Qt.Key.Key_K, CONTROL)
    assert window.top.search.field.hasFocus()

    source.text.setFocus()
    qtbot.keyClick(source.text, Qt.Key.Key_Escape)
    assert window.reader.source_view is None
    assert window.reader.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.results.list.hasFocus()
    qtbot.keyClick(window.results.list, Qt.Key.Key_Escape)
    field = window.top.search.field
    assert field.hasFocus()
    assert field.selectedText() == "نقاط الاتصال"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.hasFocus()) == ("", True)
    settled(qtbot, program)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.results.list.hasFocus()


def test_ctrl_k_leads_out_of_the_preview(qtbot, program: Program) -> None:
    window = program.window
    program.shell.reading.open(EIGHTH)
    settled(qtbot, program)
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: program.shell.staff.printing.dialog is not None)
    dialog = program.shell.staff.printing.dialog
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: dialog.inked is not None, timeout=15_000)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(window.isActiveWindow)
    assert window.top.search.field.hasFocus()
    dialog.close()


@pytest.mark.parametrize("typo", ["الاتصل", "focal pionts"])
def test_a_word_typed_wrongly_is_searched_as_it_was_meant_and_says_so(
    qtbot, program: Program, typo: str
) -> None:
    typed(qtbot, program, typo)
    results = program.window.results
    assert any(program.uids)
    assert results.notice.isVisible()
    assert results.rows.hit(0).spans or results.rows.hit(0).title_spans
