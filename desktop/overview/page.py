"""The page itself: how much there is, charts with their tables, what is newest, what contradicts itself."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.errors import N_
from core.records.filters import FacetValue, Filters
from core.records.kinds import RECORD_KINDS, RecordKind
from core.records.label import Label
from core.records.overview import COUNTED, SPREADS, Overview, Recent, Spread
from desktop.announcing import read_in_order
from desktop.models.choices import in_order
from desktop.overview.bars import Bar, BarChart
from desktop.overview.tries import TriesStrip
from desktop.reader.link import LinkText
from desktop.reader.look import Look
from desktop.reader.words import PLURALS
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.flow import flow_in
from desktop.widgets.histogram import Histogram

if TYPE_CHECKING:
    from desktop.overview.figures import FiguresTable

_SHOWN = 10
_YEARS_HEIGHT, _YEARS_NAMED = 120, 12
_TWO_COLUMNS = 900


class ChartBox(QWidget):
    """A chart under its name, with its figures as a table that is asked for. `chosen` carries a value."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        metrics: Metrics,
        voice: Voice,
        parent: QWidget | None = None,
        *,
        of_years: bool = False,
    ) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._voice, self._spread = voice, Spread("", RecordKind.EVENT, "", ())
        self._whole = False
        self.heading = QLabel()
        # Years stand side by side, as the histogram of the results has them; other values under one another.
        self.bars: BarChart | Histogram = (
            Histogram(theme, metrics, voice, height=_YEARS_HEIGHT, labels=_YEARS_NAMED, lively=True)
            if of_years
            else BarChart(theme, metrics, self)
        )
        self.figures: FiguresTable | None = None
        self.as_table = QPushButton()
        self.as_table.setCheckable(True)
        self.more = QPushButton()
        for button in (self.as_table, self.more):
            button.setProperty("role", "link")
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.as_table)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SMALL)
        column.addLayout(head)
        column.addWidget(self.bars)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        if isinstance(self.bars, Histogram):
            self.bars.years_chosen.connect(self._on_years_chosen)
        else:
            self.bars.chosen.connect(self.chosen)
        self.as_table.toggled.connect(self._turn)
        self.more.clicked.connect(self._show_all)
        self.set_look(theme, metrics)
        read_in_order(self.heading, self.as_table, self.bars, self.more)

    def show_spread(self, spread: Spread) -> None:
        """Show another spread; of many values the first, and the rest when asked for."""
        self._spread = spread
        self._lay()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        if isinstance(self.bars, Histogram):
            self.bars.set_voice(voice)
        self._lay()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._metrics = metrics
        self.bars.set_look(theme, metrics)
        if self.figures is not None:
            self.figures.set_look(metrics)
        self.heading.setFont(metrics.strong)
        for button in (self.as_table, self.more):
            button.setFont(metrics.small)

    def _lay(self) -> None:
        voice, spread = self._voice, self._spread
        # Years are read as a whole; of other values the first few say most.
        first = None if self._whole or spread.facet == "year" else _SHOWN
        shown = self._bars_of(in_order(spread.values, spread.facet, voice, first))
        name = voice.tr(spread.name)
        self.heading.setText(name)
        if isinstance(self.bars, Histogram):
            self.bars.show_years(spread.values, Filters())
        else:
            self.bars.show_bars(shown)
        self.bars.setAccessibleName(name)
        if self.figures is not None:
            every = self._bars_of(in_order(spread.values, spread.facet, voice))
            self.figures.show_bars(every, (name, voice.tr(N_("Count"))))
            self.figures.setAccessibleName(name)
        self.as_table.setText(
            voice.tr(N_("As a chart")) if self.as_table.isChecked() else voice.tr(N_("As a table"))
        )
        self.as_table.setAccessibleName(f"{name}: {self.as_table.text()}")
        hidden = len(spread.values) - len(shown)
        self.more.setText(voice.trn("{count} more", "{count} more", hidden) if hidden else "")
        self.more.setVisible(bool(hidden) and not self.as_table.isChecked())
        self.setVisible(bool(spread.values))

    def _bars_of(self, values: Iterable[FacetValue]) -> list[Bar]:
        voice, facet = self._voice, self._spread.facet
        return [
            Bar(each.value, _named(each.label, facet, voice), voice.number(each.count), each.count)
            for each in values
        ]

    def _turn(self, to_table: bool) -> None:
        figures = self._table()
        self.bars.setVisible(not to_table)
        figures.setVisible(to_table)
        self._lay()

    def _table(self) -> "FiguresTable":
        """Return the table, which is made when it is first asked for."""
        if self.figures is None:
            from desktop.overview.figures import FiguresTable

            self.figures = FiguresTable(self._metrics, self)
            self.figures.chosen.connect(self.chosen)
            self._column.insertWidget(self._column.indexOf(self.bars) + 1, self.figures)
            read_in_order(self.heading, self.as_table, self.bars, self.figures, self.more)
        return self.figures

    def _on_years_chosen(self, years: tuple[tuple[int, int], ...]) -> None:
        for first, last in years:
            self.chosen.emit(f"{first}-{last}" if first != last else str(first))

    def _show_all(self) -> None:
        self._whole = True
        self._lay()
        self.bars.setFocus()


class OverviewPage(QScrollArea):
    """What the library holds.

    `view_wanted` carries a kind of record, `value_wanted` a kind, a facet and a value; `record_requested` a uid.
    """

    view_wanted = Signal(str)
    value_wanted = Signal(str, str, str)
    disputes_wanted = Signal()
    record_requested = Signal(str)

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self.overview: Overview | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._sheet = QWidget()
        self._sheet.setProperty("ground", "surface")
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self._sheet)
        self.heading = QLabel()
        self.tries = TriesStrip(theme, metrics, voice)
        self._counts = QWidget(self._sheet)
        self._counts_flow = flow_in(self._counts, gap=metrics.SMALL, line_gap=metrics.SMALL)
        self.counts: dict[RecordKind, QPushButton] = {}
        self.charts = tuple(
            ChartBox(theme, metrics, voice, self._sheet, of_years=facet == "year") for _, _, facet in SPREADS
        )
        self._news = QWidget(self._sheet)
        self.newest_heading = QLabel()
        self._newest = QVBoxLayout()
        self.newest: list[LinkText] = []
        self.disputed = QPushButton()
        self._arrange()
        for box, (_, kind, facet) in zip(self.charts, SPREADS, strict=True):
            box.chosen.connect(partial(self.value_wanted.emit, str(kind), facet))
        self.disputed.clicked.connect(self.disputes_wanted)
        self.set_look(theme, metrics)

    def _arrange(self) -> None:
        metrics = self._metrics
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(metrics.HUGE)
        self.grid.setVerticalSpacing(metrics.WIDE)
        self._newest.setSpacing(self._metrics.TINY)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.WIDE)
        column.setSpacing(metrics.WIDE)
        column.addWidget(self.heading)
        column.addWidget(self.tries)
        column.addWidget(self._counts)
        column.addLayout(self.grid)
        column.addStretch(1)
        news = QVBoxLayout(self._news)
        news.setContentsMargins(0, 0, 0, 0)
        news.setSpacing(metrics.SMALL)
        news.addWidget(self.newest_heading)
        news.addLayout(self._newest)
        news.addWidget(self.disputed, 0, Qt.AlignmentFlag.AlignLeading)
        self.disputed.setProperty("role", "link")
        self._place_charts()
        read_in_order(self.heading, self._counts, *self.charts, self._news)

    def show_overview(self, overview: Overview) -> None:
        """Show what a library holds."""
        self.overview = overview
        self._say()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.tries.set_voice(voice)
        for box in self.charts:
            box.set_voice(voice)
        self._say()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self.heading.setFont(metrics.title)
        self.newest_heading.setFont(metrics.strong)
        self.disputed.setFont(metrics.body)
        self.tries.set_look(theme, metrics)
        for box in self.charts:
            box.set_look(theme, metrics)
        self._say()

    def resizeEvent(self, event: object) -> None:
        """Put the charts side by side where there is room."""
        super().resizeEvent(event)
        self._place_charts()

    def _place_charts(self) -> None:
        columns = 2 if self.width() >= self._metrics.scaled(_TWO_COLUMNS) else 1
        years, *others = self.charts
        self.grid.addWidget(years, 0, 0, 1, columns)
        for number, box in enumerate((*others, self._news)):
            row, column = divmod(number, columns)
            self.grid.addWidget(box, row + 1, column, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self.grid.setColumnStretch(column, 1 if column < columns else 0)

    def _say(self) -> None:
        overview, voice = self.overview, self._voice
        self.heading.setText(voice.tr(N_("Overview")))
        self.setAccessibleName(self.heading.text())
        self.newest_heading.setText(voice.tr(N_("Newest events")))
        if overview is None:
            return
        self._say_counts(overview)
        for box, spread in zip(self.charts, overview.spreads, strict=True):
            box.show_spread(spread)
        self._say_newest(overview)
        self.disputed.setText(
            voice.trn(
                "{count} contradiction found in the sources",
                "{count} contradictions found in the sources",
                overview.disputed,
            )
        )
        self.disputed.setVisible(bool(overview.disputed))

    def _say_counts(self, overview: Overview) -> None:
        for kind in COUNTED:
            if kind not in self.counts:
                button = QPushButton(self._counts)
                button.clicked.connect(partial(self.view_wanted.emit, str(kind)))
                self.counts[kind] = button
                self._counts_flow.addWidget(button)
            button, count = self.counts[kind], overview.counts.get(kind, 0)
            button.setText(f"{self._voice.number(count)}  {self._voice.tr(PLURALS[kind])}")
            button.setFont(self._metrics.body)
            button.setVisible(bool(count))

    def _say_newest(self, overview: Overview) -> None:
        while self.newest:
            gone = self.newest.pop()
            self._newest.removeWidget(gone)
            gone.deleteLater()
        for each in overview.newest:
            look = Look(self._theme, self._metrics, self._voice)
            side = self._voice.language.right_to_left
            line = LinkText(
                self._line_of(each),
                side,
                look,
                language=self._voice.language.code,
                on_the_right=side,
                parent=self._news,
            )
            line.clicked.connect(partial(self.record_requested.emit, each.uid))
            self._newest.addWidget(line)
            self.newest.append(line)

    def _line_of(self, each: Recent) -> str:
        title = self._voice.name(each.title) or self._voice.tr(RECORD_KINDS[RecordKind.EVENT])
        parts = (title, self._voice.dates(each.start, None), self._voice.name(each.place))
        return " \u00b7 ".join(part for part in parts if part)


def _named(label: Label, facet: str, voice: Voice) -> str:
    """Return the name of a value; years are figures."""
    text = label.in_language(voice.language.code)
    return voice.figures(text) if facet == "year" else text
