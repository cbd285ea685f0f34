"""The Word file: the body that was written, and the parts of the store around it, in one zip.

No date goes into the file: the same document gives the same bytes.
"""

import io
import zipfile
from functools import cache
from string import Template

import resources
from core.errors import N_, Refusal
from core.language import language as language_of
from core.paper.docx.blocks import MARGIN, WIDTHS, SectionWriter
from core.paper.docx.book import BookWriter, body_sheet
from core.paper.docx.ink import TAGS, Ink, escaped, field
from core.paper.docx.numbering import Markers
from core.paper.page import Choices, Document, Wording
from core.paper.printable import shortened

_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "relations.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/_rels/document.xml.rels": "document-relations.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fonts.xml",
    "word/theme/theme1.xml": "theme.xml",
    "word/header1.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
    "word/header2.xml": "empty-header.xml",
    "word/footer2.xml": "empty-footer.xml",
}
_EMBLEM = "word/media/emblem.png"
_EMBLEM_RELATION = (
    '<Relationship Id="rIdEmblem" Target="media/emblem.png" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_RUNNING_LETTERS = 70
_BODY_HALF_POINTS = {"ar": 23, "en": 21, "fr": 21}
_LATIN_BESIDE_ARABIC = 1.1


def docx_bytes(document: Document) -> bytes:
    """Return a document as a Word file. Raises Refusal where a part of the store is missing."""
    markers = Markers()
    body = _body(document, markers)
    values = _values(document)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, template in _PARTS.items():
            _put(file, name, _template(template).substitute(values))
        _put(file, "word/numbering.xml", _template("numbering.xml").substitute(lists=markers.lists()))
        _put(file, "word/document.xml", _template("document.xml").substitute(body=body))
        if document.cover and document.cover.emblem:
            _put(file, _EMBLEM, document.cover.emblem.png)
    return made.getvalue()


def _body(document: Document, markers: Markers) -> str:
    choices, cover = document.choices, document.cover
    writer, rightward = SectionWriter(choices, markers), choices.language == "ar"
    sections = [writer.section(section, number) for number, section in enumerate(document.sections)]
    if cover is None:
        return "".join(sections) + body_sheet(choices.paper, rightward, first_bare=True)
    book = BookWriter(document)
    first = writer.ink.paragraph("BodyText", "", extra="<w:pageBreakBefore/>")
    indexes = "".join(book.indexes())
    parts = [book.cover(cover), book.contents(), first if sections else "", *sections]
    end = body_sheet(choices.paper, rightward, first_bare=False)
    if indexes:
        parts += [_ended(end), indexes]
        end = body_sheet(choices.paper, rightward, first_bare=False, columns=2)
    sources = book.sources()
    if sources:
        parts += [_ended(end), sources]
        end = body_sheet(choices.paper, rightward, first_bare=False)
    return "".join(parts) + end


def _ended(sheet: str) -> str:
    return f"<w:p><w:pPr>{sheet}</w:pPr></w:p>"


def _values(document: Document) -> dict[str, str]:
    """Return what the parts of the store leave open."""
    choices, cover = document.choices, document.cover
    language, ink = language_of(choices.language), Ink(choices.language)
    rightward = language.code == "ar"
    named = [section.title for section in document.sections]
    title = Wording(cover.title, language.code) if cover else next(iter(named), Wording("", language.code))
    running = ink.runs(Wording(shortened(title.text, _RUNNING_LETTERS), title.language))
    if cover:
        # Of the section in view: by its level, since the styles' names differ from one Word to another.
        running += "<w:r><w:tab/></w:r>" + field("STYLEREF 1", "", rightward)
    counted = language.tr(N_("{page} of {pages}"))
    emblem = _EMBLEM_RELATION if cover and cover.emblem else ""
    return {
        "title": escaped(shortened(title.text, 300)),
        "author": escaped(cover.prepared_by if cover else ""),
        "language": TAGS[language.code],
        "latin": TAGS[ink.latin],
        "bidi": "<w:bidi/>" if rightward else "",
        "header": ink.paragraph("Header", running, "" if cover else title.language),
        "footer": ink.paragraph("Footer", _footer(counted, ink)),
        "update": '<w:updateFields w:val="true"/>' if cover else "",
        "emblem": emblem,
        "edge": str(WIDTHS[choices.paper] - 2 * MARGIN),
        "line": "240" if rightward else "264",
        "leading": "right" if rightward else "left",
        **_sizes(choices),
    }


def _footer(counted: str, ink: Ink) -> str:
    rightward = ink.language == "ar"
    brand = language_of(ink.language).tr(N_("Tawsiyat \u00b7 reference of events and recommendations"))
    before, _, rest = counted.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return (
        ink.own(brand)
        + "<w:r><w:tab/></w:r>"
        + ink.own(before)
        + field("PAGE", "1", rightward)
        + ink.own(between)
        + field("NUMPAGES", "1", rightward)
        + ink.own(after)
    )


def _sizes(choices: Choices) -> dict[str, str]:
    """Return the sizes of the styles in half points: `s82` for Latin, `a82` for Arabic: 82 hundredths."""
    base = _BODY_HALF_POINTS[choices.language] * (1.4 if choices.large_print else 1)
    latin = base / _LATIN_BESIDE_ARABIC if choices.language == "ar" else base
    arabic = base if choices.language == "ar" else base * _LATIN_BESIDE_ARABIC
    sizes = {}
    for factor in (78, 82, 87, 90, 95, 100, 110, 130, 165, 260):
        sizes[f"s{factor}"] = str(round(latin * factor / 100))
        sizes[f"a{factor}"] = str(round(arabic * factor / 100))
    return sizes


@cache
def _template(name: str) -> Template:
    path = resources.path("templates", "docx", name)
    try:
        return Template(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise Refusal(
            N_("The page template {name} is missing. Install the program again."), name=name
        ) from trouble


def _put(file: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(entry, content)
