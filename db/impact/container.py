"""Named arrays in one run of bytes: how an index lies in a file, or in a row of the library.

    magic (8)  length of the head (8, little endian)  CRC-32 of the head (4)  zero (4)  head  checksums  arrays

The head is JSON: the version of the format, the content that the index was made of, for each array its type, place
and length, and the CRC-32 of the checksums. Those are the CRC-32 of every `BLOCK` of every array, in the order of
the arrays. Arrays begin at multiples of 64 and are read where they lie, without a copy. A container of another
version or content, or whose bytes are not those that were written, is no index: `Unusable` says why, and the
library is searched without it until it is made again.
"""

import json
import zlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from db.impact.arrays import AnyArray, raw
from db.impact.columns import BLOCK, Checked
from db.impact.spool import Spooled
from db.search.unusable import Unusable

VERSION = 4
"""Raised with every change of what is stored or of how words are analysed."""

_MAGIC = b"TWS-IMP\n"
_FRONT = 24
_ALIGNED = 64
_TYPES = frozenset(("|u1", "<u2", "<u4", "<i4", "<i8", "<f4"))
_LONG = 1 << 19
"""Bytes of an array from which it is checked block by block, where that is wished for."""


@dataclass(frozen=True, slots=True)
class Container:
    """The arrays of an opened container, and what its head says. Long ones may be `Checked`."""

    arrays: Mapping[str, Any]
    content: str
    facts: Mapping[str, Any]


def write_container(
    target: BinaryIO, content: str, facts: Mapping[str, Any], arrays: Mapping[str, AnyArray | Spooled]
) -> None:
    """Write arrays (one-dimensional, little endian) in the order of their names."""
    head: dict[str, Any] = {"version": VERSION, "content": content, "facts": dict(facts), "arrays": {}}
    names = sorted(arrays)
    sums = array("I", (each for name in names for each in _checksums(arrays[name])))
    checksums = np.array(sums, "<u4")
    head["checksums"] = zlib.crc32(raw(checksums))
    at = _aligned(checksums.nbytes)
    for name in names:
        kind, length = _shape(arrays[name])
        head["arrays"][name] = [kind, at, length]
        at += _aligned(np.dtype(kind).itemsize * length)
    text = json.dumps(head, ensure_ascii=False, sort_keys=True).encode()
    text += b" " * (-(_FRONT + len(text)) % _ALIGNED)
    target.write(_MAGIC + len(text).to_bytes(8, "little") + zlib.crc32(text).to_bytes(4, "little") + bytes(4))
    target.write(text)
    for array_ in (checksums, *map(arrays.__getitem__, names)):
        written = 0
        for piece in _pieces(array_):
            target.write(piece)
            written += len(piece)
        target.write(bytes(-written % _ALIGNED))


def read_container(data: memoryview, content: str | None = None, *, lazily: bool = False) -> Container:
    """Open a container that lies in `data`; `content` is what it must be made of.

    Every byte is compared with its checksum; `lazily` leaves that for long arrays until they are used. Raises
    `Unusable`.
    """
    head, at = _head(data)
    if head.get("version") != VERSION:
        raise Unusable(f"version {head.get('version')} instead of {VERSION}")
    if content is not None and head.get("content") != content:
        raise Unusable("made of another library")
    entries = list(_entries(head))
    counts = [-(-np.dtype(kind).itemsize * length // BLOCK) for _, (kind, _, length) in entries]
    checksums = _part(data, "checksums", ("<u4", at, sum(counts)))
    if zlib.crc32(raw(checksums)) != head.get("checksums"):
        raise Unusable("damaged in its checksums")
    arrays: dict[str, Any] = {}
    first = 0
    for (name, (kind, offset, length)), count in zip(entries, counts, strict=True):
        found = _part(data, name, (kind, at + offset, length))
        checked = Checked(name, found, checksums[first : first + count])
        arrays[name] = checked if lazily and found.nbytes >= _LONG else checked.whole()
        first += count
    return Container(arrays, str(head["content"]), head["facts"])


def _part(data: memoryview, name: str, place: tuple[str, int, int]) -> AnyArray:
    kind, offset, length = place
    if offset + np.dtype(kind).itemsize * length > len(data):
        raise Unusable(f"cut short in {name}")
    return np.frombuffer(data, kind, length, offset)


def _head(data: memoryview) -> tuple[dict[str, Any], int]:
    if len(data) < _FRONT or data[:8] != _MAGIC:
        raise Unusable("no index" if len(data) >= _FRONT else "cut short")
    length = int.from_bytes(data[8:16], "little")
    text = bytes(data[_FRONT : _FRONT + length]) if length <= len(data) else b""
    if len(text) != length or zlib.crc32(text) != int.from_bytes(data[16:20], "little"):
        raise Unusable("damaged or cut short in its head")
    head = json.loads(text)
    return head, _FRONT + length


def _entries(head: Mapping[str, Any]) -> Iterable[tuple[str, tuple[str, int, int]]]:
    for name, (kind, offset, length) in head["arrays"].items():
        if kind not in _TYPES or offset < 0 or length < 0:
            raise Unusable(f"{name} is of no known shape")
        yield name, (kind, offset, length)


def _shape(array_: AnyArray | Spooled) -> tuple[str, int]:
    return (array_.dtype, array_.length) if isinstance(array_, Spooled) else (array_.dtype.str, len(array_))


def _pieces(array_: AnyArray | Spooled) -> Iterable[bytes | memoryview]:
    """Return the bytes of an array in pieces that hold whole blocks, but for the last."""
    return array_.pieces() if isinstance(array_, Spooled) else (raw(array_),)


def _checksums(array_: AnyArray | Spooled) -> Iterable[int]:
    for piece in _pieces(array_):
        for at in range(0, len(piece), BLOCK):
            yield zlib.crc32(piece[at : at + BLOCK])


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
