"""What one keystroke in the search box costs on the bundled library, beside a plain LIKE scan.

    python -m benchmarks.search_keystroke [--library FILE] [--rounds N] [--json FILE]

Queries as readers write them are typed letter by letter; every letter is a whole answer: the first fifty hits in
order, their spans and passages, and the counts of all facets. The peer scans the same texts with LIKE for the
same words and fetches fifty; it neither ranks nor folds nor counts, so it is what the cheapest answer costs.
Both answer each letter in turn, in one process. Times are the processor's, in milliseconds. The first answer of
a new searcher, which also reads the facets, stands apart.
"""

import argparse
import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Figures, figures, table, write_json
from core.text.words import folded_words
from db.library import Library, open_library
from db.search import Searcher

HITS = 50
QUERIES = (
    "نقاط الاتصال",
    "والتوصيات",
    "الحماية الاجتماعية في تركيا",
    "أنقرة ٢٠١٦",
    "سبتمبر 2022",
    "صناديق وقفية للأيتام",
    '"منظمة التعاون الإسلامي" -أيتام',
    "سيسرك بناء القدرات",
    "social protection workshop",
    "sécurité sociale Ankara",
    "training statistics",
    "OIC-SSNET",
    "بلد:تركيا سنة:2015-2016 ورشة",
)
SCAN = "select id, title, text from search_document where {words} order by id limit ?"


@dataclass(frozen=True, slots=True)
class Summary:
    """A peer's cost of a keystroke, CPU milliseconds."""

    keystroke: Figures
    first: float


def keystrokes() -> list[str]:
    """Return every beginning of every query, in the order in which they are typed."""
    return [query[:length] for query in QUERIES for length in range(1, len(query) + 1)]


def scanned(library: Library, query: str) -> int:
    """Answer with LIKE: the words of the query, each anywhere in the text."""
    words = folded_words(query) or [""]
    where = " and ".join(["text like ?"] * len(words))
    values = (*(f"%{word}%" for word in words), HITS)
    return len(library.database.execute_sql(SCAN.format(words=where), values).fetchall())


def cpu(work: Callable[[], object]) -> float:
    """Return what a piece of work costs."""
    begun = time.process_time_ns()
    work()
    return (time.process_time_ns() - begun) / 1e6


def measured(library: Library, rounds: int) -> dict[str, Summary]:
    """Type all queries `rounds` times, each letter answered by both in turn; a round before is not counted."""
    searcher = Searcher(library)
    answers: dict[str, Callable[[str], object]] = {
        "search": lambda typed: searcher.search(typed, limit=HITS, typing=True),
        "LIKE scan": lambda typed: scanned(library, typed),
    }
    first = {name: cpu(lambda answer=answer: answer(QUERIES[0])) for name, answer in answers.items()}  # type: ignore[misc]
    times: dict[str, list[float]] = {name: [] for name in answers}
    gc.collect()
    gc.disable()
    try:
        for turn in range(rounds + 1):
            for typed in keystrokes():
                for name, answer in answers.items():
                    cost = cpu(lambda answer=answer, typed=typed: answer(typed))  # type: ignore[misc]
                    if turn:
                        times[name].append(cost)
    finally:
        gc.enable()
    return {name: Summary(figures(series), first[name]) for name, series in times.items()}


def report(summary: dict[str, Summary], records: int, path: Path | None) -> None:
    """Print the table, and write the figures where asked."""
    peer = summary["LIKE scan"].keystroke
    rows = [
        (name, one.keystroke.median, one.keystroke.p95, one.keystroke.median / peer.median, one.first)
        for name, one in summary.items()
    ]
    print(f"{peer.runs} keystrokes on {records} records, CPU ms")
    print(table(("", "median", "p95", "median / LIKE", "first"), rows))
    if path:
        known = {name: {"keystroke": one.keystroke, "first": one.first} for name, one in summary.items()}
        write_json(path, {"records": records, **known})


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_keystroke", description=__doc__)
    parser.add_argument("--library", type=Path, help="another library than the bundled one")
    parser.add_argument("--rounds", type=int, default=5, help="how many times all queries are typed")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    chosen = parser.parse_args()
    library = open_library(chosen.library)
    records = Searcher(library).search("", limit=0).total
    report(measured(library, chosen.rounds), records, chosen.json)


if __name__ == "__main__":
    main()
