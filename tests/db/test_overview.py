"""The overview counts what the search counts."""

from pathlib import Path

import apsw
import pytest

from core.records.filters import Filters
from core.records.kinds import RecordKind
from db.build import build
from db.library import Library, bundled_path, open_library
from db.opening import KEY, library_of, opening_of, read, written
from db.overview import counted, opening, overview
from db.seal import seal
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


def test_what_is_stored_is_what_would_be_counted(library: Library) -> None:
    for each in (library, open_library()):
        stored = opening_of(each.path)
        assert stored is not None
        assert stored == opening(each, Searcher(each))
        assert stored.overview == counted(each, Searcher(each)) == overview(each, Searcher(each))


def test_a_library_without_stored_figures_or_with_damaged_ones_is_counted(
    library: Library, tmp_path: Path
) -> None:
    stored = written(opening(library, Searcher(library)))
    assert read(stored) is not None
    for damaged in ("", stored[:-1], stored.replace("2016", "2017", 1), "00000000 {}", f"{0:08x} "):
        assert read(damaged) is None
    older = tmp_path / "library.db"
    older.write_bytes(library.path.read_bytes())
    connection = apsw.Connection(str(older))
    connection.execute("delete from meta where key = ?", (KEY,))
    connection.close()
    seal(older)
    assert opening_of(older) is None
    without = open_library(older)
    assert overview(without, Searcher(without)) == overview(library, Searcher(library))


@pytest.mark.parametrize("content", [b"", b"no database at all", None])
def test_what_is_no_library_stores_nothing(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "library.db"
    if content is not None:
        file.write_bytes(content)
    assert opening_of(file) is None


def test_the_first_page_is_of_the_library_that_will_be_opened(tmp_path: Path) -> None:
    assert library_of(tmp_path) == bundled_path()
    (tmp_path / "library.db").touch()
    assert library_of(tmp_path) == tmp_path / "library.db"


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
