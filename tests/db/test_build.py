"""What goes in comes out with its passages, twice the same bytes; what is wrong is named and nothing is written."""

import json
from datetime import date
from pathlib import Path

import pytest

from core.records.kinds import (
    AddresseeKind,
    EventKind,
    Field,
    Mode,
    Outcome,
    ProvisionKind,
    RecordKind,
    ReformArea,
    Relation,
    Role,
)
from db.build import ContentFaults, build
from db.library import open_library
from tests.db.store import SOURCE, TOLD, write_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write_store(tmp_path / "store")


def faults_of(store: Path, target: Path) -> str:
    with pytest.raises(ContentFaults) as caught:
        build(store, target)
    return str(caught.value)


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_curated_event_comes_back_as_it_was_written(store: Path, tmp_path: Path) -> None:
    build(store, tmp_path / "library.db")
    library = open_library(tmp_path / "library.db")
    event = library.event("event/trial-2016-04-ankara")
    assert event.event_kind == EventKind.WORKSHOP
    assert event.title.ar == "ورشة عمل تجريبية"
    assert event.title.is_ours("en")
    assert (event.start, event.end, event.date_text) == (date(2016, 4, 4), date(2016, 4, 6), "4-6 أبريل 2016")
    assert event.mode == Mode.IN_PERSON
    assert event.city is not None
    assert event.city.label.en == "Ankara"
    assert event.country is not None
    assert event.country.uid == "country/tr"
    assert [each.reference.uid for each in event.bodies] == ["body/ankara-centre"]
    assert [each.uid for each in event.themes] == ["theme/focal-points"]
    assert event.outcome == Outcome.PRINTED
    assert [each.marker for each in event.recommendations] == ["1.", "2."]
    assert event.recommendations[0].provision == ProvisionKind.REQUEST
    assert event.recommendations[0].addressees[0].label.ar == "الدول الأعضاء"
    assert library.counts()[RecordKind.EVENT] == 3


def test_passages_lie_where_they_say(store: Path, tmp_path: Path) -> None:
    build(store, tmp_path / "library.db")
    library = open_library(tmp_path / "library.db")
    event = library.event("event/trial-2016-04-ankara")
    backed = [p for fact in event.facts for p in fact.passages]
    backed += [p for each in event.recommendations for p in each.passages]
    assert len(backed) >= 8
    for passage in backed:
        assert SOURCE[passage.start : passage.end] == passage.quote
    assert event.passages_of(Field.BODY, "body/ankara-centre")[0].quote == "نظمها مركز أنقرة"
    assert not event.passages_of(Field.MODE)


def test_a_catalogue_entry_says_what_it_is(store: Path, tmp_path: Path) -> None:
    build(store, tmp_path / "library.db")
    event = open_library(tmp_path / "library.db").event("event/trial-2020-01-virtual")
    assert event.catalogue
    assert event.year_inferred
    assert event.outcome == Outcome.NOT_STATED
    assert event.addresses[0].url == "https://example.org/1"


def test_entities_know_their_events(store: Path, tmp_path: Path) -> None:
    build(store, tmp_path / "library.db")
    library = open_library(tmp_path / "library.db")
    for uid, expected in {
        "body/ankara-centre": 2,
        "country/tr": 3,
        "city/ankara": 1,
        "theme/focal-points": 1,
    }.items():
        assert len(library.entity(uid).mentions) == expected, uid
    assert library.entity("theme/focal-points").parent is not None


def test_what_a_document_tells_beside_its_event_comes_back(store: Path, tmp_path: Path) -> None:
    build(store, tmp_path / "library.db")
    library = open_library(tmp_path / "library.db")
    reform, practice = library.reform("reform/tr-2023-funds"), library.practice("practice/bab")
    assert (reform.country.uid, reform.year, reform.areas) == (
        "country/tr",
        2023,
        (ReformArea.SOCIAL_INSURANCE,),
    )
    assert (reform.before.ar, reform.after.ar) == ("أحد عشر صندوقا", "صندوقين")
    assert [(fact.field, fact.passages[0].quote) for fact in reform.facts if fact.field == Field.YEAR] == [
        (Field.YEAR, "دمجت عام 2023")
    ]
    assert reform.event.label.ar == "اجتماع مسقط"
    assert practice.project is not None
    assert practice.project.label.ar == "باب"
    assert [each.uid for each in practice.bodies] == ["body/ankara-centre"]
    for passage in (*reform.description, *practice.description):
        assert TOLD[passage.start : passage.end] == passage.quote
    network, body = library.entity("network/trial"), library.entity("body/ankara-centre")
    assert [(each.relation, each.number) for each in network.statements] == [(Relation.FIGURE, 7)]
    assert network.stated_of_others == body.statements
    assert body.statements[0].passages[0].quote == "تتولى المنظمة أمانة الشبكة"
    assert body.subtype == "regional"
    assert library.entity("person/layla").statements[0].event == reform.event


def test_an_event_knows_who_attended_and_a_country_its_events(store: Path, tmp_path: Path) -> None:
    build(store, tmp_path / "library.db")
    library = open_library(tmp_path / "library.db")
    event = library.event("event/told-2024-muscat")
    assert [(each.reference.uid, each.position) for each in event.attending] == [
        ("country/tr", "مندوبو تركيا")
    ]
    assert not event.programmes
    roles = {each.event.uid: each.role for each in library.entity("country/tr").mentions}
    assert roles == {
        "event/told-2024-muscat": Role.PARTICIPANT,
        "event/trial-2020-01-virtual": Role.HELD_HERE,
        "event/trial-2016-04-ankara": Role.HELD_HERE,
    }


def test_provisions_of_other_events_that_say_nearly_the_same_know_of_each_other(
    store: Path, tmp_path: Path
) -> None:
    build(store, tmp_path / "library.db")
    library = open_library(tmp_path / "library.db")
    one = library.recommendation("recommendation/told-2024-muscat/1")
    other = library.recommendation("recommendation/trial-2016-04-ankara/1")
    assert [(each.uid, each.event.label.ar) for each in one.similar] == [(other.uid, "ورشة عمل تجريبية")]
    assert [each.uid for each in other.similar] == [one.uid]
    assert one.similar[0].score == other.similar[0].score > 0.9
    assert not library.recommendation("recommendation/trial-2016-04-ankara/2").similar
    assert (one.action.ar, one.action.is_ours("en")) == ("تعيين نقاط اتصال", True)
    assert (one.addressees[0].kind, one.addressees[0].record) == (AddresseeKind.COUNTRY, "country/tr")


def test_the_same_content_gives_the_same_bytes(store: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "library.db", tmp_path / "b" / "library.db"
    assert build(store, first).sha256 == build(store, second).sha256
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("file", "before", "after", "named"),
    [
        ("library/events/trial.toml", "نظمها مركز أنقرة", "نظمته جهة أخرى", "bodies[1].quote"),
        ("library/events/trial.toml", "theme/focal-points", "theme/unknown", "«theme/unknown»"),
        ("library/events/trial.toml", 'text = "4-6 أبريل', 'text = "4-6 أيار', "is not printed in"),
        ("library/events/trial.toml", 'printed = "مركز', 'printed = "معهد', "is not printed in"),
        ("library/events/trial.toml", "end = 2016-04-06", "end = 2016-04-01", "before the start"),
        ("library/events/trial.toml", "country/tr", "country/zz", "«country/zz»"),
        ("library/events/trial.toml", "printed = ", "pritned = ", "pritned"),
        ("library/events/trial.toml", 'value = "workshop"', 'value = "party"', "«party»"),
        ("library/events/trial.toml", 'status = "printed"', 'status = "not_stated"', "outcome"),
        ("library/events/trial.toml", "تبادل المساعدة الفنية.", "دعوة الدول", "before the end"),
        ("library/events/trial.toml", "[title]", "[title", "TOML"),
        ("library/catalogue.jsonl", "event/trial-2020-01-virtual", "event/trial-2016-04-ankara", "catalogue.jsonl:1"),
        ("library/catalogue.jsonl", "training", "gala", "gala"),
        (
            "vocabulary/all.toml",
            'uid = "theme/networks"',
            'parent = "theme/focal-points"\nuid = "theme/networks"',
            "above itself",
        ),
        ("vocabulary/all.toml", 'uid = "theme/networks"', 'uid = "theme/focal-points"', "defined twice"),
        ("vocabulary/all.toml", "country/tr", "country/zz", "«country/zz»"),
        ("library/events/told.toml", 'quote = "كانت أحد', 'quote = "كان اثني', "reforms[1].before"),
        ("library/events/told.toml", 'ar = "صندوقين"', 'ar = "ثلاثة"', "reforms[1].after.ar"),
        ("library/events/told.toml", 'area = "social_insurance"', 'area = "taxes"', "«taxes»"),
        ("library/events/told.toml", "year = 2023", "yaer = 2023", "reforms[1].when.year"),
        ("library/events/told.toml", "reform/tr-2023", "event/tr-2023", "no uid of a reform"),
        ("library/events/told.toml", "project/bab", "project/none", "«project/none»"),
        ("library/events/told.toml", 'ar = "تعيين نقاط اتصال"', 'ar = "إلغاء النقاط"', "does not stand in"),
        ("library/events/told.toml", 'uid = "country/tr", ar', 'uid = "country/zz", ar', "addressees[1].uid"),
        ("library/events/told.toml", 'relation = "secretariat"', 'relation = "cousin"', "«cousin»"),
        ("library/events/told.toml", "network/trial", "network/none", "statements[2].object"),
        ("library/events/told.toml", "number = 7", "year = 2024\nuntil = 2019", "statements[3].until"),
        ("library/events/told.toml", "number = 7", "", "statements[3].number"),
        ("library/events/told.toml", "practice/bab", "reform/tr-2023-funds", "practices[1].uid"),
        ("library/events/told.toml", "event/told-2024-muscat", "event/trial-2016-04-ankara", "trial.toml:2"),
        ("vocabulary/all.toml", 'type = "regional"', 'type = "club"', "«club»"),
        ("library/sources/trial.toml", 'quote = "ورشة', 'quote = "ندوة', "does not occur"),
        ("library/events/trial.toml", "start = 2016-04-04", "start = 2016-04-04T09:00:00", "without a time"),
        ("library/events/trial.toml", 'language = "ar"', 'language = "ar"\nattending = 3', ":5: attending: is to be"),
        ("library/events/trial.toml", 'language = "ar"', 'language = "xx"', "«xx»"),
        ("library/events/trial.toml", 'quote = "أنقرة"', 'quotes = [""]', ":24: city.quotes: a quote is empty"),
        ("library/events/trial.toml", 'quote = "أنقرة"', 'quote = "أنقرة"\noccurrence = -1', "city.occurrence"),
        ("library/events/trial.toml", "event/trial-2016", "body/trial-2016", "no uid of an event"),
        ("library/events/trial.toml", 'points"]', 'points", "theme/focal-points"]', "provisions[1].themes"),
        ("library/events/trial.toml", "number = 2", "number = 0", "provisions[2].number"),
        ("library/events/told.toml", "year = 2023", "year = 20233", ":47: reforms[1].when.year"),
        ("library/events/told.toml", "number = 7", f"number = {10**30}", "statements[3].number"),
        ("library/library.toml", "content_date", "date", "content_date: is missing"),
        ("library/library.toml", "content_date = 2026-01-01", "= 3", "library.toml:1: TOML"),
        ("vocabulary/all.toml", 'parent = "theme/networks"', 'parent = "body/ankara-centre"', ":31: entity[7].parent"),
        ("vocabulary/all.toml", 'country = "country/tr"', 'country = "city/ankara"', "«city/ankara» is no country"),
        ("vocabulary/cldr.json", '"fr"', '"fa"', "countries"),
        ("library/catalogue.jsonl", '"title"', '"titel"', "catalogue.jsonl:1: titel"),
        ("library/catalogue.jsonl", '{"en": "Training on statistics"}', '"Training"', "title: is to be of type dict"),
        ("library/catalogue.jsonl", '"2020-01-02"', "20200102", "start: is to be of type str"),
        ("library/catalogue.jsonl", '"url"', '"uri"', "addresses[1].url: is missing"),
        ("library/catalogue.jsonl", "{", "[", "catalogue.jsonl:1: JSON"),
    ],
)  # fmt: skip
def test_wrong_content_is_named_and_no_library_is_written(
    store: Path, tmp_path: Path, file: str, before: str, after: str, named: str
) -> None:
    change(store / file, before, after)
    target = tmp_path / "out" / "library.db"
    report = faults_of(store, target)
    assert named in report
    assert Path(file).name in report
    assert not target.exists()
    assert not list(target.parent.glob(".library-*"))


def test_a_fault_names_the_line(store: Path, tmp_path: Path) -> None:
    file = store / "library/events/trial.toml"
    change(file, "نظمها مركز أنقرة", "نظمته جهة أخرى")
    lines = file.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if "نظمته" in text)
    assert f"library/events/trial.toml:{line}: bodies[1].quote" in faults_of(store, tmp_path / "library.db")


def test_a_fault_names_its_own_line_where_the_same_words_stand_in_several(
    store: Path, tmp_path: Path
) -> None:
    file = store / "library/events/trial.toml"
    again = '[[themes]]\nuid = "theme/focal-points"\nquote = "نقاط الاتصال"\n'
    change(file, "[outcome]", f"{again}[outcome]")
    change(file, "number = 2\n", 'number = 2\nthemes = ["theme/none"]\n')
    change(file, 'themes = ["theme/focal-points"]', 'themes = ["theme/focal-points", "theme/none"]')
    lines = file.read_text(encoding="utf-8").splitlines()
    second = [number for number, text in enumerate(lines, start=1) if "theme/focal-points" in text][1]
    report = faults_of(store, tmp_path / "library.db")
    assert f"trial.toml:{second}: themes[2].uid: «theme/focal-points» is named twice" in report
    unknown = [number for number, text in enumerate(lines, start=1) if "theme/none" in text]
    for place, number in enumerate(unknown, start=1):
        assert f"trial.toml:{number}: provisions[{place}].themes: «theme/none»" in report


def test_bytes_that_are_no_text_are_named(store: Path, tmp_path: Path) -> None:
    (store / "library/sources/trial.txt").write_bytes(b"\xff\xfe\x00")
    (store / "library/catalogue.jsonl").write_bytes(b'{"uid": "\xff"}\n')
    report = faults_of(store, tmp_path / "library.db")
    assert "library/sources/trial.txt: text: is no text in UTF-8" in report
    assert "library/catalogue.jsonl:1: JSON" in report


def test_an_area_of_a_reform_is_named_once(store: Path, tmp_path: Path) -> None:
    area = '[[reforms.areas]]\narea = "social_insurance"\nquote = "الصناديق دمجت"\n'
    change(store / "library/events/told.toml", "[[practices]]", f"{area}[[practices]]")
    assert "reforms[1].areas[2].area: «social_insurance» is named twice" in faults_of(
        store, tmp_path / "library.db"
    )


def test_a_failed_build_leaves_the_library_that_was_there(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "library.db"
    build(store, target)
    before = target.read_bytes()
    change(store / "library/events/trial.toml", "4-6 أبريل 2016", "4-6 أيار 2016")
    faults_of(store, target)
    assert target.read_bytes() == before


def test_a_text_without_a_head_is_a_fault(store: Path, tmp_path: Path) -> None:
    (store / "library/sources/other.txt").write_text("نص", encoding="utf-8")
    assert "other.toml is missing" in faults_of(store, tmp_path / "library.db")


def test_all_faults_are_named_at_once(store: Path, tmp_path: Path) -> None:
    change(store / "library/events/trial.toml", "theme/focal-points", "theme/unknown")
    row = json.loads((store / "library/catalogue.jsonl").read_text(encoding="utf-8"))
    row["mode"] = "telepathy"
    (store / "library/catalogue.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    report = faults_of(store, tmp_path / "library.db")
    assert "theme/unknown" in report
    assert "telepathy" in report


def write_problems(store: Path, text: str) -> None:
    (store / "library" / "catalogue_problems.toml").write_text(text, encoding="utf-8")


PROBLEM = """
[[problems]]
event = "event/trial-2020-01-virtual"
field = "dates"
ar = "الرأس يومان، والمتن يوم."
en = "Two days in the head, one in the text."
fr = "Deux jours dans l'en-tête, un dans le texte."

[[problems]]
event = "event/trial-2020-01-virtual"
ar = "نسختان."
en = "Stored twice."
fr = "Conservée en double."
"""


def test_a_known_problem_of_a_page_is_a_contradiction_with_its_addresses_or_a_remark(
    store: Path, tmp_path: Path
) -> None:
    write_problems(store, PROBLEM)
    build(store, tmp_path / "library.db")
    event = open_library(tmp_path / "library.db").event("event/trial-2020-01-virtual")
    (found,) = event.discrepancies
    assert (found.field, found.note.en) == (Field.DATES, "Two days in the head, one in the text.")
    assert found.addresses == ("https://example.org/1",)
    assert not found.passages
    assert [note.fr for note in event.notes] == ["Conservée en double."]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("event/trial-2020-01-virtual", "event/none", "«event/none» is no event of the catalogue"),
        ('field = "dates"', 'field = "moon"', "«moon» is none of"),
        ('en = "Two days in the head, one in the text."', "", "problems[1].en: is missing"),
        (
            'field = "dates"',
            'field = "dates"\naddresses = ["https://example.org/2"]',
            "is no address of event/trial",
        ),
        ('field = "dates"', 'feild = "dates"', "problems[1].feild: is no key that is known here"),
    ],
)
def test_a_wrong_problem_is_named_and_nothing_is_written(
    store: Path, tmp_path: Path, before: str, after: str, fault: str
) -> None:
    write_problems(store, PROBLEM.replace(before, after, 1))
    assert fault in faults_of(store, tmp_path / "library.db")
    assert not (tmp_path / "library.db").exists()


def test_a_body_says_of_what_sort_it_is(store: Path, tmp_path: Path) -> None:
    vocabulary = store / "vocabulary" / "all.toml"
    text = vocabulary.read_text(encoding="utf-8")
    named = next(line for line in text.splitlines() if line.startswith("type ="))
    change(vocabulary, named + "\n", "")
    faults = faults_of(store, tmp_path / "library.db")
    assert "type: is missing" in faults
    assert "is none of" not in faults


def test_an_extract_of_a_page_need_not_print_the_page_s_address(store: Path, tmp_path: Path) -> None:
    head = store / "library" / "sources" / "trial.toml"
    change(head, 'language = "ar"', 'language = "ar"\naddress = "https://example.org/list"')
    assert "does not occur in the text" in faults_of(store, tmp_path / "library.db")
    change(head, 'language = "ar"', 'language = "ar"\nextract = true')
    build(store, tmp_path / "library.db")
    source = open_library(tmp_path / "library.db").source("source/trial")
    assert source.address == "https://example.org/list"
