"""Search as a reader meets it: what is typed, what comes back, in which order, and what is marked."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from core.records.answers import Answer
from core.records.filters import Filters
from core.records.kinds import EventKind, Mode, RecordKind
from core.records.label import Label
from core.text.query import LONGEST
from db.search import Searcher
from tests.core.text.test_highlight import pairs
from tests.core.text.test_query import TYPED
from tests.db.search_shelf import event, made_of, searcher, written

SECURITY = event(
    "2016-04-ankara-security",
    Label(
        "ورشة عمل حول نظم الضمان الاجتماعي",
        "Workshop on Social Security Systems",
        "Atelier sur la sécurité sociale",
    ),
    "2016-04-04",
    "2016-04-06",
    themes=("theme/social-protection",),
    provisions=(
        "دعوة الدول الأعضاء إلى تعيين نقاط الاتصال الوطنية (NFPs) لشبكة منظمة التعاون الإسلامي (OIC-SSNET).",
        "تبادل المساعدة الفنية وَالتَّوْصِيَات.",
    ),
    catalogue=False,
)
ORPHANS = event(
    "2020-06-orphans",
    Label("مؤتمر رعاية الأيتام", "", ""),
    "2020-06-06",
    kind=EventKind.CONFERENCE,
    country="",
    bodies=(),
    themes=("theme/orphan-care",),
    mode=Mode.VIRTUAL,
    provisions=("إنشاء صناديق وقفية لتعزيز رعاية الأيتام.",),
)
MUSCAT = event(
    "2024-02-muscat",
    Label("", "Expert group meeting on social protection", ""),
    "2024-02-28",
    "2024-03-01",
    kind=EventKind.EXPERT_GROUP,
    country="country/om",
    bodies=("body/ilo",),
    language="en",
)
LABOUR = event(
    "2014-labour", Label("اجتماع وزراء العمل", "", ""), "2014-11-20", country="country/om", bodies=()
)
YEARLONG = event(
    "2021-online", Label("", "Online course", ""), "2021-01-10", "2021-12-20", country="", language="en"
)
UNDATED = event("undated", Label("", "Undated seminar", ""), None, country="", bodies=(), language="en")
EVENTS = (SECURITY, ORPHANS, MUSCAT, LABOUR, YEARLONG, UNDATED)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher(tmp_path_factory.mktemp("search") / "library.db", made_of(*EVENTS))


def found(answer: Answer, kind: RecordKind | None = RecordKind.EVENT) -> list[str]:
    return [hit.uid.partition("/")[2] for hit in answer.hits if kind in (None, hit.kind)]


ANSWERS = [
    ("الضمان الاجتماعي", ["2016-04-ankara-security"], "words of a title"),
    ("ضمان", ["2016-04-ankara-security"], "without the article"),
    ("الاجتماعي الضمان", ["2016-04-ankara-security"], "in any order"),
    ('"الضمان الاجتماعي"', ["2016-04-ankara-security"], "a phrase"),
    ('"نظم الضمان"', ["2016-04-ankara-security"], "a phrase inside a title"),
    ("ankara security", ["2016-04-ankara-security"], "two languages' words, one in the place"),
    ("sécurité", ["2016-04-ankara-security"], "a French title"),
    ("securite sociale", ["2016-04-ankara-security"], "typed without accents"),
    ("سيسرك", ["2021-online", "2016-04-ankara-security"], "an acronym of a body"),
    ("Turkey", ["2016-04-ankara-security"], "an alias of a country"),
    ("protection sociale", ["2024-02-muscat", "2016-04-ankara-security"], "names in other languages"),
    ("workshop", ["2016-04-ankara-security", "2014-labour", "2021-online", "undated"], "the kind of event"),
    ("أنقرة ٢٠١٦", ["2016-04-ankara-security"], "a place and a year"),
    ("2016-04", ["2016-04-ankara-security"], "a month in digits"),
    ("نيسان 2016", ["2016-04-ankara-security"], "a Levantine month"),
    ("avril 2016", ["2016-04-ankara-security"], "a French month"),
    ("5 أبريل 2016", ["2016-04-ankara-security"], "a day inside the event"),
    ("شباط 2024", ["2024-02-muscat"], "the month in which an event began"),
    ("March 2024", ["2024-02-muscat"], "the month in which it ended"),
    ("مايو 2021", ["2021-online"], "a month inside a long event"),
    ("2021-05-17", ["2021-online"], "a day inside a long event"),
    ("2014-2016", ["2016-04-ankara-security", "2014-labour"], "years"),
    ("-2016 -2020 -2021 oman", ["2024-02-muscat", "2014-labour"], "years excluded"),
    ("year:2020", ["2020-06-orphans"], "a year in a field"),
    ("بلد:عمان", ["2024-02-muscat", "2014-labour"], "a country in a field"),
    ("country:oman -labour العمل", ["2014-labour"], "a field with other words"),
    ("title:social", ["2024-02-muscat", "2016-04-ankara-security"], "a title alone"),
    ("kind:conference", ["2020-06-orphans"], "the kind in a field"),
    ("body:ILO", ["2024-02-muscat"], "a body by its acronym"),
    ("theme:الأيتام", ["2020-06-orphans"], "a theme in a field"),
    ("title:oman", [], "a word that stands elsewhere"),
    ("الأيتام OR labour", ["2020-06-orphans", "2024-02-muscat"], "either"),
    ("(الأيتام OR العمل) بلد:عمان", ["2014-labour", "2024-02-muscat"], "brackets"),
    ("social -security", ["2024-02-muscat"], "exclusion"),
    ('social -"social security"', ["2024-02-muscat"], "an excluded phrase"),
]


@pytest.mark.parametrize(("query", "expected", "why"), ANSWERS, ids=[why for _, _, why in ANSWERS])
def test_queries_find_events(library: Searcher, query: str, expected: list[str], why: str) -> None:
    answer = library.search(query)
    assert sorted(found(answer)) == sorted(expected)
    assert not answer.relaxed


def test_a_phrase_has_its_order(library: Searcher) -> None:
    assert not library.search('"الضمان الاجتماعي"').relaxed
    assert library.search('"الاجتماعي الضمان"').relaxed


def test_a_theme_filters_what_stands_under_it_too(library: Searcher) -> None:
    narrowed = library.search("", Filters(themes=("theme/social-protection",)))
    assert found(narrowed) == ["2020-06-orphans", "2016-04-ankara-security"]


def test_an_empty_query_browses_everything_newest_first(library: Searcher) -> None:
    answer = library.search("")
    assert answer.total == len(made_of(*EVENTS))
    events = found(answer)
    assert events == [
        *("2024-02-muscat", "2021-online", "2020-06-orphans"),
        *("2016-04-ankara-security", "2014-labour", "undated"),
    ]
    assert found(answer, RecordKind.RECOMMENDATION)[-2:] == [
        "2016-04-ankara-security/1",
        "2016-04-ankara-security/2",
    ]


def test_a_provision_is_found_and_says_where_it_belongs(library: Searcher) -> None:
    (hit,) = library.search("تعيين نقاط الاتصال").hits
    assert hit.uid == "recommendation/2016-04-ankara-security/1"
    assert (hit.kind, hit.type, hit.marker, hit.language) == (
        RecordKind.RECOMMENDATION,
        "recommendation",
        "1.",
        "ar",
    )
    assert hit.event == SECURITY.uid
    assert hit.title == SECURITY.title
    assert (hit.start, hit.end) == (SECURITY.start, SECURITY.end)
    assert hit.place == Label("أنقرة، تركيا", "Ankara, Türkiye", "Ankara, Turquie")
    assert hit.text == SECURITY.recommendations[0].text
    assert [hit.text[start:end] for start, end in hit.spans] == ["تعيين", "نقاط", "الاتصال"]
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.spans] == ["تعيين", "نقاط", "الاتصال"]


def test_a_provision_is_found_by_words_of_its_event(library: Searcher) -> None:
    answer = library.search("نقاط الاتصال أنقرة 2016")
    assert found(answer, RecordKind.RECOMMENDATION) == ["2016-04-ankara-security/1"]


def test_a_catalogue_entry_shows_no_passage_where_nothing_below_its_title_answers(library: Searcher) -> None:
    (hit,) = library.search("title:وزراء").hits
    assert hit.catalogue
    assert hit.snippet.text == ""
    assert [hit.title.ar[start:end] for start, end in hit.title_spans] == ["وزراء"]


def test_a_record_whose_name_is_typed_comes_first(library: Searcher) -> None:
    assert library.search("SESRIC").hits[0].uid == "body/sesric"
    assert library.search("منظمة العمل الدولية").hits[0].uid == "body/ilo"
    assert library.search("onur caglar").hits[0].uid == "person/onur"


def test_the_last_word_may_be_a_beginning_while_typing(library: Searcher) -> None:
    assert library.search("والتو").total == 0
    typed = library.search("والتو", typing=True)
    assert "2016-04-ankara-security/2" in found(typed, RecordKind.RECOMMENDATION)
    assert [typed.hits[0].text[start:end] for start, end in typed.hits[0].spans] == ["وَالتَّوْصِيَات"]
    assert found(library.search("الضمان الاجت", typing=True)) == ["2016-04-ankara-security"]
    assert library.search("الضمان الاجت ", typing=True).relaxed


def test_every_letter_typed_of_a_word_keeps_what_the_word_finds(library: Searcher) -> None:
    whole = set(found(library.search("الضمان"), None))
    for length in range(2, len("الضمان") + 1):
        assert whole <= set(found(library.search("الضمان"[:length], typing=True), None))


def test_where_nothing_has_all_words_those_with_any_are_shown(library: Searcher) -> None:
    answer = library.search("الضمان قططط")
    assert answer.relaxed
    assert "2016-04-ankara-security" in found(answer)
    assert library.search("قططط").relaxed is False
    assert library.search("قططط ظظظظ").relaxed is False


def test_relaxing_keeps_exclusions_and_fields(library: Searcher) -> None:
    answer = library.search("social ظظظظ -security country:oman")
    assert answer.relaxed
    assert found(answer) == ["2024-02-muscat"]


def test_only_stop_words_are_searched(library: Searcher) -> None:
    assert found(library.search("on")) == ["2024-02-muscat", "2016-04-ankara-security"]


def test_only_an_exclusion_leaves_all_others(library: Searcher) -> None:
    everything = library.search("").total
    with_word = library.search("social").total
    assert library.search("-social").total == everything - with_word


@pytest.mark.parametrize(
    ("typed", "stored", "why"), pairs(), ids=[f"{why}: {typed}" for typed, _, why in pairs()]
)
def test_what_a_reader_types_finds_what_is_stored(typed: str, stored: str, why: str, tmp_path: Path) -> None:
    texts = (stored, f"كلمة قبل {stored} وكلمة بعد")
    shelf = searcher(tmp_path / "library.db", made_of(event("pair", Label("عنوان آخر"), provisions=texts)))
    for typing in (False, True):
        answer = shelf.search(typed, Filters(kinds=("recommendation",)), typing=typing)
        assert not answer.relaxed, why
        assert {"pair/1", "pair/2"} <= set(found(answer, RecordKind.RECOMMENDATION)), why
        assert all(hit.spans for hit in answer.hits), why


def test_pages_are_pieces_of_one_order(library: Searcher) -> None:
    whole = [hit.uid for hit in library.search("social").hits]
    assert len(whole) >= 5
    pages = [library.search("social", limit=2, offset=offset).hits for offset in range(0, len(whole) + 4, 2)]
    assert [hit.uid for page in pages for hit in page] == whole
    assert library.search("social", limit=0).total == len(whole)


def test_equal_scores_fall_by_date_and_then_by_uid(tmp_path: Path) -> None:
    days = ["2015-03-01", "2019-03-01", "2019-03-01", "2011-03-01"]
    events = [event(f"same-{at}", Label("مؤتمر متطابق"), "2015-03-01") for at in (10, 9, 2)]
    events += [event(f"day-{at}", Label("مؤتمر متطابق"), day) for at, day in enumerate(days)]
    order = found(searcher(tmp_path / "library.db", made_of(*events)).search("متطابق"))
    assert order == ["day-1", "day-2", "day-0", "same-2", "same-9", "same-10", "day-3"]


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    made = made_of(*EVENTS)
    first = written(tmp_path / "a.db", made).read_bytes()
    assert written(tmp_path / "b.db", reversed(made)).read_bytes() == first


def test_one_searcher_serves_many_threads(library: Searcher) -> None:
    queries = ["social", "الضمان", "", "والتو", "year:2020"] * 8
    expected = [library.search(query, typing=True).hits for query in queries]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda query: library.search(query, typing=True).hits, queries)) == expected


@pytest.mark.parametrize(
    "query",
    [
        "x" * 100_000,
        "كلمة " * 20_000,
        '"' * 100_000,
        "(" * 100_000,
        " OR ".join(["social"] * 20_000),
        "؟!،؛.…—",
        "\x00\x01\x7f",
        "\ud800\udc00 \udfff",
        "'; drop table search_document; --",
        'title:"x" AND NEAR(a b, 3) OR ^a* {x y}:z "',
        "search_text",
        "%_%",
        "\u241e \u241f all d20160404 y2016",
        "الض" + "\u064e" * 3000,
    ],
    ids=range(14),
)
def test_no_query_is_an_error(library: Searcher, query: str) -> None:
    for typing in (False, True):
        answer = library.search(query, typing=typing)
        assert answer.query == query
        assert answer.total >= len(answer.hits)


def test_words_of_the_index_itself_are_not_found(library: Searcher) -> None:
    assert library.search("d20160404").total == 0
    assert library.search("\u241e").total == library.search("").total


def test_other_names_of_a_record_are_told_apart_on_its_card(library: Searcher) -> None:
    (hit,) = [each for each in library.search("سيسرك").hits if each.uid == "body/sesric"]
    assert hit.snippet.text == "SESRIC \u00b7 سيسرك"


def test_a_long_query_is_read_to_its_limit(library: Searcher) -> None:
    assert library.search("الضمان" + " " * LONGEST + "قططط").total == library.search("الضمان").total


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED)
@example("a*" * 60)
@example("-" + " | ".join("ابجد"))
def test_any_text_may_be_searched(library: Searcher, query: str) -> None:
    for typing in (False, True):
        answer = library.search(query, typing=typing, limit=sys.maxsize)
        assert answer.total == len(answer.hits)
        for hit in answer.hits:
            assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
            assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.spans)
