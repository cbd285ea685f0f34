"""ICU's data made smaller: which items stay, and that the package stays one."""

import struct

import pytest
from freezing import icu

HEAD = struct.pack("<HBB", 32, 0xDA, 0x27) + b"CmnD".rjust(28, b"\0")


def package_of(items: dict[str, bytes]) -> bytes:
    """Make a package as ICU lays it out."""
    names, bodies, table = b"", b"", b""
    names_at = 4 + 8 * len(items)
    start = -(-(names_at + sum(len(name) + 1 for name in items)) // 16) * 16
    for name, body in items.items():
        table += struct.pack("<II", names_at + len(names), start + len(bodies))
        names += name.encode() + b"\0"
        bodies += body.ljust(-(-len(body) // 16) * 16, b"\0")
    return HEAD + struct.pack("<I", len(items)) + (table + names).ljust(start - 4, b"\0") + bodies


@pytest.mark.parametrize(
    ("name", "size", "stays"),
    [
        ("icudt73l/coll/ucadata.icu", 570_256, True),
        ("icudt73l/coll/root.res", 301_712, True),
        ("icudt73l/coll/ar.res", 9_000, True),
        ("icudt73l/coll/fr_CA.res", 500, True),
        ("icudt73l/coll/zh.res", 712_800, False),
        ("icudt73l/coll/es__TRADITIONAL.res", 300, False),
        ("icudt73l/root.res", 9_000, True),
        ("icudt73l/ar_SA.res", 500, True),
        ("icudt73l/es_419.res", 500, False),
        # Of no language: sub-tags, systems of numbers.
        ("icudt73l/likelySubtags.res", 268_496, True),
        ("icudt73l/lang/ar.res", 30_000, False),
        ("icudt73l/brkitr/thaidict.dict", 100_000, False),
        # Arabic of Windows is the largest table of one byte, and larger than 4 KB.
        ("icudt73l/ibm-5352_P100-1998.cnv", 4_224, True),
        ("icudt73l/gb18030.cnv", 232_816, False),
        ("icudt73l/rfc3491.spp", 20_000, False),
        ("icudt73l/nfkc.nrm", 60_000, True),
    ],
)
def test_what_stays_is_what_the_program_asks_for(name: str, size: int, stays: bool) -> None:
    assert icu.keeps(name, size) is stays


def test_a_package_keeps_its_head_and_the_bytes_and_order_of_what_stays() -> None:
    kept = {
        "icudt73l/ar.res": b"arabic" * 9,
        "icudt73l/coll/root.res": b"order",
        "icudt73l/nfkc.nrm": b"n" * 16,
    }
    whole = package_of({"icudt73l/aa.res": b"afar", **kept, "icudt73l/zone/ar.res": b"hours"})
    made = icu.repacked(whole)
    assert made == package_of(kept)
    assert icu.repacked(made) == made
