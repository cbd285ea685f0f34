"""A window that goes from one screen to another of twice the density, and back: it stays whole and as sharp as each."""

import json
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from benchmarks.screen import Screen
from tests.desktop.started import ended

MOVES = """
import json
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from desktop import icons

window = shell.window
screens = {each.name(): each for each in QGuiApplication.screens()}
to_go, told = ["right", "left"], []

def parts():
    found = [each for each in window.top.children() if isinstance(each, QWidget) and each.isVisible()]
    return [each.geometry() for each in found]

def apart():
    places = parts()
    return not any(one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :])

def note():
    picture = window.grab()
    sharp = icons.pixmap("search", "#000000").devicePixelRatio()
    told.append([window.screen().name(), window.devicePixelRatio(), picture.devicePixelRatio(), sharp, apart()])

def go():
    if told and window.devicePixelRatio() == told[-1][1]:
        return
    if not told:
        shell.open("event/oic-2016-04-ankara-social-security")
    if not shell.runner.busy and apart():
        note()
        if not to_go:
            os.write(1, json.dumps(told).encode())
            application.leave()
            return
        screen = screens[to_go.pop(0)]
        window.windowHandle().setScreen(screen)
        window.move(screen.geometry().topLeft() + QPoint(10, 10))

application.timer = QTimer(application)
application.timer.timeout.connect(go)
application.timer.start(20)
"""


@pytest.fixture
def two_screens() -> Iterator[Screen]:
    """One X screen on which two monitors stand beside each other."""
    if shutil.which("xrandr") is None:
        pytest.skip("xrandr is not installed")
    with Screen(3286, 1080) as screen:
        for name, place, output in (
            ("left", "1366/361x768/203+0+0", "screen"),
            ("right", "1920/508x1080/286+1366+0", "none"),
        ):
            subprocess.run(
                ["xrandr", "--setmonitor", name, place, output],
                env=screen.environment(),
                check=True,
                capture_output=True,
            )
        yield screen


def test_a_window_goes_to_a_screen_of_twice_the_density_and_back(two_screens, own_home) -> None:
    over = ended(two_screens, own_home, MOVES, surroundings={"QT_SCREEN_SCALE_FACTORS": "left=1;right=2"})
    assert (over.returncode, over.stderr) == (0, b"")
    # Icons are drawn for the densest screen there is.
    assert json.loads(over.stdout) == [
        ["left", 1.0, 1.0, 2.0, True],
        ["right", 2.0, 2.0, 2.0, True],
        ["left", 1.0, 1.0, 2.0, True],
    ]
