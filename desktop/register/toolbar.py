"""The bar above the table: grouping and order, columns, how many rows there are, and what is done with them."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from core.errors import N_
from core.records.register import GROUPINGS
from core.text.bidi import isolate_code
from desktop.icons import icon
from desktop.reader.words import COPY_CITED, PRINT
from desktop.register.arrangement import Arrangement
from desktop.register.columns import COLUMNS
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.flow import flow_in

_GROUPED = N_("Grouping")
_SORTED = N_("Sort by: {name}")
_SORTING = N_("Order")
_RISING, _FALLING = N_("Turn the order: it goes forward"), N_("Turn the order: it goes backward")
_COLUMNS = N_("Columns")
_BY_KEYS = "(Alt+\u2193)"
_EXPORT = N_("Export\u2026")


class RegisterToolbar(QWidget):
    """Emits what is wanted; `grouped_by` and `sorted_by` carry the name of a grouping or an ordering."""

    grouped_by = Signal(str)
    sorted_by = Signal(str)
    turned = Signal()
    columns_wanted = Signal(QPoint)
    copy_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self._arrangement = Arrangement()
        self.grouping, self.sorting = QComboBox(), QComboBox()
        self.turn = self._button(self.turned.emit)
        self.columns = self._button(lambda: self.columns_wanted.emit(self._below(self.columns)))
        self.copy = self._button(self.copy_wanted.emit)
        self.print = self._button(self.print_wanted.emit)
        self.export = self._button(self.export_wanted.emit)
        self.counts, self.said = QLabel(), QLabel()
        self.grouping.activated.connect(lambda _: self.grouped_by.emit(self.grouping.currentData()))
        self.sorting.activated.connect(lambda _: self.sorted_by.emit(self.sorting.currentData()))
        self._lay()
        self._fill()

    def _lay(self) -> None:
        for label in (self.counts, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", "muted")
        self.said.setProperty("tone", "accent")
        row = flow_in(self, gap=self._metrics.SMALL, line_gap=self._metrics.TINY)
        pair = QWidget()
        beside = QHBoxLayout(pair)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(self._metrics.TINY)
        for part in (self.sorting, self.turn, self.columns, self.copy, self.print, self.export):
            beside.addWidget(part)
        for part in (self.grouping, pair, self.counts, self.said):
            row.addWidget(part)

    def _button(self, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "icon")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _=False: act())
        return button

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Show what the register is grouped and sorted by."""
        self._arrangement = arrangement
        self.grouping.setCurrentIndex(max(0, self.grouping.findData(str(arrangement.grouping))))
        self.sorting.setCurrentIndex(max(0, self.sorting.findData(str(arrangement.ordering))))
        self._name(
            self.turn,
            "arrow-up" if arrangement.descending else "arrow-down",
            _FALLING if arrangement.descending else _RISING,
        )

    def show_counts(self, total: int, groups: int, chosen: int) -> None:
        """Show how many provisions there are, in how many groups, and how many are selected."""
        trn = self._voice.trn
        parts = [trn("{count} recommendation", "{count} recommendations", total)]
        if groups:
            parts.append(trn("{count} group", "{count} groups", groups))
        if chosen:
            parts.append(trn("{count} selected", "{count} selected", chosen))
        self.counts.setText(" \u00b7 ".join(parts))
        self.said.clear()
        for button in (self.copy, self.print):
            button.setEnabled(bool(chosen))
        self.export.setEnabled(bool(total))

    def say(self, words: str) -> None:
        """Say what was done, until something else is chosen."""
        self.said.setText(words)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self._fill()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self._fill()

    def _fill(self) -> None:
        tr, metrics = self._voice.tr, self._metrics
        for part in (self.grouping, self.sorting, self.counts, self.said, self.columns):
            part.setFont(metrics.small)
        self.grouping.clear()
        for grouping, words in GROUPINGS.items():
            self.grouping.addItem(tr(words), str(grouping))
        self.grouping.setAccessibleName(tr(_GROUPED))
        self.grouping.setToolTip(tr(_GROUPED))
        self.sorting.clear()
        for column in COLUMNS:
            if column.sorts is not None:
                self.sorting.addItem(tr(_SORTED).format(name=tr(column.words)), str(column.sorts))
        self.sorting.setAccessibleName(tr(_SORTING))
        self.sorting.setToolTip(f"{tr(_SORTING)} {isolate_code(_BY_KEYS)}")
        for label in (self.counts, self.said):
            label.setMinimumHeight(self.sorting.sizeHint().height())
        self._name(self.columns, "columns-3", _COLUMNS)
        self._name(self.copy, "quote", COPY_CITED, "Ctrl+C")
        self._name(self.print, "printer", PRINT, "Ctrl+P")
        self._name(self.export, "download", _EXPORT, "Ctrl+E")
        self.show_arrangement(self._arrangement)

    def _name(self, button: QToolButton, drawing: str, words: str, keys: str = "") -> None:
        side = self._metrics.scaled(16)
        mirrored = self._voice.language.right_to_left
        button.setIcon(icon(drawing, self._theme.muted, mirrored=mirrored, side=side))
        button.setIconSize(QSize(side, side))
        said = self._voice.tr(words)
        button.setAccessibleName(said)
        # A code in a sentence of another direction.
        button.setToolTip(f"{said} {isolate_code(f'({keys})')}" if keys else said)

    def _below(self, button: QToolButton) -> QPoint:
        corner = button.rect().bottomRight() if self.isRightToLeft() else button.rect().bottomLeft()
        return button.mapToGlobal(corner)
