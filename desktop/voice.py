"""What a widget says: words in the reader's language, numbers in chosen digits, titles in their own order."""

from dataclasses import dataclass
from datetime import date

from core.language import Language
from core.records.label import Label
from core.text.bidi import isolate
from core.text.dating import PLAIN, Dating
from core.text.numbers import grouped, in_digits

DIGITS = ("arab", "latn")
# Shown in Arabic whatever the language of the window: Arabic alone has the choice.
MONTH_NAMES = (
    "\u0623\u0628\u0631\u064a\u0644",
    "\u0646\u064a\u0633\u0627\u0646",
    "\u0646\u064a\u0633\u0627\u0646/\u0623\u0628\u0631\u064a\u0644",
)
"""A month under each of `core.text.dating.MONTHS`, as an example to choose by."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A language and its digits: `arab` writes Arabic-Indic digits in Arabic, `latn` Western ones.

    `dating` says which names of months Arabic has, and whether the Hijri date stands beside.
    """

    language: Language
    digits: str
    dating: Dating = PLAIN

    def tr(self, text: str) -> str:
        """Translate a text of the catalogue."""
        return self.language.tr(text)

    def trn(self, one: str, many: str, count: int) -> str:
        """Translate by number, with `{count}` filled in the reader's digits."""
        return self.language.trn(one, many, count).format(count=self.number(count))

    def number(self, value: int) -> str:
        """Write a count, its thousands apart; years and numbers of an order are `figures`."""
        return grouped(value, self.language.code, self.digits)

    def figures(self, text: str) -> str:
        """Write the digits of a text of ours as the reader chose."""
        digits = self.digits if self.language.right_to_left else "latn"
        return in_digits(text, digits)

    def dates(self, start: date | None, end: date | None) -> str:
        """Write a day or a range of days where there is little room; nothing where none is known."""
        return self._range(start, end, self.dating.short)

    def full_dates(self, start: date | None, end: date | None) -> str:
        """Write a day or a range of days, with the Hijri date beside it if the reader wants that."""
        return self._range(start, end, self.dating)

    def _range(self, start: date | None, end: date | None, dating: Dating) -> str:
        if start is None:
            return ""
        # The first date is said after the first paint, which does not wait for the rules of dates.
        from core.text.dates import range_text

        return range_text(start, end or start, self.language.code, self.digits, dating)

    def remark(self, note: Label) -> str:
        """Say a note of ours in the reader's digits; what it quotes keeps its own, as on paper."""
        from core.paper.page import remark

        return remark(note, self.language.code, self.digits).text

    def name(self, label: Label) -> str:
        """Return a label in the reader's language, or in one it has, held in its own direction."""
        text = label.in_language(self.language.code)
        return isolate(text, label.language_shown(self.language.code)) if text else ""
