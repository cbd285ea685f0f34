"""The columns of the directory and of the list of who is missing, and the item model that loops over them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.errors import N_
from core.records.focal_points import COLUMNS, FocalPoint, Gap
from core.records.label import Label
from core.text.bidi import isolate, isolate_code
from core.text.folding import fold_text
from core.text.sorting import sort_keys
from desktop.voice import Voice

Entry = FocalPoint | Gap
ENTRY = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()
_CODES = ("email", "phone")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what a cell says of an entry by the names of records, its share of the width."""

    words: str
    text: Callable[[Entry, Mapping[str, Label], Voice], str]
    share: int = 3


def _named(name: str) -> Callable[[Entry, Mapping[str, Label], Voice], str]:
    def text(entry: Entry, names: Mapping[str, Label], voice: Voice) -> str:
        value = getattr(entry, name)
        uid = value if isinstance(value, str) else value.uid
        return voice.name(names[uid]) if uid in names else uid

    return text


def _written(name: str) -> Callable[[Entry, Mapping[str, Label], Voice], str]:
    def text(entry: Entry, _names: Mapping[str, Label], _voice: Voice) -> str:
        value = getattr(entry, name)
        shown = " ".join(value.split())
        return (isolate_code(shown) if name in _CODES else isolate(shown, "")) if shown else ""

    return text


def _origin(entry: Entry, _names: Mapping[str, Label], voice: Voice) -> str:
    named = isinstance(entry, FocalPoint) and entry.from_library
    return voice.tr(N_("A source of the library")) if named else voice.tr(N_("Written by you"))


_RECORDS = ("network", "country")
_SHARES = {"network": 4, "country": 2, "institution": 4, "note": 2}
DIRECTORY = (
    *(
        Column(words, _named(name) if name in _RECORDS else _written(name), _SHARES.get(name, 3))
        for name, words in COLUMNS.items()
    ),
    Column(N_("From"), _origin, 2),
)
"""The columns of the directory."""

MISSING = tuple(Column(COLUMNS[name], _named(name)) for name in _RECORDS)
"""The columns of the list of members without a focal point."""


class EntriesModel(QAbstractTableModel):
    """Entries in the order of their names, of which those are shown that a filter lets through."""

    def __init__(self, columns: Sequence[Column], voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns, self._voice = tuple(columns), voice
        self._names: Mapping[str, Label] = {}
        self._all: tuple[Entry, ...] = ()
        self._folded: dict[Entry, str] = {}
        self._shown: tuple[Entry, ...] = ()
        self._asked = ("", "", "")

    @property
    def shares(self) -> tuple[int, ...]:
        """The widths of the columns in relation to each other."""
        return tuple(column.share for column in self._columns)

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that the filter lets through, in their order."""
        return self._shown

    @property
    def total(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._all)

    def show_entries(self, entries: Sequence[Entry], names: Mapping[str, Label]) -> None:
        """Show other entries, with the names of the records in them."""
        self._names = names
        self._all = tuple(entries)
        self._order()

    def filter(self, words: str, network: str, country: str) -> None:
        """Show only entries with all the words, of a network and a country; what is empty narrows nothing."""
        self._asked = (words, network, country)
        self._narrow()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self._order()

    def text(self, entry: Entry, column: int) -> str:
        """Return what a cell says."""
        return self._columns[column].text(entry, self._names, self._voice)

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return how many entries are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, or the entry of its row."""
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        if role == ENTRY:
            return entry
        words = self.text(entry, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self._voice.tr(self._columns[index.column()].words)
            return f"{head}: {words}" if words else head
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._voice.tr(self._columns[section].words)
        return None

    def _order(self) -> None:
        cells = {entry: self._cells(entry) for entry in self._all}
        code = self._voice.language.code
        self._all = tuple(sorted(self._all, key=lambda entry: sort_keys(cells[entry][:3], code)))
        self._folded = {entry: fold_text(" ".join(cells[entry])) for entry in self._all}
        self._narrow()

    def _cells(self, entry: Entry) -> list[str]:
        return [self.text(entry, column) for column in range(len(self._columns))]

    def _narrow(self) -> None:
        words, network, country = self._asked
        wanted = fold_text(words).split()
        self.beginResetModel()
        self._shown = tuple(
            entry
            for entry in self._all
            if all(word in self._folded[entry] for word in wanted)
            and network in ("", _uid(entry.network))
            and country in ("", _uid(entry.country))
        )
        self.endResetModel()


def _uid(value: Any) -> str:
    return value if isinstance(value, str) else value.uid
