"""The shapes of the JSON documents, as strict as a promise: every key there, none besides, every value of its kind.

A shape is a type, a tuple of shapes (any of them), a list of one shape (a list of such), a dict (exactly these keys),
a `Keys` (any key, one shape), or a function that says yes or no.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.records.filters import FACETS
from core.records.kinds import (
    AddresseeKind,
    EventKind,
    Field,
    Mode,
    Outcome,
    ProvisionKind,
    RecordKind,
    ReformArea,
    Relation,
    Role,
)
from core.records.ties import Tie


@dataclass(frozen=True)
class Keys:
    """An object with keys that are data."""

    shape: Any


def day(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value))


def uid(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(rf"({'|'.join(RecordKind)})/\S+", value))


def among(values: Any) -> Callable[[Any], bool]:
    return lambda value: value in {str(each) for each in values}


def faults(value: Any, shape: Any, place: str = "") -> list[str]:
    """Return where a value leaves its shape."""
    if shape is None:
        return [] if value is None else [f"{place}: {value!r} is not null"]
    if isinstance(shape, tuple):
        return (
            [] if any(not faults(value, one) for one in shape) else [f"{place}: {value!r} is none of {shape}"]
        )
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{place}: no list"]
        return [fault for n, item in enumerate(value) for fault in faults(item, shape[0], f"{place}[{n}]")]
    if isinstance(shape, (dict, Keys)):
        if not isinstance(value, dict):
            return [f"{place}: no object"]
        if isinstance(shape, Keys):
            return [
                fault for key, item in value.items() for fault in faults(item, shape.shape, f"{place}.{key}")
            ]
        if value.keys() != shape.keys():
            return [f"{place}: keys {sorted(value)} instead of {sorted(shape)}"]
        return [fault for key in shape for fault in faults(value[key], shape[key], f"{place}.{key}")]
    if isinstance(shape, type):
        sound = isinstance(value, shape) and (shape is bool or not isinstance(value, bool))
        return [] if sound else [f"{place}: {value!r} is no {shape.__name__}"]
    return [] if shape(value) else [f"{place}: {value!r} is no {shape.__name__}"]


LABEL = {"ar": str, "en": str, "fr": str, "ours": [among(("ar", "en", "fr"))]}
REFERENCE = {"uid": uid, "label": LABEL}
PASSAGE = {"source": uid, "start": int, "end": int, "quote": str}
DISCREPANCY = {"field": among(Field), "note": LABEL, "passages": [PASSAGE], "addresses": [str]}

LIST_ROW = {
    "uid": uid,
    "kind": among(RecordKind),
    "title": str,
    "text": str,
    "snippet": str,
    "event": (uid, None),
    "date": (day, None),
    "place": str,
}
SEARCH_ROW = {**LIST_ROW, "spans": [[int]], "score": float}
FACET = [{"value": str, "label": str, "count": int}]
SEARCH = {
    "query": str,
    "total": int,
    "elapsed_ms": float,
    "relaxed": bool,
    "did_you_mean": [str],
    "results": [SEARCH_ROW],
    "facets": dict.fromkeys(FACETS, FACET),
}
LIST = {"total": int, "results": [LIST_ROW]}

INVOLVEMENT = {
    "reference": REFERENCE,
    "kind": among(RecordKind),
    "role": among(Role),
    "position": str,
    "honorific": str,
}
RECOMMENDATION_FIELDS = {
    "uid": uid,
    "event": REFERENCE,
    "position": int,
    "marker": str,
    "number": (int, None),
    "text": str,
    "provision": among(ProvisionKind),
    "language": str,
    "themes": [REFERENCE],
    "addressees": [{"label": LABEL, "kind": among(AddresseeKind), "record": str}],
    "passages": [PASSAGE],
    "discrepancies": [DISCREPANCY],
    "action": LABEL,
    "similar": [{"uid": uid, "marker": str, "event": REFERENCE, "score": float}],
}
FACTS = [{"field": among(Field), "subject": str, "passages": [PASSAGE], "inferred": bool, "note": LABEL}]
STATEMENT = {
    "subject": REFERENCE,
    "relation": among(Relation),
    "object": (REFERENCE, None),
    "value": LABEL,
    "number": (int, None),
    "year": (int, None),
    "until": (int, None),
    "as_of": (day, None),
    "event": (REFERENCE, None),
    "passages": [PASSAGE],
    "inferred": bool,
    "note": LABEL,
}
ACCOUNT = {
    "uid": uid,
    "title": LABEL,
    "bodies": [REFERENCE],
    "themes": [REFERENCE],
    "event": REFERENCE,
    "source": REFERENCE,
    "language": str,
    "description": [PASSAGE],
    "facts": FACTS,
    "passages": [PASSAGE],
    "discrepancies": [DISCREPANCY],
}
SHOW = {
    "recommendation": {"kind": among(["recommendation"]), **RECOMMENDATION_FIELDS},
    "event": {
        "kind": among(["event"]),
        "uid": uid,
        "event_kind": among(EventKind),
        "title": LABEL,
        "start": (day, None),
        "end": (day, None),
        "date_text": str,
        "year_inferred": bool,
        "mode": among(Mode),
        "venue": LABEL,
        "place_text": str,
        "city": (REFERENCE, None),
        "country": (REFERENCE, None),
        "series": LABEL,
        "bodies": [INVOLVEMENT],
        "people": [INVOLVEMENT],
        "programmes": [INVOLVEMENT],
        "participants": (int, None),
        "countries_count": (int, None),
        "themes": [REFERENCE],
        "description": [PASSAGE],
        "outcome": among(Outcome),
        "recommendations": [RECOMMENDATION_FIELDS],
        "source": (REFERENCE, None),
        "publisher": LABEL,
        "addresses": [{"url": str, "language": str}],
        "notes": [LABEL],
        "language": str,
        "catalogue": bool,
        "facts": FACTS,
        "attending": [INVOLVEMENT],
        "publisher_record": str,
        "discrepancies": [DISCREPANCY],
        "passages": [PASSAGE],
    },
    "source": {
        "kind": among(["source"]),
        "uid": uid,
        "title": LABEL,
        "publisher": LABEL,
        "address": (str, None),
        "language": str,
        "published": (day, None),
        "text": str,
        "passages": [PASSAGE],
        "discrepancies": [DISCREPANCY],
    },
    "entity": {
        "uid": uid,
        "kind": among(RecordKind),
        "label": LABEL,
        "acronyms": [str],
        "aliases": [str],
        "parent": (REFERENCE, None),
        "country": (REFERENCE, None),
        "mentions": [{"event": REFERENCE, "role": among(Role), "position": str, "start": (day, None)}],
        "subtype": str,
        "children": [REFERENCE],
        "statements": [STATEMENT],
        "stated_of_others": [STATEMENT],
        "passages": [PASSAGE],
        "discrepancies": [DISCREPANCY],
    },
    "reform": {
        "kind": among(["reform"]),
        "country": REFERENCE,
        "year": (int, None),
        "areas": [among(ReformArea)],
        "before": LABEL,
        "after": LABEL,
        **ACCOUNT,
    },
    "practice": {
        "kind": among(["practice"]),
        "country": (REFERENCE, None),
        "project": (REFERENCE, None),
        **ACCOUNT,
    },
}
EVENT_LINE = {
    "uid": uid,
    "title": LABEL,
    "event_kind": among(EventKind),
    "start": (day, None),
    "end": (day, None),
    "year_inferred": bool,
    "city": LABEL,
    "country": (REFERENCE, None),
    "recommendations": int,
    "catalogue": bool,
}
_REFORM = {
    key: shape for key, shape in SHOW["reform"].items() if key not in ("kind", "passages", "discrepancies")
}
COUNTS = dict.fromkeys(("events", "recommendations", "reforms", "reforming_countries", "host_countries"), int)
SHOW["digest"] = {
    "uid": uid,
    "kind": among(["digest"]),
    "first": int,
    "last": int,
    "reforms": [_REFORM],
    "countries": [REFERENCE],
    "events": [EVENT_LINE],
    "adopted": [{"event": EVENT_LINE, "kinds": [[(among(ProvisionKind), int)]]}],
    "now": COUNTS,
    "before": COUNTS,
    "passages": [PASSAGE],
    "discrepancies": [DISCREPANCY],
}
RELATED = [
    {
        "tie": among(Tie),
        "total": int,
        "roles": [[(among(Role), int)]],
        "rows": [
            {
                "uid": uid,
                "kind": among(RecordKind),
                "title": LABEL,
                "start": (day, None),
                "end": (day, None),
                "year": (int, None),
                "place": LABEL,
                "roles": [among(Role)],
                "position": str,
                "marker": str,
                "text": str,
                "language": str,
            }
        ],
    }
]
for shape in SHOW.values():
    shape["related"] = RELATED
PRINT = {"records": [uid], "file": (str, None), "bytes": (int, None), "text": (str, None)}
VERIFY = {
    "sound": bool,
    "library": {
        "path": str,
        "sha256": str,
        "content_date": day,
        "counts": Keys(int),
        "trouble": (str, None),
    },
    "checks": [{"name": str, "label": str, "looked_at": int, "faults": [str], "remarks": [str]}],
    "user_file": {"path": str, "exists": bool, "trouble": (str, None)},
}
