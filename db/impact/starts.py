"""Stored answers for the first letters of a word.

One or two letters match most of a large library, and every reader types them. For each beginning of up to
`LONGEST` letters that touches more than `MANY` postings the index keeps what the query would work out: which
documents match (a bit each), the best hundred in their order, and the count of every facet value.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.text.query_nodes import Words
from db.impact.arrays import AnyArray, Bytes, Flags, Floats, Ints, Longs, pointers
from db.impact.evaluation import Evaluator
from db.impact.index import Index
from db.impact.ranking import ranked
from db.impact.rerank import Reranker
from db.impact.vocabulary import Vocabulary, packed

LONGEST, MANY = 3, 20_000


@dataclass(frozen=True, slots=True)
class Stored:
    """The stored answer of one beginning."""

    bits: Bytes
    size: int
    best: Ints
    scores: Floats
    counts: Longs

    def documents(self, size: int) -> Ints:
        """Return all documents that match; `size` is how many there are."""
        return np.flatnonzero(np.unpackbits(self.bits, count=size)).astype(np.int32)

    def contains(self, documents: Ints) -> Flags:
        """Return which of some documents match."""
        found: Flags = (self.bits[documents >> 3] >> (7 - (documents & 7)).astype(np.uint8)) & 1 > 0
        return found


class Starts:
    """The stored answers of an index."""

    def __init__(self, arrays: Mapping[str, AnyArray], documents: int, values: int) -> None:
        self._arrays = arrays
        self._words = Vocabulary(arrays["start_words"])
        self._width, self._values = -(-documents // 8), values

    def of(self, node: object) -> Stored | None:
        """Return the stored answer of a query that is the beginning of one word."""
        if not isinstance(node, Words) or not node.beginning or len(node.words) != 1:
            return None
        number = self._words.number(node.words[0])
        if number < 0:
            return None
        arrays, at = self._arrays, self._width * number
        pointer = arrays["start_pointer"]
        best = slice(int(pointer[number]), int(pointer[number + 1]))
        return Stored(
            arrays["start_bits"][at : at + self._width],
            int(arrays["start_sizes"][number]),
            arrays["start_best"][best],
            arrays["start_scores"][best],
            arrays["start_counts"][self._values * number : self._values * (number + 1)],
        )


def stored_starts(index: Index) -> dict[str, AnyArray]:
    """Work out the answers to store."""
    evaluator, reranker = Evaluator(index), Reranker(index)
    kept: list[str] = []
    columns: dict[str, list[AnyArray]] = {name: [] for name in ("bits", "best", "scores", "counts")}
    sizes: list[int] = []
    for start in _candidates(index):
        node = Words((start,), beginning=True)
        if evaluator.bound(node) < MANY:
            continue
        found = evaluator.matches(node)
        order = ranked(found, reranker, (node,))
        flags = np.zeros(index.documents, np.bool_)
        flags[found.documents] = True
        kept.append(start)
        sizes.append(len(found))
        columns["bits"].append(np.packbits(flags))
        columns["best"].append(order.documents)
        columns["scores"].append(order.scores)
        columns["counts"].append(index.facets.counts(found.documents).astype(np.int32))
    nothing = np.zeros(0, np.int32)
    return {
        "start_words": packed(kept),
        "start_sizes": np.array(sizes, np.int32),
        "start_pointer": pointers(np.array([len(each) for each in columns["best"]], np.int64)),
        "start_bits": np.concatenate([nothing.astype(np.uint8), *columns["bits"]]),
        "start_best": np.concatenate([nothing, *columns["best"]]),
        "start_scores": np.concatenate([nothing.astype(np.float32), *columns["scores"]]),
        "start_counts": np.concatenate([nothing, *columns["counts"]]),
    }


def _candidates(index: Index) -> list[str]:
    words = index.forms.words
    return sorted({word[:size] for word in words for size in range(1, LONGEST + 1)})
