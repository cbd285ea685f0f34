"""What nobody caught: logged, told once, copied."""

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea, QLabel

from core.errors import N_, Refusal
from desktop.dialogs.bug import BugDialog
from desktop.faults import LOG, Faults, whereabouts


@pytest.fixture
def faults(qapp, tmp_path):
    made = Faults(tmp_path / "logs")
    made.install()
    yield made
    made.remove()


def mistake() -> tuple:
    try:
        raise ZeroDivisionError("our mistake")
    except ZeroDivisionError:
        return sys.exc_info()


def test_a_bug_is_told_with_its_traceback_and_logged(qtbot, faults, tmp_path):
    with qtbot.waitSignal(faults.bug_found) as told:
        faults.catch(*mistake())
    assert "our mistake" in told.args[0]
    assert "test_faults.py" in told.args[0]
    assert "PySide6" in told.args[0]
    assert "our mistake" in (tmp_path / "logs" / LOG).read_text(encoding="utf-8")


def test_a_bug_in_another_thread_is_told_too(qtbot, faults):
    with qtbot.waitSignal(faults.bug_found) as told:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
    thread.join()
    assert "ZeroDivisionError" in told.args[0]


def test_what_caught_before_catches_again_afterwards(qapp, tmp_path):
    before = sys.excepthook, threading.excepthook, list(logging.getLogger().handlers)
    made = Faults(tmp_path / "logs")
    made.install()
    made.remove()
    assert (sys.excepthook, threading.excepthook, logging.getLogger().handlers) == before


def test_nothing_is_written_before_there_is_something_to_say(faults, tmp_path):
    assert not (tmp_path / "logs").exists()
    logging.getLogger("test").warning("a trouble of the world", exc_info=mistake())
    assert "our mistake" in (tmp_path / "logs" / LOG).read_text(encoding="utf-8")


def test_a_refusal_nobody_caught_is_no_bug(qtbot, faults):
    refusal = Refusal(N_("The disk is full"))
    with qtbot.waitSignal(faults.refused) as told, qtbot.assertNotEmitted(faults.bug_found):
        faults.catch(Refusal, refusal, None)
    assert told.args == [refusal]


def test_a_log_that_cannot_be_opened_is_done_without_a_word(qtbot, tmp_path, capfd):
    (tmp_path / "logs").write_text("a file", encoding="utf-8")
    made = Faults(tmp_path / "logs")
    made.install()
    assert made.log is None
    with qtbot.waitSignal(made.bug_found):
        made.catch(*mistake())
    made.remove()
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full is Linux's")
def test_a_log_on_a_full_disk_is_done_without_a_word(faults, tmp_path, capfd):
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / LOG).symlink_to("/dev/full")
    logging.getLogger("test").error("a trouble", exc_info=mistake())
    faults.remove()
    assert capfd.readouterr() == ("", "")


def test_the_log_turns_over_before_it_fills_the_disk(faults, tmp_path):
    for _ in range(30):
        logging.getLogger("test").error("%s", "x" * 60_000)
    sizes = [path.stat().st_size for path in (tmp_path / "logs").iterdir()]
    assert len(sizes) > 1
    assert sum(sizes) <= 4 * 510_000


@pytest.mark.parametrize("language", ["arabic", "english"])
def test_the_dialog_says_it_calmly_and_copies_the_details(qtbot, metrics, request, language):
    voice = request.getfixturevalue(language)
    dialog = BugDialog("Traceback: our mistake", whereabouts(Path("/notes/logs") / LOG), metrics, voice)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    # Who is typing when it comes up does not start the program anew by the next key.
    with qtbot.assertNotEmitted(dialog.restart_wanted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert not dialog.isVisible()
    dialog.show()
    dialog.add("another")
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert str(Path("/notes/logs") / LOG) in shown[-1]
    assert not any("our mistake" in text or "another" in text for text in shown)
    assert not dialog.findChildren(QAbstractScrollArea)
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "our mistake" in QGuiApplication.clipboard().text()
    assert "another" in QGuiApplication.clipboard().text()
    assert not dialog.isModal()
    with qtbot.waitSignal(dialog.restart_wanted):
        qtbot.mouseClick(dialog.restart, Qt.MouseButton.LeftButton)
