"""What an export holds: the answer that the search gave, read record by record."""

import pytest

from core.errors import Refusal
from core.records.filters import Filters
from core.records.kinds import RecordKind
from core.records.library import Event, Recommendation
from db.library import Library, open_library
from db.search import Searcher
from db.selection import Selector

EVERYTHING = frozenset(RecordKind)


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="module")
def selector(library: Library) -> Selector:
    return Selector(library)


def uids(selection, kinds=EVERYTHING) -> list[str]:
    return [each.record.uid for each in selection.read(kinds)]


def test_it_holds_what_the_search_finds_in_its_order(library: Library, selector: Selector) -> None:
    filters = Filters(kinds=("event", "recommendation"))
    answer = Searcher(library).search("الضمان الاجتماعي", filters, limit=500)
    found = selector.find("الضمان الاجتماعي", filters)
    assert 0 < answer.total < 500
    assert found.total == answer.total
    assert uids(found) == [hit.uid for hit in answer.hits]
    assert found.query == "الضمان الاجتماعي"


def test_more_than_a_page_of_results_is_held_whole_and_once(
    library: Library, selector: Selector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.selection._PAGE", 100)
    heard: list[tuple[int, int]] = []
    found = selector.find(told=lambda done, of: heard.append((done, of)))
    held = uids(found)
    assert len(held) == len(set(held)) == found.total > 300
    assert heard == [(0, found.total)] * (-(-found.total // 100) - 1)
    assert dict(found.counts)[RecordKind.EVENT] == library.counts()[RecordKind.EVENT]


def test_kinds_are_read_apart_and_again(selector: Selector) -> None:
    found = selector.find("", Filters(kinds=("event", "recommendation"), years=((2016, 2016),)))
    provisions = list(found.read(frozenset({RecordKind.RECOMMENDATION})))
    assert provisions
    assert all(isinstance(each.record, Recommendation) for each in provisions)
    assert all(each.event is not None and each.record in each.event.recommendations for each in provisions)
    events = list(found.read(frozenset({RecordKind.EVENT})))
    assert all(isinstance(each.record, Event) and each.event == each.record for each in events)
    assert len(events) + len(provisions) == found.total == len(uids(found))


def test_filters_are_named_in_every_language(selector: Selector) -> None:
    filters = Filters(
        kinds=("event",), types=("workshop",), years=((2016, 2016), (2018, 2020)), countries=("country/tr",)
    )
    named = {facet: [label.en for label in labels] for facet, labels in selector.find("", filters).filters}
    assert named == {"kind": ["Event", "Workshop"], "country": ["Türkiye"], "year": ["2016", "2018–2020"]}


def test_a_limit_takes_the_first_and_says_so(selector: Selector) -> None:
    found = selector.find("", Filters(kinds=("event",)), limit=3)
    assert found.limited
    assert uids(found) == uids(selector.find("", Filters(kinds=("event",))))[:3]
    assert not selector.find("", Filters(kinds=("event",)), limit=100_000).limited


def test_records_chosen_one_by_one_keep_their_order_and_are_held_once(selector: Selector) -> None:
    chosen = uids(selector.find("", Filters(kinds=("event",)), limit=3))
    found = selector.these([chosen[2], chosen[0], chosen[2]])
    assert uids(found) == [chosen[2], chosen[0]]
    assert found.total == 2
    with pytest.raises(Refusal):
        uids(selector.these(["event/none"]))


def test_it_says_from_which_library_it_comes(library: Library, selector: Selector) -> None:
    found = selector.find("", limit=1)
    assert (found.sha256, found.day) == (library.sha256, library.content_date)


def test_what_a_list_is_narrowed_to_is_named_too(selector: Selector) -> None:
    found = selector.find("", Filters(related=("held:country/tr",), disputed=True))
    assert {facet: [label.en for label in labels] for facet, labels in found.filters} == {
        "related": ["Events held here: Türkiye", "Contradictions in the sources"]
    }
    assert found.total == len(uids(found)) > 0


def test_profiles_and_digests_are_no_records_to_select(selector: Selector) -> None:
    assert selector.these(["profile/tr", "digest/2016"]).total == 0
