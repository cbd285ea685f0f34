"""How wide the columns of a table are: by what they hold, where the table does not say it.

A column is at least as wide as its longest word, that of its head included; what is left of the room goes to the
columns in the measure in which their lines are longer than that. So a column of figures, or one that is empty but for
a row or two, takes little, and no word is broken while there is room for all. Paper counts letters, the window pixels.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from core.paper.page import Cell, Table

Measure = Callable[[str], float]
"""Tells how long a text is in one line."""

_LETTERS = 90
"""Letters in a line of a table across a page, what lies between the columns included."""
_BETWEEN = 3
"""What lies between two columns on paper, in letters."""
_PARTS = 1_000


@dataclass(frozen=True, slots=True)
class Want:
    """What a column needs at least, and how wide it would have to be for most of its lines not to break."""

    least: float
    wished: float


def wants(table: Table, measure: Measure = len, head_measure: Measure = len) -> tuple[Want, ...]:
    """Return what each column wants; heads may be set in another face."""
    return tuple(
        _want([row[at] for row in table.rows], head, measure, head_measure)
        for at, head in enumerate(table.head)
    )


def widths(wanted: Sequence[Want], room: float) -> tuple[float, ...]:
    """Return the widths of columns that fill a room together."""
    least = sum(want.least for want in wanted)
    if least >= room:
        return tuple(room * want.least / least for want in wanted)
    wished = sum(want.wished - want.least for want in wanted)
    over = room - least
    return tuple(
        want.least + (over * (want.wished - want.least) / wished if wished else over / len(wanted))
        for want in wanted
    )


def shares(table: Table) -> tuple[int, ...]:
    """Return the widths of the columns on paper in relation to each other."""
    if table.shares:
        return table.shares
    wanted = wants(table, _on_paper, _on_paper)
    room = max(_LETTERS, sum(want.least for want in wanted))
    return tuple(max(1, round(_PARTS * width / room)) for width in widths(wanted, room))


def _on_paper(text: str) -> float:
    return len(text) + _BETWEEN


def _want(cells: Sequence[Cell], head: str, measure: Measure, head_measure: Measure) -> Want:
    lines = [max((value.text for value in cell.values), key=len, default="") for cell in cells]
    words = [word for cell in cells for value in cell.values for word in value.text.split()]
    # Only what is longest by its letters is measured: a long table has thousands of words.
    longest = measure(max(words, key=len)) if words else 0.0
    least = max(1.0, longest, head_measure(max(head.split(), key=len, default="")))
    line = max(lines, key=len, default="")
    # A long line breaks more often than a short one and counts for more.
    usual = (
        measure(line) / len(line) * sqrt(sum(len(each) ** 2 for each in lines) / len(lines)) if line else 0.0
    )
    return Want(least, max(least, usual, head_measure(head)))
