"""Which rows the reader shows of an event and of an entity, as values."""

from datetime import date

import pytest

from core.records.kinds import Field, Mode, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import Fact, Involvement
from desktop.reader.facts import EventRows, entity_rows, script_of
from tests.desktop.reader import records


def rows_of(event, voice):
    return {row.label: row for row in EventRows(event, voice).rows()}


def test_a_value_carries_the_passage_of_its_own_subject(english):
    organisers = rows_of(records.event(), english)["Organised by"]
    assert [value.record for value in organisers.values] == ["body/sesric", "body/sgk"]
    assert all(value.passages[0].quote == records.ORGANISERS for value in organisers.values)


def test_what_is_not_known_has_no_row(english):
    bare = records.event(
        mode=Mode.UNKNOWN,
        city=None,
        country=None,
        place_text="",
        bodies=(),
        themes=(),
        start=None,
        date_text="",
    )
    assert set(rows_of(bare, english)) == {"Kind"}


def test_a_date_that_is_printed_but_not_understood_is_shown_as_printed(english):
    value = rows_of(records.event(start=None, end=None), english)["Date"].values[0]
    assert (value.text, value.language) == (records.DATES, "ar")


def test_an_inferred_year_is_marked_and_explained(english):
    value = rows_of(records.catalogue_entry(), english)["Date"].values[0]
    assert value.inferred
    assert "inferred" in value.note


def test_a_note_of_ours_takes_the_readers_digits_and_what_it_quotes_keeps_its_own(arabic):
    note = Label(ar="التوصية 11 تقول «04-06 أبريل».", en="Recommendation 11 says so.")
    fact = Fact(Field.MODE, "", (), inferred=True, note=note)
    value = rows_of(records.event(facts=(fact,)), arabic)["طريقة الانعقاد"].values[0]
    assert value.note == "التوصية ١١ تقول «04-06 أبريل»."


def test_an_inferred_mode_carries_its_note(english):
    note = Label(en="It met in a hall.")
    fact = Fact(Field.MODE, "", (records.passage("في أنقرة"),), inferred=True, note=note)
    value = rows_of(records.event(facts=(fact,)), english)["Mode"].values[0]
    assert (value.inferred, value.note) == (True, "It met in a hall.")


def test_a_contradiction_stands_with_its_fact(english):
    rows = rows_of(records.contradicted(), english)
    assert [len(row.discrepancies) for row in rows.values()] == [label == "Date" for label in rows]


def test_a_contradiction_without_a_row_gets_one(english):
    found = records.contradicted().discrepancies[0]
    moved = type(found)(Field.TITLE, found.note, found.passages)
    rows = EventRows(records.event(discrepancies=(moved,)), english).rows()
    assert rows[-1].label == "Title"
    assert rows[-1].discrepancies == (moved,)


def test_arabic_writes_its_own_digits_and_english_does_not(arabic, english):
    event = records.event(participants=97)
    texts = [value.text for row in EventRows(event, arabic).rows() for value in row.values]
    assert "٩٧" in texts
    assert rows_of(event, english)["Participants"].values[0].text == "97"


def test_a_person_comes_with_the_position_as_printed(english):
    person = Involvement(
        Reference("person/x", Label(ar="فلان", en="So-and-so")),
        RecordKind.PERSON,
        Role.SPEAKER,
        "مدير المركز",
    )
    value = rows_of(records.event(people=(person,)), english)["Speakers"].values[0]
    assert (value.text, value.detail) == ("So-and-so", "مدير المركز")


def test_an_entity_says_what_it_belongs_to(english):
    rows = {row.label: row for row in entity_rows(records.body(), english)}
    assert [value.text for value in rows["Acronyms"].values] == ["SESRIC", "سيسرك"]
    assert rows["Part of"].values[0].record == "body/oic"
    assert rows["Country"].values[0].record == "country/tr"


@pytest.mark.parametrize(
    ("text", "script"), [("سيسرك", "ar"), ("SESRIC", "en"), ("(OIC) منظمة", "en"), ("12", "en")]
)
def test_a_name_whose_language_nobody_recorded_has_that_of_its_first_letter(text, script):
    assert script_of(text) == script


def test_dates_are_spelt_out(english):
    event = records.event(start=date(2016, 4, 4), end=date(2016, 4, 6))
    assert rows_of(event, english)["Date"].values[0].text == "4\u20136 April 2016"
