"""The closed lists a record chooses from, each value with the English word that the catalogues translate.

The values are what files, the database and JSON carry; they never change once released.
"""

from enum import StrEnum

from core.errors import N_


class RecordKind(StrEnum):
    """What a record is: the first part of its uid."""

    EVENT = "event"
    RECOMMENDATION = "recommendation"
    SOURCE = "source"
    BODY = "body"
    PERSON = "person"
    COUNTRY = "country"
    CITY = "city"
    THEME = "theme"
    PROGRAMME = "programme"
    NETWORK = "network"
    PROJECT = "project"
    STRATEGY = "strategy"
    REFORM = "reform"
    PRACTICE = "practice"
    PROFILE = "profile"
    DIGEST = "digest"


class EventKind(StrEnum):
    """What sort of gathering an event was."""

    WORKSHOP = "workshop"
    TRAINING = "training"
    EXPERT_GROUP = "expert_group"
    CONFERENCE = "conference"
    MEETING = "meeting"
    SEMINAR = "seminar"
    STUDY_VISIT = "study_visit"


class ProvisionKind(StrEnum):
    """What a provision of an outcome document does."""

    RECOMMENDATION = "recommendation"
    REQUEST = "request"
    COMMITMENT = "commitment"
    FINDING = "finding"
    THANKS = "thanks"


class AddresseeKind(StrEnum):
    """What sort of addressee a provision names."""

    BODY = "body"
    COUNTRY = "country"
    MEMBER_STATES = "member_states"
    GROUP = "group"


class BodyKind(StrEnum):
    """What sort of organisation a body is."""

    INTERNATIONAL = "international"
    REGIONAL = "regional"
    GOVERNMENT = "government"
    AGENCY = "agency"
    ASSOCIATION = "association"
    FINANCE = "finance"
    EDUCATION = "education"
    GROUP = "group"
    COMPANY = "company"
    OTHER = "other"


class ReformArea(StrEnum):
    """Which part of a country's system a reform changed."""

    SOCIAL_INSURANCE = "social_insurance"
    SOCIAL_ASSISTANCE = "social_assistance"
    LABOUR_MARKET = "labour_market"
    GOVERNANCE = "governance"


class Relation(StrEnum):
    """What a statement says of its subject, in most cases about another record.

    `SAID`: what a person, body or country said; `POSITION`: what a person was; `FIGURE`: a count at a date;
    `ESTABLISHED`: that it set up another record; `AIM`: what it is for; `RECEIVED`: an award.
    """

    SAID = "said"
    POSITION = "position"
    MEMBER = "member"
    SECRETARIAT = "secretariat"
    FOCAL_POINT = "focal_point"
    IMPLEMENTER = "implementer"
    PARTNER = "partner"
    FUNDER = "funder"
    FUNDED_UNDER = "funded_under"
    OWNER = "owner"
    SUPPORTED_BY = "supported_by"
    PREPARES = "prepares"
    ASKED_FOR = "asked_for"
    ESTABLISHED = "established"
    AIM = "aim"
    RECEIVED = "received"
    FIGURE = "figure"
    PERIOD = "period"
    RELATED = "related"


class Mode(StrEnum):
    """How people took part."""

    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a body or a person did at an event."""

    ORGANISER = "organiser"
    CO_ORGANISER = "co_organiser"
    PARTNER = "partner"
    FUNDER = "funder"
    HOST = "host"
    PATRON = "patron"
    GUEST_OF_HONOUR = "guest_of_honour"
    SPEAKER = "speaker"
    PARTICIPANT = "participant"
    SECRETARIAT = "secretariat"
    REPORTER = "reporter"
    MENTIONED = "mentioned"
    HELD_HERE = "held_here"


class Outcome(StrEnum):
    """What the source says of the event's outcome."""

    PRINTED = "printed"
    ADOPTED_NOT_PRINTED = "adopted_not_printed"
    DISCUSSED_NOT_PRINTED = "discussed_not_printed"
    NOT_STATED = "not_stated"


class Field(StrEnum):
    """The facts of an event that a passage can back."""

    TITLE = "title"
    KIND = "kind"
    DATES = "dates"
    MODE = "mode"
    VENUE = "venue"
    CITY = "city"
    COUNTRY = "country"
    SERIES = "series"
    BODY = "body"
    PERSON = "person"
    PARTICIPANTS = "participants"
    COUNTRIES = "countries"
    THEME = "theme"
    PROGRAMME = "programme"
    DESCRIPTION = "description"
    OUTCOME = "outcome"
    ATTENDING = "attending"
    YEAR = "year"
    AREA = "area"
    BEFORE = "before"
    AFTER = "after"


RECORD_KINDS = {
    RecordKind.EVENT: N_("Event"),
    RecordKind.RECOMMENDATION: N_("Recommendation"),
    RecordKind.SOURCE: N_("Source"),
    RecordKind.BODY: N_("Body"),
    RecordKind.PERSON: N_("Person"),
    RecordKind.COUNTRY: N_("Country"),
    RecordKind.CITY: N_("City"),
    RecordKind.THEME: N_("Theme"),
    RecordKind.PROGRAMME: N_("Programme"),
    RecordKind.NETWORK: N_("Network"),
    RecordKind.PROJECT: N_("Project"),
    RecordKind.STRATEGY: N_("Strategy"),
    RecordKind.REFORM: N_("Reform"),
    RecordKind.PRACTICE: N_("Good practice"),
    RecordKind.PROFILE: N_("Country profile"),
    RecordKind.DIGEST: N_("Annual digest"),
}

EVENT_KINDS = {
    EventKind.WORKSHOP: N_("Workshop"),
    EventKind.TRAINING: N_("Training"),
    EventKind.EXPERT_GROUP: N_("Expert group meeting"),
    EventKind.CONFERENCE: N_("Conference"),
    EventKind.MEETING: N_("Meeting"),
    EventKind.SEMINAR: N_("Seminar"),
    EventKind.STUDY_VISIT: N_("Study visit"),
}

PROVISION_KINDS = {
    ProvisionKind.RECOMMENDATION: N_("Recommendation"),
    ProvisionKind.REQUEST: N_("Request"),
    ProvisionKind.COMMITMENT: N_("Commitment"),
    ProvisionKind.FINDING: N_("Finding"),
    ProvisionKind.THANKS: N_("Thanks"),
}

MODES = {
    Mode.IN_PERSON: N_("In person"),
    Mode.VIRTUAL: N_("Virtual"),
    Mode.HYBRID: N_("Hybrid"),
    Mode.UNKNOWN: N_("Mode not stated"),
}

ROLES = {
    Role.ORGANISER: N_("Organiser"),
    Role.CO_ORGANISER: N_("Co-organiser"),
    Role.PARTNER: N_("Partner"),
    Role.FUNDER: N_("Funder"),
    Role.HOST: N_("Host"),
    Role.PATRON: N_("Patron"),
    Role.GUEST_OF_HONOUR: N_("Guest of honour"),
    Role.SPEAKER: N_("Speaker"),
    Role.PARTICIPANT: N_("Participant"),
    Role.SECRETARIAT: N_("Secretariat"),
    Role.REPORTER: N_("Reporter"),
    Role.MENTIONED: N_("Mentioned"),
    Role.HELD_HERE: N_("Held here"),
}

FIELDS = {
    Field.TITLE: N_("Title"),
    Field.KIND: N_("Kind"),
    Field.DATES: N_("Date"),
    Field.MODE: N_("Mode"),
    Field.VENUE: N_("Venue"),
    Field.CITY: N_("City"),
    Field.COUNTRY: N_("Country"),
    Field.SERIES: N_("Series"),
    Field.BODY: N_("Bodies"),
    Field.PERSON: N_("People"),
    Field.PARTICIPANTS: N_("Participants"),
    Field.COUNTRIES: N_("Countries"),
    Field.THEME: N_("Themes"),
    Field.PROGRAMME: N_("Programmes, networks and projects"),
    Field.DESCRIPTION: N_("Description"),
    Field.OUTCOME: N_("Outcome"),
    Field.ATTENDING: N_("Countries represented"),
    Field.YEAR: N_("Year"),
    Field.AREA: N_("Area"),
    Field.BEFORE: N_("Before"),
    Field.AFTER: N_("After"),
}

OUTCOMES = {
    Outcome.PRINTED: N_("Printed in the source"),
    Outcome.ADOPTED_NOT_PRINTED: N_(
        "The source says that recommendations were adopted but does not print them."
    ),
    Outcome.DISCUSSED_NOT_PRINTED: N_(
        "The source says that experiences were exchanged and discussed, but prints no recommendations."
    ),
    Outcome.NOT_STATED: N_("The source states no outcome."),
}

ADDRESSEE_KINDS = {
    AddresseeKind.BODY: N_("Body"),
    AddresseeKind.COUNTRY: N_("Country"),
    AddresseeKind.MEMBER_STATES: N_("Member States"),
    AddresseeKind.GROUP: N_("Group"),
}

BODY_KINDS = {
    BodyKind.INTERNATIONAL: N_("International organisation"),
    BodyKind.REGIONAL: N_("Regional organisation"),
    BodyKind.GOVERNMENT: N_("Ministry or public authority"),
    BodyKind.AGENCY: N_("Public institution"),
    BodyKind.ASSOCIATION: N_("Association or foundation"),
    BodyKind.FINANCE: N_("Bank or fund"),
    BodyKind.EDUCATION: N_("University or research centre"),
    BodyKind.GROUP: N_("Group or committee"),
    BodyKind.COMPANY: N_("Company"),
    BodyKind.OTHER: N_("Other body"),
}

REFORM_AREAS = {
    ReformArea.SOCIAL_INSURANCE: N_("Social insurance"),
    ReformArea.SOCIAL_ASSISTANCE: N_("Social assistance"),
    ReformArea.LABOUR_MARKET: N_("Labour market"),
    ReformArea.GOVERNANCE: N_("Governance"),
}

RELATIONS = {
    Relation.SAID: (N_("Said"), N_("Spoken of by")),
    Relation.POSITION: (N_("Position"), N_("People in office")),
    Relation.MEMBER: (N_("Member of"), N_("Members")),
    Relation.SECRETARIAT: (N_("Secretariat of"), N_("Secretariat")),
    Relation.FOCAL_POINT: (N_("Focal point of"), N_("Focal points")),
    Relation.IMPLEMENTER: (N_("Carries out"), N_("Carried out by")),
    Relation.PARTNER: (N_("Partner in"), N_("Partners")),
    Relation.FUNDER: (N_("Funds"), N_("Funded by")),
    Relation.FUNDED_UNDER: (N_("Funded under"), N_("Projects funded")),
    Relation.OWNER: (N_("Runs"), N_("Run by")),
    Relation.SUPPORTED_BY: (N_("Supported by"), N_("Supports")),
    Relation.PREPARES: (N_("Prepares"), N_("Prepared by")),
    Relation.ASKED_FOR: (N_("Asked for"), N_("Asked for by")),
    Relation.ESTABLISHED: (N_("Established"), N_("Established by")),
    Relation.AIM: (N_("Aim"), N_("Aim")),
    Relation.RECEIVED: (N_("Received"), N_("Received by")),
    Relation.FIGURE: (N_("Figures"), N_("Figures")),
    Relation.PERIOD: (N_("Period"), N_("Period")),
    Relation.RELATED: (N_("See also"), N_("See also")),
}
"""The words of a relation: on the page of its subject, and on the page of the record that it is about."""
