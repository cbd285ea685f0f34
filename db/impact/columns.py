"""Long arrays of an opened index, of which no byte is used before it was compared with its checksum.

An index of 250,000 records has 700 MB. To read all of it before the first answer takes most of a second, and the
first answer needs a thousandth. So the long arrays are taken for sound block by block, when something in a block is
first asked for; `whole` and `Container.check` do the rest. A block that is not what was written is `Unusable`.
"""

import zlib
from typing import Any, Protocol

import numpy as np

from db.impact.arrays import AnyArray, Longs, raw, where
from db.search.unusable import Unusable

BLOCK = 1 << 16
"""The bytes that have a checksum of their own."""


class Column(Protocol):
    """What is read of a long array: the part of a slice, or what stands at some places."""

    def __len__(self) -> int:
        """Return the number of entries."""

    def __getitem__(self, at: Any) -> Any:
        """Return an entry, or those of a slice."""

    def take(self, places: Any) -> Any:
        """Return what stands at some places."""


class Checked:
    """An array whose blocks are checked when they are first asked for; serves all threads."""

    def __init__(self, name: str, array: AnyArray, checksums: AnyArray) -> None:
        self._name, self._array, self._checksums = name, array, checksums
        self._shift = (BLOCK // array.itemsize).bit_length() - 1
        self._sound = np.zeros(len(checksums), np.bool_)
        self._done = not len(checksums)

    def __len__(self) -> int:
        return len(self._array)

    def __getitem__(self, at: int | slice) -> Any:
        if not self._done:
            first, last, _ = at.indices(len(self)) if isinstance(at, slice) else (at, at + 1, 1)
            begin = first >> self._shift
            self._check(where(~self._sound[begin : ((last - 1) >> self._shift) + 1]) + begin)
        return self._array[at]

    def take(self, places: Any) -> Any:
        """Return what stands at some places."""
        if not self._done:
            asked = np.zeros(len(self._sound), np.bool_)
            asked[np.asarray(places) >> self._shift] = True
            self._check(where(asked & ~self._sound))
        return self._array.take(places)

    def whole(self) -> AnyArray:
        """Return the array itself, all of it checked."""
        if not self._done:
            self._check(where(~self._sound))
            self._done = True
        return self._array

    def _check(self, blocks: Longs) -> None:
        for block in blocks.tolist():
            piece = self._array[block << self._shift : (block + 1) << self._shift]
            if zlib.crc32(raw(piece)) != self._checksums[block]:
                raise Unusable(f"damaged in {self._name}")
            self._sound[block] = True


def whole(column: Any) -> AnyArray:
    """Return a column as an array, all of it checked."""
    array: AnyArray = column.whole() if isinstance(column, Checked) else column
    return array
