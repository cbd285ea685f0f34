"""ICU's data without what the program never asks for: 32 MB become 3.

Qt asks ICU three things: the order of words (QCollator), letters' cases where a language has its own rule, and the
one-byte encodings of old systems. The rest of the data (names of languages, places, units and time zones, line
breaking for Thai and Chinese, transliterations, encodings of two bytes) is the larger part and is never read. The
data is a package of named items inside a shared library of one symbol; this module reads that package, writes it
anew with the items that stay, and links it under the same name.

    library = ELF with one symbol, icudtNN_dat, whose bytes are:
    package = head (its size is its first two bytes), count, count × (place of name, place of item), names, items
"""

import re
import struct
import subprocess
from pathlib import Path

_LANGUAGES = ("ar", "en", "fr")
# Converters of one byte are smaller than this, those of two bytes begin at ten thousand.
_LARGEST_CONVERTER = 8192
_ALIGNED = 16


def trimmed(library: Path, folder: Path) -> Path:
    """Return a copy of libicudata, made in `folder`, that holds only what is asked for; needs binutils."""
    folder.mkdir(parents=True, exist_ok=True)
    symbol, package = _package_of(library)
    data = folder / f"{symbol}.bin"
    data.write_bytes(repacked(package))
    made, piece = folder / library.name, folder / f"{symbol}.o"
    mangled = "_binary_" + re.sub(r"\W", "_", data.name)
    _run("ld", "-r", "-b", "binary", "-o", piece.name, data.name, folder=folder)
    _run(
        "objcopy",
        "--rename-section=.data=.rodata,alloc,load,readonly,data,contents",
        f"--set-section-alignment=.rodata={_ALIGNED}",
        f"--redefine-sym={mangled}_start={symbol}",
        f"--strip-symbol={mangled}_end",
        f"--strip-symbol={mangled}_size",
        piece.name,
        folder=folder,
    )
    _run(
        "ld",
        "-shared",
        "-z",
        "noexecstack",
        "--build-id=none",
        f"-soname={library.name}",
        "-o",
        made.name,
        piece.name,
        folder=folder,
    )
    return made


def repacked(package: bytes) -> bytes:
    """Return a package with only the items that `keeps` names, in their old order."""
    head = struct.unpack_from("<H", package)[0]
    items = [(name, body) for name, body in _items(package, head) if keeps(name, len(body))]
    table, names, bodies = b"", b"", b""
    names_at = 4 + 8 * len(items)
    bodies_at = names_at + sum(len(name.encode()) + 1 for name, _ in items)
    bodies_at += -bodies_at % _ALIGNED
    for name, body in items:
        table += struct.pack("<II", names_at + len(names), bodies_at + len(bodies))
        names += name.encode() + b"\0"
        bodies += body + b"\0" * (-len(body) % _ALIGNED)
    gap = b"\0" * (bodies_at - names_at - len(names))
    return package[:head] + struct.pack("<I", len(items)) + table + names + gap + bodies


def keeps(name: str, size: int) -> bool:
    """Say whether an item stays: `icudt73l/coll/ar.res`."""
    _, *folders, item = name.split("/")
    stem, _, kind = item.rpartition(".")
    if kind == "cnv":
        return size <= _LARGEST_CONVERTER
    if kind in {"icu", "nrm"}:
        return folders in ([], ["coll"])
    if kind != "res" or folders not in ([], ["coll"]):
        return False
    # Names of languages are lower case, with parts behind an underscore; the other items are written in camels.
    language = re.fullmatch(r"([a-z]{2,3})(_\w*)?", stem)
    return language is None or language[1] in _LANGUAGES or stem in {"root", "pool", "res_index"}


def _items(package: bytes, head: int) -> list[tuple[str, bytes]]:
    count = struct.unpack_from("<I", package, head)[0]
    places = [struct.unpack_from("<II", package, head + 4 + 8 * index) for index in range(count)]
    ends = [start for _, start in places[1:]] + [len(package) - head]
    return [
        (
            package[head + name : package.index(b"\0", head + name)].decode("ascii"),
            package[head + start : head + end],
        )
        for (name, start), end in zip(places, ends, strict=True)
    ]


def _package_of(library: Path) -> tuple[str, bytes]:
    """Return the symbol and the bytes of the package in a library."""
    symbols = _run("objdump", "-T", str(library))
    found = re.search(r"^([0-9a-f]+)\s.*\s\.rodata\s.*\s(icudt\d+_dat)$", symbols, re.MULTILINE)
    sections = _run("objdump", "-h", "-j", ".rodata", str(library))
    section = re.search(r"\.rodata\s+([0-9a-f]+)\s+([0-9a-f]+)\s+[0-9a-f]+\s+([0-9a-f]+)", sections)
    if found is None or section is None:
        raise ValueError(f"{library} is not the data of ICU as this program knows it")
    size, address, offset = (int(number, 16) for number in section.groups())
    start = offset + int(found[1], 16) - address
    return found[2], library.read_bytes()[start : offset + size]


def _run(command: str, *arguments: str, folder: Path | None = None) -> str:
    done = subprocess.run([command, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout
