"""The middle of the window: filters, histogram, how many were found and by which words, and the list of cards."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import N_, Refusal
from core.records.filters import FacetValue, Filters
from core.text.bidi import isolate, isolate_code
from desktop.announcing import announce
from desktop.icons import icon
from desktop.models.choices import with_values
from desktop.models.results import ResultsTableModel
from desktop.models.views import View, view_of
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.also_line import AlsoLine
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.facet_bar import FacetBar
from desktop.widgets.flow import FlowingLabel, flowing
from desktop.widgets.histogram import Histogram
from desktop.widgets.results_list import ResultsList
from desktop.widgets.selection_bar import SelectionBar

if TYPE_CHECKING:
    from core.records.answers import Answer
    from core.text.query import Query

_EXPORT = N_("Export\u2026")
_NEAREST = N_("best match first")
_NEWEST = N_("newest first")
_BY_NAME = N_("by name")
_RELAXED = N_("No record has all the words; these have some of them.")
_CORRECTED = N_("Not found as typed; shown instead:")
_PLAIN = N_("The search index cannot be used now: the order is simpler, and other words were not looked for.")
_DID_YOU_MEAN = N_("Did you mean:")
_NOTHING = N_("Nothing found")
_NOTHING_HINT = N_("Try fewer words, another spelling, or take back a filter.")
_EMPTY = N_("Nothing here yet")
_EMPTY_HINT = N_("The library holds no record of this kind.")
_NO_CONTRADICTION = N_("The sources of the library do not contradict each other anywhere that is known.")
_TAKE_BACK = N_("Take back all filters")
_SUGGESTIONS = 3
_LOW = 240
"""How high a pane is at least in which the list leaves room for the years; the filter of years is there in any."""


class ResultsPane(QWidget):
    """Shows an answer and says what the reader wants instead."""

    filters_changed = Signal(object)
    query_wanted = Signal(str)
    everything_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self._answer: Answer | None = None
        self._view: View = view_of("")
        self._refusal: Refusal | None = None
        self.rows = ResultsTableModel(voice, self)
        self.facets = FacetBar(theme, metrics, voice)
        self.histogram = Histogram(theme, metrics, voice)
        self.count = QLabel()
        self.also = AlsoLine()
        self.export = QToolButton()
        self.notice, self._notice_row = flowing(gap=metrics.SMALL)
        self.list = ResultsList(self.rows, theme, metrics, voice)
        self.selection = SelectionBar(theme, metrics, voice)
        self.nothing = EmptyState("search", theme, metrics)
        self.stack = QStackedWidget()
        self._arrange()
        self.facets.filters_changed.connect(self.filters_changed)
        self.histogram.years_chosen.connect(self._on_years_chosen)
        self.nothing.acted.connect(self._on_nothing_acted)
        self.list.count_chosen.connect(self.selection.show_count)
        self.selection.clear_wanted.connect(self.list.choose_one)
        self._set_faces()
        self.show_facets({}, Filters())
        self._say()

    def _arrange(self) -> None:
        metrics = self._metrics
        head = QVBoxLayout()
        head.setContentsMargins(metrics.LARGE, metrics.SMALL, metrics.LARGE, metrics.SMALL)
        head.setSpacing(metrics.SMALL)
        head.addWidget(self.facets)
        head.addWidget(self.histogram)
        line = QHBoxLayout()
        line.setSpacing(metrics.MEDIUM)
        line.addWidget(self.count)
        line.addWidget(self.also, 1)
        line.addWidget(self.export)
        self.export.setProperty("role", "icon")
        self.export.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.export.clicked.connect(lambda _=False: self.export_wanted.emit())
        head.addLayout(line)
        head.addWidget(self.notice)
        head.addWidget(self.selection)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("tone", "muted")
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.stack.setProperty("edge", "top")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the histogram where the list needs its room."""
        super().resizeEvent(event)
        self._spare()

    def _spare(self) -> None:
        self.histogram.give_way(self.height() < self._metrics.scaled(_LOW))

    def show_answer(
        self, answer: "Answer", filters: Filters, view: View, query: "Query | None" = None
    ) -> None:
        """Show another answer, from its first row; `query` marks titles in a language that is not the record's."""
        self._answer, self._view, self._refusal = answer, view, None
        self.list.set_lines(view.lines(searched=bool(answer.query.strip())))
        self.rows.set_answer(answer, query)
        self.list.scrollToTop()
        self.show_facets(
            {name: values for name, values in answer.facets.items() if name not in view.without}, filters
        )
        self._say()
        announce(self.list, self.count.text() or self._voice.tr(_NOTHING))

    def show_trouble(self, refusal: Refusal) -> None:
        """Show why there is nothing to search."""
        self._answer, self._refusal = None, refusal
        from core.records.answers import Answer

        self.rows.set_answer(Answer("", 0, ()))
        self.show_facets({}, Filters())
        self._say()

    def show_facets(self, facets: Mapping[str, tuple[FacetValue, ...]], filters: Filters) -> None:
        """Show the counts of an answer and what is chosen."""
        self.facets.show_facets(facets, filters)
        self.histogram.show_years(facets.get("year", ()), filters)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        for part in (self.facets, self.histogram, self.list, self.selection, self.nothing):
            part.set_look(theme, metrics)
        self._set_faces()
        self._spare()
        self._say()

    def _set_faces(self) -> None:
        for label in (self.count, self.also):
            label.setFont(self._metrics.small)

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.rows.set_voice(voice)
        for part in (self.facets, self.histogram, self.list, self.selection):
            part.set_voice(voice)
        self._say()

    def _say_export(self) -> None:
        side = self._metrics.scaled(16)
        self.export.setIcon(icon("download", self._theme.muted, side=side))
        self.export.setIconSize(QSize(side, side))
        words = self._voice.tr(_EXPORT)
        self.export.setAccessibleName(words)
        # A code in a sentence of another direction.
        self.export.setToolTip(f"{words} {isolate_code('(Ctrl+E)')}")
        self.export.setVisible(self._answer is not None and self._answer.total > 0)

    def _say(self) -> None:
        voice, answer = self._voice, self._answer
        self._say_export()
        self._clear_notice()
        if answer is None:
            self.count.setText("")
            self.also.show_terms((), voice)
            self.nothing.say(voice.language.sentence(self._refusal) if self._refusal else "")
            self.stack.setCurrentWidget(self.nothing if self._refusal else self.list)
            self.notice.hide()
            return
        found = voice.trn("{count} result", "{count} results", answer.total)
        self.count.setText(f"{found} \u00b7 {voice.tr(self._order(answer))}" if answer.total else "")
        self.count.setVisible(answer.total > 0)
        self.also.show_terms(answer.also if answer.total else (), voice)
        self._say_notice(answer)
        title, hint = _NOTHING, _NOTHING_HINT
        if not answer.query.strip() and not self.facets.filters:
            title, hint = _EMPTY, _NO_CONTRADICTION if self._view.disputed else _EMPTY_HINT
        self.nothing.say(voice.tr(title), voice.tr(hint), self._way_out(answer))
        self.stack.setCurrentWidget(self.list if answer.total else self.nothing)

    def _way_out(self, answer: "Answer") -> str:
        """Return what the button says that leads from nothing to something; empty where nothing does."""
        if self.facets.filters:
            return self._voice.tr(_TAKE_BACK)
        elsewhere = sum(value.count for value in answer.facets.get("kind", ()))
        if not elsewhere:
            return ""
        return self._voice.trn(
            "Show {count} result in the whole library",
            "Show {count} results in the whole library",
            elsewhere,
        )

    def _on_nothing_acted(self) -> None:
        if self.facets.filters:
            self.filters_changed.emit(Filters())
        else:
            self.everything_wanted.emit()

    def _order(self, answer: "Answer") -> str:
        if answer.query.strip():
            return _NEAREST
        return _NEWEST if self._view.dated else _BY_NAME

    def _clear_notice(self) -> None:
        while (item := self._notice_row.itemAt(0)) is not None:
            words = item.widget()
            # Taken out in this way Qt deletes the item too.
            self._notice_row.removeWidget(words)
            words.hide()
            words.deleteLater()

    def _say_notice(self, answer: "Answer") -> None:
        voice = self._voice
        if answer.plain:
            self._add_words(voice.tr(_PLAIN))
        if answer.relaxed and answer.total:
            self._add_words(voice.tr(_RELAXED))
        if answer.corrected:
            self._add_words(voice.tr(_CORRECTED))
            self._add_query(answer.corrected)
        others = [query for query in answer.did_you_mean if query != answer.corrected][:_SUGGESTIONS]
        if others:
            self._add_words(voice.tr(_DID_YOU_MEAN))
        for query in others:
            self._add_query(query)
        self.notice.setVisible(self._notice_row.count() > 0)
        self.notice.updateGeometry()

    def _add_query(self, query: str) -> None:
        link = QPushButton(isolate(query, ""), self.notice)
        link.setProperty("role", "link")
        link.setFont(self._metrics.small)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(lambda: self.query_wanted.emit(query))
        self._notice_row.addWidget(link)
        link.show()

    def _add_words(self, words: str) -> None:
        label = FlowingLabel(words, self.notice)
        label.setProperty("tone", "warn")
        label.setFont(self._metrics.small)
        self._notice_row.addWidget(label)
        label.show()

    def _on_years_chosen(self, years: tuple[tuple[int, int], ...]) -> None:
        values = tuple(str(a) if a == b else f"{a}-{b}" for a, b in years)
        self.filters_changed.emit(with_values(self.facets.filters, "year", values))
