"""What a library holds, at a glance: counts, and how events and recommendations spread over years, places, themes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.errors import N_
from core.records.filters import FacetValue
from core.records.kinds import RecordKind
from core.records.label import Label


@dataclass(frozen=True, slots=True)
class Spread:
    """One chart: which records of which kind, over which facet, and its values with their counts, as they are shown.

    `name` is an English text of the catalogue.
    """

    name: str
    kind: RecordKind
    facet: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Recent:
    """A record among the newest: an event with its first day."""

    uid: str
    title: Label
    start: date | None
    place: Label


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page of a library shows. `disputed` counts contradictions of sources."""

    counts: Mapping[RecordKind, int]
    spreads: tuple[Spread, ...]
    newest: tuple[Recent, ...]
    disputed: int
    day: date


@dataclass(frozen=True, slots=True)
class Opening:
    """What is seen when a library is opened: its overview, and how many records a list of everything has.

    `listed` counts them by the values of `RecordKind`, `disputing` are those whose sources contradict one another.
    """

    overview: Overview
    listed: Mapping[str, int]
    disputing: int


SPREADS = (
    (N_("Events by year"), RecordKind.EVENT, "year"),
    (N_("Events by country"), RecordKind.EVENT, "country"),
    (N_("Recommendations by theme"), RecordKind.RECOMMENDATION, "theme"),
    (N_("Recommendations by kind"), RecordKind.RECOMMENDATION, "type"),
)
"""The charts of an overview: their names, the kind of record that is counted, and over which facet."""

COUNTED = (
    RecordKind.EVENT,
    RecordKind.RECOMMENDATION,
    RecordKind.COUNTRY,
    RecordKind.BODY,
    RecordKind.PERSON,
    RecordKind.THEME,
    RecordKind.REFORM,
    RecordKind.PRACTICE,
    RecordKind.SOURCE,
)
"""The kinds of record whose counts stand at the top of an overview."""
