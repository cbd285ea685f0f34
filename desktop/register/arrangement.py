"""How the register is arranged: which columns it has and how wide, what it is sorted and grouped by."""

from contextlib import suppress
from dataclasses import dataclass

from core.records.register import Grouping, Ordering
from desktop.register.columns import COLUMNS, Column

Packed = tuple[tuple[str, tuple[str, ...]], ...]
"""An arrangement as the settings keep it: names and their values."""

FIRST_COLUMNS = ("number", "text", "kind", "event", "date", "theme", "similar")
_DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader chose of the register. `widths` are pixels of the columns that were drawn out by hand."""

    ordering: Ordering = Ordering.DATE
    descending: bool = False
    grouping: Grouping = Grouping.NONE
    columns: tuple[str, ...] = FIRST_COLUMNS
    widths: tuple[tuple[str, int], ...] = ()

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that are shown, in their order."""
        return tuple(column for column in COLUMNS if column.key in self.columns)


def packed(arrangement: Arrangement) -> Packed:
    """Return an arrangement as the settings keep it."""
    turned = (_DESCENDING,) if arrangement.descending else ()
    return (
        ("order", (str(arrangement.ordering), *turned)),
        ("group", (str(arrangement.grouping),)),
        ("columns", arrangement.columns),
        ("widths", tuple(f"{key} {width}" for key, width in arrangement.widths)),
    )


def unpacked(kept: Packed) -> Arrangement:
    """Return the arrangement that was kept; what makes no sense any more is as it is at first."""
    found = dict(kept)
    first = Arrangement()
    order, group = found.get("order", ()), found.get("group", ())
    known = {column.key for column in COLUMNS}
    columns = tuple(key for key in found.get("columns", ()) if key in known)
    return Arrangement(
        Ordering(order[0]) if order and order[0] in set(Ordering) else first.ordering,
        _DESCENDING in order,
        Grouping(group[0]) if group and group[0] in set(Grouping) else first.grouping,
        columns or first.columns,
        tuple(_widths(found.get("widths", ()), known)),
    )


def _widths(kept: tuple[str, ...], known: set[str]) -> list[tuple[str, int]]:
    widths = []
    for each in kept:
        key, _, width = each.partition(" ")
        with suppress(ValueError):
            if key in known:
                widths.append((key, max(_LEAST, min(int(width), _MOST))))
    return widths


_LEAST, _MOST = 40, 2000
