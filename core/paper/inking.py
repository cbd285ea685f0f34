"""A summary as the plain data that the Typst template reads: every text cut into runs, every word of ours named.

Nothing here is markup. What the faces cannot draw has been replaced, and the page says so at its foot.
"""

from typing import Any

from core.errors import N_
from core.language import language as language_of
from core.paper.citation import PUNCTUATION
from core.paper.page import Clash, Item, Paper, Row, SourceBox, Summary, Wording
from core.paper.printable import REPLACEMENT, cleaned, runs_of, shortened

Data = dict[str, Any]

_RUNNING_LETTERS = 96
_NAME_LETTERS = 300
_PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
_OPENING = {"ar": "\u2067", "en": "\u2066", "fr": "\u2066"}
_CLOSING = "\u2069"


def page_data(summary: Summary, drawable: frozenset[int]) -> Data:
    """Return the data of a page; `drawable` are the code points that the faces have glyphs for."""
    data = _Inker(summary, drawable).page()
    if _holds(data, REPLACEMENT):
        lost = language_of(summary.choices.language).tr(
            N_("The sign {sign} stands for a character that the fonts of this page do not have.")
        )
        data["notes"].append(_Inker(summary, drawable).own(lost.format(sign=REPLACEMENT)))
    return data


class _Inker:
    """What the pieces of one page share: its language, its digits, its faces."""

    def __init__(self, summary: Summary, drawable: frozenset[int]) -> None:
        self._summary = summary
        self._language = summary.choices.language
        self._drawable = drawable

    def page(self) -> Data:
        summary, choices = self._summary, self._summary.choices
        title = self._title()
        return {
            "language": choices.language,
            "digits": choices.digits_shown,
            "paper": _PAPERS[choices.paper],
            "large": choices.large_print,
            "name": shortened(self._flat(title.text), _NAME_LETTERS),
            "running": self._wording(Wording(shortened(title.text, _RUNNING_LETTERS), title.language)),
            "words": self._words(),
            "kind": self._flat(summary.kind),
            "title": self._wording(title) | {"length": len(title.text)},
            "subtitle": self._wording(summary.subtitle) if summary.subtitle else None,
            "rows": [self._row(row) for row in summary.rows],
            "description": [self._wording(part) for part in summary.description],
            "outcome": self._flat(summary.outcome),
            "count": self._flat(summary.count),
            "items": [self._item(item) for item in summary.items],
            "clashes": [self._clash(clash) for clash in summary.clashes],
            "notes": [self._wording(note) for note in summary.notes],
            "source": self._source(summary.source),
        }

    def _title(self) -> Wording:
        title = self._summary.title
        if self._flat(title.text).strip():
            return title
        # A tagged file must have a title and a heading.
        return Wording(language_of(self._language).tr(N_("Without a title")), self._language)

    def own(self, text: str) -> Data:
        """Return a text of ours, in the page's language."""
        return self._wording(Wording(text, self._language))

    def _words(self) -> dict[str, str]:
        language = language_of(self._language)
        clashes = len(self._summary.clashes)
        return {
            "brand": language.tr(N_("Tawsiyat \u00b7 reference of events and recommendations")),
            "page-of": language.tr(N_("{page} of {pages}")),
            "recommendations": language.tr(N_("Recommendations")),
            "description": language.tr(N_("Description")),
            "outcome": language.tr(N_("Outcome")),
            "source": language.tr(N_("Source document")),
            "cite-as": language.tr(N_("Cite as")),
            "clashes": language.trn("Discrepancy in the source", "Discrepancies in the source", clashes),
            "doubted": language.tr(N_("see the discrepancy below")),
            "comma": PUNCTUATION[self._language].comma,
            "colon": "\u00a0: " if self._language == "fr" else ": ",
        }

    def _flat(self, text: str) -> str:
        return cleaned(text, self._drawable)

    def _wording(self, wording: Wording) -> Data:
        runs = runs_of(wording, self._drawable)
        return {
            "language": wording.language,
            "opening": _OPENING[wording.language],
            "closing": _CLOSING,
            "aside": self._wording(wording.aside) if wording.aside else None,
            "runs": [{"text": run.text, "language": run.language} for run in runs],
        }

    def _row(self, row: Row) -> Data:
        return {
            "label": self._flat(row.label),
            "values": [self._wording(value) for value in row.values],
            "notes": [self._wording(note) for note in row.notes],
            "stacked": row.stacked,
            "doubted": row.doubted,
        }

    def _item(self, item: Item) -> Data:
        kind = self.own(item.kind) if item.kind else ""
        return {"marker": self._flat(item.marker), "text": self._wording(item.text), "kind": kind}

    def _clash(self, clash: Clash) -> Data:
        return {
            "label": self._flat(clash.label),
            "note": self._wording(clash.note),
            "quotes": [self._wording(quote) for quote in clash.quotes],
        }

    def _source(self, source: SourceBox) -> Data:
        return {
            "title": self._wording(source.title) if source.title else None,
            "rows": [self._row(row) for row in source.rows],
            "citation": self._wording(source.citation),
        }


def _holds(data: object, sign: str) -> bool:
    if isinstance(data, str):
        return sign in data
    if isinstance(data, dict):
        return any(_holds(value, sign) for value in data.values())
    return isinstance(data, list) and any(_holds(value, sign) for value in data)
