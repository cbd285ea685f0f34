"""Where words stand one after the other inside a piece of text.

The places of every stem are kept, and beside each place a mark that says which of the commonest stems stands next:
a common pair is found by reading on in one list. For others the rarest word is taken, and the forward index says at
each of its places what stands before and behind. Some thousand places are looked at together, so that they stay in
the processor's cache.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from core.text.query_nodes import Words
from db.impact.analysis import BEGINS, TEXT_BITS
from db.impact.arrays import AnyArray, Bytes, Floats, Ints, Longs, distinct, where
from db.impact.arrays import Words as Numbers
from db.impact.index import Index

_CHUNK = 1 << 15
_MARKED = 255
# What it costs to look up what stands beside a place, against reading a mark.
_LOOK = 8
_NOWHERE = np.zeros(0, np.int64)


def occurrences(index: Index, phrase: Words, scope: int) -> tuple[Ints, Floats]:
    """Return the document of every place where a phrase stands in the fields of `scope`, and what it counts there.

    The documents ascend, and one comes as often as the phrase stands in it.
    """
    fronts: dict[tuple[str, ...], list[str]] = {}
    for front, *others in phrase.variants:
        fronts.setdefault(tuple(others), []).append(front)
    found = [_sequence(index, front, others) for others, front in fronts.items()]
    if phrase.beginning:
        found += (_begun_sequence(index, phrase.words[:-1], start) for start in phrase.beginnings)
    found = [each for each in found if len(each)]
    places = found[0] if len(found) == 1 else distinct(*found) if found else _NOWHERE
    documents: list[Ints] = [np.zeros(0, np.int32)]
    weights: list[Floats] = [np.zeros(0, np.float32)]
    for some in _chunks(places):
        masks = index.masks.take(some)
        kept = where(masks & np.uint16(scope) > 0)
        documents.append(index.documents_at(some.take(kept)))
        weighed = index.weights.of(masks.take(kept), documents[-1]) if scope == TEXT_BITS else None
        weights.append(np.ones(len(kept), np.float32) if weighed is None else weighed)
    return np.concatenate(documents), np.concatenate(weights)


def _sequence(index: Index, fronts: Sequence[str], others: Sequence[str]) -> Longs:
    """Return the places at which one of some stems stands before others, those of the first."""
    stems = index.stems
    first = [number for each in fronts if (number := stems.number(each)) >= 0]
    rest = [stems.number(each) for each in others]
    if not first or min(rest) < 0:
        return _NOWHERE
    asked = [first, *([number] for number in rest)]
    sizes = [sum(last - start for start, last in (_reach(index, stem) for stem in each)) for each in asked]
    marks = [0, *(index.mark_of_frequent.get(stem, 0) for stem in rest), 0]
    costs = [size * (1 if marks[at + 1] else _LOOK) for at, size in enumerate(sizes)]
    start = costs.index(min(costs))
    found = [_NOWHERE]
    for places in _places(index, asked[start], marks[start + 1]):
        places = places - start
        places = places.take(where((places >= 0) & (places + len(asked) <= len(index.words))))
        for at, numbers in enumerate(asked):
            if at != start and not (marks[start + 1] and at == start + 1):
                met = index.form_stem.take(index.words.take(places + at))
                hit = met == numbers[0]
                for number in numbers[1:]:
                    hit |= met == number
                places = places.take(where(hit))
        found.append(_unbroken(index, places, len(asked)) if len(asked) > 2 or not marks[1] else places)
    return np.concatenate(found)


def _begun_sequence(index: Index, words: Sequence[str], start: str) -> Longs:
    """Return the places at which written words and then a beginning of one follow each other."""
    ranges = [index.forms.numbers(word) for word in words]
    last = index.forms.beginning(start)
    if not last or not all(ranges):
        return _NOWHERE
    found = [_NOWHERE]
    for places in _places(index, sorted({int(index.form_stem[form]) for form in ranges[0]})):
        places = places.take(where(places + len(words) < len(index.words)))
        for at, numbers in enumerate((*ranges, last)):
            forms = index.words.take(places + at)
            places = places.take(where((forms >= numbers.start) & (forms < numbers.stop)))
        found.append(_unbroken(index, places, len(words) + 1))
    return np.concatenate(found)


def _unbroken(index: Index, places: Longs, size: int) -> Longs:
    """Return those places behind which no other piece begins for some words."""
    for at in range(1, size):
        places = places.take(where(index.masks.take(places + at) & np.uint16(BEGINS) == 0))
    return places


def _places(index: Index, stems: Sequence[int], mark: int = 0) -> Iterator[Longs]:
    """Yield the places of some stems, or those before the common stem of a mark, ascending, some at a time."""
    lists = []
    for stem in stems:
        reach = slice(*_reach(index, stem))
        places = index.stem_places[reach]
        lists.append(places.take(where(index.stem_following[reach] == mark)) if mark else places)
    places = lists[0] if len(lists) == 1 else np.concatenate(lists)
    if len(lists) > 1:
        places.sort(kind="stable")
    return _chunks(places)


def _chunks(places: AnyArray) -> Iterator[Longs]:
    for first in range(0, len(places), _CHUNK):
        yield places[first : first + _CHUNK].astype(np.int64)


def _reach(index: Index, stem: int) -> tuple[int, int]:
    return int(index.stem_places_pointer[stem]), int(index.stem_places_pointer[stem + 1])


def frequent_stems(totals: Longs) -> Numbers:
    """Return the stems that get marks, the commonest first."""
    order = np.argsort(-totals, kind="stable")[:_MARKED]
    return order.take(where(totals.take(order) > 0)).astype(np.uint32)


def marks_of(frequent: Numbers, stems: int) -> Bytes:
    """Return the mark of every stem, of so many: 0 for all but the common ones."""
    marks = np.zeros(stems, np.uint8)
    marks[frequent] = np.arange(1, len(frequent) + 1)
    return marks
