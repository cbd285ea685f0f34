"""The window: bar on top, navigation, results, reader, last line; nothing of what they show is decided here.

Three columns where there is room. On a narrower window the navigation folds to its icons; on a narrow one
results and reader take turns. Every width grows with the text size. The direction of the window mirrors all
of it. A page, the overview for one, takes the place of results and reader for as long as it is shown.

Results and reader are made when they are first seen, and never before the first paint, unless someone asks for them:
until then something empty stands in their places.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.errors import N_
from desktop.following import FollowingDialog
from desktop.settings import Settings
from desktop.shortcuts import bind
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.borders import BorderedParts
from desktop.widgets.navigation import Navigation
from desktop.widgets.notice_bar import NoticeBar
from desktop.widgets.status_line import StatusLine
from desktop.widgets.top_bar import GUIDE, SHORTCUTS, TopBar

if TYPE_CHECKING:
    from desktop.widgets.results_pane import ResultsPane

_NAME = N_("Tawsiyat")
_COLUMNS = (N_("Navigation"), N_("Results"), N_("Reader"), N_("Page"))
_RESULTS = 448
_LEAST_RESULTS = 320
_LEAST_READER = 420
_FIRST_SIZE = QSize(1366, 768)
_LEAST_WIDTH, _LEAST_HEIGHT = 600, 400


class MainWindow(QWidget):
    """The parts of the window, their arrangement, and the keys that lead from one to the other."""

    painted = Signal()
    closed = Signal()
    moved = Signal()
    print_wanted = Signal()
    link_wanted = Signal()
    export_wanted = Signal()
    collect_wanted = Signal()
    help_chosen = Signal(str)
    back_wanted = Signal()
    forward_wanted = Signal()
    reader_wanted = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self._painted = False
        self._reading = False
        self._page = ""
        self._pages: dict[str, QWidget] = {}
        self._columns: tuple[int, ...] = ()
        self.top = TopBar(theme, metrics, voice)
        self.notices = NoticeBar(theme, metrics, voice)
        self.navigation = Navigation(theme, metrics, voice)
        self._results: ResultsPane | None = None
        self._wirings: list[Callable[[ResultsPane], object]] = []
        self._middle, self.reader = _nothing("paper"), _nothing("surface")
        self.pages = QStackedWidget()
        self.pages.setVisible(False)
        self.status = StatusLine(theme, metrics, voice)
        self.splitter = BorderedParts(Qt.Orientation.Horizontal, theme, voice)
        self._arrange()
        self._connect()
        self._say(voice)
        self._take_first_size()

    def _take_first_size(self) -> None:
        """Take the size of a first start, or the whole screen where that is smaller: a scaled one often is."""
        self._bound()
        room = self.screen().availableSize()
        self.resize(_FIRST_SIZE.boundedTo(room))
        if self.size() != _FIRST_SIZE:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _bound(self) -> None:
        """Let the window be no narrower than its text can be read in, unless the screen is."""
        least = QSize(self._metrics.scaled(_LEAST_WIDTH), _LEAST_HEIGHT)
        self.setMinimumSize(least.boundedTo(self.screen().availableSize()))

    def _arrange(self) -> None:
        for place, part in enumerate((self.navigation, self._middle, self.reader, self.pages)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place, 1 if part in (self.reader, self.pages) else 0)
        self.splitter.put_in_order()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.notices, self.splitter, self.status):
            column.addWidget(part, 1 if part is self.splitter else 0)

    def _connect(self) -> None:
        self.painted.connect(self._show_keyboard)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self.top.back_wanted.connect(self.back_wanted)
        self.top.forward_wanted.connect(self.forward_wanted)
        self.top.search.list_wanted.connect(self._enter_list)
        self.top.search.left.connect(self._enter_list)
        self.top.help_chosen.connect(self.help_chosen)
        for name, call in (
            ("language", self.top.languages.showMenu),
            ("print", self.print_wanted.emit),
            ("link", self.link_wanted.emit),
            ("export", self.export_wanted.emit),
            ("collect", self.collect_wanted.emit),
            ("next_part", lambda: self._step(1)),
            ("previous_part", lambda: self._step(-1)),
            ("back", self.back_wanted.emit),
            ("forward", self.forward_wanted.emit),
        ):
            bind(name, self, call)
        # From a preview or another window of the program too, unless it insists on an answer.
        everywhere = Qt.ShortcutContext.ApplicationShortcut
        bind("search", self, self.enter_search, everywhere)
        for name, wanted in (("help", GUIDE), ("shortcuts", SHORTCUTS)):
            bind(name, self, partial(self.help_chosen.emit, wanted), everywhere)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self._bound()
        for part in self._parts():
            part.set_look(theme, metrics)
        self.splitter.set_look(theme)
        for dialog in self.findChildren(FollowingDialog):
            dialog.set_look(theme, metrics)
        self._columns = ()
        self._share()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._say(voice)
        for part in self._parts():
            part.set_voice(voice)
        for dialog in self.findChildren(FollowingDialog):
            dialog.set_voice(voice)
        self._share()

    def _parts(self) -> list[Any]:
        made = (self.top, self.notices, self.navigation, self._results, self.status)
        return [part for part in made if part is not None]

    def _say(self, voice: Voice) -> None:
        self._voice = voice
        self.setWindowTitle(voice.tr(_NAME))
        self.splitter.say(voice, [voice.tr(words) for words in _COLUMNS])

    def set_reader(self, reader: QWidget) -> None:
        """Put the reader in its place, which is empty until it is seen: `reader_wanted` asks for it."""
        self.reader = reader
        self._put(2, reader)

    @property
    def results(self) -> "ResultsPane":
        """The results, which are made now if they are not there."""
        return self._results if self._results is not None else self._bring_results()

    def with_results(self, wire: "Callable[[ResultsPane], object]") -> None:
        """Give the results to `wire` as soon as they are there, which may be now."""
        if self._results is None:
            self._wirings.append(wire)
        else:
            wire(self._results)

    def bring_columns(self) -> None:
        """See that what is seen where no page is stands in its place."""
        if self._results is None:
            self._bring_results()
        self.reader_wanted.emit()

    def _bring_results(self) -> "ResultsPane":
        # Imported when it is first seen: a start at a page does not need it.
        from desktop.widgets.results_pane import ResultsPane

        made = self._results = self._middle = ResultsPane(self._theme, self._metrics, self._voice)
        made.export_wanted.connect(self.export_wanted)
        made.list.search_wanted.connect(self.enter_search)
        for wire in self._wirings:
            wire(made)
        self._wirings.clear()
        self._put(1, made)
        return made

    def _put(self, place: int, part: QWidget) -> None:
        """Put a part into the place of what stood there for it."""
        old = self.splitter.replaceWidget(place, part)
        if old is not None:
            old.deleteLater()
        self.splitter.setStretchFactor(place, int(part is self.reader))
        self.splitter.put_in_order()
        self._share()

    @property
    def page(self) -> str:
        """The key of the page in the place of results and reader, or an empty string."""
        return self._page

    def add_page(self, key: str, page: QWidget) -> None:
        """Take a page that can be shown from now on; it is seen at once where its place was kept."""
        self._pages[key] = page
        self.pages.addWidget(page)
        if key == self._page:
            self.pages.setCurrentWidget(page)

    def show_page(self, key: str) -> None:
        """Show a page in the place of results and reader; one that is still to come has its place kept."""
        self._page = key
        if key in self._pages:
            self.pages.setCurrentWidget(self._pages[key])
        self._share()

    def show_columns(self) -> None:
        """Show results and reader again in the place of a page."""
        if self._page:
            self._page = ""
            self._share()

    def enter_page(self) -> None:
        """Lead into the page that is shown."""
        if self._page in self._pages:
            self._pages[self._page].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _enter_list(self) -> None:
        if self._page:
            self.enter_page()
        else:
            self.results.list.enter()

    def restore(self, settings: Settings) -> None:
        """Take the place, the size and the columns that were remembered."""
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii", "replace")))
        self._columns = settings.columns
        self._share()

    def place(self) -> tuple[str, tuple[int, ...]]:
        """Return place and size in Qt's words, and the widths of the columns, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii"), self._columns

    @property
    def single(self) -> bool:
        """Tell whether results and reader take turns for want of room."""
        needed = self._metrics.scaled(54 + _LEAST_RESULTS + _LEAST_READER)
        return self.width() < needed

    @property
    def reading(self) -> bool:
        """Tell whether it is the reader's turn where it takes turns with the results."""
        return self._reading

    def show_reader(self) -> None:
        """Let the reader be seen where it takes turns with the results."""
        self._reading = True
        self._share()

    def show_results(self) -> bool:
        """Let the results be seen; tell whether the reader stood in their place."""
        turned = self._reading and self.single and not self._page
        self._reading = False
        self._share()
        return turned

    def enter_search(self) -> None:
        """Lead to the search, its words selected."""
        if not self.isActiveWindow():
            self.activateWindow()
        self.top.search.enter()

    def enter_reader(self) -> None:
        """Lead into the reader."""
        self.show_reader()
        self.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead through the window as it is read."""
        from desktop.widgets.stops import step

        return step(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step back with Escape: from the reader to the list, from the list to the search."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.reader.isAncestorOf(self.focusWidget()) or self.reader.hasFocus():
            self.show_results()
            self.results.list.enter()
        else:
            self.enter_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()
        self.moved.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell that the window stands elsewhere."""
        super().moveEvent(event)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a turn of the direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._share()
        elif event.type() == QEvent.Type.WindowStateChange:
            self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the first paint: what could wait begins after it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _show_keyboard(self) -> None:
        """Show where the keyboard is in what does not show it, from the first paint on."""
        from desktop.widgets.focus_frame import FocusFrame

        FocusFrame(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes."""
        self.closed.emit()
        super().closeEvent(event)

    def _share(self) -> None:
        """Give each column its width."""
        metrics, width = self._metrics, self.width()
        roomy = width >= metrics.scaled(200 + _LEAST_RESULTS + _LEAST_READER)
        self.navigation.fold(not roomy)
        wanted = self.navigation.width_wanted()
        self.navigation.setFixedWidth(wanted)
        single = self.single
        paged = bool(self._page)
        self.pages.setVisible(paged)
        if not paged and self._painted:
            self.bring_columns()
        self._middle.setVisible(not paged and not (single and self._reading))
        self.reader.setVisible(not paged and (not single or self._reading))
        self._middle.setMinimumWidth(metrics.scaled(_LEAST_RESULTS))
        self.reader.setMinimumWidth(0 if single else metrics.scaled(_LEAST_READER))
        rest = max(width - wanted - 2, 1)
        if single:
            results = 0 if self._reading else rest
        else:
            kept = self._columns[0] if self._columns else metrics.scaled(_RESULTS)
            most = rest - metrics.scaled(_LEAST_READER)
            results = max(metrics.scaled(_LEAST_RESULTS), min(kept, most))
        self.splitter.setSizes([wanted, 0, 0, rest] if paged else [wanted, results, rest - results, 0])
        self._align()

    def _align(self) -> None:
        # The width that it is to have: the one it has follows with the next layout.
        named = self.navigation.width_wanted() if not self.navigation.folded else 0
        results = self._middle.width() if self._middle.isVisible() else self._metrics.scaled(_RESULTS)
        self.top.align(named, min(results, self.width() // 2), self.width())

    def _on_splitter_moved(self, _position: int, _index: int) -> None:
        self._columns = (self._middle.width(),)
        self._align()
        self.moved.emit()

    def _step(self, by: int) -> None:
        """Go to the next part of the window, or to the one before."""
        shown = (self.pages,) if self._page else (self.results.list, self.reader)
        parts = [part for part in (self.top.search.field, self.navigation, *shown) if part.isVisible()]
        focused = self.focusWidget()
        current = next((n for n, p in enumerate(parts) if p is focused or p.isAncestorOf(focused)), -by)
        target = parts[(current + by) % len(parts)]
        if target is self.reader:
            self.enter_reader()
        elif target is self.pages:
            self.enter_page()
        elif target in shown:
            self.results.list.enter()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _nothing(ground: str) -> QWidget:
    """Return what stands in the place of a part that is still to come."""
    empty = QWidget()
    empty.setProperty("ground", ground)
    empty.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return empty
