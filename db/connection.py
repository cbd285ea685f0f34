"""The one way to SQLite: three kinds of database, opened by apsw and spoken to through peewee.

The process holds one SQLite library. The standard library's sqlite3 beside it, or a plain `open()` on a
database that is in use, would drop the file locks of the other (POSIX frees a process's locks on a file when
any of its descriptors is closed). So everything here is apsw, and tables are bound to a database for each
query: `query.bind(database)`.

Settings, and why:

- library: `immutable=1` takes no locks and leaves no files beside it, so it works on read-only media;
  `trusted_schema`, `cell_size_check`, defensive and `query_only` because its bytes come from elsewhere.
- user file: `journal_mode=TRUNCATE` with `synchronous=EXTRA` lost no acknowledged save at any fault point
  (`tests/db/faults.py`); write-ahead logging would leave the newest notes in a second file that a copy
  of the `.db` misses, and cannot be read from a read-only folder.
- fresh: no journal and no syncing, since a build that is interrupted is thrown away.
"""

from pathlib import Path
from typing import Any, Literal

import apsw
from playhouse.apsw_ext import APSWDatabase

from db.address import file_address

PAGE_SIZE = 4096
"""Bytes per page of every database made here; fixed, because a repeatable build depends on it."""

_READ = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
_WRITE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI

Mode = Literal["ro", "rw", "rwc"]

_UNTRUSTED = {"trusted_schema": 0, "cell_size_check": 1}


class _DefensiveDatabase(APSWDatabase):  # type: ignore[misc]  # peewee carries no types
    """A database whose schema cannot be damaged by SQL, and that runs no code that its file brings along."""

    def _add_conn_hooks(self, connection: apsw.Connection) -> None:
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        super()._add_conn_hooks(connection)


def sqlite_version() -> str:
    """Return the version of the SQLite that everything here speaks to."""
    return str(apsw.sqlite_lib_version())


def library_database(path: Path) -> APSWDatabase:
    """Return the library at `path`, read-only; each thread that uses it opens its own connection.

    Nothing is opened yet: the first query in a thread raises peewee's errors where the file is missing or
    damaged. The file must not change while it is open.
    """
    return _DefensiveDatabase(
        file_address(path, immutable="1", mode="ro"),
        pragmas={**_UNTRUSTED, "query_only": 1},
        flags=_READ,
    )


def user_database(path: Path, mode: Mode = "rwc", *, timeout: float = 2.0, vfs: str = "") -> APSWDatabase:
    """Return the user's file at `path`, to read (`ro`), to write (`rw`), or to make if it is missing (`rwc`).

    `timeout` is how many seconds a statement waits for another process to let go of the file.
    `vfs` names another file layer of SQLite: the one of the fault tests.
    """
    durable = {"query_only": 1} if mode == "ro" else {"journal_mode": "TRUNCATE", "synchronous": "EXTRA"}
    layer: dict[str, Any] = {"vfs": vfs} if vfs else {}
    return _DefensiveDatabase(
        file_address(path, mode=mode),
        pragmas={"page_size": PAGE_SIZE, **_UNTRUSTED, **durable, "foreign_keys": 1},
        timeout=timeout,
        flags=_READ if mode == "ro" else _WRITE,
        **layer,
    )


def fresh_database(path: Path) -> APSWDatabase:
    """Return a new database at `path` to be filled by a build; the same statements give the same bytes.

    The caller builds beside the final name, runs VACUUM at the end, closes, and replaces.
    """
    return APSWDatabase(
        file_address(path),
        pragmas={
            "page_size": PAGE_SIZE,
            "encoding": "'UTF-8'",
            "auto_vacuum": "NONE",
            "journal_mode": "OFF",
            "synchronous": "OFF",
            "locking_mode": "EXCLUSIVE",
            "foreign_keys": 1,
        },
        flags=_WRITE,
    )
