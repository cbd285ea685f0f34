"""Records as pages: what `show` prints on the terminal and `print` sets on paper."""

from collections.abc import Sequence

from core.errors import N_, Refusal
from core.paper.page import Choices, Summary
from core.paper.summary import event_summary, recommendation_sheet
from core.records.library import Event, Recommendation, Source
from db.library import Library


def pages_of(uids: Sequence[str], library: Library, choices: Choices) -> tuple[Summary, ...]:
    """Return a page for each record; recommendations of one event, asked for together, share its page.

    Raises `Refusal` for a uid that is unknown, or that is neither an event nor a recommendation.
    """
    records = [library.record(uid) for uid in dict.fromkeys(uids)]
    recommendations = [record for record in records if isinstance(record, Recommendation)]
    events = {record.event.uid for record in recommendations}
    if len(recommendations) == len(records) > 1 and len(events) == 1:
        event = library.event(events.pop())
        only = Choices(choices.language, choices.digits, only=tuple(record.uid for record in recommendations))
        return (event_summary(event, only, source_of(event, library)),)
    return tuple(_page(record, library, choices) for record in records)


def page_of(record: Event | Recommendation, library: Library, choices: Choices) -> Summary:
    """Return the page of one record."""
    if isinstance(record, Event):
        return event_summary(record, choices, source_of(record, library))
    event = library.event(record.event.uid)
    return recommendation_sheet(record, event, choices, source_of(event, library))


def source_of(event: Event, library: Library) -> Source | None:
    """Return the source that an event's facts come from, if it is in the library."""
    return library.source(event.source.uid) if event.source else None


def _page(record: object, library: Library, choices: Choices) -> Summary:
    if isinstance(record, (Event, Recommendation)):
        return page_of(record, library, choices)
    raise Refusal(
        N_("{uid} cannot be printed: only events and recommendations can. See it with: tawsiyat show"),
        uid=getattr(record, "uid", ""),
    )
