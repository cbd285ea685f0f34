"""The steps of `benchmarks.search`, each run in a process of its own that prints what it measured as JSON.

A process of its own keeps the memory and the caches of one step from another's figures, and a step that is killed
takes nothing with it that was measured before.
"""

import gc
import json
import os
import resource
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import psutil

import resources
from benchmarks.peers import FACETS, Record, available
from benchmarks.records import made, phrases, typed_queries
from benchmarks.timing import figures
from core.records.filters import Filters
from db.build.content import read_content
from db.connection import fresh_database, library_database
from db.search.documents import Document
from db.search.index import write_cards

LIMIT = 50
_WARM = 30


def build(folder: Path, count: int) -> dict[str, float]:
    """Build the index and say what it took; the records themselves are made once before, and their time taken off."""
    from db.impact.building import build_index
    from db.impact.concepts import concept_table

    content = read_content(resources.path())
    concepts = concept_table(content.terms, content.entities)
    begun = time.process_time()
    for _ in made(count):
        pass
    making = time.process_time() - begun
    before = _peak()
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    begun = time.process_time()
    with (folder / "index.new").open("wb") as target:
        build_index(made(count), target, work, content="benchmark", concepts=concepts)
    cpu = time.process_time() - begun - making
    peak = _peak()
    shutil.rmtree(work)
    _write_cards(folder, count)
    (folder / "index.new").replace(folder / "index")
    size = (folder / "index").stat().st_size / 1e6
    return {"cpu": cpu, "peak": peak, "before": before, "size": size}


def first(folder: Path, _count: int) -> dict[str, float]:
    """Open the index and answer one keystroke in this fresh process: milliseconds on the clock."""
    begun = time.perf_counter()
    searcher = searcher_of(folder)
    opened = time.perf_counter()
    searcher.search("ا", Filters(), limit=LIMIT, offset=0, typing=True)
    done = time.perf_counter()
    return {"open": (opened - begun) * 1000, "answer": (done - opened) * 1000}


def cold(folder: Path, count: int) -> dict[str, float]:
    """The same with the index and the library no longer in the system's memory, where it lets itself be asked."""
    for name in ("index", "library.db"):
        with (folder / name).open("rb") as file, suppress(AttributeError, OSError):
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return first(folder, count)


def typed(folder: Path, queries: int) -> dict[str, Any]:
    """Type queries, look for phrases, and say what memory that takes."""
    searcher = searcher_of(folder)
    keys = keystrokes(typed_queries(queries))
    quoted = phrases(200)

    def ask(text: str) -> object:
        return searcher.search(text, Filters(), limit=LIMIT, offset=0, typing=True)

    def look(text: str) -> object:
        return searcher.search(text, Filters(), limit=LIMIT, offset=0, typing=False)

    _measured(ask, keys[:_WARM])
    memory = psutil.Process().memory_info()
    searcher.prepare()  # as the window has it done in a thread behind the first answer
    _settle()
    return {
        "keystrokes": asdict(figures(_measured(ask, keys))),
        "own words": asdict(figures(_measured(_as_typed(searcher, ask), keys))),
        "phrases": asdict(figures(_measured(look, quoted))),
        "own memory": (memory.rss - memory.shared) / 1e6,
        "mapped memory": memory.shared / 1e6,
    }


def peer(folder: Path, queries: int, name: str, count: int, budget: float) -> dict[str, Any]:
    """Type the same queries to another engine and to ours, in turn at every letter, until the budget is used up."""
    engine = next(each for each in available() if each.name == name)
    begun = time.process_time()
    engine.build(map(_record, made(count)), "ar")
    building = time.process_time() - begun
    searcher = searcher_of(folder)
    searcher.prepare()
    ask = _as_typed(
        searcher, lambda text: searcher.search(text, Filters(), limit=LIMIT, offset=0, typing=True)
    )
    keys = keystrokes(typed_queries(queries))
    for text in keys[:_WARM:3]:
        engine.keystroke(text)
        ask(text)
    _settle()
    theirs: list[float] = []
    ours: list[float] = []
    for text in keys:
        theirs.append(engine.keystroke(text).cpu)
        ours += _measured(ask, [text])
        if sum(theirs) > budget * 1000:
            break
    getattr(engine, "close", lambda: None)()
    return {
        "build": building,
        "theirs": asdict(figures(theirs)),
        "ours": asdict(figures(ours)),
        "all": len(theirs) == len(keys),
    }


def searcher_of(folder: Path) -> Any:
    """Return a searcher over what `build` left in a folder."""
    from db.impact.keeping import kept_index
    from db.impact.presenting import ImpactSearcher

    return ImpactSearcher(library_database(folder / "library.db"), kept_index(folder / "index", "benchmark"))


def keystrokes(queries: Sequence[str]) -> list[str]:
    """Return what stands in the box after each letter."""
    return [query[:size] for query in queries for size in range(1, len(query) + 1) if query[size - 1] != " "]


def _write_cards(folder: Path, count: int) -> None:
    """Write the rows that cards are shown from."""
    (folder / "library.db").unlink(missing_ok=True)
    database = fresh_database(folder / "library.db")
    with database.atomic():
        write_cards(database, made(count))
    database.close()


def _as_typed(searcher: Any, ask: Callable[[str], object]) -> Callable[[str], object]:
    """Return the way of asking without other words for what was typed, which no peer looks for either."""
    from db.impact.concepts import ConceptTable

    searcher.index.concepts = ConceptTable()
    return ask


def _measured(work: Callable[[str], object], items: Sequence[str]) -> list[float]:
    """Return the processor milliseconds of each item."""
    taken = []
    for item in items:
        begun = time.process_time_ns()
        work(item)
        taken.append((time.process_time_ns() - begun) / 1e6)
    return taken


def _settle() -> None:
    """Leave what the benchmark itself made out of collections, which belong to no keystroke."""
    gc.collect()
    gc.freeze()


def _record(document: Document) -> Record:
    pieces = [piece.text for name in ("facts", "names") for piece in document.fields[name]]
    values = tuple(document.facets[facet][0] for facet in FACETS)
    return Record(document.title.ar, f"{document.text}\n{' '.join(pieces)}", values)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(name: str, folder: Path, arguments: Any) -> None:
    """Run one step and print its JSON."""
    if name == "build":
        found: dict[str, Any] = build(folder, arguments.records)
    elif name == "typed":
        found = typed(folder, arguments.queries)
    elif name in ("first", "cold"):
        found = (first if name == "first" else cold)(folder, arguments.records)
    else:
        found = peer(folder, arguments.queries, name, arguments.records, arguments.budget)
    print(json.dumps(found))
