"""An answer from an index: rows of the library as hits, counts as facets, corrections as queries to try."""

from collections.abc import Sequence
from threading import Lock
from time import perf_counter

import numpy as np
from peewee import Database

from core.records.answers import Answer, Explanation, Hit
from core.records.filters import FACETS, FacetValue, Filters
from core.records.label import Label
from core.text.query import Query, parse
from core.text.query_nodes import Words
from core.text.sorting import sort_key
from core.text.words import folded_words
from db.impact.answering import Answerer, Found, with_corrections
from db.impact.arrays import Longs
from db.impact.explaining import explained
from db.impact.index import Index
from db.impact.marking import Spans, marked
from db.search.facets import labels_of
from db.search.hits import FACTS_AT, Row, RowShelf, hit_of, uids_of
from db.search.relations import RelationShelf, noted


class ImpactSearcher:
    """Searches a library by its index. One serves all threads."""

    def __init__(self, database: Database, index: Index) -> None:
        self._database, self.index = database, index
        self.answerer = Answerer(index)
        self._rows = RowShelf(database)
        self._relations = RelationShelf(database)
        self._shelf: _FacetShelf | None = None
        self._reading = Lock()

    def search(self, query: str, filters: Filters, *, limit: int, offset: int, typing: bool) -> Answer:
        """Answer a query, as `db.search.Searcher.search` does."""
        begun = perf_counter()
        limit, offset = max(limit, 0), max(offset, 0)
        understood = parse(query, typing=typing)
        root = understood.root
        stored = self.answerer.stored(understood) if not filters and limit + offset <= 100 else None
        found = stored or self._found(understood, filters)
        page = self.answerer.page(found, filters, offset, limit, root if stored else None)
        documents = page.documents.tolist()
        corrected, offered = self._offers(query, found)
        hits = tuple(self._hits(documents, page.scores, found))
        return Answer(
            query=query,
            total=page.total,
            hits=noted(self._database, hits) if filters.disputed else hits,
            facets=self._facets(page.counts, filters),
            relaxed=found.relaxed,
            did_you_mean=offered,
            elapsed_ms=(perf_counter() - begun) * 1000,
            corrected=corrected,
            also=found.also,
            meant=found.meant,
        )

    def uids(self, query: str, filters: Filters, *, typing: bool) -> tuple[str, ...]:
        """Return the uid of every record that answers, as `db.search.Searcher.uids` does."""
        found = self._found(parse(query, typing=typing), filters)
        passing = self.answerer.passing(found, filters)
        return uids_of(self._database, [document + 1 for document in passing.tolist()])

    def prepare(self) -> None:
        """Check the whole index and read what is read once. Raises `db.search.unusable.Unusable`."""
        self.index.check()
        self._facet_shelf()
        self.answerer.found(parse("\u0627\u0628"))

    def explain(self, query: str, uid: str, filters: Filters) -> Explanation | None:
        """Say what the score of a record is made of; None where it does not answer."""
        row = self._database.execute_sql("select id from search_document where uid = ?", (uid,)).fetchone()
        if row is None:
            return None
        found = self._found(parse(query), filters)
        if filters:
            found = self.answerer.within(found, (self.answerer.passing(found, filters) + 1).tolist())
        return explained(self.answerer, found, query, row[0] - 1, uid)

    def _found(self, query: Query, filters: Filters) -> Found:
        found = self.answerer.found(query)
        if filters.related:
            return self.answerer.within(found, self._relations.documents(filters.related))
        return found

    def _hits(self, documents: Sequence[int], scores: Sequence[float], found: Found) -> list[Hit]:
        rows = self._rows.rows([document + 1 for document in documents])
        spans = marked(self.index, documents, found.other_words or found.words)
        if found.meant:
            self._mark_bare(documents, rows, spans, found)
        return [
            hit_of(row, score, each.title, each.text, self._rows.passage(row, each.text))
            for row, score, each in zip(rows, scores, spans, strict=True)
        ]

    def _facets(self, counts: Longs, filters: Filters) -> dict[str, tuple[FacetValue, ...]]:
        facets = self._facet_shelf().facets(counts)
        # Named where it is asked for, so that a list knows what it is narrowed to.
        return facets | {"related": self._relations.values(filters.related)} if filters.related else facets

    def _mark_bare(
        self, documents: Sequence[int], rows: Sequence[Row], spans: list[Spans], found: Found
    ) -> None:
        """Mark other labels where the reader's words stand in names alone that a card does not show."""
        bare = [
            at
            for at, (row, each) in enumerate(zip(rows, spans, strict=True))
            if not each.title and all(start < row[FACTS_AT] for start, _ in each.text)
        ]
        if bare:
            terms = [Words(tuple(folded_words(term)), quoted=True) for term in found.meant]
            wanted = (*(found.other_words or found.words), *terms)
            for at, each in zip(
                bare, marked(self.index, [documents[at] for at in bare], wanted), strict=True
            ):
                spans[at] = each

    def _offers(self, query: str, found: Found) -> tuple[str, tuple[str, ...]]:
        """Return the corrected query that was searched, and the queries to offer, the likeliest first."""
        if not found.corrections:
            return "", ()
        choices = {word: [self._as_written(form) for form in forms] for word, forms in found.corrections}
        best = with_corrections(query, {word: written[0] for word, written in choices.items()})
        offers = [best]
        for word, written in choices.items():
            for other in written[1:]:
                firsts = {each: others[0] for each, others in choices.items()}
                offers.append(with_corrections(query, {**firsts, word: other}))
        return best if found.corrected else "", tuple(dict.fromkeys(offers))[:3]

    def _as_written(self, form: int) -> str:
        """Return a word as a text of the library writes it, with the hamzas and dots that folding takes away."""
        index = self.index
        lists = index.of_form
        documents = lists.documents[int(lists.pointer[form]) : int(lists.pointer[form + 1])][:20].tolist()
        pointer = index.arrays["shown_pointer"]
        for document in documents:
            first, last = int(pointer[2 * document + 1]), int(pointer[2 * document + 2])
            at = np.flatnonzero(index.arrays["shown"][first:last] == form)
            if len(at):
                start = int(index.arrays["shown_start"][first + at[0]])
                size = int(index.arrays["shown_size"][first + at[0]])
                text = self._rows.rows([document + 1])[0][5]
                return str(text[start : start + size])
        return index.forms.words[form]

    def _facet_shelf(self) -> "_FacetShelf":
        with self._reading:
            if self._shelf is None:
                self._shelf = _FacetShelf(self._database, self.index)
            return self._shelf


class _FacetShelf:
    """The values of facets with their names, each facet in the order in which equal counts fall."""

    def __init__(self, database: Database, index: Index) -> None:
        labels = labels_of(database)
        self._facets: list[tuple[str, Longs, list[tuple[str, Label]]]] = []
        for facet in FACETS:
            values = [
                (number, value) for number, (name, value) in enumerate(index.facets.values) if name == facet
            ]
            if facet == "year":
                named = [(number, value, Label(value, value, value)) for number, value in values]
                named.sort(key=lambda each: each[1], reverse=True)
            else:
                named = [(number, value, labels.get(value) or Label(en=value)) for number, value in values]
                named.sort(key=lambda each: (sort_key(each[2].in_language("ar"), "ar"), each[1]))
            numbers = np.array([number for number, _, _ in named], np.int64)
            self._facets.append((facet, numbers, [(value, label) for _, value, label in named]))

    def facets(self, counts: Longs) -> dict[str, tuple[FacetValue, ...]]:
        """Return every facet with the values that occur: years newest first, all others by count and name."""
        answer: dict[str, tuple[FacetValue, ...]] = {}
        for facet, numbers, named in self._facets:
            mine = counts[numbers]
            order = np.flatnonzero(mine)
            if facet != "year":
                order = order[np.argsort(-mine[order], kind="stable")]
            answer[facet] = tuple(
                FacetValue(*named[at], count)
                for at, count in zip(order.tolist(), mine[order].tolist(), strict=True)
            )
        return answer
