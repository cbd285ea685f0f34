"""What a keystroke in the search box costs, in libraries of any size, beside other engines.

    python -m benchmarks.search [--records N] [--queries Q] [--peers] [--keep FOLDER] [--json FILE]

Makes N records (`benchmarks.records`), builds the index in a process of its own (processor seconds and peak
memory, less what making the records takes), then types Q queries letter by letter. A keystroke is the whole answer:
count, the best fifty ranked and re-ranked, their texts with spans and snippets, the counts of every facet. With
`--peers` FTS5, Tantivy and Xapian answer the same keystrokes over the same texts, with their own snippets and
four facets, turn by turn with ours. Times are processor time, whatever else the machine does.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from benchmarks.peers import FACETS, Peer, Record, available
from benchmarks.records import made, phrases, typed_queries
from benchmarks.timing import Figures, figures, table, write_json
from core.records.answers import Filters
from db.connection import fresh_database, library_database
from db.search.documents import Document
from db.search.index import write_cards

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Built:
    """What building took: processor seconds, peak memory and size in MB."""

    cpu: float
    peak: float
    size: float


def build(folder: Path, count: int) -> None:
    """Build the index in this process and say what it took; the records themselves are made once before."""
    from db.impact.building import build_index

    begun = time.process_time()
    for _ in made(count):
        pass
    making = time.process_time() - begun
    work = folder / "work"
    work.mkdir()
    begun = time.process_time()
    with (folder / "index").open("wb") as target:
        build_index(made(count), target, work, content="benchmark")
    cpu = time.process_time() - begun - making
    shutil.rmtree(work)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(asdict(Built(cpu, peak, (folder / "index").stat().st_size / 1e6))))


def first(folder: Path) -> None:
    """Open the index and answer one keystroke in this fresh process, and say what it took in ms on the clock."""
    begun = time.perf_counter()
    searcher = searcher_of(folder)
    opened = time.perf_counter()
    searcher.search("ا", Filters(), limit=LIMIT, offset=0, typing=True)
    done = time.perf_counter()
    print(json.dumps({"open": (opened - begun) * 1000, "answer": (done - opened) * 1000}))


def cards(folder: Path, count: int) -> None:
    """Write the rows that cards are shown from."""
    database = fresh_database(folder / "library.db")
    with database.atomic():
        write_cards(database, made(count))
    database.close()


def build_in(folder: Path, count: int) -> dict[str, float]:
    """Build index and cards in a folder, if they are not there; return what the index took."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "index").exists():
        return {}
    built = _step("build", folder, count)
    cards(folder, count)
    return built


def keystrokes(queries: Sequence[str]) -> list[str]:
    """Return what stands in the box after each letter."""
    return [query[:size] for query in queries for size in range(1, len(query) + 1) if query[size - 1] != " "]


def measured(work: Callable[[str], object], items: Sequence[str]) -> list[float]:
    """Return the processor milliseconds of each item."""
    taken = []
    for item in items:
        begun = time.process_time_ns()
        work(item)
        taken.append((time.process_time_ns() - begun) / 1e6)
    return taken


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    if arguments.step:
        {"build": lambda: build(arguments.keep, arguments.records), "first": lambda: first(arguments.keep)}[
            arguments.step
        ]()
        return
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="tawsiyat-search-"))
    report: dict[str, Any] = {"records": arguments.records}
    if built := build_in(folder, arguments.records):
        report["build"] = built
        print("build: {cpu:.1f} s CPU, {peak:.0f} MB peak, {size:.0f} MB on disk".format(**report["build"]))
    report["first keystroke"] = _step("first", folder, arguments.records)
    print(
        "first keystroke in a new process: {open:.0f} ms to open, {answer:.0f} ms to answer".format(
            **report["first keystroke"]
        )
    )
    report |= _typed(folder, arguments)
    if arguments.json:
        write_json(arguments.json, report)
    if not arguments.keep:
        shutil.rmtree(folder)


def _typed(folder: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    searcher = searcher_of(folder)
    typed = keystrokes(typed_queries(arguments.queries))

    def ask(text: str) -> object:
        return searcher.search(text, Filters(), limit=LIMIT, offset=0, typing=True)

    measured(ask, typed[:30])
    memory = psutil.Process().memory_info()
    print(
        f"memory after 30 keystrokes: {memory.rss / 1e6:.0f} MB, of them {memory.shared / 1e6:.0f} MB mapped files"
    )
    rows: dict[str, Figures] = {"ours": figures(measured(ask, typed))}
    quoted = phrases(200)
    rows["ours, phrases of two"] = figures(
        measured(lambda text: searcher.search(text, Filters(), limit=LIMIT, offset=0, typing=False), quoted)
    )
    for peer in available() if arguments.peers else ():
        peer.build(map(_record, made(arguments.records)), "ar")
        rows[peer.name] = figures(_peer(peer, typed))
        getattr(peer, "close", lambda: None)()
        print(f"{peer.name}: p95 {rows[peer.name].p95:.1f} ms", flush=True)
    lines = ((name, each.runs, each.median, each.p95, each.p99, each.maximum) for name, each in rows.items())
    print(f"\nkeystrokes at {arguments.records} records, CPU ms")
    print(table(("", "runs", "median", "p95", "p99", "max"), lines))
    return {"keystrokes": rows, "memory": memory.rss / 1e6, "mapped": memory.shared / 1e6}


def _peer(peer: Peer, typed: Sequence[str]) -> list[float]:
    for text in typed[:30]:
        peer.keystroke(text)
    return [peer.keystroke(text).cpu for text in typed]


def _record(document: Document) -> Record:
    pieces = [piece.text for name in ("facts", "names") for piece in document.fields[name]]
    values = tuple(document.facets[facet][0] for facet in FACETS)
    return Record(document.title.ar, f"{document.text}\n{' '.join(pieces)}", values)


def searcher_of(folder: Path) -> Any:
    """Return the search over what was built in a folder."""
    from db.impact.keeping import kept_index
    from db.impact.presenting import ImpactSearcher

    return ImpactSearcher(library_database(folder / "library.db"), kept_index(folder / "index", "benchmark"))


def _step(name: str, folder: Path, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.search", "--step", name, "--keep", str(folder)]
    done = subprocess.run([*command, "--records", str(count)], stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=30)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--keep", type=Path, help="build in this folder, or take what was built there")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--step", choices=("build", "first"), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
