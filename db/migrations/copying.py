"""A copy of the user's file that was looked at before it is relied on."""

import os
from datetime import datetime
from pathlib import Path

import apsw
from playhouse.apsw_ext import APSWDatabase

from db.address import file_address
from db.connection import user_database


def checked_copy(database: APSWDatabase, folder: Path, version: int) -> Path:
    """Copy the whole file into `folder` and check the copy; return its path, which names version and time.

    The copy is made beside its final name, so a file of that name is always whole. Raises peewee's errors, OSError,
    and apsw.CorruptError where the copy does not hold what the file holds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    final = unused(folder / f"user-v{version}-{datetime.now():%Y%m%d-%H%M%S}.db")
    part = final.with_suffix(".part")
    try:
        database.execute_sql("VACUUM INTO ?", (file_address(part),))
        _compare(database, part)
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)
    settle(folder)
    return final


def unused(path: Path) -> Path:
    """Return `path`, or the first like it with a number before the suffix that no file has yet."""
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate


def settle(folder: Path) -> None:
    """Have the names in `folder` written to the disk, where the system can be asked to (not on Windows)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _compare(database: APSWDatabase, path: Path) -> None:
    copy = user_database(path, "ro")
    try:
        (verdict,) = copy.execute_sql("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok" or _contents(copy) != _contents(database):
            raise apsw.CorruptError(f"the copy {path} differs from the file: {verdict}")
    finally:
        copy.close()


def _contents(database: APSWDatabase) -> list[tuple[object, ...]]:
    version = database.user_version
    tables = database.execute_sql("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    counts = [
        (name, database.execute_sql(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name, sql in tables
        if (sql or "").startswith("CREATE TABLE")
    ]
    return [("version", version), *tables, *counts]
