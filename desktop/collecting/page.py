"""The page of the collections: which there are, and the records of one in their order, with the user's notes.

The page shows values and emits values: what the reader does with a collection is worked out in
`core.records.collections`, and `changed` carries the collection as it should be.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import N_
from core.paper.called import Called
from core.records.collections import LONGEST_NAME, LONGEST_NOTE, Cabinet, Collection
from core.text.bidi import isolate
from desktop.collecting.cabinet import CabinetModel, name_of_collection
from desktop.collecting.controls import COLLECTION, ITEMS, Controls
from desktop.collecting.items import ItemsModel
from desktop.collecting.items_list import ItemsList
from desktop.delegates.navigation import NavigationDelegate
from desktop.drafts import Draft
from desktop.shortcuts import bind
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.borders import BorderedParts
from desktop.widgets.empty_state import EmptyState

_COLLECTIONS = N_("Collections")
_RECORDS = N_("Records of the collection")
_NEW = N_("New collection")
_NAME = N_("Name of the collection")
_NOTE = N_("Your note on this record")
_NONE = N_("No collections yet")
_NONE_HINT = N_("A collection keeps records together in your order: choose some in a list and press {keys}.")
_EMPTY = N_("Nothing lies in this collection")
_EMPTY_HINT = N_("Choose records in a list, or open one, and press {keys}.")
KEYS = "Ctrl+D"
_SIDE, _LEAST_SIDE, _MOST_SIDE, _STACKED_BELOW, _LEAST = 240, 160, 1_000, 620, 360


class CollectionsPage(QWidget):
    """Shows the collections, and one of them. The signals carry what the reader wants."""

    changed = Signal(object)
    chosen = Signal(str)
    record_requested = Signal(str)
    begin_wanted = Signal()
    duplicate_wanted = Signal(str)
    delete_wanted = Signal(str)
    book_wanted = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()
    stands_elsewhere = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self._cabinet, self._collection, self._quiet = Cabinet(), None, False
        self._noted = ""
        self.cabinet = CabinetModel(voice, self)
        self.shelf = QListView()
        self._drawing = NavigationDelegate(theme, metrics, self.shelf)
        self.begin = QPushButton()
        self.name, self.note, self.count = QLineEdit(), QLineEdit(), QLabel()
        self.acts, self.item_acts = Controls(COLLECTION), Controls(ITEMS)
        self.rows = ItemsModel(voice, self)
        self.items = ItemsList(self.rows, theme, metrics, voice)
        self.empty = EmptyState("folder", theme, metrics)
        self.nothing = EmptyState("folder", theme, metrics)
        self._stack, self._body = QStackedWidget(), QStackedWidget()
        self.split = BorderedParts(Qt.Orientation.Horizontal, theme, voice)
        self.side, self._wanted = 0, ""
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self._connect()
        self._dress()

    def _arrange(self) -> None:
        metrics = self._metrics
        self.shelf.setModel(self.cabinet)
        self.shelf.setItemDelegate(self._drawing)
        self.shelf.setFrameShape(QFrame.Shape.NoFrame)
        self.shelf.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shelf.setMouseTracking(True)
        side = QWidget()
        side.setProperty("ground", "paper")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = _column(side, (metrics.SMALL, metrics.MEDIUM, metrics.SMALL, metrics.MEDIUM), metrics.SMALL)
        column.addWidget(self.shelf, 1)
        column.addWidget(self.begin)
        self.split.addWidget(side)
        self.split.addWidget(self._stack)
        self.split.put_in_order()
        self.split.setStretchFactor(1, 1)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._made_sheet())
        _column(self, (0, 0, 0, 0), 0).addWidget(self.split)

    def _made_sheet(self) -> QWidget:
        """Make what shows one collection: name and buttons, records, the note on one of them."""
        metrics, sheet = self._metrics, QWidget()
        head = self._head
        head.setContentsMargins(metrics.WIDE, metrics.MEDIUM, metrics.LARGE, metrics.SMALL)
        head.setSpacing(metrics.MEDIUM)
        head.addWidget(self.name, 1)
        head.addWidget(self.acts)
        line = QHBoxLayout()
        line.setContentsMargins(metrics.WIDE, 0, metrics.LARGE, metrics.SMALL)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("tone", "muted")
        line.addWidget(self.count, 1)
        line.addWidget(self.item_acts)
        foot = QFrame()
        foot.setProperty("edge", "top")
        _column(foot, (metrics.LARGE, metrics.SMALL, metrics.LARGE, metrics.SMALL), 0).addWidget(self.note)
        self._body.addWidget(self.items)
        self._body.addWidget(self.empty)
        self._body.setProperty("edge", "top")
        column = _column(sheet, (0, 0, 0, 0), 0)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self._body, 1)
        column.addWidget(foot)
        self.name.setMaxLength(LONGEST_NAME)
        self.note.setMaxLength(LONGEST_NOTE)
        return sheet

    def _connect(self) -> None:
        self.split.splitterMoved.connect(self._on_drawn)
        self.shelf.selectionModel().currentChanged.connect(lambda index, _: self._on_chosen(index.row()))
        self.begin.clicked.connect(lambda _=False: self.begin_wanted.emit())
        self.name.editingFinished.connect(self._on_named)
        self.note.editingFinished.connect(self._keep_note)
        self.items.opened.connect(self.record_requested)
        self.items.removed.connect(self._remove)
        self.items.shifted.connect(self._shift)
        self.items.note_wanted.connect(self.note.setFocus)
        self.items.chosen_changed.connect(self._on_item_chosen)
        self.rows.moved.connect(self._move)
        for name, call in (
            ("book", lambda: self.book_wanted.emit(self._collection)),
            ("duplicate", lambda: self.duplicate_wanted.emit(self.key)),
            ("delete", lambda: self.delete_wanted.emit(self.key)),
            ("undo", self.undo_wanted.emit),
            ("redo", self.redo_wanted.emit),
            ("up", lambda: self._shift(self.items.chosen, -1)),
            ("down", lambda: self._shift(self.items.chosen, 1)),
            ("open", lambda: self.record_requested.emit(self.items.current)),
            ("remove", lambda: self._remove(self.items.chosen)),
        ):
            button = (self.acts.buttons | self.item_acts.buttons)[name]
            button.clicked.connect(lambda _=False, call=call: call())
        for name, signal in (("undo", self.undo_wanted), ("redo", self.redo_wanted)):
            # Of the window, while the page is seen: the keyboard may stand in the navigation.
            bind(name, self, partial(self._step, signal))

    @property
    def key(self) -> str:
        """The key of the collection that is shown, or an empty text."""
        return self._collection.key if self._collection is not None else ""

    def show_cabinet(self, cabinet: Cabinet, key: str = "") -> None:
        """Show the collections, and the one of a key; else the one that was shown, else the first."""
        self._cabinet = cabinet
        wanted = cabinet.get(key) or cabinet.get(self.key) or cabinet.get(self._wanted)
        self._wanted = "" if wanted is not None else self._wanted
        if wanted is None and cabinet.collections:
            wanted = cabinet.collections[0]
        self._quiet = True
        self.cabinet.show_cabinet(cabinet)
        if wanted is not None:
            self.shelf.setCurrentIndex(self.cabinet.index(self.cabinet.row_of(wanted.key)))
        self._quiet = False
        self._show(wanted)

    def show_names(self, names: Mapping[str, Called]) -> None:
        """Call the records by these names."""
        self.rows.show_names(names)
        self.items.scheduleDelayedItemsLayout()

    def show_steps(self, *, undo: bool, redo: bool) -> None:
        """Tell whether there is something to take back, and something to do again."""
        self.acts.buttons["undo"].setEnabled(undo)
        self.acts.buttons["redo"].setEnabled(redo)

    def rename(self) -> None:
        """Lead to the name, to be typed over."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _show(self, collection: Collection | None) -> None:
        quiet, self._quiet = self._quiet, True
        self._fill(collection)
        self._quiet = quiet
        self._say_count()
        self._show_chosen()

    def _fill(self, collection: Collection | None) -> None:
        same = collection is not None and collection.key == self.key
        chosen, current = (self.items.chosen, self.items.current) if same else ((), "")
        self._collection = collection
        self.rows.show_collection(collection)
        self._stack.setCurrentIndex(0 if collection is None else 1)
        if collection is not None:
            if not (same and self.name.hasFocus() and self.name.isModified()):
                self.name.setText(name_of_collection(collection, self._voice))
            self._body.setCurrentIndex(0 if collection.items else 1)
            # The rows were made anew: what was chosen stays so, and something always is.
            left = tuple(uid for uid in chosen if uid in collection.uids)
            self.items.choose(left or collection.uids[:1], current)

    def _on_item_chosen(self) -> None:
        if not self._quiet:
            if self.items.current != self._noted:
                # Another row is stood on before the note on this one was left.
                self._keep_note()
            self._show_chosen()

    def _show_chosen(self) -> None:
        item = self.rows.item(self.items.currentIndex().row())
        one = item is not None
        for button in self.item_acts.buttons.values():
            button.setEnabled(one)
        self.acts.buttons["book"].setEnabled(bool(self._collection and self._collection.items))
        self.note.setEnabled(one)
        if item is None or item.uid != self._noted or not self.note.hasFocus():
            self._noted = item.uid if item is not None else ""
            self.note.setText(item.note if item is not None else "")
            self.note.setCursorPosition(0)

    def _on_chosen(self, row: int) -> None:
        if not self._quiet:
            self._keep_note()
            self._show(self._cabinet.get(self.cabinet.key(row)))
            self.chosen.emit(self.key)
            self.stands_elsewhere.emit()

    def _on_named(self) -> None:
        if self._collection is not None and self.name.isModified():
            self.name.setModified(False)
            self._want(self._collection.named(self.name.text()))
            self.name.setText(name_of_collection(self._collection, self._voice))

    def keep_written(self) -> None:
        """Have the name and the note kept that are being written."""
        self._on_named()
        self._keep_note()

    @property
    def draft(self) -> Draft | None:
        """The name and the note that are being written and not kept yet."""
        written = {}
        if self.name.isModified():
            written["name"] = self.name.text()
        if self._noted and self.note.isModified():
            written |= {"record": self._noted, "note": self.note.text()}
        return {"collection": self.key, **written} if self.key and written else None

    def _keep_note(self) -> None:
        if self._collection is not None and self._noted and self.note.isModified():
            self.note.setModified(False)
            self._want(self._collection.noted(self._noted, self.note.text()))

    def _step(self, signal: Signal) -> None:
        # A note that is being written is a step of its own.
        self._keep_note()
        signal.emit()

    def _shift(self, uids: tuple[str, ...], step: int) -> None:
        if self._collection is not None:
            self._want(self._collection.shifted(uids, step))

    def _move(self, uids: tuple[str, ...], place: int) -> None:
        if self._collection is not None:
            self._want(self._collection.moved(uids, place))

    def _remove(self, uids: tuple[str, ...]) -> None:
        if self._collection is not None:
            row = self.items.currentIndex().row()
            self._want(self._collection.without(uids))
            item = self.rows.item(min(row, self.rows.rowCount() - 1))
            if item is not None:
                self.items.choose((item.uid,))

    def _want(self, collection: Collection) -> None:
        if collection != self._collection:
            self.changed.emit(collection)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead to the records, or to the list of collections where there are none."""
        target = self.items if self._collection is not None and self._collection.items else self.shelf
        (target if self._cabinet.collections else self.begin).setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list of collections above the records where there is no room beside them."""
        super().resizeEvent(event)
        self._orient()

    def _orient(self) -> None:
        metrics = self._metrics
        stacked = self.width() < metrics.scaled(_STACKED_BELOW)
        wanted = Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(below if stacked else beside)
        room = self.height() if stacked else self.width()
        side = metrics.scaled(_LEAST_SIDE) if stacked else (self.side or metrics.scaled(_SIDE))
        if self.split.orientation() != wanted or not any(self.split.sizes()):
            self.split.setOrientation(wanted)
        self.split.setSizes([side, max(1, room - side)])

    @property
    def standing(self) -> tuple[str, str]:
        """The width of the list of collections where it was drawn by hand, else zero, and the one that is shown."""
        return str(self.side), self.key

    def stand(self, standing: tuple[str, ...]) -> None:
        """Stand as it was remembered."""
        side, key = (*standing, "", "")[:2]
        self.side = min(int(side), _MOST_SIDE) if side.isdecimal() else 0
        self._orient()
        if self._cabinet.get(key) is not None:
            self.show_cabinet(self._cabinet, key)
        else:
            self._wanted = key

    def _on_drawn(self, _position: int, _index: int) -> None:
        if self.split.orientation() == Qt.Orientation.Horizontal:
            self.side = self.split.sizes()[0]
            self.stands_elsewhere.emit()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self._drawing.set_look(theme, metrics)
        self.shelf.scheduleDelayedItemsLayout()
        for part in (self.items, self.empty, self.nothing):
            part.set_look(theme, metrics)
        self._dress()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.cabinet.set_voice(voice)
        self.items.set_voice(voice)
        self._dress()

    def _dress(self) -> None:
        theme, metrics, voice = self._theme, self._metrics, self._voice
        # Less than both parts need beside each other, or the page could never become narrow enough to stack them.
        self.setMinimumWidth(metrics.scaled(_LEAST))
        for controls in (self.acts, self.item_acts):
            controls.show_look(theme, metrics, voice)
        self.split.set_look(theme)
        self.split.say(voice, (voice.tr(_COLLECTIONS), voice.tr(_RECORDS)))
        self.begin.setText(voice.tr(_NEW))
        self.name.setFont(metrics.strong)
        self.count.setFont(metrics.small)
        self.shelf.setAccessibleName(voice.tr(_COLLECTIONS))
        self.name.setAccessibleName(voice.tr(_NAME))
        self.note.setAccessibleName(voice.tr(_NOTE))
        self.note.setPlaceholderText(voice.tr(_NOTE))
        keys = isolate(KEYS, "en")
        self.nothing.say(voice.tr(_NONE), voice.tr(_NONE_HINT).format(keys=keys))
        self.empty.say(voice.tr(_EMPTY), voice.tr(_EMPTY_HINT).format(keys=keys))
        self._say_count()

    def _say_count(self) -> None:
        held = len(self._collection.items) if self._collection is not None else 0
        self.count.setText(self._voice.trn("{count} record", "{count} records", held))


def _column(holder: QWidget, margins: tuple[int, int, int, int], gap: int) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(*margins)
    column.setSpacing(gap)
    return column
