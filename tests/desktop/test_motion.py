"""Nothing moves where the desktop says so, and the desktop is never waited for."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication

from desktop.motion import Motion, has_desktop, kde_is_still
from desktop.sheet import sheet
from desktop.theme import LIGHT, Metrics


@pytest.fixture
def effects(qapp):
    kept = QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, True)
    yield
    QApplication.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, kept)


@pytest.mark.skipif(sys.platform != "linux", reason="a desktop's answer is faked by its program")
@pytest.mark.parametrize(("answer", "still"), [("false", True), ("true", False), ("", False)])
def test_the_desktop_is_asked_and_its_answer_taken(
    effects, qtbot, tmp_path: Path, monkeypatch, answer, still
):
    fake = tmp_path / "gsettings"
    fake.write_text(f'#!/bin/sh\n[ "$3" = enable-animations ] && echo {answer}\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    motion = Motion()
    heard: list[bool] = []
    motion.known.connect(lambda: heard.append(True))
    taken: list[str] = []
    take = motion.take
    monkeypatch.setattr(motion, "take", lambda *said: (take(*said), taken.append(said[0])))
    motion.ask()
    qtbot.waitUntil(lambda: bool(taken))
    assert motion.still is still
    assert heard == [True] * still
    # What some desktops never let move does not move in any case.
    assert not (still and QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu))


@pytest.mark.parametrize(
    ("written", "still"),
    [
        ("[General]\nfont=Noto\n\n[KDE]\nAnimationDurationFactor=0\n", True),
        ("[KDE]\nAnimationDurationFactor=0.0\n", True),
        ("[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("[KDE]\nAnimationDurationFactor=1, 2\n", False),
        ("[KDE]\nSingleClick=false\n", False),
        ("", False),
        (None, False),
    ],
)
def test_plasma_keeps_its_wish_in_a_file(tmp_path: Path, written, still):
    if written is not None:
        (tmp_path / "kdeglobals").write_text(written, encoding="utf-8")
    plasma = {"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": str(tmp_path)}
    assert kde_is_still(plasma) is still
    assert not kde_is_still(plasma | {"XDG_CURRENT_DESKTOP": "GNOME"})
    assert not kde_is_still({})
    assert {each.name for each in tmp_path.iterdir()} <= {"kdeglobals"}


@pytest.mark.skipif(sys.platform != "linux", reason="Plasma is a desktop of Linux")
def test_in_plasma_nothing_else_is_asked(effects, tmp_path: Path, monkeypatch):
    (tmp_path / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    motion = Motion()
    motion.ask()
    assert motion.still
    assert not motion.findChildren(QProcess)
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


def test_a_bus_is_known_by_its_name_or_by_its_place(tmp_path: Path):
    assert has_desktop({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"})
    assert not has_desktop({"XDG_RUNTIME_DIR": str(tmp_path)})
    (tmp_path / "bus").touch()
    assert has_desktop({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert not has_desktop({"DBUS_SESSION_BUS_ADDRESS": ""})


@pytest.mark.skipif(sys.platform != "linux", reason="only here a question begins a bus")
def test_nothing_is_asked_where_no_desktop_is(qapp, monkeypatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    motion = Motion()
    motion.ask()
    assert not motion.findChildren(QProcess), "no process was begun"


def test_a_still_sheet_has_no_moving_bar():
    assert "widget-animation-duration: 0" in sheet(LIGHT, Metrics(), still=True)
    assert "widget-animation-duration" not in sheet(LIGHT, Metrics())
