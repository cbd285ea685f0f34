"""The text behind the glyphs: in order for every reader of PDF, and nothing on the page moved."""

import re
import zlib
from pathlib import Path

import pypdfium2
import pytest
import typst

import resources
from core.paper.mending import mended
from core.paper.preview import Pages
from tests.core.paper.made import read_by, words_of

TEMPLATE = b"""#set document(title: "x", date: none)
#set page(width: 400pt, height: 200pt, margin: 20pt)
#set text(font: ("Noto Naskh Arabic", "Noto Serif"), size: 12pt, lang: "ar", dir: rtl)
#sys.inputs.text

1"""

MARKED = [
    "إطلاق مشاريع دون استثناء، استناداً إلى نتائج الدراسات والبحوث",
    "في مجالات الضمان الاجتماعي، فضلاً عن جمع البيانات",
    "وأبدوا اهتماماً كبيراً بتجربة البلدان، وأوصوا",
    "أن يصبح مرجعًا جامعًا للمعرفة حول القضايا",
    "إضافة إلى التعرُّف على التجارب المتميزة وتبادُل الخبرات",
    "قام مُحَمَّد بزيارة",
]


@pytest.fixture(scope="module")
def compiler() -> typst.Compiler:
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources.path("fonts")]
    )
    return typst.Compiler(font_paths=faces)


def typeset(compiler: typst.Compiler, text: str) -> bytes:
    return compiler.compile(input=TEMPLATE, format="pdf", pdf_standards="ua-1", sys_inputs={"text": text})


def bare(text: str) -> str:
    return re.sub("[\u064b-\u0652]", "", text)


def read_by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(document[0].get_textpage().get_text_range().split())


def streams(pdf: bytes) -> list[bytes]:
    found = []
    for start in re.finditer(rb"stream\n", pdf):
        try:
            found.append(zlib.decompressobj().decompress(pdf[start.end() :]))
        except zlib.error:
            continue
    return found


@pytest.mark.parametrize("text", MARKED)
def test_words_with_marks_come_out_whole_and_in_order(
    text: str, compiler: typst.Compiler, tmp_path: Path
) -> None:
    pdf = mended(typeset(compiler, text))
    assert bare(text).replace("،", "") in words_of(pdf, tmp_path).replace(" ،", " ").replace("،", "")
    assert bare(text) in read_by_pdfium(pdf)


def test_typst_alone_still_needs_mending(compiler: typst.Compiler) -> None:
    # The day this fails, core.paper.mending can go.
    assert bare(MARKED[0]) not in bare(read_by_pdfium(typeset(compiler, MARKED[0])))


@pytest.mark.parametrize("text", [" ".join(MARKED), "plain Latin", "بلا علامات (SSI-CAB) ٢٠١٦"])
def test_nothing_on_the_page_moves(text: str, compiler: typst.Compiler) -> None:
    before = typeset(compiler, text)
    with Pages(before) as old, Pages(mended(before)) as new:
        assert old.render(0, 3) == new.render(0, 3)


def test_tags_language_and_title_stay(compiler: typst.Compiler, tmp_path: Path) -> None:
    before = typeset(compiler, " ".join(MARKED))
    after = mended(before)
    assert read_by("pdfinfo", after, tmp_path, "-struct") == read_by("pdfinfo", before, tmp_path, "-struct")
    assert b"/Lang(ar)" in after
    for content in streams(after):
        if b" BT" in content or b"\nBT" in content:
            assert len(re.findall(rb"BDC|BMC", content)) == content.count(b"EMC")


def test_the_file_is_sound_for_poppler(compiler: typst.Compiler, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(mended(typeset(compiler, " ".join(MARKED))))
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", file.read_bytes()), 1):
        assert file.read_bytes()[int(place) :].startswith(b"%d 0 obj" % number)
    assert read_by("pdfinfo", file.read_bytes(), tmp_path).count("Pages:") == 1


def test_mending_twice_is_mending_once(compiler: typst.Compiler) -> None:
    once = mended(typeset(compiler, " ".join(MARKED)))
    assert mended(once) == once


@pytest.mark.parametrize(
    "other", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n99999\n%%EOF", b"x" * 5000 + b"startxref 3 %%EOF"]
)
def test_what_typst_did_not_write_comes_back_as_it_was(other: bytes) -> None:
    assert mended(other) == other
