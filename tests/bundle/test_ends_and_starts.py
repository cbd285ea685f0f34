"""The frozen program ends as programs end, badly or well, and its next start knows; all seen and done from outside."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from benchmarks.hand import Hand
from benchmarks.screen import Screen
from db.user import open_user_file
from desktop.settings import Settings, read_shortcut, write_shortcut
from desktop.theme import LIGHT
from tests.bundle.places import BUNDLE, PROGRAM, ROOT, SECONDS, ThisSystem, end, until

pytestmark = pytest.mark.bundle

WORKSHOP = "event/oic-2016-04-ankara-social-security"
EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"
BROKE_OFF = "The program ended unexpectedly last time."
# The ground of the bar that tells of troubles; a window without one shows none of it.
NOTICE = np.array([int(LIGHT.warn_ground[place : place + 2], 16) for place in (5, 3, 1)], np.uint8)


@dataclass
class Reader:
    """Somebody before a screen, with a user's folder."""

    screen: Screen
    hand: Hand
    home: Path
    bundle: Path = BUNDLE

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the program; return before it shows itself."""
        place = ThisSystem(self.home.parent, self.bundle, {"TAWSIYAT_HOME": str(self.home)})
        return place.start(*arguments, display=self.screen.display)

    def reads(self, uid: str, program: subprocess.Popen[str]) -> None:
        """Wait until a record is open and kept as the one that is open; take the keyboard."""
        until(lambda: program.poll() is not None or self.settings.record == uid, f"{uid} is open")
        assert program.poll() is None, end(program)
        self.hand.enter(self.windows(1)[0])

    def windows(self, count: int) -> list[int]:
        """Wait until so many windows stand on the screen; return them, the foremost last."""
        until(lambda: len(self.hand.windows()) == count, f"{count} windows")
        return self.hand.windows()

    @property
    def settings(self) -> Settings:
        return read_shortcut(self.home)

    @property
    def drafts(self) -> dict[str, Any]:
        with open_user_file(self.home, read_only=True) as file:
            return file.setting("drafts", {})

    @property
    def log(self) -> str:
        log = self.home / "logs" / "tawsiyat.log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    @property
    def running(self) -> str:
        """What stands in the file that is there while the program runs."""
        mark = self.home / "logs" / "running.txt"
        return mark.read_text(encoding="utf-8") if mark.exists() else ""

    def noticed(self) -> bool:
        """Tell whether the bar of troubles is seen."""
        return bool((points(self.screen.pixels())[:, :3] == NOTICE).all(axis=1).sum() > 10_000)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    home = tmp_path / "home"
    # Light, whatever the hour; a list with a reader, where a first start shows the overview.
    write_shortcut(home, Settings(theme="light", view="all"))
    with Screen() as screen, Hand(screen) as hand:
        yield Reader(screen, hand, home)


def ended(program: subprocess.Popen[str], number: int) -> None:
    """End a program by a signal, and see that it ends by that."""
    program.send_signal(number)
    _, errors, code = end(program)
    assert (code, "Traceback" in errors) == (-number, False), errors


def begins_a_collection(reader: Reader, name: str) -> None:
    """Ask for a new collection and type its name."""
    reader.hand.press("Ctrl+D")
    reader.hand.enter(reader.windows(2)[-1])
    reader.hand.write(name)
    until(lambda: reader.drafts.get("collecting.naming", {}).get("name") == name, "the draft is kept")


def test_a_crash_is_told_with_its_trace_and_what_was_typed_is_there(reader: Reader) -> None:
    program = reader.start(WORKSHOP)
    reader.reads(WORKSHOP, program)
    begins_a_collection(reader, "for the meeting")
    ended(program, signal.SIGSEGV)
    assert "Fatal Python error: Segmentation fault" in reader.running

    again = reader.start()
    _, dialog = reader.windows(2)
    until(lambda: BROKE_OFF in reader.log, "the log tells of the crash")
    assert f"Process {program.pid}, begun" in reader.log
    trace = reader.log.partition("Fatal Python error: Segmentation fault")[2]
    assert 'app.py", line' in trace
    until(reader.noticed, "the bar tells of the crash")
    reader.hand.enter(dialog)
    reader.hand.press("Return")
    until(lambda: reader.drafts == {}, "the draft was used")
    reader.windows(1)
    ended(again, signal.SIGTERM)
    with open_user_file(reader.home, read_only=True) as file:
        (kept,) = file.collections().collections
    assert (kept.name, kept.uids) == ("for the meeting", (WORKSHOP,))
    assert reader.settings.record == WORKSHOP


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_end_of_a_session_closes_it_and_everything_is_kept(reader: Reader, number: int) -> None:
    program = reader.start(WORKSHOP)
    reader.reads(WORKSHOP, program)
    begins_a_collection(reader, "half a name")
    shortcut = reader.home / "window.json"
    shortcut.unlink()
    ended(program, number)
    assert reader.running == ""
    assert reader.settings.record == WORKSHOP

    again = reader.start(EIGHTH)
    # The record comes after the form, and the notice would have come before both.
    reader.windows(2)
    until(lambda: reader.settings.record == EIGHTH, "the next start works")
    assert reader.drafts["collecting.naming"]["name"] == "half a name"
    assert not reader.noticed()
    ended(again, signal.SIGTERM)
    assert reader.log == ""


def test_a_link_brings_the_running_window_forward_at_its_record(reader: Reader) -> None:
    program = reader.start(WORKSHOP)
    reader.reads(WORKSHOP, program)
    cover = reader.hand.cover()
    assert reader.hand.windows()[-1] == cover
    output, errors, code = end(reader.start(f"tawsiyat://{EIGHTH}"))
    assert (output, errors, code) == ("", "", 0)
    until(lambda: reader.settings.record == EIGHTH, "the record of the link is open")
    until(lambda: reader.hand.windows()[-1] != cover, "the window came forward")
    ended(program, signal.SIGTERM)


@pytest.fixture
def damaged(reader: Reader) -> Iterator[Reader]:
    """The program with a chapter of its guide damaged, so that opening the guide is a mistake nobody foresaw."""
    reader.bundle = ROOT / "build" / "damaged" / "tawsiyat"
    shutil.rmtree(reader.bundle.parent, ignore_errors=True)
    shutil.copytree(BUNDLE, reader.bundle, symlinks=True, copy_function=os.link)
    chapter = min((reader.bundle / "_internal" / "resources" / "guide" / "ar").glob("*.md"))
    # The copy shares its files with the bundle: this one is taken away before another takes its place.
    chapter.unlink()
    chapter.write_bytes(b"# \xff\xfe")
    yield reader
    shutil.rmtree(reader.bundle.parent)


def test_restart_starts_the_frozen_program_anew_where_it_stood(damaged: Reader) -> None:
    reader, screen = damaged, damaged.screen
    program = reader.start(EIGHTH)
    reader.reads(EIGHTH, program)
    screen.settle(0.5, SECONDS)
    before = screen.pixels()
    reader.hand.press("F1")
    window, dialog = reader.windows(2)
    assert "UnicodeDecodeError" in reader.log
    # Back from the page that could not be made, to the record.
    reader.hand.enter(window)
    reader.hand.press("Alt+Left")
    until(lambda: alike(before, screen.pixels()) > 0.8, "the record is back, beneath the dialog")
    reader.hand.enter(dialog)
    reader.hand.press("Tab")
    reader.hand.press("Space")
    # What it said is not read to its end: the one that it started goes on holding the pipes.
    assert program.wait(SECONDS) == 0
    for pipe in (program.stdout, program.stderr):
        pipe.close()

    def other() -> int:
        words = reader.running.replace(",", " ").split()
        return int(words[1]) if words[:1] == ["Process"] else 0

    until(other, "another process runs")
    again = psutil.Process(other())
    try:
        assert again.pid != program.pid
        assert Path(again.exe()) == reader.bundle / PROGRAM
        # Qt leaves room for a frame, which no window manager makes here.
        reader.hand.place(reader.windows(1)[0], screen.width, screen.height)
        # All but the sign of the keyboard's place, which is elsewhere.
        until(lambda: alike(before, screen.pixels()) > 0.98, "the window looks as it did")
    finally:
        screen.save(ROOT / "build" / "restarted-window.png")
        again.terminate()
        again.wait(SECONDS)
    assert reader.running == ""
    assert reader.settings.record == EIGHTH
    assert BROKE_OFF not in reader.log


def points(picture: bytes) -> "np.ndarray[Any, np.dtype[np.uint8]]":
    """Return the points of a picture: blue, green, red, and one that says nothing."""
    return np.frombuffer(picture, np.uint8).reshape(-1, 4)


def alike(one: bytes, other: bytes) -> float:
    """Return how much of a picture is as in another."""
    return float((points(one) == points(other)).all(axis=1).mean())
