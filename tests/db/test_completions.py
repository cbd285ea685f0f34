"""What the words that are being typed may become."""

from itertools import groupby

import pytest
from hypothesis import given

from core.records.kinds import RecordKind
from core.text.words import folded_words
from db.build import build
from db.library import open_library
from db.search import Completer
from tests.core.text.test_query import TYPED
from tests.db.store import write_store


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Completer:
    folder = tmp_path_factory.mktemp("completions")
    return Completer(open_library(build(write_store(folder / "store"), folder / "library.db").path))


@pytest.fixture(scope="module")
def bundled() -> Completer:
    return Completer(open_library())


@pytest.mark.parametrize(
    ("typed", "becomes", "why"),
    [
        ("نقا", "نقاط الاتصال", "a theme by its first word"),
        ("نقاط ال", "نقاط الاتصال", "by its second"),
        ("نُقاط الإت", "نقاط الاتصال", "with marks, another hamza"),
        ("اتص", "نقاط الاتصال", "by a word inside, without its article"),
        ("والاتص", "نقاط الاتصال", "behind a conjunction"),
        ("foc", "Focal points", "in another language"),
        ("POINTS F", "Points focaux", "whatever the case"),
        ("ses", "SESRIC", "by its acronym"),
        ("turk", "Turkey", "by another name"),
        ("أنق", "أنقرة", "a city"),
        ("ورش", "ورشة عمل تجريبية", "the title of an event"),
        ("تجريبية ور", "ورشة عمل تجريبية", "its words in another order"),
        ("training sta", "Training on statistics", "words apart"),
        ("نقاط ", "نقاط الاتصال", "the next word"),
        ("تدريب سيسرك ses", "تدريب سيسرك SESRIC", "only the end; what stands before stays as typed"),
        ("Training,  ses", "Training, SESRIC", "between them one blank"),
    ],
)
def test_what_is_typed_becomes(small: Completer, typed: str, becomes: str, why: str) -> None:
    assert becomes in [each.query for each in small.completions(typed)], why


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "nothing is typed"),
        ("  ", "no word is"),
        ("ن", "one letter begins too much"),
        ("ال", "an article begins everything"),
        ("نقاط الاتصال", "it is there already"),
        ("SESRIC", "so is its acronym"),
        ("xyzzy", "nothing begins so"),
        ('"نقاط', "a phrase is meant as it is"),
        ("-نقاط", "an exclusion too"),
        ("بلد:ترك", "a field too"),
        ("a" * 10_000, "nobody types that"),
    ],
)
def test_nothing_is_offered(small: Completer, typed: str, why: str) -> None:
    assert small.completions(typed) == (), why


def test_a_name_that_begins_so_stands_before_those_that_hold_the_word(bundled: Completer) -> None:
    first, second, *_ = bundled.completions("أنق")
    assert (first.uid, first.kind) == ("city/ankara", RecordKind.CITY)
    assert second.text == "مركز أنقرة"


def test_what_was_typed_is_marked_in_whole_words(bundled: Completer) -> None:
    (first, *_) = bundled.completions("نقاط الات")
    assert [first.text[start:end] for start, end in first.spans] == ["نقاط الاتصال"]


@pytest.mark.parametrize("typed", ["الضمان", "social", "ses", "ورشة", "wor", "tur", "اجتماع"])
def test_there_are_at_most_eight_and_a_kind_stands_together(bundled: Completer, typed: str) -> None:
    kinds = [each.kind for each in bundled.completions(typed)]
    assert 0 < len(kinds) <= 8
    assert len([kind for kind, _ in groupby(kinds)]) == len(set(kinds))


def test_as_many_are_returned_as_there_is_room_for(bundled: Completer) -> None:
    assert len(bundled.completions("الضمان", 3)) == 3
    assert bundled.completions("الضمان", 0) == ()


def test_a_title_that_several_events_have_is_offered_once(bundled: Completer) -> None:
    texts = [each.text for each in bundled.completions("training", 50)]
    assert len(texts) == len(set(texts))


@given(TYPED)
def test_no_text_is_an_error_and_each_completion_adds_something(bundled: Completer, typed: str) -> None:
    for each in bundled.completions(typed):
        assert folded_words(each.query) != folded_words(typed)
        assert all(0 <= start < end <= len(each.text) for start, end in each.spans)
