"""Records that are put together from others each time they are asked for: a country's profile, a digest of years.

Nothing in them is kept: change an event and the profile of its country has changed. Their uids are `profile/om`,
`digest/2023` and `digest/2020-2023`.
"""

from dataclasses import dataclass
from datetime import date

from core.errors import N_
from core.records.focal_points import FocalPoint, Gap
from core.records.kinds import EventKind, ProvisionKind, ReformArea, Relation
from core.records.label import Label, Reference
from core.records.library import Entity, Event, Practice, Recommendation, Reform, Statement


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as a line of a list; `recommendations` counts its provisions."""

    uid: str
    title: Label
    event_kind: EventKind
    start: date | None
    end: date | None
    year_inferred: bool
    city: Label
    country: Reference | None
    recommendations: int
    catalogue: bool


@dataclass(frozen=True, slots=True)
class Addressed:
    """A provision that speaks to a country: by its name, or to member states of what it belongs to (`as_member`)."""

    recommendation: Recommendation
    event: Event
    as_member: bool


UNKNOWN = {
    "events": N_("No event held in this country is in the library."),
    "attended": N_("No source names this country among those represented at an event."),
    "reforms": N_("No source in the library tells of a reform."),
    "practices": N_("No source in the library tells of a good practice."),
    "addressed": N_("No recommendation in the library speaks to this country."),
    "projects": N_("No source names a project or programme of this country."),
    "strategies": N_("No source names a national strategy."),
    "memberships": N_("No list of members in the library names this country."),
    "focal_points": N_("No focal point is known."),
}
"""What a profile says where it knows nothing: the parts of a profile in their order."""


@dataclass(frozen=True, slots=True)
class CountryProfile:
    """All that the library, and the user's directory, know of a country. `unknown` are keys of `UNKNOWN`."""

    uid: str
    country: Entity
    memberships: tuple[Statement, ...]
    held: tuple[EventLine, ...]
    attended: tuple[EventLine, ...]
    reforms: tuple[Reform, ...]
    practices: tuple[Practice, ...]
    addressed: tuple[Addressed, ...]
    projects: tuple[Reference, ...]
    strategies: tuple[Reference, ...]
    bodies: tuple[Reference, ...]
    people: tuple[Reference, ...]
    statements: tuple[Statement, ...]
    focal_points: tuple[FocalPoint, ...]
    gaps: tuple[Gap, ...]
    names: dict[str, Label]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestCounts:
    """How much the library tells of some years."""

    events: int
    recommendations: int
    reforms: int
    reforming_countries: int
    host_countries: int


@dataclass(frozen=True, slots=True)
class Adopted:
    """An event of a digest with how many provisions of each kind it adopted."""

    event: EventLine
    kinds: tuple[tuple[ProvisionKind, int], ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The annual digest: what the years `first` to `last` brought, beside the equally many years before.

    `reforms` stand by country and area; a reform of several areas stands in each of them.
    """

    uid: str
    first: int
    last: int
    reforms: tuple[Reform, ...]
    countries: tuple[Reference, ...]
    events: tuple[EventLine, ...]
    adopted: tuple[Adopted, ...]
    now: DigestCounts
    before: DigestCounts

    def cell(self, country: str, area: ReformArea) -> tuple[Reform, ...]:
        """Return the reforms of a country in an area."""
        return tuple(each for each in self.reforms if each.country.uid == country and area in each.areas)


Assembled = CountryProfile | Digest
"""What is put together from records each time it is asked for."""


def digest_uid(first: int, last: int) -> str:
    """Return the uid of the digest of some years."""
    return f"digest/{first}" if first == last else f"digest/{first}-{last}"


def profile_uid(country: str) -> str:
    """Return the uid of the profile of a country, by the uid of the country."""
    return f"profile/{country.partition('/')[2]}"


MEMBERSHIPS = (Relation.MEMBER,)
"""The relations that a profile shows as what the country belongs to."""
