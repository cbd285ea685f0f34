"""Where words stand one after the other inside a piece of text.

The places of every stem are kept. The rarest word of a phrase is taken, and the forward index says at each of its
places what stands before and behind. The most common pair of 250,000 records costs 5 ms that way.
"""

from collections.abc import Sequence

import numpy as np

from core.text.query_nodes import Words
from db.impact.analysis import BEGINS
from db.impact.arrays import Longs, Masks, distinct, where
from db.impact.index import Index


def places_of(index: Index, phrase: Words, scope: int) -> tuple[Longs, Masks]:
    """Return where a phrase begins in the fields of `scope`, ascending, and the masks of its first word there."""
    fronts: dict[tuple[str, ...], list[str]] = {}
    for front, *others in phrase.variants:
        fronts.setdefault(tuple(others), []).append(front)
    found = [_sequence(index, front, others) for others, front in fronts.items()]
    if phrase.beginning:
        found += (_begun_sequence(index, phrase.words[:-1], start) for start in phrase.beginnings)
    found = [each for each in found if len(each)]
    places = found[0] if len(found) == 1 else distinct(*found) if found else np.zeros(0, np.int64)
    masks = index.masks.take(places)
    kept = where(masks & np.uint16(scope) > 0)
    return (places, masks) if len(kept) == len(places) else (places.take(kept), masks.take(kept))


def _sequence(index: Index, fronts: Sequence[str], others: Sequence[str]) -> Longs:
    """Return the places at which one of some stems stands before others, those of the first."""
    stems = index.stems
    first = [number for each in fronts if (number := stems.number(each)) >= 0]
    rest = [stems.number(each) for each in others]
    if not first or min(rest) < 0:
        return np.zeros(0, np.int64)
    asked = [first, *([number] for number in rest)]
    sizes = [sum(last - start for start, last in (_reach(index, stem) for stem in each)) for each in asked]
    rarest = sizes.index(min(sizes))
    places = _places(index, asked[rarest]) - rarest
    places = places.take(where((places >= 0) & (places + len(asked) <= len(index.words))))
    for at, numbers in enumerate(asked):
        if at != rarest:
            found = index.form_stem.take(index.words.take(places + at))
            hit = found == numbers[0]
            for number in numbers[1:]:
                hit |= found == number
            places = places.take(where(hit))
    return _unbroken(index, places, len(asked))


def _begun_sequence(index: Index, words: Sequence[str], start: str) -> Longs:
    """Return the places at which written words and then a beginning of one follow each other."""
    ranges = [index.forms.numbers(word) for word in words]
    last = index.forms.beginning(start)
    if not last or not all(ranges):
        return np.zeros(0, np.int64)
    places = _places(index, sorted({int(index.form_stem[form]) for form in ranges[0]}))
    places = places.take(where(places + len(words) < len(index.words)))
    for at, numbers in enumerate((*ranges, last)):
        forms = index.words.take(places + at)
        places = places.take(where((forms >= numbers.start) & (forms < numbers.stop)))
    return _unbroken(index, places, len(words) + 1)


def _unbroken(index: Index, places: Longs, size: int) -> Longs:
    """Return those places behind which no other piece begins for some words."""
    for at in range(1, size):
        places = places.take(where(index.masks.take(places + at) & np.uint16(BEGINS) == 0))
    return places


def _places(index: Index, stems: Sequence[int]) -> Longs:
    """Return the places of some stems, ascending."""
    lists = [index.stem_places[slice(*_reach(index, stem))] for stem in stems]
    places: Longs = (lists[0] if len(lists) == 1 else np.concatenate(lists)).astype(np.int64)
    if len(lists) > 1:
        places.sort(kind="stable")
    return places


def _reach(index: Index, stem: int) -> tuple[int, int]:
    return int(index.stem_places_pointer[stem]), int(index.stem_places_pointer[stem + 1])
