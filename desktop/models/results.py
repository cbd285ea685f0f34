"""The rows of an answer: as many as were found, of which only the pages that are looked at are held.

A page is fifty hits. The first arrives with the answer; the others are named by `missing_pages` when they
come into view, fetched by a controller off the window's thread, and put in with `set_page`. A row whose
page is not there yet has no hit, and is drawn as a placeholder.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.voice import Voice

if TYPE_CHECKING:
    from core.records.answers import Answer, Hit
    from core.text.query import Query
    from desktop.models.card import Card

PAGE = 50
HIT = int(Qt.ItemDataRole.UserRole)
CARD = HIT + 1
_PAGES_HELD = 64

_NOWHERE = QModelIndex()


class ResultsTableModel(QAbstractTableModel):
    """One column of hits."""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._total = 0
        self._query: Query | None = None
        self._pages: OrderedDict[int, tuple[Hit, ...]] = OrderedDict()
        self._roles: dict[int, Callable[[Hit], Any]] = {
            HIT: lambda hit: hit,
            CARD: self._card,
            int(Qt.ItemDataRole.DisplayRole): lambda hit: hit.title.in_language(self._voice.language.code),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda hit: self._card(hit).spoken(),
        }

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return how many records were found."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return one: a row is a card."""
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role says of the hit of a row; None while its page is not there."""
        of_role = self._roles.get(int(role))
        if of_role is None or not index.isValid():
            return None
        hit = self.hit(index.row())
        return None if hit is None else of_role(hit)

    def hit(self, row: int) -> "Hit | None":
        """Return the hit of a row if its page is there."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None or place >= len(page):
            return None
        self._pages.move_to_end(number)
        return page[place]

    def row_of(self, uid: str) -> int:
        """Return the row of a record among the pages held, or -1."""
        for number, page in self._pages.items():
            for place, hit in enumerate(page):
                if hit.uid == uid:
                    return number * PAGE + place
        return -1

    def set_answer(self, answer: "Answer", query: "Query | None" = None) -> None:
        """Show another answer, of which the first page is given; `query` is what is marked in it."""
        self.beginResetModel()
        self._query = query
        self._total = answer.total
        self._pages.clear()
        self._pages[0] = answer.hits[:PAGE]
        self.endResetModel()

    def set_page(self, number: int, hits: "tuple[Hit, ...]") -> None:
        """Put in a page that was missing."""
        self._pages[number] = hits
        self._pages.move_to_end(number)
        while len(self._pages) > _PAGES_HELD:
            self._pages.popitem(last=False)
        first, last = number * PAGE, min((number + 1) * PAGE, self._total) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def missing_pages(self, first: int, last: int) -> list[int]:
        """Return the numbers of the pages between two rows, both included, that are not there."""
        last = min(last, self._total - 1)
        return [n for n in range(max(0, first) // PAGE, last // PAGE + 1) if n not in self._pages]

    def set_voice(self, voice: Voice) -> None:
        """Say the same rows in another language."""
        self._voice = voice
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, 0))

    def _card(self, hit: "Hit") -> "Card":
        # Imported with the first card.
        from desktop.models.card import card_of

        return card_of(hit, self._voice, self._query)
