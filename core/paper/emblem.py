"""The picture on a cover, made sound and small: whatever file a reader names becomes one PNG of modest size.

What a file says of itself is read first (a few bytes of a PNG or JPEG tell its size), so that a picture of a million
by a million dots is refused before anyone unpacks it. Typst then draws it once; what it cannot read is no picture.
The drawn copy goes into PDF and Word, never the file itself.
"""

import struct
from pathlib import Path

import typst

from core.errors import N_, Refusal, reason_of
from core.paper.page import EMBLEM_DPI, Emblem

MOST_BYTES = 20 * 1024 * 1024
MOST_DOTS = 40_000_000
"""No larger picture is unpacked: each dot takes four bytes."""

WIDEST_MM, HIGHEST_MM = 60, 30
"""The room for an emblem on a cover."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# Start of frame: every number from C0 to CF but those of tables (C4, C8, CC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TEMPLATE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(sys.inputs.name, width: float(sys.inputs.width) * 1mm, height: float(sys.inputs.height) * 1mm, fit: "stretch")
"""

_TOO_LARGE = N_("The picture {path} is too large: at most 20 MB and 40 million dots. Choose a smaller one.")
_NO_PICTURE = N_("The file {path} is no picture that can be read. Choose a PNG or JPEG file.")


def emblem_of(path: Path) -> Emblem:
    """Read a PNG or JPEG. Raises Refusal for what is none, is damaged, or is too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refusal(_TOO_LARGE, path=path)
        data = path.read_bytes()
    except (OSError, ValueError) as trouble:
        reason = reason_of(trouble) if isinstance(trouble, OSError) else trouble
        raise Refusal(
            N_("The picture {path} cannot be read ({reason}). Choose another file."), path=path, reason=reason
        ) from trouble
    size = size_of(data)
    if size is None or not all(size):
        raise Refusal(_NO_PICTURE, path=path)
    width, height = size
    if width * height > MOST_DOTS:
        raise Refusal(_TOO_LARGE, path=path)
    scale = min(WIDEST_MM / width, HIGHEST_MM / height)
    return _drawn(path, width * scale, height * scale)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return the width and height that a PNG or JPEG states, or None for anything else."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack_from(">II", data, 16)
        return width, height
    return _size_of_jpeg(data) if data.startswith(_JPEG) else None


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == 0xFF:
            at += 1
        elif kind in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        elif length < 2:
            return None
        else:
            at += 2 + length
    return None


def _drawn(path: Path, width: float, height: float) -> Emblem:
    try:
        compiler = typst.Compiler(_TEMPLATE, root=path.resolve().parent, ignore_system_fonts=True)
        png = compiler.compile(
            format="png",
            ppi=EMBLEM_DPI,
            sys_inputs={"name": f"/{path.resolve().name}", "width": str(width), "height": str(height)},
        )
    except (typst.TypstError, RuntimeError) as trouble:
        raise Refusal(_NO_PICTURE, path=path) from trouble
    if not isinstance(png, bytes) or (size := size_of(png)) is None:
        raise Refusal(_NO_PICTURE, path=path)
    return Emblem(png, *size)
