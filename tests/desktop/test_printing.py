"""From the window to paper: what is open, what is chosen in the list, a book of it; what was chosen is remembered."""

import os
import signal
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.printing.work import Press
from tests.desktop.fakes import FakeBooks, FakeSearch, FakeStore, many

TIMEOUT = 30_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def choose(opened, *rows: int) -> None:
    """Choose rows as a reader does: a click, then clicks with Ctrl."""
    table = opened.window.results.list
    for at, row in enumerate(rows):
        place = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, CTRL if at else Qt.KeyboardModifier.NoModifier, place
        )


def preview_of(qtbot, opened):
    qtbot.waitUntil(lambda: opened.shell.staff.printing.desk.dialog is not None, timeout=TIMEOUT)
    dialog = opened.shell.staff.printing.desk.dialog
    qtbot.waitUntil(lambda: dialog.inked is not None, timeout=TIMEOUT)
    return dialog


def book_of(opened):
    return opened.shell.staff.printing.desk.book_dialog


def worker_of() -> psutil.Process:
    return next(
        child for child in psutil.Process().children() if any("worker" in word for word in child.cmdline())
    )


def test_the_reader_opens_the_preview_of_what_it_shows(qtbot, open_window, settled):
    opened = open_window()
    choose(opened, 2)
    settled(opened)
    opened.window.print_wanted.emit()
    dialog = preview_of(qtbot, opened)
    assert dialog.windowTitle() == "معاينة الطباعة"
    dialog.close()
    qtbot.waitUntil(lambda: opened.shell.staff.printing.desk.dialog is None)


def test_the_press_rests_when_no_preview_stands_open(qtbot, open_window, settled, monkeypatch):
    rested = []
    rest = Press.rest
    monkeypatch.setattr(Press, "rest", lambda press: (rest(press), rested.append(press)))
    opened = open_window()
    choose(opened, 2)
    settled(opened)
    opened.window.print_wanted.emit()
    first = preview_of(qtbot, opened)
    opened.window.print_wanted.emit()
    qtbot.waitUntil(lambda: opened.shell.staff.printing.desk.dialog not in (first, None), timeout=TIMEOUT)
    second = preview_of(qtbot, opened)
    settled(opened)
    assert rested == []
    second.close()
    qtbot.waitUntil(lambda: bool(rested), timeout=TIMEOUT)
    assert len(rested) == 1


def test_several_records_are_chosen_and_stay_so_while_one_is_opened(qtbot, open_window, settled):
    opened = open_window()
    bar = opened.window.results.selection
    choose(opened, 0)
    settled(opened)
    assert not bar.isVisible()
    choose(opened, 2, 3, 4)
    settled(opened)
    assert opened.window.results.list.chosen_rows == [2, 3, 4]
    assert bar.isVisible()
    assert "٣" in bar.count.text()
    bar.clear_button.click()
    settled(opened)
    assert opened.window.results.list.chosen_rows == [4]
    assert not bar.isVisible()


def test_several_are_chosen_by_keyboard(open_window, settled):
    opened = open_window()
    table = opened.window.results.list
    table.enter()
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    settled(opened)
    assert table.chosen_rows == [0, 1, 2]
    opened.window.top.search.query_changed.emit("x")
    settled(opened)
    assert table.chosen_rows == []
    assert not opened.window.results.selection.isVisible()


def test_what_is_chosen_is_printed_in_the_order_of_the_list(qtbot, open_window, settled):
    opened = open_window()
    choose(opened, 4, 2, 3)
    settled(opened)
    opened.window.print_wanted.emit()
    dialog = preview_of(qtbot, opened)
    assert len(dialog.inked.pages) == 3
    found = [dialog.inked.pages.find(page, "StatCaB") for page in range(3)]
    assert [bool(place) for place in found] == [False, False, True]
    dialog.close()


def test_rows_that_were_never_looked_at_are_printed_too(qtbot, open_window, settled):
    hits = many(120)
    opened = open_window(search=FakeSearch(hits), books=FakeBooks(hits))
    QTest.keyClick(opened.window.results.list, Qt.Key.Key_A, CTRL)
    uids = opened.shell.browsing.uids_of(opened.window.results.list.chosen_rows)()
    assert uids == tuple(hit.uid for hit in hits)


def test_records_that_no_page_can_be_made_of_are_named_and_nothing_opens(qtbot, open_window, settled):
    opened = open_window()
    choose(opened, 5, 7)
    settled(opened)
    opened.window.results.selection.print_button.click()
    qtbot.waitUntil(opened.window.notices.isVisible)
    assert opened.shell.staff.printing.desk.dialog is None


def test_a_book_of_what_is_chosen(qtbot, open_window, settled):
    opened = open_window()
    choose(opened, 2, 3, 4)
    settled(opened)
    opened.window.results.selection.book_button.click()
    qtbot.waitUntil(lambda: book_of(opened) is not None)
    asked = book_of(opened)
    asked.title.setText("Sources of reform")
    asked.meeting.setText("Tenth meeting")
    asked.finish()
    dialog = preview_of(qtbot, opened)
    pages = dialog.inked.pages
    # Cover, contents, three events, what stands at the end.
    assert len(pages) >= 6
    assert pages.find(0, "Tenth meeting")
    assert "StatCaB" in pages.text(1)
    dialog.close()


def test_a_picture_that_is_none_is_said_and_the_cover_is_asked_again(
    qtbot, open_window, settled, tmp_path: Path
):
    (tmp_path / "x.png").write_bytes(b"no picture")
    opened = open_window()
    choose(opened, 2, 3)
    settled(opened)
    opened.window.results.selection.book_button.click()
    qtbot.waitUntil(lambda: book_of(opened) is not None)
    asked = book_of(opened)
    asked.choose_picture(tmp_path / "x.png")
    asked.finish()
    qtbot.waitUntil(asked.notices.isVisible, timeout=TIMEOUT)
    assert "x.png" in asked.notices.sentence.text()
    assert opened.shell.staff.printing.desk.dialog is None
    asked.close()


def slow_book(qtbot, open_window, settled):
    """Open the preview of a book that takes a while, and wait until its worker is at work."""
    hits = many(200)
    opened = open_window(search=FakeSearch(hits), books=FakeBooks(hits))
    QTest.keyClick(opened.window.results.list, Qt.Key.Key_A, CTRL)
    settled(opened)
    opened.window.results.selection.book_button.click()
    qtbot.waitUntil(lambda: book_of(opened) is not None, timeout=TIMEOUT)
    book_of(opened).finish()
    qtbot.waitUntil(lambda: opened.shell.staff.printing.desk.dialog is not None, timeout=TIMEOUT)
    dialog = opened.shell.staff.printing.desk.dialog
    qtbot.waitUntil(dialog.foot.cancel_button.isVisible, timeout=TIMEOUT)
    return opened, dialog


def test_a_book_is_given_up_and_its_worker_is_gone(qtbot, open_window, settled):
    _, dialog = slow_book(qtbot, open_window, settled)
    worker = worker_of()
    dialog.foot.cancel_button.click()
    qtbot.waitUntil(lambda: dialog.foot.said.text() != "" and not dialog.foot.cancel_button.isVisible())
    assert dialog.inked is None
    assert not worker.is_running()
    assert not dialog.foot.save_button.isEnabled()
    dialog.close()


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_worker_that_is_killed_is_said_and_the_window_goes_on(qtbot, open_window, settled):
    opened, dialog = slow_book(qtbot, open_window, settled)
    os.kill(worker_of().pid, signal.SIGKILL)
    qtbot.waitUntil(dialog.notices.isVisible, timeout=TIMEOUT)
    assert dialog.inked is None
    dialog.close()
    qtbot.waitUntil(lambda: opened.shell.staff.printing.desk.dialog is None)
    choose(opened, 1)
    settled(opened)
    opened.window.print_wanted.emit()
    preview_of(qtbot, opened).close()


def test_closing_the_window_ends_the_worker(qtbot, open_window, settled):
    opened, _ = slow_book(qtbot, open_window, settled)
    worker = worker_of()
    opened.window.close()
    qtbot.waitUntil(lambda: not worker.is_running(), timeout=TIMEOUT)


def test_what_is_chosen_about_pages_is_remembered(qtbot, open_window, settled):
    store = FakeStore()
    opened = open_window(store=store)
    choose(opened, 2)
    settled(opened)
    opened.window.print_wanted.emit()
    dialog = preview_of(qtbot, opened)
    dialog.choices.parts["description"].setChecked(True)
    dialog.close()
    qtbot.waitUntil(lambda: opened.shell.staff.printing.desk.dialog is None)
    opened.window.print_wanted.emit()
    again = preview_of(qtbot, opened)
    assert again.choices.choices.description
    again.close()
    assert "description" in store.kept["window.page"]
