"""No acknowledged save is lost and no file is torn, whichever operation on the disk goes wrong, and however."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.migrations import MIGRATIONS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the loop forks")

HERE = Path(__file__).parent
OLD = [(f"from{step.version}", 30) for step in MIGRATIONS[:-1]]
MODES = ["kill", "ioerr", "dead", "full", "full_disk", "power"]


def _count(*arguments: str) -> dict[str, int]:
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    ran = subprocess.run(
        [sys.executable, str(HERE / "faults.py"), *arguments],
        env=environment,
        capture_output=True,
        check=True,
    )
    return json.loads(ran.stdout)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("work", "fewest"), [("save", 60), ("begin", 60), ("migrate", 60), *OLD])
def test_every_fault_leaves_a_sound_file_with_all_that_was_told(work: str, fewest: int, mode: str) -> None:
    counted = _count(work, mode)
    assert counted.keys() == {"points", "sound"}
    assert counted["points"] >= fewest


@pytest.mark.parametrize(
    ("work", "mode", "journal", "synchronous", "loss"),
    [
        ("save", "power", "TRUNCATE", "OFF", "damaged"),
        # The folder is not synced after the journal is deleted, so a save that was told may be undone.
        ("save", "power", "DELETE", "FULL", "lost"),
        ("save", "power", "WAL", "NORMAL", "lost"),
        ("save", "kill", "MEMORY", "EXTRA", "damaged"),
        ("migrate", "kill", "MEMORY", "EXTRA", "damaged"),
        # The copy would have got its name before it was on the disk.
        ("migrate", "power", "TRUNCATE", "OFF", "bug"),
    ],
)
def test_weaker_settings_are_caught_by_the_same_loop(
    work: str, mode: str, journal: str, synchronous: str, loss: str
) -> None:
    assert _count(work, mode, "--weak", journal, synchronous).get(loss, 0) > 0
