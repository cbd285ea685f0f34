"""One typesetter for all tests of paper: loading faces is the slow part."""

import pytest

from core.paper.typeset import Typesetter


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter()
