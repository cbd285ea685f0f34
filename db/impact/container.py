"""Named arrays in one run of bytes: how an index lies in a file, or in a row of the library.

    magic (8)  length of the head (8, little endian)  CRC-32 of the head (4)  zero (4)  head  arrays

The head is JSON: the version of the format, the content that the index was made of, and for each array its type,
place, length and CRC-32. Arrays begin at multiples of 64 and are read where they lie, without a copy. A container
of another version or content, or whose bytes are not those that were written, is no index: `Unusable` says why,
and the library is searched without it until it is made again.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from db.impact.arrays import AnyArray, raw
from db.impact.spool import Spooled

VERSION = 2
"""Raised with every change of what is stored or of how words are analysed."""

_MAGIC = b"TWS-IMP\n"
_FRONT = 24
_ALIGNED = 64
_TYPES = frozenset(("|u1", "<u2", "<u4", "<i4", "<i8", "<f4"))


class Unusable(Exception):  # noqa: N818 - a state of the file, not an error of ours
    """Raised where bytes are no index that can be used; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class Container:
    """The arrays of an opened container, and what its head says."""

    arrays: Mapping[str, AnyArray]
    content: str
    facts: Mapping[str, Any]


def write_container(
    target: BinaryIO, content: str, facts: Mapping[str, Any], arrays: Mapping[str, AnyArray | Spooled]
) -> None:
    """Write arrays (one-dimensional, little endian) in the order of their names."""
    head: dict[str, Any] = {"version": VERSION, "content": content, "facts": dict(facts), "arrays": {}}
    at = 0
    for name in sorted(arrays):
        kind, length, checksum = _entry(arrays[name])
        head["arrays"][name] = [kind, at, length, checksum]
        at += -(-np.dtype(kind).itemsize * length // _ALIGNED) * _ALIGNED
    text = json.dumps(head, ensure_ascii=False, sort_keys=True).encode()
    text += b" " * (-(_FRONT + len(text)) % _ALIGNED)
    target.write(_MAGIC + len(text).to_bytes(8, "little") + zlib.crc32(text).to_bytes(4, "little") + bytes(4))
    target.write(text)
    for name in sorted(arrays):
        array, written = arrays[name], 0
        for piece in array.pieces() if isinstance(array, Spooled) else (raw(array),):
            target.write(piece)
            written += len(piece)
        target.write(bytes(-written % _ALIGNED))


def read_container(data: memoryview, content: str | None = None, *, check: bool = True) -> Container:
    """Open a container that lies in `data`; `content` is what it must be made of.

    `check` compares every byte with its checksum. Raises `Unusable`.
    """
    head, at = _head(data)
    if head.get("version") != VERSION:
        raise Unusable(f"version {head.get('version')} instead of {VERSION}")
    if content is not None and head.get("content") != content:
        raise Unusable("made of another library")
    arrays: dict[str, AnyArray] = {}
    for name, (kind, offset, length, checksum) in _entries(head):
        size = np.dtype(kind).itemsize * length
        if at + offset + size > len(data):
            raise Unusable(f"cut short in {name}")
        array: AnyArray = np.frombuffer(data, kind, length, at + offset)
        if check and _checksum(array) != checksum:
            raise Unusable(f"damaged in {name}")
        arrays[name] = array
    return Container(arrays, str(head["content"]), head["facts"])


def _head(data: memoryview) -> tuple[dict[str, Any], int]:
    if len(data) < _FRONT or data[:8] != _MAGIC:
        raise Unusable("no index" if len(data) >= _FRONT else "cut short")
    length = int.from_bytes(data[8:16], "little")
    text = bytes(data[_FRONT : _FRONT + length]) if length <= len(data) else b""
    if len(text) != length or zlib.crc32(text) != int.from_bytes(data[16:20], "little"):
        raise Unusable("damaged or cut short in its head")
    head = json.loads(text)
    return head, _FRONT + length


def _entries(head: Mapping[str, Any]) -> Iterable[tuple[str, tuple[str, int, int, int]]]:
    for name, (kind, offset, length, checksum) in head["arrays"].items():
        if kind not in _TYPES or offset < 0 or length < 0:
            raise Unusable(f"{name} is of no known shape")
        yield name, (kind, offset, length, checksum)


def _entry(array: AnyArray | Spooled) -> tuple[str, int, int]:
    if isinstance(array, Spooled):
        return array.dtype, array.length, array.checksum
    return array.dtype.str, len(array), _checksum(array)


def _checksum(array: AnyArray) -> int:
    return zlib.crc32(raw(array))
