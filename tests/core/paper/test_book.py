"""The book as PDF, read back by other programs: cover, contents, heads, indexes, sources, tables."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from core.paper.emblem import emblem_of
from core.paper.page import (
    Cell,
    Choices,
    Cover,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    Wording,
)
from core.paper.plain import plain_text
from core.paper.preview import Pages
from core.paper.typeset import Typesetter
from core.paper.works import Work, document_of, sections_of
from core.records.label import Label, Reference
from core.records.library import Event
from tests.core.paper.made import a_recommendation, a_source, an_event, read_by, recommendations, words_of
from tests.core.paper.pictures import png

ENGLISH = Choices(language="en")
COVER = Cover("Reform of pensions", "Tenth meeting", "Muscat, May 2026", "Social protection unit")


def events(count: int = 3) -> list[Event]:
    """Return events that differ in title, source and country; the second is long."""
    made = []
    for number in range(1, count + 1):
        made.append(
            an_event(
                uid=f"event/{number}",
                title=Label(ar=f"الورشة رقم {number}", en=f"Workshop number {number}"),
                country=Reference(f"country/{number}", Label(ar=f"بلد {number}", en=f"Country {number}")),
                source=Reference(f"source/{number}", Label(ar=f"وثيقة {number}", en=f"Document {number}")),
                recommendations=recommendations(40 if number == 2 else 3),
                addresses=(),
            )
        )
    return made


def book(choices: Choices = ENGLISH, cover: Cover = COVER, count: int = 3) -> Document:
    works = [Work(event) for event in events(count)]
    return Document(choices, sections_of(works, choices, apart=True), cover)


@pytest.fixture(scope="module")
def made(typesetter: Typesetter) -> bytes:
    return typesetter.pdf(book())


@pytest.fixture(scope="module")
def pages(made: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    read = read_by("pdftotext", made, tmp_path_factory.mktemp("book"), "-layout", after=("-",))
    return [" ".join(page.split()) for page in read.split("\f")[:-1]]


def page_of(pages: list[str], words: str) -> int:
    """Return the number of the page, from 1, on which a section begins."""
    return next(
        number
        for number, page in enumerate(pages, 1)
        if number > 2 and words in page and "Workshop Work" in page
    )


def test_the_cover_says_what_it_was_given_and_has_neither_head_nor_number(pages: list[str]) -> None:
    for words in (
        "Reform of pensions",
        "Tenth meeting",
        "Muscat, May 2026",
        "Book prepared by: Social protection",
    ):
        assert words in pages[0]
    assert " of " not in pages[0].replace("Reform of pensions", "")


def test_contents_name_every_section_with_the_page_it_begins_on(pages: list[str]) -> None:
    for number in (1, 2, 3):
        begins = page_of(pages, f"Workshop number {number}")
        assert re.search(
            rf"Workshop number {number} .*?Country {number}, 4–6 April 2016 {begins}\b", pages[1]
        )
    assert "Sources" in pages[1]


def test_every_page_but_the_cover_says_which_of_how_many_it_is(pages: list[str]) -> None:
    for number, page in enumerate(pages[1:], start=2):
        assert f"{number} of {len(pages)}" in page


def test_running_heads_name_the_book_and_from_its_second_page_the_section(pages: list[str]) -> None:
    opening = page_of(pages, "Workshop number 2")
    assert pages[opening - 1].startswith("Reform of pensions Workshop")
    assert pages[opening].startswith("Reform of pensions Workshop number 2")
    assert all(page.startswith("Reform of pensions") for page in pages[1:])


def test_indexes_lead_to_the_pages_that_have_the_names(pages: list[str]) -> None:
    back = " ".join(pages[-2:])
    for heading in ("Index of themes", "Index of countries", "Index of bodies"):
        assert heading in back
    for number in (1, 2, 3):
        begins = page_of(pages, f"Workshop number {number}")
        assert re.search(rf"Country {number} {begins}\b", back)
    # The theme stands on every page that has provisions about it: pages in a row are one stretch.
    first, last = page_of(pages, "Workshop number 1"), page_of(pages, "Workshop number 3")
    assert f"Social security {first}–{last}" in back


def test_sources_are_listed_once_each_with_their_pages(pages: list[str]) -> None:
    back = pages[-1][pages[-1].index("Sources") :]
    for number in (1, 2, 3):
        assert back.count(f"Document {number}") == 1
        assert re.search(
            rf"Document {number}”, SESRIC\. {page_of(pages, f'Workshop number {number}')}\b", back
        )


def test_a_source_of_two_events_is_one_line(typesetter: Typesetter, tmp_path: Path) -> None:
    first, second = events(2)
    works = [Work(first), Work(replace(second, source=first.source))]
    document = Document(ENGLISH, sections_of(works, ENGLISH, apart=True), COVER)
    text = plain_text(document)
    assert text[text.rindex("Sources") :].count("Document 1") == 1


def test_the_outline_has_the_sections_and_the_file_the_title(made: bytes, tmp_path: Path) -> None:
    assert "Reform of pensions" in read_by("pdfinfo", made, tmp_path)
    structure = read_by("pdfinfo", made, tmp_path, "-struct")
    tags = re.findall(r"^ *(\w+)", structure, re.MULTILINE)
    # Three sections, three indexes, sources, and the heading of the contents.
    assert tags.count("H1") == 8
    assert tags.count("TOCI") == 7


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_a_book_in_every_language_has_its_numbers(
    language: str, typesetter: Typesetter, tmp_path: Path
) -> None:
    pdf = typesetter.pdf(book(Choices(language=language), count=2))
    words = words_of(pdf, tmp_path)
    with Pages(pdf) as pages:
        total = len(pages)
    if language == "ar":
        assert "فهرس" in words or "المحتويات" in words
        assert str(total).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) in words
    else:
        assert f"{total} {'of' if language == 'en' else 'sur'} {total}" in words


def test_an_emblem_is_on_the_cover(typesetter: Typesetter, tmp_path: Path) -> None:
    (tmp_path / "e.png").write_bytes(png(300, 300))
    cover = replace(COVER, emblem=emblem_of(tmp_path / "e.png"))
    listed = read_by("pdfimages", typesetter.pdf(book(cover=cover, count=1)), tmp_path, "-list")
    # Two lines of heading, then the image and its mask, on page 1.
    assert {row.split()[0] for row in listed.splitlines()[2:]} == {"1"}


def test_a_title_of_five_thousand_letters_and_markup_in_it_are_set(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    hostile = '#read("/etc/passwd") *b* <script>alert(1)</script> =cmd() '
    cover = Cover(hostile + "عنوان " * 900, hostile, hostile, hostile)
    pdf = typesetter.pdf(book(cover=cover, count=1))
    words = words_of(pdf, tmp_path)
    assert "root:" not in words
    assert "<script>alert(1)</script>" in words


def test_a_cover_without_words_is_set(typesetter: Typesetter) -> None:
    assert typesetter.pdf(book(cover=Cover(), count=1)).startswith(b"%PDF-")


def test_the_same_book_is_the_same_bytes(typesetter: Typesetter, made: bytes) -> None:
    typesetter.pdf(document_of((Work(an_event()),), ENGLISH))
    assert typesetter.pdf(book()) == made


def a_table(rows: int = 60) -> Document:
    cells = tuple(
        (
            Cell((Wording(f"row {number}", "en"),)),
            Cell((Wording("إصلاح نظام التقاعد", "ar"), Wording("second line", "en"))),
            Cell((Wording(str(number), "en"),), figure=True),
        )
        for number in range(rows)
    )
    table = Table(("Name", "What", "Count"), cells, caption="Reforms", shares=(2, 4, 1), named_rows=True)
    blocks = (Heading("Tables"), Paragraph(Wording("Before", "en")), table)
    section = Section("x", "Digest", Wording("A digest", "en"), blocks)
    return Document(ENGLISH, (section,))


def test_heads_of_tables_are_tagged_as_heads_and_stand_on_every_page(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    pdf = typesetter.pdf(a_table())
    tags = re.findall(r"^ *(\w+)", read_by("pdfinfo", pdf, tmp_path, "-struct"), re.MULTILINE)
    assert (tags.count("TH"), tags.count("TD"), tags.count("Caption")) == (3, 180, 1)
    pages = read_by("pdftotext", pdf, tmp_path, after=("-",)).split("\f")[:-1]
    assert len(pages) > 1
    assert all("Name" in page and "Count" in page for page in pages)


def test_a_table_in_plain_text_has_a_line_a_row() -> None:
    lines = plain_text(a_table(2)).splitlines()
    assert "Name | What | Count" in lines
    assert "row 1 | إصلاح نظام التقاعد, second line | 1" in lines


def test_recommendations_of_many_events_are_sheets_that_follow_each_other(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    works = [Work(event, None, item) for event in events(3) for item in event.recommendations[:2]]
    document = document_of(works, ENGLISH)
    assert [section.new_page for section in document.sections] == [True, False, False]
    words = words_of(typesetter.pdf(document), tmp_path)
    # Each with its citation.
    assert words.count("Recommendation 1, “Workshop number") == 3
    assert words.count("Recommendation 2, “Workshop number") == 3


def test_a_source_text_is_printed_when_asked_for(typesetter: Typesetter, tmp_path: Path) -> None:
    source = replace(a_source(), text="سطر أول من الوثيقة\n\nسطر ثان منها")
    work = Work(an_event(recommendations=(a_recommendation(1),)), source)
    asked = plain_text(document_of((work,), replace(ENGLISH, source_text=True)))
    assert "Text of the source\n\nسطر أول من الوثيقة\n\nسطر ثان منها\n" in asked
    assert "سطر أول" not in plain_text(document_of((work,), ENGLISH))


@pytest.mark.parametrize("part", ["facts", "recommendations", "notes"])
def test_a_part_that_is_not_wanted_is_left_out(part: str) -> None:
    event = an_event(notes=(Label(en="A note of ours."),))
    said = {"facts": "Organised by:", "recommendations": "provisions, as printed", "notes": "A note of ours."}
    whole = plain_text(document_of((Work(event),), ENGLISH))
    less = plain_text(document_of((Work(event),), replace(ENGLISH, **{part: False})))
    assert said[part] in whole
    assert said[part] not in less
