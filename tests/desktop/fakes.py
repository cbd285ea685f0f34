"""A small library in memory that answers as the real one does, for tests of the window alone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from core.errors import N_, Refusal
from core.records.answers import Answer, Hit, Marked
from core.records.collections import Cabinet, Collection, cabinet_of
from core.records.completions import Completion
from core.records.filters import FacetValue, Filters
from core.records.focal_points import FocalPoint
from core.records.kinds import EventKind, Mode, Outcome, ProvisionKind, RecordKind
from core.records.label import Label, Reference
from core.records.library import Event, Recommendation
from core.records.related import Related
from core.text.folding import fold

WORKSHOP = "event/oic-2016-04-ankara-social-security"
WORKSHOP_TITLE = Label(
    ar="ورشة عمل تبادل المعرفة حول نظم الضمان الاجتماعي في منظمة التعاون الإسلامي",
    en="Knowledge sharing workshop on social security systems in the Organisation of Islamic Cooperation",
    ours=("en",),
)
CONTACT_POINTS = (
    "دعوة الدول الأعضاء في منظمة التعاون الإسلامي إلى تعيين نقاط الاتصال الوطنية (NFPs) لشبكة منظمة التعاون "
    "الإسلامي للضمان الاجتماعي (OIC-SSNET) والذي يجب أن يكون عبارة عن هيئة حكومية وطنية يتحمل مسؤولية إدارة "
    "الضمان الاجتماعي؛"
)
NO_FILTERS = Filters()
ANKARA = Label("أنقرة، تركيا", "Ankara, Türkiye", "Ankara, Türkiye")


def hit(uid: str, title: Label, text: str = "", **changes: Any) -> Hit:
    """Return a hit of the kind that its uid names."""
    kind = RecordKind(uid.partition("/")[0])
    base = Hit(
        uid=uid,
        kind=kind,
        type="",
        title=title,
        title_spans=(),
        text=text,
        spans=(),
        snippet=Marked(text),
        event=None,
        start=None,
        end=None,
        place=Label(),
        marker="",
        language="ar",
        catalogue=False,
        year_inferred=False,
        score=0.0,
    )
    return replace(base, **changes)


HITS = (
    hit(
        f"recommendation/{WORKSHOP.removeprefix('event/')}/8",
        WORKSHOP_TITLE,
        CONTACT_POINTS,
        type=str(ProvisionKind.RECOMMENDATION),
        start=date(2016, 4, 4),
        end=date(2016, 4, 6),
        place=ANKARA,
        marker="8.",
        event=WORKSHOP,
    ),
    hit(
        f"recommendation/{WORKSHOP.removeprefix('event/')}/9",
        WORKSHOP_TITLE,
        "الطلب من مركز أنقرة تولى دور الأمانة العامة لشبكة منظمة التعاون الإسلامي للضمان الاجتماعي لتمثيل ونشر "
        "ورفع الوعي…",
        type=str(ProvisionKind.REQUEST),
        start=date(2016, 4, 4),
        end=date(2016, 4, 6),
        place=ANKARA,
        marker="9.",
        event=WORKSHOP,
    ),
    hit(
        WORKSHOP,
        WORKSHOP_TITLE,
        type=str(EventKind.WORKSHOP),
        start=date(2016, 4, 4),
        end=date(2016, 4, 6),
        place=ANKARA,
    ),
    hit(
        "event/oic-2023-09-labour-market",
        Label(ar="الاجتماع التاسع لفريق الخبراء حول سياسات سوق العمل النشطة"),
        type=str(EventKind.EXPERT_GROUP),
        start=date(2023, 9, 12),
        end=date(2023, 9, 13),
        place=ANKARA,
        discrepancies=2,
    ),
    hit(
        "event/catalogue-2020-training-statistics",
        Label(en="Training course on official statistics and data quality (StatCaB) for Gambia"),
        type=str(EventKind.TRAINING),
        start=date(2020, 12, 1),
        end=date(2020, 12, 31),
        place=Label("بانجول", "Banjul", "Banjul"),
        language="en",
        catalogue=True,
        year_inferred=True,
    ),
    hit("network/oic-ssnet", Label("شبكة منظمة التعاون الإسلامي للضمان الاجتماعي (OIC-SSNET)", "OIC-SSNET")),
    hit("country/om", Label("عُمان", "Oman", "Oman")),
    hit("body/sesric", Label("مركز أنقرة (سيسرك)", "SESRIC", "SESRIC")),
)


def many(count: int) -> tuple[Hit, ...]:
    """Return as many events, of the years from 2012 on."""
    return tuple(
        hit(
            f"event/made-{n:06}",
            Label(ar=f"ورشة عمل رقم {n} حول الضمان الاجتماعي", en=f"Workshop {n} on social security"),
            "نص",
            type=str(EventKind.WORKSHOP),
            start=date(2012 + n % 12, 1 + n % 12, 3),
            end=date(2012 + n % 12, 1 + n % 12, 5),
            place=ANKARA,
        )
        for n in range(count)
    )


@dataclass
class FakeSearch:
    """Finds hits that hold all the folded words; remembers what it was asked."""

    hits: tuple[Hit, ...] = HITS
    asked: list[tuple[str, Filters, int, bool]] = field(default_factory=list)
    did_you_mean: tuple[str, ...] = ()
    prepared: int = 0

    def prepare(self, told: object = None) -> bool:
        self.prepared += 1
        return True

    def search(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        *,
        limit: int = 50,
        offset: int = 0,
        typing: bool = False,
    ) -> Answer:
        self.asked.append((query, filters, offset, typing))
        found = [marked for one in self.hits if (marked := _marked(one, query)) and _passes(one, filters)]
        everything = [one for one in self.hits if _marked(one, query)]
        return Answer(
            query,
            len(found),
            tuple(found[offset : offset + limit]),
            _facets(found, everything),
            did_you_mean=self.did_you_mean if not found else (),
        )


def _marked(one: Hit, query: str) -> Hit | None:
    words = fold(query).text.split()
    spans = []
    folded = fold(one.snippet.text)
    whole = fold(f"{one.title.ar} {one.title.en} {one.text}").text
    for word in words:
        if word not in whole:
            return None
        at = folded.text.find(word)
        if at >= 0:
            spans.append(folded.span(at, at + len(word)))
    return replace(one, spans=tuple(sorted(spans)), snippet=Marked(one.snippet.text, tuple(sorted(spans))))


def _passes(one: Hit, filters: Filters) -> bool:
    year = one.start.year if one.start else 0
    return (
        (not filters.kinds or one.kind in filters.kinds)
        and (not filters.types or one.type in filters.types)
        and (not filters.disputed or bool(one.contradictions))
        and (not filters.years or any(a <= year <= b for a, b in filters.years))
    )


def _facets(found: Iterable[Hit], everything: Iterable[Hit]) -> dict[str, tuple[FacetValue, ...]]:
    found, everything = list(found), list(everything)
    years = Counter(str(one.start.year) for one in everything if one.start)
    types = Counter(one.type for one in everything if one.type)
    kinds = Counter(str(one.kind) for one in everything)
    return {
        "year": tuple(FacetValue(value, Label(value, value, value), n) for value, n in sorted(years.items())),
        "type": tuple(FacetValue(value, Label(en=value), n) for value, n in types.most_common()),
        "kind": tuple(FacetValue(value, Label(en=value), n) for value, n in kinds.items()),
    }


def event(title: Label = WORKSHOP_TITLE, uid: str = WORKSHOP, number: int = 8) -> Event:
    """Return an event with one provision."""
    provision = Recommendation(
        uid=f"recommendation/{uid.removeprefix('event/')}/{number}",
        event=Reference(uid, title),
        position=1,
        marker=f"{number}.",
        number=number,
        text=CONTACT_POINTS,
        provision=ProvisionKind.RECOMMENDATION,
        language="ar",
        themes=(),
        addressees=(),
        passages=(),
    )
    return Event(
        uid=uid,
        event_kind=EventKind.WORKSHOP,
        title=title,
        start=date(2016, 4, 4),
        end=date(2016, 4, 6),
        date_text="",
        year_inferred=False,
        mode=Mode.IN_PERSON,
        venue=Label(),
        place_text="",
        city=None,
        country=None,
        series=Label(),
        bodies=(),
        people=(),
        programmes=(),
        participants=None,
        countries_count=None,
        themes=(),
        description=(),
        outcome=Outcome.PRINTED,
        recommendations=(provision,),
        source=None,
        publisher=Label(),
        addresses=(),
        language="ar",
        catalogue=False,
        facts=(),
        discrepancies=(),
    )


@dataclass
class FakeBooks:
    """Knows the events of the fake search and their provisions."""

    hits: tuple[Hit, ...] = HITS
    asked: list[str] = field(default_factory=list)
    content_date: date = date(2026, 11, 21)

    def counts(self) -> Mapping[RecordKind, int]:
        return Counter(one.kind for one in self.hits)

    def related(self, uid: str) -> Related:
        return Related(uid)

    def record(self, uid: str, *, whole: bool = True) -> Event | Recommendation:
        self.asked.append(uid)
        for one in self.hits:
            if uid == one.uid and one.kind == RecordKind.RECOMMENDATION:
                return event(one.title, one.event, int(uid.rpartition("/")[2])).recommendations[0]
            if uid == one.uid:
                return event(one.title, one.uid)
        raise Refusal(N_("There is no record {uid} in the library. Search for it by its words."), uid=uid)


@dataclass
class FakeStore:
    """A user's file in memory."""

    kept: dict[str, Any] = field(default_factory=dict)
    trouble: Refusal | None = None
    searched: tuple[str, ...] = ()
    points: dict[str, FocalPoint] = field(default_factory=dict)
    collected: dict[str, Collection] = field(default_factory=dict)

    def saved(self, timeout: float | None = None) -> bool:
        return self.trouble is None

    def setting(self, key: str, default: Any) -> Any:
        return self.kept.get(key, default)

    def keep(self, key: str, value: Any) -> Future[None]:
        self.kept[key] = value
        return self._saved()

    def remember(self, query: str) -> Future[None]:
        self.searched = (query, *(kept for kept in self.searched if kept != query))
        return self._saved()

    def searches(self) -> tuple[str, ...]:
        return self.searched

    def collections(self) -> Cabinet:
        return cabinet_of(self.collected.values())

    def keep_collection(self, collection: Collection) -> Future[None]:
        self.collected[collection.key] = collection
        return self._saved()

    def forget_collection(self, key: str) -> Future[None]:
        self.collected.pop(key, None)
        return self._saved()

    def forget_searches(self) -> Future[None]:
        self.searched = ()
        return self._saved()

    def focal_points(self) -> tuple[FocalPoint, ...]:
        return tuple(self.points.values())

    def keep_focal_points(self, points: Iterable[FocalPoint]) -> Future[None]:
        self.points |= {point.key: point for point in points}
        return self._saved()

    def forget_focal_points(self, keys: Iterable[str]) -> Future[None]:
        for key in keys:
            self.points.pop(key, None)
        return self._saved()

    def _saved(self) -> Future[None]:
        saved: Future[None] = Future()
        if self.trouble is not None:
            saved.set_exception(self.trouble)
        else:
            saved.set_result(None)
        return saved


@dataclass
class FakeCompleter:
    """Completes to those of its completions that begin as typed; remembers what it was asked."""

    known: tuple[Completion, ...] = ()
    asked: list[str] = field(default_factory=list)

    def completions(self, start: str, limit: int = 8) -> tuple[Completion, ...]:
        self.asked.append(start)
        begins = fold(start).text
        return tuple(each for each in self.known if fold(each.text).text.startswith(begins))[:limit]


def completion(text: str, uid: str, label: Label | None = None, language: str = "ar") -> Completion:
    """Return a completion to a name of a record."""
    kind = RecordKind(uid.partition("/")[0])
    return Completion(text, text, language, (), kind, uid, label or Label(ar=text))
