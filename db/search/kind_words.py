"""The words by which readers ask for a kind of record, event or provision, in three languages.

Each value has one label or several; all are indexed, none is shown.
"""

from core.records.kinds import EventKind, ProvisionKind, RecordKind
from core.records.label import Label

KIND_WORDS: dict[str, tuple[Label, ...]] = {
    RecordKind.EVENT: (Label("فعالية", "event", "événement"),),
    RecordKind.RECOMMENDATION: (Label("توصية", "recommendation", "recommandation"),),
    RecordKind.BODY: (Label("جهة", "body", "organisme"), Label("منظمة", "organisation", "organisation")),
    RecordKind.PERSON: (Label("شخص", "person", "personne"),),
    RecordKind.COUNTRY: (Label("بلد", "country", "pays"), Label("دولة")),
    RecordKind.CITY: (Label("مدينة", "city", "ville"),),
    RecordKind.THEME: (Label("موضوع", "theme", "thème"), Label("محور", "topic", "sujet")),
    RecordKind.PROGRAMME: (Label("برنامج", "programme", "programme"), Label(en="program")),
    RecordKind.NETWORK: (Label("شبكة", "network", "réseau"),),
    RecordKind.PROJECT: (Label("مشروع", "project", "projet"),),
    RecordKind.STRATEGY: (Label("استراتيجية", "strategy", "stratégie"), Label("رؤية", "vision", "vision")),
    RecordKind.REFORM: (Label("إصلاح", "reform", "réforme"),),
    RecordKind.PRACTICE: (Label("ممارسة فضلى", "good practice", "bonne pratique"),),
    RecordKind.SOURCE: (Label("مصدر", "source", "source"),),
    EventKind.WORKSHOP: (Label("ورشة عمل", "workshop", "atelier"),),
    EventKind.TRAINING: (Label("دورة تدريبية", "training course", "formation"), Label("برنامج تدريبي")),
    EventKind.EXPERT_GROUP: (
        Label("اجتماع فريق خبراء", "expert group meeting", "réunion du groupe d'experts"),
        Label("اجتماع خبراء", "expert meeting", "réunion d'experts"),
    ),
    EventKind.CONFERENCE: (Label("مؤتمر", "conference", "conférence"),),
    EventKind.MEETING: (Label("اجتماع", "meeting", "réunion"),),
    EventKind.SEMINAR: (Label("ندوة", "seminar", "séminaire"),),
    EventKind.STUDY_VISIT: (
        Label("زيارة دراسية", "study visit", "visite d'étude"),
        Label("زيارة ميدانية", "field visit", "visite de terrain"),
    ),
    ProvisionKind.REQUEST: (Label("طلب", "request", "demande"),),
    ProvisionKind.COMMITMENT: (Label("التزام", "commitment", "engagement"),),
    ProvisionKind.FINDING: (Label("استنتاج", "finding", "constat"),),
    ProvisionKind.THANKS: (Label("شكر", "thanks", "remerciements"),),
}
