"""Which characters a TrueType face can draw, read from its `cmap` table.

A tagged PDF may hold no character without a glyph, and Typst refuses the whole page for one; so what the bundled
faces lack is found before. Only the two table formats that cover Unicode are read, 4 (the basic plane, 16-bit
segments) and 12 (all planes, 32-bit groups), as the OpenType specification lays them out.
"""

import struct
from pathlib import Path

_DIRECTORY, _ENTRY = 12, 16


def drawn_by(face: Path) -> frozenset[int]:
    """Return the code points that a face has a glyph for. Raises OSError, and ValueError for no such file format."""
    data = face.read_bytes()
    try:
        table = _cmap(data)
        (count,) = struct.unpack_from(">H", table, 2)
        offsets = {struct.unpack_from(">HHI", table, 4 + 8 * i)[2] for i in range(count)}
        return frozenset().union(*(_subtable(table, offset) for offset in offsets))
    except (struct.error, IndexError) as trouble:
        raise ValueError(f"{face.name} is no readable TrueType face") from trouble


def _cmap(data: bytes) -> bytes:
    (tables,) = struct.unpack_from(">H", data, 4)
    for i in range(tables):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, _DIRECTORY + _ENTRY * i)
        if tag == b"cmap":
            return data[offset : offset + length]
    raise ValueError("the face has no cmap table")


def _subtable(table: bytes, offset: int) -> set[int]:
    (form,) = struct.unpack_from(">H", table, offset)
    if form == 4:
        return _segments(table, offset)
    return _groups(table, offset) if form == 12 else set()


def _segments(table: bytes, offset: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", table, offset + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, offset + 14)
    rest = offset + 16 + doubled
    starts = struct.unpack_from(f">{count}H", table, rest)
    deltas = struct.unpack_from(f">{count}H", table, rest + doubled)
    ranges = struct.unpack_from(f">{count}H", table, rest + 2 * doubled)
    found: set[int] = set()
    for i, (start, end, delta, reach) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        if reach == 0:
            found.update(code for code in range(start, end + 1) if (code + delta) & 0xFFFF)
            continue
        # The offset counts from where it stands itself, in the middle of the table.
        base = rest + 2 * doubled + 2 * i + reach
        glyphs = struct.unpack_from(f">{end - start + 1}H", table, base)
        found.update(start + step for step, glyph in enumerate(glyphs) if glyph)
    return found - {0xFFFF}


def _groups(table: bytes, offset: int) -> set[int]:
    (count,) = struct.unpack_from(">I", table, offset + 12)
    found: set[int] = set()
    for i in range(count):
        start, end, _ = struct.unpack_from(">III", table, offset + 16 + 12 * i)
        found.update(range(start, end + 1))
    return found
