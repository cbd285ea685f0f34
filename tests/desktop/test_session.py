"""How the program ends: by a signal, with the system's session, by a crash; and what the next start says of it."""

import faulthandler
import os
import signal
import subprocess
import sys

import pytest

from desktop.instance import Instance
from desktop.session import RUNNING, Session
from desktop.settings import read_shortcut
from tests.desktop.started import ended, program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the signals of POSIX")

SAYS_WHAT_STANDS = """
bar = shell.window.notices
print(bar.sentence.text() if bar.isVisible() else "nothing", shell.settings.query, sep="|")
sys.stdout.flush()
application.leave()
"""
CRASHES = {
    "segmentation": ("import ctypes; ctypes.string_at(0)", "Segmentation fault"),
    "abort": ("os.abort()", "Aborted"),
    "fatal": ("from PySide6.QtCore import qFatal; qFatal('out of windows')", "Qt: "),
    "kill": ("os.kill(os.getpid(), signal.SIGKILL)", "begun"),
}


def next_start(screen, home) -> str:
    return ended(screen, home, SAYS_WHAT_STANDS).stdout.decode()


@pytest.mark.parametrize("how", CRASHES)
def test_a_crash_is_said_at_the_next_start_and_only_there(screen, own_home, how):
    does, said = CRASHES[how]
    broken = ended(screen, own_home, does)
    assert broken.returncode < 0
    left = (own_home / "logs" / RUNNING).read_text(encoding="utf-8")
    assert said in left
    assert "فجأة" in next_start(screen, own_home)
    assert said in (own_home / "logs" / "tawsiyat.log").read_text(encoding="utf-8")
    assert next_start(screen, own_home) == "nothing|\n"
    assert not (own_home / "logs" / RUNNING).exists()


OPENS_AND_BREAKS = """
def breaks(uid):
    if uid:
        shell.keeping.keep()
        shell.keeping.store.saved(10)
        os.kill(os.getpid(), signal.SIGKILL)

shell.window.top.search.field.setText('الحماية')
shell.reading.record_shown.connect(breaks)
shell.open('event/oic-2016-04-ankara-social-security')
"""
BREAKS = "os.kill(os.getpid(), signal.SIGKILL)"
SAYS_WHAT_IS_OPEN = """
print(shell.window.notices.sentence.text(), shell.settings.query, shell.settings.record, shell.window.page, sep="|")
sys.stdout.flush()
application.leave()
"""


def test_what_breaks_the_program_as_soon_as_it_is_opened_is_not_opened_for_ever(screen, own_home):
    ended(screen, own_home, OPENS_AND_BREAKS)
    # Begun with what was open, and broken at once.
    ended(screen, own_home, BREAKS)
    said, query, uid, page = ended(screen, own_home, SAYS_WHAT_IS_OPEN).stdout.decode().strip().split("|")
    assert "مرتين" in said
    assert (query, uid, page) == ("", "", "overview")
    assert next_start(screen, own_home) == "nothing|\n"


def test_after_one_crash_everything_is_open_again(screen, own_home):
    ended(screen, own_home, OPENS_AND_BREAKS)
    said, query, uid, _page = ended(screen, own_home, SAYS_WHAT_IS_OPEN).stdout.decode().strip().split("|")
    assert "مرتين" not in said
    assert "فجأة" in said
    assert (query, uid) == ("الحماية", "event/oic-2016-04-ankara-social-security")


def ended_unexpectedly(logs, *, lasted: bool) -> bool:
    """Let a session end without a word, and tell whether it began with what ended the one before."""
    # It holds its file open, as a process would until the system ends it.
    session = Session(logs)
    session.begin()
    if lasted:
        session.prove()
    faulthandler.disable()
    os.close(session._file)
    return session.broke_twice


@pytest.mark.parametrize(
    ("lasted", "twice"),
    [
        ((False,), (False,)),
        ((False, False), (False, False)),
        ((False, False, False, False), (False, False, True, True)),
        ((False, True, False), (False, False, False)),
        ((True, True, True), (False, False, False)),
        ((False, False, True, False), (False, False, True, False)),
    ],
)
def test_two_ends_soon_after_each_other_are_told_from_others(tmp_path, lasted, twice):
    assert tuple(ended_unexpectedly(tmp_path, lasted=each) for each in lasted) == twice


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_is_an_end_that_saves_everything(screen, own_home, number):
    asks = f"shell.window.top.search.field.setText('تونس'); os.kill(os.getpid(), {number})"
    over = ended(screen, own_home, asks)
    assert (over.returncode, over.stdout, over.stderr) == (-number, b"", b"")
    assert read_shortcut(own_home).query == "تونس"
    assert next_start(screen, own_home) == "nothing|تونس\n"


def test_a_logout_saves_everything_and_may_kill_afterwards(screen, own_home):
    leaves = """
shell.window.top.search.field.setText('تونس')
application.leave_saved(None)
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert ended(screen, own_home, leaves).returncode == -signal.SIGKILL
    assert next_start(screen, own_home) == "nothing|تونس\n"


def test_the_program_starts_itself_anew_where_it_stands(screen, own_home, qtbot):
    restarts = "shell.window.top.search.field.setText('تونس'); application.restart()"
    assert program(screen, own_home, restarts, quiet=True).wait(90) == 0
    # The new one holds the folder, and answers.
    assert Instance(own_home).hand_over("", 60_000)
    left = (own_home / "logs" / RUNNING).read_text(encoding="utf-8")
    process = int(left.partition(",")[0].rpartition(" ")[2])
    assert process != os.getpid()
    os.kill(process, signal.SIGTERM)
    one = Instance(own_home)
    qtbot.waitUntil(one.claim)
    one.close()
    assert read_shortcut(own_home).query == "تونس"


SESSION = """
import sys, pathlib
from desktop.session import Session
session = Session(pathlib.Path(sys.argv[1]))
print(session.begin())
session.note("x" * 70_000)
session.trim()
session.note("a last word")
"""


def test_what_is_left_stays_small(tmp_path):
    command = [sys.executable, "-c", SESSION, str(tmp_path)]
    for _ in range(2):
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said == "a last word\n"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0" * 99_999])
def test_a_file_that_a_power_cut_left_empty_or_torn_is_still_a_sign(tmp_path, content):
    (tmp_path / RUNNING).write_bytes(content)
    assert 0 < len(Session(tmp_path)._left()) <= 180_000


def test_where_nothing_can_be_written_nothing_is_known(tmp_path):
    (tmp_path / "logs").write_text("a file", encoding="utf-8")
    session = Session(tmp_path / "logs")
    assert session.begin() == ""
    session.end()
