"""Ties: what a record may ask of all others («which events were held here?»).

The answer to a tie is a set of records, so a list can be narrowed to it: `relation("held", "country/om")` names the set
in `Filters.related`.
"""

from enum import StrEnum

from core.errors import N_
from core.records.filters import Filters
from core.records.kinds import RecordKind


class Tie(StrEnum):
    """How the records of a group are tied to the record whose page they stand on."""

    HELD = "held"
    ATTENDED = "attended"
    EVENTS = "events"
    PUBLISHED = "published"
    RECOMMENDATIONS = "recommendations"
    ADDRESSED = "addressed"
    REFORMS = "reforms"
    PRACTICES = "practices"
    BODIES = "bodies"
    PEOPLE = "people"
    PROGRAMMES = "programmes"
    THEMES = "themes"
    CITIES = "cities"
    STATED = "stated"


TIES = {
    Tie.HELD: N_("Events held here"),
    Tie.ATTENDED: N_("Events attended"),
    Tie.EVENTS: N_("Events"),
    Tie.PUBLISHED: N_("Events on its pages"),
    Tie.RECOMMENDATIONS: N_("Recommendations"),
    Tie.ADDRESSED: N_("Recommendations addressed to it"),
    Tie.REFORMS: N_("Reforms"),
    Tie.PRACTICES: N_("Good practices"),
    Tie.BODIES: N_("Bodies"),
    Tie.PEOPLE: N_("People"),
    Tie.PROGRAMMES: N_("Programmes, networks and projects"),
    Tie.THEMES: N_("Narrower themes"),
    Tie.CITIES: N_("Cities"),
    Tie.STATED: N_("Of whom it tells"),
}
"""The words of a tie: the heading of its group, and the chip of a list that is narrowed to it."""

PROGRAMME_KINDS = (RecordKind.PROGRAMME, RecordKind.NETWORK, RecordKind.PROJECT, RecordKind.STRATEGY)
"""Kinds that stand together: in one view, in one group."""

KINDS_OF = {
    Tie.HELD: (RecordKind.EVENT,),
    Tie.ATTENDED: (RecordKind.EVENT,),
    Tie.EVENTS: (RecordKind.EVENT,),
    Tie.PUBLISHED: (RecordKind.EVENT,),
    Tie.RECOMMENDATIONS: (RecordKind.RECOMMENDATION,),
    Tie.ADDRESSED: (RecordKind.RECOMMENDATION,),
    Tie.REFORMS: (RecordKind.REFORM,),
    Tie.PRACTICES: (RecordKind.PRACTICE,),
    Tie.BODIES: (RecordKind.BODY,),
    Tie.PEOPLE: (RecordKind.PERSON,),
    Tie.PROGRAMMES: PROGRAMME_KINDS,
    Tie.THEMES: (RecordKind.THEME,),
    Tie.CITIES: (RecordKind.CITY,),
    Tie.STATED: (
        RecordKind.BODY,
        RecordKind.PERSON,
        RecordKind.COUNTRY,
        RecordKind.CITY,
        RecordKind.THEME,
        *PROGRAMME_KINDS,
    ),
}
"""The kinds of the records that a tie leads to."""

_FACETS: dict[RecordKind, tuple[str, tuple[Tie, ...]]] = {
    RecordKind.COUNTRY: ("countries", (Tie.HELD, Tie.REFORMS, Tie.PRACTICES, Tie.BODIES)),
    RecordKind.BODY: ("bodies", (Tie.EVENTS, Tie.REFORMS, Tie.PRACTICES)),
    RecordKind.THEME: ("themes", (Tie.EVENTS, Tie.RECOMMENDATIONS, Tie.REFORMS, Tie.PRACTICES)),
}
"""Ties that a facet of the lists knows already: a reader sees the filter that is known from elsewhere."""


def relation(tie: Tie, uid: str) -> str:
    """Return the name of the set of records that a tie of a record leads to, for `Filters.related`."""
    return f"{tie}:{uid}"


def tie_and_uid(name: str) -> tuple[Tie, str] | None:
    """Return the tie and the record that the name of a set is made of; None where it names none."""
    tie, _, uid = name.partition(":")
    return (Tie(tie), uid) if tie in set(Tie) and uid else None


def listing(tie: Tie, uid: str) -> Filters:
    """Return the filters of a list that holds exactly the records of a group."""
    kinds = KINDS_OF[tie]
    field, ties = _FACETS.get(RecordKind(uid.partition("/")[0]), ("", ()))
    if tie not in ties:
        return Filters(kinds=tuple(map(str, kinds)), related=(relation(tie, uid),))
    # Reforms and practices stand in one view: what they are narrows it further.
    types = tuple(map(str, kinds)) if tie in (Tie.REFORMS, Tie.PRACTICES) else ()
    narrowed = {field: (uid,)}
    return Filters(
        kinds=tuple(map(str, kinds)),
        types=types,
        countries=narrowed.get("countries", ()),
        bodies=narrowed.get("bodies", ()),
        themes=narrowed.get("themes", ()),
    )
