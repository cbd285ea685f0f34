"""An opened index: its arrays by name, its vocabularies, and the numbers that scores are made of."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from db.impact.arrays import Bytes, Floats, Ints, Longs, Words, where
from db.impact.columns import Column, whole
from db.impact.concepts import ConceptTable
from db.impact.container import Container
from db.impact.facets import Facets
from db.impact.vocabulary import Vocabulary
from db.impact.weighing import WordWeights
from db.search.unusable import Unusable

RULED = 6
"""The bits of a place that the ruler leaves away."""

_STEPS = 8


@dataclass(frozen=True, slots=True)
class Lists:
    """Postings of terms: those of term `t` lie from `pointer[t]` to `pointer[t + 1]`, documents ascending.

    `impacts` are 0 where the term stands in value fields alone; `outside` says of which terms that is so anywhere.
    """

    pointer: Longs
    documents: Column
    impacts: Column
    masks: Column
    outside: Bytes

    def size(self, terms: range) -> int:
        """Return how many entries some terms have that follow each other."""
        return int(self.pointer[terms.stop] - self.pointer[terms.start]) if terms else 0


class Index:
    """The arrays of an index. It is never written to, and serves all threads."""

    def __init__(self, arrays: Mapping[str, Any], facts: Mapping[str, Any]) -> None:
        self.arrays = arrays
        self.documents = int(facts["documents"])
        self.forms, self.stems = Vocabulary(arrays["form_words"]), Vocabulary(arrays["stem_words"])
        self.marks = Vocabulary(arrays["mark_words"])
        self.form_stem: Words = whole(arrays["form_stem"])
        self.words: Column = arrays["forms"]
        self.masks: Column = arrays["masks"]
        self.pointer: Longs = whole(arrays["document_pointer"])
        self.norm: Floats = whole(arrays["document_norm"])
        self.weights = WordWeights(whole(arrays["document_body"]))
        self.stem_places: Column = arrays["stem_places"]
        self.stem_places_pointer: Longs = whole(arrays["stem_places_pointer"])
        self.stem_following: Column = arrays["stem_following"]
        frequent: Words = whole(arrays["stem_frequent"])
        self.mark_of_frequent = {stem: mark for mark, stem in enumerate(frequent.tolist(), start=1)}
        self._ruler: Column = arrays["document_ruler"]
        self.of_stem, self.of_form = self._lists("stem"), self._lists("form")
        self.facets = Facets([(facet, value) for facet, value in facts["values"]], arrays)
        self.concepts = ConceptTable.from_data(facts["concepts"])

    def check(self) -> None:
        """Compare every byte with its checksum that was not yet. Raises `Unusable`."""
        for array in self.arrays.values():
            whole(array)

    def _lists(self, name: str) -> Lists:
        return Lists(
            whole(arrays_of(self.arrays, f"{name}_pointer")),
            arrays_of(self.arrays, f"{name}_documents"),
            arrays_of(self.arrays, f"{name}_impacts"),
            arrays_of(self.arrays, f"{name}_masks"),
            whole(arrays_of(self.arrays, f"{name}_outside")),
        )

    def weight(self, frequency: float) -> float:
        """Return how much a term tells that so many documents have: BM25's inverse document frequency."""
        return math.log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))

    def documents_at(self, places: Longs) -> Ints:
        """Return in which documents some places lie; both ascend.

        The ruler says in which document every 64th place lies; from there it is mostly one step.
        """
        documents: Ints = self._ruler.take(places >> RULED)
        late = where(self.pointer.take(documents + 1) <= places)
        for _ in range(_STEPS):
            if not len(late):
                return documents
            documents[late] += 1
            late = late.take(where(self.pointer.take(documents.take(late) + 1) <= places.take(late)))
        documents[late] = np.searchsorted(self.pointer, places.take(late), "right") - 1
        return documents

    def mark(self, mark: str) -> Ints:
        """Return the documents with a day or a whole name."""
        number = self.marks.number(mark)
        if number < 0:
            return np.zeros(0, np.int32)
        pointer: Column = arrays_of(self.arrays, "mark_pointer")
        documents: Column = arrays_of(self.arrays, "mark_documents")
        found: Ints = documents[int(pointer[number]) : int(pointer[number + 1])]
        return found


def arrays_of(arrays: Mapping[str, Any], name: str) -> Any:
    """Return an array that an index must have; `Unusable` where it lacks it."""
    if name not in arrays:
        raise Unusable(f"{name} is missing")
    return arrays[name]


def opened(container: Container) -> Index:
    """Return the index in a container. Raises `Unusable` where it is not whole."""
    try:
        return Index(container.arrays, container.facts)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Unusable(f"its parts do not fit ({error})") from error


def ruler(pointer: Longs) -> Ints:
    """Return in which document every 64th place lies, by where documents begin."""
    places = np.arange(0, int(pointer[-1]), 1 << RULED)
    return (np.searchsorted(pointer, places, "right") - 1).astype(np.int32)
