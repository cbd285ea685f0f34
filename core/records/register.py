"""The register of recommendations: every provision as a row, in an order and in groups that the reader chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.errors import N_
from core.records.kinds import ProvisionKind
from core.records.label import Label, Reference
from core.records.library import Similar


class Ordering(StrEnum):
    """What rows are sorted by; what is equal falls by date, newest first, then by place in its document."""

    DATE = "date"
    NUMBER = "number"
    TEXT = "text"
    EVENT = "event"
    PLACE = "place"
    KIND = "kind"
    THEME = "theme"
    ADDRESSEE = "addressee"


class Grouping(StrEnum):
    """What rows are put together by. A provision of two themes stands in the group of each."""

    NONE = "none"
    EVENT = "event"
    THEME = "theme"
    KIND = "kind"
    ADDRESSEE = "addressee"


GROUPINGS = {
    Grouping.NONE: N_("Not grouped"),
    Grouping.EVENT: N_("By event"),
    Grouping.THEME: N_("By theme"),
    Grouping.KIND: N_("By kind"),
    Grouping.ADDRESSEE: N_("By addressee"),
}


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A provision as a row. `place` is that of its event, `similar` what says nearly the same elsewhere."""

    uid: str
    marker: str
    number: int | None
    position: int
    text: str
    language: str
    provision: ProvisionKind
    event: Reference
    start: date | None
    end: date | None
    year_inferred: bool
    place: Label
    themes: tuple[Reference, ...]
    addressees: tuple[Label, ...]
    action: Label
    similar: tuple[Similar, ...]


@dataclass(frozen=True, slots=True)
class RegisterGroup:
    """Rows that stand together: what they share (empty where they share that nothing is known), and how many."""

    key: str
    label: Label
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class RegisterOrder:
    """The rows of a register by number, in order, and its groups. `total` counts provisions, each once.

    `repeats` says whether any two provisions of the library say nearly the same.
    """

    numbers: Sequence[int]
    groups: tuple[RegisterGroup, ...]
    total: int
    repeats: bool = False
