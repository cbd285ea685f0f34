"""What can be the matter with a user's file, and what is done about it before the first setting is read.

| the file is… | what is done | saved from now on |
|---|---|---|
| missing | made on the spot | yes |
| of an earlier version | copied, then migrated | yes |
| empty, as a power cut leaves it | begun anew, and said | yes |
| damaged, or no database of ours | moved aside whole, never deleted; a new one is begun, and said | yes |
| of a newer version | left alone, and said | no |
| in use by another program | left alone, and said | no |
| in a folder that cannot be written | read where it can be, and said | no |
| not to be written for want of space | left as it is, and said | no |

«No» means that the program goes on with what it could read, and keeps changes in memory.
"""

import errno
import json
import logging
import tempfile
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import apsw
from peewee import PeeweeException
from playhouse.apsw_ext import APSWDatabase

from core.errors import N_, Refusal, reason_of
from core.records.collections import Collection
from core.records.focal_points import FocalPoint
from db.connection import user_database
from db.migrations import APPLICATION_ID, LATEST, migrate
from db.migrations.copying import unused
from db.user_collections import read_collections

_log = logging.getLogger(__name__)

_JOURNAL = "-journal"
_WITH_FOCAL_POINTS = 2
_COLUMNS = ("key", "network", "country", "institution", "name", "position", "email", "phone", "note")

LOCKED = N_(
    "Your file {path} is in use by another program. Nothing that you change or write is saved now: "
    "close that program, then start this one again."
)
NOT_WRITABLE = N_(
    "The folder {path} cannot be written to. You can read and search, but nothing that you change or write is saved: "
    "allow writing there, or name another folder in TAWSIYAT_HOME."
)
FULL = N_("The disk is full, so {path} could not be saved. Free some space: what was saved before is safe.")
NEWER = N_(
    "Your file {path} was written by a newer version of the program. It is left as it is, and nothing that you "
    "change or write is saved: install the newer version."
)
DAMAGED = N_(
    "Your file {path} was damaged. It is kept as {kept}, and a new one was begun: settings, collections "
    "and notes start afresh."
)
EMPTY = N_(
    "Your file {path} was empty, as after a power failure. A new one was begun: settings, "
    "collections and notes start afresh."
)
HARMED = N_(
    "Your file {path} is damaged. Open the window: it keeps the file under another name and begins a new one."
)
BLANK = N_("Your file {path} is empty, as after a power failure. Open the window: it begins a new one.")
STUCK = N_(
    "Your file {path} is damaged and could not be moved aside ({reason}). Nothing that you change or write is saved: "
    "move it to another place, then start the program again."
)
FAILED = N_(
    "Your file {path} cannot be used ({reason}). Nothing that you change or write is saved: check the disk, then start "
    "the program again."
)


class _NewerError(Exception):
    """The file's version is greater than any that this program knows."""


class _ForeignError(Exception):
    """The file is a database of another program."""


# The statements are ours and tested, so where one does not fit the file, its schema was damaged.
_DAMAGES = (
    apsw.CorruptError,
    apsw.NotADBError,
    apsw.FormatError,
    apsw.SQLError,
    apsw.ConstraintError,
    UnicodeDecodeError,
    _ForeignError,
)
_BUSY = (apsw.BusyError, apsw.LockedError)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
_WORLD = (PeeweeException, apsw.Error, OSError, UnicodeDecodeError, _NewerError, _ForeignError)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a user's file held when it was opened, whether it can be written, and what was the matter."""

    settings: dict[str, Any] = field(default_factory=dict)
    searches: tuple[str, ...] = ()
    focal_points: tuple[FocalPoint, ...] = ()
    collections: tuple[Collection, ...] = ()
    writable: bool = False
    trouble: Refusal | None = None


def open_contents(path: Path, *, timeout: float = 2.0, vfs: str = "") -> Contents:
    """Bring the file at `path` to this version and read it; never raises for what the world did to it.

    `timeout` is how many seconds to wait for another process that holds the file.
    """
    began_empty = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A folder that lets the file be written but not its journal would fail only at the first save.
        tempfile.TemporaryFile(dir=path.parent).close()
        began_empty = path.exists() and path.stat().st_size == 0
        contents = _ready(path, timeout, vfs)
    except _WORLD as error:
        return _despite(path, timeout, vfs, error)
    return replace(contents, trouble=Refusal(EMPTY, path=path) if began_empty else None)


def read_contents(path: Path, *, timeout: float = 2.0, vfs: str = "") -> Contents:
    """Read the file at `path` and change nothing; a missing file is an empty one."""
    try:
        if not path.exists():
            return Contents()
        if not path.stat().st_size:
            return Contents(trouble=Refusal(BLANK, path=path))
        database = user_database(path, "ro", timeout=timeout, vfs=vfs)
        try:
            _look(database, path)
            return _contents(database)
        finally:
            database.close()
    except _WORLD as error:
        _log.warning("%s cannot be read", path, exc_info=_cause(error))
        harmed = isinstance(_cause(error), _DAMAGES)
        return Contents(trouble=Refusal(HARMED, path=path) if harmed else refusal_of(path, error))


def refusal_of(path: Path, error: BaseException) -> Refusal:
    """Say what an error of the database or the system means to the reader."""
    cause = _cause(error)
    number = cause.errno if isinstance(cause, OSError) else None
    moved = getattr(cause, "extendedresult", None) == apsw.SQLITE_READONLY_DBMOVED
    if isinstance(cause, _NewerError):
        return Refusal(NEWER, path=path)
    if isinstance(cause, _BUSY):
        return Refusal(LOCKED, path=path)
    if isinstance(cause, apsw.FullError) or number in _FULL:
        return Refusal(FULL, path=path)
    if (isinstance(cause, apsw.ReadOnlyError) and not moved) or number in _READ_ONLY:
        return Refusal(NOT_WRITABLE, path=path.parent)
    reason: object = cause
    if isinstance(cause, OSError):
        reason = reason_of(cause)
    elif isinstance(cause, apsw.CantOpenError):
        reason = Refusal(N_("it cannot be opened"))
    return Refusal(FAILED, path=path, reason=reason)


def _ready(path: Path, timeout: float, vfs: str) -> Contents:
    database = user_database(path, "rwc", timeout=timeout, vfs=vfs)
    try:
        _look(database, path)
        if database.connection().readonly("main"):
            raise apsw.ReadOnlyError(f"{path} is open for reading only")
        migrate(database, path.parent / "backups")
        return replace(_contents(database), writable=True)
    finally:
        database.close()


def _look(database: APSWDatabase, path: Path) -> None:
    """Raise unless the file is whole, ours (or still blank), and of a version that is known."""
    ours = database.application_id == APPLICATION_ID
    if ours and database.user_version > LATEST:
        raise _NewerError("the file is of a newer version")
    # SQLite takes fewer bytes than a page for no file at all, and would write over them.
    if not ours and path.stat().st_size:
        raise _ForeignError("the file is a database of another program")
    (verdict,) = database.execute_sql("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise apsw.CorruptError(verdict)


def _contents(database: APSWDatabase) -> Contents:
    """Read the settings and the queries, newest first; a value that no longer reads as one is left out."""
    if not database.user_version:
        return Contents()
    # As bytes, because the integrity check sees no damage inside a text and one bad letter must cost one value.
    settings = database.execute_sql("SELECT CAST(key AS BLOB), CAST(value AS BLOB) FROM setting").fetchall()
    queries = database.execute_sql(
        "SELECT CAST(query AS BLOB) FROM search_history ORDER BY id DESC"
    ).fetchall()
    return Contents(
        {key.decode("utf-8", "replace"): value for key, text in settings for value in _readable(text)},
        tuple(query.decode("utf-8", "replace") for (query,) in queries),
        _focal_points(database),
        read_collections(database),
    )


def _focal_points(database: APSWDatabase) -> tuple[FocalPoint, ...]:
    if database.user_version < _WITH_FOCAL_POINTS:
        return ()
    columns = ", ".join(f"CAST({name} AS BLOB)" for name in _COLUMNS)
    rows = database.execute_sql(f"SELECT {columns} FROM focal_point ORDER BY key").fetchall()
    return tuple(FocalPoint(*(cell.decode("utf-8", "replace") for cell in row)) for row in rows)


def _readable(text: bytes) -> tuple[Any, ...]:
    try:
        return (json.loads(text),)
    except ValueError:
        _log.warning("a setting is not readable: %r", text[:80])
        return ()


def _despite(path: Path, timeout: float, vfs: str, error: BaseException) -> Contents:
    """Go on as well as can be after `error`."""
    _log.warning("%s cannot be opened for writing", path, exc_info=_cause(error))
    if isinstance(_cause(error), _DAMAGES):
        return _begin_anew(path, timeout, vfs)
    refusal = refusal_of(path, error)
    if isinstance(_cause(error), _NewerError):
        return Contents(trouble=refusal)
    # Whoever holds the file against reading too was waited for once already.
    return replace(read_contents(path, timeout=0, vfs=vfs), trouble=refusal)


def _begin_anew(path: Path, timeout: float, vfs: str) -> Contents:
    try:
        kept = _move_aside(path)
    except OSError as error:
        return Contents(trouble=Refusal(STUCK, path=path, reason=reason_of(error)))
    try:
        contents = _ready(path, timeout, vfs)
    except _WORLD as error:
        _log.warning("%s cannot be begun anew", path, exc_info=_cause(error))
        return Contents(trouble=refusal_of(path, error))
    return replace(contents, trouble=Refusal(DAMAGED, path=path, kept=kept))


def _move_aside(path: Path) -> Path:
    """Rename the file and its journal together; return the new path.

    The journal goes first: left behind, it would be played back into the file that is begun in the old one's place.
    """
    kept = unused(path.with_stem(f"{path.stem}.damaged-{datetime.now():%Y%m%d-%H%M%S}"))
    journal = _journal_of(path)
    if journal.exists():
        journal.rename(_journal_of(kept))
    path.rename(kept)
    return kept


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + _JOURNAL)


def _cause(error: BaseException) -> BaseException:
    """Return SQLite's own error where peewee wrapped it."""
    while isinstance(wrapped := getattr(error, "orig", None), BaseException):
        error = wrapped
    return error
