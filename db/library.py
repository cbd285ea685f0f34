"""The library: a sealed, read-only file of records, and the questions it answers.

A `Library` may be asked from any thread; each thread has a connection of its own. Opening checks the file
before anything is read from it: the seal over every byte, then what the file says it is and which version.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import apsw
from peewee import Database, PeeweeException

import resources
from core.errors import N_, Refusal
from core.records.focal_points import Directory, FocalPoint
from core.records.kinds import RecordKind
from core.records.library import Entity, Event, Practice, Recommendation, Record, Reform, Source
from core.records.profiles import CountryProfile, Digest
from core.records.related import Dispute, Related
from core.records.ties import Tie
from db import accounts, directory, events, models, profiles, queries, related
from db.connection import library_database
from db.opening import library_of
from db.related import ROWS
from db.seal import check_seal

Found = TypeVar("Found")

_YEARS = re.compile(r"digest/(\d{4})(?:-(\d{4}))?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Library:
    """An open library. Records come out; rows, tables and connections stay inside."""

    def __init__(self, path: Path, database: Database, sha256: str) -> None:
        self.path = path
        self.sha256 = sha256
        self.database = database

    def close(self) -> None:
        """Close the connection of the calling thread."""
        self.database.close()

    @cached_property
    def content_date(self) -> date:
        """The day of the content."""
        return queries.content_date(self.database)

    def counts(self) -> dict[RecordKind, int]:
        """Return how many records of each kind there are."""
        return queries.counts(self.database)

    def uids(self) -> tuple[str, ...]:
        """Return every uid."""
        return tuple(queries.uids(self.database))

    def record(self, uid: str, *, whole: bool = True) -> Record | CountryProfile | Digest:
        """Return the record of a uid; an unknown uid is a `Refusal`.

        Not `whole`, an entity comes without its events, which may be a hundred thousand: `related` has the first.
        """
        kind = uid.partition("/")[0]
        if kind == RecordKind.EVENT:
            return self.event(uid)
        if kind == RecordKind.RECOMMENDATION:
            return self.recommendation(uid)
        if kind == RecordKind.SOURCE:
            return self.source(uid)
        if kind == RecordKind.REFORM:
            return self.reform(uid)
        if kind == RecordKind.PRACTICE:
            return self.practice(uid)
        if kind == RecordKind.PROFILE:
            return self.profile(uid)
        if kind == RecordKind.DIGEST:
            return self.digest(uid)
        return self.entity(uid, whole=whole)

    def related(self, uid: str, limit: int | None = ROWS) -> Related:
        """Return what belongs to a record, group by group, at most `limit` rows of each."""
        return related.related(self.database, uid, limit)

    def ties(self, uid: str) -> tuple[Tie, ...]:
        """Return by which ties records of its kind can belong to a record."""
        return related.ties_of(uid)

    def discrepancies(self) -> tuple[Dispute, ...]:
        """Return every contradiction in the sources with its event, newest first."""
        return related.discrepancies(self.database)

    def event(self, uid: str) -> Event:
        """Return an event."""
        return _known(queries.event_by_uid(self.database, uid), uid)

    def events(self, uids: Collection[str]) -> dict[str, Event]:
        """Return several events at once, by uid; unknown ones are left out."""
        return events.events_by_uids(self.database, uids)

    def events_of(self, recommendations: Collection[str]) -> dict[str, str]:
        """Return the uid of the event of each provision; unknown ones are left out."""
        return events.events_of_recommendations(self.database, recommendations)

    def recommendation(self, uid: str) -> Recommendation:
        """Return a provision."""
        return _known(events.recommendation_by_uid(self.database, uid), uid)

    def source(self, uid: str) -> Source:
        """Return a source with its text."""
        return _known(queries.source_by_uid(self.database, uid), uid)

    def entity(self, uid: str, *, whole: bool = True) -> Entity:
        """Return a body, person, country, city, theme, programme, network, project or strategy."""
        return _known(queries.entity_by_uid(self.database, uid, whole=whole), uid)

    def reform(self, uid: str) -> Reform:
        """Return a reform."""
        return _known(accounts.reform_by_uid(self.database, uid), uid)

    def practice(self, uid: str) -> Practice:
        """Return a practice."""
        return _known(accounts.practice_by_uid(self.database, uid), uid)

    def profile(self, uid: str, written: Iterable[FocalPoint] = ()) -> CountryProfile:
        """Return the profile of a country (`profile/om`), with focal points of the user's directory."""
        country = f"country/{uid.partition('/')[2]}"
        return _known(profiles.country_profile(self.database, country, written), uid)

    def digest(self, uid: str) -> Digest:
        """Return the digest of a year (`digest/2023`) or of a span (`digest/2020-2023`)."""
        match = _YEARS.fullmatch(uid)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last or last > _LAST_YEAR or first < _FIRST_YEAR:
            raise Refusal(
                N_("{uid} names no years. Write a year or a span of years: digest/2023, digest/2020-2023."),
                uid=uid,
            )
        return profiles.digest(self.database, first, last)

    def directory(self, written: Iterable[FocalPoint] = ()) -> Directory:
        """Return the directory of focal points, with those that the user wrote down."""
        return directory.directory(self.database, written)

    def uid_named(self, kind: RecordKind, name: str) -> str:
        """Return the uid that a uid, an acronym or a name means; empty where it means none, or two."""
        return directory.uid_named(self.database, kind, name)

    def years(self) -> tuple[int, ...]:
        """Return the years of which the library tells an event or a reform, newest first."""
        return accounts.years(self.database)


def bundled_path() -> Path:
    """Return where the library that ships with the program lies."""
    return resources.path("library.db")


def open_library(path: Path | None = None) -> Library:
    """Open a library, by default the one that ships with the program.

    Raises `Refusal` where the file is missing, unreadable, damaged, no library, or of a newer version.
    """
    path = path or bundled_path()
    digest = check_seal(path)
    database = library_database(path)
    try:
        application = _pragma(database, "application_id")
        version = _pragma(database, "user_version")
        # The bundled one was checked before it was sealed, and the seal says that it is the same.
        sound = path == bundled_path() or is_sound(database)
    except (PeeweeException, apsw.Error):
        sound, application, version = False, models.APPLICATION_ID, models.LIBRARY_VERSION
    if application != models.APPLICATION_ID:
        database.close()
        raise Refusal(N_("The file {path} is no library of Tawsiyat. Choose another file."), path=path)
    if version > models.LIBRARY_VERSION:
        database.close()
        raise Refusal(
            N_(
                "The library file {path} was made for a newer version of the program. Install the newer version."
            ),
            path=path,
        )
    if version < models.LIBRARY_VERSION:
        database.close()
        raise Refusal(
            N_(
                "The library file {path} was made for an older version of the program. "
                "Get the newer library, or remove the file to use the bundled one."
            ),
            path=path,
        )
    if not sound:
        database.close()
        raise Refusal(
            N_(
                "The library file {path} is damaged. Copy it again from where it came, or reinstall the program."
            ),
            path=path,
        )
    return Library(path, database, digest)


def open_library_of(folder: Path) -> tuple[Library, Refusal | None]:
    """Open the library installed in the user's folder, or fall back on the bundled one.

    Returns the library and, where the installed one could not be opened, why. Raises `Refusal` only where
    the bundled one cannot be opened either.
    """
    installed = library_of(folder)
    if installed == bundled_path():
        return open_library(), None
    try:
        return open_library(installed), None
    except Refusal as refusal:
        trouble = Refusal(
            N_("{trouble} Until then the library that ships with the program is used."), trouble=refusal
        )
        trouble.__cause__ = refusal.__cause__
        return open_library(), trouble


def is_sound(database: Database) -> bool:
    """Tell whether SQLite finds the pages of a database whole."""
    return bool(database.execute_sql("pragma quick_check(1)").fetchone()[0] == "ok")


def _known(found: Found | None, uid: str) -> Found:
    if found is None:
        raise Refusal(N_("There is no record {uid} in the library. Search for it by its words."), uid=uid)
    return found


def _pragma(database: Database, name: str) -> int:
    return int(database.execute_sql(f"pragma {name}").fetchone()[0])
