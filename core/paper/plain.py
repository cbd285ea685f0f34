"""A summary as plain text: UTF-8 in logical order, without direction marks, one blank line between parts.

    kind
    title
    ─────
    label: value, value

    heading (count)

    8. The provision to the letter

Without a width every paragraph is one line, as editors and mail want it; with one, lines are filled to it and
provisions hang beneath their numbers. What shows the text, a terminal without bidi among them, orders it.
"""

import textwrap

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import PUNCTUATION
from core.paper.page import Clash, Item, Row, SourceBox, Summary, Wording
from core.paper.printable import without_controls

_RULE = "\u2500"
_RULE_WIDTH = 40


def plain_text(summary: Summary, width: int | None = None) -> str:
    """Return a summary as text that ends in a newline; `width`, in characters, folds the lines at spaces."""
    language = language_of(summary.choices.language)
    writer = _Writer(width, language)
    writer.part(summary.kind, summary.title.text, summary.subtitle.text if summary.subtitle else "")
    writer.line(_RULE * min(width or _RULE_WIDTH, _RULE_WIDTH))
    for row in summary.rows:
        writer.row(row)
    if summary.outcome:
        writer.part(language.tr(N_("Outcome")))
        writer.line(summary.outcome)
    writer.items(summary.items, summary.count)
    writer.clashes(summary.clashes)
    if summary.description:
        writer.part(language.tr(N_("Description")))
        writer.part(*(passage.text for passage in summary.description), apart=True)
    writer.part(*(note.text for note in summary.notes))
    writer.source(summary.source)
    return writer.text()


class _Writer:
    """Lines under way, with the width and the punctuation of one page."""

    def __init__(self, width: int | None, language: Language) -> None:
        self._width = max(width, 20) if width else None
        self._tr = language.tr
        self._trn = language.trn
        self._comma = PUNCTUATION[language.code].comma
        self._colon = "\u00a0: " if language.code == "fr" else ": "
        self._lines: list[str] = []

    def text(self) -> str:
        """Return what was written, with one newline at its end."""
        return "\n".join(self._lines).strip("\n") + "\n"

    def line(self, text: str, hanging: str = "", first: str = "") -> None:
        """Write a paragraph; `first` opens it and the rest hangs beneath by `hanging`."""
        flat = " ".join(without_controls(text).split())
        if self._width is None or len(first) + len(flat) <= self._width:
            self._lines.append(f"{first}{flat}")
            return
        self._lines += textwrap.wrap(
            flat,
            self._width,
            initial_indent=first,
            subsequent_indent=hanging,
            break_on_hyphens=False,
            break_long_words=False,
        )

    def part(self, *texts: str, apart: bool = False) -> None:
        """Open a part with its paragraphs, with blank lines between them too where they stand `apart`."""
        for index, text in enumerate(said for said in texts if said):
            if self._lines and (index == 0 or apart):
                self._lines.append("")
            self.line(text)

    def row(self, row: Row) -> None:
        """Write a fact: on one line, or one value a line beneath its label."""
        said = [note.text for note in row.notes]
        if row.doubted:
            said.append(self._tr(N_("see the discrepancy below")))
        notes = "".join(f" ({note})" for note in said)
        if row.stacked and len(row.values) > 1:
            self.line(f"{row.label}{notes}{self._colon}".rstrip())
            for value in row.values:
                self.line(self._value(value), "    ", "  - ")
            return
        values = self._comma.join(self._value(value) for value in row.values)
        self.line(f"{row.label}{self._colon}{values}{notes}", "    ")

    def _value(self, value: Wording) -> str:
        return f"{value.text}{self._comma}{value.aside.text}" if value.aside else value.text

    def clashes(self, clashes: tuple[Clash, ...]) -> None:
        """Write discrepancies: what about, our note, every quote."""
        if not clashes:
            return
        self.part(self._trn("Discrepancy in the source", "Discrepancies in the source", len(clashes)))
        for clash in clashes:
            self.line(f"{clash.label}{self._colon}{clash.note.text}", "    ")
            for quote in clash.quotes:
                self.line(quote.text, "    ", "  - ")

    def items(self, items: tuple[Item, ...], count: str) -> None:
        """Write the provisions under their heading, numbers hanging."""
        if not items:
            return
        if count:
            heading = self._tr(N_("Recommendations"))
            self.part(f"{heading} ({count})")
        for item in items:
            self._lines.append("")
            # The stop after a number is part of how a list is read in plain text; a bullet or «(h)» has none.
            marker = f"{item.marker}. " if item.marker.isdigit() else f"{item.marker} " if item.marker else ""
            kind = f" [{item.kind}]" if item.kind else ""
            self.line(f"{item.text.text}{kind}", " " * len(marker), marker)

    def source(self, source: SourceBox) -> None:
        """Write where it all comes from, and how to cite it."""
        self.part(self._tr(N_("Source document")))
        if source.title:
            self.line(source.title.text)
        for row in source.rows:
            self.row(row)
        cited = self._tr(N_("Cite as"))
        self.line(f"{cited}{self._colon}{source.citation.text}", "    ")
