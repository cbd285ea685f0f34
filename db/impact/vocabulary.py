"""A sorted list of words: what number a word has, and which numbers begin with some letters.

It lies in the index as one array of UTF-8 with a line per word, and is taken apart once: Python's own bisection of
a list of strings answers in 1-2 microseconds, ten times as fast as through an array, and 200,000 words take 20 ms.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from db.impact.arrays import Bytes
from db.impact.columns import Column, whole

_AFTER_ALL = "\U0010ffff"


class Vocabulary:
    """Words in the order of their code points; a word may stand there more than once."""

    def __init__(self, data: Column) -> None:
        self._data = data

    @cached_property
    def words(self) -> Sequence[str]:
        """All words, by number."""
        text = whole(self._data).tobytes().decode()
        return text.split("\n") if text else ()

    def number(self, word: str) -> int:
        """Return the number of a word, -1 where it is not known."""
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else -1

    def numbers(self, word: str) -> range:
        """Return all numbers of a word."""
        first = bisect_left(self.words, word)
        return range(first, bisect_right(self.words, word, first))

    def beginning(self, start: str) -> range:
        """Return the numbers of the words that begin with `start`."""
        first = bisect_left(self.words, start)
        return range(first, bisect_left(self.words, start + _AFTER_ALL, first))


def packed(words: Sequence[str]) -> Bytes:
    """Return sorted words as an array for `Vocabulary`. None is empty or holds a line break."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)
