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
    checks = {check.name: check for check in verify(library)}
    assert "body/ankara-centre (en, fr)" in checks["Names in three languages"].remarks


def test_one_body_under_two_spellings_is_a_remark(tmp_path: Path) -> None:
    store = write_store(tmp_path / "store")
    with (store / "vocabulary" / "all.toml").open("a", encoding="utf-8") as file:
        file.write(
            '[[entity]]\nuid = "body/centre"\ntype = "other"\nar = "مراكز أنقره"\naliases = ["مركز انقره"]\n'
        )
    library = open_library(build(store, tmp_path / "library.db").path)
    checks = {check.name: check for check in verify(library)}
    remarks = checks["Bodies and people under two spellings"].remarks
    assert [remark.split(":")[0] for remark in remarks] == ["body/ankara-centre = body/centre"]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("update passage set start = start + 1", "source/trial"),
        ("update event set city = 'city/none' where city is not null", "city/none"),
        ("update evententity set entity = 'body/none'", "body/none"),
        ("update recommendationtheme set theme = 'theme/none'", "theme/none"),
        ("update statement set as_of = '2030-01-01' where number = 7", "network/trial figure"),
        ("update statement set subject = 'body/none'", "body/none"),
        ("update statement set year = 2020, until = 2019", "2020–2019"),
        ("update reform set year = 2031", "reform/tr-2023-funds"),
        ("update accountentity set entity = 'theme/none'", "theme/none"),
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
