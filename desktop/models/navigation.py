"""The places of the navigation with the number of records behind each."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from desktop.models.views import VIEWS, View
from desktop.voice import Voice

VIEW = int(Qt.ItemDataRole.UserRole)
COUNT = VIEW + 1

_NOWHERE = QModelIndex()


class NavigationListModel(QAbstractListModel):
    """One row for each view. Counts are by the key of the view; a view without a count shows none."""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._counts: dict[str, int] = {}

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return the number of views."""
        return 0 if parent.isValid() else len(VIEWS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role says of a view."""
        if not index.isValid() or index.row() >= len(VIEWS):
            return None
        view = VIEWS[index.row()]
        if role == VIEW:
            return view
        if role == COUNT:
            return self.count_text(view)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._voice.tr(view.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (self._voice.tr(view.words), self.count_text(view)) if part)
        return None

    def count_text(self, view: View) -> str:
        """Return the count of a view in the reader's digits, empty where there is none."""
        return self._voice.number(self._counts[view.key]) if self._counts.get(view.key) else ""

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show other counts."""
        self._counts = dict(counts)
        self._changed()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self._changed()

    def _changed(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(VIEWS) - 1))
