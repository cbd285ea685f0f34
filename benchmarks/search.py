"""What a keystroke in the search box costs, in libraries of any size, beside other engines.

    python -m benchmarks.search [--records N] [--queries Q] [--peers] [--keep FOLDER] [--json FILE]

Makes N records (`benchmarks.records`) and builds the index with the bundled concepts (processor seconds less what
making the records takes, and peak memory of the whole process). Then Q queries are typed letter by letter. A
keystroke is the whole answer: count, the best fifty ranked and re-ranked, their texts with spans and snippets, the
counts of every facet, other words for what was asked. With `--peers` FTS5, Tantivy and Xapian answer the same
keystrokes over the same texts, with their own snippets and four facets, in turn with ours at every letter, without
the other words, for which they do not look; a slow one stops when it has used `--budget` processor seconds, and ours
beside it is that of the same letters. Times are processor time, whatever else the machine does; only the first
keystroke of a new process is on the clock.

Every step is a process of its own. What is measured is printed, and written to the JSON file, as soon as it is known;
a step that fails says so and the others go on.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import search_steps
from benchmarks.peers import available
from benchmarks.timing import table, write_json

KEYSTROKE = {10_000: 4.0, 250_000: 8.0, 1_000_000: 15.0}
PHRASE, SLOWER = {250_000: 7.0}, 5.0
BUILD, PEAK, FIRST = {250_000: 60.0}, {250_000: 400.0}, 150.0


@dataclass(slots=True)
class Report:
    """What was measured so far, and where it is written."""

    arguments: argparse.Namespace
    found: dict[str, Any] = field(default_factory=dict)

    def step(self, name: str, folder: Path) -> dict[str, Any] | None:
        """Run a step in a process of its own and keep what it found; None where it failed."""
        asked = self.arguments
        command = [sys.executable, "-m", "benchmarks.search", "--step", name, "--keep", str(folder)]
        command += ["--records", str(asked.records), "--queries", str(asked.queries)]
        command += ["--budget", str(asked.budget)]
        try:
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=asked.limit, check=True)
            found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        except (subprocess.SubprocessError, ValueError, IndexError) as error:
            print(f"{name}: did not end well: {error}", flush=True)
            return None
        self.found[name] = found
        if asked.json:
            write_json(asked.json, {"records": asked.records, **self.found})
        return found


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    if arguments.step:
        search_steps.run(arguments.step, arguments.keep, arguments)
        return
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="tawsiyat-search-"))
    folder.mkdir(parents=True, exist_ok=True)
    report = Report(arguments)
    rows: list[tuple[str, ...]] = []
    if not (folder / "index").exists() and report.step("build", folder) is None:
        raise SystemExit(1)
    for name in ("first", "cold", "typed"):
        report.step(name, folder)
    rows = list(_rows(report.found, arguments.records))
    print(f"{arguments.records:,} records\n" + table(("", "measured", "target"), rows), flush=True)
    if arguments.peers:
        _beside(report, folder)
    if not arguments.keep:
        shutil.rmtree(folder)


def build_in(folder: Path, count: int) -> None:
    """Build index and cards in a folder, if they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "index").exists():
        command = [sys.executable, "-m", "benchmarks.search", "--step", "build", "--keep", str(folder)]
        subprocess.run([*command, "--records", str(count)], stdout=subprocess.DEVNULL, check=True)


def _beside(report: Report, folder: Path) -> None:
    """Let each peer answer and print how it stands to ours."""
    names = [each.name for each in available()]
    rows = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        found = report.step(name, folder)
        if found:
            theirs, ours = found["theirs"], found["ours"]
            cells = (theirs["runs"], theirs["median"], theirs["p95"], ours["median"], ours["p95"])
            rows.append((name, *cells, theirs["p95"] / ours["p95"]))
    head = ("CPU ms a keystroke", "runs", "median", "p95", "ours median", "ours p95", "p95 / ours")
    print("\n" + table(head, rows))
    if rows:
        fastest = min(rows, key=lambda row: row[3])
        print(f"\nfastest peer by p95: {fastest[0]}, {fastest[-1]:.1f} times ours (target: {SLOWER:.0f})")


def _rows(found: dict[str, Any], records: int) -> Iterator[tuple[str, ...]]:
    if "build" in found:
        built = found["build"]
        yield "build, CPU s", f"{built['cpu']:.1f}", _target(BUILD, records)
        yield "build, peak MB", f"{built['peak']:.0f}", _target(PEAK, records)
        yield "on disk, MB", f"{built['size']:.0f}", ""
    for name, label in (("first", "first keystroke"), ("cold", "the same, files not in memory")):
        if name in found:
            each = found[name]
            told = f"{each['open']:.0f} + {each['answer']:.0f}"
            yield f"{label}, ms: to open + to answer", told, f"{FIRST:.0f}" if name == "first" else ""
    if "typed" in found:
        typed = found["typed"]
        for name, label, targets in (
            ("keystrokes", "keystroke", KEYSTROKE),
            ("own words", "the same without other words", KEYSTROKE),
            ("phrases", "phrase of two words", PHRASE),
        ):
            each = typed[name]
            yield f"{label}, CPU ms: median", f"{each['median']:.2f}", ""
            yield f"{label}, CPU ms: p95", f"{each['p95']:.2f}", _target(targets, records)
            yield f"{label}, CPU ms: p99, max", f"{each['p99']:.2f}, {each['maximum']:.2f}", ""
        yield "memory after 30 keystrokes, MB", f"{typed['own memory']:.0f}", ""
        yield "mapped files beside it, MB", f"{typed['mapped memory']:.0f}", ""


def _target(targets: dict[int, float], records: int) -> str:
    return f"{targets[records]:.0f}" if records in targets else ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=30)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument(
        "--budget", type=float, default=120.0, help="processor seconds that a peer answers for"
    )
    parser.add_argument("--limit", type=float, default=3600.0, help="seconds after which a step is given up")
    parser.add_argument("--keep", type=Path, help="build in this folder, or take what was built there")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
