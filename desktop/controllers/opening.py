"""Opening what lies on the disk: the user's file, and the library with its search. Runs on a worker."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from core.errors import Refusal
from core.records.filters import Filters
from core.records.kinds import RecordKind

if TYPE_CHECKING:
    from core.records.answers import Answer
    from core.records.completions import Completion
    from core.records.focal_points import Directory, FocalPoint
    from core.records.library import Record
    from core.records.overview import Opening, Overview
    from core.records.profiles import Assembled, CountryProfile
    from core.records.related import Related
    from db.register import Register
    from db.selection import Selector

_log = logging.getLogger(__name__)


class Books(Protocol):
    """What the window asks of a library."""

    @property
    def content_date(self) -> date:
        """Return the day of the content."""

    def counts(self) -> Mapping[RecordKind, int]:
        """Return how many records of each kind there are."""

    def record(self, uid: str, *, whole: bool = ...) -> "Record | Assembled":
        """Return a record, not `whole` without the events of an entity; an unknown uid is a `Refusal`."""

    def profile(self, uid: str, written: "Iterable[FocalPoint]" = ...) -> "CountryProfile":
        """Return the profile of a country, with the focal points that the user wrote down."""

    def directory(self, written: "Iterable[FocalPoint]" = ...) -> "Directory":
        """Return the directory of focal points, with those that the user wrote down."""

    def uid_named(self, kind: RecordKind, name: str) -> str:
        """Return the uid that a name means; empty where it means none, or two."""

    def years(self) -> tuple[int, ...]:
        """Return the years of which there is something to tell, newest first."""

    def related(self, uid: str) -> "Related":
        """Return what belongs to a record: the numbers, and the first rows."""


class Search(Protocol):
    """What the window asks of a search."""

    def search(
        self, query: str, filters: Filters = ..., *, limit: int = ..., offset: int = ..., typing: bool = ...
    ) -> "Answer":
        """Answer a query; an empty one lists everything."""

    def prepare(self, told: Callable[[int, int], None] | None = None) -> bool:
        """Check the index whole, or make the one that an answer had to do without; tell whether there is one now."""


class Completes(Protocol):
    """What the window asks of a completer."""

    def completions(self, start: str, limit: int = ...) -> "tuple[Completion, ...]":
        """Return what a text may become."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """An open library. `troubles` are what was met on the way; without a library there is nothing but them."""

    books: Books | None = None
    search: Search | None = None
    counts: Mapping[RecordKind, int] = field(default_factory=dict)
    day: date | None = None
    troubles: tuple[Refusal, ...] = ()
    completer: Completes | None = None
    selects: "Selector | None" = None
    overview: "Callable[[], Overview] | None" = None
    register: "Register | None" = None
    seal: str = ""
    path: Path | None = None


def read_opening(folder: Path) -> "Opening | None":
    """Return what the library stores of its first page: that takes neither tables nor search.

    None where it cannot be had, for whatever reason: the library is counted then.
    """
    from db.opening import library_of, opening_of

    try:
        return opening_of(library_of(folder))
    except Exception:
        _log.exception("The figures that lie ready could not be read.")
        return None


def open_shelf(folder: Path) -> Shelf:
    """Open the library of the user's folder, else the one that ships with the program."""
    # The database is imported here, on the worker, after the first paint.
    from db.library import open_library_of
    from db.overview import overview
    from db.register import Register
    from db.search import Completer, Searcher
    from db.selection import Selector

    try:
        library, trouble = open_library_of(folder)
        searcher = Searcher(library)
        return Shelf(
            library,
            searcher,
            library.counts(),
            library.content_date,
            () if trouble is None else (trouble,),
            Completer(library),
            Selector(library, searcher),
            lambda: overview(library, searcher),
            Register(library.database, searcher),
            library.sha256,
            library.path,
        )
    except Refusal as refusal:
        return Shelf(troubles=(refusal,))
