"""What a result may be narrowed to: facets, their values with their counts, and what was chosen of them."""

from dataclasses import dataclass

from core.records.label import Label

FACETS = ("kind", "type", "year", "country", "body", "theme", "mode", "sign")
"""The facets of an answer. `kind` is the kind of record; `type` the kind of event, provision or body, the area of a
reform; `sign` has the one value `DISPUTED`."""

DISPUTED = "disputed"
"""The sign of a record on which sources contradict each other. Its count leaves the choice of kinds aside, as that of
the kinds leaves this choice aside: each of them is a view of its own."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a result is narrowed to. Within a field any value serves, across fields all must.

    `kinds` takes record kinds, event kinds and kinds of provision; `years` are closed ranges;
    `countries` are uids (`country/om`), `bodies` and `themes` uids, `modes` values of `Mode`. `related` names sets
    of what belongs to a record (`core.records.ties`); `disputed` leaves what the sources contradict each other on.
    """

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    countries: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    disputed: bool = False

    def __bool__(self) -> bool:
        chosen = (self.kinds, self.types, self.years, self.countries, self.bodies, self.themes, self.modes)
        return any((*chosen, self.related, self.disputed))


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with its count over the whole result (the facet's own choice left aside)."""

    value: str
    label: Label
    count: int
