"""Numbered words into postings, a range of terms at a time, so that memory stays bounded.

The words of all documents lie in files, in the order of the documents. For each range of terms they are read
through once, and those in the range sorted; the next range follows where the last one ended. Twenty million words
take twenty ranges of a fifth of a second each.

An *impact* is the part of BM25 that belongs to one term in one document (`weighing`), worked out once and kept in a
byte. At the time of the query it is only multiplied by `log(1 + (N - df + 0.5) / (df + 0.5))`. A term that stands in
value fields alone has impact 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from db.impact.analysis import BEGINS
from db.impact.arrays import Bytes, Floats, Ints, Longs, Masks, Words, borders, pointers
from db.impact.weighing import SCALE, WordWeights, saturated

_RANGE = 1_000_000
_READ = 1_000_000


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


def inverted(
    written: Written, term_of_form: Words, terms: int, norm: Floats, weights: WordWeights
) -> Iterator[Postings]:
    """Yield the postings of all terms, range after range, documents ascending within a term."""
    totals = np.zeros(terms, np.int64)
    for stretch in stretches(written):
        totals += np.bincount(term_of_form[stretch.forms], minlength=terms)
    reach = pointers(totals)
    first = 0
    while first < terms:
        last = max(int(np.searchsorted(reach, reach[first] + _RANGE, "right")) - 1, first + 1)
        yield _range(written, term_of_form, range(first, last), norm, weights)
        first = last


def _range(
    written: Written, term_of_form: Words, wanted: range, norm: Floats, weights: WordWeights
) -> Postings:
    parts = [_taken(stretch, term_of_form, wanted) for stretch in stretches(written)]
    terms, places, documents, masks = (np.concatenate(each) for each in zip(*parts, strict=True))
    del parts
    # Numbers of 16 bits are sorted by counting, ten times as fast as wider ones.
    keys = terms.astype(np.uint16) if len(wanted) <= 1 << 16 else terms
    order = np.argsort(keys, kind="stable")
    terms, places, documents, masks = terms[order], places[order], documents[order], masks[order]
    begun = borders(terms, documents)
    if not len(begun):
        nothing = np.zeros(len(wanted), np.int64)
        flags = nothing.astype(np.uint8)
        return Postings(nothing, documents, masks.astype(np.uint8), masks, flags, nothing, places)
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
    )


def _taken(stretch: Stretch, term_of_form: Words, wanted: range) -> tuple[Words, Words, Ints, Masks]:
    terms = term_of_form[stretch.forms]
    here = np.flatnonzero((terms >= wanted.start) & (terms < wanted.stop))
    return (
        terms[here] - np.uint32(wanted.start),
        (here + stretch.first).astype(np.uint32),
        stretch.documents[here],
        stretch.masks[here],
    )
