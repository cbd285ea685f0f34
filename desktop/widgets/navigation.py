"""The navigation: the places of the library with their counts, on the leading side."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelection, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from core.errors import N_
from desktop.delegates.navigation import NavigationDelegate
from desktop.models.navigation import VIEW, NavigationListModel
from desktop.models.views import VIEWS
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

_NAVIGATION = N_("Navigation")
_WIDTH, _WIDEST = 200, 280


class Navigation(QListView):
    """A list of views of which one is chosen."""

    view_chosen = Signal(str)

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self._metrics = metrics
        self._quiet = False
        self._widest_place = 0
        self._places = NavigationListModel(voice, self)
        self._drawing = NavigationDelegate(theme, metrics, self)
        self.setModel(self._places)
        self.setItemDelegate(self._drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setViewportMargins(0, metrics.MEDIUM, 0, 0)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.set_voice(voice)

    @property
    def folded(self) -> bool:
        """Tell whether only the icons are shown."""
        return self._drawing.folded

    def fold(self, folded: bool) -> None:
        """Show the icons alone, or with their words."""
        self._drawing.folded = folded
        self.scheduleDelayedItemsLayout()

    def width_wanted(self) -> int:
        """Return the width in pixels that the navigation has by itself."""
        if self.folded:
            return self._metrics.scaled(54)
        # Measured once for each language and look: layouts ask for it dozens of times.
        if not self._widest_place:
            # Room for counts of three digits, whatever they are now: the columns keep still while one types.
            self._widest_place = max(
                self._drawing.width_wanted(self._places.index(n).data(), "000") for n in range(len(VIEWS))
            )
        return max(self._metrics.scaled(_WIDTH), min(self._widest_place, self._metrics.scaled(_WIDEST)))

    def choose(self, key: str) -> None:
        """Show a view as the chosen one without saying so."""
        row = next((n for n, view in enumerate(VIEWS) if view.key == key), 0)
        self._quiet = True
        self.setCurrentIndex(self._places.index(row))
        self._quiet = False

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records are behind each view."""
        self._places.set_counts(counts)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._metrics = metrics
        self._widest_place = 0
        self._drawing.set_look(theme, metrics)
        self.scheduleDelayedItemsLayout()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._widest_place = 0
        self._places.set_voice(voice)
        self.setAccessibleName(voice.tr(_NAVIGATION))

    def sizeHint(self) -> QSize:
        """Return the size the navigation has by itself."""
        return QSize(self.width_wanted(), super().sizeHint().height())

    def _on_selection_changed(self, chosen: QItemSelection, _: QItemSelection) -> None:
        for index in () if self._quiet else chosen.indexes():
            self.view_chosen.emit(index.data(VIEW).key)
