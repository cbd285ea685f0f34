"""A long export of every kind: records a second, and the memory that it takes.

    python -m benchmarks.exports [--records N] [--kind .xlsx …] [--json FILE]

Records are read from the library as an export reads them, in turn, as often as needed. Each kind runs in a process
of its own, so that its peak is its own; the control is the same process reading a hundredth of the records, since
what matters is that the peak does not grow with their number.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from benchmarks.timing import table, write_json
from core.paper.export import Export, Manner, export
from core.records.filters import Filters
from core.records.kinds import RecordKind
from core.records.selection import Selected, Selection
from db.library import open_library
from db.selection import Selector


def repeated(count: int) -> Selection:
    """Return as many records as wanted: the events and recommendations of the library, over and over."""
    filters = Filters(kinds=("event", "recommendation"))
    once = Selector(open_library()).find("", filters)
    share = once.counts[RecordKind.EVENT] / once.total
    events = round(count * share)
    counts = {RecordKind.EVENT: events, RecordKind.RECOMMENDATION: count - events}

    def read(kinds: frozenset[RecordKind]) -> Iterator[Selected]:
        for kind, number in counts.items():
            if kind in kinds:
                again = (each for _ in cycle((0,)) for each in once.read(frozenset({kind})))
                yield from (_numbered(each, place) for place, each in enumerate(islice(again, number)))

    return replace(once, read=read, counts=counts)


def _numbered(selected: Selected, place: int) -> Selected:
    """Return a record under a uid of its own, as every record of a library has."""
    event = selected.event and replace(selected.event, uid=f"{selected.event.uid}-{place}")
    is_event = selected.kind is RecordKind.EVENT
    record = event if is_event and event else replace(selected.record, uid=f"{selected.record.uid}-{place}")
    return Selected(record, event)


def run_one(kind: Export, count: int) -> dict[str, float]:
    """Export once in this process; return seconds of the processor, the file's size and the peak, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"made{kind}"
        begun = time.process_time()
        export(repeated(count), kind, path, Manner("ar", "arab", date.today()), lambda _done, _of: None)
        spent = time.process_time() - begun
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu_s": spent, "records_per_s": count / spent, "file_mb": size, "peak_mb": peak}


def measured(kind: Export, count: int) -> dict[str, float]:
    """Export once in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.exports", "--one", str(kind), "--records", str(count)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--kind", action="append", choices=list(map(str, Export)))
    parser.add_argument("--one", choices=list(map(str, Export)), help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(run_one(Export(given.one), given.records)))
        return
    found = {}
    for kind in given.kind or list(map(str, Export)):
        few, many = (
            measured(Export(kind), max(given.records // 100, 100)),
            measured(Export(kind), given.records),
        )
        found[kind] = many | {"peak_of_few_mb": few["peak_mb"], "growth": many["peak_mb"] / few["peak_mb"]}
    head = ("kind", "records/s (CPU)", "file MB", "peak MB", "of 1/100 MB", "growth")
    names = ("records_per_s", "file_mb", "peak_mb", "peak_of_few_mb", "growth")
    print(f"{given.records} records")
    print(table(head, ([kind, *(figures[name] for name in names)] for kind, figures in found.items())))
    if given.json:
        write_json(given.json, found)


if __name__ == "__main__":
    main()
