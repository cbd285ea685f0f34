"""The records of a collection as rows, in their order, to be dragged to other places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, Qt, Signal

from core.errors import N_
from core.paper.called import Called
from core.records.collections import Collection, Item
from core.records.kinds import RECORD_KINDS, RecordKind
from core.records.label import Label
from core.text.bidi import isolate_code
from desktop.voice import Voice

ITEM = int(Qt.ItemDataRole.UserRole)
_DRAGGED = "application/x-tawsiyat-items"
_UNKNOWN = N_("Not in the library of today: {uid}")
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What a row says: number, kind and date, title with its language, note; whether the library knows it."""

    number: str
    head: str
    title: str
    language: str
    note: str
    known: bool


class ItemsModel(QAbstractListModel):
    """One row for each record. `moved` carries uids and the place that they were dropped at."""

    moved = Signal(tuple, int)

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._items: tuple[Item, ...] = ()
        self._names: Mapping[str, Called] = {}

    def show_collection(self, collection: Collection | None) -> None:
        """Show the records of a collection; rows that stay the same keep their places."""
        items = collection.items if collection is not None else ()
        if items != self._items:
            self.beginResetModel()
            self._items = items
            self.endResetModel()

    def show_names(self, names: Mapping[str, Called]) -> None:
        """Call the records by these names; one without any is still being looked up."""
        self._names = names
        self._changed()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self._changed()

    def _changed(self) -> None:
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def item(self, row: int) -> Item | None:
        """Return the record of a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def rows_of(self, uids: Iterable[str]) -> list[int]:
        """Return where records stand."""
        wanted = set(uids)
        return [row for row, item in enumerate(self._items) if item.uid in wanted]

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role says of a record."""
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == ITEM:
            return self._row(index.row(), item)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._row(index.row(), item).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self._row(index.row(), item)
            return ". ".join(part for part in (row.number, row.head, row.title, row.note) if part)
        return None

    def _row(self, row: int, item: Item) -> ItemRow:
        voice, name = self._voice, self._names.get(item.uid, Called(Label()))
        kind = item.uid.partition("/")[0]
        words = voice.tr(RECORD_KINDS[RecordKind(kind)]) if kind in set(RecordKind) else ""
        head = " \u00b7 ".join(part for part in (words, voice.dates(name.start, name.end)) if part)
        if name.label is None:
            title = voice.tr(_UNKNOWN).format(uid=isolate_code(item.uid))
            return ItemRow(
                voice.figures(str(row + 1)), head, title, voice.language.code, item.note, known=False
            )
        shown = name.label.language_shown(voice.language.code)
        title = name.label.in_language(voice.language.code)
        if kind == RecordKind.DIGEST:
            # These words are ours, years and all.
            title = voice.figures(title)
        return ItemRow(voice.figures(str(row + 1)), head, title, shown, item.note, known=True)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Let rows be dragged, and dropped between others but not upon them."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Records are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only rows of this list can be dropped."""
        return [_DRAGGED]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:
        """Pack the uids of the rows that are dragged."""
        packed = QMimeData()
        uids = [self._items[row].uid for row in sorted({index.row() for index in indexes})]
        packed.setData(_DRAGGED, QByteArray("\n".join(uids).encode()))
        return packed

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        """Tell where rows were dropped. False, or the view would take them out by itself."""
        if data.hasFormat(_DRAGGED) and action == Qt.DropAction.MoveAction:
            uids = bytes(data.data(_DRAGGED).data()).decode().split("\n")
            place = row if row >= 0 else (parent.row() if parent.isValid() else len(self._items))
            self.moved.emit(tuple(uids), place)
        return False
