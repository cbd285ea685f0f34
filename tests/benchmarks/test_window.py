"""The benchmark of the window stands in for a library, and must answer whatever the window asks of one."""

from collections.abc import Iterator

import pytest

from benchmarks.window import ManyBooks
from db.library import Library, open_library
from desktop.controllers.opening import Books
from desktop.controllers.reading import opened


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    found = open_library()
    yield found
    found.close()


def test_it_answers_whatever_the_window_may_ask(library: Library) -> None:
    asked = {name for name in vars(Books) if not name.startswith("_")}
    books = ManyBooks(library)
    assert {name for name in asked if not hasattr(books, name)} == set()
    assert len(asked) > 5


@pytest.mark.parametrize(
    "uid", ["event/0000001", "event/0000002", "recommendation/0000004/1", "country/om", "profile/om"]
)
def test_the_window_opens_every_kind_of_record_from_it(library: Library, uid: str) -> None:
    assert opened(ManyBooks(library), uid, ()).record is not None
