"""Digits as a reader chose them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.numbers import count_in, grouped, in_digits


@pytest.mark.parametrize(
    ("text", "arab", "latn"),
    [
        ("page 12 of 340", "page ١٢ of ٣٤٠", "page 12 of 340"),
        ("٢٠١٦", "٢٠١٦", "2016"),
        ("۲۰۱۶", "٢٠١٦", "2016"),
        ("", "", ""),
    ],
)
def test_digits_are_written_as_chosen(text: str, arab: str, latn: str) -> None:
    assert in_digits(text, "arab") == arab
    assert in_digits(text, "latn") == latn


@given(st.text())
def test_only_digits_change(text: str) -> None:
    assert len(in_digits(text, "arab")) == len(text)
    assert in_digits(in_digits(text, "arab"), "latn") == in_digits(text, "latn")


@pytest.mark.parametrize(
    ("count", "arab", "latn", "english", "french"),
    [
        (0, "٠", "0", "0", "0"),
        (999, "٩٩٩", "999", "999", "999"),
        (1_234, "١\u066c٢٣٤", "1,234", "1,234", "1\u202f234"),
        (1_234_567, "١\u066c٢٣٤\u066c٥٦٧", "1,234,567", "1,234,567", "1\u202f234\u202f567"),
    ],
)
def test_thousands_stand_apart_as_each_language_has_them(
    count: int, arab: str, latn: str, english: str, french: str
) -> None:
    assert grouped(count, "ar", "arab") == arab
    assert grouped(count, "ar", "latn") == latn
    # English and French have Western digits, whatever is chosen for Arabic.
    for digits in ("arab", "latn"):
        assert grouped(count, "en", digits) == english
        assert grouped(count, "fr", digits) == french


@given(st.integers(0, 10**12), st.sampled_from(["ar", "en", "fr"]), st.sampled_from(["arab", "latn"]))
def test_a_count_is_read_back(count: int, language: str, digits: str) -> None:
    assert count_in(grouped(count, language, digits)) == count


@pytest.mark.parametrize("text", ["", "\u2013", "+5", "=", "12 reforms", "١٢٣a"])
def test_what_is_no_count_is_none(text: str) -> None:
    assert count_in(text) is None
