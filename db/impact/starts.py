"""Stored answers for the first letters of a word.

One or two letters match most of a large library, and every reader types them; so do all letters of its commonest
words. For each beginning of up to `LONGEST` letters that touches `many` postings the index keeps what the query
would work out: which documents match (a bit each), the best hundred in their order, and the count of every facet
value. Fewer postings than that are read in less than half a millisecond.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.text.query_nodes import Words
from db.impact.arrays import Bytes, Flags, Floats, Ints, Longs, where
from db.impact.vocabulary import Vocabulary

LONGEST = 10
_MANY, _SHARE = 40_000, 6
# Below one document in so many, bits are looked at one by one instead of all unpacked.
_FEW = 16


def many(documents: int) -> int:
    """Return how many postings a beginning touches whose answer is stored, in an index of so many documents."""
    return max(_MANY, documents // _SHARE)


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
        return where(np.unpackbits(self.bits, count=size).view(np.bool_)).astype(np.int32)

    def contains(self, documents: Ints, size: int) -> Flags:
        """Return which of some documents match, of `size` that there are."""
        if len(documents) * _FEW < size:
            found: Flags = (self.bits.take(documents >> 3) >> (7 - (documents & 7)).astype(np.uint8)) & 1 > 0
            return found
        return np.unpackbits(self.bits, count=size).view(np.bool_).take(documents)


class Starts:
    """The stored answers of an index."""

    def __init__(self, arrays: Mapping[str, Any], documents: int, values: int) -> None:
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
