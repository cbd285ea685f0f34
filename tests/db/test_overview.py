"""The overview counts what the search counts."""

from pathlib import Path

import pytest

from core.records.answers import Filters
from core.records.kinds import RecordKind
from db.build import build
from db.library import Library, open_library
from db.overview import overview
from db.search import Searcher
from tests.db.store import write_store


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("overview")
    return open_library(build(write_store(folder / "store"), folder / "library.db").path)


def test_charts_hold_what_a_search_would_find() -> None:
    library = open_library()
    searcher = Searcher(library)
    made = overview(library, searcher)
    assert made.counts == library.counts()
    for spread in made.spreads:
        assert spread.values
        for value in (spread.values[0], spread.values[-1]):
            chosen = {
                "year": {"years": ((int(value.value), int(value.value)),)} if spread.facet == "year" else {},
                "country": {"countries": (value.value,)},
                "theme": {"themes": (value.value,)},
                "type": {"types": (value.value,)},
            }[spread.facet]
            found = searcher.search("", Filters(kinds=(str(spread.kind),), **chosen), limit=1)  # type: ignore[arg-type]
            assert found.total == value.count, (spread.name, value)


def test_years_have_no_gaps_and_other_values_fall(library: Library) -> None:
    years, countries, themes, kinds = overview(library, Searcher(library)).spreads
    assert [value.value for value in years.values] == [str(year) for year in range(2016, 2025)]
    assert [value.count for value in years.values if value.count] == [1, 1, 1]
    for spread in (countries, themes, kinds):
        counts = [value.count for value in spread.values]
        assert counts == sorted(counts, reverse=True)
    assert kinds.kind == RecordKind.RECOMMENDATION


def test_the_newest_events_come_first(library: Library) -> None:
    newest = overview(library, Searcher(library)).newest
    assert [each.uid for each in newest] == [
        "event/told-2024-muscat",
        "event/trial-2020-01-virtual",
        "event/trial-2016-04-ankara",
    ]
