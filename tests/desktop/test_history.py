"""The way in time, and the way in meaning: what stands above a record that links led to."""

from desktop.controllers.history import History


def test_back_and_forward_go_through_what_was_opened():
    history = History()
    for uid in ("a", "b", "b", "c"):
        history.open(uid)
    assert (history.back(), history.back(), history.back()) == ("b", "a", "a")
    assert (history.can_go_back, history.can_go_forward) == (False, True)
    history.open("d")
    assert (history.current, history.can_go_forward, history.back()) == ("d", False, "a")


def test_links_make_a_trail_and_a_card_begins_a_new_one():
    history = History()
    history.open("country")
    history.open("reform", following=True)
    history.open("event", following=True)
    assert history.trail == ("country", "reform")
    history.open("other")
    assert history.trail == ()


def test_who_comes_back_to_a_record_of_the_trail_stands_where_he_stood():
    history = History()
    history.open("a")
    for uid in ("b", "c", "d"):
        history.open(uid, following=True)
    history.open("b", following=True)
    assert (history.current, history.trail) == ("b", ("a",))
    # In time it was after the others.
    assert history.back() == "d"
    assert history.trail == ("a", "b", "c")


def test_a_trail_stays_with_its_place():
    history = History()
    history.open("a")
    history.open("b", following=True)
    history.open("c")
    assert (history.trail, history.back(), history.trail) == ((), "b", ("a",))


def test_the_first_record_has_no_trail_even_by_a_link():
    history = History()
    history.open("a", following=True)
    assert history.trail == ()
    assert History().trail == ()


def test_what_was_long_ago_is_forgotten():
    history = History()
    for number in range(500):
        history.open(str(number))
    for _ in range(500):
        history.back()
    assert history.current == "300"
