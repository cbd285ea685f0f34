"""The steps that bring a user's file from any earlier version to this one.

A migration is frozen once released: it speaks SQL alone, never the models, which go on changing. The list is
explicit, because a frozen program has no folder to look through. Each step runs in one transaction together
with its row in `migration` and with `user_version`, so a step is done wholly or not at all, whatever cuts it
short. Before the first step on a file that holds something, a copy is made and checked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw
from playhouse.apsw_ext import APSWDatabase

from db.migrations import m0001_settings, m0002_focal_points, m0003_collections
from db.migrations.copying import checked_copy

APPLICATION_ID = 0x54575355
"""«TWSU»: tells a user's file from a library and from any other program's SQLite file."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its name, which orders it, and what it does inside the transaction that it is given."""

    name: str
    apply: Callable[[apsw.Connection], None]

    @property
    def version(self) -> int:
        """Return the `user_version` of a file after this step."""
        return int(self.name[1:5])


MIGRATIONS = (
    Migration("m0001_settings", m0001_settings.apply),
    Migration("m0002_focal_points", m0002_focal_points.apply),
    Migration("m0003_collections", m0003_collections.apply),
)

LATEST = MIGRATIONS[-1].version


def migrate(database: APSWDatabase, copies: Path, steps: tuple[Migration, ...] = MIGRATIONS) -> Path | None:
    """Apply the steps that are missing; return the copy that was made before, if one was.

    `copies` is the folder for the copy. Raises peewee's errors and OSError; the file then stands after the last
    whole step. A file of a newer version is left as it is: the caller looks first.
    """
    version = database.user_version
    missing = [step for step in steps if step.version > version]
    if not missing:
        return None
    copy = checked_copy(database, copies, version) if version else None
    for step in missing:
        with database.atomic("IMMEDIATE"):
            # Another process may have done the step while this one waited for the lock.
            if database.user_version < step.version:
                _apply(database, step)
    return copy


def _apply(database: APSWDatabase, step: Migration) -> None:
    connection = database.connection()
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT"
    )
    step.apply(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO migration (name, applied_at) VALUES (?, ?)", (step.name, now))
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", step.version)
