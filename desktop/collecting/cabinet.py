"""The collections as rows with how many records each holds, the one used last first."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.errors import N_
from core.records.collections import Cabinet, Collection
from core.text.bidi import isolate
from desktop.models.navigation import COUNT, VIEW
from desktop.models.views import View
from desktop.voice import Voice

NAMELESS = N_("Collection without a name")
_NOWHERE = QModelIndex()
_FOLDER = View("collection", "", "folder")


def name_of_collection(collection: Collection, voice: Voice) -> str:
    """Return what a collection is called; one whose name was lost is called that."""
    return collection.name or voice.tr(NAMELESS)


class CabinetModel(QAbstractListModel):
    """One row for each collection, drawn as the places of the navigation are."""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._cabinet = Cabinet()

    def show_cabinet(self, cabinet: Cabinet) -> None:
        """Show other collections."""
        self.beginResetModel()
        self._cabinet = cabinet
        self.endResetModel()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def key(self, row: int) -> str:
        """Return the key of the collection of a row, or an empty text."""
        rows = self._cabinet.collections
        return rows[row].key if 0 <= row < len(rows) else ""

    def row_of(self, key: str) -> int:
        """Return the row of a collection, or -1."""
        return next((n for n, each in enumerate(self._cabinet.collections) if each.key == key), -1)

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return the number of collections."""
        return 0 if parent.isValid() else len(self._cabinet.collections)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role says of a collection."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        collection, voice = self._cabinet.collections[index.row()], self._voice
        if role == VIEW:
            return _FOLDER
        if role == COUNT:
            return voice.number(len(collection.items))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            # Held in its own direction, in which it is shortened too.
            return isolate(name_of_collection(collection, voice), "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            held = voice.trn("{count} record", "{count} records", len(collection.items))
            return f"{name_of_collection(collection, voice)}, {held}"
        return None
