"""Documents as web pages: whole, escaped, in their directions, nothing fetched; their tables as Excel."""

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from core.errors import Refusal
from core.paper.page import Choices, Cover, Document
from core.paper.plain import plain_text
from core.paper.summary import event_summary
from core.paper.tables.sections import tables_of
from core.paper.webdocument import web_document
from core.paper.works import Work, document_of, sections_of
from core.paper.write import Format, file_bytes, format_of
from core.records.label import Label
from db.library import Library, open_library
from tests.core.paper.made import an_event


class Reading(HTMLParser):
    """The words of a page, its open elements, its links."""

    VOID = frozenset({"meta", "br", "hr"})

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.links += [values["href"] or ""] if "href" in values else []
        self.ids += [values["id"] or ""] if "id" in values else []
        assert not {"src", "onclick", "onload"} & values.keys()
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words += data.split()


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="module")
def works(library: Library) -> list[object]:
    uids = ("oic-2016-04-ankara-social-security", "escwa-2024-02-muscat-social-protection")
    events = [library.event(f"event/{uid}") for uid in uids]
    sources = [library.source(event.source.uid) if event.source else None for event in events]
    return [*map(Work, events, sources), library.profile("profile/om"), library.digest("digest/2023")]


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_a_page_says_what_the_text_says(works: list[object], language: str) -> None:
    document = document_of(works, Choices(language, "arab", description=True))  # type: ignore[arg-type]
    read = Reading(web_document(document))
    assert read.open == []
    assert "script" not in read.tags
    words = set(re.findall(r"\w+", " ".join(read.words)))
    missing = set(re.findall(r"\w+", plain_text(document))) - words
    assert not missing


def test_a_book_leads_from_its_contents_to_its_sections(works: list[object]) -> None:
    choices = Choices("ar")
    sections = sections_of(works, choices, apart=True)  # type: ignore[arg-type]
    read = Reading(web_document(Document(choices, sections, Cover("كتاب", "اجتماع"))))
    assert read.links == [f"#s{number}" for number in range(1, len(sections) + 1)]
    assert [link.removeprefix("#") for link in read.links] == read.ids


def test_what_a_record_brings_stays_letters() -> None:
    hostile = "<script>alert(1)</script> & <img src=x onerror=alert(1)> \u202e =cmd()"
    page = web_document(event_summary(an_event(title=Label(hostile)), Choices("ar")))
    read = Reading(page)
    assert not {"script", "img"} & set(read.tags)
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\u202e" not in page.decode()


def test_names_ask_for_these_files(tmp_path: Path) -> None:
    assert format_of(tmp_path / "x.html") is Format.WEB
    assert format_of(tmp_path / "x.XLSX") is Format.EXCEL


def test_the_tables_of_a_digest_are_read_back_by_another_program(library: Library) -> None:
    document = document_of([library.digest("digest/2023")], Choices("ar"))
    book = openpyxl.load_workbook(io.BytesIO(file_bytes(document, Format.EXCEL)))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert any("دمج صناديق التقاعد في صندوقين" in cell for cell in cells)
    counts = next(sheet for sheet in book if any(cell.value == "الفعاليات" for row in sheet for cell in row))
    (events,) = [
        row for row in counts.iter_rows(values_only=True) if "الفعاليات" in row and len(set(row)) > 2
    ][:1]
    assert len(library.digest("digest/2023").events) in events
    assert all(sheet.sheet_view.rightToLeft for sheet in book)


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_a_count_with_its_thousands_apart_is_a_number_again(library: Library, language: str) -> None:
    digest = library.digest("digest/2023")
    digest = replace(digest, now=replace(digest.now, recommendations=12_345))
    document = document_of([digest], Choices(language))
    shown = {"ar": "١٢\u066c٣٤٥", "en": "12,345", "fr": "12\u202f345"}[language]
    assert shown in plain_text(document)
    cells = [
        cell for table in tables_of(document, date(2026, 1, 1)).tables for row in table.rows for cell in row
    ]
    assert 12_345 in cells


def test_pages_without_tables_are_no_workbook() -> None:
    with pytest.raises(Refusal, match="have no tables"):
        tables_of(event_summary(an_event(), Choices("en")), date(2026, 1, 1))
