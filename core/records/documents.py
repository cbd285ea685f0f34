"""A record as JSON has it: every field by its name, dates as YYYY-MM-DD or null, offsets in code points.

The shape is a promise to whoever reads it with a program; `tests/cli/shapes.py` holds it.
"""

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

from core.records.library import Entity, Event, Passage, Practice, Recommendation, Record, Reform
from core.records.profiles import CountryProfile, Digest


def record_document(record: Record | CountryProfile | Digest) -> dict[str, Any]:
    """Return every field of a record, with all passages and discrepancies of the record gathered too."""
    fields = plain(record)
    return {
        "uid": record.uid,
        "kind": record.uid.partition("/")[0],
        **fields,
        "passages": [plain(passage) for passage in _passages(record)],
        "discrepancies": fields.get("discrepancies", []),
    }


def plain(value: Any) -> Any:
    """Return a value of a record as JSON has it: objects, lists, strings, numbers, true and false, null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    # The kinds are strings with a name; JSON has only the string.
    return str(value) if isinstance(value, str) else value


def _passages(record: Record | CountryProfile | Digest) -> tuple[Passage, ...]:
    """Return the passages of a record in the order of its fields, each once."""
    return tuple(dict.fromkeys(_all_passages(record)))


def _all_passages(record: Record | CountryProfile | Digest) -> Iterator[Passage]:
    if isinstance(record, Recommendation):
        yield from record.passages
    elif isinstance(record, Event):
        for fact in record.facts:
            yield from fact.passages
        yield from record.description
        for recommendation in record.recommendations:
            yield from recommendation.passages
    elif isinstance(record, (Reform, Practice)):
        yield from record.description
        for fact in record.facts:
            yield from fact.passages
    elif isinstance(record, Entity):
        for statement in (*record.statements, *record.stated_of_others):
            yield from statement.passages
    if isinstance(record, (Recommendation, Event)):
        for discrepancy in record.discrepancies:
            yield from discrepancy.passages
