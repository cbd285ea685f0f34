"""What a page says, before it looks like anything."""

from dataclasses import replace

from core.paper.page import (
    Choices,
    Clash,
    Clashes,
    Facts,
    Heading,
    Item,
    Paragraph,
    Provisions,
    Row,
    Section,
    SourceBox,
    Tone,
)
from core.paper.summary import event_section, recommendation_section
from core.records.kinds import Field, Outcome, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import Involvement, Similar
from tests.core.paper.made import (
    EIGHTH,
    TITLE,
    TITLE_EN,
    URL,
    a_body,
    a_catalogue_entry,
    a_contradiction,
    a_recommendation,
    a_source,
    an_event,
    an_inferred_mode,
)

ENGLISH = Choices(language="en")


def rows(section: Section) -> list[Row]:
    return [row for block in section.blocks if isinstance(block, Facts) for row in block.rows]


def row(section: Section, label: str) -> Row:
    return next(row for row in rows(section) if row.label == label)


def values(section: Section, label: str) -> list[str]:
    return [value.text for value in row(section, label).values]


def items(section: Section) -> list[Item]:
    return [item for block in section.blocks if isinstance(block, Provisions) for item in block.items]


def clashes(section: Section) -> list[Clash]:
    return [clash for block in section.blocks if isinstance(block, Clashes) for clash in block.clashes]


def told(section: Section, tone: Tone) -> list[str]:
    paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)]
    return [paragraph.text.text for paragraph in paragraphs if paragraph.tone is tone]


def headings(section: Section) -> dict[str, str]:
    return {block.text: block.aside for block in section.blocks if isinstance(block, Heading)}


def box(section: Section) -> SourceBox:
    return next(block for block in section.blocks if isinstance(block, SourceBox))


def test_dates_are_spelt_out_in_the_page_language_and_digits() -> None:
    event = an_event()
    assert rows(event_section(event, Choices()))[0].values[0].text == "٤–٦ أبريل ٢٠١٦"
    assert rows(event_section(event, Choices(digits="latn")))[0].values[0].text == "4–6 أبريل 2016"
    assert values(event_section(event, ENGLISH), "Date") == ["4–6 April 2016"]


def test_hijri_dates_stand_beside_with_the_remark_that_they_are_ours() -> None:
    section = event_section(an_event(), Choices(months="levantine", hijri=True))
    assert rows(section)[0].values[0].text == "٤–٦ نيسان ٢٠١٦ (٢٦–٢٨ جمادى الآخرة ١٤٣٧\u00a0هـ)"
    assert any("أم القرى" in said for said in told(section, Tone.NOTE))
    assert "نيسان" in section.place
    assert "١٤٣٧" not in section.place
    assert not any("أم القرى" in said for said in told(event_section(an_event(), Choices()), Tone.NOTE))


def test_a_citation_is_the_same_whatever_months_the_reader_chose() -> None:
    chosen = box(event_section(an_event(), Choices(months="levantine", hijri=True))).citation
    assert chosen == box(event_section(an_event(), Choices())).citation


def test_of_an_inferred_year_nothing_is_converted() -> None:
    event = an_event(year_inferred=True)
    section = event_section(event, Choices(hijri=True))
    assert rows(section)[0].values[0].text == "٤–٦ أبريل ٢٠١٦"
    assert not any("أم القرى" in said for said in told(section, Tone.NOTE))


def test_english_pages_have_western_digits_whatever_was_chosen() -> None:
    section = event_section(an_event(), Choices(language="en", digits="arab"))
    assert values(section, "Participation") == ["97 participants", "22 countries"]
    assert items(section)[7].marker == "8"


def test_a_translated_title_brings_the_source_title_and_a_note() -> None:
    section = event_section(an_event(), ENGLISH)
    assert section.title.text == TITLE_EN
    assert section.subtitle is not None
    assert (section.subtitle.text, section.subtitle.language) == (TITLE, "ar")
    note = "Translated by Tawsiyat, not in the source's own words: Title, Organised by."
    assert told(section, Tone.NOTE) == [note]


def test_the_source_language_needs_no_note() -> None:
    section = event_section(an_event(), Choices())
    assert section.subtitle is None
    assert told(section, Tone.NOTE) == []


def test_provisions_keep_numbers_bullets_and_letters_as_printed() -> None:
    marked = (
        a_recommendation(8),
        a_recommendation(None, marker="•", position=2),
        a_recommendation(None, marker="(ه)", position=3),
    )
    arabic = event_section(an_event(recommendations=marked), Choices())
    assert [item.marker for item in items(arabic)] == ["٨", "•", "(ه)"]
    western = event_section(an_event(recommendations=marked), Choices(digits="latn"))
    assert [item.marker for item in items(western)] == ["8", "•", "(ه)"]


def test_the_text_of_a_provision_is_never_changed() -> None:
    text = "في 04-06 أبريل (SGK) <b>*x*</b>"
    (item,) = items(event_section(an_event(recommendations=(a_recommendation(1, text),)), Choices()))
    assert (item.text.text, item.text.language) == (text, "ar")


def test_only_a_kind_other_than_recommendation_is_named() -> None:
    section = event_section(an_event(), ENGLISH)
    assert [item.kind for item in items(section)[6:9]] == ["", "Request", ""]


def test_a_choice_of_provisions_says_how_many_there_are() -> None:
    event = an_event()
    chosen = (event.recommendations[1].uid, event.recommendations[7].uid)
    section = event_section(event, replace(ENGLISH, only=chosen))
    assert [item.marker for item in items(section)] == ["2", "8"]
    assert headings(section) == {"Recommendations": "2 of 11, as printed"}
    assert headings(event_section(event, ENGLISH)) == {"Recommendations": "11 provisions, as printed"}


def test_an_outcome_that_is_not_printed_is_said() -> None:
    event = an_event(recommendations=(), outcome=Outcome.ADOPTED_NOT_PRINTED)
    section = event_section(event, ENGLISH)
    assert items(section) == []
    assert "adopted but does not print" in told(section, Tone.PLAIN)[0]
    assert told(event_section(an_event(), ENGLISH), Tone.PLAIN) == []


def test_a_catalogue_entry_says_that_it_is_one() -> None:
    section = event_section(a_catalogue_entry(), ENGLISH)
    assert section.kind == "Workshop · Catalogue entry"
    assert "bibliographic facts" in told(section, Tone.PLAIN)[0]
    assert box(section).title is None
    assert box(section).citation.text.endswith(URL)


def test_notes_on_a_catalogue_entry_are_printed() -> None:
    noted = a_catalogue_entry(notes=(Label(ar="صفحتان 2", en="Two pages differ."),))
    assert told(event_section(noted, ENGLISH), Tone.NOTE)[0] == "Two pages differ."
    assert told(event_section(noted, Choices()), Tone.NOTE)[0] == "صفحتان ٢"


def test_an_inferred_year_is_marked() -> None:
    notes = row(event_section(a_catalogue_entry(), ENGLISH), "Date").notes
    assert [note.text for note in notes] == ["year not printed in the source, inferred"]
    assert row(event_section(an_event(), ENGLISH), "Date").notes == ()


def test_without_a_date_the_printed_text_stands_or_its_absence_is_said() -> None:
    undated = event_section(an_event(start=None, end=None, date_text="ربيع 2016"), ENGLISH)
    assert row(undated, "Date").values[0].text == "ربيع 2016"
    assert row(undated, "Date").values[0].language == "ar"
    nothing = event_section(an_event(start=None, end=None, date_text=""), ENGLISH)
    assert values(nothing, "Date") == ["Not stated"]


def test_without_city_and_country_the_printed_place_stands_in_its_own_language() -> None:
    place = row(event_section(an_event(city=None, country=None), ENGLISH), "Place").values[0]
    assert (place.text, place.language) == ("أنقرة، تركيا", "ar")
    nowhere = event_section(an_event(city=None, country=None, place_text=""), ENGLISH)
    assert "Place" not in [row.label for row in rows(nowhere)]


def test_a_discrepancy_stands_with_every_quote_and_marks_its_fact() -> None:
    section = event_section(an_event(discrepancies=(a_contradiction(),)), ENGLISH)
    (clash,) = clashes(section)
    assert clash.label == "Date"
    assert [quote.text for quote in clash.quotes] == ["«12 - 13 سبتمبر 2023»", "«12 و 13 أغسطس 2023»"]
    assert {row.label for row in rows(section) if row.doubted} == {"Date"}


def test_a_note_of_ours_has_the_page_digits_and_its_quotes_their_own() -> None:
    section = event_section(an_event(discrepancies=(a_contradiction(),)), Choices())
    assert clashes(section)[0].note.text == "رأس الصفحة: ١٢ سبتمبر، والمتن «12 و13 أغسطس 2023»."


def test_a_discrepancy_of_a_provision_is_named_by_its_number() -> None:
    doubted = a_recommendation(8, discrepancies=(a_contradiction(),))
    section = event_section(an_event(recommendations=(doubted,)), ENGLISH)
    assert [clash.label for clash in clashes(section)] == ["Recommendation 8"]


def test_an_inferred_mode_says_how() -> None:
    mode = row(event_section(an_event(facts=(an_inferred_mode(),)), ENGLISH), "Mode")
    assert [note.text for note in mode.notes] == ["The workshop was on site"]


def test_bodies_and_people_of_one_role_share_a_row() -> None:
    person = Involvement(
        Reference("person/x", Label(ar="ماركو شايفر", en="Marco Schäfer")),
        RecordKind.PERSON,
        Role.SPEAKER,
        "رئيس فريق الحماية الاجتماعية",
    )
    body = a_body("body/ilo", Role.SPEAKER, "منظمة العمل الدولية", "International Labour Organization")
    section = event_section(an_event(bodies=(body,), people=(person,)), ENGLISH)
    speakers = row(section, "Speakers")
    assert speakers.stacked
    assert [value.text for value in speakers.values] == [
        "International Labour Organization",
        "Marco Schäfer",
    ]
    position = speakers.values[1].aside
    assert position is not None
    assert (position.text, position.language) == ("رئيس فريق الحماية الاجتماعية", "ar")


def test_the_description_is_printed_when_asked_for() -> None:
    assert told(event_section(an_event(), ENGLISH), Tone.QUOTED) == []
    described = event_section(an_event(), replace(ENGLISH, description=True))
    assert told(described, Tone.QUOTED) == ["اجتمع ممثلو السلطات في أنقرة في 4-6 أبريل عام 2016."]


def test_the_source_adds_its_date_and_the_addresses_that_the_citation_lacks() -> None:
    said = box(event_section(an_event(), ENGLISH, a_source())).rows
    assert {row.label: [value.text for value in row.values] for row in said} == {
        "Publisher": ["SESRIC"],
        "Published": ["1 May 2016"],
        "Address": ["https://www.sesric.org/other.php"],
    }


def test_a_sheet_holds_one_recommendation_with_its_citation() -> None:
    event = an_event()
    sheet = recommendation_section(event.recommendations[7], event, ENGLISH, a_source())
    assert sheet.kind == "Recommendation 8 · Request"
    assert [item.text.text for item in items(sheet)] == [EIGHTH]
    assert values(sheet, "Addressed to") == ["Member States"]
    assert box(sheet).citation.text.startswith("Recommendation 8, “")
    assert headings(sheet) == {}


def test_every_field_that_can_be_contradicted_has_a_label() -> None:
    for field in Field:
        found = replace(a_contradiction(), field=field)
        assert clashes(event_section(an_event(discrepancies=(found,)), ENGLISH))[0].label


def test_where_nearly_the_same_was_recommended_stands_on_paper_with_how_near_it_is() -> None:
    label = Label("اجتماع مسقط", "Meeting of Muscat")
    other = Similar("recommendation/other/3", "3.", Reference("event/other", label), 0.914)
    item = a_recommendation(similar=(other,))
    section = recommendation_section(item, an_event(), ENGLISH)
    assert values(section, "Nearly the same in") == ["3. Meeting of Muscat (91\u00a0%)"]
    assert values(recommendation_section(item, an_event(), Choices()), "وردت أيضا في") == [
        "٣. اجتماع مسقط (بنسبة ٩١\u00a0٪)"
    ]
    alone = recommendation_section(a_recommendation(), an_event(), ENGLISH)
    assert "Nearly the same in" not in [each.label for each in rows(alone)]
