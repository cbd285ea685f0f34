"""The library held against itself: what `tawsiyat verify` prints.

The seal has been checked when a library is open; here its content is: quotes stand where they say they stand,
uids lead somewhere, dates are in order, names are there in three languages or counted as missing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import N_
from core.records.kinds import RecordKind
from core.records.label import LANGUAGES
from core.records.library import Event
from db import queries
from db.library import Library


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name (an English text of the catalogue), how much was looked at, and what is wrong.

    `remarks` are no faults: what is known to be missing, such as names that have no French yet.
    """

    name: str
    looked_at: int
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def verify(library: Library) -> tuple[Check, ...]:
    """Run every check; a damaged file is refused earlier, when the library is opened."""
    events = tuple(library.event(uid) for uid in library.uids() if uid.startswith("event/"))
    checks: tuple[Callable[[], Check], ...] = (
        lambda: _quotes(library),
        lambda: _uids(library),
        lambda: _dates(events),
        lambda: _provisions(library, events),
        lambda: _names(library),
    )
    return (
        Check(N_("Bytes of the file against its seal"), library.path.stat().st_size),
        *(run() for run in checks),
    )


def _quotes(library: Library) -> Check:
    texts = {uid: library.source(uid).text for uid in library.uids() if uid.startswith("source/")}
    looked_at, faults = 0, []
    for passage in queries.passages(library.database):
        looked_at += 1
        if texts.get(passage.source, "")[passage.start : passage.end] != passage.quote:
            faults.append(f"{passage.source} {passage.start}–{passage.end}")
    return Check(N_("Quotes where they stand in their sources"), looked_at, tuple(faults))


def _uids(library: Library) -> Check:
    looked_at, faults = 0, []
    known = set(library.uids())
    for owner, uid in queries.links(library.database):
        looked_at += 1
        if uid not in known:
            faults.append(f"{owner} → {uid}")
    return Check(N_("Records that records name"), looked_at, tuple(faults))


def _dates(events: tuple[Event, ...]) -> Check:
    dated = [event for event in events if event.start is not None]
    faults = tuple(event.uid for event in dated if event.end is not None and event.end < event.start)  # type: ignore[operator]
    undated = tuple(event.uid for event in events if event.start is None)
    return Check(N_("Dates in their order"), len(dated), faults, undated)


def _provisions(library: Library, events: tuple[Event, ...]) -> Check:
    counted = [provision for event in events for provision in event.recommendations]
    faults = [
        provision.uid
        for provision in counted
        if " ".join(passage.quote for passage in provision.passages) != provision.text
    ]
    if len(counted) != library.counts()[RecordKind.RECOMMENDATION]:
        faults.append(f"{len(counted)} ≠ {library.counts()[RecordKind.RECOMMENDATION]}")
    return Check(N_("Recommendations, to the letter"), len(counted), tuple(faults))


def _names(library: Library) -> Check:
    told = (
        RecordKind.EVENT,
        RecordKind.RECOMMENDATION,
        RecordKind.SOURCE,
        RecordKind.REFORM,
        RecordKind.PRACTICE,
    )
    kinds = tuple(f"{kind}/" for kind in RecordKind if kind not in told)
    entities = [library.entity(uid) for uid in library.uids() if uid.startswith(kinds)]
    remarks = tuple(
        f"{entity.uid} ({', '.join(missing)})"
        for entity in entities
        if (missing := [code for code in LANGUAGES if not getattr(entity.label, code)])
    )
    return Check(N_("Names in three languages"), len(entities), (), remarks)
