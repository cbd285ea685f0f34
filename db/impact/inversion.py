"""Numbered words into postings, a range of terms at a time, so that memory stays bounded.

The words of all documents lie in files, in the order of the documents. They are read through once and dealt out to
ranges of terms, in files where each range has its place; then each range is sorted for itself. Twenty million words
take two seconds.

An *impact* is the part of BM25 that belongs to one term in one document (`weighing`), worked out once and kept in a
byte. At the time of the query it is only multiplied by `log(1 + (N - df + 0.5) / (df + 0.5))`. A term that stands in
value fields alone has impact 0.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from db.impact.analysis import BEGINS
from db.impact.arrays import AnyArray, Bytes, Floats, Ints, Longs, Masks, Words, borders, pointers, raw
from db.impact.weighing import SCALE, WordWeights, saturated

_RANGE = 500_000
_READ = 500_000
_PARTS = {
    "terms": np.uint32,
    "places": np.uint32,
    "documents": np.int32,
    "masks": np.uint16,
    "following": np.uint8,
}


@dataclass(frozen=True, slots=True)
class Written:
    """The words of all documents on disk: their forms (uint32) and masks (uint16), and where each document begins."""

    forms: Path
    masks: Path
    pointers: Longs


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of some documents, in memory; `first` is the place of the first among all words."""

    first: int
    forms: Words
    masks: Masks
    documents: Ints


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of a range of terms: `counts` and `places_counts` say how many entries each term has.

    `outside` is 1 for terms that stand somewhere in value fields alone.
    """

    counts: Longs
    documents: Ints
    impacts: Bytes
    masks: Masks
    outside: Bytes
    places_counts: Longs
    places: Words
    following: Bytes


def stretches(written: Written) -> Iterator[Stretch]:
    """Yield all words again, as many whole documents at a time as fit."""
    ends = written.pointers
    first = 0
    with written.forms.open("rb") as forms, written.masks.open("rb") as masks:
        while first < len(ends) - 1:
            last = max(int(np.searchsorted(ends, ends[first] + _READ, "right")) - 1, first + 1)
            count = int(ends[last] - ends[first])
            numbers = np.arange(first, last, dtype=np.int32)
            yield Stretch(
                int(ends[first]),
                np.fromfile(forms, np.uint32, count),
                np.fromfile(masks, np.uint16, count),
                np.repeat(numbers, np.diff(ends[first : last + 1])),
            )
            first = last


def counted(written: Written, term_of_form: Words, terms: int) -> Longs:
    """Return how many words each term is."""
    totals = np.zeros(terms, np.int64)
    for stretch in stretches(written):
        totals += np.bincount(term_of_form.take(stretch.forms), minlength=terms)
    return totals


def inverted(
    written: Written,
    term_of_form: Words,
    totals: Longs,
    norm: Floats,
    weights: WordWeights,
    mark_of_term: Bytes | None = None,
) -> Iterator[Postings]:
    """Yield the postings of all terms, range after range, documents ascending within a term.

    `totals` is what `counted` gives. Each place keeps the mark of the term that follows it in the same piece.
    """
    reach = pointers(totals)
    ranges = list(_ranges(reach))
    with TemporaryDirectory(dir=written.forms.parent) as folder:
        dealt = _Dealt(Path(folder), ranges, reach)
        for stretch in stretches(written):
            dealt.deal(stretch, term_of_form, mark_of_term)
        for at, wanted in enumerate(ranges):
            yield _range(dealt.taken(at), wanted, norm, weights)


def _ranges(reach: Longs) -> Iterator[range]:
    """Yield ranges of terms that have about as many words each."""
    first = 0
    while first < len(reach) - 1:
        last = max(int(np.searchsorted(reach, reach[first] + _RANGE, "right")) - 1, first + 1)
        yield range(first, last)
        first = last


class _Dealt:
    """The words of each range of terms, in files in which every range has its place."""

    def __init__(self, folder: Path, ranges: Sequence[range], reach: Longs) -> None:
        self._paths = {name: folder / name for name in _PARTS}
        for path in self._paths.values():
            path.touch()
        self._places = [(int(reach[each.start]), int(reach[each.stop])) for each in ranges]
        self._filled = [start for start, _ in self._places]
        self._range_of_term = np.repeat(
            np.arange(len(ranges), dtype=np.uint16), [len(each) for each in ranges]
        )

    def deal(self, stretch: Stretch, term_of_form: Words, mark_of_term: Bytes | None) -> None:
        """Put the words of a stretch behind those that their ranges have already."""
        terms = term_of_form.take(stretch.forms)
        ranges = self._range_of_term.take(terms)
        # Numbers of 16 bits are sorted by counting, ten times as fast as wider ones.
        order = np.argsort(ranges, kind="stable")
        counts = np.bincount(ranges, minlength=len(self._places)).tolist()
        words: dict[str, AnyArray] = {
            "terms": terms.take(order),
            "places": (order + stretch.first).astype(np.uint32),
            "documents": stretch.documents.take(order),
            "masks": stretch.masks.take(order),
            "following": _following(stretch, terms, mark_of_term).take(order),
        }
        for name, array in words.items():
            with self._paths[name].open("r+b") as file:
                first = 0
                for filled, count in zip(self._filled, counts, strict=True):
                    if count:
                        file.seek(filled * array.itemsize)
                        file.write(raw(array[first : first + count]))
                        first += count
        self._filled = [filled + count for filled, count in zip(self._filled, counts, strict=True)]

    def taken(self, at: int) -> tuple[AnyArray, ...]:
        """Return the terms, places, documents, masks and following marks of a range."""
        start, end = self._places[at]
        return tuple(
            np.fromfile(self._paths[name], dtype, end - start, offset=start * np.dtype(dtype).itemsize)
            for name, dtype in _PARTS.items()
        )


def _range(taken: tuple[AnyArray, ...], wanted: range, norm: Floats, weights: WordWeights) -> Postings:
    terms, places, documents, masks, following = taken
    del taken
    if len(wanted) > 1:
        terms = terms - np.uint32(wanted.start)
        order = np.argsort(terms.astype(np.uint16) if len(wanted) <= 1 << 16 else terms, kind="stable")
        terms, places = terms.take(order), places.take(order)
        documents, masks, following = documents.take(order), masks.take(order), following.take(order)
    else:
        terms = np.zeros(len(terms), np.uint32)
    begun = borders(terms, documents)
    if not len(begun):
        nothing = np.zeros(len(wanted), np.int64)
        flags = nothing.astype(np.uint8)
        return Postings(nothing, documents, flags[:0], masks, flags, nothing, places, following)
    fields = masks & np.uint16(BEGINS - 1)
    frequencies = np.add.reduceat(weights.of(fields, documents), begun)
    impacts = saturated(frequencies, norm[documents[begun]]) * np.float32(SCALE)
    rounded = np.maximum(np.rint(impacts), frequencies > 0).astype(np.uint8)
    outside = np.zeros(len(wanted), np.uint8)
    outside[terms[begun][rounded == 0]] = 1
    return Postings(
        np.bincount(terms[begun], minlength=len(wanted)),
        documents[begun],
        rounded,
        np.bitwise_or.reduceat(fields, begun),
        outside,
        np.bincount(terms, minlength=len(wanted)),
        places,
        following,
    )


def _following(stretch: Stretch, terms: Words, mark_of_term: Bytes | None) -> Bytes:
    """Return for every word the mark of the one behind it, 0 where a piece ends. A stretch ends with a document."""
    marks = np.zeros(len(terms), np.uint8)
    if mark_of_term is not None:
        marks[:-1] = mark_of_term.take(terms[1:])
        marks[:-1][stretch.masks[1:] >= BEGINS] = 0
    return marks
