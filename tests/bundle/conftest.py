"""The frozen program and the places it is started in."""

import os
from pathlib import Path

import pytest

from tests.bundle.places import BUNDLE, PROGRAM, BareRoot, Impossible, Place, ThisSystem, bare_root


@pytest.fixture(scope="session", autouse=True)
def bundle() -> Path:
    """The folder that make bundle made."""
    if not (BUNDLE / PROGRAM).is_file():
        pytest.fail("there is no frozen program yet; type: make bundle", pytrace=False)
    return BUNDLE


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
