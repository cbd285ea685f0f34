"""Statements: what a document says of a record, mostly in relation to another (tables `[[statements]]`).

They stand in the file of the event that the document tells of, or, where a document tells of no event (a list of
members), in a file of their own below `resources/library/statements`, which names its `source`.

    [[statements]]
    subject = "network/oic-ssnet"     # who or what it is said of
    relation = "secretariat"          # a value of `core.records.kinds.Relation`
    object = "body/sesric"            # optional: the other record
    ar = "…"                          # optional: in words, with `en`, `fr`, `ours`; the source's own must stand in it
    number = 7                        # optional: a count
    year = 2013                       # optional: since when, or in which year; `until` ends a period
    as_of = 2022-09-15                # optional: the day of the statement; else that of the event or document
    quote = "…"
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from core.records.kinds import RecordKind, Relation
from core.records.label import Reference
from core.records.library import Entity, Event, Source, Statement
from db.build.backing import Backing, noted
from db.build.faults import Findings
from db.build.quotes import passages
from db.build.table import Table

_SPOKEN_OF = tuple(
    kind
    for kind in RecordKind
    if kind
    not in (
        RecordKind.EVENT,
        RecordKind.RECOMMENDATION,
        RecordKind.SOURCE,
        RecordKind.REFORM,
        RecordKind.PRACTICE,
    )
)
_ALONE = (
    Relation.SAID,
    Relation.POSITION,
    Relation.AIM,
    Relation.FIGURE,
    Relation.PERIOD,
    Relation.PREPARES,
    Relation.ASKED_FOR,
)
"""Relations that may do without another record."""


def read_statements(
    table: Table, source: Source, entities: Mapping[str, Entity], event: Event | None
) -> Iterator[Statement]:
    """Yield the statements of a file."""
    for row in table.tables("statements"):
        made = _statement(row, Backing(source, entities), event)
        row.finish()
        if made is not None:
            yield made


def read_standing(
    folder: Path, sources: Mapping[str, Source], entities: Mapping[str, Entity], findings: Findings
) -> list[Statement]:
    """Return the statements of the files that tell of no event."""
    found: list[Statement] = []
    for file in sorted(folder.glob("*.toml")):
        table = Table.read(file, findings)
        source = sources.get(table.text("source", None))
        if source is None:
            table.fault("source", "names no source document")
            continue
        found += read_statements(table, source, entities, None)
        table.finish()
    return found


def _statement(row: Table, backing: Backing, event: Event | None) -> Statement | None:
    source = backing.source
    subject = backing.reference(row, _SPOKEN_OF, "subject")
    relation = row.choice("relation", Relation, Relation.RELATED)
    other = backing.reference(row, _SPOKEN_OF, "object") if row.has("object") else None
    value = row.label(required=False)
    number, year, until = row.number("number"), row.year("year"), row.year("until")
    as_of = row.day("as_of") or _day(event, source)
    inferred, note = noted(row)
    found = passages(row, source, required=not inferred)
    own = getattr(value, source.language)
    if own and source.language not in value.ours and own not in source.text:
        row.fault(source.language, f"is not printed in {source.uid}: «{own[:80]}»", own)
    if other is None and relation not in _ALONE:
        row.fault("object", f"«{relation}» is a relation to another record")
    if year is not None and until is not None and until < year:
        row.fault("until", f"{until} is before {year}", str(until))
    if relation == Relation.FIGURE and number is None:
        row.fault("number", "is missing")
    if subject is None:
        return None
    reference = Reference(event.uid, event.title) if event else None
    return Statement(
        subject, relation, other, value, number, year, until, as_of, reference, found, inferred, note
    )


def _day(event: Event | None, source: Source) -> date | None:
    return (event.end or event.start) if event else source.published


def named_countries(statements: Iterable[Statement]) -> set[str]:
    """Return the uids of the countries that statements name."""
    named = (reference for each in statements for reference in (each.subject, each.object) if reference)
    return {each.uid for each in named if each.uid.startswith("country/")}

