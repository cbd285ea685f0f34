"""Arrays that grow on disk while an index is built, and are copied from there into it."""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike

from db.impact.arrays import AnyArray, Words, raw

_READ = 1 << 20


@dataclass(frozen=True, slots=True)
class Spooled:
    """An array that lies in a file: its type and length."""

    path: Path
    dtype: str
    length: int

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes of the array, a mebibyte at a time."""
        with self.path.open("rb") as file:
            while piece := file.read(_READ):
                yield piece

    def mapped(self) -> "Mapped":
        """Return the array as it lies on disk; nothing of it is read yet."""
        if not self.length:
            return Mapped(np.zeros(0, self.dtype), None)
        with self.path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return Mapped(np.frombuffer(data, self.dtype), data)


@dataclass(frozen=True, slots=True)
class Mapped:
    """An array on disk, seen through a window of memory."""

    array: AnyArray
    data: mmap.mmap | None

    def let_go(self) -> None:
        """Give back the memory of what was read so far, where the system lets us; it is read again when asked for."""
        if self.data is not None and hasattr(mmap, "MADV_DONTNEED"):
            self.data.madvise(mmap.MADV_DONTNEED)


class Spool:
    """A folder of arrays, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Return the file of an array, made empty where nothing was appended."""
        path = self._folder / name
        path.touch()
        return path

    def append(self, name: str, array: AnyArray) -> None:
        """Write more of an array."""
        with (self._folder / name).open("ab") as file:
            file.write(raw(array))

    def renumber(self, name: str, numbers: Words) -> None:
        """Replace every number of an array of numbers by the one that stands in its place in `numbers`."""
        path = self.path(name)
        changed = path.with_suffix(".renumbered")
        with path.open("rb") as old, changed.open("wb") as new:
            while len(part := np.fromfile(old, np.uint32, _READ)):
                new.write(raw(numbers.take(part)))
        changed.replace(path)

    def array(self, name: str, dtype: DTypeLike) -> Spooled:
        """Return an array as it is now."""
        path, kind = self.path(name), np.dtype(dtype)
        length = path.stat().st_size // kind.itemsize
        return Spooled(path, kind.str, length)
