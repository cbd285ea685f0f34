"""A second look at the best hundred: what their words share with the query's beside stems.

    score = BM25 of stems + .2 written words + .5 roots + .4 three-letter runs + .35 four-letter runs + .3 neighbours

Each part is BM25 with the same k1 and b over another kind of term; frequencies of roots and letter runs are sums
over words, a bound that is good enough to weigh them. *Neighbours* are pairs of words that stand side by side in
the query and in the document. The words of the hundred are read from the forward index, all at once.

On Arabic paragraphs (`benchmarks/relevance.py`) this is worth .02 to .04 of MRR@10 above stems alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from core.text.ngrams import ngrams
from core.text.query_nodes import Words
from core.text.roots import root
from db.impact.analysis import BEGINS
from db.impact.arrays import Floats, Ints, Longs, runs, where
from db.impact.arrays import Words as Numbers
from db.impact.columns import Column
from db.impact.index import Index
from db.impact.vocabulary import Vocabulary
from db.impact.weighing import saturated

WEIGHTS = {"written": 0.2, "root": 0.5, "gram3": 0.4, "gram4": 0.35, "neighbours": 0.3}
_PAIR_FREQUENCY = 50
"""One document in so many is taken to have a pair."""

Parts = dict[str, Floats]


class Reranker:
    """Looks at documents again."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._roots = Vocabulary(index.arrays["root_words"])
        self._grams = {size: Vocabulary(index.arrays[f"gram{size}_words"]) for size in (3, 4)}

    def parts(self, documents: Ints, words: Sequence[Words]) -> Parts:
        """Return what each kind of term adds to the scores of documents."""
        asked = list(dict.fromkeys(word for each in words for word in each.words))
        if not len(documents) or not asked:
            return {}
        seen = _Seen(self._index, documents)
        of_forms = [self._written(seen, asked), self._root(seen, asked)]
        of_forms += (self._gram(seen, asked, size) for size in (3, 4))
        columns = [*of_forms, self._neighbours(seen, words)]
        return dict(zip(WEIGHTS, seen.scores(of_forms, columns), strict=True))

    def _written(self, seen: "_Seen", asked: Sequence[str]) -> "_Column":
        column = _Column("written")
        for word in asked:
            numbers = self._index.forms.numbers(word)
            if numbers:
                first, last = np.searchsorted(seen.distinct, (numbers.start, numbers.stop)).tolist()
                column.add(np.arange(first, last), self._weight(self._index.of_form.size(numbers)))
        return column

    def _root(self, seen: "_Seen", asked: Sequence[str]) -> "_Column":
        column = _Column("root")
        arrays = self._index.arrays
        roots = arrays["form_root"].take(seen.distinct)
        for each in dict.fromkeys(map(root, asked)):
            number = self._roots.number(each)
            if number >= 0:
                weight = self._weight(float(arrays["root_frequency"][number]))
                column.add(where(roots == number), weight)
        return column

    def _gram(self, seen: "_Seen", asked: Sequence[str], size: int) -> "_Column":
        column = _Column(f"gram{size}")
        arrays = self._index.arrays
        grams = dict.fromkeys(gram for word in asked for gram in ngrams(word, size))
        numbers = [number for gram in grams if (number := self._grams[size].number(gram)) >= 0]
        pointer: Column = arrays[f"gram{size}_pointer"]
        begins: Longs = pointer.take(seen.distinct)
        at, forms = runs(begins, pointer.take(seen.distinct + 1) - begins)
        of_form = arrays[f"gram{size}_of_form"].take(at)
        for number in numbers:
            weight = self._weight(float(arrays[f"gram{size}_frequency"][number]))
            column.add(forms.take(where(of_form == number)), weight)
        return column

    def _neighbours(self, seen: "_Seen", words: Sequence[Words]) -> "_Column":
        """Return the pairs of a query; what answers are places, not forms."""
        column = _Column("neighbours")
        stems = [self._stem(word) for part in words for word in part.words]
        weight = float(np.log(1 + self._index.documents / _PAIR_FREQUENCY))
        for first, second in pairwise(stems):
            if first >= 0 and second >= 0:
                column.add(seen.pairs(first, second), weight)
        return column

    def _stem(self, word: str) -> int:
        variants = Words((word,)).variants
        return next((number for (each,) in variants if (number := self._index.stems.number(each)) >= 0), -1)

    def _weight(self, frequency: float) -> float:
        return self._index.weight(frequency)


class _Column:
    """The terms of one part: for each what answers and how much it tells."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.answering: list[Longs] = []
        self.weights: list[float] = []

    def add(self, answering: Longs, weight: float) -> None:
        if len(answering):
            self.answering.append(answering)
            self.weights.append(weight)


class _Seen:
    """The words of some documents, one after the other.

    A hundred documents have some thousands of words but few different ones, and few of those have anything of the
    query: what each different one has is found first, then where those stand.
    """

    def __init__(self, index: Index, documents: Ints) -> None:
        self._index = index
        self._documents = documents
        starts = index.pointer.take(documents)
        self._places, self._rows = runs(starts, index.pointer.take(documents + 1) - starts)
        forms = index.words.take(self._places)
        self._stems: Numbers = index.form_stem.take(forms)
        found = np.zeros(len(index.form_stem), np.bool_)
        found[forms] = True
        self.distinct: Longs = where(found)
        numbers = np.empty(len(found), np.int32)
        numbers[self.distinct] = np.arange(len(self.distinct), dtype=np.int32)
        self._place: Ints = numbers.take(forms)

    def pairs(self, first: int, second: int) -> Longs:
        """Return the places at which one stem stands behind another in one piece of text."""
        at = where(self._stems[1:] == second) + 1
        at = at.take(where(self._stems.take(at - 1) == first))
        begins = self._index.masks.take(self._places.take(at)) & np.uint16(BEGINS)
        return at.take(where(begins == 0))

    def scores(self, of_forms: Sequence[_Column], columns: Sequence[_Column]) -> Iterator[Floats]:
        """Yield the score that each column gives; the answers of those `of_forms` are numbers of forms."""
        terms = sum(len(column.weights) for column in columns)
        tokens, numbers = self._standing(of_forms)
        others = [each for column in columns[len(of_forms) :] for each in column.answering]
        begun = terms - len(others)
        tokens = np.concatenate([tokens, *others])
        numbers = np.concatenate(
            [numbers, *(np.full(len(each), begun + at) for at, each in enumerate(others))]
        )
        rows = self._rows.take(tokens)
        weights = self._index.weights.of(
            self._index.masks.take(self._places.take(tokens)), self._documents.take(rows)
        )
        size = len(self._documents)
        counted = np.bincount(rows * terms + numbers, weights=weights, minlength=size * terms)
        frequencies: Floats = counted.astype(np.float32).reshape(size, terms)
        bounded = saturated(frequencies, self._index.norm.take(self._documents)[:, None])
        first = 0
        for column in columns:
            last = first + len(column.weights)
            scores: Floats = bounded[:, first:last] @ np.array(column.weights) * WEIGHTS[column.name]
            yield scores.astype(np.float32)
            first = last

    def _standing(self, columns: Sequence[_Column]) -> tuple[Longs, Longs]:
        """Return where the forms of columns stand and of which term each place is."""
        answering = [each for column in columns for each in column.answering]
        if not answering:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        forms = np.concatenate(answering)
        terms = np.repeat(np.arange(len(answering)), [len(each) for each in answering])
        terms = terms.take(np.argsort(forms, kind="stable"))
        counts = np.bincount(forms, minlength=len(self.distinct))
        at = where((counts > 0).take(self._place))
        mine = self._place.take(at)
        places, which = runs((np.cumsum(counts) - counts).take(mine), counts.take(mine))
        return at.take(which), terms.take(places)


def total(base: Floats, parts: Mapping[str, Floats]) -> Floats:
    """Return the score of the second stage."""
    summed: Floats = np.sum([base, *parts.values()], axis=0, dtype=np.float32)
    return summed
