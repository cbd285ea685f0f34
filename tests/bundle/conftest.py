"""The frozen program and the places it is started in."""

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
    """A root without Python and Qt; the test is skipped, with the reason, where none can be made."""
    try:
        return bare_root()
    except Impossible as reason:
        pytest.skip(str(reason))


@pytest.fixture(params=["bare root", "this system"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Each place in turn."""
    out = tmp_path / "out"
    out.mkdir()
    if request.param == "bare root":
        return BareRoot(request.getfixturevalue("bare"), out)
    return ThisSystem(out)
