"""Memory that was let go is given back to the system, in a process of its own where nothing else has a say."""

import subprocess
import sys

import pytest

from tests.architecture.house import ROOT
from tests.desktop.started import ended

HEAPS = """
import ctypes, threading
from PySide6.QtCore import QCoreApplication
from desktop.tasks import Runner
app = QCoreApplication([])
runner = Runner()
both, kept = threading.Barrier(2), []
def work():
    both.wait()
    kept.append([bytes(2_000) for _ in range(100)])
done = lambda _: len(kept) == 2 and app.quit()
for _ in range(2):
    runner.run(work, done, done)
app.exec()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
libc.malloc_info(0, ctypes.c_void_p(libc.fdopen(1, b"w")))
libc.fflush(None)
"""
HOLES = """
from pathlib import Path
from desktop.memory import give_back
def megabytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
blocks = [bytes(50_000) for _ in range(2_000)]
pins = [bytearray(600) for _ in range(10)]
full = megabytes()
del blocks
give_back()
print(round(full - megabytes()))
"""


LARGE = """
import ctypes
import desktop
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
def heap():
    return next((line.split()[0] for line in open("/proc/self/maps") if "[heap]" in line))
def inside(address):
    first, last = (int(end, 16) for end in heap().split("-"))
    return first <= address < last
for size in (4_000_000, 20_000_000):
    libc.free(libc.malloc(size))
print(inside(libc.malloc(2_000_000)), inside(libc.malloc(10_000)))
"""


def said(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is asked")
def test_workers_share_the_heap_of_the_window() -> None:
    assert said(HEAPS).count("<heap nr=") == 1


COUNTS = """
import ctypes
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
libc.malloc_info(0, ctypes.c_void_p(libc.fdopen(1, b"w")))
libc.fflush(None)
application.leave()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is asked")
def test_the_threads_of_qt_share_it_too(screen, own_home) -> None:
    # Qt begins a thread of its own with the window's connection to the screen.
    assert ended(screen, own_home, COUNTS).stdout.count(b"<heap nr=") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is asked")
def test_large_blocks_lie_outside_of_the_heap_however_large_one_was() -> None:
    assert said(LARGE).split() == ["False", "True"]


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is asked")
def test_holes_go_back_to_the_system() -> None:
    assert int(said(HOLES)) > 90


def test_a_system_without_such_calls_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop import memory

    monkeypatch.setitem(sys.modules, "_ctypes", None)
    memory.share_heap()
    memory.give_back()
