"""Qt's plugins come from the folder of the program, wherever it is started from and whatever the environment says."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.hand import Hand
from benchmarks.screen import Screen
from tests.bundle.places import BUNDLE, PROGRAM, ThisSystem, end, until

pytestmark = pytest.mark.bundle

PLUGINS = BUNDLE / "_internal" / "PySide6" / "Qt" / "plugins"
PLATFORM = PLUGINS / "platforms" / "libqxcb.so"
NEEDED = b"libQt6XcbQpa.so.6"


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plugins that Qt would take for its own, and cannot load: those of another Qt 6 want its libraries."""
    copy = tmp_path_factory.mktemp("another") / "plugins"
    shutil.copytree(PLUGINS, copy)
    for plugin in copy.rglob("*.so"):
        plugin.write_bytes(plugin.read_bytes().replace(NEEDED, NEEDED.replace(b"Qt6", b"Qt7")))
    assert NEEDED in PLATFORM.read_bytes()
    return copy


@pytest.fixture
def screen() -> Iterator[Screen]:
    with Screen() as screen:
        yield screen


def plugins_of(place: ThisSystem, screen: Screen, cwd: Path = Path("/")) -> set[Path]:
    """Start the program until its window and its signs stand; return the plugins that are loaded, and end it."""
    program = place.start(display=screen.display, cwd=str(cwd))
    maps = Path(f"/proc/{program.pid}/maps")

    def loaded() -> set[Path]:
        lines = maps.read_text(encoding="utf-8").splitlines()
        files = {Path(line.split(maxsplit=5)[5]) for line in lines if "/" in line}
        return {file for file in files if file.parent.parent.name == "plugins"}

    try:
        with Hand(screen) as hand:
            until(lambda: program.poll() is not None or hand.windows(), "a window")
            assert program.poll() is None, end(program)
            # The sign of the window is the last thing that a plugin is asked for.
            until(lambda: any(file.parent.name == "iconengines" for file in loaded()), "the signs")
            return loaded()
    finally:
        program.terminate()
        _, errors, _ = end(program)
        assert errors == ""


def test_they_come_from_the_folder_of_the_program(tmp_path: Path, screen: Screen) -> None:
    found = plugins_of(ThisSystem(tmp_path), screen)
    assert PLATFORM in found
    assert all(file.is_relative_to(PLUGINS) for file in found)


def test_they_do_when_it_is_started_by_a_link_from_elsewhere(tmp_path: Path, screen: Screen) -> None:
    # Where it is started lie plugins, too, as they would beside a program of Qt's.
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / PROGRAM).symlink_to(BUNDLE / PROGRAM)
    (tmp_path / "bin" / "platforms").mkdir()
    (tmp_path / "bin" / "platforms" / "libqxcb.so").write_bytes(b"no plugin")
    found = plugins_of(ThisSystem(tmp_path, tmp_path / "bin"), screen, tmp_path / "bin")
    assert PLATFORM in found
    assert all(file.is_relative_to(PLUGINS) for file in found)


@pytest.mark.parametrize("where", ["nowhere", "/usr/lib/x86_64-linux-gnu/qt5/plugins", "another Qt 6"])
def test_they_do_where_the_environment_names_others(
    tmp_path: Path, screen: Screen, another: Path, where: str
) -> None:
    folder = str(another) if where == "another Qt 6" else where
    extra = {"QT_PLUGIN_PATH": folder, "QT_QPA_PLATFORM_PLUGIN_PATH": f"{folder}/platforms"}
    found = plugins_of(ThisSystem(tmp_path, extra=extra), screen)
    assert PLATFORM in found
    assert all(file.is_relative_to(PLUGINS) for file in found)


def test_what_it_starts_is_given_the_system_s_libraries_and_the_reader_s_environment(
    tmp_path: Path, screen: Screen
) -> None:
    """The desktop is asked by a program of the system, which our libraries are none for."""
    asked = tmp_path / "gsettings"
    asked.write_text(f"#!/bin/sh\nexec /usr/bin/env > {tmp_path}/part\n", encoding="utf-8")
    asked.chmod(0o755)
    own = {"LD_LIBRARY_PATH": "/mine", "QT_PLUGIN_PATH": "/mine/plugins"}
    extra = {"PATH": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", **own}
    program = ThisSystem(tmp_path, extra=extra).start(display=screen.display)
    try:
        until(lambda: "PATH=" in told(tmp_path / "part"), "the desktop is asked")
        given = dict(line.split("=", 1) for line in told(tmp_path / "part").splitlines())
        assert {name: given.get(name) for name in own} == own
    finally:
        program.terminate()
        end(program)


def told(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
