"""The order of an answer: names that were typed first, then what was recommended, then what is named after it."""

from pathlib import Path

import pytest

from core.records.filters import Filters
from core.records.kinds import RecordKind
from core.records.label import LANGUAGES
from core.records.library import Entity
from core.text.query import parse
from db.library import Library, open_library
from db.search import Searcher
from tests.core.text.test_query import said

NAMED = (RecordKind.BODY, RecordKind.PROGRAMME, RecordKind.NETWORK, RecordKind.PROJECT)
PLACES = (RecordKind.COUNTRY, RecordKind.CITY, RecordKind.PERSON)


@pytest.fixture(scope="module")
def library(bundled: Path) -> Library:
    return open_library(bundled)


@pytest.fixture(scope="module")
def searcher(library: Library) -> Searcher:
    return Searcher(library)


def entities(library: Library, searcher: Searcher, *kinds: RecordKind) -> list[Entity]:
    hits = searcher.search("", Filters(kinds=tuple(kinds)), limit=1000).hits
    return [library.entity(hit.uid) for hit in hits]


def names(entity: Entity) -> set[str]:
    labels = (getattr(entity.label, code) for code in LANGUAGES)
    return {name for name in (*labels, *entity.acronyms, *entity.aliases) if name}


def test_what_bears_the_name_that_was_typed_stands_first(library: Library, searcher: Searcher) -> None:
    every = entities(library, searcher, *NAMED, *PLACES)
    assert len(every) > 250
    bearers: dict[str, set[str]] = {}
    for entity in every:
        for name in names(entity):
            bearers.setdefault(said(parse(name).root), set()).add(entity.uid)
    for entity in every:
        for name in names(entity):
            (first,) = searcher.search(name, limit=1).hits
            titles = {said(parse(getattr(first.title, code)).root) for code in LANGUAGES}
            asked = said(parse(name).root)
            assert first.uid in bearers[asked] or asked in titles, name


def test_a_subject_alone_leads_to_what_was_recommended_on_it(library: Library, searcher: Searcher) -> None:
    """What is named after a subject pushes the provisions that have its words off no screen."""
    asked = 0
    for theme in entities(library, searcher, RecordKind.THEME):
        label = theme.label.ar
        provisions = searcher.search(f'text:"{label}"', Filters(kinds=(RecordKind.RECOMMENDATION,)), limit=1)
        if not provisions.total or " " not in label:
            continue
        asked += 1
        first = [hit.uid for hit in searcher.search(label, limit=5).hits]
        assert any(uid.startswith("recommendation/") for uid in first), label
        assert first[0].startswith(("recommendation/", "event/")), label
    assert asked >= 8
