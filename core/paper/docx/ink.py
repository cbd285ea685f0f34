"""Runs and paragraphs of WordprocessingML: every text in its direction, its language and its fonts.

Word is told the direction of each run (`w:rtl`) and of each paragraph (`w:bidi`), and orders by that and not by
isolates; so a text is cut by script and needs none. A run that is right to left is set in the fonts and sizes for
complex scripts (`cs`, `szCs`, `bCs`), any other in the Latin ones; the styles name both.
"""

import re
from dataclasses import dataclass

from core.paper.page import Wording
from core.paper.printable import pieces_of, without_controls

TAGS = {"ar": "ar-SA", "en": "en-US", "fr": "fr-FR"}
"""The languages as Word names them."""

# Noncharacters have no place in XML.
_NO_XML = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Face:
    """How runs differ from their paragraph's style; `style` names a character style."""

    style: str = ""
    bold: bool = False


PLAIN = Face()


def escaped(text: str) -> str:
    """Return a text as XML has it, without anything that XML cannot hold."""
    flat = _NO_XML.sub("\ufffd", without_controls(text))
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class Ink:
    """Makes runs and paragraphs for a document in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def own(self, text: str, face: Face = PLAIN) -> str:
        """Return runs of a text of ours, in the document's language."""
        return self.runs(Wording(text, self.language), face)

    def runs(self, wording: Wording, face: Face = PLAIN) -> str:
        """Return the runs of a text, each in its own direction and language."""
        return "".join(
            self._run(piece.text, piece.language or wording.language, face)
            for piece in pieces_of(without_controls(wording.text), wording.language)
            if piece.text
        )

    def values(self, values: tuple[Wording, ...], joint: str, comma: str) -> str:
        """Return the runs of several texts with something between them; what follows a text does so after a comma."""
        return joint.join(
            self.runs(value) + (self.own(comma) + self.runs(value.aside) if value.aside else "")
            for value in values
        )

    def _run(self, text: str, language: str, face: Face) -> str:
        properties = f'<w:rStyle w:val="{face.style}"/>' if face.style else ""
        if face.bold:
            properties += "<w:b/><w:bCs/>"
        if language == "ar":
            properties += "<w:rtl/>"
        elif language != self.latin:
            properties += f'<w:lang w:val="{TAGS[language]}"/>'
        head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{head}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'

    @property
    def latin(self) -> str:
        """The language of Latin runs that the styles already name."""
        return self.language if self.language != "ar" else "en"

    def paragraph(self, style: str, runs: str, language: str = "", extra: str = "") -> str:
        """Return a paragraph in a style, in the direction of its language; `extra` are more of its properties.

        The order is the schema's: keepNext, pageBreakBefore, numPr and the like stand before `bidi`.
        """
        rightward = (language or self.language) == "ar"
        bidi = "<w:bidi/>" if rightward else '<w:bidi w:val="0"/>' if self.language == "ar" else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}{bidi}</w:pPr>{runs}</w:p>'

    def passage(self, style: str, wording: Wording, extra: str = "") -> str:
        """Return a text as a paragraph of its own."""
        return self.paragraph(style, self.runs(wording), wording.language, extra)


def field(instruction: str, shown: str = "", rightward: bool = False) -> str:
    """Return a field that Word works out, with what is shown until then."""
    mark = "<w:rPr><w:rtl/></w:rPr>" if rightward else ""
    result = f'<w:r>{mark}<w:t xml:space="preserve">{escaped(shown)}</w:t></w:r>' if shown else ""
    return (
        f'<w:r>{mark}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{mark}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        f'<w:r>{mark}<w:fldChar w:fldCharType="separate"/></w:r>{result}'
        f'<w:r>{mark}<w:fldChar w:fldCharType="end"/></w:r>'
    )
