"""The program as it opens: over the bundled library, a real user's file, and what can be wrong with
either.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

import desktop.app
import resources
from desktop.app import Application, run
from desktop.instance import Instance
from desktop.overview.page import OverviewPage
from desktop.reader.pane import ReaderPane

ROOT = Path(__file__).parents[2]


@pytest.fixture
def start(qtbot, own_home):
    """Open the program in the user's folder and wait for its first answer; what it opens is closed at the end."""
    opened: list[Application] = []

    def open_program(uid: str = "") -> Application:
        instance = Instance(own_home)
        assert instance.claim()
        one = Application(own_home, instance)
        opened.append(one)
        one.show(uid)
        window = one.shell.window
        window.activateWindow()
        with qtbot.waitSignal(one.shell.furnished, timeout=20_000):
            pass
        qtbot.waitUntil(lambda: not one.shell.runner.busy, timeout=20_000)
        return one

    yield open_program
    for one in opened:
        one.shell.window.close()
        one.close()


def test_the_program_opens_with_its_bundled_library(start, qtbot):
    shell = start().shell
    window = shell.window
    # Nothing is listed before it is seen.
    assert (window.page, window.results.rows.rowCount()) == ("overview", 0)
    shell.browsing.show_view("all")
    qtbot.waitUntil(lambda: not shell.runner.busy)
    assert window.results.rows.rowCount() > 300
    assert not window.notices.isVisible()
    window.top.search.field.setText("نقاط الاتصال")
    rows = window.results.rows
    qtbot.waitUntil(lambda: 0 < rows.rowCount() < 300)
    # Among the first cards, without a turn of the wheel.
    assert "recommendation/oic-2016-04-ankara-social-security/8" in [rows.hit(row).uid for row in range(5)]


def test_the_first_start_shows_the_overview_and_the_next_what_was_left(start, qtbot):
    first = start()
    assert first.shell.window.page == "overview"
    assert first.shell.pages.page("overview").charts[0].isVisible()
    first.shell.browsing.show_view("events")
    first.shell.window.close()
    first.close()
    assert start().shell.window.page == ""


def test_the_program_opens_at_a_record(start):
    uid = "recommendation/oic-2016-04-ankara-social-security/8"
    shell = start(uid).shell
    assert shell.reading.uid == uid
    assert shell.reader.uid == uid


def test_choices_are_in_the_users_file_after_a_restart(start, own_home, qtbot):
    first = start()
    first.shell.choose("language", "en")
    first.shell.browsing.ask("OIC-SSNET")
    first.shell.window.close()
    first.close()
    # The shortcut is only a shortcut.
    (own_home / "window.json").unlink()
    second = start()
    qtbot.waitUntil(lambda: second.shell.settings.language == "en")
    assert second.shell.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert second.shell.window.top.search.query == "OIC-SSNET"


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped"])
def test_a_damaged_library_of_the_user_is_said_and_the_bundled_one_opened(start, own_home, damage):
    own_home.mkdir(parents=True)
    content = bytearray(resources.path("library.db").read_bytes())
    content[len(content) // 2] ^= 1
    damaged = {"empty": b"", "cut": content[: len(content) // 2], "flipped": content}[damage]
    (own_home / "library.db").write_bytes(damaged)
    window = start().shell.window
    assert window.notices.isVisible()
    assert "library.db" in window.notices.sentence.text()
    assert window.results.rows.rowCount() > 300


def test_a_users_folder_that_cannot_be_made_keeps_nothing_and_says_so(start, own_home):
    own_home.write_text("a file where the folder should be", encoding="utf-8")
    shell = start().shell
    assert shell.browsing.asked_of_answer[0] > 300
    assert shell.window.notices.isVisible()
    shell.choose("theme", "dark")
    assert shell.theme.dark


def test_a_bug_opens_one_calm_dialog_and_the_window_goes_on(start, qtbot):
    one = start()
    one.shell.runner.run(lambda: 1 / 0, pytest.fail, pytest.fail)
    qtbot.waitUntil(lambda: one._dialog is not None)
    one.shell.runner.run(lambda: {}["missing"], pytest.fail, pytest.fail)
    qtbot.waitUntil(lambda: "KeyError" in one._dialog.details)
    assert "ZeroDivisionError" in one._dialog.details
    one._dialog.close()
    qtbot.waitUntil(lambda: one._dialog is None)
    assert one.shell.window.isVisible()


def test_a_bug_before_there_is_a_window_is_told_in_a_small_one(qapp, own_home, monkeypatch):
    told = []

    def fails(*given: object) -> None:
        raise LookupError("our mistake")

    monkeypatch.setattr(desktop.app, "Application", fails)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append((box.text(), box.buttons()[0].text())))
    assert run() == 1
    ((said, button),) = told
    assert button == "إغلاق"
    assert "LookupError" in said
    assert "our mistake" not in said
    log = own_home / "logs" / "tawsiyat.log"
    assert str(log) in said
    assert "our mistake" in log.read_text(encoding="utf-8")
    assert Instance(own_home).claim()


CTRL_C = """
import os, signal
from desktop.app import run
from desktop.main_window import MainWindow
painted = MainWindow.paintEvent
def paint(window, event):
    painted(window, event)
    os.kill(os.getpid(), signal.SIGINT)
MainWindow.paintEvent = paint
run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the signals of POSIX")
def test_ctrl_c_on_the_terminal_ends_the_window_without_a_word(screen):
    ended = subprocess.run(
        [sys.executable, "-c", CTRL_C], cwd=ROOT, env=screen.environment(), capture_output=True, timeout=60
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, b"", b"")


@pytest.fixture
def at_overview(own_home, qtbot):
    """A first start, at rest on the overview, whose reader nobody has asked for."""
    instance = Instance(own_home)
    instance.claim()
    application = Application(own_home, instance)
    application.show("")
    shell = application.shell
    window = shell.window
    window.activateWindow()
    with qtbot.waitSignal(shell.furnished, timeout=20_000):
        pass
    qtbot.waitUntil(lambda: not shell.runner.busy)
    assert window.page == "overview"
    assert type(window.reader) is QWidget
    yield shell
    window.close()
    application.close()


def test_a_record_of_the_overview_brings_the_reader(at_overview, qtbot):
    at_overview.choose("language", "en")
    newest = at_overview.pages.page("overview").newest[0]
    qtbot.mouseClick(newest, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not at_overview.runner.busy)
    reader = at_overview.window.reader
    assert isinstance(reader, ReaderPane)
    assert reader.isVisible()
    assert reader.uid == at_overview.reading.uid
    assert reader.uid.startswith("event/")
    assert reader.look.voice.language.code == "en"
    # And with it the list, the record among its cards.
    assert at_overview.window.results.rows.rowCount() > 300
    assert at_overview.browsing.record == reader.uid


def test_the_whole_library_can_be_exported_before_it_is_listed(at_overview, qtbot):
    at_overview.window.export_wanted.emit()
    dialog = at_overview.staff.exporting.dialog
    qtbot.addWidget(dialog)
    assert dialog.offer.count == at_overview.browsing.asked_of_answer[0] > 300


def test_the_first_page_has_its_faces(at_overview):
    page = at_overview.pages.page("overview")
    headings = (page.heading, page.newest_heading, page.tries._title, *(box.heading for box in page.charts))
    assert all(heading.font().bold() for heading in headings)


def test_words_typed_on_the_overview_bring_list_and_reader(at_overview, qtbot):
    qtbot.keyClicks(at_overview.window.top.search.field, "OIC-SSNET")
    qtbot.waitUntil(
        lambda: not at_overview.runner.busy and at_overview.browsing.answered_query == "OIC-SSNET"
    )
    assert isinstance(at_overview.window.reader, ReaderPane)
    assert at_overview.window.results.isVisible()


def test_a_preview_is_opened_from_the_overview(at_overview, qtbot):
    at_overview.overview.tried.emit("print", at_overview.pages.page("overview").overview.newest[0].uid)
    qtbot.waitUntil(lambda: at_overview.staff.printing.dialog is not None, timeout=20_000)
    assert at_overview.window.page == "overview"
    qtbot.waitUntil(lambda: not at_overview.runner.busy)
    at_overview.staff.printing.dialog.close()


def test_what_was_kept_of_the_reader_stays_kept_where_it_is_not_seen(start):
    first = start()
    first.shell.browsing.show_view("events")
    first.shell.reader.split.take_shares((300, 200))
    kept = first.shell.standing.now(first.shell.settings).parts
    first.shell.reading.open("page/overview")
    first.shell.window.close()
    first.close()
    second = start()
    assert type(second.shell.window.reader) is QWidget
    assert second.shell.standing.now(second.shell.settings).parts == kept
    second.shell.browsing.show_view("events")
    assert isinstance(second.shell.window.reader, ReaderPane)
    assert second.shell.standing.now(second.shell.settings).parts == kept


def test_a_mistake_in_the_first_page_keeps_nothing_from_opening(start, monkeypatch, qtbot):
    monkeypatch.setattr(OverviewPage, "show_overview", lambda *_: 1 / 0)
    one = start()
    qtbot.waitUntil(lambda: one._dialog is not None)
    assert "ZeroDivisionError" in one._dialog.details
    one._dialog.close()
    assert one.shell.window.updatesEnabled()
    one.shell.browsing.show_view("all")
    qtbot.waitUntil(lambda: one.shell.window.results.rows.rowCount() > 300)


def test_figures_that_cannot_be_read_are_counted(start, monkeypatch):
    monkeypatch.setattr("db.opening.opening_of", lambda _: 1 / 0)
    shell = start().shell
    assert shell.window.updatesEnabled()
    assert shell.window.page == "overview"
    assert shell.pages.page("overview").overview.counts
    assert shell.window.results.rows.rowCount() > 300
