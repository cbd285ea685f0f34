"""What belongs to a record: which groups it has, how many there are, and that every relation leads back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cli.documents import plain
from core.records.filters import Filters
from core.records.kinds import AddresseeKind, RecordKind, Role
from core.records.library import Entity, Event, Recommendation, Source
from core.records.related import Related
from core.records.ties import KINDS_OF, Tie, listing, relation, tie_and_uid
from db.build import build
from db.library import Library, open_library
from db.related import group_of, uids_of
from db.search import Searcher
from db.search.plain import PlainSearcher
from tests.db.store import write_store

MEMBERS = """حضر اللقاء مندوبو الأعضاء. تركيا عضو في الاتحاد، ومركز أنقرة جزء منه. سعاد مديرة في المركز.
1. دعوة الدول الأعضاء إلى التعاون؛
2. دعوة الدول الأعضاء في الاتحاد إلى التعاون؛
3. دعوة الدول الأعضاء في الرابطة إلى التعاون.
"""
MEETING = """
uid = "event/members-2025"
source = "source/members"
language = "ar"
[title]
ar = "لقاء الأعضاء"
quote = "اللقاء"
[kind]
value = "meeting"
quote = "اللقاء"
[mode]
value = "unknown"
[[bodies]]
uid = "body/ankara-centre"
role = "organiser"
printed = "مركز أنقرة"
quote = "ومركز أنقرة جزء منه"
[[bodies]]
uid = "body/ankara-centre"
role = "host"
printed = "المركز"
quote = "سعاد مديرة في المركز"
[outcome]
status = "printed"
quote = "1. دعوة"
[[provisions]]
marker = "1."
number = 1
kind = "request"
quote = "دعوة الدول الأعضاء إلى التعاون؛"
addressees = [{ kind = "member_states", ar = "الدول الأعضاء" }]
[[provisions]]
marker = "2."
number = 2
kind = "request"
quote = "دعوة الدول الأعضاء في الاتحاد إلى التعاون؛"
addressees = [{ kind = "member_states", uid = "body/union", ar = "الدول الأعضاء في الاتحاد" }]
[[provisions]]
marker = "3."
number = 3
kind = "request"
quote = "دعوة الدول الأعضاء في الرابطة إلى التعاون."
addressees = [{ kind = "member_states", uid = "body/league", ar = "الدول الأعضاء في الرابطة" }]
[[statements]]
subject = "country/tr"
relation = "member"
object = "body/union"
quote = "تركيا عضو في الاتحاد"
[[statements]]
subject = "person/suad"
relation = "position"
object = "body/ankara-centre"
ar = "مديرة"
quote = "سعاد مديرة في المركز"
[[statements]]
subject = "person/layla"
relation = "said"
object = "body/ankara-centre"
quote = "مركز أنقرة"
[[discrepancies]]
field = "title"
ar = "اللقاء أو الاجتماع"
en = "A gathering or a meeting"
fr = "Une rencontre ou une réunion"
quotes = ["اللقاء", "التعاون؛"]
"""
HEAD = """
uid = "source/members"
language = "ar"
published = 2025-01-02
published_quote = "2."
[title]
ar = "لقاء"
quote = "اللقاء"
[publisher]
ar = "مركز أنقرة"
"""
NAMES = """
[[entity]]
uid = "body/union"
type = "regional"
ar = "الاتحاد"
[[entity]]
uid = "body/league"
type = "regional"
ar = "الرابطة"
[[entity]]
uid = "person/suad"
ar = "سعاد"
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("related")
    store = write_store(folder / "store")
    for name, text in {
        "library/sources/members.txt": MEMBERS,
        "library/sources/members.toml": HEAD,
        "library/events/members.toml": MEETING,
    }.items():
        (store / name).write_text(text, encoding="utf-8")
    names = store / "vocabulary" / "all.toml"
    text = names.read_text(encoding="utf-8")
    text = text.replace('ar = "مركز أنقرة"', 'ar = "مركز أنقرة"\nparent = "body/union"', 1)
    names.write_text(text + NAMES, encoding="utf-8")
    build(store, folder / "library.db")
    opened = open_library(folder / "library.db")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def real() -> Iterator[Library]:
    opened = open_library()
    yield opened
    opened.close()


def names(found: Related) -> dict[str, list[str]]:
    return {str(group.tie): [row.uid for row in group.rows] for group in found.groups}


MEMBER = "recommendation/members-2025"
TRIAL = "event/trial-2016-04-ankara"


@pytest.mark.parametrize(
    ("uid", "expected"),
    [
        (
            "country/tr",
            {
                "held": ["event/trial-2020-01-virtual", TRIAL],
                "attended": ["event/told-2024-muscat"],
                # Of member states: of the union it is one, and the centre that met is part of the union; of the
                # league nobody says that it is one.
                "addressed": [
                    "recommendation/told-2024-muscat/1",
                    "recommendation/trial-2016-04-ankara/1",
                    f"{MEMBER}/1",
                    f"{MEMBER}/2",
                ],
                "reforms": ["reform/tr-2023-funds"],
                "cities": ["city/ankara"],
            },
        ),
        (
            "body/ankara-centre",
            {
                "events": ["event/trial-2020-01-virtual", TRIAL, "event/members-2025"],
                "published": ["event/trial-2020-01-virtual"],
                "practices": ["practice/bab"],
                # She who spoke of it does not belong to it.
                "people": ["person/suad"],
                "programmes": ["network/trial"],
            },
        ),
        ("body/union", {"bodies": ["body/ankara-centre"]}),
        ("person/suad", {}),
        ("city/ankara", {"held": [TRIAL]}),
        (
            "theme/networks",
            {
                "events": [TRIAL],
                # The first names a theme below this one, the second none, so that its event speaks for it.
                "recommendations": [
                    "recommendation/trial-2016-04-ankara/1",
                    "recommendation/trial-2016-04-ankara/2",
                ],
                "reforms": ["reform/tr-2023-funds"],
                "themes": ["theme/focal-points"],
            },
        ),
        ("project/bab", {"practices": ["practice/bab"]}),
        ("event/told-2024-muscat", {"reforms": ["reform/tr-2023-funds"], "practices": ["practice/bab"]}),
        (
            "source/told",
            {
                "events": ["event/told-2024-muscat"],
                "recommendations": ["recommendation/told-2024-muscat/1"],
                "reforms": ["reform/tr-2023-funds"],
                "practices": ["practice/bab"],
                "stated": ["body/ankara-centre", "network/trial", "person/layla"],
            },
        ),
        ("reform/tr-2023-funds", {}),
        ("country/nowhere", {}),
        ("nothing", {}),
        ("body/\udcff", {}),
    ],
)
def test_what_belongs_to_a_record(library: Library, uid: str, expected: dict[str, list[str]]) -> None:
    assert names(library.related(uid)) == expected


def test_rows_say_when_where_and_as_what(library: Library) -> None:
    held = library.related("country/tr").group(Tie.HELD)
    assert held is not None
    row = held.rows[1]
    assert (row.start, row.end, row.place.ar) == (date(2016, 4, 4), date(2016, 4, 6), "أنقرة")
    delegates = library.related("country/tr").group(Tie.ATTENDED)
    assert delegates is not None
    assert delegates.rows[0].position == "مندوبو تركيا"
    part = library.related("body/ankara-centre").group(Tie.EVENTS)
    assert part is not None
    assert part.total == 3
    assert part.roles == ((Role.ORGANISER, 3), (Role.HOST, 1))
    # Once, though it had two parts in it.
    assert part.rows[2].roles == (Role.ORGANISER, Role.HOST)
    asked = library.related("country/tr").group(Tie.ADDRESSED)
    assert asked is not None
    assert (asked.rows[0].marker, asked.rows[0].text) == ("•", "دعوة دول أعضاء إلى تعيين نقاط اتصال")
    changed = library.related("country/tr").group(Tie.REFORMS)
    assert changed is not None
    assert (changed.rows[0].year, changed.rows[0].title.en) == (2023, "Funds merged")


def test_a_limit_cuts_the_rows_and_never_the_number(library: Library) -> None:
    few = group_of(library.database, Tie.HELD, "country/tr", 1)
    assert (few.total, len(few.rows), few.whole) == (2, 1, False)
    assert few.rows[0] == group_of(library.database, Tie.HELD, "country/tr", None).rows[0]
    assert group_of(library.database, Tie.HELD, "country/tr", None).whole


def test_contradictions_stand_with_their_events(library: Library) -> None:
    (only,) = library.discrepancies()
    assert (only.event.uid, only.start) == ("event/members-2025", None)
    assert only.discrepancy.note.en == "A gathering or a meeting"
    assert [passage.quote for passage in only.discrepancy.passages] == ["اللقاء", "التعاون؛"]


def test_every_contradiction_of_an_event_is_in_the_list_of_all(real: Library) -> None:
    held = real.discrepancies()
    days = [dispute.start or date.min for dispute in held]
    assert days == sorted(days, reverse=True)
    for uid in dict.fromkeys(dispute.event.uid for dispute in held):
        listed = tuple(dispute.discrepancy for dispute in held if dispute.event.uid == uid)
        assert listed == real.event(uid).discrepancies
    disputed = Searcher(real).search("", Filters(kinds=("event",), disputed=True), limit=1_000)
    assert {hit.uid for hit in disputed.hits} == {dispute.event.uid for dispute in held}
    notes = {hit.uid: hit.contradictions for hit in disputed.hits}
    assert notes == {
        uid: tuple(dispute.discrepancy.note for dispute in held if dispute.event.uid == uid) for uid in notes
    }


def test_a_name_of_a_set_is_read_back() -> None:
    assert relation(Tie.HELD, "country/om") == "held:country/om"
    assert tie_and_uid("held:country/om") == (Tie.HELD, "country/om")
    assert [tie_and_uid(name) for name in ("", "held", "held:", "nothing:country/om", "country/om")] == [
        None
    ] * 5


@pytest.mark.parametrize("name", ["nothing", "held:person/suad", "held:country/nowhere", "held:\udcff"])
def test_a_name_that_names_no_set_leaves_nothing(library: Library, name: str) -> None:
    assert uids_of(library.database, name) == ()
    for searcher in (Searcher(library), PlainSearcher(library.database)):
        assert searcher.search("", Filters(related=(name,))).total == 0


@pytest.mark.parametrize("which", ["library", "real"])
@pytest.mark.parametrize("plainly", [False, True])
def test_the_list_of_a_group_holds_exactly_the_group(
    which: str, plainly: bool, request: pytest.FixtureRequest
) -> None:
    """Whatever the page counts is what the list shows, be it narrowed by facets or by the name of the set."""
    opened: Library = request.getfixturevalue(which)
    searcher = PlainSearcher(opened.database) if plainly else Searcher(opened)
    looked = 0
    for uid in opened.uids()[:: 1 if which == "library" else 9]:
        for group in opened.related(uid, None).groups:
            answer = searcher.search("", listing(group.tie, uid), limit=1_000)
            assert answer.total == group.total, (uid, group.tie)
            assert {hit.uid for hit in answer.hits} == {row.uid for row in group.rows}
            assert {row.kind for row in group.rows} <= set(KINDS_OF[group.tie])
            looked += 1
    assert looked > 15


def test_a_search_stays_inside_the_set(library: Library) -> None:
    name = relation(Tie.EVENTS, "body/ankara-centre")
    for searcher in (Searcher(library), PlainSearcher(library.database)):
        answer = searcher.search("تجريبية", Filters(related=(name,)))
        assert [hit.uid for hit in answer.hits] == [TRIAL]
        (value,) = answer.facets["related"]
        assert (value.value, value.label.ar, value.count) == (name, "مركز أنقرة", 3)
        assert "related" not in searcher.search("تجريبية").facets


@pytest.mark.parametrize("query", ["employment", "نقطة اتصال", "التوضيف", "formation", "training"])
def test_what_other_words_find_is_narrowed_to_the_set_too(real: Library, query: str) -> None:
    searcher = Searcher(real)
    everywhere = {hit.uid for hit in searcher.search(query, limit=1000).hits}
    assert everywhere
    for name in ("held:country/tr", "attended:country/om", "stated:country/tr"):
        answer = searcher.search(query, Filters(related=(name,)), limit=1000)
        found = [hit.uid for hit in answer.hits]
        assert set(found) == everywhere & set(uids_of(real.database, name))
        assert len(found) == answer.total


@pytest.mark.parametrize("which", ["library", "real"])
def test_every_relation_leads_back(which: str, request: pytest.FixtureRequest) -> None:
    """From each row of a group a link, a statement or a group leads back to the record that it stands with."""
    opened: Library = request.getfixturevalue(which)
    for uid in opened.uids():
        for group in opened.related(uid, None).groups:
            for row in group.rows[:40]:
                assert leads_back(opened, row.uid, uid), (uid, group.tie, row.uid)


def leads_back(library: Library, start: str, to: str) -> bool:
    record = library.record(start)
    if to in reached(library, start):
        return True
    if isinstance(record, Recommendation):
        # It stands on the page of its event. «Member states» are no record: who they are, a statement says.
        whole = any(each.kind is AddresseeKind.MEMBER_STATES for each in record.addressees)
        return whole or to in reached(library, record.event.uid) or under(library, to, record.event.uid)
    # A theme holds what stands under the themes below it; a country those in office in its bodies.
    return under(library, to, start) or any(
        isinstance(library.record(uid), Entity) and to in reached(library, uid)
        for uid in reached(library, start)
        if uid.startswith("body/")
    )


def under(library: Library, theme: str, start: str) -> bool:
    """Tell whether a record leads to a theme below one."""
    below = {theme}
    for uid in reached(library, start):
        seen, at = [], uid
        while at.startswith("theme/"):
            seen.append(at)
            parent = library.entity(at).parent
            at = parent.uid if parent else ""
        if below & set(seen):
            return True
    return False


def reached(library: Library, uid: str) -> set[str]:
    """Return every uid that a record names itself, or has in its groups."""
    record = library.record(uid)
    found: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, dict | list):
            for each in value.values() if isinstance(value, dict) else value:
                gather(each)
        elif isinstance(value, str) and value.partition("/")[0] in set(RecordKind):
            found.add(value)

    if not isinstance(record, Source):
        gather(plain(record))
    if isinstance(record, Event):
        found |= {provision.uid for provision in record.recommendations}
    for group in library.related(uid, None).groups:
        found |= {row.uid for row in group.rows}
    return found


def test_the_window_reads_an_entity_without_its_events(real: Library) -> None:
    whole, bare = real.record("body/sesric"), real.record("body/sesric", whole=False)
    assert isinstance(whole, Entity)
    assert isinstance(bare, Entity)
    assert (len(whole.mentions) > 100, bare.mentions, bare.label) == (True, (), whole.label)


def test_the_store_on_disk_is_not_needed_once_built(library: Library, tmp_path: Path) -> None:
    assert library.related("country/tr") == open_library(library.path).related("country/tr")
