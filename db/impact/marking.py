"""Where the shown texts of hits answer, from the places of their words that the index keeps.

The same spans as `core.text.highlight.spans_in` gives, for a page of hits at once and without taking their texts
to pieces again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.records.spans import Span
from core.text.query_nodes import Words
from db.impact.arrays import Flags, Longs, runs, where
from db.impact.arrays import Words as Numbers
from db.impact.columns import Column
from db.impact.index import Index


@dataclass(frozen=True, slots=True)
class Spans:
    """Where one hit answers: in its title, in its text."""

    title: tuple[Span, ...]
    text: tuple[Span, ...]


def marked(index: Index, documents: Sequence[int], wanted: Sequence[Words]) -> list[Spans]:
    """Return the spans of each document."""
    if not wanted or not documents:
        return [Spans((), ()) for _ in documents]
    texts = np.array([2 * document + part for document in documents for part in (0, 1)], np.int64)
    pointer: Column = index.arrays["shown_pointer"]
    starts: Longs = pointer.take(texts)
    places, rows = runs(starts, pointer.take(texts + 1) - starts)
    forms: Numbers = index.arrays["shown"].take(places)
    text = _Text(index, forms, rows)
    hit = where(np.logical_or.reduce([text.answering(each) for each in wanted]))
    found: list[list[Span]] = [[] for _ in texts]
    begin = index.arrays["shown_start"].take(places.take(hit))
    size = index.arrays["shown_size"].take(places.take(hit))
    for row, start, length in zip(rows.take(hit).tolist(), begin.tolist(), size.tolist(), strict=True):
        spans = found[row]
        if not spans or start >= spans[-1][1]:  # several words of one ligature share a span
            spans.append((start, start + length))
    return [Spans(tuple(found[at]), tuple(found[at + 1])) for at in range(0, len(found), 2)]


class _Text:
    """The words of several texts, one after the other."""

    def __init__(self, index: Index, forms: Numbers, rows: Longs) -> None:
        self._index, self._forms, self._rows = index, forms, rows
        self._stems = index.form_stem.take(forms)

    def answering(self, wanted: Words) -> Flags:
        """Return which words answer one part of a query."""
        size = len(wanted.words)
        ends = np.zeros(len(self._forms), np.bool_)
        begun = self._begun(wanted.beginnings)
        for variant in wanted.variants:
            *before, last = (self._index.stems.number(each) for each in variant)
            if size > 1 and min(before) < 0:
                continue
            end = begun | (self._stems == last) if last >= 0 else begun.copy()
            for back, number in enumerate(reversed(before), start=1):
                end[back:] &= (self._stems == number)[:-back] & (self._rows[back:] == self._rows[:-back])
                end[:back] = False
            ends |= end
        hit = ends.copy()
        for back in range(1, size):
            hit[:-back] |= ends[back:]
        return hit

    def _begun(self, starts: Sequence[str]) -> Flags:
        begun = np.zeros(len(self._forms), np.bool_)
        for start in starts:
            numbers = self._index.forms.beginning(start)
            if numbers:
                begun |= (self._forms >= numbers.start) & (self._forms < numbers.stop)
        return begun
