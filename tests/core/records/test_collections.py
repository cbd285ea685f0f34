"""Baskets as values: each record once, order kept, and every sequence of changes undone to where it began."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.records.collections import Cabinet, Collection, Item, cabinet_of, cleaned, differences
from core.records.undoing import STEPS, Past

ABCDE = Collection("k", "Book", tuple(Item(uid) for uid in "abcde"))

UIDS = st.lists(st.sampled_from("abcdefg"), max_size=5)
KEYS = st.sampled_from(["k", "l", "m"])
CHANGES = st.one_of(
    st.builds(lambda key, uids: lambda c: c.holding(_of(c, key).holding(uids)), KEYS, UIDS),
    st.builds(lambda key, uids: lambda c: c.changed(_of(c, key).without(uids)), KEYS, UIDS),
    st.builds(
        lambda key, uids, to: lambda c: c.changed(_of(c, key).moved(uids, to)), KEYS, UIDS, st.integers(-2, 9)
    ),
    st.builds(
        lambda key, uids, by: lambda c: c.changed(_of(c, key).shifted(uids, by)),
        KEYS,
        UIDS,
        st.integers(-3, 3),
    ),
    st.builds(
        lambda key, uid, note: lambda c: c.changed(_of(c, key).noted(uid, note)),
        KEYS,
        st.sampled_from("abc"),
        st.text(max_size=5),
    ),
    st.builds(lambda key, name: lambda c: c.changed(_of(c, key).named(name)), KEYS, st.text(max_size=5)),
    st.builds(lambda key: lambda c: c.without(key), KEYS),
)


def _of(cabinet: Cabinet, key: str) -> Collection:
    return cabinet.get(key) or Collection(key, key)


@pytest.mark.parametrize(
    ("uids", "place", "after"),
    [
        ("a", 3, "bcade"),
        ("e", 0, "eabcd"),
        ("bd", 0, "bdace"),
        ("db", 5, "acebd"),  # their order among themselves stays
        ("c", 2, "abcde"),
        ("c", 3, "abcde"),  # before the one that follows it is where it stands
        ("c", 99, "abdec"),
        ("x", 0, "abcde"),
    ],
)
def test_records_are_moved_before_the_one_that_stands_there(uids: str, place: int, after: str) -> None:
    assert "".join(ABCDE.moved(uids, place).uids) == after


@pytest.mark.parametrize(
    ("uids", "step", "after"),
    [
        ("b", -1, "bacde"),
        ("b", 1, "acbde"),
        ("a", -1, "abcde"),
        ("e", 1, "abcde"),
        ("bd", -1, "bdace"),  # apart, they come together at the first
        ("bd", 1, "acebd"),
        ("", 1, "abcde"),
    ],
)
def test_records_are_shifted_past_their_neighbours(uids: str, step: int, after: str) -> None:
    assert "".join(ABCDE.shifted(uids, step).uids) == after


def test_what_is_there_already_is_not_put_in_again_and_keeps_its_note() -> None:
    noted = ABCDE.noted("b", "first")
    more = noted.holding(["f", "b", "f", ""])
    assert more.uids == ("a", "b", "c", "d", "e", "f")
    assert more.items[1] == Item("b", "first")


def test_names_and_notes_are_of_one_line_and_of_a_bearable_length() -> None:
    assert ABCDE.named("  ملف\n  الاجتماع ").name == "ملف الاجتماع"
    assert ABCDE.named(" \n ").name == "Book"
    assert len(ABCDE.noted("a", "x" * 9_999).items[0].note) == 2_000
    assert cleaned("x\ud800", 9) == "x?"


def test_a_free_name_is_one_that_nobody_has() -> None:
    cabinet = Cabinet((ABCDE, Collection("l", "Book (2)")))
    assert cabinet.free_name("Book") == "Book (3)"
    assert cabinet.free_name("Other") == "Other"


def test_the_one_that_was_used_last_comes_first() -> None:
    cabinet = Cabinet().holding(Collection("k", "1")).holding(Collection("l", "2"))
    assert [each.key for each in cabinet.collections] == ["l", "k"]
    again = cabinet.holding(cabinet.get("k"))
    assert [each.key for each in again.collections] == ["k", "l"]
    assert cabinet_of(reversed(again.collections)) == again


@given(st.lists(CHANGES, max_size=12))
def test_each_record_lies_in_a_collection_once(changes: list) -> None:
    cabinet = Cabinet()
    for change in changes:
        cabinet = change(cabinet)
    for collection in cabinet.collections:
        assert len(set(collection.uids)) == len(collection.uids)
    assert cabinet_of(cabinet.collections) == cabinet


@given(st.lists(CHANGES, max_size=12))
def test_undoing_everything_leads_to_the_beginning_and_redoing_to_the_end(changes: list) -> None:
    beginning = Cabinet((ABCDE,))
    past = Past(beginning)
    for change in changes:
        past = past.then(change(past.now))
    end, steps = past.now, len(past.before)
    for _ in range(steps):
        past = past.undone()
    assert past.now == beginning
    assert past.undone() is past
    for _ in range(steps):
        past = past.redone()
    assert past.now == end
    assert past.redone() is past


@given(st.lists(st.one_of(CHANGES, st.sampled_from(["undo", "redo"])), max_size=16))
def test_one_step_back_is_the_value_before_whatever_came_earlier(steps: list) -> None:
    past = Past(Cabinet((ABCDE,)))
    for step in steps:
        was = past.now
        if step == "undo":
            past = past.undone()
        elif step == "redo":
            past = past.redone()
        else:
            past = past.then(step(past.now))
            assert past.now == was or (past.undone().now == was and not past.taken_back)


def test_only_so_many_steps_are_remembered() -> None:
    past = Past(0)
    for number in range(1, STEPS + 10):
        past = past.then(number)
    for _ in range(STEPS + 10):
        past = past.undone()
    assert past.now == 9


@given(st.lists(CHANGES, max_size=8), st.lists(CHANGES, max_size=8))
def test_saving_the_differences_leads_from_one_cabinet_to_another(first: list, second: list) -> None:
    before = Cabinet()
    for change in first:
        before = change(before)
    after = before
    for change in second:
        after = change(after)
    kept, gone = differences(before, after)
    file = {each.key: each for each in before.collections}
    for key in gone:
        del file[key]
    file |= {each.key: each for each in kept}
    assert file == {each.key: each for each in after.collections}
