"""A world that is not as it should be when the program starts: it opens, or says in one sentence why not."""

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from desktop.main_window import MainWindow
from desktop.settings import SHORTCUT, Settings
from desktop.theme import LIGHT
from tests.desktop.started import ended

TELLS = """
import json
records = shell.browsing.asked_of_answer[0]
shell.window.top.search.field.setText("الضمان")
bar, window = shell.window.notices, shell.window
room = window.screen().availableGeometry()
shell.searching.remember("first")
shell.searching.remember("second")
told = {
    "said": bar.sentence.text() if not bar.isHidden() else "",
    "records": records,
    "inside": room.contains(window.geometry()),
    "searches": shell.keeping.store.searches(),
    "saved": shell.keeping.store.saved(),
}
os.write(1, json.dumps(told).encode())
application.leave()
"""


def told(screen, home: Path, **more) -> dict:
    over = ended(screen, home, TELLS, **more)
    assert (over.returncode, over.stderr) == (0, b"")
    return json.loads(over.stdout)


LOCALES = ("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES")
NONE = dict.fromkeys(LOCALES)


@pytest.mark.skipif(sys.platform == "win32", reason="locales of the environment")
@pytest.mark.parametrize(
    "surroundings",
    [
        NONE | {"LC_ALL": "xx_YY.UTF-8"},
        NONE | {"LANG": "C"},
        NONE | {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        NONE | {"PYTHONIOENCODING": "ascii"},
    ],
    ids=["unknown", "C", "bytes", "none"],
)
def test_a_locale_that_nobody_knows_keeps_nothing_from_opening(screen, tmp_path, surroundings):
    # Nothing may be said to a terminal either, and the folder's name is not one of ASCII.
    found = told(screen, tmp_path / "\u0628\u064a\u062a", surroundings=surroundings)
    assert (found["said"], found["saved"]) == ("", True)
    assert found["records"] > 0


CLOCK = """
import datetime, time
from datetime import date, datetime as real
clock = time.time
off = real(YEAR, 6, 1, tzinfo=datetime.timezone.utc).timestamp() - clock()
class Then(real):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(clock() + off, tz)
class Day(date):
    @classmethod
    def today(cls):
        return Then.now().date()
datetime.datetime, datetime.date, time.time = Then, Day, lambda: clock() + off
"""


@pytest.mark.parametrize("year", [1970, 2000, 2099])
def test_a_clock_that_is_wrong_breaks_nothing_and_turns_no_order(screen, own_home, year):
    """The searches of a start with a wrong clock stand between those of the starts before and after it."""
    assert told(screen, own_home)["saved"]
    found = told(screen, own_home, first=CLOCK.replace("YEAR", str(year)))
    assert (found["said"], found["saved"]) == ("", True)
    assert found["searches"] == ["second", "first"]
    after = told(screen, own_home)
    assert (after["said"], after["searches"]) == ("", ["second", "first"])


@pytest.mark.parametrize("factor", ["1.25", "2", "3"])
def test_a_scaled_screen_holds_the_whole_window(screen, own_home, factor):
    assert told(screen, own_home, surroundings={"QT_SCALE_FACTOR": factor})["inside"]


def test_without_a_way_to_draw_by_a_graphics_card_the_window_opens(screen, own_home):
    none = {"QT_XCB_GL_INTEGRATION": "xcb_egl", "EGL_PLATFORM": "none", "LIBGL_DRIVERS_PATH": "/none"}
    assert told(screen, own_home, surroundings=none)["records"] > 0


NO_SPACE = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_where_not_a_byte_can_be_written_the_window_opens_and_says_so(screen, own_home):
    found = told(screen, own_home, first=NO_SPACE)
    assert "user.db" in found["said"]
    assert found["records"] > 0
    assert not found["saved"]


def test_a_window_of_a_screen_that_is_gone_comes_to_one_that_is_there(qtbot, arabic, metrics, tmp_path):
    there = MainWindow(LIGHT, metrics, arabic)
    qtbot.addWidget(there)
    there.setGeometry(QRect(5_000, 3_000, 1200, 700))
    geometry, columns = there.place()
    again = MainWindow(LIGHT, metrics, arabic)
    qtbot.addWidget(again)
    again.restore(Settings(geometry=geometry, columns=columns))
    with qtbot.waitExposed(again):
        again.show()
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(again.geometry())


@pytest.mark.parametrize("name", [SHORTCUT, "logs", "window.lock", "window.json.part"])
def test_a_folder_where_a_small_file_should_be_is_in_nobodys_way(screen, own_home, name):
    (own_home / name).mkdir(parents=True)
    found = told(screen, own_home)
    assert (found["said"], found["saved"]) == ("", True)
