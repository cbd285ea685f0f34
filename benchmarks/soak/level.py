"""How much of everything there is: memory, objects, widgets, files, threads, processes.

The program's own memory is what it alone holds and no file holds (Linux: anonymous pages, swapped ones too): heaps and
stacks. Pages of files come and go with what other programs do. `used` is what is in use of the heaps of C; the rest of
the heaps are holes. Where the system does not tell, it is 0.
"""

import gc
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from benchmarks.soak.hands import below
from benchmarks.soak.process import children, heap_used, memory
from desktop.memory import give_back

_FILES = Path("/proc/self/fd")


@dataclass(frozen=True, slots=True)
class Level:
    """What there was at a moment; memory in MB, `kinds` counts the widgets of each class.

    `gone` counts objects of Python whose half in Qt is gone: somebody keeps them, be it PySide.
    """

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
    gone: int
    kinds: Mapping[str, int]


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
        sum(1 for each in gc.get_objects() if isinstance(each, QObject) and not isValid(each)),
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
