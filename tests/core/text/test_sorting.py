"""The order of names as a reader looks for them."""

from hypothesis import given

from core.text.sorting import sort_key
from tests.core.text.test_folding import ANY_TEXT


def test_names_stand_as_a_reader_looks_for_them() -> None:
    names = ["Zambia", "الأردن", "Türkiye", "إندونيسيا", "عُمان", "Çorum", "البحرين", "«باكستان»"]
    ordered = ["الأردن", "إندونيسيا", "«باكستان»", "البحرين", "عُمان", "Çorum", "Türkiye", "Zambia"]
    assert sorted(names, key=sort_key) == ordered


def test_numbers_stand_by_value() -> None:
    assert sorted(["10.", "9.", "٢."], key=sort_key) == ["٢.", "9.", "10."]


def test_spellings_of_one_name_have_one_key() -> None:
    assert sort_key("الحِمَايَة") == sort_key("حماية")


@given(ANY_TEXT)
def test_any_text_has_a_key(text: str) -> None:
    assert sort_key(text) == sort_key(text)
    assert sort_key(text)[:1] in ("0", "1")
