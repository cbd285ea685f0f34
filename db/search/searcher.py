"""Answers queries: from the impact index where it can be used, else from FTS5.

numpy and the index are imported and opened when the first query with words comes, in the thread that asks; until
then a library of few records is listed from its tables, with the same answer. Where numpy is missing, or the
library's index is missing, damaged or of another version and none was made on this machine, `PlainSearcher` answers
and the answer says so (`Answer.plain`); `Searcher.prepare` makes one. An index of this machine is checked as it is
used: damage that is met later has the same end.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from peewee import Database

from core.records.answers import Answer, Explanation
from core.records.filters import Filters
from db.home import home
from db.search.plain import PlainSearcher
from db.search.unusable import Unusable

if TYPE_CHECKING:
    from db.impact.presenting import ImpactSearcher

FEW = 5_000
NO_NUMPY = (ImportError, RuntimeError, AttributeError, OSError)
"""What importing numpy raises where files of it are missing, or the processor is older than it asks for."""

_NO_FILTERS = Filters()
_LOG = logging.getLogger(__name__)


class Holder(Protocol):
    """What holds an index: a library."""

    @property
    def database(self) -> Database:
        """The database of the library; each thread has a connection of its own."""


class Searcher:
    """Searches a library. One searcher serves all threads."""

    def __init__(self, library: Holder, folder: Path | None = None) -> None:
        """`folder` is where indexes are kept that are made on this machine, by default one of the user's."""
        self._database = library.database
        self._sha256 = str(getattr(library, "sha256", ""))
        self._folder = folder
        self._plain = PlainSearcher(library.database)
        self._impact: ImpactSearcher | None = None
        self._tried = False
        self._opening = Lock()

    def search(
        self,
        query: str,
        filters: Filters = _NO_FILTERS,
        *,
        limit: int = 50,
        offset: int = 0,
        typing: bool = False,
    ) -> Answer:
        """Answer a query; an empty one browses everything, newest first. No query is an error.

        Hits stand by score, then newest first, then by uid. `typing` says that the last word may be unfinished.
        Where no record has all that is asked for, nearby spellings and then records with any of it answer, and
        `corrected` or `relaxed` says so.
        """
        if not self._tried and not query.strip() and self._few:
            # What the window shows first: the same from the tables, without numpy and the index (20 MB).
            listed = self._plain.search(query, filters, limit=limit, offset=offset, typing=typing)
            return replace(listed, plain=False)
        impact = self._opened()
        if impact is not None:
            try:
                return impact.search(query, filters, limit=limit, offset=offset, typing=typing)
            except Unusable as reason:
                self._give_up(impact, reason)
        return self._plain.search(query, filters, limit=limit, offset=offset, typing=typing)

    def uids(self, query: str, filters: Filters = _NO_FILTERS, *, typing: bool = False) -> tuple[str, ...]:
        """Return the uid of every record that `search` finds, newest first, whatever its score."""
        impact = self._opened()
        if impact is not None:
            try:
                return impact.uids(query, filters, typing=typing)
            except Unusable as reason:
                self._give_up(impact, reason)
        return self._plain.uids(query, filters, typing=typing)

    @cached_property
    def _few(self) -> bool:
        """Tell whether the tables list all records as quickly as the index does."""
        counted = self._database.execute_sql("select count(*) from search_document").fetchone()
        return int(counted[0]) <= FEW

    def explain(self, query: str, uid: str, filters: Filters = _NO_FILTERS) -> Explanation | None:
        """Say what the score is made of that a record has in the answer to a query with these filters.

        None where it does not answer, or the index cannot be used.
        """
        impact = self._opened()
        try:
            return impact.explain(query, uid, filters) if impact else None
        except Unusable as reason:
            self._give_up(impact, reason)
            return None

    def prepare(self, told: Callable[[int, int], None] | None = None) -> bool:
        """Open the index and check it whole, or make one where the library has none that can be used.

        Tell whether there is one now. May take a while: call it in a thread. `told` hears how many records are
        done, and of how many.
        """
        impact = self._opened()
        if impact is not None:
            try:
                impact.prepare()
                return True
            except Unusable as reason:
                self._give_up(impact, reason)
        try:
            from db.impact.keeping import make_index
            from db.impact.presenting import ImpactSearcher
        except NO_NUMPY:
            return False
        try:
            index = make_index(self._database, self._path(), self._sha256, told)
        except OSError as error:
            _LOG.warning("No index could be kept: %s", error)
            return False
        with self._opening:
            self._impact = ImpactSearcher(self._database, index)
        return True

    def _give_up(self, impact: "ImpactSearcher | None", reason: Unusable) -> None:
        """Do without an index that turned out to be damaged."""
        _LOG.warning("The search index cannot be used: %s", reason)
        with self._opening:
            if self._impact is impact:
                self._impact = None

    def _opened(self) -> "ImpactSearcher | None":
        with self._opening:
            if not self._tried:
                self._tried = True
                self._impact = self._open()
            return self._impact

    def _open(self) -> "ImpactSearcher | None":
        try:
            from db.impact.keeping import bundled_index, kept_index
            from db.impact.presenting import ImpactSearcher
        except NO_NUMPY as error:
            _LOG.warning("The search index cannot be used: %s", error)
            return None
        try:
            return ImpactSearcher(self._database, bundled_index(self._database))
        except Unusable as reason:
            _LOG.info("The index of the library cannot be used: %s", reason)
        try:
            return ImpactSearcher(self._database, kept_index(self._path(), self._sha256))
        except Unusable as reason:
            _LOG.info("No index of this machine can be used: %s", reason)
            return None

    def _path(self) -> Path:
        from db.impact.keeping import kept_path

        return kept_path(self._folder or home() / "index", self._sha256)
