"""Digits as a reader chose them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.numbers import in_digits


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
