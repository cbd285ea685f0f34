"""`located_words` is `words` as three lists, whatever stands in the text."""

from hypothesis import example, given
from hypothesis import strategies as st

from core.text.words import located_words, words

LETTERS = st.text(st.sampled_from("اأبةىكت\u064e\u0651ـ\u200f\ufefb٢3aÉœß .،-'\n«»"), max_size=40)


@given(LETTERS)
@example("الْعَرَبِيَّةُ و\ufefbلإ")
@example("كـــتاب\u200f كوفيد-19")
@example("x\u0301")
def test_located_words_are_words(text: str) -> None:
    found = list(words(text))
    forms, starts, ends = located_words(text)
    assert list(zip(forms, starts, ends, strict=True)) == [tuple(word) for word in found]
