"""The page of the register: filters, what it is grouped and sorted by, how many there are, and the table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.errors import N_, Refusal
from core.records.filters import FacetValue, Filters
from core.records.register import Grouping, Ordering, RegisterLine, RegisterOrder
from desktop.reader.look import Look
from desktop.register.arrangement import Arrangement
from desktop.register.columns import COLUMNS, also_in
from desktop.register.menus import columns_menu, row_menu
from desktop.register.model import LINE, RegisterTableModel
from desktop.register.table import RegisterTable
from desktop.register.toolbar import RegisterToolbar
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.facet_bar import FacetBar

if TYPE_CHECKING:
    from core.text.query import Query

_NOTHING = N_("Nothing found")
_NOTHING_HINT = N_("Try fewer words, another spelling, or take back a filter.")
_TAKE_BACK = N_("Take back all filters")
_SETTLED = 300


class RegisterPage(QWidget):
    """Shows an order of the register and says what the reader wants of it.

    `arranged` carries the `Arrangement` that is wanted from now on, `filters_changed` the filters, `rows_shown` the
    rows that are looked at, `record_requested` a uid to open. `copy_wanted` carries how: «citation» or «text»,
    `voice_changed` comes where names may stand in another order.
    """

    arranged = Signal(object)
    filters_changed = Signal(object)
    rows_shown = Signal(int, int)
    record_requested = Signal(str)
    copy_wanted = Signal(str)
    print_wanted = Signal()
    collect_wanted = Signal()
    export_wanted = Signal()
    voice_changed = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self.arrangement = Arrangement()
        self.facets = FacetBar(theme, metrics, voice)
        self.toolbar = RegisterToolbar(theme, metrics, voice)
        self.rows = RegisterTableModel(voice, self)
        self.table = RegisterTable(self.rows, theme, metrics, voice)
        self.nothing = EmptyState("search", theme, metrics)
        self.stack = QStackedWidget()
        # A column that is drawn out has a hundred widths before it has its own.
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settling.timeout.connect(lambda: self.arranged.emit(self.arrangement))
        self._lay()
        self._connect()
        self.arrange(self.arrangement)
        self.facets.show_facets({}, Filters())

    @property
    def look(self) -> Look:
        """How the page looks and speaks now."""
        return Look(self._theme, self._metrics, self._voice)

    def _lay(self) -> None:
        metrics = self._metrics
        head = QVBoxLayout()
        head.setContentsMargins(metrics.LARGE, metrics.SMALL, metrics.LARGE, metrics.SMALL)
        head.setSpacing(metrics.SMALL)
        head.addWidget(self.facets)
        head.addWidget(self.toolbar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.stack.setProperty("edge", "top")
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)

    def _connect(self) -> None:
        self.facets.filters_changed.connect(self.filters_changed)
        self.nothing.acted.connect(lambda: self.filters_changed.emit(Filters()))
        bar, table = self.toolbar, self.table
        bar.grouped_by.connect(lambda grouping: self._want(grouping=Grouping(grouping)))
        bar.sorted_by.connect(lambda ordering: self._want(ordering=Ordering(ordering), descending=False))
        bar.turned.connect(lambda: self._want(descending=not self.arrangement.descending))
        bar.columns_wanted.connect(self._offer_columns)
        bar.copy_wanted.connect(lambda: self.copy_wanted.emit("citation"))
        bar.print_wanted.connect(self.print_wanted)
        bar.export_wanted.connect(self.export_wanted)
        table.copy_wanted.connect(lambda: self.copy_wanted.emit("citation"))
        table.line_opened.connect(self.record_requested)
        table.rows_shown.connect(self.rows_shown)
        table.sorted_by.connect(self.sort_by)
        table.drawn_out.connect(self._on_drawn_out)
        table.columns_wanted.connect(self._offer_columns)
        table.menu_wanted.connect(self._offer_row)
        table.chosen_changed.connect(self._count)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show an arrangement; the rows follow with the order that is made for it."""
        self.arrangement = arrangement
        self.table.arrange(arrangement)
        self.toolbar.show_arrangement(arrangement)

    def show_order(
        self,
        order: RegisterOrder,
        first: tuple[RegisterLine, ...],
        facets: Mapping[str, tuple[FacetValue, ...]],
        filters: Filters,
        query: "Query | None" = None,
    ) -> None:
        """Show another order, from its first row, with what can be filtered by and is; `query` is marked."""
        self.facets.show_facets({name: values for name, values in facets.items() if name != "kind"}, filters)
        self.rows.set_order(order, first, query)
        self.table.scrollToTop()
        self._say_nothing("" if order.total else self._voice.tr(_NOTHING))
        self._count()

    def show_trouble(self, refusal: Refusal) -> None:
        """Show why there is no register."""
        self._say_nothing(self._voice.language.sentence(refusal))

    def say(self, words: str) -> None:
        """Say what was done."""
        self.toolbar.say(words)

    def sort_by(self, key: str) -> None:
        """Sort by a column; the one that it is sorted by already is turned."""
        ordering = next(column.sorts for column in COLUMNS if column.key == key)
        if ordering is not None:
            turned = ordering is self.arrangement.ordering and not self.arrangement.descending
            self._want(ordering=ordering, descending=turned)

    def show_column(self, key: str, *, shown: bool) -> None:
        """Show a column or hide it; the last one stays."""
        columns = tuple(each for each in self.arrangement.columns if each != key)
        columns = (*columns, key) if shown else columns
        if columns:
            self._want(columns=columns)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        for part in (self.facets, self.toolbar, self.table, self.nothing):
            part.set_look(theme, metrics)

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        for part in (self.facets, self.toolbar, self.rows, self.table):
            part.set_voice(voice)
        self.toolbar.show_arrangement(self.arrangement)
        self._count()
        self.voice_changed.emit()

    def _want(self, **changes: object) -> None:
        self.arrange(replace(self.arrangement, **changes))
        self.arranged.emit(self.arrangement)

    def _on_drawn_out(self, key: str, width: int) -> None:
        widths = dict(self.arrangement.widths) | {key: width}
        self.arrangement = replace(self.arrangement, widths=tuple(widths.items()))
        self._settling.start()

    def _offer_columns(self, at: QPoint) -> None:
        empty = frozenset() if self.rows.order.repeats else frozenset({"similar"})
        menu = columns_menu(self.arrangement, empty, self._voice, self._metrics, self)
        menu.triggered.connect(lambda act: self.show_column(act.data(), shown=act.isChecked()))
        menu.popup(at)

    def _offer_row(self, at: QPoint) -> None:
        line = self.table.currentIndex().data(LINE)
        if line is None:
            return
        elsewhere = tuple((also_in(each, self._voice), each.uid) for each in line.similar)
        menu = row_menu(elsewhere, self._voice, self._metrics, self)
        menu.opened.connect(lambda uid: self.record_requested.emit(uid or line.uid))
        menu.copied.connect(self.copy_wanted)
        menu.printed.connect(self.print_wanted)
        menu.collected.connect(self.collect_wanted)
        menu.exported.connect(self.export_wanted)
        menu.popup(at)

    def _say_nothing(self, title: str) -> None:
        voice, narrowed = self._voice, bool(self.facets.filters)
        self.nothing.say(title, voice.tr(_NOTHING_HINT), voice.tr(_TAKE_BACK) if narrowed else "")
        self.stack.setCurrentWidget(self.nothing if title else self.table)

    def _count(self) -> None:
        order = self.rows.order
        self.toolbar.show_counts(order.total, len(order.groups), self.table.chosen_count())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead into the table; a focus proxy would have Tab pass over the filters and the tools above it."""
        self.table.setFocus(event.reason())
