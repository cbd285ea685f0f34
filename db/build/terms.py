"""The field's terms: rows of words that mean one thing, in three languages, for searches across languages."""

from collections.abc import Iterator
from pathlib import Path

from core.records.answers import Also
from core.records.label import LANGUAGES
from core.records.library import Entity
from db.build.faults import Findings
from db.build.table import Table

Labels = tuple[Also, ...]


def read_terms(folder: Path, entities: dict[str, Entity], findings: Findings) -> tuple[Labels, ...]:
    """Return the labels of every term below `vocabulary/terms`.

    The entity that a term names is checked and no more: its theme may be wider than the term (focal points stand
    under networks), and its names would not mean the same.
    """
    found: dict[str, Labels] = {}
    for file in sorted(folder.glob("*.toml")):
        table = Table.read(file, findings)
        for row in table.tables("term"):
            term, entity, _ = row.text("id", None), row.text("entity"), row.text("broader")
            labels = tuple(_labels(row))
            row.finish()
            if term in found:
                row.fault("id", f"«{term}» is defined twice", term)
            if entity and entity not in entities:
                row.fault("entity", f"«{entity}» is in no vocabulary", entity)
            found[term] = labels
        table.finish()
    return tuple(found.values())


def _labels(row: Table) -> Iterator[Also]:
    for code in LANGUAGES:
        yield from (Also(name, code) for name in row.words(code))
    yield from (Also(name, "") for name in row.words("acronyms"))
