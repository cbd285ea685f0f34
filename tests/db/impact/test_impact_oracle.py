"""The impact index against FTS5 over the same folded text: the same sets, counts and spans."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import resources
from core.records.answers import Answer
from db.build.content import read_content
from db.search.documents import documents
from tests.core.text.test_query import TYPED
from tests.db.impact.shelf import Pair, container, pair
from tests.db.test_search_oracle import FILTERS, WORDS, document

QUERIES = [
    "",
    "ا",
    "ال",
    "والتو",
    "الضمان الاجتماعي",
    '"الضمان الاجتماعي"',
    '"social prote',
    "نقاط الاتصال",
    "social prot",
    "network -policy",
    "orphan OR شبكة",
    "(شبكة OR policy) توصية",
    "-شبكة",
    "شباط 2024 عمان",
    "country:oman",
    "country:om",
    "country:de",
    "country:(om OR tr) -theme/social-protection",
    "جهة:SESRIC سنة:٢٠١٥-٢٠١٧",
    "theme:social-protection",
    "body/sesric year:2020-",
    "بلد:عمان 2024",
    "title:social",
    "body:(العمل OR ilo)",
    'theme:"social protection"',
    "name:onur kind:workshop",
    "SESRIC",
    "year:2016 -مركز",
    "the",
    "services publics d'emploi",
    "OIC-SSNET",
    "body:عنوان",
    "theme:(ل OR w) title:xyz",
]


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    content = read_content(resources.path())
    made = documents(content.events, content.sources, content.entities)
    return pair(tmp_path_factory.mktemp("bundled"), made)


@pytest.fixture(scope="module")
def chance(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    luck = random.Random(7)
    return pair(tmp_path_factory.mktemp("chance"), [document(luck, number) for number in range(150)])


def uids(answer: Answer) -> set[str]:
    return {hit.uid for hit in answer.hits}


def counts(answer: Answer) -> dict[str, list[tuple[str, int]]]:
    return {facet: [(each.value, each.count) for each in found] for facet, found in answer.facets.items()}


def agree(both: Pair, query: str, typing: bool) -> None:
    ours, theirs = both.ours(query, typing=typing), both.theirs(query, typing=typing)
    if ours.did_you_mean:  # FTS5 corrects nothing
        assert theirs.relaxed or not theirs.total
        return
    assert (ours.total, ours.relaxed) == (theirs.total, theirs.relaxed)
    assert uids(ours) == uids(theirs)
    assert counts(ours) == counts(theirs)
    if ours.relaxed:  # ours marks the words that were searched, FTS5's the phrases that were asked for
        return
    spans = {hit.uid: (hit.title_spans, hit.spans) for hit in theirs.hits}
    assert {hit.uid: (hit.title_spans, hit.spans) for hit in ours.hits} == spans


@pytest.mark.parametrize("typing", [False, True], ids=["entered", "typing"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_bundled_library_answers_as_fts5_does(bundled: Pair, query: str, typing: bool) -> None:
    agree(bundled, query, typing)


def by_chance(count: int) -> list[str]:
    luck = random.Random(11)
    joints = [" ", " ", " OR ", " -", ' "', "* "]
    return [
        "".join(luck.choice(WORDS) + luck.choice(joints) for _ in range(luck.randint(1, 4)))
        for _ in range(count)
    ]


@pytest.mark.parametrize("query", by_chance(60))
def test_queries_by_chance_answer_as_fts5_does(chance: Pair, query: str) -> None:
    for typing in (False, True):
        agree(chance, query, typing)


@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
@pytest.mark.parametrize("query", ["", "توصية", "شبكة OR policy"])
def test_filters_count_as_fts5_does(chance: Pair, query: str, filters: object) -> None:
    ours, theirs = chance.ours(query, filters), chance.theirs(query, filters)  # type: ignore[arg-type]
    assert uids(ours) == uids(theirs)
    assert counts(ours) == counts(theirs)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED)
def test_any_text_answers_as_fts5_does(chance: Pair, query: str) -> None:
    for typing in (False, True):
        agree(chance, query, typing)


def test_the_order_of_documents_does_not_change_the_bytes(tmp_path: Path) -> None:
    luck = random.Random(3)
    made = [document(luck, number) for number in range(40)]
    assert container(tmp_path, made) == container(tmp_path, reversed(made))
