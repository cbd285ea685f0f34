"""What the real window costs its reader: opening a list, scrolling, jumping, selecting a row.

    python -m benchmarks.window [--records N] [--rows R] [--keep FOLDER] [--json FILE]

The window of the program stands on a virtual screen of ours (`benchmarks.screen`), the pointer over the list. Figures
are processor milliseconds of the window's thread, painting and what it sends to the screen included, since that is
what a reader feels as a stutter on a machine that does other things too; beside them stands how long the clock said.

- *records of the bundled library*: from the choice of a record until the reader's first look at it has been painted;
  «whole view» adds what the same view shows with its second frame.
- *the list of N records* (`benchmarks.records`, indexed as `benchmarks.search` does it): the first rows after the
  library was opened, turns of the wheel and jumps of the scroll bar until the list is painted there, jumps until the
  cards have come, and selecting a card. A record of that list is one of the bundled library's under another name.
"""

import argparse
import os
import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.driven import Driven, Taken
from benchmarks.screen import Screen
from benchmarks.search import build_in
from benchmarks.timing import Figures, figures, table, write_json
from core.records.filters import Filters
from core.records.focal_points import Directory, FocalPoint
from core.records.kinds import RecordKind
from core.records.label import Reference
from core.records.library import Event, Record, Source
from core.records.profiles import CountryProfile
from core.records.related import Related

TURN = 120


class ManyBooks:
    """As many records as a list has cards, each one of the bundled library's under another name."""

    def __init__(self, library: Any) -> None:
        self._library = library
        events = [library.event(uid) for uid in library.uids() if uid.startswith(f"{RecordKind.EVENT}/")]
        self._catalogue = [event for event in events if event.catalogue]
        self._curated = [event for event in events if event.recommendations]
        self.content_date = library.content_date

    def counts(self) -> Mapping[RecordKind, int]:
        """Return how many records of each kind there are."""
        counts: Mapping[RecordKind, int] = self._library.counts()
        return counts

    def record(self, uid: str, *, whole: bool = True) -> Record | Source:
        """Return a record; `whole` as in the library."""
        kind, _, rest = uid.partition("/")
        if kind not in (RecordKind.EVENT, RecordKind.RECOMMENDATION):
            found: Record | Source = self._library.record(uid, whole=whole)
            return found
        number = int(rest.partition("/")[0])
        if kind == RecordKind.EVENT and number % 2:
            return replace(self._catalogue[number % len(self._catalogue)], uid=uid)
        event = self._around(number)
        return (
            event if kind == RecordKind.EVENT else event.recommendations[number % len(event.recommendations)]
        )

    def related(self, uid: str) -> Related:
        """Return what belongs to the record that stands behind this one."""
        kind, _, rest = uid.partition("/")
        if kind != RecordKind.EVENT:
            found: Related = self._library.related(uid)
            return found
        number = int(rest)
        behind = self._catalogue if number % 2 else self._curated
        belonging: Related = self._library.related(behind[number % len(behind)].uid)
        return belonging

    def years(self) -> tuple[int, ...]:
        """Return the years of which there is something to tell."""
        years: tuple[int, ...] = self._library.years()
        return years

    def profile(self, uid: str, written: Iterable[FocalPoint] = ()) -> CountryProfile:
        """Return the profile of a country."""
        found: CountryProfile = self._library.profile(uid, written)
        return found

    def directory(self, written: Iterable[FocalPoint] = ()) -> Directory:
        """Return the directory of focal points."""
        found: Directory = self._library.directory(written)
        return found

    def uid_named(self, kind: RecordKind, name: str) -> str:
        """Return the uid that a name means."""
        found: str = self._library.uid_named(kind, name)
        return found

    def _around(self, number: int) -> Event:
        event = self._curated[number % len(self._curated)]
        name = f"{RecordKind.EVENT}/{number:07}"
        at = number % len(event.recommendations)
        items = list(event.recommendations)
        items[at] = replace(
            items[at],
            uid=f"{RecordKind.RECOMMENDATION}/{number:07}/1",
            event=Reference(name, event.title),
        )
        return replace(event, uid=name, recommendations=tuple(items))


class ManySearch:
    """The search of a list of generated records."""

    def __init__(self, folder: Path) -> None:
        from benchmarks.search_steps import searcher_of

        self._searcher = searcher_of(folder)

    def search(
        self, query: str, filters: Filters, *, limit: int = 50, offset: int = 0, typing: bool = False
    ) -> Any:
        """Answer a query."""
        return self._searcher.search(query, filters, limit=limit, offset=offset, typing=typing)

    def prepare(self, told: object = None) -> bool:  # noqa: ARG002 - as the window asks
        """Say that there is an index."""
        return True


def bundled(home: Path) -> dict[str, list[Taken]]:
    """Select records of the bundled library, in an order of chance."""
    from desktop.controllers.opening import open_shelf

    shown = Driven(lambda: open_shelf(home), home)
    library = shown.shell.reading._books
    kinds = dict(_kinds(library))
    order = [(kind, uid) for kind, uids in kinds.items() for uid in uids]
    luck = random.Random(1)
    taken: dict[str, list[Taken]] = {}
    for turn in range(3):
        luck.shuffle(order)
        for kind, uid in order:
            if uid == shown.shell.reader.uid:
                continue
            first, whole = shown.select(uid)
            if turn:
                taken.setdefault(f"{kind}: first look", []).append(first)
                taken.setdefault(f"{kind}: whole view", []).append(whole)
            shown.rest()
    shown.close()
    return taken


def _kinds(library: Any) -> Iterator[tuple[str, list[str]]]:
    uids = library.uids()
    events = [uid for uid in uids if uid.startswith("event/")]
    curated = [uid for uid in events if library.event(uid).recommendations]
    yield "event with its outcome", curated * 3
    yield "event of the catalogue", [uid for uid in events if uid not in set(curated)][::12]
    yield "recommendation in its event", [uid for uid in uids if uid.startswith("recommendation/")]
    others = ("body/", "country/", "person/", "theme/")
    yield "body, country, person, theme", [uid for uid in uids if uid.startswith(others)][::12]


def listed(folder: Path, home: Path, rows: int) -> dict[str, list[Taken]]:
    """Open the list of generated records, scroll it, jump in it, select in it."""
    from db.library import open_library
    from desktop.controllers.opening import Shelf

    def open_shelf() -> Shelf:
        books = ManyBooks(open_library())
        return Shelf(books, ManySearch(folder), books.counts(), books.content_date)

    shown = Driven(open_shelf, home)
    taken = {"first rows": [shown.first_rows]}
    model, bar = shown.window.results.rows, shown.list.verticalScrollBar()
    luck = random.Random(2)
    bar.setValue(bar.maximum() // 3)
    shown.rest()
    taken["turn of the wheel"] = [_wheeled(shown) for _ in range(rows * 3)]
    taken["jump"], taken["jump, cards there"] = [], []
    for _ in range(rows):
        first, whole = shown.jump(luck.randrange(bar.maximum()))
        taken["jump"].append(first)
        taken["jump, cards there"].append(whole)
        shown.rest()
    taken["selecting: first look"], taken["selecting: whole view"] = [], []
    for _ in range(rows):
        first_row = shown.list.rowAt(0)
        row = luck.randrange(first_row + 1, first_row + 4)
        if model.hit(row).uid != shown.shell.reader.uid:
            first, whole = shown.select(model.hit(row).uid, row)
            taken["selecting: first look"].append(first)
            taken["selecting: whole view"].append(whole)
        bar.setValue(min(bar.value() + 700, bar.maximum()))
        shown.rest()
    print(f"{model.rowCount()} rows")
    shown.close()
    return taken


def _wheeled(shown: Driven) -> Taken:
    taken = shown.scroll(partial(shown.wheel, -TURN))
    shown.until(lambda: not shown.shell.runner.busy)
    return taken


def report(title: str, taken: Mapping[str, list[Taken]]) -> dict[str, dict[str, Figures]]:
    """Print the figures of a window, and return them."""
    found = {
        name: {"cpu": figures(one.cpu for one in each), "wall": figures(one.wall for one in each)}
        for name, each in taken.items()
    }
    head = ("", "runs", "cpu median", "p95", "p99", "max", "clock median", "p95")
    lines = []
    for name, each in found.items():
        cpu, wall = each["cpu"], each["wall"]
        lines.append((name, cpu.runs, cpu.median, cpu.p95, cpu.p99, cpu.maximum, wall.median, wall.p95))
    print(f"\n{title}, ms")
    print(table(head, lines))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=150, help="how many jumps and choices")
    parser.add_argument("--keep", type=Path, help="index in this folder, or take what was indexed there")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp(prefix="tawsiyat-window-"))
    build_in(folder, chosen.records)
    with Screen() as screen, tempfile.TemporaryDirectory() as home:
        os.environ.update(screen.environment())
        found = {"bundled": report("Selecting in the bundled library", bundled(Path(home) / "a"))}
        taken = listed(folder, Path(home) / "b", chosen.rows)
        found["list"] = report(f"A list of {chosen.records} records", taken)
    if chosen.json:
        write_json(chosen.json, found)
    if not chosen.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
