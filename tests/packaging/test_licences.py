"""The list of what is carried: whole, valid, and the same for the same bundle."""

import json
import sys
from pathlib import Path

import numpy
import peewee
import pytest
import typst
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from freezing import components, licences
from freezing.components import Component

TOOLS = {"PyInstaller": "6.22.3"}


@pytest.fixture(scope="module")
def found() -> list[Component]:
    """The components of a bundle of four files."""
    sources = [
        ("peewee", peewee.__file__),
        ("numpy/__init__", numpy.__file__),
        ("typst/_typst.abi3.so", str(next(Path(typst.__file__).parent.glob("_typst*")))),
        ("json", json.__file__),
        (
            "resources/fonts/NotoSans-Regular.ttf",
            str(components.ROOT / "resources/fonts/NotoSans-Regular.ttf"),
        ),
    ]
    return components.components_of(sources)


def named(found: list[Component]) -> dict[str, Component]:
    return {one.name: one for one in found}


def test_every_file_belongs_to_somebody(found: list[Component]) -> None:
    assert {"peewee", "numpy", "typst", "Python", "pyinstaller", "Lucide"} <= named(found).keys()
    assert named(found)["peewee"].files == ("peewee",)
    assert named(found)["Python"].version == ".".join(map(str, sys.version_info[:3]))
    assert all(one.texts for one in found)


def test_a_part_is_listed_only_with_what_brings_it(found: list[Component]) -> None:
    assert "SQLite" not in named(found)
    import apsw

    told = named(components.components_of([("apsw", apsw.__file__)]))
    assert told["SQLite"].version == apsw.sqlite_lib_version()
    assert "numpy" not in told


def test_a_file_of_unknown_origin_stops_the_build(tmp_path: Path) -> None:
    stranger = tmp_path / "libstranger.so.1"
    stranger.write_bytes(b"")
    with pytest.raises(components.UnknownOriginError, match="libstranger"):
        components.components_of([("libstranger.so.1", str(stranger))])


def test_what_the_freezing_made_is_ours_wherever_it_was_made(tmp_path: Path) -> None:
    """The work of a freezing need not lie in the checkout."""
    made = tmp_path / "signature_bootstrap.pyc"
    made.write_bytes(b"")
    names = named(components.components_of([("signature_bootstrap.pyc", str(made))], tmp_path))
    assert "signature_bootstrap.pyc" not in {place for one in names.values() for place in one.files}


def test_the_bill_is_valid_by_the_schema_of_the_standard(found: list[Component], tmp_path: Path) -> None:
    licences.written(found, tmp_path / "licences", TOOLS)
    text = (tmp_path / "licences" / "bill.cdx.json").read_text(encoding="utf-8")
    check = JsonStrictValidator(SchemaVersion.V1_6)
    assert check.validate_str(text) is None
    assert check.validate_str(text.replace('"library"', '"shelf"', 1)) is not None


def test_the_bill_names_the_crates_inside_a_library(found: list[Component]) -> None:
    bill = json.loads(json.dumps(licences.bill(named(found)["typst"], found, TOOLS)))
    crates = next(row for row in bill["components"] if row["name"] == "typst")["components"]
    assert any(crate["purl"].startswith("pkg:cargo/typst") for crate in crates)
    references = [row["bom-ref"] for row in bill["components"]] + [crate["bom-ref"] for crate in crates]
    assert len(set(references)) == len(references)


def test_the_same_components_give_the_same_files(found: list[Component], tmp_path: Path) -> None:
    for name in ("one", "other"):
        licences.written(found, tmp_path / name, TOOLS)
    one, other = (
        {p.name: p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()} for n in ("one", "other")
    )
    assert one == other


def test_the_index_leads_to_every_text(found: list[Component], tmp_path: Path) -> None:
    entries = licences.written(found, tmp_path / "licences", TOOLS)
    index = json.loads((tmp_path / "licences" / "licences.json").read_text(encoding="utf-8"))
    texts = [text for row in [index["program"], *index["components"]] for text in row["texts"]]
    carried = {place.removeprefix("resources/licences/") for place, _, _ in entries}
    assert len(set(texts)) == len(texts)
    assert set(texts) | {"licences.json", "bill.cdx.json"} == carried
    assert "Charles Leifer" in (tmp_path / "licences/peewee/LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "licence"),
    [
        (
            "libfoo1",
            "Format: x\n\nFiles: *\nCopyright: me\nLicense: LGPL-2.1+\n\nFiles: debian/*\nLicense: GPL-2\n",
            "LGPL-2.1+",
        ),
        ("libfoo1", "This package was debianised by hand.\n", ""),
        # As we have read it, whatever the list says of the whole source.
        ("libuuid1", "Format: x\n\nFiles: *\nLicense: GPL-2+\n", "BSD-3-Clause"),
        ("libxcb-shape0", "prose", "MIT"),
    ],
)
def test_licence_of_a_package_of_the_system(name: str, text: str, licence: str) -> None:
    assert components._licence_of_package(name, text) == licence
