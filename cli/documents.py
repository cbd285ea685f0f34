"""The JSON documents of the command line: rows of an answer, and whole records.

Their shapes are a promise to whoever reads them with a program; `tests/cli/shapes.py` holds them. Dates are
YYYY-MM-DD or null, offsets count code points, labels of records have all three languages.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from core.language import Language
from core.records.answers import Answer, Explanation, Hit
from core.records.kinds import RecordKind
from core.records.library import Entity, Event, Passage, Practice, Recommendation, Record, Reform
from core.records.profiles import CountryProfile, Digest
from core.records.related import Related


def search_document(
    answer: Answer, language: Language, reasons: Mapping[str, Explanation] | None = None
) -> dict[str, Any]:
    """Return the document of `search`; rows of which `reasons` knows why they stand there say so."""
    return {
        "query": answer.query,
        "total": answer.total,
        "elapsed_ms": round(answer.elapsed_ms, 3),
        "relaxed": answer.relaxed,
        "did_you_mean": list(answer.did_you_mean),
        "results": [_ranked(hit, language) | _explained(hit, reasons or {}) for hit in answer.hits],
        "facets": {
            name: [
                {"value": value.value, "label": value.label.in_language(language.code), "count": value.count}
                for value in values
            ]
            for name, values in answer.facets.items()
        },
    }


def list_document(answer: Answer, language: Language) -> dict[str, Any]:
    """Return the document of `list`."""
    return {"total": answer.total, "results": [row(hit, language) for hit in answer.hits]}


def row(hit: Hit, language: Language) -> dict[str, Any]:
    """Return one row, as both documents have it."""
    return {
        "uid": hit.uid,
        "kind": str(hit.kind),
        "title": hit.title.in_language(language.code),
        "text": hit.text,
        "snippet": hit.snippet.text,
        "event": hit.event,
        # A reform is known by its year, an event by its first day.
        "date": hit.start.isoformat() if hit.start and hit.kind != RecordKind.REFORM else None,
        "place": hit.place.in_language(language.code),
    }


def _explained(hit: Hit, reasons: Mapping[str, Explanation]) -> dict[str, Any]:
    return {"explanation": plain(reasons[hit.uid])} if hit.uid in reasons else {}


def _ranked(hit: Hit, language: Language) -> dict[str, Any]:
    return {
        **row(hit, language),
        "spans": [list(span) for span in hit.spans],
        "score": round(hit.score, 6),
    }


def show_document(record: Record | CountryProfile | Digest, related: Related) -> dict[str, Any]:
    """Return the document of `show`: every field, what belongs to the record, all its passages and discrepancies."""
    fields = plain(record)
    return {
        "uid": record.uid,
        "kind": record.uid.partition("/")[0],
        **fields,
        "related": [plain(group) for group in related.groups],
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
