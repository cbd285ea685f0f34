"""The frozen program and the places it is started in."""

import os
from pathlib import Path

import pytest

from tests.bundle.places import ROOT, BareRoot, Impossible, Place, ThisSystem, bare_root

MADE = [
    ("bundle", "dist/tawsiyat/tawsiyat", "bundle"),
    ("deb", "dist/tawsiyat_*.deb", "deb"),
    ("windows", "dist/tawsiyat-*-setup.exe", "windows"),
]


@pytest.fixture(autouse=True)
def _made(request: pytest.FixtureRequest) -> None:
    """What is tried must have been made: a test says by its mark what it tries."""
    for mark, file, command in MADE:
        if request.node.get_closest_marker(mark) and not list(ROOT.glob(file)):
            pytest.fail(f"there is no {file} yet; type: make {command}", pytrace=False)


@pytest.fixture(scope="session")
def bare() -> Path:
    """A root without Python and Qt; where none can be made the test is skipped, or fails if CI demands one."""
    try:
        return bare_root()
    except Impossible as reason:
        if os.environ.get("BARE_ROOT") == "required":
            pytest.fail(str(reason), pytrace=False)
        pytest.skip(str(reason))


@pytest.fixture(params=["bare root", "this system"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Each place in turn."""
    out = tmp_path / "out"
    out.mkdir()
    if request.param == "bare root":
        return BareRoot(request.getfixturevalue("bare"), out)
    return ThisSystem(out)
