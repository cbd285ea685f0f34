"""The PDF, read back by other programs: text, order, tags, language, faces."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import resources
from core.errors import Refusal
from core.paper.page import Choices, Document, Paper
from core.paper.summary import event_summary, recommendation_sheet
from core.paper.typeset import Typesetter, pdf_bytes
from core.records.kinds import Outcome
from core.records.label import Label
from tests.core.paper.made import (
    TITLE,
    TITLE_EN,
    a_catalogue_entry,
    a_contradiction,
    a_recommendation,
    a_source,
    an_event,
    read_by,
    recommendations,
    words_of,
)

ENGLISH = Choices(language="en")
EVERYTHING = Choices(description=True)


def pages_of(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def with_text(text: str) -> Document:
    return event_summary(an_event(recommendations=(a_recommendation(1, text),)), Choices())


def test_a_phrase_is_found_in_the_text_by_poppler_and_pdfium(typesetter: Typesetter, tmp_path: Path) -> None:
    pdf = typesetter.pdf(event_summary(an_event(), Choices()))
    assert "الضمان الاجتماعي" in words_of(pdf, tmp_path)
    with pypdfium2.PdfDocument(pdf) as document:
        assert "الضمان الاجتماعي" in document[0].get_textpage().get_text_range()


def test_words_of_a_provision_come_out_in_order(typesetter: Typesetter, tmp_path: Path) -> None:
    text = "تبادل المساعدة الفنية بهدف إعداد بحوث وتدابير وتشاورات مشتركة حول القضايا ذات الاهتمام المشترك"
    assert text in words_of(typesetter.pdf(with_text(text)), tmp_path)


def test_latin_names_and_addresses_come_out_whole(typesetter: Typesetter, tmp_path: Path) -> None:
    words = words_of(typesetter.pdf(event_summary(an_event(), Choices())), tmp_path)
    assert "OIC-SSNET" in words
    assert "www.sesric.org/event-detail.php" in words.replace(" ", "")


def test_no_presentation_forms_are_copied(typesetter: Typesetter, tmp_path: Path) -> None:
    words = words_of(typesetter.pdf(event_summary(an_event(), EVERYTHING)), tmp_path)
    assert [sign for sign in words if "\ufb50" <= sign <= "\ufdff" or "\ufe70" <= sign <= "\ufefe"] == []
    assert unicodedata.normalize("NFKC", words) == words


def test_the_file_is_tagged_with_headings_and_lists(typesetter: Typesetter, tmp_path: Path) -> None:
    pdf = typesetter.pdf(event_summary(an_event(discrepancies=(a_contradiction(),)), EVERYTHING))
    structure = read_by("pdfinfo", pdf, tmp_path, "-struct")
    tags = re.findall(r"^ *(\w+)", structure, re.MULTILINE)
    assert tags.count("H1") == 1
    # Recommendations, discrepancies, description, source.
    assert tags.count("H2") == 4
    # Eleven provisions, facts and the lines of the source box, each with label and body.
    assert tags.count("LI") == tags.count("Lbl") == tags.count("LBody") >= 11 + 5 + 1


def test_the_file_says_its_language_and_title(typesetter: Typesetter, tmp_path: Path) -> None:
    pdf = typesetter.pdf(event_summary(an_event(), Choices()))
    said = read_by("pdfinfo", pdf, tmp_path)
    assert re.search(r"^Tagged: +yes$", said, re.MULTILINE)
    assert TITLE in said
    assert b"/Lang(ar)" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    english = typesetter.pdf(event_summary(an_event(), ENGLISH))
    assert b"/Lang(en)" in english
    assert TITLE_EN in read_by("pdfinfo", english, tmp_path)


def test_only_the_bundled_faces_are_in_the_file(typesetter: Typesetter, tmp_path: Path) -> None:
    fonts = read_by("pdffonts", typesetter.pdf(event_summary(an_event(), EVERYTHING)), tmp_path)
    rows = fonts.splitlines()[2:]
    names = {row.split()[0].split("+")[-1] for row in rows}
    assert names <= {"NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold", "NotoSerif-Regular", "NotoSerif-Bold"}
    # Embedded, subset, with a map to Unicode.
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_same_page_is_the_same_bytes(typesetter: Typesetter) -> None:
    summary = event_summary(an_event(), EVERYTHING)
    first = typesetter.pdf(summary)
    typesetter.pdf(event_summary(a_catalogue_entry(), ENGLISH))
    assert typesetter.pdf(summary) == first == pdf_bytes(summary)
    # A date would make the next second's file another one.
    assert b"CreationDate" not in first
    assert b"CreateDate" not in first
    assert b"ModDate" not in first


def test_pages_are_numbered_in_the_digits_of_the_page(typesetter: Typesetter, tmp_path: Path) -> None:
    many = an_event(recommendations=recommendations(60))
    pdf = typesetter.pdf(event_summary(many, ENGLISH))
    count = pages_of(pdf)
    assert count > 1
    assert f"{count} of {count}" in words_of(pdf, tmp_path)
    arabic = read_by("pdftotext", typesetter.pdf(event_summary(many, Choices())), tmp_path, after=("-",))
    assert not re.search("[0-9]+ *[^0-9\n]* *[0-9]+$", arabic.split("\f")[-2].strip().splitlines()[-1])


def test_the_running_title_begins_on_page_two(typesetter: Typesetter, tmp_path: Path) -> None:
    pdf = typesetter.pdf(event_summary(an_event(recommendations=recommendations(60)), ENGLISH))
    pages = read_by("pdftotext", pdf, tmp_path, after=("-",)).split("\f")
    assert [" ".join(page.split()).count(TITLE_EN) for page in pages[:2]] == [1, 1]
    assert pages[1].strip().startswith(TITLE_EN)


@pytest.mark.parametrize("paper", list(Paper))
def test_the_sheet_is_the_one_chosen(paper: Paper, typesetter: Typesetter) -> None:
    pdf = typesetter.pdf(event_summary(an_event(), Choices(paper=paper)))
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    expected = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}[paper]
    assert (round(width, 1), round(height, 1)) == tuple(round(side, 1) for side in expected)


def test_large_print_takes_more_room(typesetter: Typesetter) -> None:
    event = an_event(recommendations=recommendations(30))
    small = pages_of(typesetter.pdf(event_summary(event, Choices())))
    assert pages_of(typesetter.pdf(event_summary(event, Choices(large_print=True)))) > small


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@pytest.mark.parametrize(
    "event",
    [
        an_event(discrepancies=(a_contradiction(),)),
        an_event(recommendations=(), outcome=Outcome.ADOPTED_NOT_PRINTED),
        a_catalogue_entry(),
        a_catalogue_entry(title=Label(en="Only English"), language="en", addresses=()),
        an_event(start=None, end=None, city=None, country=None, bodies=(), themes=(), participants=None),
    ],
    ids=["full", "not printed", "catalogue", "latin", "bare"],
)
def test_every_sort_of_event_prints_in_every_language(event, language: str, typesetter: Typesetter) -> None:
    choices = Choices(language=language, description=True)
    assert pages_of(typesetter.pdf(event_summary(event, choices, a_source()))) >= 1


def test_a_sheet_of_one_recommendation_is_one_page(typesetter: Typesetter, tmp_path: Path) -> None:
    event = an_event()
    pdf = typesetter.pdf(recommendation_sheet(event.recommendations[7], event, ENGLISH))
    assert pages_of(pdf) == 1
    words = words_of(pdf, tmp_path)
    assert "نقاط الاتصال الوطنية" in words
    assert "Recommendation 8" in words


@pytest.mark.parametrize(
    "markup",
    ["#set page(width: 1pt)", "*bold* _x_ `raw` $x^2$", "@ref <label>", "= Heading", '#read("/etc/passwd")'],
)
def test_markup_in_content_stays_text(markup: str, typesetter: Typesetter, tmp_path: Path) -> None:
    event = an_event(title=Label(en=markup), language="en", recommendations=(a_recommendation(1, markup),))
    pdf = typesetter.pdf(event_summary(event, ENGLISH))
    with pypdfium2.PdfDocument(pdf) as document:
        assert document[0].get_size()[0] > 500
    words = words_of(pdf, tmp_path)
    assert "root:" not in words
    assert "".join(markup.split()) in "".join(words.split())


@pytest.mark.parametrize(
    "text",
    [
        "عنوان " * 900,
        "ب" * 5_000,
        "A" * 5_000,
        "https://x.org/" + "a" * 3_000,
        "نص\x00\x01\x1b مع \ud800\udfff \ufffe\uffff \U0001ffff \ue000 \u202e\u2067 🙂 中 → \u0378",
        "\u064b\u064c" * 200,
        "",
        " \n ",
    ],
    ids=["5,000", "word", "latin word", "address", "unfit", "marks alone", "empty", "blank"],
)
def test_hostile_texts_are_set_and_not_refused(text: str, typesetter: Typesetter) -> None:
    event = an_event(
        title=Label(ar=text, en=text, ours=("en",)),
        recommendations=(a_recommendation(1, text), a_recommendation(None, text, marker=text[:40])),
        discrepancies=(a_contradiction(),),
        date_text=text,
        start=None,
        end=None,
        publisher=Label(ar=text),
    )
    for choices in (Choices(), ENGLISH):
        assert pages_of(typesetter.pdf(event_summary(event, choices))) >= 1


def test_an_event_without_any_title_is_set(typesetter: Typesetter) -> None:
    assert pages_of(typesetter.pdf(event_summary(an_event(title=Label()), Choices()))) >= 1


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_any_text_can_be_set(text: str, typesetter: Typesetter) -> None:
    assert typesetter.pdf(with_text(text)).startswith(b"%PDF-")


def test_what_the_faces_lack_is_shown_and_said(typesetter: Typesetter, tmp_path: Path) -> None:
    event = an_event(recommendations=(a_recommendation(1, "قبل 中 بعد"),))
    words = words_of(typesetter.pdf(event_summary(event, ENGLISH)), tmp_path)
    assert "fonts of this page do not have" in words
    assert words.count("\ufffd") == 2
    assert "\ufffd" not in words_of(typesetter.pdf(event_summary(an_event(), ENGLISH)), tmp_path)


def test_a_thousand_recommendations_are_all_printed(typesetter: Typesetter, tmp_path: Path) -> None:
    pdf = typesetter.pdf(event_summary(an_event(recommendations=recommendations(1000)), ENGLISH))
    words = words_of(pdf, tmp_path)
    assert "1,000 provisions, as printed" in words
    assert words.count("توسيع نطاق") == 999


def test_a_missing_face_is_a_refusal_that_names_it(tmp_path: Path) -> None:
    store = tmp_path / "store"
    for folder in ("fonts", "templates"):
        (store / folder).mkdir(parents=True)
        for file in resources.path(folder).iterdir():
            if file.is_file():
                (store / folder / file.name).write_bytes(file.read_bytes())
    assert Typesetter(store)
    (store / "fonts" / "NotoNaskhArabic-Bold.ttf").unlink()
    with pytest.raises(Refusal) as caught:
        Typesetter(store)
    assert caught.value.values == {"name": "NotoNaskhArabic-Bold.ttf"}
    (store / "fonts" / "NotoNaskhArabic-Bold.ttf").write_bytes(b"no font")
    with pytest.raises(Refusal):
        Typesetter(store)


def test_a_missing_or_broken_template_is_a_refusal(tmp_path: Path) -> None:
    store = tmp_path / "store"
    (store / "templates").mkdir(parents=True)
    (store / "fonts").symlink_to(resources.path("fonts"), target_is_directory=True)
    with pytest.raises(Refusal, match=r"document\.typ"):
        Typesetter(store)
    for template in resources.path("templates").iterdir():
        (store / "templates" / template.name).write_text("#panic()")
    with pytest.raises(Refusal, match="could not be set"):
        Typesetter(store).pdf(event_summary(an_event(), Choices()))


def test_one_event_prints_alone_from_a_list_of_choices(typesetter: Typesetter, tmp_path: Path) -> None:
    event = an_event()
    chosen = replace(ENGLISH, only=(event.recommendations[7].uid,))
    words = words_of(typesetter.pdf(event_summary(event, chosen)), tmp_path)
    assert "1 of 11, as printed" in words
    assert "نقاط الاتصال" in words
    assert "توسيع نطاق" not in words
