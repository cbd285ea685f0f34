"""How much of everything there is: memory, objects, widgets, files, threads, processes.

The program's own memory is what it alone holds and no file holds (Linux: anonymous pages, swapped ones too): heaps and
stacks. Pages of files come and go with what other programs do. `used` is what is in use of the heaps of C; the rest of
the heaps are holes. Where the system does not tell, it is 0.
"""

import ctypes
import gc
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from benchmarks.soak.hands import below
from desktop.memory import give_back

_ROLLUP, _FILES = Path("/proc/self/smaps_rollup"), Path("/proc/self/fd")


@dataclass(frozen=True, slots=True)
class Level:
    """What there was at a moment; memory in MB, `kinds` counts the widgets of each class."""

    minute: float
    acts: int
    own: float
    used: float
    pss: float
    rss: float
    objects: int
    widgets: int
    windows: int
    qobjects: int
    files: int
    threads: int
    processes: int
    left: int
    kinds: Mapping[str, int]


def memory() -> dict[str, float]:
    """Return what Linux tells of the memory of this process, in MB."""
    try:
        lines = _ROLLUP.read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return {}
    parts = (line.split() for line in lines)
    return {part[0].rstrip(":"): int(part[1]) / 1024 for part in parts if len(part) > 1}


class _Heaps(ctypes.Structure):
    """What glibc's `mallinfo2` tells."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def heap_used() -> float:
    """Return how much of the heaps of C is in use, in MB; 0 where the system's library does not tell."""
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError, TypeError):
        return 0.0
    ask.restype = _Heaps
    told = ask()
    return float(told.uordblks + told.hblkhd) / 2**20


def children() -> list[int]:
    """Return the processes that this one has started and that still are."""
    found: list[int] = []
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            found += [int(each) for each in task.read_text(encoding="ascii").split()]
        except OSError:
            # The thread ended meanwhile.
            continue
    return found


def take(minute: float, acts: int, temporary: Path) -> Level:
    """Take the level now. `temporary` is where files of the moment are put, which must not stay there.

    The program looks for garbage each second and gives its holes back each half minute; here both are done first, or
    the curve would tell how long ago that was.
    """
    gc.collect()
    give_back()
    told = memory()
    widgets = QApplication.allWidgets()
    windows = QApplication.topLevelWidgets()
    kinds = Counter(type(each).__name__ for each in widgets)
    qobjects = sum(1 + sum(1 for _ in below(each)) for each in windows if each.parent() is None)
    app = QApplication.instance()
    qobjects += sum(1 for _ in below(app)) if app is not None else 0
    return Level(
        minute,
        acts,
        told.get("Anonymous", 0.0) + told.get("Swap", 0.0),
        heap_used(),
        told.get("Pss", 0.0),
        told.get("Rss", 0.0),
        len(gc.get_objects()),
        len(widgets),
        len(windows),
        qobjects,
        sum(1 for _ in _FILES.iterdir()) if _FILES.exists() else 0,
        threading.active_count(),
        len(children()),
        sum(1 for _ in temporary.rglob("*")),
        dict(kinds),
    )


def warm(levels: Sequence[Level]) -> tuple[Sequence[Level], Sequence[Level]]:
    """Return the levels that growth is judged by: those after the warm-up, which is a quarter, and the last ones.

    Each is a twelfth of the run, at least one.
    """
    few = max(1, len(levels) // 12)
    start = min(len(levels) // 4, len(levels) - 1)
    return levels[start : start + few], levels[-few:]


def growth(levels: Sequence[Level], of: str = "own") -> float:
    """Return how much there is at the end for each one there was after the warm-up, less one."""
    first, last = (median(getattr(each, of) for each in part) for part in warm(levels))
    return last / first - 1 if first else 0.0
