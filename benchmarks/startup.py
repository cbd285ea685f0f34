"""Time to the first painted pixel, seen from outside, and memory after the start.

    python -m benchmarks.startup [--runs N] [--json FILE]

Each program is started on a virtual screen of ours and the screen is watched: «first» is when the picture
first changes, «complete» when it last did. A bare QWidget in the same Python is started in turn with the
program, so that both see the same machine; the ratio of the two is what can be compared with another day. Where
zeal is installed (a browser of offline documentation in Qt, here with no documents) it takes its turn as a peer.
Everything is warm: a first round is not counted, and all starts share one folder of the user's. Memory is the
proportional set size (shared pages counted by share) of the program and its children once the picture is still.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.screen import Screen
from benchmarks.timing import figures, table, write_json

ROOT = Path(__file__).resolve().parents[1]
FROZEN = ROOT / "dist" / "tawsiyat" / "tawsiyat"
CONTROL = "bare QWidget"
PEER = "zeal"
BARE_WIDGET = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1000, 700)
window.show()
application.exec()
"""
STILL = 0.8
LONGEST = 60.0


@dataclass(frozen=True, slots=True)
class Start:
    """One start: milliseconds to the first and the last change of the picture, processor ms, MB of memory."""

    first: float
    complete: float
    cpu: float
    memory: float


def programs() -> dict[str, list[str]]:
    """Return the commands that are started in turn, the control first."""
    found = {CONTROL: [sys.executable, "-c", BARE_WIDGET]}
    found["tawsiyat"] = [sys.executable, str(ROOT / "tawsiyat.py")]
    if FROZEN.exists():
        found["tawsiyat, frozen"] = [str(FROZEN)]
    if (zeal := shutil.which(PEER)) is not None:
        found[PEER] = [zeal]
    return found


def start(command: list[str], screen: Screen, home: Path) -> Start:
    """Start a program, watch it until the picture is still, end it; raise RuntimeError if it shows nothing."""
    # As a reader has it: compiled modules are kept, no developer's switch is on.
    quiet = {name: "" for name in os.environ if name.startswith("PYTHON")}
    # Every program has an empty folder of its user's, the same at each start.
    folders = dict.fromkeys(
        ("TAWSIYAT_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(home)
    )
    # The peer's web engine refuses to be started by root with its sandbox, as in a container.
    engine = {"QTWEBENGINE_DISABLE_SANDBOX": "1"} if os.getuid() == 0 else {}
    environment = screen.environment({**quiet, **folders, **engine, "LC_ALL": "C.UTF-8"})
    mark = screen.mark()
    begin = time.perf_counter()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    first = last = 0.0
    try:
        while not first or time.perf_counter() - last < STILL:
            now = time.perf_counter()
            if program.poll() is not None or now - begin > LONGEST:
                raise RuntimeError(f"{command[0]} showed no window")
            if (seen := screen.mark()) != mark:
                mark, last = seen, now
                first = first or now
            time.sleep(0.003)
        tree = [psutil.Process(program.pid), *psutil.Process(program.pid).children(recursive=True)]
        memory = sum(one.memory_full_info().pss for one in tree) / 1e6
        cpu = sum(sum(one.cpu_times()[:2]) for one in tree) * 1e3
    finally:
        program.terminate()
        program.wait()
    screen.settle(still=0.2, longest=LONGEST)
    return Start((first - begin) * 1e3, (last - begin) * 1e3, cpu, memory)


def main() -> None:
    """Run the starts in turn and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="counted starts of each program")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    chosen = parser.parse_args()
    commands = programs()
    runs: dict[str, list[Start]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home, Screen() as screen:
        for turn in range(chosen.runs + 1):
            for name, command in commands.items():
                started = start(command, screen, Path(home))
                if turn:
                    runs[name].append(started)
    report(runs, chosen.json)


def report(runs: dict[str, list[Start]], path: Path | None) -> None:
    """Print medians beside the control's, and write them where asked."""
    summary = {
        name: {part: figures(getattr(one, part) for one in starts) for part in Start.__slots__}
        for name, starts in runs.items()
    }
    control = summary[CONTROL]["first"].median
    rows = [
        (
            name,
            parts["first"].median,
            parts["first"].median / control,
            parts["complete"].median,
            parts["cpu"].median,
            parts["memory"].median,
        )
        for name, parts in summary.items()
    ]
    print(f"Warm start, median of {summary[CONTROL]['first'].runs}, in turn")
    print(table(("", "first ms", "ratio", "complete ms", "cpu ms", "PSS MB"), rows))
    if PEER in summary:
        peer = summary[PEER]["complete"].median
        ours = ((name, parts["complete"].median / peer) for name, parts in summary.items() if name != PEER)
        print(table(("complete", f"of {PEER}'s"), ours))
    if path:
        write_json(path, summary)


if __name__ == "__main__":
    main()
