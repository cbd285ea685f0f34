"""The Word file: against the schema, as XML that Word reads, and as LibreOffice opens it."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from core.paper.docx.package import docx_bytes
from core.paper.emblem import emblem_of
from core.paper.page import Choices, Cover, Document, Paper
from core.paper.works import Work, document_of, sections_of
from core.records.label import Label
from tests.core.paper.made import a_contradiction, a_recommendation, a_source, an_event, read_by
from tests.core.paper.pictures import png
from tests.core.paper.test_book import COVER, ENGLISH, a_table, book

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARABIC = Choices()
EVERYTHING = Choices(description=True, source_text=True)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def body(document: Document) -> Xml.Element:
    return Xml.fromstring(parts(docx_bytes(document))["word/document.xml"])


def text_of(element: Xml.Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def paragraphs(document: Document, style: str) -> list[Xml.Element]:
    found = []
    for paragraph in body(document).iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        if named is not None and named.get(f"{W}val") == style:
            found.append(paragraph)
    return found


def full() -> Document:
    marked = (
        a_recommendation(8),
        a_recommendation(None, "بند بلا رقم.", marker="•", position=2),
        a_recommendation(None, "بند بحرف.", marker="(ه)", position=3),
        a_recommendation(11, "بند (SSI-CaB) أخير"),
    )
    event = an_event(recommendations=marked, discrepancies=(a_contradiction(),), notes=(Label(ar="ملاحظة"),))
    return document_of((Work(event, replace(a_source(), text="نص الوثيقة SGK")),), EVERYTHING)


def of_emblem(folder: Path) -> Document:
    (folder / "e.png").write_bytes(png(200, 100))
    return book(ARABIC, replace(COVER, emblem=emblem_of(folder / "e.png")))


@pytest.mark.parametrize("which", ["full", "english", "french", "table", "book", "letter"])
def test_every_part_is_as_the_schema_wants_it(which: str, tmp_path: Path) -> None:
    document = {
        "full": full,
        "english": lambda: replace_language("en"),
        "french": lambda: replace_language("fr"),
        "table": a_table,
        "book": lambda: of_emblem(tmp_path),
        "letter": lambda: document_of((Work(an_event()),), Choices(paper=Paper.LETTER, large_print=True)),
    }[which]()
    (tmp_path / "x.docx").write_bytes(docx_bytes(document))
    checked = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(tmp_path / "x.docx")
    assert [str(error) for error in checked.errors] == []


def replace_language(language: str) -> Document:
    return document_of((Work(an_event(), a_source()),), Choices(language=language, description=True))


def test_the_schema_check_sees_what_is_wrong(tmp_path: Path) -> None:
    whole = parts(docx_bytes(full()))
    whole["word/document.xml"] = whole["word/document.xml"].replace(
        b"<w:bidi/>", b"<w:bidi/><w:nonsense/>", 1
    )
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as file:
        for name, data in whole.items():
            file.writestr(name, data)
    assert OpenXmlValidator(FileFormat.MICROSOFT_365).validate(tmp_path / "x.docx").errors


def test_arabic_paragraphs_runs_tables_and_sections_are_right_to_left() -> None:
    root = body(full())
    for paragraph in root.iter(f"{W}p"):
        arabic = re.search("[\u0620-\u064a]", text_of(paragraph))
        if arabic:
            bidi = paragraph.find(f"{W}pPr/{W}bidi")
            assert bidi is not None
            assert bidi.get(f"{W}val") is None
    for run in root.iter(f"{W}r"):
        written = text_of(run)
        right = run.find(f"{W}rPr/{W}rtl") is not None
        if re.search("[\u0620-\u064a]", written):
            assert right
        elif re.search("[A-Za-z]", written):
            assert not right
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in root.iter(f"{W}tbl"))
    assert all(sheet.find(f"{W}bidi") is not None for sheet in root.iter(f"{W}sectPr"))


def test_an_english_page_with_arabic_provisions_has_both_directions() -> None:
    document = replace_language("en")
    (title,) = paragraphs(document, "Heading1")
    assert title.find(f"{W}pPr/{W}bidi") is None
    assert all(item.find(f"{W}pPr/{W}bidi") is not None for item in paragraphs(document, "ListNumber"))


def test_fonts_and_languages_of_both_scripts_are_named() -> None:
    styles = Xml.fromstring(parts(docx_bytes(full()))["word/styles.xml"])
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert (fonts.get(f"{W}ascii"), fonts.get(f"{W}cs")) == ("Noto Serif", "Noto Naskh Arabic")
    assert (language.get(f"{W}val"), language.get(f"{W}bidi")) == ("en-US", "ar-SA")


def test_markers_are_lists_with_the_text_that_was_printed() -> None:
    whole = parts(docx_bytes(full()))
    numbering = Xml.fromstring(whole["word/numbering.xml"])
    abstract = {
        one.get(f"{W}abstractNumId"): one.find(f"{W}lvl/{W}lvlText").get(f"{W}val")
        for one in numbering.iter(f"{W}abstractNum")
    }
    lists = {
        one.get(f"{W}numId"): abstract[one.find(f"{W}abstractNumId").get(f"{W}val")]
        for one in numbering.iter(f"{W}num")
    }
    items = paragraphs(full(), "ListNumber")
    used = [item.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") for item in items]
    assert [lists[number] for number in used] == ["٨", "•", "(ه)", "١١"]


def test_headings_are_words_own_so_that_navigation_and_contents_work() -> None:
    styles = Xml.fromstring(parts(docx_bytes(book()))["word/styles.xml"])
    named = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val") for style in styles.iter(f"{W}style")
    }
    for level in (1, 2, 3):
        assert named[f"Heading{level}"] == f"heading {level}"
    assert {"List Number", "caption", "toc 1", "Title"} <= set(named.values())
    assert len(paragraphs(book(), "Heading1")) == 3
    used = set(
        re.findall(
            rb'w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', parts(docx_bytes(full()))["word/document.xml"]
        )
    )
    assert {name.decode() for name in used} <= set(named)


def test_a_book_has_a_field_of_contents_whose_lines_lead_to_its_sections() -> None:
    whole = parts(docx_bytes(book()))
    document = whole["word/document.xml"].decode()
    assert 'TOC \\o "1-1" \\h \\z \\u' in document.replace("&quot;", '"')
    marks = set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', document))
    assert len(marks) == 3
    assert set(re.findall(r'w:hyperlink w:anchor="(\w+)"', document)) == marks
    assert set(re.findall(r"PAGEREF (\w+)", document)) == marks
    assert document.count('w:fldCharType="begin"') == document.count('w:fldCharType="end"')
    assert b"updateFields" in whole["word/settings.xml"]
    assert b"updateFields" not in parts(docx_bytes(full()))["word/settings.xml"]


def test_head_and_foot_have_the_title_and_fields_of_page_numbers() -> None:
    whole = parts(docx_bytes(replace_language("en")))
    assert b"Workshop on Social Security Systems" in whole["word/header1.xml"]
    assert b" PAGE " in whole["word/footer1.xml"]
    assert b" NUMPAGES " in whole["word/footer1.xml"]


@pytest.mark.parametrize(
    "text", ["<w:p>&amp;\"'", "\x00\x0b\ufffe\uffff\ud800", "\u202e\u2067 معكوس", "%1 {} $s100", ""]
)
def test_whatever_a_text_holds_stays_text(text: str) -> None:
    event = an_event(title=Label(en=text), recommendations=(a_recommendation(None, text, marker=text),))
    document = Document(ENGLISH, sections_of((Work(event),), ENGLISH), Cover(text, text, text, text))
    for name, part in parts(docx_bytes(document)).items():
        if name.endswith((".xml", ".rels")):
            Xml.fromstring(part)
    shown = text_of(body(document))
    if text.isprintable() and text:
        assert text in shown


def test_the_same_document_is_the_same_bytes() -> None:
    assert docx_bytes(book()) == docx_bytes(book())


def test_libreoffice_opens_a_book_and_says_what_stands_in_it(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-writer-nogui)")
    (tmp_path / "x.docx").write_bytes(docx_bytes(of_emblem(tmp_path)))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "x.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pdf = (tmp_path / "x.pdf").read_bytes()
    pages = [" ".join(page.split()) for page in read_by("pdftotext", pdf, tmp_path, after=("-",)).split("\f")]
    assert "Reform of pensions" in pages[0]
    assert "المحتويات" in pages[1]
    begins = next(
        n for n, page in enumerate(pages, 1) if n > 2 and "الورشة رقم 3" in page and "ورشة عمل" in page
    )
    # LibreOffice works out the page numbers of the index.
    index = " ".join(pages[begins:])
    assert re.search(rf"بلد (?:3 {begins}|{begins} 3)\b", index)
    assert "كشاف الموضوعات" in index
