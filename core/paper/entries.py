"""Under which themes, countries and bodies the indexes of a book find an event, and a provision of it."""

from collections.abc import Iterable

from core.paper.page import Entry, Group, worded
from core.records.label import Reference
from core.records.library import Event, Recommendation


def event_entries(event: Event, language: str) -> tuple[Entry, ...]:
    """Return the names that an event is found by: its themes, where it was held, who had a part in it."""
    return (
        *_entries(Group.THEMES, event.themes, language),
        *_entries(Group.COUNTRIES, (event.country,) if event.country else (), language),
        *_entries(Group.BODIES, (body.reference for body in event.bodies), language),
    )


def provision_entries(item: Recommendation, language: str) -> tuple[Entry, ...]:
    """Return the names that a provision is found by: the themes that it is about."""
    return _entries(Group.THEMES, item.themes, language)


def _entries(group: Group, references: Iterable[Reference], language: str) -> tuple[Entry, ...]:
    named = {reference.uid: worded(reference.label, language) for reference in references}
    return tuple(Entry(group, uid, name) for uid, name in named.items())
