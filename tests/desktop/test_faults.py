"""What nobody caught: logged, told once, copied."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.errors import N_, Refusal
from desktop.dialogs.bug import BugDialog
from desktop.faults import LOG, Faults


@pytest.fixture
def faults(qapp, tmp_path):
    made = Faults(tmp_path / "logs")
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
    before = threading.excepthook
    faults.install()
    with qtbot.waitSignal(faults.bug_found) as told:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
    thread.join()
    assert "ZeroDivisionError" in told.args[0]
    faults.remove()
    assert threading.excepthook is before


def test_a_refusal_nobody_caught_is_no_bug(qtbot, faults):
    refusal = Refusal(N_("The disk is full"))
    with qtbot.waitSignal(faults.refused) as told, qtbot.assertNotEmitted(faults.bug_found):
        faults.catch(Refusal, refusal, None)
    assert told.args == [refusal]


def test_a_log_that_cannot_be_written_is_done_without(qtbot, tmp_path):
    (tmp_path / "logs").write_text("a file", encoding="utf-8")
    made = Faults(tmp_path / "logs")
    assert made.open_log() is None
    with qtbot.waitSignal(made.bug_found):
        made.catch(*mistake())
    made.remove()


def test_the_log_turns_over_before_it_fills_the_disk(faults, tmp_path):
    faults.open_log()
    for _ in range(30):
        logging.getLogger("test").error("%s", "x" * 60_000)
    sizes = [path.stat().st_size for path in (tmp_path / "logs").iterdir()]
    assert len(sizes) > 1
    assert sum(sizes) <= 4 * 510_000


def test_the_dialog_says_it_calmly_and_copies_the_details(qtbot, metrics, arabic):
    dialog = BugDialog("Traceback: our mistake", metrics, arabic)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.add("another")
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "our mistake" in QGuiApplication.clipboard().text()
    assert "another" in QGuiApplication.clipboard().text()
    assert not dialog.isModal()
