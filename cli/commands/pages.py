"""Records of the library as what is printed: `show` on the terminal and `print` on paper."""

from collections.abc import Callable, Sequence

from core.errors import N_, Refusal
from core.paper.works import Work
from core.records.library import Event, Recommendation, Record
from db.library import Library


def works_of(
    uids: Sequence[str], library: Library, done: Callable[[int], None] = lambda _: None
) -> tuple[Work, ...]:
    """Return what is printed of each record, each once; `done` is told after each how many are read.

    Raises `Refusal` for a uid that is unknown, or that is neither an event nor a recommendation.
    """
    works = []
    for number, uid in enumerate(dict.fromkeys(uids), start=1):
        works.append(work_of(library.record(uid), library))
        done(number)
    return tuple(works)


def work_of(record: Record, library: Library) -> Work:
    """Return what is printed of one record; raises `Refusal` for what is neither event nor recommendation."""
    if isinstance(record, Event):
        event, recommendation = record, None
    elif isinstance(record, Recommendation):
        event, recommendation = library.event(record.event.uid), record
    else:
        raise Refusal(
            N_("{uid} cannot be printed: only events and recommendations can. See it with: tawsiyat show"),
            uid=record.uid,
        )
    source = library.source(event.source.uid) if event.source else None
    return Work(event, source, recommendation)
