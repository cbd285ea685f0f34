"""Records of the library as what is printed: `show` on the terminal and `print` on paper."""

from collections.abc import Mapping, Sequence

from core.errors import N_, Refusal
from core.paper.works import Printable, Printed, Work, with_note
from core.records.focal_points import FocalPoint
from core.records.kinds import RecordKind
from core.records.library import Entity, Event, Recommendation, Record
from core.records.profiles import CountryProfile, Digest
from db.library import Library
from db.user import open_user_file


def works_of(uids: Sequence[str], library: Library, notes: Mapping[str, str]) -> tuple[Printed, ...]:
    """Return what is printed of each record, each once, with the reader's notes on some of them.

    Raises `Refusal` for a uid that is unknown, or whose record is none that is printed.
    """
    return tuple(
        with_note(work_of(library.record(uid), library), notes.get(uid, "")) for uid in dict.fromkeys(uids)
    )


def work_of(record: Record | CountryProfile | Digest, library: Library) -> Printable:
    """Return what is printed of one record, of a country its profile; raises `Refusal` for what is not printed."""
    if isinstance(record, Entity) and record.kind == RecordKind.COUNTRY:
        return library.profile(f"profile/{record.uid.partition('/')[2]}", _written())
    if isinstance(record, CountryProfile):
        return library.profile(record.uid, _written())
    if isinstance(record, Digest):
        return record
    if isinstance(record, Event):
        event, recommendation = record, None
    elif isinstance(record, Recommendation):
        event, recommendation = library.event(record.event.uid), record
    else:
        raise Refusal(
            N_(
                "{uid} cannot be printed: only events, recommendations, countries and digests can. "
                "See it with: tawsiyat show"
            ),
            uid=record.uid,
        )
    source = library.source(event.source.uid) if event.source else None
    return Work(event, source, recommendation)


def _written() -> tuple[FocalPoint, ...]:
    """Return the focal points of the user's directory."""
    with open_user_file(read_only=True) as user:
        return user.focal_points()
