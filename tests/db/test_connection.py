"""How SQLite is opened: settings that hold, and paths that stay the path that was meant."""

import threading
from pathlib import Path, PureWindowsPath

import apsw
import pytest
from peewee import DatabaseError, OperationalError

from db import address as addresses
from db.address import file_address
from db.connection import fresh_database, library_database, user_database

NAMES = [
    "plain",
    "with space",
    "a?b",
    "a#b",
    "100%",
    "%41",
    "a&mode=rwc",
    "توصيات",
    "é",
    "'quoted'",
]


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _built(path: Path) -> Path:
    database = fresh_database(path)
    database.execute_sql("CREATE TABLE word (text TEXT)")
    database.execute_sql("INSERT INTO word VALUES ('سلام')")
    database.execute_sql("VACUUM")
    database.close()
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_library_opens_under_any_name_and_leaves_nothing_beside_it(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    database = library_database(_built(folder / f"{name}.db"))
    assert database.execute_sql("SELECT text FROM word").fetchall() == [("سلام",)]
    database.close()
    assert _names(folder) == {f"{name}.db"}


@pytest.mark.parametrize("name", NAMES)
def test_a_user_file_is_made_under_exactly_its_name(tmp_path: Path, name: str) -> None:
    database = user_database(tmp_path / name)
    database.execute_sql("CREATE TABLE word (text TEXT)")
    database.close()
    assert {name} <= _names(tmp_path) <= {name, f"{name}-journal"}


def test_a_relative_path_means_the_folder_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _built(tmp_path / "x.db")
    monkeypatch.chdir(tmp_path)
    database = library_database(Path("x.db"))
    monkeypatch.chdir("/")
    assert database.execute_sql("SELECT count(*) FROM word").fetchone() == (1,)
    database.close()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("C:/Users/x/library.db", "file:///C:/Users/x/library.db"),
        ("C:/Program Files/a#b.db", "file:///C:/Program%20Files/a%23b.db"),
        # A share has no drive; SQLite refuses an authority, so the host goes into the path.
        ("//host/share/x.db", "file:////host/share/x.db"),
    ],
)
def test_windows_paths_become_addresses_that_sqlite_reads(
    monkeypatch: pytest.MonkeyPatch, path: str, address: str
) -> None:
    monkeypatch.setattr(addresses, "Path", PureWindowsPath)
    monkeypatch.setattr(addresses.os.path, "abspath", str)
    assert file_address(PureWindowsPath(path)) == address  # type: ignore[arg-type]


def test_a_library_cannot_be_written(tmp_path: Path) -> None:
    database = library_database(_built(tmp_path / "x.db"))
    for statement in ("DELETE FROM word", "CREATE TABLE t (a)", "PRAGMA user_version = 7"):
        with pytest.raises(OperationalError):
            database.execute_sql(statement)
    database.close()


def test_a_library_runs_no_code_that_its_schema_brings(tmp_path: Path) -> None:
    database = library_database(_built(tmp_path / "x.db"))
    assert database.pragma("trusted_schema") == 0
    assert database.pragma("cell_size_check") == 1
    assert database.connection().config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) == 1
    database.close()


def test_each_thread_reads_a_library_through_its_own_connection(tmp_path: Path) -> None:
    database = library_database(_built(tmp_path / "x.db"))
    seen = [database.connection()]

    def read() -> None:
        assert database.execute_sql("SELECT text FROM word").fetchall() == [("سلام",)]
        seen.append(database.connection())
        database.close()

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    database.close()
    assert len(seen) == 2
    assert seen[0] is not seen[1]


def test_a_missing_library_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OperationalError):
        library_database(tmp_path / "x.db").connect()
    assert _names(tmp_path) == set()


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"nothing of the kind" * 500)
    with pytest.raises(DatabaseError):
        library_database(tmp_path / "x.db").execute_sql("SELECT 1 FROM sqlite_schema")


def test_a_user_file_keeps_the_settings_that_survive_a_power_cut(tmp_path: Path) -> None:
    database = user_database(tmp_path / "u.db")
    assert (database.journal_mode, database.synchronous, database.foreign_keys) == ("truncate", 3, 1)
    assert database.pragma("trusted_schema") == 0
    database.close()


def test_a_user_file_opened_for_writing_only_where_it_is_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(OperationalError):
        user_database(tmp_path / "u.db", "rw").connect()
    assert _names(tmp_path) == set()


def test_the_same_statements_build_the_same_bytes(tmp_path: Path) -> None:
    assert _built(tmp_path / "a.db").read_bytes() == _built(tmp_path / "b.db").read_bytes()
