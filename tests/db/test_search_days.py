"""Days as words: an event and a question share a word exactly where their days meet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.days import LONGEST_BY_DAY, asked_words, day_words

DAY = st.dates(date(2015, 11, 1), date(2017, 2, 28))
LENGTH = st.integers(0, LONGEST_BY_DAY - 1)


def meet(event: tuple[date, date], asked: tuple[date, date]) -> bool:
    return bool(set(day_words(*event)) & set(asked_words(*asked)))


@given(DAY, LENGTH, DAY, LENGTH)
def test_short_ranges_meet_to_the_day(start: date, length: int, asked: date, wanted: int) -> None:
    event = start, start + timedelta(days=length)
    question = asked, asked + timedelta(days=wanted)
    by_months = question[0].day == 1 and (question[1] + timedelta(days=1)).day == 1
    if not by_months:
        assert meet(event, question) == (event[0] <= question[1] and question[0] <= event[1])


@given(DAY, st.integers(0, 400), st.integers(1, 12), st.sampled_from([2015, 2016, 2017]))
def test_months_and_years_meet_events_of_any_length(start: date, length: int, month: int, year: int) -> None:
    event = start, start + timedelta(days=length)
    after = date(year + month // 12, month % 12 + 1, 1)
    of_month = date(year, month, 1), after - timedelta(days=1)
    of_year = date(year, 1, 1), date(year, 12, 31)
    for question in (of_month, of_year):
        assert meet(event, question) == (event[0] <= question[1] and question[0] <= event[1])


@given(DAY, st.integers(LONGEST_BY_DAY, 400), DAY)
def test_a_long_event_meets_every_day_of_its_months(start: date, length: int, day: date) -> None:
    end = start + timedelta(days=length)
    months = {(start + timedelta(days=after)).strftime("%Y-%m") for after in range(length + 1)}
    assert meet((start, end), (day, day)) == (f"{day:%Y-%m}" in months)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2016-01-01", "2017-12-31", ("y2016", "y2017")),
        ("2016-04-01", "2016-05-31", ("m201604", "m201605")),
        ("2016-04-05", "2016-04-06", ("d20160405", "d20160406", "w201604")),
    ],
)
def test_a_question_asks_for_as_few_words_as_it_can(start: str, end: str, words: tuple[str, ...]) -> None:
    assert asked_words(date.fromisoformat(start), date.fromisoformat(end)) == words
