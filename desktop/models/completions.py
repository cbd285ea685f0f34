"""What is suggested below the search field: names and titles that begin as what is typed, or earlier searches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.errors import N_
from core.records.completions import Completion
from core.records.kinds import RECORD_KINDS, RecordKind
from core.records.spans import Span
from core.text.bidi import is_right_to_left, isolate
from desktop.voice import Voice

SUGGESTION = int(Qt.ItemDataRole.UserRole)

_FORGET = N_("Forget these searches")
_ICONS = {
    RecordKind.EVENT: "calendar",
    RecordKind.BODY: "landmark",
    RecordKind.PERSON: "user",
    RecordKind.COUNTRY: "globe",
    RecordKind.CITY: "globe",
    RecordKind.THEME: "tag",
    RecordKind.PROGRAMME: "network",
    RecordKind.NETWORK: "network",
    RecordKind.PROJECT: "network",
    RecordKind.STRATEGY: "network",
    RecordKind.REFORM: "landmark",
    RecordKind.PRACTICE: "bookmark",
}
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One row. `query` is what the field holds when it is taken; empty on the row that forgets the searches.

    `beside` are a few quieter words: the kind where a new one begins, the name that the reader knows.
    """

    query: str
    text: str
    language: str
    icon: str
    spans: tuple[Span, ...] = ()
    beside: str = ""

    @property
    def forgets(self) -> bool:
        """Tell whether taking this forgets the searches."""
        return not self.query


def completed(completions: Iterable[Completion], voice: Voice) -> tuple[Suggestion, ...]:
    """Return a row for each completion; the first of a kind names it."""
    rows: list[Suggestion] = []
    before: RecordKind | None = None
    for each in completions:
        known = voice.name(each.label)
        shown = isolate(each.text, each.language)
        kind = voice.tr(RECORD_KINDS[each.kind]) if each.kind != before else ""
        beside = " \u00b7 ".join(words for words in (kind, known if known != shown else "") if words)
        icon = _ICONS.get(each.kind, "search")
        rows.append(Suggestion(each.query, each.text, each.language, icon, each.spans, beside))
        before = each.kind
    return tuple(rows)


def searched(queries: Iterable[str], voice: Voice) -> tuple[Suggestion, ...]:
    """Return a row for each earlier search, and one more that forgets them; none where there is no search."""
    rows = tuple(Suggestion(query, query, _language_of(query), "history") for query in queries)
    if not rows:
        return ()
    return (*rows, Suggestion("", voice.tr(_FORGET), voice.language.code, "x"))


def _language_of(query: str) -> str:
    return "ar" if is_right_to_left(query) else "en"


class CompletionsListModel(QAbstractListModel):
    """The rows of the list below the search field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Suggestion, ...] = ()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return the number of suggestions."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role says of a suggestion."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == SUGGESTION:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            from desktop.safe_text import without_bidi_controls

            return without_bidi_controls(", ".join(words for words in (row.text, row.beside) if words))
        return None

    def show(self, rows: Sequence[Suggestion]) -> None:
        """Show other suggestions."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
