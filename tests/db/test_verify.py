"""A sound library verifies; each kind of damage that a seal cannot know of is named."""

from pathlib import Path

import apsw
import pytest

from db.build import build
from db.library import Library, open_library
from db.seal import seal
from db.verify import verify
from tests.db.store import write_store


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return open_library(build(write_store(tmp_path / "store"), tmp_path / "library.db").path)


def altered(library: Library, statement: str) -> Library:
    library.close()
    connection = apsw.Connection(str(library.path))
    connection.execute(statement)
    connection.close()
    seal(library.path)
    return open_library(library.path)


def test_a_sound_library_has_no_faults(library: Library) -> None:
    checks = verify(library)
    assert not [fault for check in checks for fault in check.faults]
    assert all(check.looked_at for check in checks)


def test_names_that_are_missing_are_remarks(library: Library) -> None:
    assert "body/ankara-centre (en, fr)" in verify(library)[-1].remarks


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("update passage set start = start + 1", "source/trial"),
        ("update event set city = 'city/none' where city is not null", "city/none"),
        ("update evententity set entity = 'body/none'", "body/none"),
        ("update recommendationtheme set theme = 'theme/none'", "theme/none"),
        ("update event set end = '1999-01-01'", "event/trial-2016-04-ankara"),
        (
            "update recommendation set text = 'نص آخر' where number = 1",
            "recommendation/trial-2016-04-ankara/1",
        ),
    ],
)
def test_damage_is_named(library: Library, statement: str, named: str) -> None:
    faults = [fault for check in verify(altered(library, statement)) for fault in check.faults]
    assert any(named in fault for fault in faults), faults
