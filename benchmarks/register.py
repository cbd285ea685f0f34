"""What the register of recommendations costs at any size: its orders, its pages, and the table that shows them.

    python -m benchmarks.register [--records N] [--moves M] [--json FILE]

Makes a library of N provisions under a tenth as many events (`benchmarks.related`, with texts of
`benchmarks.records`). Printed are processor milliseconds: of the worker's thread for each order and grouping and for
the lines of a page; of the window's thread for showing an order, for turns of the wheel, and for jumps of the scroll
bar until the table is painted with its lines, which a worker reads.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from peewee import Database

from benchmarks.records import made
from benchmarks.related import THEMES, fill, insert
from benchmarks.screen import Screen
from benchmarks.timing import Figures, figures, table, write_json
from core.records.kinds import ProvisionKind
from core.records.register import Grouping, Ordering
from db import models
from db.connection import fresh_database, library_database
from db.register import Register
from db.search import Searcher

_UNDER_ONE, _RUNS = 10, 3
_ACTION = '["دعوة", "Invite", "Inviter", []]'
TURN = 120


def library_of(path: Path, count: int) -> Database:
    """Write a library with `count` provisions and return it, open to be read."""
    events = max(1, count // _UNDER_ONE)
    database = fresh_database(path)
    with database.atomic(), database.bind_ctx(models.TABLES):
        database.create_tables(models.TABLES)
        fill(database, events)
        for name, columns, rows in _more(events, count):
            insert(database, name, columns.split(), rows)
    database.close()
    return library_database(path)


def _more(events: int, count: int) -> Iterator[tuple[str, str, Iterator[tuple[Any, ...]]]]:
    luck, kinds = random.Random(3), [str(kind) for kind in ProvisionKind]
    numbers = range(events + 1, count + 1)
    texts = (document.text for document in made(count))
    yield (
        "recommendation",
        "id uid event_id position marker number text provision language action",
        (
            (
                *(n, f"recommendation/made-{n}/1", n % events + 1, n // events + 1, f"{n // events + 1}."),
                *(n // events + 1, text, luck.choice(kinds), "ar", _ACTION),
            )
            for n, text in zip(numbers, islice(texts, len(numbers)), strict=True)
        ),
    )
    yield (
        "recommendationtheme",
        "recommendation_id position theme",
        ((n, place, f"theme/{(n * 7 + place) % THEMES}") for n in numbers for place in (1, 2)),
    )


def asked(register: Register) -> dict[str, list[float]]:
    """Measure what a worker makes: orders, groupings, pages."""
    taken: dict[str, list[float]] = {}
    for ordering in Ordering:
        name = f"order by {ordering}"
        taken[name] = [_cost(lambda ordering=ordering: register.order(ordering))[0] for _ in range(_RUNS)]
    for grouping in Grouping:
        name = f"newest first, grouped by {grouping}"
        taken[name] = [
            _cost(lambda grouping=grouping: register.order(grouping=grouping))[0] for _ in range(_RUNS)
        ]
    order, luck = register.order(), random.Random(4)
    starts = [luck.randrange(max(1, order.total - 64)) for _ in range(100)]
    taken["lines of a page"] = [
        _cost(lambda at=at: register.lines(order.numbers[at : at + 64]))[0] for at in starts
    ]
    return taken


def shown(register: Register, moves: int) -> dict[str, list[float]]:
    """Measure what the window's thread does: showing an order, the wheel, the scroll bar."""
    from PySide6.QtWidgets import QApplication

    from core.language import language
    from core.records.filters import Filters
    from desktop import theme
    from desktop.register.page import RegisterPage
    from desktop.sheet import sheet
    from desktop.theme import Metrics
    from desktop.voice import Voice

    app = QApplication.instance() or QApplication(["tawsiyat"])
    app.setStyle("Fusion")
    theme.load_fonts()
    app.setStyleSheet(sheet(theme.LIGHT, Metrics()))
    page = RegisterPage(theme.LIGHT, Metrics(), Voice(language("ar"), "arab"))
    page.resize(1166, 700)
    read = 0.0

    def fetch(first: int, last: int) -> None:
        nonlocal read
        for number in page.rows.missing_pages(first, last):
            # In the program a worker reads them.
            cost, lines = _cost(lambda number=number: register.lines(page.rows.numbers_of_page(number)))
            read += cost
            page.rows.set_page(number, lines)

    page.rows_shown.connect(fetch)
    page.show()
    bar, luck, taken = page.table.verticalScrollBar(), random.Random(5), dict[str, list[float]]()

    def painted(move: Callable[[], object]) -> float:
        def run() -> None:
            move()
            # The rows in view are told of with the next turn of the loop, and painted with their lines after it.
            for _ in range(3):
                app.processEvents()

        before = read
        return _cost(run)[0] - (read - before)

    for grouping in (Grouping.NONE, Grouping.THEME, Grouping.EVENT):
        order = register.order(grouping=grouping)
        first = register.lines(order.numbers[:64])
        name = f"grouped by {grouping}" if order.groups else "not grouped"
        taken[f"{name}: showing"] = [
            painted(lambda order=order, first=first: page.show_order(order, first, {}, Filters()))
            for _ in range(_RUNS)
        ]
        bar.setValue(bar.maximum() // 3)
        app.processEvents()
        taken[f"{name}: a turn of the wheel"] = [
            painted(lambda: bar.setValue(bar.value() + TURN)) for _ in range(moves)
        ]
        taken[f"{name}: a jump"] = [
            painted(lambda: bar.setValue(luck.randrange(bar.maximum()))) for _ in range(moves)
        ]
    page.close()
    return taken


def _cost(call: Callable[[], object]) -> tuple[float, object]:
    """Return the milliseconds that a call costs this thread, and what it returns."""
    begun = time.thread_time_ns()
    answer = call()
    return (time.thread_time_ns() - begun) / 1e6, answer


def report(title: str, taken: dict[str, list[float]]) -> dict[str, Figures]:
    """Print figures, and return them."""
    found = {name: figures(each) for name, each in taken.items()}
    print(f"\n{title}, ms of processor time")
    lines = [(name, each.runs, each.median, each.p95, each.p99, each.maximum) for name, each in found.items()]
    print(table(("", "runs", "median", "p95", "p99", "max"), lines))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--moves", type=int, default=200, help="how many turns of the wheel and jumps")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Screen() as screen:
        os.environ.update(screen.environment())
        database = library_of(Path(folder) / "library.db", chosen.records)
        holder = type("Holder", (), {"database": database, "sha256": ""})()
        register = Register(database, Searcher(holder, Path(folder)))
        found = {
            "worker": report(f"{chosen.records} recommendations, on a worker", asked(register)),
            "window": report("In the window", shown(register, chosen.moves)),
        }
        database.close()
    if chosen.json:
        write_json(chosen.json, found)


if __name__ == "__main__":
    main()
