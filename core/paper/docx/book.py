"""What a book has around its sections in Word: cover, contents, indexes, list of sources.

Contents are a field of Word's (`TOC`), shown with its lines already in it; every page number is a field too
(`PAGEREF`), so that they are right whatever the fonts of the machine make of the pages.
"""

from collections.abc import Iterator

from core.errors import N_
from core.language import language as language_of
from core.paper.backmatter import entries_of, index_heading, indexed, listed_sources
from core.paper.citation import PUNCTUATION
from core.paper.docx.blocks import HEIGHTS, MARGIN, WIDTHS, bookmark
from core.paper.docx.ink import Ink, escaped, field
from core.paper.page import EMBLEM_DPI, Cover, Document, Paper
from core.paper.printable import shortened

_EMU_PER_DOT = 914400 // EMBLEM_DPI
_LISTED_LETTERS = 240
_TAB = "<w:r><w:tab/></w:r>"
_HEADER = '<w:headerReference w:type="default" r:id="rIdHeader"/>'
_FOOTER = '<w:footerReference w:type="default" r:id="rIdFooter"/>'
_NO_HEADER = '<w:headerReference w:type="default" r:id="rIdEmpty"/>'
_NO_FOOTER = '<w:footerReference w:type="default" r:id="rIdEmptyFooter"/>'


class BookWriter:
    """Writes the parts of a book that are not sections."""

    def __init__(self, document: Document) -> None:
        self._document = document
        language = language_of(document.choices.language)
        self._ink, self._tr = Ink(language.code), language.tr
        self._comma = PUNCTUATION[language.code].comma
        self._colon = "\u00a0: " if language.code == "fr" else ": "
        self._rightward = language.code == "ar"

    def cover(self, cover: Cover) -> str:
        """Return the cover with the end of its section, which has neither header nor footer."""
        ink = self._ink
        parts = [ink.paragraph("CoverEmblem", self._picture(cover))]
        parts.append(ink.paragraph("Title", ink.own(cover.title or self._tr(N_("Without a title")))))
        for style, text in (("CoverMeeting", cover.meeting), ("CoverDate", cover.date)):
            if text:
                parts.append(ink.paragraph(style, ink.own(text)))
        if cover.prepared_by:
            said = ink.own(self._tr(N_("Book prepared by")) + self._colon) + ink.own(cover.prepared_by)
            parts.append(ink.paragraph("CoverPrepared", said))
        return "".join(parts) + self.ended(_NO_HEADER + _NO_FOOTER)

    def contents(self) -> str:
        """Return the contents; the field around its lines makes them anew when a reader asks Word to."""
        ink, lines = self._ink, list(self._contents_lines())
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        heading = ink.paragraph("TOCHeading", ink.own(self._tr(N_("Contents"))))
        end = ink.paragraph("BodyText", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        listed = [
            ink.paragraph("TOC1", (begin if not at else "") + line, language)
            for at, (line, language) in enumerate(lines)
        ]
        return heading + "".join(listed or [ink.paragraph("TOC1", begin)]) + end

    def _contents_lines(self) -> Iterator[tuple[str, str]]:
        for number, section in enumerate(self._document.sections):
            title = section.title
            name = shortened(title.text, _LISTED_LETTERS) or self._tr(N_("Without a title"))
            language = title.language if title.text.strip() else self._ink.language
            runs = self._ink.runs(type(title)(name, language)) + _TAB + self._page_of(number)
            # A line of the contents is in the direction of the document, whatever the title's.
            yield f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{runs}</w:hyperlink>', ""

    def indexes(self) -> Iterator[str]:
        """Yield each index: its heading, its names, the pages of the sections that have them."""
        ink = self._ink
        places: dict[str, list[int]] = {}
        for number, section in enumerate(self._document.sections):
            for uid in dict.fromkeys(entry.uid for entry in entries_of(section)):
                places.setdefault(uid, []).append(number)
        for group, entries in indexed(self._document).items():
            lines = [ink.paragraph("BackHeading", ink.own(index_heading(group, ink.language)))]
            for entry in entries:
                pages = ink.own(self._comma).join(self._page_of(number) for number in places[entry.uid])
                lines.append(ink.paragraph("Index1", ink.runs(entry.name) + ink.own("\u2003") + pages))
            yield "".join(lines)

    def sources(self) -> str:
        """Return the list of sources; nothing where there are none."""
        lines = listed_sources(self._document)
        if not lines:
            return ""
        ink = self._ink
        heading = ink.paragraph("BackHeading", ink.own(self._tr(N_("Sources"))))
        return heading + "".join(ink.passage("SourceLine", line.text) for line in lines)

    def ended(self, references: str, columns: int = 1) -> str:
        """Return the paragraph that ends a part with pages of its own."""
        return f"<w:p><w:pPr>{sheet(self._document.choices.paper, references, self._rightward, columns)}</w:pPr></w:p>"

    def _page_of(self, number: int) -> str:
        return field(f"PAGEREF {bookmark(number)} \\h", "\u2026", self._rightward)

    def _picture(self, cover: Cover) -> str:
        emblem = cover.emblem
        if emblem is None:
            return ""
        width, height = emblem.width * _EMU_PER_DOT, emblem.height * _EMU_PER_DOT
        name = escaped(self._tr(N_("Emblem")))
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="{name}" descr="{name}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
            '<pic:blipFill><a:blip r:embed="rIdEmblem"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def body_sheet(paper: Paper, rightward: bool, *, first_bare: bool, columns: int = 1) -> str:
    """Return the properties of pages with header and footer; `first_bare` leaves the header off the first."""
    references = _HEADER + _FOOTER
    if first_bare:
        references = (
            '<w:headerReference w:type="first" r:id="rIdEmpty"/>'
            f'{_HEADER}<w:footerReference w:type="first" r:id="rIdFooter"/>{_FOOTER}'
        )
    return sheet(paper, references, rightward, columns, first_bare=first_bare)


def sheet(
    paper: Paper, references: str, rightward: bool, columns: int = 1, *, first_bare: bool = False
) -> str:
    """Return the properties of a part's pages, in the order of the schema."""
    width, height = WIDTHS[paper], HEIGHTS[paper]
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="1361" w:right="{MARGIN}" w:bottom="1247" w:left="{MARGIN}" w:header="624" '
        f'w:footer="567" w:gutter="0"/><w:cols w:num="{columns}" w:space="567"/>'
        f"{'<w:titlePg/>' if first_bare else ''}{'<w:bidi/>' if rightward else ''}</w:sectPr>"
    )
