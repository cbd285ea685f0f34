"""How dates are written by choice: Arabic names of months, and the Hijri date beside the Gregorian one."""

from datetime import date, timedelta

import pytest
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st

from core.text.dates import range_text
from core.text.dating import PLAIN, Dating, dating_of, hijri_day

HIJRI = Dating(hijri=True)
FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)

BESIDE = [
    (
        (date(2016, 4, 4), date(2016, 4, 6)),
        "٤–٦ أبريل ٢٠١٦ (٢٦–٢٨ جمادى الآخرة ١٤٣٧\u00a0هـ)",
        "4–6 April 2016 (26–28 Jumada II 1437\u00a0AH)",
    ),
    (
        (date(2016, 4, 6), date(2016, 4, 10)),
        "٦–١٠ أبريل ٢٠١٦ (٢٨ جمادى الآخرة – ٣ رجب ١٤٣٧\u00a0هـ)",
        "6–10 April 2016 (28 Jumada II – 3 Rajab 1437\u00a0AH)",
    ),
    (
        (date(2023, 7, 17), date(2023, 7, 20)),
        "١٧–٢٠ يوليو ٢٠٢٣ (٢٩ ذو الحجة ١٤٤٤ – ٢ محرم ١٤٤٥\u00a0هـ)",
        "17–20 July 2023 (29 Dhu\u02bbl-Hijjah 1444 – 2 Muharram 1445\u00a0AH)",
    ),
    (
        (date(2020, 1, 1), date(2020, 1, 1)),
        "١ يناير ٢٠٢٠ (٦ جمادى الأولى ١٤٤١\u00a0هـ)",
        "1 January 2020 (6 Jumada I 1441\u00a0AH)",
    ),
]


@pytest.mark.parametrize(("days", "arabic", "english"), BESIDE)
def test_the_hijri_date_stands_beside(days: tuple[date, date], arabic: str, english: str) -> None:
    assert range_text(*days, "ar", "arab", HIJRI) == arabic
    assert range_text(*days, "en", "arab", HIJRI) == english


def test_the_first_of_a_hijri_month_is_an_ordinal_in_french() -> None:
    assert range_text(date(2023, 7, 19), None, "fr", "latn", HIJRI).endswith("(1er mouharram 1445\u00a0AH)")


@pytest.mark.parametrize("day", [FIRST - timedelta(1), LAST + timedelta(1), date(1900, 1, 1)])
def test_outside_the_years_of_the_calendar_nothing_is_added(day: date) -> None:
    assert range_text(day, None, "ar", "arab", HIJRI) == range_text(day, None, "ar", "arab")


def test_a_range_that_leaves_the_years_of_the_calendar_gets_nothing() -> None:
    days = (LAST, LAST + timedelta(1))
    assert range_text(*days, "en", "latn", HIJRI) == range_text(*days, "en", "latn")


@given(st.dates(FIRST, LAST))
def test_a_hijri_day_is_that_day(day: date) -> None:
    found = hijri_day(day)
    assert found is not None
    assert date(*Hijri(*found).to_gregorian().datetuple()) == day


def test_both_names_of_a_month_stand_as_the_united_nations_print_them() -> None:
    days = (date(2023, 2, 27), date(2023, 3, 3))
    assert range_text(*days, "ar", "latn", Dating("both")) == "27 شباط/فبراير – 3 آذار/مارس 2023"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_only_arabic_has_a_choice_of_months(language: str) -> None:
    assert range_text(date(2016, 4, 4), None, language, "latn", Dating("levantine")) == range_text(
        date(2016, 4, 4), None, language, "latn"
    )


def test_what_makes_no_sense_counts_as_not_chosen() -> None:
    assert dating_of("babylonian", "yes") == PLAIN
    assert dating_of("both", True) == Dating("both", True)
