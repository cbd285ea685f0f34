"""The library held against itself: what `tawsiyat verify` prints.

The seal has been checked when a library is open; here its content is: quotes stand where they say they stand,
uids lead somewhere, dates are in order, names are there in three languages or counted as missing, and none stands
twice under two spellings.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import N_
from core.records.kinds import RecordKind
from core.records.label import LANGUAGES
from core.records.library import Event
from core.text.near_names import near_names
from db import accounts, queries
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
        lambda: _told(library, events),
        lambda: _names(library),
        lambda: _twice(library),
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


def _told(library: Library, events: tuple[Event, ...]) -> Check:
    """Hold the days of statements against their events, and the years of reforms against when they were told."""
    known = {event.uid: event for event in events}
    statements, reforms = accounts.statements(library.database), accounts.reforms(library.database)
    faults = []
    for each in statements:
        event = known.get(each.event.uid) if each.event else None
        if each.as_of and event and event.start and event.end and not event.start <= each.as_of <= event.end:
            faults.append(f"{each.subject.uid} {each.relation} {each.as_of}")
        if each.year and each.until and each.until < each.year:
            faults.append(f"{each.subject.uid} {each.relation} {each.year}\u2013{each.until}")
    for reform in reforms:
        end = known[reform.event.uid].end if reform.event.uid in known else None
        if reform.year and end and reform.year > end.year:
            faults.append(f"{reform.uid} {reform.year} > {end.year}")
    undated = tuple(reform.uid for reform in reforms if reform.year is None)
    return Check(
        N_("Dates of what is told, within its event"), len(statements) + len(reforms), tuple(faults), undated
    )


def _twice(library: Library) -> Check:
    """Look for bodies and people that stand twice under two spellings."""
    looked_at, remarks = 0, []
    for kind in (RecordKind.BODY, RecordKind.PERSON):
        entities = [library.entity(uid) for uid in library.uids() if uid.startswith(f"{kind}/")]
        looked_at += len(entities)
        names = (
            (entity.uid, name)
            for entity in entities
            for name in (entity.label.ar, entity.label.en, entity.label.fr, *entity.aliases)
            if name
        )
        remarks += [
            f"{each.one} = {each.other}: «{each.name}», «{each.other_name}»" for each in near_names(names)
        ]
    return Check(N_("Bodies and people under two spellings"), looked_at, (), tuple(remarks))


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
