"""Which records a tie leads to, as SQL: for each kind of record and tie, a query of row numbers with the one
parameter `:uid`, which names a row at most once.

Member states: a provision that speaks to the member states of a named body speaks to those that a source states to
be its members. One that names no body speaks to the members of the bodies, networks and programmes of its event, and
of what these stand under.
"""

from core.records.kinds import RecordKind
from core.records.ties import PROGRAMME_KINDS, Tie

_PROGRAMMES = ", ".join(f"'{kind}'" for kind in PROGRAMME_KINDS)

_PART = "select distinct event_id from evententity where entity = :uid"
_NAMED = "select distinct recommendation_id from addressee where record = :uid and kind <> 'member_states'"
_OF_ACCOUNTS = """
    select {table}.id from accountentity join {table} on {table}.uid = accountentity.account
    where accountentity.entity = :uid
"""
_CHILDREN = "select id from entity where parent = :uid and kind = '{kind}'"
_OF_COUNTRY = "select id from entity where country = :uid and kind = '{kind}'"

_BELOW = """
    with recursive below(uid) as (
        select :uid union select entity.uid from entity join below on entity.parent = below.uid
    )
"""
_THEMED = (
    _BELOW
    + """
    select recommendation_id from recommendationtheme where theme in below
    union
    select recommendation.id from eventtheme
    join recommendation on recommendation.event_id = eventtheme.event_id
    where eventtheme.theme in below and not exists (
        select 1 from recommendationtheme where recommendationtheme.recommendation_id = recommendation.id
    )
"""
)
_ACCOUNTS_BELOW = (
    _BELOW
    + """
    select distinct {table}.id from accountentity join {table} on {table}.uid = accountentity.account
    where accountentity.entity in below
"""
)
_TO_COUNTRY = f"""
    with recursive joined(uid) as (
        select object from statement where subject = :uid and relation = 'member' and object is not null
    ), of_joined(uid) as (
        select uid from joined union
        select entity.uid from entity join of_joined on entity.parent = of_joined.uid
    )
    {_NAMED}
    union
    select recommendation_id from addressee where kind = 'member_states' and record in joined
    union
    select addressee.recommendation_id from addressee
    join recommendation on recommendation.id = addressee.recommendation_id
    where addressee.kind = 'member_states' and addressee.record = '' and exists (
        select 1 from evententity
        where evententity.event_id = recommendation.event_id and +evententity.entity in of_joined
    )
"""
_STATED_WITH = """
    select entity.id from statement join entity on entity.uid = statement.{other}
    where statement.{one} = :uid and statement.relation <> 'said' and entity.kind in ({kinds})
"""


def _with(kinds: str) -> str:
    """Entities of some kinds of which a source states something in relation to the record, either way."""
    ways = (("subject", "object"), ("object", "subject"))
    return " union ".join(_STATED_WITH.format(one=one, other=other, kinds=kinds) for one, other in ways)


_PEOPLE_OF_COUNTRY = f"""
    {_OF_COUNTRY.format(kind="person")} union {_with("'person'")} union
    select person.id from entity as body
    join statement on statement.object = body.uid
    join entity as person on person.uid = statement.subject
    where body.country = :uid and body.kind = 'body' and body.subtype not in ('international', 'regional')
    and statement.relation = 'position' and person.kind = 'person'
"""
_PROGRAMMES_OF = f"""
    select id from entity where :uid in (parent, country) and kind in ({_PROGRAMMES})
    union {_with(_PROGRAMMES)}
"""
_PROGRAMMES_BELOW = f"""
    select id from entity where parent = :uid and kind in ({_PROGRAMMES}) union {_with(_PROGRAMMES)}
"""

_COUNTRY = {
    Tie.HELD: "select id from event where country = :uid",
    Tie.ATTENDED: _PART,
    Tie.ADDRESSED: _TO_COUNTRY,
    Tie.REFORMS: "select id from reform where country = :uid",
    Tie.PRACTICES: "select id from practice where country = :uid",
    Tie.BODIES: _OF_COUNTRY.format(kind="body"),
    Tie.PEOPLE: _PEOPLE_OF_COUNTRY,
    Tie.PROGRAMMES: _PROGRAMMES_OF,
    Tie.CITIES: _OF_COUNTRY.format(kind="city"),
}
_BODY = {
    Tie.EVENTS: _PART,
    Tie.PUBLISHED: "select id from event where publisher_record = :uid",
    Tie.ADDRESSED: _NAMED,
    Tie.REFORMS: _OF_ACCOUNTS.format(table="reform"),
    Tie.PRACTICES: _OF_ACCOUNTS.format(table="practice"),
    Tie.PEOPLE: f"{_CHILDREN.format(kind='person')} union {_with(repr('person'))}",
    Tie.PROGRAMMES: _PROGRAMMES_BELOW,
    Tie.BODIES: _CHILDREN.format(kind="body"),
}
_THEME = {
    Tie.EVENTS: _BELOW + "select distinct event_id from eventtheme where theme in below",
    Tie.RECOMMENDATIONS: _THEMED,
    Tie.REFORMS: _ACCOUNTS_BELOW.format(table="reform"),
    Tie.PRACTICES: _ACCOUNTS_BELOW.format(table="practice"),
    Tie.THEMES: _CHILDREN.format(kind="theme"),
}
_PROGRAMME = {
    Tie.EVENTS: _PART,
    Tie.ADDRESSED: _NAMED,
    Tie.PRACTICES: "select id from practice where project = :uid",
    Tie.PROGRAMMES: _PROGRAMMES_BELOW,
    Tie.PEOPLE: _with("'person'"),
}
_SOURCE = {
    Tie.EVENTS: "select id from event where source = :uid",
    Tie.RECOMMENDATIONS: """
        select recommendation.id from event join recommendation on recommendation.event_id = event.id
        where event.source = :uid
    """,
    Tie.REFORMS: "select id from reform where source = :uid",
    Tie.PRACTICES: "select id from practice where source = :uid",
    Tie.STATED: """
        select distinct entity.id from passage join statement on statement.id = passage.statement_id
        join entity on entity.uid = statement.subject where passage.source = :uid
    """,
}

SETS: dict[RecordKind, dict[Tie, str]] = {
    RecordKind.COUNTRY: _COUNTRY,
    RecordKind.BODY: _BODY,
    RecordKind.PERSON: {Tie.EVENTS: _PART, Tie.PROGRAMMES: _with(_PROGRAMMES)},
    RecordKind.CITY: {Tie.HELD: "select id from event where city = :uid"},
    RecordKind.THEME: _THEME,
    **dict.fromkeys(PROGRAMME_KINDS, _PROGRAMME),
    RecordKind.SOURCE: _SOURCE,
    RecordKind.EVENT: {
        Tie.REFORMS: "select id from reform where event = :uid",
        Tie.PRACTICES: "select id from practice where event = :uid",
    },
}
"""The ties of each kind of record, in the order in which its page shows them. Other kinds have none."""

TABLES = {
    Tie.HELD: "event",
    Tie.ATTENDED: "event",
    Tie.EVENTS: "event",
    Tie.PUBLISHED: "event",
    Tie.RECOMMENDATIONS: "recommendation",
    Tie.ADDRESSED: "recommendation",
    Tie.REFORMS: "reform",
    Tie.PRACTICES: "practice",
    Tie.BODIES: "entity",
    Tie.PEOPLE: "entity",
    Tie.PROGRAMMES: "entity",
    Tie.THEMES: "entity",
    Tie.CITIES: "entity",
    Tie.STATED: "entity",
}
"""The table whose rows a tie leads to."""
