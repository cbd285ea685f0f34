"""One window for each folder: claims, hand-overs, and what a bad end leaves behind."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.records.links import uid_named
from desktop.instance import LOCK, Instance


@pytest.fixture
def first(qapp, tmp_path):
    made = Instance(tmp_path)
    assert made.claim()
    made.listen()
    yield made
    made.close()


ROOT = Path(__file__).parents[2]
HAND_OVER = """
import sys, pathlib
from desktop.instance import Instance
sys.exit(0 if Instance(pathlib.Path(sys.argv[1])).hand_over(sys.argv[2]) else 3)
"""


def handed(folder: Path, uid: str) -> subprocess.Popen[bytes]:
    """Hand a uid over as a second start does; the process ends with 0 when it was taken."""
    return subprocess.Popen([sys.executable, "-c", HAND_OVER, str(folder), uid], cwd=ROOT)


def test_a_second_start_hands_its_record_to_the_first(qtbot, first, tmp_path):
    assert not Instance(tmp_path).claim()
    with qtbot.waitSignal(first.asked) as told:
        second = handed(tmp_path, "country/om")
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert told.args == ["country/om"]
    assert second.returncode == 0


def test_a_second_start_without_a_record_only_brings_the_window_forward(qtbot, first, tmp_path):
    with qtbot.waitSignal(first.asked) as told:
        second = handed(tmp_path, "")
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert told.args == [""]
    assert second.returncode == 0


def test_another_folder_has_a_window_of_its_own(first, tmp_path):
    other = Instance(tmp_path / "other")
    assert other.claim()
    other.close()


def test_the_claim_ends_with_the_process_however_it_ends(tmp_path):
    program = (
        "import os, sys, pathlib; from desktop.instance import Instance;"
        f"assert Instance(pathlib.Path({str(tmp_path)!r})).claim(); os.kill(os.getpid(), 9)"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=60)
    assert ended.returncode == -9
    assert (tmp_path / LOCK).exists()
    again = Instance(tmp_path)
    assert again.claim()
    again.close()


@pytest.mark.parametrize("left", [b"", b"\x00garbage\xff" * 100])
def test_a_lock_file_with_anything_in_it_does_not_block(tmp_path, left):
    (tmp_path / LOCK).write_bytes(left)
    one = Instance(tmp_path)
    assert one.claim()
    one.close()


def test_a_folder_that_cannot_be_written_still_opens_a_window(tmp_path):
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    assert Instance(tmp_path / "home").claim()


def test_nobody_to_hand_over_to_is_told(qapp, tmp_path):
    assert not Instance(tmp_path).hand_over("country/om", patience_ms=100)


def test_words_that_are_no_record_do_no_harm(qtbot, first, tmp_path):
    with qtbot.waitSignal(first.asked) as told:
        second = handed(tmp_path, "x" * 5_000)
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert uid_named(told.args[0]) == ""


@pytest.mark.parametrize(
    ("argument", "uid"),
    [
        ("event/oic-2016", "event/oic-2016"),
        ("tawsiyat://event/oic-2016/", "event/oic-2016"),
        ("  country/om ", "country/om"),
        ("recommendation/oic-2016/8", "recommendation/oic-2016/8"),
        ("", ""),
        ("event", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_link_names_a_record_or_nothing(argument, uid):
    assert uid_named(argument) == uid
