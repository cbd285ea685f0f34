"""Words: where they begin and end, in any script."""

import pytest
from hypothesis import given

from core.text.words import folded_words, is_arabic, words
from tests.core.text.test_folding import ANY_TEXT

SPLIT = [
    ("OIC-SSNET", ["oic", "ssnet"], "a hyphen"),
    ("(SOCSO)", ["socso"], "brackets"),
    ("كوفيد-19", ["كوفيد", "19"], "a hyphen before digits"),
    ("COVID19", ["covid", "19"], "digits right after letters"),
    ("٢٠٢٤م", ["2024", "م"], "an Arabic letter right after digits"),
    ("الـSESRIC", ["ال", "sesric"], "an article before Latin letters"),
    ("l’emploi d'orphelins", ["l", "emploi", "d", "orphelins"], "elisions"),
    ("snake_case", ["snake", "case"], "the low line"),
    ("التعاون\u200c الإسلامي", ["التعاون", "الاسلامي"], "a joiner before a blank"),
    ("الحِمَايَةُ، ثم", ["الحمايه", "ثم"], "marks inside, a comma behind"),
    ("№ 5 ™", ["5"], "symbols are no words"),
    ("ـــ", [], "tatweel alone is no word"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SPLIT, ids=[why for _, _, why in SPLIT])
def test_words_break_at_scripts_and_punctuation(text: str, expected: list[str], why: str) -> None:
    assert folded_words(text) == expected


@given(ANY_TEXT)
def test_words_with_places_are_the_words_without(text: str) -> None:
    assert [word.folded for word in words(text)] == folded_words(text)


@given(ANY_TEXT)
def test_places_of_words_stand_in_order_and_hold_something(text: str) -> None:
    places = [(word.start, word.end) for word in words(text)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


def test_a_word_knows_its_place_under_marks() -> None:
    text = "قال: «الحِمَايَةُ»"
    assert [text[word.start : word.end] for word in words(text)] == ["قال", "الحِمَايَةُ"]


def test_arabic_words_are_told_from_others() -> None:
    assert [is_arabic(word) for word in ("كتاب", "book", "2024", "")] == [True, False, False, False]
