"""The overview of a library, from the counts that a search gives: what is clicked is what was counted."""

from typing import Protocol

from peewee import fn

from core.records.answers import Answer
from core.records.filters import FacetValue, Filters
from core.records.label import Label
from core.records.overview import SPREADS, Opening, Overview, Recent, Spread
from db import models
from db.library import Library
from db.opening import KEY, read
from db.rows import tuples

NEWEST = 5
"""How many of the newest events are shown."""


class Lists(Protocol):
    """What lists the records of a library: a searcher."""

    def search(self, query: str, filters: Filters = ..., *, limit: int = ...) -> Answer:
        """Answer a query; an empty one lists everything."""


def overview(library: Library, searcher: Lists) -> Overview:
    """Return what a library holds: as it was stored when it was built, else counted now."""
    meta = models.Meta
    stored = tuples(meta.select(meta.value).where(meta.key == KEY), library.database)
    opening = read(stored[0][0]) if stored else None
    return opening.overview if opening is not None else counted(library, searcher)


def opening(library: Library, searcher: Lists) -> Opening:
    """Return what is to be stored of a library."""
    everything = searcher.search("", limit=1).facets
    listed = {value.value: value.count for value in everything.get("kind", ())}
    disputing = sum(value.count for value in everything.get("sign", ()))
    return Opening(counted(library, searcher), listed, disputing)


def counted(library: Library, searcher: Lists) -> Overview:
    """Count what a library holds. Years ascend without gaps, other values follow by their counts."""
    answers = {
        kind: searcher.search("", Filters(kinds=(str(kind),)), limit=NEWEST)
        for kind in dict.fromkeys(kind for _, kind, _ in SPREADS)
    }
    spreads = tuple(
        Spread(name, kind, facet, _in_order(facet, answers[kind].facets.get(facet, ())))
        for name, kind, facet in SPREADS
    )
    (disputed,) = tuples(models.Discrepancy.select(fn.COUNT()), library.database)[0]
    newest = (Recent(hit.uid, hit.title, hit.start, hit.place) for hit in answers[SPREADS[0][1]].hits)
    return Overview(library.counts(), spreads, tuple(newest), int(disputed), library.content_date)


def _in_order(facet: str, values: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
    some = [value for value in values if value.count]
    if facet != "year":
        return tuple(sorted(some, key=lambda value: -value.count))
    known = {int(value.value): value for value in some if value.value.isdecimal()}
    if not known:
        return ()
    return tuple(
        known.get(year, FacetValue(str(year), Label(str(year), str(year), str(year)), 0))
        for year in range(min(known), max(known) + 1)
    )
