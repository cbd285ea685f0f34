"""The build: content in, one sealed file out, the same bytes every time.

The file is written beside its final name and then put in its place, so whoever has the old one open keeps it,
and a build that fails changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from peewee import Database

from core.text.likeness import alike, stems_of
from db import models
from db.build.content import Content, read_content
from db.build.rows import RowWriter
from db.connection import fresh_database
from db.impact.concepts import concept_table
from db.impact.keeping import write_impact
from db.library import Library, is_sound
from db.opening import KEY, written
from db.overview import opening
from db.seal import PLACEHOLDER, seal
from db.search.documents import documents
from db.search.index import write_index
from db.search.plain import PlainSearcher
from db.search.source_documents import source_documents


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    path: Path
    sha256: str
    sources: int
    events: int
    recommendations: int
    entities: int


def build(store: Path, target: Path) -> Built:
    """Build the library at `target` from the store. Raises `ContentFaults`; `target` then stays as it was."""
    content = read_content(store)
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".library-", dir=target.parent) as folder:
        path = Path(folder) / "library.db"
        _write(path, content)
        digest = seal(path)
        path.replace(target)
    return Built(
        target,
        digest,
        len(content.sources),
        len(content.events),
        sum(len(event.recommendations) for event in content.events),
        len(content.entities),
    )


def _write(path: Path, content: Content) -> None:
    database = fresh_database(path)
    try:
        with database.atomic(), database.bind_ctx(models.TABLES):
            database.create_tables(models.TABLES)
            _fill(database, content, path.parent)
        database.execute_sql(f"pragma application_id = {models.APPLICATION_ID}")
        database.execute_sql(f"pragma user_version = {models.LIBRARY_VERSION}")
        database.execute_sql("vacuum")
        if not is_sound(database):
            raise RuntimeError(f"SQLite finds faults in {path}, which it has just written")
    finally:
        database.close()


def _fill(database: Database, content: Content, work: Path) -> None:
    writer = RowWriter(database)
    writer.meta(
        {
            "content_date": content.content_date.isoformat(),
            "events": str(len(content.events)),
            "catalogue": str(sum(event.catalogue for event in content.events)),
        }
    )
    writer.sources(content.sources)
    writer.entities(content.entities)
    for event in content.events:
        writer.event(event)
    for reform in content.reforms:
        writer.reform(reform)
    for practice in content.practices:
        writer.practice(practice)
    for statement in content.statements:
        writer.statement(statement)
    writer.similar(_similar(content))
    made = (
        *documents(content.events, content.sources, content.entities, content.reforms, content.practices),
        *source_documents(content.sources),
    )
    write_index(database, made)
    write_impact(database, made, concept_table(content.terms, content.entities), work)
    library = Library(work, database, "")
    writer.meta({KEY: written(opening(library, PlainSearcher(database)))})
    database.execute_sql("create table seal (hash blob not null)")
    database.execute_sql("insert into seal values (?)", (PLACEHOLDER,))


def _similar(content: Content) -> Iterator[tuple[str, str, float]]:
    """Yield the provisions of different events that say nearly the same, with how alike they are."""
    provisions = [each for event in content.events for each in event.recommendations]
    for first, second, score in alike([stems_of(each.text, each.language) for each in provisions]):
        one, other = provisions[first], provisions[second]
        if one.event.uid != other.event.uid:
            yield one.uid, other.uid, round(score, 4)
