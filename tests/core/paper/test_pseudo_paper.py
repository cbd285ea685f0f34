"""Paper and files say nothing in another language than the one that was chosen: seen by languages nobody speaks."""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import bibtexparser
import icalendar
import openpyxl
import pytest
import rispy
from lxml import etree

from core.paper.citation import cited, entry_of
from core.paper.excerpt import excerpt_of
from core.paper.export import Export, Manner, export
from core.paper.page import Choices, Cover, Document
from core.paper.plain import plain_text
from core.paper.preview import Pages
from core.paper.works import Printed, Work, document_of, sections_of, with_note
from core.paper.write import Format, file_bytes
from core.records.library import Event
from db.library import Library, bundled_path, open_library
from db.selection import Selector
from tests.pseudo import Content, content

LANGUAGES = ("ar", "en", "fr")
ANKARA = "oic-2016-04-ankara-social-security"
GIVEN = ("4711",)
"""What no library holds: what the reader wrote."""
_ADDRESS = re.compile(r"\u2066?https?://\S+|SHA-256 [0-9a-f]{64}")
TABLED = ("profile", "digest", "digest of years")
_RUN = re.compile(r"\s+")


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    if not bundled_path().exists():
        pytest.skip("no library.db: \u00abmake library\u00bb builds it")
    opened = open_library()
    yield opened
    opened.close()


def works(library: Library) -> dict[str, tuple[Printed, ...]]:
    """Return one of everything that is printed, and events with whatever a page can say of one."""
    events = [library.event(uid) for uid in library.uids() if uid.startswith("event/")]

    def first(wanted) -> Event:
        return next(event for event in events if wanted(event))

    def work(event: Event, recommendation=None) -> Work:
        return Work(event, library.source(event.source.uid) if event.source else None, recommendation)

    ankara = library.event(f"event/{ANKARA}")
    sheet = [library.recommendation(f"recommendation/{ANKARA}/{number}") for number in (1, 8)]
    return {
        "event": (work(ankara),),
        "event of a catalogue": (work(first(lambda event: event.catalogue)),),
        "event with problems": (work(first(lambda event: event.catalogue and event.discrepancies)),),
        "disputed event": (work(first(lambda event: not event.catalogue and event.discrepancies)),),
        "every curated event": tuple(work(event) for event in events if not event.catalogue),
        "recommendation": (work(ankara, sheet[0]),),
        "sheet of recommendations": tuple(work(ankara, each) for each in sheet),
        "notes": tuple(with_note(work(ankara, each), "4711") for each in sheet),
        "profile": (library.profile("profile/om"),),
        "bare profile": (library.profile("profile/gy"),),
        "digest": (library.digest("digest/2023"),),
        "digest of years": (library.digest("digest/2016-2024"),),
    }


def choices(code: str) -> Choices:
    return Choices(code, description=True, source_text=True)


def held_by(library: Library) -> Content:
    """Return what need not be translated: the library's values, and each line of its sources."""
    sources = (library.source(uid) for uid in library.uids() if uid.startswith("source/"))
    return content(*GIVEN, *(line for source in sources for line in source.text.splitlines()))


def untranslated(texts: Iterator[str] | list[str], held: Content, *, loose: bool = False) -> set[str]:
    """Return what of texts is neither ours nor the library's; a line of a page that is cut anywhere is `loose`."""
    return {
        left
        for text in texts
        for line in _ADDRESS.sub("\n", text).splitlines()
        for piece in line.split("|")
        for left in held.left_over(piece.strip(), loose=loose)
    }


def strange_words(page: str, told: str) -> set[str]:
    """Return the words of a page that stand nowhere in the same text as told: those of the template, were there any.

    A page breaks its words, and turns their order where the direction turns.
    """
    words = re.findall(r"[A-Za-z]{4,}", page.replace("\x02", " "))
    return {word for word in words if word not in told}


def of_html(data: bytes) -> Iterator[str]:
    page = re.sub(r"(?s)<style.*?</style>", "", data.decode("utf-8"))
    yield from re.findall(
        r'(?:title|alt|aria-label|content)="([^"]*[^\W\d_]{3}[^"]*)"', page.split("<body", 1)[1]
    )
    for piece in re.split(r"<(?!/?(?:a|bdi|span|em|strong|q|sup)\b)[^>]*>", page):
        yield _RUN.sub(" ", html.unescape(re.sub(r"<[^>]*>", "", piece)))


def of_word(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if not re.fullmatch(
                r"word/(document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml", name
            ):
                continue
            tree = etree.fromstring(file.read(name))
            if name.startswith("docProps"):
                yield from (
                    each.text or "" for each in tree if etree.QName(each).localname in ("title", "subject")
                )
            space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
            for paragraph in tree.iter(f"{space}p"):
                pieces = paragraph.iter(f"{space}t", f"{space}tab", f"{space}br")
                words = "".join(
                    each.text if each.tag == f"{space}t" and each.text else "\n" for each in pieces
                )
                yield words.replace("\u2002", "\n")
            yield from (each.get("descr") or "" for each in tree.iter() if each.get("descr"))


def of_excel(data: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    yield from (book.properties.title or "", book.properties.subject or "")
    for sheet in book:
        yield re.sub(r" \d+$", "", sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                yield str(cell.value) if isinstance(cell.value, str) else ""
                yield cell.comment.text if cell.comment else ""


def of_pdf(data: bytes) -> Iterator[str]:
    with Pages(data) as pages:
        for page in range(len(pages)):
            yield pages.text(page)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_is_in_its_language(pseudo, library, code) -> None:
    held, faults = held_by(library), {}
    for name, asked in works(library).items():
        document = document_of(asked, choices(code))
        for kind, read in (
            (Format.TEXT, lambda data: [data.decode("utf-8")]),
            (Format.WEB, of_html),
            (Format.WORD, of_word),
            *([(Format.EXCEL, of_excel)] if name in TABLED else []),
        ):
            for left in untranslated(read(file_bytes(document, kind)), held):
                faults.setdefault(left, f"{name}{kind}")
    assert faults == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_line_of_a_book_is_in_its_language(pseudo, library, typesetter, code) -> None:
    made = works(library)
    asked = [*made["event"], *made["event with problems"], *made["notes"], *made["profile"], *made["digest"]]
    chosen = choices(code)
    book = Document(chosen, sections_of(asked, chosen, apart=True), Cover("4711", "4711", "4711", "4711"))
    held, faults = held_by(library), {}
    for kind, read in ((Format.WORD, of_word), (Format.WEB, of_html)):
        for left in untranslated(read(file_bytes(book, kind)), held):
            faults.setdefault(left, kind)
    # In a process of its own a book would speak the languages of the catalogues.
    told = " ".join((plain_text(book), *of_html(file_bytes(book, Format.WEB))))
    strange = strange_words(" ".join(of_pdf(typesetter.pdf(book))), told)
    assert strange == set()
    assert faults == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_register_is_in_its_language(pseudo, library, code, tmp_path: Path) -> None:
    selector, held, faults = Selector(library), held_by(library), {}
    kinds = ("event", "recommendation", "source", "body", "country", "reform", "practice", "person", "theme")
    every = [
        uid for kind in kinds for uid in [each for each in library.uids() if each.startswith(f"{kind}/")][:40]
    ]
    for name, uids in (("all", every), ("events", [uid for uid in every if uid.startswith("event/")])):
        selection = selector.these(uids)
        for kind, read in READERS.items():
            path = tmp_path / f"{name}{kind}"
            export(selection, kind, path, Manner(code, "latn", date(2026, 11, 26)))
            for left in untranslated(read(path.read_bytes()), held):
                faults.setdefault(left, f"{name}{kind}")
    assert faults == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_copied_is_in_its_language(pseudo, library, code) -> None:
    held, said = held_by(library), []
    for uid in library.uids():
        record = library.record(uid)
        if not uid.startswith(("profile/", "digest/")):
            said.append(excerpt_of(record, code).text)
        if isinstance(record, Event):
            # The words of other styles are those of their own locales.
            said.append(cited(record, code, "latn").text)
            said.append(entry_of(record, code, "latn").note)
    assert untranslated(said, held, loose=True) == set()


def of_csv(data: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        yield from row


def of_calendar(data: bytes) -> Iterator[str]:
    for part in icalendar.Calendar.from_ical(data).walk():
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "X-WR-CALNAME", "CATEGORIES"):
            if name in part:
                value = part[name]
                yield str(value.to_ical().decode() if name == "CATEGORIES" else value)


def of_bibtex(data: bytes) -> Iterator[str]:
    for entry in bibtexparser.parse_string(data.decode("utf-8")).entries:
        yield from (
            re.sub(r"\\\w+\{\}|[{}]", "", str(field.value))
            for field in entry.fields
            if field.key not in ("langid", "language", "month", "url")
        )


def of_ris(data: bytes) -> Iterator[str]:
    for entry in rispy.loads(data.decode("utf-8-sig")):
        # A name has no comma of its own there.
        names = (text.replace(" \u2013", ",") for text in entry.get("authors", ()))
        yield from (*names, *_texts({key: value for key, value in entry.items() if key not in SILENT}))


def of_csl(data: bytes) -> Iterator[str]:
    yield from _texts([{k: v for k, v in entry.items() if k not in SILENT} for entry in json.loads(data)])


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


SILENT = ("authors", "id", "type", "type_of_reference", "language", "url", "urls", "URL")
READERS = {
    Export.XLSX: of_excel,
    Export.CSV: of_csv,
    Export.ICS: of_calendar,
    Export.BIBTEX: of_bibtex,
    Export.RIS: of_ris,
    Export.CSL_JSON: of_csl,
    Export.HTML: of_html,
    Export.TEXT: lambda data: [data.decode("utf-8")],
}
