"""The plain search: FTS5 over folded and stemmed words.

It answers where the impact index cannot (numpy is missing, the index is damaged or is being made), and is what the
tests hold that index against. It knows no other words, corrects nothing, and ranks by BM25 alone.
"""

from collections.abc import Sequence
from threading import Lock
from time import perf_counter

from peewee import Database

from core.records.answers import Answer, Hit
from core.records.filters import Filters
from core.text.highlight import spans_in
from core.text.query import Query, parse
from core.text.query_nodes import Node
from db.search.expression import ranked_expression, relaxed
from db.search.facets import Facets
from db.search.hits import hit_of, passage_of, rows_of, shown_title, uids_of
from db.search.relations import RelationShelf, noted
from db.search.tables import WEIGHTS

_RANKED = f"select rowid, bm25(search_text, {', '.join(map(str, WEIGHTS))}) from search_text where search_text match ?"
_EVERYTHING = "select id from search_document order by id"

# bm25 differs in its last digits with the order of additions; hits that differ by less are equal.
_DECIMALS = 6
_NO_FILTERS = Filters()


class PlainSearcher:
    """Searches the tables of a library. One serves all threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._relations = RelationShelf(database)
        self._facets: Facets | None = None
        self._reading = Lock()

    def search(
        self,
        query: str,
        filters: Filters = _NO_FILTERS,
        *,
        limit: int = 50,
        offset: int = 0,
        typing: bool = False,
    ) -> Answer:
        """Answer a query, as `db.search.Searcher.search` does."""
        begun = perf_counter()
        understood = parse(query, typing=typing)
        found, loosely = self._answering(understood.root, filters)
        documents, facets = self._held_facets().narrowed([document for document, _ in found], filters)
        if filters.related:
            facets["related"] = self._relations.values(filters.related)
        scores = dict(found)
        page = documents[max(offset, 0) :][: max(limit, 0)]
        hits = tuple(self._hits(page, scores, understood))
        return Answer(
            query=query,
            total=len(documents),
            hits=noted(self._database, hits) if filters.disputed else hits,
            facets=facets,
            relaxed=loosely and bool(found),
            elapsed_ms=(perf_counter() - begun) * 1000,
            plain=True,
        )

    def uids(self, query: str, filters: Filters = _NO_FILTERS, *, typing: bool = False) -> tuple[str, ...]:
        """Return the uid of every record that answers, as `db.search.Searcher.uids` does."""
        found, _ = self._answering(parse(query, typing=typing).root, filters)
        documents, _ = self._held_facets().narrowed([document for document, _ in found], filters)
        return uids_of(self._database, documents)

    def _answering(self, root: Node | None, filters: Filters) -> tuple[list[tuple[int, float]], bool]:
        """Return what answers before facets narrow it, and whether it has only some of the words."""
        found = self._found(root)
        loose = relaxed(root) if root and not found else None
        if loose:
            found = self._found(loose)
        if filters.related:
            among = frozenset(self._relations.documents(filters.related))
            found = [each for each in found if each[0] in among]
        return found, loose is not None

    def _found(self, root: Node | None) -> list[tuple[int, float]]:
        """Return the numbers of the documents that answer, with their scores, the best first."""
        if root is None:
            return [(row[0], 0.0) for row in self._database.execute_sql(_EVERYTHING).fetchall()]
        rows = self._database.execute_sql(_RANKED, (ranked_expression(root),)).fetchall()
        scored = [(document, round(-rank, _DECIMALS)) for document, rank in rows]
        return sorted(scored, key=lambda each: (-each[1], each[0]))

    def _held_facets(self) -> Facets:
        with self._reading:
            if self._facets is None:
                self._facets = Facets(self._database)
            return self._facets

    def _hits(self, page: Sequence[int], scores: dict[int, float], query: Query) -> list[Hit]:
        rows = rows_of(self._database, page)
        hits = []
        for document in page:
            row = rows[document]
            title, language = shown_title(row)
            spans = spans_in(row[5], query, row[8])
            hits.append(
                hit_of(row, scores[document], spans_in(title, query, language), spans, passage_of(row, spans))
            )
        return hits
