"""The rows of an answer, and what a card says."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from core.records.answers import Marked
from core.records.label import Label
from desktop.models.card import card_of
from desktop.models.results import CARD, HIT, PAGE, ResultsTableModel
from tests.desktop.fakes import CONTACT_POINTS, HITS, FakeSearch, hit, many


@pytest.fixture
def rows(arabic):
    return ResultsTableModel(arabic)


def test_the_model_keeps_qts_rules(qtmodeltester, rows):
    qtmodeltester.check(rows)
    rows.set_answer(FakeSearch(many(120)).search(""))
    qtmodeltester.check(rows)
    rows.set_page(2, many(120)[100:])
    rows.set_answer(FakeSearch().search("الاتصال"))
    qtmodeltester.check(rows)


def test_rows_are_as_many_as_were_found_and_hits_only_of_the_pages_held(rows):
    rows.set_answer(FakeSearch(many(120)).search(""))
    assert rows.rowCount() == 120
    assert rows.hit(PAGE - 1).uid == "event/made-000049"
    assert rows.hit(PAGE) is None
    assert rows.index(PAGE, 0).data(CARD) is None
    assert rows.missing_pages(0, PAGE - 1) == []
    assert rows.missing_pages(PAGE - 1, 119) == [1, 2]


def test_a_page_that_comes_tells_which_rows_changed(qtbot, rows):
    rows.set_answer(FakeSearch(many(120)).search(""))
    with qtbot.waitSignal(rows.dataChanged) as told:
        rows.set_page(2, many(120)[100:])
    first, last, *_ = told.args
    assert (first.row(), last.row()) == (100, 119)
    assert rows.index(119, 0).data(HIT).uid == "event/made-000119"


def test_pages_not_looked_at_for_long_are_let_go(rows):
    everything = many(70 * PAGE)
    rows.set_answer(FakeSearch(everything).search(""))
    for number in range(1, 70):
        rows.set_page(number, everything[number * PAGE : (number + 1) * PAGE])
    assert rows.missing_pages(0, len(everything)) == list(range(6))


def test_a_record_is_found_among_the_pages_held(rows):
    rows.set_answer(FakeSearch(many(120)).search(""))
    assert rows.row_of("event/made-000003") == 3
    assert rows.row_of("event/made-000110") == -1


def test_roles_say_title_and_the_whole_card(rows, english):
    rows.set_answer(FakeSearch().search("الاتصال"))
    index = rows.index(0, 0)
    assert index.data() == HITS[0].title.ar
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "توصية" in spoken
    assert CONTACT_POINTS in spoken
    rows.set_voice(english)
    assert index.data() == HITS[0].title.en


def test_a_recommendation_says_kind_number_days_and_place(arabic, english):
    card = card_of(HITS[0], arabic)
    assert "٨" in card.kind
    assert "٤–٦ أبريل ٢٠١٦" in card.about
    assert "أنقرة" in card.about
    assert "8" in card_of(HITS[0], english).kind
    assert "4–6 April 2016" in card_of(HITS[0], english).about


@pytest.mark.parametrize(("marker", "shown"), [("•", False), ("-", False), ("(ه)", True), ("8.", True)])
def test_a_bullet_is_no_number(arabic, marker, shown):
    card = card_of(hit("recommendation/x/1", Label("عنوان"), "نص", marker=marker), arabic)
    assert ("\u2067" in card.kind) is shown


def test_a_catalogue_entry_says_what_it_is(english):
    card = card_of(HITS[4], english)
    assert card.tag == "Catalogue entry"
    assert "year inferred" in card.about


def test_contradictions_are_signed_in_words(english):
    assert card_of(HITS[3], english).warning == "contradiction in the sources"
    assert card_of(HITS[0], english).warning == ""


def test_a_snippet_that_repeats_the_title_is_left_out(arabic):
    same = hit("event/x", Label("عنوان"), "", snippet=Marked("عنوان", ((0, 3),)), start=date(2020, 1, 1))
    assert card_of(same, arabic).snippet.text == ""


def test_marks_of_a_title_are_not_put_on_its_rendering(arabic, english):
    one = hit("event/x", Label("ورشة عمل", "Workshop"), title_spans=((0, 4),), language="ar")
    assert card_of(one, arabic).title.spans == ((0, 4),)
    assert card_of(one, english).title.spans == ()
