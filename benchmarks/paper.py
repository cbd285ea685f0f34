"""One event to PDF, warm, beside a page of one line that the same Typst sets with the same faces.

    python -m benchmarks.paper [--runs N] [--json FILE] [--events N] [--long]

The typesetter is loaded and has set one page. Then the two are done in turn, so that both see the same machine:
the ratio is what can be compared with another day. Typst remembers what it has set before, so every run has
words of its own. An event's time is all of it, from its rows in the library to the bytes of the file; the
pages of the five curated events are taken in turn. Pictures for the window are counted too: the first page at
1.5 pixels a point.

Then a book of 200 events beside its peers (`benchmarks.books`), with `--long` from the five whole documents alone.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import typst

import resources
from benchmarks.books import compare
from benchmarks.timing import Cost, figures, measure, table, write_json
from core.errors import Refusal
from core.paper.page import Choices, Document
from core.paper.plain import plain_text
from core.paper.preview import Pages
from core.paper.summary import event_summary
from core.paper.typeset import Typesetter
from core.records.library import Event
from db.library import Library, open_library

BARE = b"""#set document(title: sys.inputs.line, date: none)
#set text(font: ("Noto Naskh Arabic", "Noto Serif"), lang: "ar", dir: rtl)
#sys.inputs.line"""
CONTROL = "one line, bare Typst"


def bare_page() -> Callable[[], object]:
    """Return the work of the control: one Arabic line on one tagged page."""
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources.path("fonts")]
    )
    compiler = typst.Compiler(font_paths=faces)
    turn = count()

    def work() -> object:
        line = f"الضمان الاجتماعي {next(turn)}"
        return compiler.compile(input=BARE, format="pdf", pdf_standards="ua-1", sys_inputs={"line": line})

    return work


def with_words_of_its_own(event: Event, run: int) -> Event:
    """Return an event no text of which was set before."""
    title = replace(event.title, ar=f"{event.title.ar} {run}")
    provisions = tuple(replace(item, text=f"{item.text} {run}") for item in event.recommendations)
    return replace(event, title=title, recommendations=provisions)


def works(library: Library, curated: list[str]) -> dict[str, Callable[[], object]]:
    """Return what is measured, by name, the control first."""
    typesetter, turn = Typesetter(), count()

    def summary_of(run: int) -> Document:
        event = with_words_of_its_own(library.event(curated[run % len(curated)]), run)
        return event_summary(event, Choices())

    drawn = Pages(typesetter.pdf(event_summary(library.event(curated[0]), Choices())))
    return {
        CONTROL: bare_page(),
        "event to PDF": lambda: typesetter.pdf(summary_of(next(turn))),
        "event to text": lambda: plain_text(summary_of(next(turn))),
        "page to picture": lambda: drawn.render(0, 1.5),
    }


def main() -> int:
    """Print the table; 1 where there is no library."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--events", type=int, default=200, help="events in the book; 0 leaves the book out")
    parser.add_argument("--long", action="store_true", help="a book of long events")
    chosen = parser.parse_args()
    try:
        library = open_library()
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    events = (uid for uid in library.uids() if uid.startswith("event/"))
    curated = [uid for uid in events if not library.event(uid).catalogue]
    costs = in_turn(works(library, curated), chosen.runs)
    base = costs[CONTROL].wall
    rows = [
        (name, cost.wall.median, cost.wall.p95, cost.cpu.median, cost.wall.median / base.median)
        for name, cost in costs.items()
    ]
    print(f"{chosen.runs} runs each, in turn; milliseconds")
    print(table(("", "median", "p95", "processor", "× bare"), rows))
    if chosen.json:
        write_json(chosen.json, dict(costs))
    if chosen.events:
        compare(library, chosen.events, long=chosen.long)
    return 0


def in_turn(measured: dict[str, Callable[[], object]], runs: int) -> dict[str, Cost]:
    """Measure every work once a round, after one round that does not count."""
    taken: dict[str, list[Cost]] = {name: [] for name in measured}
    for round_number in range(runs + 1):
        for name, work in measured.items():
            cost = measure(work, 1, warm=0)
            if round_number:
                taken[name].append(cost)
    return {
        name: Cost(figures(cost.wall.median for cost in costs), figures(cost.cpu.median for cost in costs))
        for name, costs in taken.items()
    }


if __name__ == "__main__":
    raise SystemExit(main())
