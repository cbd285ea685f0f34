"""Known words near an unknown one: a letter too many, too few, another, or two that changed places.

Two words that are one edit apart share a word from which at most one letter of each was left out. So every word of
the index is kept under the CRC-32 of itself and of what is left when one letter is left out (two, from `LONG`
letters on), sorted; a query's word is looked up in the same way, and what comes back is measured by the distance
of optimal string alignment. A lookup takes 0.05 ms in 200,000 words.
"""

import zlib
from array import array
from collections.abc import Iterator, Sequence

import numpy as np

from db.impact.arrays import AnyArray, Longs
from db.impact.columns import whole
from db.impact.index import Index

SHORTEST, LONG, LONGEST = 4, 8, 24
"""Letters from which a word is corrected, from which by two edits, and up to which."""

OFFERED = 3
"""How many words are offered for one."""


def neighbourhood(surfaces: Sequence[str], frequencies: Longs) -> dict[str, AnyArray]:
    """Return the table of sorted words; those that no document has in its text are left out."""
    keys, counts, numbers = array("I"), array("I"), array("I")
    before = ""
    for number, word in enumerate(surfaces):
        if word == before or not _corrected(word) or not frequencies[number]:
            continue
        before = word
        found = set(map(zlib.crc32, _shortened(word)))
        keys.extend(sorted(found))
        counts.append(len(found))
        numbers.append(number)
    # A key and its form are sorted as one number, in place.
    together = np.array(keys, np.uint64)
    del keys
    together <<= np.uint64(32)
    together |= np.repeat(np.array(numbers, np.uint32), np.array(counts, np.int64))
    together.sort()
    halves = together.view(np.uint32)  # little endian: the form stands first
    return {"near_key": halves[1::2].copy(), "near_form": halves[::2].copy()}


def nearest(index: Index, word: str) -> list[int]:
    """Return the forms nearest to a word that the index does not know, the likeliest first."""
    if not _corrected(word):
        return []
    keys = np.array(sorted(set(map(zlib.crc32, _shortened(word)))), np.uint32)
    table = whole(index.arrays["near_key"])
    spans = zip(np.searchsorted(table, keys, "left"), np.searchsorted(table, keys, "right"), strict=True)
    forms = {int(form) for first, last in spans for form in index.arrays["near_form"][int(first) : int(last)]}
    allowed = 2 if len(word) >= LONG else 1
    ranked = []
    for form in forms:
        known = index.forms.words[form]
        edits = distance(word, known)
        if edits <= allowed:
            frequency = index.of_form.size(range(form, form + 1))
            ranked.append((edits, known[0] != word[0], -frequency, known, form))
    return [form for *_, form in sorted(ranked)[:OFFERED]]


def distance(first: str, second: str) -> int:
    """Return how many letters were left out, put in, changed, or changed places (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, start=1):
        older, before, row = before, row, [at]
        for place, other in enumerate(second, start=1):
            cost = min(row[-1] + 1, before[place] + 1, before[place - 1] + (letter != other))
            if at > 1 and place > 1 and letter == second[place - 2] and first[at - 2] == other:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
    return row[-1]


def _corrected(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and not word.isdecimal()


def _shortened(word: str) -> Iterator[bytes]:
    """Yield a word as it is and without one letter, a long one also without two; in two bytes a letter."""
    whole = word.encode("utf-16-le", "surrogatepass")
    yield whole
    for first in range(0, len(whole), 2):
        once = whole[:first] + whole[first + 2 :]
        yield once
        if len(word) >= LONG:
            for second in range(first, len(once), 2):
                yield once[:second] + once[second + 2 :]
