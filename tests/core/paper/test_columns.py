"""Columns of a table are as wide as what they hold asks for."""

import pytest

from core.paper.columns import Want, shares, wants, widths
from core.paper.lists import event_table
from core.paper.page import Cell, Choices, Table, Wording
from core.records.kinds import EventKind
from core.records.label import Label
from core.records.profiles import EventLine


def cell(*texts: str) -> Cell:
    return Cell(tuple(Wording(text, "en") for text in texts))


def line(number: int = 0) -> EventLine:
    title = Label(en="Knowledge sharing workshop on social security systems")
    place = Label(en="Ankara")
    return EventLine("event/1", title, EventKind.WORKSHOP, None, None, False, place, None, number, False)


def test_a_column_that_is_nearly_empty_is_as_wide_as_its_head() -> None:
    long = "a meeting of experts on the reform of social protection"
    table = Table(("Event", "Recommendations"), ((cell(long), cell("11")), *[(cell(long), cell())] * 9))
    event, count = widths(wants(table), 80)
    assert count == len("Recommendations")
    assert event == 80 - count


def test_no_word_is_broken_while_there_is_room_for_all() -> None:
    wanted = (Want(8, 16), Want(13, 60), Want(10, 16), Want(15, 15))
    for room in (46, 60, 200):
        found = widths(wanted, room)
        assert all(width >= want.least for width, want in zip(found, wanted, strict=True))
        assert sum(found) == pytest.approx(room)


def test_where_words_must_break_none_is_spared() -> None:
    assert widths((Want(10, 20), Want(30, 40)), 20) == (5, 15)


def test_a_table_that_says_its_widths_has_them() -> None:
    assert shares(Table(("a", "b"), (), shares=(2, 1))) == (2, 1)


def test_columns_that_hold_the_same_are_equal() -> None:
    table = Table(("aa", "bb"), ((cell("one two"), cell("two one")),))
    first, second = shares(table)
    assert first == second


def test_events_without_recommendations_have_no_column_for_them() -> None:
    assert len(event_table((line(), line()), Choices("en")).head) == 3
    some = event_table((line(), line(11)), Choices("en"))
    assert some.head[-1] == "Recommendations"
    assert [[value.text for value in row[-1].values] for row in some.rows] == [[], ["11"]]
