"""Answers queries from the index: one page of hits, and the counts of the whole result."""

import json
from collections.abc import Sequence
from datetime import date
from threading import Lock
from time import perf_counter
from typing import Any, Protocol

from peewee import Database

from core.records.answers import Answer, Filters, Hit, Marked, Span
from core.records.kinds import RecordKind
from core.records.label import Label
from core.text.highlight import snippet, spans_in
from core.text.query import Query, parse
from core.text.query_nodes import Node
from db.models import LabelField
from db.search.expression import ranked_expression, relaxed
from db.search.facets import Facets
from db.search.tables import WEIGHTS

SNIPPET = 220
"""The longest passage of a hit that is shown, in code points."""

_RANKED = f"select rowid, bm25(search_text, {', '.join(map(str, WEIGHTS))}) from search_text where search_text match ?"
_EVERYTHING = "select id from search_document order by id"
_PAGE = """
    select id, uid, kind, type, title, text, facts_at, source_at, language, event, start, end, place, marker,
           catalogue, year_inferred, discrepancies
    from search_document where id in (select value from json_each(?))
"""

# bm25 differs in its last digits with the order of additions; hits that differ by less are equal.
_DECIMALS = 6

_LABELS = LabelField()
_NO_FILTERS = Filters()


class Holder(Protocol):
    """What holds an index: a library."""

    @property
    def database(self) -> Database:
        """The database of the library; each thread has a connection of its own."""


class Searcher:
    """Searches a library. One searcher serves all threads."""

    def __init__(self, library: Holder) -> None:
        self._database = library.database
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
        """Answer a query; an empty one browses everything, newest first. No query is an error.

        Hits stand by score, then newest first, then by uid. `typing` says that the last word may be unfinished.
        Where no record has all that is asked for, records with any of it answer, and `relaxed` says so.
        """
        begun = perf_counter()
        understood = parse(query, typing=typing)
        found = self._found(understood.root)
        loose = relaxed(understood.root) if understood.root and not found else None
        if loose:
            found = self._found(loose)
        documents, facets = self._held_facets().narrowed([document for document, _ in found], filters)
        scores = dict(found)
        page = documents[max(offset, 0) :][: max(limit, 0)]
        return Answer(
            query=query,
            total=len(documents),
            hits=tuple(self._hits(page, scores, understood)),
            facets=facets,
            relaxed=loose is not None and bool(found),
            elapsed_ms=(perf_counter() - begun) * 1000,
        )

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
        rows = self._database.execute_sql(_PAGE, (json.dumps(list(page)),)).fetchall()
        of_number = {row[0]: row for row in rows}
        return [_hit(of_number[document], scores[document], query) for document in page]


def _hit(row: Sequence[Any], score: float, query: Query) -> Hit:
    """Return the hit of a row of `_PAGE`."""
    title, text, facts_at, source_at, language = _LABELS.python_value(row[4]), *row[5:9]
    spans = spans_in(text, query, language)
    return Hit(
        uid=row[1],
        kind=RecordKind(row[2]),
        type=row[3],
        title=title,
        title_spans=_title_spans(title, query, language, text[:facts_at], spans),
        text=text,
        spans=spans,
        snippet=_snippet(text, spans, facts_at, source_at),
        event=row[9],
        start=_day(row[10]),
        end=_day(row[11]),
        place=_LABELS.python_value(row[12]),
        marker=row[13],
        language=language,
        catalogue=bool(row[14]),
        year_inferred=bool(row[15]),
        score=score,
        discrepancies=row[16],
    )


def _title_spans(
    title: Label, query: Query, language: str, head: str, spans: Sequence[Span]
) -> tuple[Span, ...]:
    """Mark the title that a card in the record's own language shows; mostly it stands in the text's head."""
    shown = title.in_language(language)
    lines = head.split("\n")
    if shown not in lines:
        return spans_in(shown, query, title.language_shown(language))
    at = sum(len(line) + 1 for line in lines[: lines.index(shown)])
    return tuple((start - at, end - at) for start, end in spans if at <= start and end <= at + len(shown))


def _snippet(text: str, spans: Sequence[Span], facts_at: int, source_at: int) -> Marked:
    """Show the best passage below the title, or what the source begins with where nothing there answers."""
    below = [(start - facts_at, end - facts_at) for start, end in spans if start >= facts_at]
    return snippet(text[facts_at:], below, SNIPPET) if below else snippet(text[source_at:], (), SNIPPET)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
