"""The user's file while the program runs: settings, the queries that were searched, focal points,
collections.

What is read comes from memory, so reading never waits. What is kept goes to memory at once and to the disk in one
writer thread, which holds the only connection and saves whatever has gathered in one transaction. A `keep` answers
with a `Future` that is done when the disk has it: only then may a reader be told that it is saved.

What could not be saved (a full disk, another program that holds the file) is kept and tried again with the next
save, on `saved()` and on `close()`. Where the file cannot be used at all, the program goes on in memory and
`trouble` says why (`db.user_opening` lists the cases).
"""

import json
import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self, TypeVar

import apsw
from peewee import PeeweeException
from playhouse.apsw_ext import APSWDatabase

from core.errors import Refusal
from core.records.collections import Cabinet, Collection, cabinet_of
from core.records.focal_points import FocalPoint
from db import user_models
from db.connection import user_database
from db.home import user_file_path
from db.user_collections import drop_collections, put_collection
from db.user_models import SearchHistory, Setting
from db.user_opening import Contents, open_contents, read_contents, refusal_of

HISTORY = 200
"""How many queries are remembered."""

_LONGEST = 500
"""The longest query, in letters, that is worth remembering."""

_log = logging.getLogger(__name__)

_Value = TypeVar("_Value")
_Save = Callable[[APSWDatabase], object]


def open_user_file(folder: Path | None = None, *, read_only: bool = False) -> "UserFile":
    """Open the user's file in `folder`, or in the user's folder; make it if it is missing.

    Never raises for what the world did to the file: look at `trouble`. With `read_only` nothing is made, migrated
    or moved, and nothing will be saved.
    """
    path = user_file_path(folder)
    return UserFile(path, read_contents(path) if read_only else open_contents(path))


class UserFile:
    """What is the user's own; used from any thread, closed once at the end."""

    def __init__(self, path: Path, contents: Contents, *, timeout: float = 2.0, vfs: str = "") -> None:
        self.path = path
        self._settings = dict(contents.settings)
        self._searches = contents.searches
        self._focal_points = {point.key: point for point in contents.focal_points}
        self._collections = {collection.key: collection for collection in contents.collections}
        self._opening_trouble = contents.trouble
        self._writer = _Writer(path, timeout, vfs) if contents.writable else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def trouble(self) -> Refusal | None:
        """What is the matter now: why the last save failed, else what was found on opening."""
        return (self._writer.trouble if self._writer else None) or self._opening_trouble

    def setting(self, key: str, default: _Value) -> _Value:
        """Return the value that was kept under `key`; `default` where there is none or it is of another type."""
        value = self._settings.get(key, default)
        if isinstance(default, tuple) and isinstance(value, list):
            value = tuple(value)
        return value if default is None or type(value) is type(default) else default

    def keep(self, key: str, value: object) -> Future[None]:
        """Keep `value` (whatever JSON can say) under `key`; return at once.

        The future is done when the value is on the disk, and holds a `Refusal` where it could not be put there.
        """
        self._settings[key] = json.loads(json.dumps(value, allow_nan=False))
        return self._save(
            f"setting {key}", Setting.insert(key=key, value=value).on_conflict_replace().execute
        )

    def remember(self, query: str) -> Future[None]:
        """Put a query at the top of the searches; the oldest above `HISTORY` are forgotten."""
        words = query.encode("utf-8", "replace").decode().strip()
        if not words or len(words) > _LONGEST:
            return _done(None)
        self._searches = (words, *(search for search in self._searches if search != words))[:HISTORY]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return self._save(f"search {words}", lambda database: _put_search(database, words, now))

    def searches(self) -> tuple[str, ...]:
        """Return the queries that were searched, newest first."""
        return self._searches

    def forget_searches(self) -> Future[None]:
        """Forget every query that was searched."""
        self._searches = ()
        return self._save("forget", SearchHistory.delete().execute)

    def focal_points(self) -> tuple[FocalPoint, ...]:
        """Return the focal points that the user wrote down, by network, country and institution."""
        order = sorted(
            self._focal_points.values(), key=lambda p: (p.network, p.country, p.institution, p.key)
        )
        return tuple(order)

    def keep_focal_points(self, points: Iterable[FocalPoint]) -> Future[None]:
        """Keep focal points, new or changed, all of them or none."""
        kept = tuple(points)
        self._focal_points |= {point.key: point for point in kept}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        name = f"focal points {' '.join(point.key for point in kept)}"
        return self._save(name, lambda database: _put_focal_points(database, kept, now))

    def forget_focal_points(self, keys: Iterable[str]) -> Future[None]:
        """Forget focal points by their keys."""
        gone = tuple(keys)
        for key in gone:
            self._focal_points.pop(key, None)
        query = user_models.FocalPoint.delete().where(user_models.FocalPoint.key.in_(gone))
        return self._save(f"forget focal points {' '.join(gone)}", query.execute)

    def collections(self) -> Cabinet:
        """Return the collections that the user put together, the one used last first."""
        return cabinet_of(self._collections.values())

    def keep_collection(self, collection: Collection) -> Future[None]:
        """Keep a collection, new or changed, with all that lies in it."""
        self._collections[collection.key] = collection
        name = f"collection {collection.key}"
        return self._save(name, lambda database: put_collection(database, collection))

    def forget_collection(self, key: str) -> Future[None]:
        """Forget a collection and what lies in it; the records stay in the library."""
        self._collections.pop(key, None)
        return self._save(f"collection {key}", lambda database: drop_collections(database, (key,)))

    def saved(self, timeout: float | None = None) -> bool:
        """Wait until everything kept so far is on the disk; tell whether it is. `timeout` is in seconds."""
        try:
            self._save("", None).result(timeout)
        except (Refusal, TimeoutError):
            return False
        return True

    def close(self) -> None:
        """Save what waits, then let go of the file. Nothing may be kept afterwards."""
        if self._writer:
            self._writer.close()

    def _save(self, name: str, save: _Save | None) -> Future[None]:
        if self._writer:
            return self._writer.save(name, save)
        return _done(self._opening_trouble or ValueError(f"{self.path} was opened for reading only"))


@dataclass(frozen=True, slots=True)
class _Task:
    """One save with the future that tells of it; without a save, a wish to know that all before is saved."""

    name: str
    save: _Save | None
    future: Future[None]


class _Writer:
    """The thread that holds the connection, and the saves that wait for it. It starts with the first save."""

    def __init__(self, path: Path, timeout: float, vfs: str) -> None:
        self.trouble: Refusal | None = None
        self._path = path
        self._timeout = timeout
        self._vfs = vfs
        self._database: APSWDatabase | None = None
        self._queue: SimpleQueue[_Task | None] = SimpleQueue()
        self._unsaved: dict[str, _Save] = {}
        self._thread = threading.Thread(target=self._run, name="user file", daemon=True)
        self._gate = threading.Lock()
        self._closed = False

    def save(self, name: str, save: _Save | None) -> Future[None]:
        """Queue a save; a later one of the same name stands for it if both still wait."""
        future: Future[None] = Future()
        future.set_running_or_notify_cancel()  # so that nobody can cancel what may already be written
        with self._gate:
            if self._closed:
                raise ValueError(f"{self._path} is closed")
            if not self._thread.ident:
                self._thread.start()
            self._queue.put(_Task(name, save, future))
        return future

    def close(self) -> None:
        """Save what waits and end the thread."""
        with self._gate:
            self._closed = True
            self._queue.put(None)
        if self._thread.ident:
            self._thread.join()

    def _run(self) -> None:
        closing = False
        while not closing:
            batch = [self._queue.get()]
            while not self._queue.empty():
                batch.append(self._queue.get())
            closing = None in batch
            self._write([task for task in batch if task])
        self._let_go()

    def _write(self, tasks: list[_Task]) -> None:
        for task in tasks:
            if task.save:
                self._unsaved.pop(task.name, None)  # so that it takes its place at the end
                self._unsaved[task.name] = task.save
        failure = self._commit() if self._unsaved else None
        for task in tasks:
            if failure:
                task.future.set_exception(failure)
            else:
                task.future.set_result(None)

    def _commit(self) -> Exception | None:
        """Put everything unsaved on the disk in one transaction; return what prevented it."""
        try:
            if self._database is None:
                # Never made here: a file that has vanished since it was opened must not come back blank.
                self._database = user_database(self._path, "rw", timeout=self._timeout, vfs=self._vfs)
            with self._database.atomic("IMMEDIATE"):
                for save in self._unsaved.values():
                    save(self._database)
        except (PeeweeException, apsw.Error, OSError) as error:
            _log.warning("%s was not saved", self._path, exc_info=error)
            self._let_go()
            self.trouble = refusal_of(self._path, error)
            return self.trouble
        except Exception as error:
            _log.exception("a save is at fault and is dropped: %s", list(self._unsaved))
            self._unsaved.clear()
            return error
        self._unsaved.clear()
        self.trouble = None
        return None

    def _let_go(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            try:
                database.close()
            except (PeeweeException, apsw.Error) as error:
                _log.warning("%s did not close", self._path, exc_info=error)


def _put_search(database: APSWDatabase, words: str, now: str) -> None:
    SearchHistory.insert(query=words, at=now).on_conflict_replace().execute(database)
    newest = SearchHistory.select(SearchHistory.id).order_by(SearchHistory.id.desc()).limit(HISTORY)
    SearchHistory.delete().where(SearchHistory.id.not_in(newest)).execute(database)


def _put_focal_points(database: APSWDatabase, points: tuple[FocalPoint, ...], now: str) -> None:
    for point in points:
        values = {field.name: getattr(point, field.name) for field in fields(point) if field.name != "source"}
        # What a terminal or a file could not spell must not keep the rest from being saved.
        values = {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}
        user_models.FocalPoint.insert(**values, changed=now).on_conflict_replace().execute(database)


def _done(trouble: Exception | None) -> Future[None]:
    future: Future[None] = Future()
    if trouble:
        future.set_exception(trouble)
    else:
        future.set_result(None)
    return future
