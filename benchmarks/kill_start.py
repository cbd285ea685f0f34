"""Kill the program at random moments, again and again, and look whether the next start has all that was acknowledged.

    python -m benchmarks.kill_start [--times N] [--seed N] [--json FILE]

The real program opens its window on a screen of ours and, once everything is open, saves without a pause: numbers, a
note in a collection, what is searched for, the look of the window. Each save that the user's file says is safe is told
through a pipe. The process is killed (SIGKILL) at a moment drawn between its start and well into the saving; then the
program is started again, must open, must hold at least what was told, must say nothing worse than that it ended
unexpectedly, and is ended by SIGTERM, which must save. Every tenth kill begins in a new folder, so that the very first
start is hit too. Any failure is printed, and the command ends with exit code 1.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.screen import Screen
from benchmarks.timing import table, write_json

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 120.0
_NEW_FOLDER = 10
_PROGRAM = """
import json, os, sys
from PySide6.QtCore import QTimer
from desktop import app
from desktop.main_window import MainWindow
shown, painted = app.Application.show, MainWindow.paintEvent
count = 0

def tell(*words):
    os.write(1, (json.dumps(words) + "\\n").encode())

def paint(window, event):
    painted(window, event)
    MainWindow.paintEvent = painted
    tell("painted")

def show(application, uid):
    shown(application, uid)
    shell = application.shell
    timer = QTimer(application)

    def look():
        if shell.keeping.store is None or not shell.browsing.asked_of_answer[0] or shell.runner.busy:
            return
        timer.stop()
        global count
        store, bar = shell.keeping.store, shell.window.notices
        count = store.setting("count", 0)
        notes = [item.note for one in shell.staff.collecting.cabinet.collections for item in one.items]
        tell("open", count, notes, bar.sentence.text() if not bar.isHidden() else "", shell.window.top.search.query)
        if "--save" in sys.argv:
            if not shell.staff.collecting.cabinet.collections:
                shell.staff.collecting.begin("one", ("country/om",))
            timer.timeout.disconnect(look)
            timer.timeout.connect(save)
            timer.start(7)

    def save():
        global count
        count += 1
        number = count
        store = shell.keeping.store
        store.keep("count", number)
        one = shell.staff.collecting.cabinet.collections[0]
        future = store.keep_collection(one.noted("country/om", str(number)))
        future.add_done_callback(lambda done: done.exception() or tell("kept", number))
        if number % 10 == 0:
            shell.choose("theme", ("dark", "light")[number // 10 % 2])
        shell.window.top.search.field.setText(str(number))

    timer.timeout.connect(look)
    timer.start(10)

MainWindow.paintEvent = paint
app.Application.show = show
sys.exit(app.run())
"""


@dataclass(slots=True)
class Told:
    """What one run of the program told before it ended."""

    painted: bool = False
    opened: bool = False
    count: int = 0
    notes: tuple[str, ...] = ()
    said: str = ""
    query: str = ""
    kept: int = 0

    def take(self, lines: bytes) -> None:
        """Take what came through the pipe; a last line may be torn."""
        for line in lines.split(b"\n"):
            try:
                name, *values = json.loads(line)
            except ValueError:
                continue
            if name == "painted":
                self.painted = True
            elif name == "open":
                self.opened = True
                self.count, notes, self.said, self.query = values
                self.notes = tuple(notes)
            elif name == "kept":
                self.kept = max(self.kept, values[0])


@contextmanager
def running(screen: Screen, home: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program in a user's folder."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, *words],
            cwd=ROOT,
            env=screen.environment({"TAWSIYAT_HOME": str(home)}),
            stdout=subprocess.PIPE,
            stderr=said,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def killed(screen: Screen, home: Path, after: float) -> Told:
    """Start the program and kill it after so many seconds."""
    told = Told()
    with running(screen, home, "--save") as process:
        try:
            out, _ = process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, _ = process.communicate()
        told.take(out)
    return told


def opened(screen: Screen, home: Path) -> tuple[Told, int, float]:
    """Start the program, wait until it is open and end it by SIGTERM; return its exit code and the seconds it took."""
    told, begun, lines = Told(), time.monotonic(), b""
    with running(screen, home) as process:
        os.set_blocking(process.stdout.fileno(), False)
        while not told.opened and process.poll() is None and time.monotonic() - begun < LONGEST:
            lines += process.stdout.read() or b""
            told.take(lines)
            time.sleep(0.005)
        took = time.monotonic() - begun
        process.terminate()
        try:
            code = process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            code = 0
    return told, code, took


def judged(before: Told, kept: int, after: Told, code: int, home: Path) -> list[str]:
    """Name what is wrong after a kill; `kept` is the greatest number that this folder ever acknowledged."""
    wrong = []
    if not after.opened:
        return ["it did not open"]
    if after.count < kept:
        wrong.append(f"{kept} was acknowledged, {after.count} is there")
    if before.kept and (not after.notes or int(after.notes[0] or 0) < before.kept):
        wrong.append(f"the note {before.kept} was acknowledged, {after.notes} is there")
    if after.said and "\u0641\u062c\u0623\u0629" not in after.said:
        wrong.append(f"it says: {after.said}")
    if before.painted and not after.said:
        wrong.append("it does not say that it ended unexpectedly")
    if code != -signal.SIGTERM:
        wrong.append(f"SIGTERM gave exit code {code}")
    litter = {path.name for path in home.iterdir()} - {
        "user.db",
        "user.db-journal",
        "window.json",
        "window.lock",
        "logs",
    }
    if litter:
        wrong.append(f"it left {sorted(litter)}")
    if (home / "logs" / "running.txt").exists():
        wrong.append("the clean end left its mark")
    return wrong


def main() -> int:
    """Kill, start, look; print what came out."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--times", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--json", type=Path)
    chosen = arguments.parse_args()
    chance, found, wrong = random.Random(chosen.seed), Counter(), []
    with Screen() as screen, tempfile.TemporaryDirectory(prefix="tawsiyat-kill-") as place:
        home, kept = Path(place) / "home", 0
        longest = 1.8 * opened(screen, Path(place) / "first")[2]
        for number in range(chosen.times):
            if number % _NEW_FOLDER == 0:
                shutil.rmtree(home, ignore_errors=True)
                kept = 0
            before = killed(screen, home, chance.uniform(0.0, longest))
            kept = max(kept, before.kept)
            after, code, _ = opened(screen, home)
            met = "while saving" if before.kept else "open" if before.opened else "painted"
            found[met if before.painted else "before the first paint"] += 1
            for each in judged(before, kept, after, code, home):
                wrong.append(f"kill {number + 1}: {each}")
                sys.stderr.write(wrong[-1] + "\n")
    rows = [[met, str(count)] for met, count in sorted(found.items())]
    print(table(["killed", "times"], [*rows, ["failures", str(len(wrong))]]))
    if chosen.json:
        write_json(chosen.json, {"killed": dict(found), "failures": wrong})
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
