"""What is exported: which records were asked for, how many there are, and a way to read them one after the other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.records.kinds import RecordKind
from core.records.label import Label
from core.records.library import Event, Record


@dataclass(frozen=True, slots=True)
class Selected:
    """A record of a selection, with the event around it where it is a recommendation or an event itself."""

    record: Record
    event: Event | None = None

    @property
    def kind(self) -> RecordKind:
        """The kind of the record."""
        return RecordKind(self.record.uid.partition("/")[0])


WHOLE_RECORDS = frozenset(RecordKind) - {RecordKind.PROFILE, RecordKind.DIGEST}
"""What can be selected: profiles and digests are put together from records and are none themselves."""

Read = Callable[[frozenset[RecordKind]], Iterator[Selected]]


@dataclass(frozen=True, slots=True)
class Selection:
    """The records that answer a query within filters, or that were chosen one by one.

    `filters` names each facet with the labels of its chosen values; `counts` says how many records of each kind
    there are. `read` yields the records of some kinds in their order, reading as it goes, so that any number of them
    fits into memory; it may be called again. `day` and `sha256` tell from which library they come. `corrected` is
    the query that was searched instead, `relaxed` says that records have some of the words only,
    `limited` that no more of them were wanted.
    """

    read: Read
    counts: Mapping[RecordKind, int]
    query: str = ""
    filters: tuple[tuple[str, tuple[Label, ...]], ...] = ()
    day: date | None = None
    sha256: str = ""
    corrected: str = ""
    relaxed: bool = False
    limited: bool = False

    @property
    def total(self) -> int:
        """How many records there are."""
        return sum(self.counts.values())

    def count_of(self, kinds: frozenset[RecordKind]) -> int:
        """Return how many records there are of some kinds."""
        return sum(count for kind, count in self.counts.items() if kind in kinds)
