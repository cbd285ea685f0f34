"""Dates: written as readers of three languages write them, and read back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.dates import month_names, range_text
from core.text.dating import MONTHS, Dating, Months
from core.text.reading_dates import dates_in
from tests.core.text.test_folding import ANY_TEXT

DAY = st.dates(date(1901, 1, 1), date(2099, 12, 31))

WRITTEN = [
    ("2016-04-04", "2016-04-06", "٤–٦ أبريل ٢٠١٦", "4–6 April 2016", "4–6 avril 2016"),
    (
        "2023-02-27",
        "2023-03-03",
        "٢٧ فبراير – ٣ مارس ٢٠٢٣",
        "27 February – 3 March 2023",
        "27 février – 3 mars 2023",
    ),
    (
        "2019-12-30",
        "2020-01-02",
        "٣٠ ديسمبر ٢٠١٩ – ٢ يناير ٢٠٢٠",
        "30 December 2019 – 2 January 2020",
        "30 décembre 2019 – 2 janvier 2020",
    ),
    ("2020-01-01", "2020-01-01", "١ يناير ٢٠٢٠", "1 January 2020", "1er janvier 2020"),
    ("2020-05-01", "2020-05-03", "١–٣ مايو ٢٠٢٠", "1–3 May 2020", "1er–3 mai 2020"),
]


@pytest.mark.parametrize(("start", "end", "ar", "en", "fr"), WRITTEN)
def test_ranges_are_written_in_three_languages(start: str, end: str, ar: str, en: str, fr: str) -> None:
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert range_text(*days, "ar", "arab") == ar
    assert range_text(*days, "en", "arab") == en
    assert range_text(*days, "fr", "latn") == fr


def test_western_digits_and_levantine_months_are_a_choice() -> None:
    assert (
        range_text(date(2024, 2, 21), date(2024, 2, 22), "ar", "latn", Dating("levantine"))
        == "21–22 شباط 2024"
    )


def test_an_unknown_end_is_the_start_and_an_unknown_start_is_nothing() -> None:
    assert range_text(date(2024, 2, 21), None, "en", "latn") == "21 February 2024"
    assert range_text(None, None, "ar", "arab") == ""


def test_a_month_has_all_its_names() -> None:
    assert month_names(2) == ("فبراير", "شباط", "February", "février")
    assert month_names(12)[1] == "كانون الأول"


READ = [
    ("أنقرة ٢٠١٦", [("2016-01-01", "2016-12-31", "٢٠١٦")], "a year in Arabic-Indic digits"),
    ("سبتمبر 2022", [("2022-09-01", "2022-09-30", "سبتمبر 2022")], "a month"),
    ("شباط 2024", [("2024-02-01", "2024-02-29", "شباط 2024")], "a Levantine month in a leap year"),
    ("كانون الثاني 2020", [("2020-01-01", "2020-01-31", "كانون الثاني 2020")], "a month of two words"),
    ("جويلية 2021", [("2021-07-01", "2021-07-31", "جويلية 2021")], "a Maghrebi month"),
    ("2016-04", [("2016-04-01", "2016-04-30", "2016-04")], "a month in digits"),
    ("4-2019", [("2019-04-01", "2019-04-30", "4-2019")], "the month first"),
    ("2016-04-04", [("2016-04-04", "2016-04-04", "2016-04-04")], "a day in digits"),
    ("14/10/2015", [("2015-10-14", "2015-10-14", "14/10/2015")], "the day first"),
    ("20.05.2017", [("2017-05-20", "2017-05-20", "20.05.2017")], "points"),
    ("4-6 أبريل عام 2016", [("2016-04-04", "2016-04-06", "4-6 أبريل عام 2016")], "a word before the year"),
    ("من 5 إلى 8 سبتمبر 2023", [("2023-09-05", "2023-09-08", "5 إلى 8 سبتمبر 2023")], "from and to"),
    (
        "12 و13 شباط/فبراير 2024",
        [("2024-02-12", "2024-02-13", "12 و13 شباط/فبراير 2024")],
        "both names of a month",
    ),
    ("27 فبراير - 3 مارس 2023", [("2023-02-27", "2023-03-03", "27 فبراير - 3 مارس 2023")], "across months"),
    (
        "30 July to 2 August 2019",
        [("2019-07-30", "2019-08-02", "30 July to 2 August 2019")],
        "months, in English",
    ),
    ("April 4-6, 2016", [("2016-04-04", "2016-04-06", "April 4-6, 2016")], "the month first, in English"),
    ("November 20th-23rd, 2017", [("2017-11-20", "2017-11-23", "November 20th-23rd, 2017")], "ordinals"),
    ("1er janvier 2020", [("2020-01-01", "2020-01-01", "1er janvier 2020")], "the French first"),
    ("Sept. 2022", [("2022-09-01", "2022-09-30", "Sept. 2022")], "an abbreviation"),
    ("May 2019 to June 2020", [("2019-05-01", "2020-06-30", "May 2019 to June 2020")], "months"),
    ("2015-2017", [("2015-01-01", "2017-12-31", "2015-2017")], "years"),
    ("2016 2018", [("2016-01-01", "2016-12-31", "2016"), ("2018-01-01", "2018-12-31", "2018")], "two years"),
    ("أنقرة – 4-6 أبريل 2016", [("2016-04-04", "2016-04-06", "4-6 أبريل 2016")], "a dash after a place"),
    ("COVID-19 September 2022", [("2022-09-01", "2022-09-30", "September 2022")], "a number that is no day"),
    ("2016-", [("2016-01-01", "2016-12-31", "2016")], "a month not yet typed"),
    ("2017-2015", [], "years in the wrong order"),
    ("30 فبراير 2020", [], "no day of the calendar"),
    ("2016-13-01", [], "no month"),
    ("سبتمبر", [], "a month without a year"),
    ("1445", [], "another calendar"),
    ("12345", [], "a long number"),
    ("3.2016.5", [], "a version"),
    ("ملتقى ١٤٣٧هـ", [("2015-10-14", "2016-10-01", "١٤٣٧هـ")], "a Hijri year"),
    ("SSNET 1437 AH", [("2015-10-14", "2016-10-01", "1437 AH")], "a Hijri year, in English"),
    ("1437هـ - 1438هـ", [("2015-10-14", "2017-09-20", "1437هـ - 1438هـ")], "Hijri years"),
    ("رمضان 1444", [("2023-03-23", "2023-04-20", "رمضان 1444")], "a Hijri month"),
    ("26/6/1437هـ", [("2016-04-04", "2016-04-04", "26/6/1437هـ")], "a Hijri day in digits"),
    ("26-28 جمادى الثانية 1437", [("2016-04-04", "2016-04-06", "26-28 جمادى الثانية 1437")], "another name"),
    ("1 Dhul-Hijjah 1444", [("2023-06-19", "2023-06-19", "1 Dhul-Hijjah 1444")], "a name as people type it"),
    (
        "4 أبريل 2016 (26 جمادى الآخرة 1437هـ)",
        [
            ("2016-04-04", "2016-04-04", "4 أبريل 2016"),
            ("2016-04-04", "2016-04-04", "26 جمادى الآخرة 1437هـ"),
        ],
        "a day in both calendars",
    ),
    ("30 صفر 1437 هـ", [], "no day of the Hijri calendar"),
    ("1501هـ", [], "beyond the years of the calendar"),
    ("1400 مشارك", [], "a number that no mark makes a Hijri year"),
    ("رجب 2016", [("2016-01-01", "2016-12-31", "2016")], "a Hijri month with a Gregorian year"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), READ, ids=[why for *_, why in READ])
def test_dates_are_read_as_people_write_them(
    text: str, expected: list[tuple[str, str, str]], why: str
) -> None:
    found = [(str(each.start), str(each.end), text[slice(*each.span)]) for each in dates_in(text)]
    assert found == expected


@given(
    DAY,
    st.integers(0, 400),
    st.sampled_from(["ar", "en", "fr"]),
    st.sampled_from(["arab", "latn"]),
    st.builds(Dating, st.sampled_from(MONTHS), st.booleans()),
)
def test_what_is_written_is_read_back(
    start: date, length: int, language: str, digits: str, dating: Dating
) -> None:
    end = min(start + timedelta(days=length), date(2099, 12, 31))
    text = range_text(start, end, language, digits, dating)
    assert [(each.start, each.end) for each in dates_in(text) if not each.hijri] == [(start, end)]


@given(
    st.dates(date(1924, 8, 1), date(2077, 10, 1)),
    st.integers(0, 40),
    st.sampled_from(["ar", "en", "fr"]),
    st.sampled_from(["arab", "latn"]),
    st.sampled_from(MONTHS),
)
def test_both_calendars_are_read_back_under_every_name_of_the_months(
    start: date, length: int, language: str, digits: str, months: Months
) -> None:
    end = start + timedelta(days=length)
    text = range_text(start, end, language, digits, Dating(months, hijri=True))
    assert [(each.start, each.end, each.hijri) for each in dates_in(text)] == [
        (start, end, False),
        (start, end, True),
    ]


@given(ANY_TEXT)
def test_any_text_may_be_asked_for_dates(text: str) -> None:
    spans = [each.span for each in dates_in(text)]
    assert spans == sorted(spans)
