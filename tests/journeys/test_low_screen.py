"""The program at twice the size on a screen of 1366 by 768: every window fits it, nothing in one is cut off."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.screen import Screen
from desktop.settings import Settings, write_shortcut
from tests.desktop.started import ended

_WALK = """
import json
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.journeys.conftest import Program
from tests.journeys.painted import cut
from tests.journeys.screens import Walk
def wait():
    while shell.runner.busy:
        QApplication.processEvents()
    for _ in range(3):
        QApplication.processEvents()
walk, room, faults = Walk(Program(application), wait, Path({folder!r})), shell.window.screen().size(), {{}}
wait()
def look(screen):
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and (window.width() > room.width() or window.height() > room.height()):
            faults.setdefault(f"{{type(window).__name__}} {{window.size().toTuple()}}", screen)
        for lack in cut(window) if window.isVisible() else ():
            faults.setdefault(lack, screen)
for screen in walk.screens():
    look(screen)
for name in ("shortcuts", "about"):
    shell.window.help_chosen.emit(name)
    wait()
    look(name)
    walk._close_popups()
print(json.dumps([room.toTuple(), faults]))
shell.window.close()
"""


@pytest.mark.skipif("QT_QPA_PLATFORM" in os.environ, reason="a screen of its own is wanted")
@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_every_window_fits_a_low_screen_at_twice_the_size(own_home: Path, tmp_path: Path, code: str) -> None:
    write_shortcut(own_home, Settings(view="all", language=code, text_size=200))
    with Screen(1366, 768) as screen:
        ran = ended(screen, own_home, _WALK.format(folder=str(tmp_path)))
    assert ran.stdout, ran.stderr.decode("utf-8")
    room, faults = json.loads(ran.stdout)
    assert room == [1366, 768]
    assert faults == {}
