"""The bundled library, built once for the tests of this folder."""

from pathlib import Path

import pytest

import resources
from db.build import build


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the bundled library."""
    path = tmp_path_factory.mktemp("bundled") / "library.db"
    build(resources.path(), path)
    return path
