"""Break a save at every operation on the disk, one after the other, and look at what is left.

A file layer of SQLite counts the operations that change a file (opening for writing, write, truncate, sync, delete)
and lets the N-th go wrong, N = 1, 2, … until the work completes undisturbed:

- `kill`: the process ends at once; what was written before stands.
- `ioerr`, `full`: the operation fails once, and all must be saved in the end; `dead`, `full_disk`: it and every
  later one fail.
- `power`: of all that was written since the last sync of its file any part may be missing, sector by sector, and a
  file whose folder was not synced may be missing or be back. `SEEDS` draws of that chance are made at each point.

Each point runs in a forked child, so this is a program of its own, run by `test_user_faults.py`; it prints one JSON
object with what it counted. `weak` settings are the positive control: there the same loop must find losses, else it
finds nothing at all.
"""

# ruff: noqa: N802 - the methods of a file layer have SQLite's names

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import apsw

import db.migrations.copying
import db.user
import db.user_opening
from core.errors import Refusal
from db.connection import user_database
from db.migrations import LATEST, MIGRATIONS, Migration, migrate
from db.user import UserFile
from db.user_opening import open_contents

SECTOR = 512
SEEDS = 3
SAVES = 3
LAYER = "faulty"
# Longer than a page, so that one save writes several.
TEXT = "متابعة التوصية " * 60


class Disk:
    """What is on the disk for certain, what is on its way there, and when it all goes wrong."""

    def __init__(self, mode: str, at: int, seed: int) -> None:
        self.mode = mode
        self.at = at
        self.count = 0
        self.fired = False
        self.durable: dict[str, bytes] = {}
        self.pending: dict[str, list[tuple[int, bytes | None]]] = {}
        self.unnamed: set[str] = set()
        self.undeleted: dict[str, bytes] = {}
        self._chance = random.Random(seed * 100_003 + at)

    def operation(self) -> None:
        """Count one operation, and go wrong if it is its turn."""
        self.count += 1
        if self.count < self.at or (self.count > self.at and self.mode not in ("dead", "full_disk")):
            return
        self.fired = True
        if self.mode in ("ioerr", "dead"):
            raise apsw.IOError("injected: the disk does not answer")
        if self.mode in ("full", "full_disk"):
            raise apsw.FullError("injected: the disk is full")
        if self.mode == "power":
            self._cut()
        os.kill(os.getpid(), signal.SIGKILL)

    def _cut(self) -> None:
        for name, content in self.undeleted.items():
            if self._chance.random() < 0.5:
                Path(name).write_bytes(content)
        for name, changes in self.pending.items():
            if not Path(name).exists():
                continue
            if name in self.unnamed and self._chance.random() < 0.5:
                Path(name).unlink()
                continue
            content = bytearray(self.durable[name])
            for place, data in changes:
                self._perhaps(content, place, data)
            Path(name).write_bytes(content)

    def _perhaps(self, content: bytearray, place: int, data: bytes | None) -> None:
        if data is None:
            if self._chance.random() < 0.5:
                del content[place:]
            return
        for start in range(0, len(data), SECTOR):
            if self._chance.random() < 0.5:
                piece = data[start : start + SECTOR]
                content.extend(bytes(max(0, place + start - len(content))))
                content[place + start : place + start + len(piece)] = piece


class File(apsw.VFSFile):
    """A file of SQLite's whose changes go through the disk above."""

    def __init__(self, disk: Disk, name: str, flags: list[int]) -> None:
        self._disk = disk
        self._name = name
        fresh = not Path(name).exists()
        if fresh:
            disk.operation()
        super().__init__("", name, flags)
        self._journal = bool(flags[0] & apsw.SQLITE_OPEN_MAIN_JOURNAL)
        if fresh:
            disk.unnamed.add(name)
        if fresh or name not in disk.durable:
            disk.durable[name] = super().xRead(super().xFileSize(), 0)
            disk.pending[name] = []

    def xWrite(self, data: bytes, offset: int) -> None:
        """Write, on the way to the disk."""
        self._disk.pending[self._name].append((offset, bytes(data)))
        self._disk.operation()
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        """Cut short, on the way to the disk."""
        self._disk.pending[self._name].append((size, None))
        self._disk.operation()
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        """Bring to the disk; SQLite syncs the folder together with a new journal."""
        self._disk.operation()
        super().xSync(flags)
        self._disk.durable[self._name] = super().xRead(super().xFileSize(), 0)
        self._disk.pending[self._name] = []
        if self._journal:
            self._disk.unnamed.clear()


class Layer(apsw.VFS):
    """SQLite's file layer for the faults; each forked child brings its own disk."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        super().__init__(LAYER, "", makedefault=False)

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:
        """Open a named file as ours, a nameless one as it is."""
        if name is None:
            return apsw.VFSFile("", name, flags)
        return File(self._disk, name if isinstance(name, str) else name.filename(), flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        """Delete; without a sync of the folder the file may be back after a power cut."""
        self._disk.operation()
        if self._disk.mode == "power" and Path(name).exists() and not sync_folder:
            self._disk.undeleted[name] = Path(name).read_bytes()
        super().xDelete(name, sync_folder)
        if sync_folder:
            self._disk.undeleted.clear()
            self._disk.unnamed.clear()


def save(folder: Path, told: Callable[[int], None], disk: Disk) -> None:
    """Keep a pair of settings several times and tell each save that was acknowledged; open the file first."""
    path = folder / "user.db"
    user = UserFile(path, open_contents(path, vfs=LAYER), vfs=LAYER)
    for number in range(1, SAVES + 1):
        try:
            _keep_pair(user, number).result()
            told(number)
        except Refusal:
            continue
    if disk.mode in ("ioerr", "full") and disk.fired and user._writer and user.saved():
        told(SAVES)
    user.close()


def _keep_pair(user: UserFile, number: int) -> "db.user.Future[None]":
    def pair(database: object) -> None:
        for key in ("one", "other"):
            insert = db.user.Setting.insert(key=key, value=f"{number} {TEXT}")
            insert.on_conflict_replace().execute(database)

    return user._save("pair", pair)


def open_old(folder: Path, told: Callable[[int], None], disk: Disk) -> None:
    """Open a file of an earlier version as the program does: it is copied, brought up, and can be saved into."""
    contents = open_contents(folder / "user.db", vfs=LAYER)
    if contents.writable:
        assert contents.settings["before"] == TEXT
        told(1)


def look_at_old(folder: Path, told: int) -> str:
    """Name what is wrong after the opening: the next one must bring the file up and find what lay in it."""
    contents = open_contents(folder / "user.db")
    if contents.trouble is not None or not contents.writable:
        return "damaged"
    database = user_database(folder / "user.db")
    steps = [name for (name,) in database.execute_sql("SELECT name FROM migration ORDER BY name").fetchall()]
    database.close()
    if steps != [step.name for step in MIGRATIONS]:
        return "torn"
    return "" if contents.settings.get("before") == TEXT else "lost"


def bring_up(folder: Path, told: Callable[[int], None], disk: Disk) -> None:
    """Migrate a file that holds something by two steps that come after the last."""
    database = db.user_opening.user_database(folder / "user.db", "rw", vfs=LAYER)
    copy = migrate(database, folder / "backups", (*MIGRATIONS, *FUTURE))
    # The copy got its name by a rename, so it must have been on the disk before.
    assert copy
    assert not disk.pending[str(copy.with_suffix(".part"))]
    database.close()
    told(1)


def _widen(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE setting ADD COLUMN changed TEXT")
    connection.execute("UPDATE setting SET changed = value")


def _rebuild(connection: apsw.Connection) -> None:
    connection.execute("CREATE TABLE choice (key TEXT PRIMARY KEY, value TEXT, changed TEXT) STRICT")
    connection.execute("INSERT INTO choice SELECT key, value, changed FROM setting")
    connection.execute("DROP TABLE setting")


FUTURE = (
    Migration(f"m{LATEST + 1:04}_widen", _widen),
    Migration(f"m{LATEST + 2:04}_rebuild", _rebuild),
)
COLUMNS = {LATEST: ("setting", 2), LATEST + 1: ("setting", 3), LATEST + 2: ("choice", 3)}


def look_at_saves(folder: Path, told: int) -> str:
    """Name what is wrong with the file after the saves, or return an empty string."""
    contents = open_contents(folder / "user.db")
    if contents.trouble and contents.trouble.sentence != db.user_opening.EMPTY:
        return "damaged"
    values = {key: contents.settings.get(key, "0 ") for key in ("one", "other")}
    if values["one"] != values["other"] or values["one"] not in _possible():
        return "torn"
    if int(values["one"].split()[0]) < told:
        return "lost"
    return "" if contents.settings.get("before", TEXT) == TEXT else "lost"


def _possible() -> set[str]:
    return {"0 ", *(f"{number} {TEXT}" for number in range(1, SAVES + 1))}


def look_at_steps(folder: Path, told: int) -> str:
    """Name what is wrong with the file, or with its copies, after the steps."""
    try:
        for path in (folder / "user.db", *(folder / "backups").glob("*.db")):
            database = user_database(path)
            version = database.user_version
            if database.execute_sql("PRAGMA integrity_check").fetchone() != ("ok",):
                return "damaged"
            table, columns = COLUMNS[version]
            names = database.execute_sql(f"PRAGMA table_info({table})").fetchall()
            steps = database.execute_sql("SELECT count(*) FROM migration").fetchone()
            rows = database.execute_sql(f"SELECT value FROM {table} WHERE key = 'before'").fetchall()
            database.close()
            if (len(names), steps) != (columns, (version,)):
                return "torn"
            if rows != [(json.dumps(TEXT),)] or (path.name == "user.db" and told and version != LATEST + 2):
                return "lost"
    except (apsw.Error, db.user.PeeweeException):
        return "damaged"
    return ""


WORK = {
    "save": (save, look_at_saves, True),
    "begin": (save, look_at_saves, False),
    "migrate": (bring_up, look_at_steps, True),
} | {f"from{step.version}": (open_old, look_at_old, True) for step in MIGRATIONS[:-1]}


def prepare(folder: Path, version: int) -> None:
    """Make the file that the work begins with, as a program of a version left it."""
    if version < LATEST:
        database = user_database(folder / "user.db")
        migrate(database, folder / "backups", MIGRATIONS[:version])
        database.execute_sql("INSERT INTO setting VALUES ('before', ?)", (json.dumps(TEXT),))
        database.close()
        return
    with db.user.open_user_file(folder) as user:
        user.keep("before", TEXT).result()


def run_child(work: str, folder: Path, disk: Disk, writing: int) -> None:
    """Do the work over a disk that will fail; tell each acknowledgement through the pipe."""
    layer = Layer(disk)  # kept, since SQLite looks it up by name as long as it lives

    def told(number: int) -> None:
        os.write(writing, bytes([number]))

    try:
        WORK[work][0](folder, told, disk)
    except (apsw.Error, db.user.PeeweeException, OSError):
        if disk.mode not in ("ioerr", "full", "dead", "full_disk"):
            raise
    finally:
        del layer
        os.write(writing, b"F" if disk.fired else b"D")


def run_point(work: str, base: Path, disk: Disk) -> tuple[str, bool]:
    """Break one point; return what was wrong afterwards and whether the fault was reached at all."""
    folder = base.with_name("now")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            run_child(work, folder, disk, writing)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    status = os.waitpid(child, 0)[1]
    told = max((number for number in said if number <= SAVES), default=0)
    reached = not said.endswith(b"D")
    if status and not os.WIFSIGNALED(status):
        return "bug", reached
    return WORK[work][1](folder, told), reached


def weaken(journal: str, synchronous: str) -> None:
    """Open the user's file with settings that are known to lose something."""

    def weak(path: Path, mode: str = "rwc", **options: object) -> object:
        database = user_database(path, mode, **options)
        if mode != "ro":
            database._pragmas = [
                (name, {"journal_mode": journal, "synchronous": synchronous}.get(name, value))
                for name, value in database._pragmas
            ]
        return database

    db.user.user_database = weak
    db.user_opening.user_database = weak


def main() -> None:
    """Run the loop and print what it counted."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("work", choices=WORK)
    arguments.add_argument("mode", choices=["kill", "ioerr", "dead", "full", "full_disk", "power"])
    arguments.add_argument("--weak", nargs=2, metavar=("JOURNAL", "SYNCHRONOUS"))
    chosen = arguments.parse_args()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as place:
        base = Path(place) / "base"
        base.mkdir()
        if WORK[chosen.work][2]:
            prepare(base, int(chosen.work.removeprefix("from")) if "from" in chosen.work else LATEST)
        if chosen.weak:
            weaken(*chosen.weak)
        at, reached = 0, True
        while reached:
            at += 1
            reached = False
            for seed in range(SEEDS if chosen.mode == "power" else 1):
                wrong, fired = run_point(chosen.work, base, Disk(chosen.mode, at, seed))
                reached |= fired
                found["points"] += fired
                found[wrong or "sound"] += 1
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
