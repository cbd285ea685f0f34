"""Selections made by hand for the tests of exports: ordinary ones, hostile ones, and as many records as wanted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from core.paper.export import Export, Manner, export
from core.paper.tables.table import Written
from core.records.kinds import RecordKind
from core.records.label import Label, Reference
from core.records.library import Entity, Event, Mention, Recommendation
from core.records.selection import Selected, Selection
from tests.core.paper.made import a_catalogue_entry, a_contradiction, an_event

DAY = date(2026, 11, 21)
MADE = date(2026, 11, 26)
ARABIC, ENGLISH = Manner("ar", "arab", MADE), Manner("en", "latn", MADE)
HOSTILE = '=cmd("x")'
SCRIPT = "<script>alert(1)</script>&\"'"


def a_theme() -> Entity:
    mention = Mention(Reference("event/x", Label(ar="س")), "mentioned", "", None)
    label = Label(ar="الضمان الاجتماعي", en="Social security")
    return Entity("theme/social-security", RecordKind.THEME, label, ("SS",), (), None, None, (mention,))


def doubted() -> Event:
    """Return an event whose year is inferred and whose source contradicts itself about the days."""
    return an_event(year_inferred=True, discrepancies=(a_contradiction(),))


def undated() -> Event:
    return a_catalogue_entry(
        uid="event/made-undated", start=None, end=None, date_text="سبتمبر 2016", year_inferred=False
    )


def selected(*records: Event | Recommendation | Entity, event: Event | None = None) -> tuple[Selected, ...]:
    around = event or an_event()
    return tuple(
        Selected(
            each, around if isinstance(each, Recommendation) else each if isinstance(each, Event) else None
        )
        for each in records
    )


def selection(records: Iterable[Selected], **more: Any) -> Selection:
    held = tuple(records)

    def read(kinds: frozenset[RecordKind]) -> Iterator[Selected]:
        return (each for each in held if each.kind in kinds)

    counts = dict(Counter(each.kind for each in held))
    return Selection(**{"read": read, "counts": counts, "day": DAY, "sha256": "ab" * 32, **more})


def ordinary() -> Selection:
    """Return an event, two recommendations of it, an event without days, and a theme."""
    event = doubted()
    provisions = event.recommendations[6:8]
    return selection(selected(event, *provisions, undated(), a_theme(), event=event), query="الضمان")


def exported(
    folder: Path, kind: Export, chosen: Selection | None = None, manner: Manner = ARABIC
) -> tuple[Path, Written]:
    """Write a selection into a folder; return the file and what was said of it."""
    path = folder / f"made{kind}"
    return path, export(chosen or ordinary(), kind, path, manner)
