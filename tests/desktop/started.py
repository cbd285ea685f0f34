"""The whole program in a process of its own, with something to be done to it once its window stands."""

import subprocess
import sys
from pathlib import Path

from benchmarks.screen import Screen

ROOT = Path(__file__).parents[2]

_PROGRAM = """
import os, signal, sys, time
from PySide6.QtCore import QTimer
from desktop import app

shown = app.Application.show

def show(application, uid):
    shown(application, uid)
    shell = application.shell
    timer = QTimer(application)

    def look():
        if shell.keeping.store is not None and shell.browsing.facets and not shell.runner.busy:
            timer.stop()
            then(application, shell)

    timer.timeout.connect(look)
    timer.start(10)

app.Application.show = show

def then(application, shell):
{then}

sys.exit(app.run())
"""


def program(screen: Screen, home: Path, then: str, *, quiet: bool = False) -> subprocess.Popen[bytes]:
    """Start the program in a user's folder; `then` are Python's lines that are run once all is opened.

    A `quiet` one has no pipes, which what it starts itself would hold open.
    """
    pipe = subprocess.DEVNULL if quiet else subprocess.PIPE
    lines = "\n".join(f"    {line}" for line in then.strip().splitlines())
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM.replace("{then}", lines)],
        cwd=ROOT,
        env=screen.environment({"TAWSIYAT_HOME": str(home)}),
        stdout=pipe,
        stderr=pipe,
    )


def ended(screen: Screen, home: Path, then: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program until it has ended."""
    running = program(screen, home, then)
    out, err = running.communicate(timeout=90)
    return subprocess.CompletedProcess(running.args, running.returncode, out, err)
