"""How alike two texts are: the words they share, whatever their endings, spelling and order.

A text is the set of its stems, stop words left out. The likeness of two is the cosine of their sets,

    |A and B| / sqrt(|A| * |B|),

1 where they have the same words and 0 where they share none. From `NEARLY` on two provisions say nearly the same.
`alike` finds all such pairs without comparing each with each, after Bayardo, Ma and Srikant, «Scaling up all pairs
similarity search» (2007): two sets with a cosine of at least t share one of the rarest |A| - ceil(t * t * |A|) + 1
stems of either, and neither is smaller than t * t times the other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil, sqrt
from typing import NamedTuple

from core.text.stems import stem
from core.text.stop_words import STOP_WORDS
from core.text.words import folded_words

NEARLY = 0.65
"""From this likeness on, two provisions are shown as nearly the same."""

_LEAST_STEMS = 4
"""A text of fewer telling words is like others by chance."""


class Pair(NamedTuple):
    """Two texts by their places in the sequence, the earlier first, and how alike they are."""

    first: int
    second: int
    score: float


def stems_of(text: str, language: str) -> frozenset[str]:
    """Return the stems of the telling words of a text."""
    return frozenset(stem(word, language) for word in folded_words(text) if word not in STOP_WORDS)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the cosine of two sets of stems; of nothing with anything it is 0."""
    if not one or not other:
        return 0.0
    return len(one & other) / sqrt(len(one) * len(other))


def alike(texts: Sequence[frozenset[str]], least: float = NEARLY) -> Iterator[Pair]:
    """Yield every pair of texts, as sets of stems, whose likeness is `least` or more, in their order."""
    frequency = Counter(word for text in texts for word in text)
    holders: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        size = len(text)
        if size < _LEAST_STEMS:
            continue
        rarest = sorted(text, key=lambda word: (frequency[word], word))
        # Rounding must not let a pair through: the bounds give a hair's breadth away.
        begun = rarest[: size - ceil(least * least * size - 1e-9) + 1]
        met = {other for word in begun for other in holders.get(word, ())}
        for other in sorted(met):
            score = likeness(text, texts[other])
            if score >= least:
                yield Pair(other, place, score)
        for word in begun:
            holders.setdefault(word, []).append(place)
