"""Hand-made records for the reader: the 2016 document with its provisions, a contradiction, a catalogue entry."""

import re
from datetime import date

import resources
from core.records import kinds
from core.records.label import Label, Reference
from core.records.library import (
    Address,
    Addressee,
    Discrepancy,
    Entity,
    Event,
    Fact,
    Involvement,
    Passage,
    Recommendation,
    Source,
)
from core.records.related import Related, RelatedGroup, RelatedRecord
from core.records.ties import Tie

SOURCE_UID = "source/oic-ssnet-2016-recommendations"
EVENT_UID = "event/oic-2016-04-ankara-social-security"
SLUG = EVENT_UID.partition("/")[2]
TITLE = Label(
    ar="ورشة عمل تبادل المعرفة حول نظم الضمان الاجتماعي في منظمة التعاون الإسلامي",
    en="Knowledge Sharing Workshop on Social Security Systems in the OIC (SSI-CaB)",
    ours=("en",),
)
SESRIC = Reference("body/sesric", Label(ar="مركز أنقرة (سيسرك)", en="SESRIC", ours=()))
SGK = Reference(
    "body/sgk", Label(ar="مؤسسة الضمان الاجتماعي التركية (SGK)", en="Social Security Institution (SGK)")
)
ANKARA = Reference("city/ankara", Label(ar="أنقرة", en="Ankara", fr="Ankara"))
TURKEY = Reference("country/tr", Label(ar="تركيا", en="Türkiye", fr="Turquie"))
SECURITY = Reference("theme/social-security", Label(ar="الضمان الاجتماعي", en="Social security"))


def source() -> Source:
    text = resources.path("library", "sources", "oic-ssnet-2016-recommendations.txt").read_text("utf-8")
    title = Label(
        ar="توصيات ورشة عمل تبادل المعرفة حول نظم الضمان الاجتماعي", en="Recommendations", ours=("en",)
    )
    publisher = Label(ar="شبكة منظمة التعاون الإسلامي للضمان الاجتماعي (OIC-SSNET)", en="OIC-SSNET")
    return Source(
        SOURCE_UID, title, publisher, "https://www.oic-ssnet.org/ar/about?id=1", "ar", date(2016, 4, 8), text
    )


def passage(quote: str) -> Passage:
    start = source().text.index(quote)
    return Passage(SOURCE_UID, start, start + len(quote), quote)


def fact(field: kinds.Field, quote: str, subject: str = "", **more: object) -> Fact:
    return Fact(field, subject, (passage(quote),), **more)


def recommendations() -> tuple[Recommendation, ...]:
    found = []
    for line in re.finditer(r"^(\d+)\. (.+)$", source().text, re.MULTILINE):
        number = int(line.group(1))
        found.append(
            Recommendation(
                uid=f"recommendation/{SLUG}/{number}",
                event=Reference(EVENT_UID, TITLE),
                position=number,
                marker=f"{number}.",
                number=number,
                text=line.group(2),
                provision=kinds.ProvisionKind.REQUEST
                if number in (8, 9, 10)
                else kinds.ProvisionKind.RECOMMENDATION,
                language="ar",
                themes=(SECURITY,),
                addressees=(
                    Addressee(
                        Label(ar="الدول الأعضاء", en="Member States", ours=("en",)),
                        kinds.AddresseeKind.MEMBER_STATES,
                    ),
                ),
                passages=(Passage(SOURCE_UID, line.start(2), line.end(2), line.group(2)),),
            )
        )
    return tuple(found)


DATES = "4-6 أبريل عام 2016"
ORGANISERS = "المنظمة بالتشارك بين سيسريك /مركز أنقرة ومؤسسة الضمان الاجتماعي التركية (SGK)"


def event(**changes: object) -> Event:
    field, role, kind = kinds.Field, kinds.Role, kinds.RecordKind
    values = {
        "uid": EVENT_UID,
        "event_kind": kinds.EventKind.WORKSHOP,
        "title": TITLE,
        "start": date(2016, 4, 4),
        "end": date(2016, 4, 6),
        "date_text": DATES,
        "year_inferred": False,
        "mode": kinds.Mode.IN_PERSON,
        "venue": Label(),
        "place_text": "أنقرة",
        "city": ANKARA,
        "country": TURKEY,
        "series": Label(),
        "bodies": (
            Involvement(SESRIC, kind.BODY, role.ORGANISER),
            Involvement(SGK, kind.BODY, role.ORGANISER),
        ),
        "people": (),
        "programmes": (),
        "participants": None,
        "countries_count": None,
        "themes": (SECURITY,),
        "description": (passage(source().text.split("\n\n")[1]),),
        "outcome": kinds.Outcome.PRINTED,
        "recommendations": recommendations(),
        "source": Reference(SOURCE_UID, source().title),
        "publisher": source().publisher,
        "addresses": (Address("https://www.oic-ssnet.org/ar/about?id=1", "ar"),),
        "language": "ar",
        "catalogue": False,
        "facts": (
            fact(field.DATES, DATES),
            fact(field.CITY, "أنقرة"),
            fact(field.BODY, ORGANISERS, "body/sesric"),
            fact(field.BODY, ORGANISERS, "body/sgk"),
            fact(field.KIND, "ورشة عمل"),
        ),
        "discrepancies": (),
    }
    return Event(**(values | changes))


def contradicted() -> Event:
    note = Label(
        ar="يقول صدر الوثيقة ٤–٦ أبريل، وتقول التوصية ١١ «04-06 أبريل».",
        en="The head says 4-6 April, provision 11 says 04-06 April.",
    )
    pair = (passage(DATES), passage("04-06 أبريل"))
    return event(discrepancies=(Discrepancy(kinds.Field.DATES, note, pair),))


def catalogue_entry() -> Event:
    return event(
        uid="event/sesric-2022-08-ankara-statistics",
        title=Label(ar="دورة تدريبية حول إحصاءات سوق العمل", en="Training course on labour statistics"),
        start=date(2022, 8, 2),
        end=date(2022, 8, 4),
        year_inferred=True,
        description=(),
        recommendations=(),
        outcome=kinds.Outcome.NOT_STATED,
        source=None,
        catalogue=True,
        facts=(),
    )


def related(events: int = 3, total: int = 0) -> Related:
    """Return what belongs to the body: events that it organised, and a recommendation addressed to it."""
    rows = tuple(
        RelatedRecord(
            f"{EVENT_UID}-{number}" if number else EVENT_UID,
            kinds.RecordKind.EVENT,
            TITLE,
            start=date(2016, 4, 4),
            end=date(2016, 4, 6),
            place=ANKARA.label,
            roles=(kinds.Role.ORGANISER, kinds.Role.HOST),
            position="سيسريك /مركز أنقرة",
            language="ar",
        )
        for number in range(events)
    )
    item = recommendations()[8]
    addressed = RelatedRecord(
        item.uid,
        kinds.RecordKind.RECOMMENDATION,
        TITLE,
        start=date(2016, 4, 4),
        marker=item.marker,
        text=item.text,
        language="ar",
    )
    roles = ((kinds.Role.ORGANISER, events), (kinds.Role.HOST, 1))
    groups = (
        RelatedGroup(Tie.EVENTS, max(total, events), rows, roles),
        RelatedGroup(Tie.ADDRESSED, 1, (addressed,)),
    )
    return Related("body/sesric", groups)


def body() -> Entity:
    return Entity(
        uid="body/sesric",
        kind=kinds.RecordKind.BODY,
        label=Label(
            ar="مركز الأبحاث الإحصائية والاقتصادية والاجتماعية والتدريب للدول الإسلامية (سيسرك)",
            en="Statistical, Economic and Social Research and Training Centre for Islamic Countries (SESRIC)",
            fr="Centre de recherches statistiques, économiques et sociales (SESRIC)",
            ours=("fr",),
        ),
        acronyms=("SESRIC", "سيسرك"),
        aliases=("مركز أنقرة", "Ankara Centre"),
        parent=Reference(
            "body/oic", Label(ar="منظمة التعاون الإسلامي", en="Organisation of Islamic Cooperation")
        ),
        country=TURKEY,
        mentions=(),
    )
