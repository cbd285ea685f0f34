"""Indexes for the tests of `db.impact`: made from documents in memory, beside the same documents in FTS5."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.records.answers import Answer
from core.records.filters import Filters
from db.connection import library_database
from db.impact.building import build_index
from db.impact.concepts import ConceptTable
from db.impact.container import read_container
from db.impact.index import Index, opened
from db.impact.presenting import ImpactSearcher
from db.search.documents import Document
from db.search.index import in_order
from db.search.plain import PlainSearcher
from tests.db.search_shelf import written

EVERYTHING = 1_000_000


def container(folder: Path, made: Iterable[Document], concepts: ConceptTable | None = None) -> bytes:
    """Return the bytes of an index of documents."""
    work = folder / "work"
    work.mkdir(exist_ok=True)
    target = io.BytesIO()
    build_index(in_order(made), target, work, concepts=concepts)
    for left in work.iterdir():
        left.unlink()
    return target.getvalue()


def index(folder: Path, made: Iterable[Document], concepts: ConceptTable | None = None) -> Index:
    """Return an index of documents."""
    return opened(read_container(memoryview(container(folder, made, concepts))))


@dataclass(frozen=True)
class Pair:
    """The impact index and FTS5 over the same documents."""

    impact: ImpactSearcher
    plain: PlainSearcher

    def ours(self, query: str, filters: Filters = Filters(), typing: bool = False) -> Answer:  # noqa: B008
        return self.impact.search(query, filters, limit=EVERYTHING, offset=0, typing=typing)

    def theirs(self, query: str, filters: Filters = Filters(), typing: bool = False) -> Answer:  # noqa: B008
        return self.plain.search(query, filters, limit=EVERYTHING, typing=typing)


def pair(folder: Path, made: Iterable[Document], concepts: ConceptTable | None = None) -> Pair:
    """Return both searches of documents."""
    made = tuple(made)
    database = library_database(written(folder / "library.db", made))
    return Pair(ImpactSearcher(database, index(folder, made, concepts)), PlainSearcher(database))
