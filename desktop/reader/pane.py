"""The reader: the record that is open, to be read, copied, printed and followed back to its source.

The pane is handed records and emits what the reader asks for; it opens nothing by itself. A passage opens the source
below the page, or beside it where there is room for both.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.errors import N_
from core.language import language as language_of
from core.records.label import Reference
from core.records.library import Event, Passage, Practice, Recommendation, Record, Reform, Source
from core.records.links import link_to
from core.records.profiles import Assembled, CountryProfile, Digest
from core.records.related import Related
from desktop.reader.above import AbovePage
from desktop.reader.assembled import section_of, work_of
from desktop.reader.copy_desk import CopyDesk
from desktop.reader.entity_page import EntityPage
from desktop.reader.header import Header
from desktop.reader.headings import heading_of
from desktop.reader.hits import HitSteps
from desktop.reader.hits_bar import NEXT, PREVIOUS
from desktop.reader.look import Look
from desktop.reader.marks import marks_in
from desktop.reader.page import Page
from desktop.reader.page_scroll import PageScroll, Place
from desktop.reader.pages import AccountPage, EventPage, RecommendationPage, SourcePage
from desktop.reader.provision import Quoted
from desktop.reader.reading import Reading
from desktop.reader.section_page import SectionPage
from desktop.reader.split import SourceSplit
from desktop.reader.trail import TrailBar
from desktop.shortcuts import bind
from desktop.source.pane import SourcePane
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from core.paper.works import Printed
    from core.text.query import Query

_NOTHING = N_("Nothing is open")
_NOTHING_HINT = N_(
    "Choose a card in the list to read it here, with its facts, its recommendations and its source."
)


class ReaderPane(QWidget):
    """Shows one record at a time.

    `copy_requested` tells what was copied: the uid, and «text», «citation», «recommendations» or «link»;
    `style_chosen` in which style citations are wanted from now on. `source_requested` asks for the text of a source
    that was not handed in; answer with `set_source`. `listing_requested` carries filters.
    """

    record_requested = Signal(str)
    print_requested = Signal(str)
    preview_requested = Signal(str)
    copy_requested = Signal(str, str)
    style_chosen = Signal(str)
    source_requested = Signal(str)
    collect_requested = Signal(str)
    listing_requested = Signal(object)

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = Look(theme, metrics, voice)
        self.copying = CopyDesk(self)
        self.copying.copied.connect(self.copy_requested)
        self.copying.style_chosen.connect(self.style_chosen)
        self._record: Record | Assembled | None = None
        self._event: Event | None = None
        self._query: Query | None = None
        self._source: Source | None = None
        self._related: Related | None = None
        self._trail: tuple[Reference, ...] = ()
        self._years: tuple[int, ...] = ()
        self._wanted: tuple[Passage, ...] = ()
        self._passages: tuple[Passage, ...] = ()
        self.page: Page | None = None
        self.header: Header | None = None
        self.trail: TrailBar | None = None
        self.above: AbovePage | None = None
        self.source_view: SourcePane | None = None
        self._nothing = EmptyState("file-text", theme, metrics)
        self.scroll = PageScroll()
        self.reading = Reading(self.scroll)
        self.hits = HitSteps(self.scroll, self)
        self.hits.changed.connect(self._tell_hits)
        for name, step in ((NEXT, 1), (PREVIOUS, -1)):
            bind(name, self, partial(self.go_to_hit, step))
        self.split = SourceSplit(self.reading, self._look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.show_placeholder()

    @property
    def uid(self) -> str:
        """The uid of the record that is open, or an empty text."""
        return self._record.uid if self._record is not None else ""

    @property
    def look(self) -> Look:
        """Colours, type and voice of now."""
        return self._look

    def work(self, uid: str) -> "Printed | None":
        """Return what is printed for a uid: what is open, or one recommendation of it."""
        return work_of(uid, self._record, self._event, self._source)

    def show_placeholder(self) -> None:
        """Close what is open and say what to do next."""
        self._record = self._event = self._source = None
        self._nothing.say(self._look.voice.tr(_NOTHING), self._look.voice.tr(_NOTHING_HINT))
        self.close_source()
        self._stack.setCurrentWidget(self._nothing)

    def show_record(
        self,
        record: Record | Assembled,
        query: "Query | None" = None,
        source: Source | None = None,
        *,
        event: Event | None = None,
        related: Related | None = None,
        trail: tuple[Reference, ...] = (),
        years: tuple[int, ...] = (),
    ) -> None:
        """Show a record with the words of `query` marked.

        `source` is the document behind it, `related` what belongs to it, `trail` the records that led to it. A
        recommendation is shown inside its `event`, in view, when that is handed in, else by itself. `years` are those
        that a digest can be asked for.
        """
        self._related, self._trail, self._years = related, trail, years
        if isinstance(record, Source):
            source = record
        elif isinstance(record, Event):
            event = record
        same_source = source is not None and source == self._source
        self._record, self._query, self._source, self._event = record, query, source, event
        if not same_source:
            self.close_source()
        self._lay_out()
        if isinstance(record, Source):
            self.open_source()
        elif self.source_view is not None:
            self._show_source_text()

    def set_query(self, query: "Query | None") -> None:
        """Mark the words of another query in what is open; None takes the marks away."""
        if query == self._query:
            return
        self._query = query
        if self.page is not None and self.header is not None and self._record is not None:
            self.page.set_query(query)
            self.header.title.set_query(query)
            if self.source_view is not None and self._source is not None:
                self.source_view.set_hits(marks_in(self._source.text, query, self._source.language))

    def go_to_hit(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), in the source where the keyboard is, else in the page."""
        source = self.source_view
        if source is not None and (source.isAncestorOf(self.window().focusWidget()) or not self.hits.total):
            (source.go_to_next if step > 0 else source.go_to_previous)()
        elif self._record is not None:
            self.hits.go(step)

    def set_source(self, source: Source) -> None:
        """Take the source that `source_requested` asked for, and go to the passage that was wanted."""
        self._source = source
        wanted, self._wanted = self._wanted, ()
        self.open_source(wanted)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._change(Look(theme, metrics, self._look.voice))
        self._nothing.set_look(theme, metrics)

    def set_voice(self, voice: Voice) -> None:
        """Speak another language, or write other digits."""
        self._change(Look(self._look.theme, self._look.metrics, voice))

    def set_language(self, language: str, digits: str) -> None:
        """Speak the language of a code, with «arab» or «latn» digits."""
        self.set_voice(Voice(language_of(language), digits))

    def open_source(self, passages: Iterable[Passage] = ()) -> None:
        """Open the source, at these passages if there are any."""
        passages = tuple(passages)
        named = passages[0].source if passages else (self._event.source.uid if self._has_source() else "")
        if self._source is None or (passages and named != self._source.uid):
            self._wanted = passages
            if named:
                self.source_requested.emit(named)
            return
        if self.source_view is None:
            self._make_source_view()
        self._show_source_text()
        self._passages = passages
        self.source_view.show_passages(passages)

    def close_source(self) -> None:
        """Close the source and give the keyboard back to the page."""
        view, self.source_view = self.source_view, None
        self._passages = ()
        if view is not None:
            had_focus = view.isAncestorOf(self.window().focusWidget() or self)
            view.hide()
            # Out of the splitter at once, or it would be given room beside the next one.
            view.setParent(None)
            view.deleteLater()
            if had_focus:
                self.scroll.setFocus()

    def print_record(self) -> None:
        """Ask for the open record on paper."""
        if self._record is not None:
            self.print_requested.emit(self.uid)

    def copy_record(self) -> None:
        """Copy the open record with its citation."""
        self._copy(self.uid, "citation")

    def copy_link(self) -> None:
        """Copy the link that opens this record, here or on another computer."""
        if self._record is not None and self.copying.copy_text(link_to(self.uid)):
            self.copy_requested.emit(self.uid, "link")

    def _has_source(self) -> bool:
        return self._event is not None and self._event.source is not None

    def _change(self, look: Look) -> None:
        if look == self._look:
            return
        self._look = look
        self.split.change(look)
        if self._record is None:
            self.show_placeholder()
            return
        was = self.scroll.place
        had_source, passages = self.source_view is not None, self._passages
        self.close_source()
        self._lay_out(was)
        if had_source:
            self.open_source(passages)

    def _lay_out(self, place: Place | None = None) -> None:
        """Make the head and the page, and show the page from a place, or where the record begins in it."""
        self.above = self._made_above()
        self.header, self.trail = self.above.header, self.above.trail
        self.reading.show_head(self.above)
        self.page = self._made_page()
        self.page.passages_requested.connect(self.open_source)
        self.page.record_requested.connect(self._on_record_requested)
        self.page.acted.connect(self._on_acted)
        self.page.listing_requested.connect(self.listing_requested)
        wanted = self.page.index_of(self.uid) if isinstance(self._record, Recommendation) else None
        opened = (wanted, self.scroll.upper) if wanted is not None else None
        self.scroll.show_page(self.page, place or opened, self.header.title.words)
        # The height of the view is known for good when the window has laid it out.
        QTimer.singleShot(0, self.page, partial(self._go_to, self.page, place, wanted))
        self.hits.take(self.page)
        self._stack.setCurrentWidget(self.split)

    def _made_above(self) -> AbovePage:
        digest = self._record if isinstance(self._record, Digest) else None
        heading = heading_of(self._record, self._event, self._look)
        above = AbovePage(heading, self._trail, digest, self._years, self._look)
        above.record_requested.connect(self.record_requested)
        above.header.acted.connect(self._on_header_acted)
        above.header.hits.stepped.connect(self.hits.go)
        above.header.title.set_query(self._query)
        return above

    def _go_to(self, page: Page, place: Place | None, part: int | None) -> None:
        # Another record may have been opened since.
        if page is not self.page:
            return
        if place is not None:
            self.scroll.go_to(place)
        elif part is not None:
            self.scroll.bring_into_view(part)

    def _made_page(self) -> Page:
        record, look = self._record, self._look
        if self._event is not None:
            return EventPage(self._event, self._query, self._source, look, self.uid, self._related)
        if isinstance(record, Recommendation):
            return RecommendationPage(record, self._query, look)
        if isinstance(record, Source):
            return SourcePage(record, self._query, look, self._related)
        if isinstance(record, (Reform, Practice)):
            return AccountPage(record, self._query, look)
        if isinstance(record, (CountryProfile, Digest)):
            return SectionPage(section_of(record, look), self._query, look)
        return EntityPage(record, self._query, look, self._related)

    def _tell_hits(self) -> None:
        self.header.hits.show_hits(self.hits.number, self.hits.total)

    def _make_source_view(self) -> None:
        self.source_view = SourcePane(self._look)
        self.source_view.closed.connect(self.close_source)
        self.split.put(self.source_view, self.width())

    def _show_source_text(self) -> None:
        if self._source is not None and self.source_view is not None:
            hits = marks_in(self._source.text, self._query, self._source.language)
            self.source_view.show_source(self._source, hits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the source below the page or beside it, as there is room."""
        super().resizeEvent(event)
        self.split.orient(self.width())

    def _on_record_requested(self, uid: str) -> None:
        if self._source is not None and uid == self._source.uid:
            self.open_source()
        elif self._has_source() and uid == self._event.source.uid:
            self.source_requested.emit(uid)
        else:
            self.record_requested.emit(uid)

    def _on_header_acted(self, name: str) -> None:
        if name == "print":
            self.print_requested.emit(self.uid)
        elif name == "preview":
            self.preview_requested.emit(self.uid)
        elif name == "recommendations":
            self._go_to_recommendations()
        elif name == "link":
            self.copy_link()
        elif "/" in name:
            self.record_requested.emit(name)
        elif name == "collect":
            self.collect_requested.emit(self.uid)
        elif name == "copies":
            self.copying.show_menu(self.header.buttons[name], self._record, self._event, self._look)
        elif name == "source":
            if self.source_view is not None and not isinstance(self._record, Source):
                self.close_source()
            else:
                self.open_source()
        else:
            self._copy(self.uid, name)

    def _go_to_recommendations(self) -> None:
        first = (
            self.page.index_of(self._event.recommendations[0].uid) if self._event.recommendations else None
        )
        if first is not None:
            self.scroll.bring_into_view(first)
            self.page.part(first).setFocus()

    def _on_acted(self, quoted: Quoted, name: str) -> None:
        if name == "passage":
            self.open_source(quoted.passages)
        elif name == "print":
            self.print_requested.emit(quoted.uid)
        elif name == "collect":
            self.collect_requested.emit(quoted.uid)
        elif quoted.uid:
            self._copy(quoted.uid, name)
        else:
            self.copying.copy_text(quoted.text, quoted.language)

    def _copy(self, uid: str, how: str) -> None:
        self.copying.copy(self._record, self._event, uid, how, self._look)
