"""What the system tells of this process: its memory, and the processes that it has started.

What is in use of the heaps of C is what glibc says of them; where its library does not tell, it is 0.
"""

import ctypes
from pathlib import Path

_ROLLUP = Path("/proc/self/smaps_rollup")


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
