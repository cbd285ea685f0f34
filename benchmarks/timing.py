"""Taking times: repeat a piece of work, keep its wall and processor time, and say it in few numbers.

Wall time is what a reader waits, processor time is what the work costs however busy the machine is. Both are
kept for every run; the percentiles are read from the sorted runs themselves (nearest rank), so each printed
figure is a time that really happened.
"""

import gc
import json
import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Figures:
    """The summary of a series of times or sizes, all in the unit of the series."""

    runs: int
    minimum: float
    median: float
    p95: float
    p99: float
    maximum: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What a piece of work cost, in milliseconds: on the clock and on the processor."""

    wall: Figures
    cpu: Figures


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the nearest-rank percentile of a non-empty series."""
    ranked = sorted(values)
    rank = math.ceil(percent / 100 * len(ranked))
    return ranked[max(rank, 1) - 1]


def figures(values: Iterable[float]) -> Figures:
    """Sum up a non-empty series."""
    series = list(values)
    return Figures(
        runs=len(series),
        minimum=min(series),
        median=percentile(series, 50),
        p95=percentile(series, 95),
        p99=percentile(series, 99),
        maximum=max(series),
    )


def measure(work: Callable[[], object], runs: int, warm: int = 1) -> Cost:
    """Run `work` `warm` times unmeasured, then `runs` times measured."""
    return measure_each((lambda _item: work()), range(runs), warm=warm)


def measure_each(work: Callable[[Item], object], items: Sequence[Item], warm: int = 1) -> Cost:
    """Run `work` once for each of `items`, measured, after `warm` unmeasured runs on the first of them.

    The collector is off inside a measured run, as a pause of it belongs to no single run.
    """
    for item in list(items[:1]) * warm:
        work(item)
    wall, cpu = [], []
    enabled = gc.isenabled()
    gc.disable()
    try:
        for item in items:
            cpu_before, wall_before = time.process_time_ns(), time.perf_counter_ns()
            work(item)
            wall.append((time.perf_counter_ns() - wall_before) / 1e6)
            cpu.append((time.process_time_ns() - cpu_before) / 1e6)
    finally:
        if enabled:
            gc.enable()
    return Cost(figures(wall), figures(cpu))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay out rows under a head: the first column to the left, figures to the right."""
    lines = [list(head), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def write_json(path: Path, figures_by_name: Mapping[str, object]) -> None:
    """Write named figures (dataclasses of this module, numbers, texts) as one JSON document."""
    path.write_text(json.dumps(figures_by_name, default=_plain, indent=2) + "\n", encoding="utf-8")


def _plain(value: object) -> object:
    if isinstance(value, (Figures, Cost)):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} is no figure")


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)
