"""Lists that are narrowed to what belongs to a record: the sets that `Filters.related` names, as search sees them;
and lists of contradictions, which say on every card what contradicts what.
"""

from collections.abc import Iterable
from dataclasses import replace
from threading import Lock

from peewee import Database

from core.records.answers import Hit
from core.records.filters import FacetValue
from core.records.label import Label
from core.records.ties import tie_and_uid
from db.related import documents_of, name_of, notes_of, uids_of


class RelationShelf:
    """The sets that were asked for last, so that the next letter typed need not work them out again; serves all
    threads. A name that names no set stands for an empty one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: tuple[tuple[str, ...], tuple[int, ...], tuple[FacetValue, ...]] = ((), (), ())
        self._lock = Lock()

    def documents(self, names: tuple[str, ...]) -> tuple[int, ...]:
        """Return the numbers of the documents of any of the sets, ascending."""
        return self._asked(names)[1]

    def values(self, names: tuple[str, ...]) -> tuple[FacetValue, ...]:
        """Return the sets as values of a facet: the name of the set, that of its record, how many it holds."""
        return self._asked(names)[2]

    def _asked(
        self, names: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[int, ...], tuple[FacetValue, ...]]:
        with self._lock:
            if self._held[0] == names:
                return self._held
        sets = {name: documents_of(self._database, uids_of(self._database, name)) for name in names}
        values = tuple(FacetValue(name, self._label(name), len(found)) for name, found in sets.items())
        together = tuple(sorted({number for found in sets.values() for number in found}))
        with self._lock:
            self._held = (names, together, values)
            return self._held

    def _label(self, name: str) -> Label:
        meant = tie_and_uid(name)
        return name_of(self._database, meant[1] if meant else "")


def noted(database: Database, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return hits with the notes on the contradictions that each knows of."""
    hits = tuple(hits)
    disputed = [hit.uid for hit in hits if hit.discrepancies]
    if not disputed:
        return hits
    notes = notes_of(database, disputed)
    return tuple(replace(hit, contradictions=notes.get(hit.uid, ())) for hit in hits)
