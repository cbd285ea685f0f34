"""Arrays that grow on disk while an index is built."""

from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike

from db.impact.arrays import AnyArray, Words, raw

_READ = 1_000_000


class Spool:
    """A folder of arrays, each in a file of its own, appended to and then read."""

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
                new.write(raw(numbers[part]))
        changed.replace(path)

    def mapped(self, name: str, dtype: DTypeLike) -> AnyArray:
        """Return an array as it lies on disk; nothing of it is read yet."""
        path = self.path(name)
        if not path.stat().st_size:
            return np.zeros(0, dtype)
        return np.memmap(path, dtype, "r")
