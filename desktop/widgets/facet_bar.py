"""The chips above the results: chosen values that can be taken back, and a menu for each facet."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.errors import N_
from core.records.filters import FacetValue, Filters
from desktop.icons import icon
from desktop.models.choices import (
    CHIPS,
    CHOICES,
    RELATED,
    in_order,
    single_values_of,
    toggled,
    values_of,
    with_values,
    words_of,
    year_words,
)
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.flow import flow_in

if TYPE_CHECKING:
    from desktop.widgets.facet_menu import FacetMenu

_REMOVE = N_("Remove the filter «{name}»")
_CHOOSE = N_("Filter by: {name}")
_LONGEST, _LONGEST_RELATED = 28, 46


class FacetBar(QWidget):
    """Chips in rows. Emits the whole of the filters whenever one is chosen or taken back."""

    filters_changed = Signal(object)

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self._filters = Filters()
        self._facets: Mapping[str, tuple[FacetValue, ...]] = {}
        # A chosen value keeps its name when the answer no longer lists it.
        self._known: dict[tuple[str, str], FacetValue] = {}
        self._flow = flow_in(self, gap=metrics.TINY + 2, line_gap=metrics.TINY + 2)
        self._menus = {facet: self._menu_button(facet) for facet in CHOICES}
        self._chosen: list[QPushButton] = []
        self._open: FacetMenu | None = None
        self._show()

    @property
    def filters(self) -> Filters:
        """The values chosen now."""
        return self._filters

    def show_facets(self, facets: Mapping[str, tuple[FacetValue, ...]], filters: Filters) -> None:
        """Show the facets of an answer and what is chosen in them."""
        self._facets, self._filters = facets, filters
        for facet, values in facets.items():
            self._known.update({(facet, value.value): value for value in values})
        self._show()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self._show()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self._show()

    def words(self, facet: str, value: str) -> str:
        """Return what a chosen value is called."""
        known = self._known.get((facet, value))
        return words_of(known, self._voice) if known else year_words(value, self._voice)

    def _show(self) -> None:
        focused = next((n for n, chip in enumerate(self._chosen) if chip.hasFocus()), -1)
        for chip in self._chosen:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chosen = [
            self._chosen_chip(facet, value) for facet in CHIPS for value in values_of(self._filters, facet)
        ]
        for button in self._menus.values():
            self._flow.removeWidget(button)
        for button in (*self._chosen, *self._menus.values()):
            self._flow.addWidget(button)
        for chip in self._chosen:
            chip.show()
        self._name_menus()
        if focused >= 0:
            # The chip that had the focus is gone: the next one, or the first menu, takes it.
            following = self._chosen[focused:] or list(self._menus.values())
            following[0].setFocus()
        self.updateGeometry()

    def _opposite(self) -> Qt.LayoutDirection:
        """The direction that puts the mark of a chip after its words, where Qt would put it before."""
        rtl = self._voice.language.right_to_left
        return Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft

    def _name_menus(self) -> None:
        side = self._metrics.scaled(12)
        for facet, button in self._menus.items():
            button.setVisible(bool(self._facets.get(facet)) or bool(values_of(self._filters, facet)))
            if button.isHidden():
                continue
            name = self._voice.tr(CHOICES[facet])
            button.setText(name)
            button.setFont(self._metrics.small)
            button.setLayoutDirection(self._opposite())
            button.setIcon(icon("chevron-down", self._theme.muted, side=side))
            button.setIconSize(QSize(side, side))
            button.setAccessibleName(self._voice.tr(_CHOOSE).format(name=name))

    def _menu_button(self, facet: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "chip")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._open_menu(facet))
        return button

    def _chosen_chip(self, facet: str, value: str) -> QPushButton:
        name = self.words(facet, value)
        chip = QPushButton(_shortened(name, _LONGEST_RELATED if facet == RELATED else _LONGEST), self)
        chip.setProperty("role", "chip")
        chip.setProperty("chosen", "true")
        chip.setFont(self._metrics.small)
        chip.setLayoutDirection(self._opposite())
        side = self._metrics.scaled(12)
        chip.setIcon(icon("x", self._theme.accent, side=side))
        chip.setIconSize(QSize(side, side))
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        said = self._voice.tr(_REMOVE).format(name=name)
        chip.setAccessibleName(said)
        chip.setToolTip(said)
        chip.clicked.connect(lambda: self._choose(toggled(self._filters, facet, value)))
        return chip

    def _open_menu(self, facet: str) -> None:
        from desktop.widgets.facet_menu import FacetMenu

        if self._open is not None:
            self._open.deleteLater()
        menu = FacetMenu(self._voice.tr(CHOICES[facet]), self._theme, self._metrics, self._voice, self)
        values = in_order(self._facets.get(facet, ()), facet, self._voice)
        menu.show_values(values, single_values_of(self._filters, facet))
        menu.values_chosen.connect(lambda values: self._choose(with_values(self._filters, facet, values)))
        button = self._menus[facet]
        corner = button.rect().bottomRight() if self.isRightToLeft() else button.rect().bottomLeft()
        menu.open_at(button.mapToGlobal(corner + QPoint(0, self._metrics.TINY)))
        self._open = menu

    def _choose(self, filters: Filters) -> None:
        self._filters = filters
        self.filters_changed.emit(filters)


def _shortened(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    # The last character may close the isolate.
    closing = name[-1] if name[-1] == "\u2069" else ""
    return name[:longest].rstrip() + "\u2026" + closing
