"""A second look at the best hundred: what their words share with the query's beside stems.

    score = BM25 of stems + .2 written words + .5 roots + .4 three-letter runs + .35 four-letter runs + .3 neighbours

Each part is BM25 with the same k1 and b over another kind of term; frequencies of roots and letter runs are sums
over words, a bound that is good enough to weigh them. *Neighbours* are pairs of words that stand side by side in
the query and in the document. The words of the hundred are read from the forward index, all at once.

On Arabic paragraphs (`benchmarks/relevance.py`) this is worth .02 to .04 of MRR@10 above stems alone.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from core.text.ngrams import ngrams
from core.text.query_nodes import Words
from core.text.roots import root
from db.impact.analysis import BEGINS
from db.impact.arrays import AnyArray, Flags, Floats, Ints, Longs, borders, runs
from db.impact.arrays import Words as Numbers
from db.impact.index import Index
from db.impact.vocabulary import Vocabulary
from db.impact.weighing import K1, saturated

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
        return {
            "written": self._written(seen, asked),
            "root": self._root(seen, asked),
            "gram3": self._gram(seen, asked, 3),
            "gram4": self._gram(seen, asked, 4),
            "neighbours": self._neighbours(seen, words),
        }

    def _written(self, seen: "_Seen", asked: Sequence[str]) -> Floats:
        total = seen.nothing()
        for word in asked:
            numbers = self._index.forms.numbers(word)
            if numbers:
                hit = (seen.forms >= numbers.start) & (seen.forms < numbers.stop)
                total += seen.scores(hit, self._index.of_form.size(numbers))
        return total * np.float32(WEIGHTS["written"])

    def _root(self, seen: "_Seen", asked: Sequence[str]) -> Floats:
        total = seen.nothing()
        arrays = self._index.arrays
        roots = arrays["form_root"][seen.forms]
        for each in dict.fromkeys(map(root, asked)):
            number = self._roots.number(each)
            if number >= 0:
                total += seen.scores(roots == number, float(arrays["root_frequency"][number]))
        return total * np.float32(WEIGHTS["root"])

    def _gram(self, seen: "_Seen", asked: Sequence[str], size: int) -> Floats:
        arrays = self._index.arrays
        grams = dict.fromkeys(gram for word in asked for gram in ngrams(word, size))
        numbers = [number for gram in grams if (number := self._grams[size].number(gram)) >= 0]
        if not numbers:
            return seen.nothing()
        places = np.full(len(arrays[f"gram{size}_frequency"]), -1, np.int16)
        places[numbers] = np.arange(len(numbers))
        pointer: Longs = arrays[f"gram{size}_pointer"]
        begins = pointer[seen.distinct]
        at, form = runs(begins, pointer[seen.distinct + 1] - begins)
        asked_at = places[arrays[f"gram{size}_of_form"][at]]
        hit = np.flatnonzero(asked_at >= 0)
        has = np.zeros((len(seen.distinct), len(numbers)), np.float32)
        np.add.at(has, (form[hit], asked_at[hit]), 1)
        telling: Flags = has.sum(axis=1) > 0
        token = np.flatnonzero(telling[seen.place])
        weighed = has[seen.place[token]] * seen.weights[token, None]
        frequencies = np.zeros((len(seen.documents), len(numbers)), np.float32)
        begun = borders(seen.rows[token])
        if len(begun):
            frequencies[seen.rows[token[begun]]] = np.add.reduceat(weighed, begun, axis=0)
        weigh = [self._index.weight(float(arrays[f"gram{size}_frequency"][number])) for number in numbers]
        bounded = frequencies * (K1 + 1) / (frequencies + seen.norm[:, None])
        scores: Floats = (bounded @ np.array(weigh) * WEIGHTS[f"gram{size}"]).astype(np.float32)
        return scores

    def _neighbours(self, seen: "_Seen", words: Sequence[Words]) -> Floats:
        total = seen.nothing()
        stems = [self._stem(word) for part in words for word in part.words]
        of_document = self._index.form_stem[seen.forms]
        weight = np.log(1 + self._index.documents / _PAIR_FREQUENCY)
        for first, second in pairwise(stems):
            if first >= 0 and second >= 0:
                hit = np.zeros(len(of_document), np.bool_)
                hit[1:] = (of_document[:-1] == first) & (of_document[1:] == second) & ~seen.begins[1:]
                total += seen.saturated(hit) * np.float32(weight)
        return total * np.float32(WEIGHTS["neighbours"])

    def _stem(self, word: str) -> int:
        variants = Words((word,)).variants
        return next((number for (each,) in variants if (number := self._index.stems.number(each)) >= 0), -1)


class _Seen:
    """The words of some documents, one after the other."""

    def __init__(self, index: Index, documents: Ints) -> None:
        self._index = index
        self.documents = documents
        starts = index.pointer[documents]
        places, self.rows = runs(starts, index.pointer[documents + 1] - starts)
        self.forms: Numbers = index.words[places]
        masks = index.masks[places]
        self.weights: Floats = index.weights.of(masks, documents[self.rows])
        self.begins: Flags = masks & np.uint16(BEGINS) > 0
        self.norm = index.norm[documents]
        # A hundred documents have some thousands of words but few different ones.
        found = np.zeros(len(index.form_stem), np.bool_)
        found[self.forms] = True
        self.distinct: Longs = np.flatnonzero(found)
        numbers = np.empty(len(found), np.int32)
        numbers[self.distinct] = np.arange(len(self.distinct), dtype=np.int32)
        self.place: Ints = numbers[self.forms]

    def nothing(self) -> Floats:
        return np.zeros(len(self.documents), np.float32)

    def saturated(self, hit: AnyArray) -> Floats:
        """Return how often the words of `hit` stand in each document, saturated."""
        at = np.flatnonzero(hit)
        if not len(at):
            return self.nothing()
        counted = np.bincount(self.rows[at], weights=self.weights[at], minlength=len(self.documents))
        frequencies = counted.astype(np.float32)
        return saturated(frequencies, self.norm)

    def scores(self, hit: AnyArray, frequency: float) -> Floats:
        return self.saturated(hit) * np.float32(self._index.weight(frequency))


def total(base: Floats, parts: Mapping[str, Floats]) -> Floats:
    """Return the score of the second stage."""
    summed: Floats = np.sum([base, *parts.values()], axis=0, dtype=np.float32)
    return summed
