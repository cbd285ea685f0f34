"""Before the first word is asked for, a library of few records is listed from its tables: the same answer."""

from dataclasses import replace

import pytest

from core.records.answers import Answer
from core.records.filters import Filters
from db.library import open_library
from db.search import Searcher, searcher


def apart_from_time(answer: Answer) -> Answer:
    return replace(answer, elapsed_ms=0.0)


@pytest.mark.parametrize(
    ("filters", "offset"),
    [
        (Filters(), 0),
        (Filters(), 350),
        (Filters(kinds=("event",), years=((2016, 2022),)), 10),
        (Filters(countries=("country/tr",)), 0),
    ],
)
def test_the_tables_and_the_index_list_the_same(filters, offset):
    searched = Searcher(open_library())
    listed = searched.search("  ", filters, offset=offset)
    assert searched._impact is None
    assert listed.total > offset
    assert not listed.plain
    assert searched.search("الضمان").total
    assert searched._impact is not None
    assert apart_from_time(searched.search("  ", filters, offset=offset)) == apart_from_time(listed)


def test_a_library_of_many_records_is_listed_by_its_index(monkeypatch):
    monkeypatch.setattr(searcher, "FEW", 10)
    searched = Searcher(open_library())
    assert searched.search("").total > 300
    assert searched._impact is not None


def test_a_place_is_named_in_every_language_and_a_virtual_one_by_its_mode():
    searched = Searcher(open_library())
    places = {
        hit.place for at in range(0, 900, 50) for hit in searched.search("", offset=at).hits if hit.place
    }
    assert [place for place in places if not (place.ar and place.en and place.fr)] == []
    virtual = {place.en: place for place in places if place.ar == "افتراضي"}
    assert virtual["online"].ours == ("ar", "fr")
    assert {place.fr for place in virtual.values()} == {"en ligne"}
