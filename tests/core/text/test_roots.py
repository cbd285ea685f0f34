"""Roots bring together what a stemmer keeps apart, and never fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.folding import fold_text
from core.text.ngrams import ngrams
from core.text.roots import root

FAMILIES = [
    ("كتب", "كاتب مكتوب كتاب كتابة مكتبة الكتاب والكاتب", "patterns of three letters"),
    ("ركز", "مركز مراكز المراكز", "a broken plural"),
    ("درب", "تدريب التدريب مدرب", "a verbal noun of the second form"),
    ("خدم", "استخدام مستخدم", "the tenth form"),
    ("جمع", "اجتماع جامع جماعة", "the eighth form"),
]


@pytest.mark.parametrize(("expected", "words", "why"), FAMILIES, ids=[why for _, _, why in FAMILIES])
def test_words_of_one_root_have_it(expected: str, words: str, why: str) -> None:
    found = {word: root(fold_text(word)) for word in words.split()}
    assert set(found.values()) == {expected}, found


@pytest.mark.parametrize("word", ["network", "2016", "œuvre", "в"])
def test_a_word_that_is_not_arabic_is_its_own_root(word: str) -> None:
    assert root(word) == word


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويء", min_size=1, max_size=14))
def test_a_root_is_made_of_letters_of_its_word(word: str) -> None:
    found = root(word)
    assert found
    letters = iter(word)
    assert all(letter in letters for letter in found)


@pytest.mark.parametrize(
    ("word", "size", "expected"),
    [("باب", 3, ["_با", "باب", "اب_"]), ("في", 4, ["_في_"]), ("a", 4, ["_a_"]), ("a", 3, ["_a_"])],
)
def test_ngrams_hold_the_borders_of_a_word(word: str, size: int, expected: list[str]) -> None:
    assert ngrams(word, size) == expected
