"""The JSON documents of the command line: rows of an answer, and whole records.

Their shapes are a promise to whoever reads them with a program; `tests/cli/shapes.py` holds them. Dates are
YYYY-MM-DD or null, offsets count code points, labels of records have all three languages.
"""

from collections.abc import Mapping
from typing import Any

from core.language import Language
from core.records.answers import Answer, Explanation, Hit
from core.records.documents import plain
from core.records.kinds import RecordKind


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
