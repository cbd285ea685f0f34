"""The whole program in a process of its own, with something to be done to it once its window stands."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

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
        if shell.keeping.store is not None and shell.browsing.asked_of_answer[0] and not shell.runner.busy:
            timer.stop()
            then(application, shell)

    timer.timeout.connect(look)
    timer.start(10)

app.Application.show = show

def then(application, shell):
{then}

sys.exit(app.run())
"""


def program(
    screen: Screen,
    home: Path,
    then: str,
    *,
    quiet: bool = False,
    first: str = "",
    surroundings: Mapping[str, str | None] = MappingProxyType({}),
) -> subprocess.Popen[bytes]:
    """Start the program in a user's folder; `then` are Python's lines that are run once all is opened.

    A `quiet` one has no pipes, which what it starts itself would hold open. `first` are lines that are run before
    anything is imported; `surroundings` are more of the environment, None takes one away.
    """
    pipe = subprocess.DEVNULL if quiet else subprocess.PIPE
    lines = "\n".join(f"    {line}" for line in then.strip().splitlines())
    script = home.with_name(f"{home.name}.py")
    script.write_text(first + _PROGRAM.replace("{then}", lines), encoding="utf-8")
    environment = screen.environment({"TAWSIYAT_HOME": str(home), "PYTHONPATH": str(ROOT)})
    environment |= {name: value for name, value in surroundings.items() if value is not None}
    for name in surroundings:
        if surroundings[name] is None:
            environment.pop(name, None)
    return subprocess.Popen(
        [sys.executable, str(script)], cwd=ROOT, env=environment, stdout=pipe, stderr=pipe
    )


def ended(screen: Screen, home: Path, then: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program until it has ended."""
    running = program(screen, home, then, **more)
    try:
        out, err = running.communicate(timeout=90)
    finally:
        running.kill()
    return subprocess.CompletedProcess(running.args, running.returncode, out, err)
