"""Lists numbered as printed: every marker that a document has is a list of its own, with the marker as its text.

Word counts by itself, but a source's numbers are quoted: «8.», «(ه)», a bullet, a choice of 2 and 8. So a marker is
no number that Word may change when a reader edits, and still a list item for Word, for readers that speak aloud and
for whoever exports the file.
"""

from core.paper.docx.ink import escaped
from core.text.bidi import is_right_to_left


class Markers:
    """The markers of a document, each with the number of its list."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number_of(self, marker: str) -> int:
        """Return the number of the list that a marker stands for."""
        return self._numbers.setdefault(marker, len(self._numbers) + 1)

    def lists(self) -> str:
        """Return the definitions of all lists, in the order of the schema: first the abstract ones."""
        abstract = "".join(_abstract(number, marker) for marker, number in self._numbers.items())
        return abstract + "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            for number in self._numbers.values()
        )


def _abstract(number: int, marker: str) -> str:
    # A percent sign would begin the place of a number.
    text = escaped(marker.replace("%", "\u066a"))
    rtl = (
        "<w:rtl/>" if is_right_to_left(marker) or any("\u0660" <= sign <= "\u0669" for sign in marker) else ""
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs><w:ind w:left="567" w:hanging="567"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:color w:val="0F5C63"/>{rtl}</w:rPr></w:lvl></w:abstractNum>'
    )
