"""Every step from the version before it, all or nothing, with a copy that was checked."""

import re
from pathlib import Path

import apsw
import pytest
from peewee import PeeweeException
from playhouse.apsw_ext import APSWDatabase

from db import migrations
from db.connection import user_database
from db.migrations import APPLICATION_ID, LATEST, MIGRATIONS, Migration, migrate

HERE = Path(__file__)


def _next(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE setting ADD COLUMN changed TEXT")


def _broken(connection: apsw.Connection) -> None:
    _next(connection)
    connection.execute("INSERT INTO no_such_table VALUES (1)")


def _plus(apply: object) -> tuple[Migration, ...]:
    return (*MIGRATIONS, Migration(f"m{LATEST + 1:04}_next", apply))  # type: ignore[arg-type]


def _schema(database: APSWDatabase) -> dict[str, list[str]]:
    names = database.execute_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: [row[1] for row in database.execute_sql(f"PRAGMA table_info({name})").fetchall()]
        for (name,) in names
    }


@pytest.fixture
def database(tmp_path: Path) -> APSWDatabase:
    made = user_database(tmp_path / "user.db")
    yield made
    made.close()


@pytest.fixture
def filled(database: APSWDatabase, tmp_path: Path) -> APSWDatabase:
    migrate(database, tmp_path / "backups")
    database.execute_sql("INSERT INTO setting VALUES ('language', '\"ar\"')")
    return database


def test_m0001_settings_makes_its_tables_from_nothing(database: APSWDatabase, tmp_path: Path) -> None:
    assert migrate(database, tmp_path / "backups", MIGRATIONS[:1]) is None
    assert _schema(database) == {
        "migration": ["name", "applied_at"],
        "setting": ["key", "value"],
        "search_history": ["id", "query", "at"],
    }
    assert database.user_version == 1
    assert database.application_id == APPLICATION_ID


def test_every_migration_has_a_test_and_a_module() -> None:
    tests = HERE.read_text(encoding="utf-8")
    for step in MIGRATIONS:
        assert re.search(rf"^def test_{step.name}_", tests, re.MULTILINE), f"{step.name} has no test"
    modules = sorted(path.stem for path in Path(migrations.__file__).parent.glob("m[0-9]*.py"))
    assert modules == [step.name for step in MIGRATIONS], "the list and the folder differ"


def test_versions_follow_one_another_from_one() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(1, LATEST + 1))


def test_a_file_of_this_version_is_not_touched(filled: APSWDatabase, tmp_path: Path) -> None:
    before = filled.pragma("data_version"), (tmp_path / "user.db").stat().st_mtime_ns
    assert migrate(filled, tmp_path / "backups") is None
    assert (filled.pragma("data_version"), (tmp_path / "user.db").stat().st_mtime_ns) == before
    assert not (tmp_path / "backups").exists()


def test_a_copy_is_made_before_the_first_missing_step(filled: APSWDatabase, tmp_path: Path) -> None:
    copy = migrate(filled, tmp_path / "backups", _plus(_next))
    assert filled.user_version == LATEST + 1
    assert "changed" in _schema(filled)["setting"]
    old = user_database(copy, "ro")
    assert old.user_version == LATEST
    assert old.execute_sql("SELECT * FROM setting").fetchall() == [("language", '"ar"')]
    old.close()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [copy.name]


def test_a_step_that_fails_leaves_nothing_of_itself(filled: APSWDatabase, tmp_path: Path) -> None:
    before = _schema(filled)
    with pytest.raises((PeeweeException, apsw.Error)):
        migrate(filled, tmp_path / "backups", _plus(_broken))
    assert _schema(filled) == before
    assert filled.user_version == LATEST
    assert filled.execute_sql("SELECT name FROM migration").fetchall() == [(s.name,) for s in MIGRATIONS]


def test_without_a_copy_no_step_is_taken(filled: APSWDatabase, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(OSError):
        migrate(filled, tmp_path / "backups", _plus(_next))
    assert filled.user_version == LATEST


def test_a_copy_that_differs_is_not_kept(
    filled: APSWDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = iter([["one"], ["another"]])
    monkeypatch.setattr(migrations.copying, "_contents", lambda database: next(contents))
    with pytest.raises(apsw.CorruptError):
        migrate(filled, tmp_path / "backups", _plus(_next))
    assert filled.user_version == LATEST
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_second_copy_of_the_same_second_does_not_replace_the_first(
    filled: APSWDatabase, tmp_path: Path
) -> None:
    first = migrations.checked_copy(filled, tmp_path / "backups", 1)
    second = migrations.checked_copy(filled, tmp_path / "backups", 1)
    assert first != second
    assert first.exists()


def test_a_step_done_by_another_process_meanwhile_is_not_done_twice(
    filled: APSWDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = _plus(_next)

    def copy_while_another_migrates(database: APSWDatabase, folder: Path, version: int) -> Path:
        other = user_database(tmp_path / "user.db")
        with other.atomic("IMMEDIATE"):
            migrations._apply(other, steps[-1])
        other.close()
        return folder

    monkeypatch.setattr(migrations, "checked_copy", copy_while_another_migrates)
    migrate(filled, tmp_path / "backups", steps)
    assert filled.user_version == LATEST + 1


def test_m0002_focal_points_makes_its_table_beside_what_was_there(
    database: APSWDatabase, tmp_path: Path
) -> None:
    migrate(database, tmp_path / "backups", MIGRATIONS[:1])
    database.execute_sql("INSERT INTO setting VALUES ('language', '\"fr\"')")
    assert migrate(database, tmp_path / "backups", MIGRATIONS[:2]) is not None
    assert _schema(database)["focal_point"] == [
        *("key", "network", "country", "institution", "name", "position", "email", "phone", "note"),
        "changed",
    ]
    assert database.execute_sql("SELECT * FROM setting").fetchall() == [("language", '"fr"')]
    assert database.user_version == 2


def test_m0003_collections_makes_its_tables_beside_what_was_there(
    database: APSWDatabase, tmp_path: Path
) -> None:
    migrate(database, tmp_path / "backups", MIGRATIONS[:2])
    database.execute_sql("INSERT INTO setting VALUES ('language', '\"fr\"')")
    assert migrate(database, tmp_path / "backups", MIGRATIONS[:3]) is not None
    assert _schema(database)["collection"] == ["key", "name", "used", "changed"]
    assert _schema(database)["collection_item"] == ["collection", "position", "uid", "note"]
    assert database.execute_sql("SELECT * FROM setting").fetchall() == [("language", '"fr"')]
    assert database.user_version == 3
