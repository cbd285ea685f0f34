"""What belongs to a record: groups of other records tied to it, each with its whole number and its first rows."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.records.kinds import RecordKind, Role
from core.records.label import NO_LABEL, Label, Reference
from core.records.ties import Tie

if TYPE_CHECKING:
    from core.records.library import Discrepancy


@dataclass(frozen=True, slots=True)
class RelatedRecord:
    """A record as a row of a group shows it.

    `title` is its name; of a recommendation that of its event, and `text` what it says. `roles` and `position` are
    what the record of the page did or was there; `place` is where an event was, or the country of the others.
    """

    uid: str
    kind: RecordKind
    title: Label
    start: date | None = None
    end: date | None = None
    year: int | None = None
    place: Label = NO_LABEL
    roles: tuple[Role, ...] = ()
    position: str = ""
    marker: str = ""
    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """The records that one tie leads to: how many in all, and the first of them.

    `roles` counts the events by what the record was there, the commonest first; one event may have several.
    """

    tie: Tie
    total: int
    rows: tuple[RelatedRecord, ...]
    roles: tuple[tuple[Role, int], ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether every record of the group is among its rows."""
        return len(self.rows) >= self.total


@dataclass(frozen=True, slots=True)
class Related:
    """What belongs to a record, group by group in reading order; groups that are empty are left out."""

    uid: str
    groups: tuple[RelatedGroup, ...] = ()

    def group(self, tie: Tie) -> RelatedGroup | None:
        """Return the group of a tie, or None where it is empty."""
        return next((group for group in self.groups if group.tie == tie), None)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contradiction in the sources, with the event that it touches."""

    event: Reference
    start: date | None
    discrepancy: "Discrepancy"
