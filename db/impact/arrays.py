"""The arrays of the index, by name of their type, and the few things that are done with runs of them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Masks = NDArray[np.uint16]
Words = NDArray[np.uint32]
Flags = NDArray[np.bool_]
AnyArray = NDArray[Any]


def runs(starts: Longs, lengths: Longs) -> tuple[Longs, Longs]:
    """Return the places of all runs, one run after the other, and which run each place is of."""
    total = int(lengths.sum())
    begun = np.cumsum(lengths) - lengths
    rows = np.repeat(np.arange(len(lengths)), lengths)
    return np.repeat(starts - begun, lengths) + np.arange(total), rows


def pointers(counts: Longs) -> Longs:
    """Return where each of a row of runs begins, and where the last ends."""
    ends = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=ends[1:])
    return ends


def borders(*sorted_keys: AnyArray) -> Longs:
    """Return where a new combination of keys begins in arrays that are sorted by them."""
    length = len(sorted_keys[0])
    if not length:
        return np.zeros(0, np.int64)
    changed = np.zeros(length, np.bool_)
    changed[0] = True
    for keys in sorted_keys:
        changed[1:] |= keys[1:] != keys[:-1]
    return np.flatnonzero(changed).astype(np.int64)


def distinct(*numbers: AnyArray) -> AnyArray:
    """Return the numbers of some arrays, ascending, each once; numpy's `unique` hashes, ten times as slow here."""
    some = [each for each in numbers if len(each)]
    if not some:
        return np.concatenate(numbers) if numbers else np.zeros(0, np.int64)
    together = np.concatenate(some)
    together.sort(kind="stable")
    return together[borders(together)]


def where(flags: Flags) -> Longs:
    """Return the places of the flags that are set: `take` of them is several times as fast as a mask in brackets."""
    places: Longs = flags.nonzero()[0]
    return places


def raw(array: AnyArray) -> memoryview | bytes:
    """Return the bytes of an array, without a copy where it lies in one piece."""
    return np.ascontiguousarray(array).data.cast("B") if array.size else b""
