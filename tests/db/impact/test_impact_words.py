"""Other words, nearby spellings, and why a hit stands where it does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.records.answers import Also
from core.records.filters import Filters
from core.records.kinds import RecordKind
from core.records.label import Label
from db.impact.concepts import Concept, ConceptTable
from db.impact.spelling import distance
from db.library import open_library
from db.search import Searcher
from tests.db.impact.shelf import Pair, pair
from tests.db.search_shelf import event, made_of
from tests.db.test_search import EVENTS

SEVERAL = (
    Concept((Also("الضمان الاجتماعي", "ar"), Also("social security", "en"), Also("sécurité sociale", "fr"))),
    Concept((Also("شبكة الأمان", "ar"), Also("safety nets", "en"), Also("SSN", ""))),
)
OTHERS = (
    event("2018-arabic", Label("ورشة شبكات الأمان"), "2018-01-01", country="", bodies=()),
    event(
        "2019-english",
        Label("", "Workshop on safety nets"),
        "2019-01-01",
        country="",
        bodies=(),
        language="en",
    ),
    event("2017-acronym", Label("", "SSN meeting"), "2017-01-01", country="", bodies=(), language="en"),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair(tmp_path_factory.mktemp("words"), made_of(*EVENTS, *OTHERS), ConceptTable(SEVERAL))


def events(both: Pair, query: str, typing: bool = False) -> list[str]:
    answer = both.ours(query, typing=typing)
    return [hit.uid.partition("/")[2] for hit in answer.hits if hit.kind == RecordKind.EVENT]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("safety nets", "2019-english"),
        ("شبكات الأمان", "2018-arabic"),
        ("شبكة الامان", "2018-arabic"),
        ("SSN", "2017-acronym"),
        ("safety net", "2019-english"),
    ],
)
def test_a_concept_finds_records_in_other_words_below_its_own(both: Pair, query: str, first: str) -> None:
    found = events(both, query)
    assert set(found) == {"2018-arabic", "2019-english", "2017-acronym"}
    assert found[0] == first


def test_the_answer_says_in_which_other_words_it_was_found(both: Pair) -> None:
    answer = both.ours("safety nets")
    assert set(answer.also) == {Also("شبكة الأمان", "ar"), Also("SSN", "")}
    assert not both.ours("أنقرة").also


def test_other_words_are_marked_in_the_hit(both: Pair) -> None:
    hit = next(hit for hit in both.ours("safety nets").hits if hit.uid == "event/2018-arabic")
    assert [hit.title.ar[start:end] for start, end in hit.title_spans] == ["شبكات", "الأمان"]


def test_a_concept_among_other_words_keeps_them_as_conditions(both: Pair) -> None:
    assert events(both, "safety nets 2018") == ["2018-arabic"]
    assert events(both, "meeting safety nets") == ["2017-acronym"]


def test_what_is_quoted_is_meant_as_it_is(both: Pair) -> None:
    assert events(both, '"safety nets"') == ["2019-english"]


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("الضمن", "الضمان"),
        ("securty", "Security"),
        ("securtiy", "Security"),
        ("الاجتماعى", ""),
        ("مؤتمر الايتم", "مؤتمر الأيتام"),
        ("xqzvw", ""),
    ],
)
def test_unknown_words_are_corrected_and_offered_as_they_are_written(
    both: Pair, query: str, corrected: str
) -> None:
    answer = both.ours(query)
    assert answer.corrected.casefold() == corrected.casefold()
    if corrected:
        assert answer.total
        assert answer.did_you_mean[0] == answer.corrected
        assert not answer.relaxed


def test_a_word_that_exists_is_never_replaced(both: Pair) -> None:
    answer = both.ours("الضمان قططط")
    assert answer.relaxed
    assert not answer.corrected


def test_where_a_correction_finds_nothing_any_word_serves(both: Pair) -> None:
    answer = both.ours("الضمن مسقط الايتم")
    assert answer.relaxed or answer.corrected
    assert answer.did_you_mean


DISTANCES = [
    ("abc", "abc", 0),
    ("abc", "ab", 1),
    ("abc", "acb", 1),
    ("abc", "axc", 1),
    ("ab", "ba", 1),
    ("", "ab", 2),
]


@pytest.mark.parametrize(("first", "second", "edits"), DISTANCES)
def test_edits_are_counted(first: str, second: str, edits: int) -> None:
    assert distance(first, second) == edits


@given(st.text("ابتab", max_size=7), st.text("ابتab", max_size=7))
def test_distance_is_the_same_from_both_sides(first: str, second: str) -> None:
    assert distance(first, second) == distance(second, first)
    assert (distance(first, second) == 0) == (first == second)


def test_an_explanation_adds_up_to_the_score(both: Pair) -> None:
    for query in ("الضمان الاجتماعي", "safety nets", "SESRIC", "أنقرة 2016", "country:oman", "social prot"):
        for hit in both.ours(query).hits[:5]:
            why = both.impact.explain(query, hit.uid, Filters())
            assert why is not None
            assert why.score == pytest.approx(hit.score, abs=0.01)
            assert sum(part.score for part in why.parts) == pytest.approx(why.score, abs=0.02)


@pytest.mark.parametrize(
    "query", ["SESRIC", "body:sesric", "country:(om OR tr) year:2016", "employment", "ankra"]
)
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(countries=("country/tr",)), Filters(related=("held:country/tr",))]
)
def test_explanations_add_up_behind_the_best_hundred_and_with_filters(
    bundled: Path, query: str, filters: Filters
) -> None:
    searcher = Searcher(open_library(bundled))
    hits = searcher.search(query, filters, limit=1000).hits
    for hit in (*hits[:5], *hits[5::13]):
        why = searcher.explain(query, hit.uid, filters)
        assert why is not None
        assert why.score == pytest.approx(hit.score, abs=0.001)
        assert sum(part.score for part in why.parts) == pytest.approx(why.score, abs=0.02)


def test_a_record_outside_the_filters_is_not_explained(bundled: Path) -> None:
    searcher = Searcher(open_library(bundled))
    assert searcher.explain("ankara", "city/ankara") is not None
    assert searcher.explain("ankara", "city/ankara", Filters(years=((2016, 2016),))) is None


def test_an_explanation_names_words_and_fields(both: Pair) -> None:
    why = both.impact.explain("الضمان", "event/2016-04-ankara-security", Filters())
    assert why is not None
    assert ("الضمان", ("title",)) in why.fields
    assert why.parts[0].name == "stem"
    assert both.impact.explain("الضمان", "event/2014-labour", Filters()) is None
    assert both.impact.explain("الضمان", "event/unknown", Filters()) is None


def test_the_same_work_gives_the_same_bytes_with_concepts(tmp_path: Path) -> None:
    from tests.db.impact.shelf import container

    made = made_of(*OTHERS)
    first = container(tmp_path, made, ConceptTable(SEVERAL))
    assert container(tmp_path, made, ConceptTable(SEVERAL)) == first
