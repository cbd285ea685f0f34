"""Where an index lies, and what happens when it is not there or not sound.

The build of a library puts the index into it, as one row: it travels with the records and the seal covers it.
Reading the 3.4 MB of the bundled library takes 2 ms, and one file is simpler to copy than two. Where that row is
missing, of another version or damaged, an index is made from the records of the library and kept in a file of the
user's folder, named by the hash of the library and mapped into memory; `prepare` does this, whoever calls it in a
thread hears how far it is, and search answers from FTS5 meanwhile. Each process makes the file beside its name and
then puts it there, so two at once do no harm.
"""

import json
import mmap
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from peewee import Database

from core.records.kinds import RecordKind
from core.records.library import Entity
from db import accounts, queries
from db.impact.building import build_index
from db.impact.concepts import ConceptTable, concept_table
from db.impact.container import VERSION, read_container
from db.impact.index import Index, opened
from db.search.documents import Document, documents
from db.search.index import in_order
from db.search.source_documents import source_documents
from db.search.unusable import Unusable

_CREATE = (
    "create table search_impact (id integer primary key check (id = 1), concepts text not null, data blob)"
)

Told = Callable[[int, int], None]
Found = TypeVar("Found")


def write_impact(
    database: Database, made: tuple[Document, ...], concepts: ConceptTable, folder: Path
) -> None:
    """Put the index of documents into a fresh library; `folder` takes the files of the work."""
    with TemporaryDirectory(prefix=".impact-", dir=folder) as work:
        path = Path(work) / "index"
        with path.open("wb") as target:
            build_index(in_order(made), target, Path(work), concepts=concepts)
        data = path.read_bytes()
    database.execute_sql(_CREATE)
    table = json.dumps(concepts.as_data(), ensure_ascii=False)
    database.execute_sql("insert into search_impact values (1, ?, ?)", (table, data))


def bundled_index(database: Database) -> Index:
    """Return the index that lies in a library. Raises `Unusable`."""
    row = _row(database, "data")
    if not isinstance(row, bytes):
        raise Unusable("the library has none")
    index = opened(read_container(memoryview(row)))
    if index.documents != _size(database):
        raise Unusable("made of other records")
    return index


def kept_path(folder: Path, sha256: str) -> Path:
    """Return where the index of a library lies that was made on this machine."""
    return folder / f"{sha256[:32]}-{VERSION}.impact"


def kept_index(path: Path, sha256: str) -> Index:
    """Return an index that was made on this machine, mapped from its file. Raises `Unusable`.

    Its long arrays are checked as they are used: any answer from it may raise `Unusable` too.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        raise Unusable(f"{path.name}: {error}") from error
    return opened(read_container(memoryview(data), sha256, lazily=True))


def make_index(database: Database, path: Path, sha256: str, told: Told | None = None) -> Index:
    """Make the index of a library from its records, keep it at `path`, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".impact-", dir=path.parent) as work:
        made = in_order(_documents(database))
        new = Path(work) / "index"
        with new.open("wb") as target:
            build_index(
                made,
                target,
                Path(work),
                content=sha256,
                concepts=_concepts(database),
                told=(lambda done: told(done, len(made))) if told else None,
            )
        new.replace(path)
    return kept_index(path, sha256)


def _documents(database: Database) -> tuple[Document, ...]:
    uids: dict[str, list[str]] = {}
    for uid in queries.uids(database):
        uids.setdefault(uid.partition("/")[0], []).append(uid)
    events = _found(queries.event_by_uid, database, uids.pop(RecordKind.EVENT, []))
    sources = _found(queries.source_by_uid, database, uids.pop(RecordKind.SOURCE, []))
    uids.pop(RecordKind.RECOMMENDATION, None)
    reforms = _found(accounts.reform_by_uid, database, uids.pop(RecordKind.REFORM, []))
    practices = _found(accounts.practice_by_uid, database, uids.pop(RecordKind.PRACTICE, []))
    entities = _entities(database, chain.from_iterable(uids.values()))
    made = documents(events, sources, entities, reforms, practices)
    return (*made, *source_documents(sources))


def _entities(database: Database, uids: Iterable[str]) -> list[Entity]:
    return _found(queries.entity_by_uid, database, uids)


def _found(
    query: Callable[[Database, str], Found | None], database: Database, uids: Iterable[str]
) -> list[Found]:
    return [found for uid in uids if (found := query(database, uid)) is not None]


def _concepts(database: Database) -> ConceptTable:
    """Return the concepts that the library holds, or the names of its entities where it holds none."""
    row = _row(database, "concepts")
    if isinstance(row, str):
        return ConceptTable.from_data(json.loads(row))
    kinds = (
        RecordKind.EVENT,
        RecordKind.RECOMMENDATION,
        RecordKind.SOURCE,
        RecordKind.REFORM,
        RecordKind.PRACTICE,
    )
    uids = (uid for uid in queries.uids(database) if uid.partition("/")[0] not in kinds)
    return concept_table((), _entities(database, uids))


def _row(database: Database, column: str) -> object:
    held = database.execute_sql("select 1 from sqlite_master where name = 'search_impact'").fetchone()
    row = database.execute_sql(f"select {column} from search_impact").fetchone() if held else None
    return row[0] if row else None


def _size(database: Database) -> int:
    return int(database.execute_sql("select count(*) from search_document").fetchone()[0])
