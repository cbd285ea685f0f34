"""What a reader does, as acts: each is a generator that does a little and lets the window live in between.

An act asks no part of the program to do it: it finds what can be seen, and clicks, turns and types. Where what it
looks for isn't there (a page has no table), nothing is done. `ACTS` says how often each is done.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QSplitterHandle,
    QTextEdit,
    QToolButton,
    QWidget,
)

from benchmarks.soak import words
from benchmarks.soak.hands import (
    ALT,
    CONTROL,
    PLAIN,
    RIGHT,
    SHIFT,
    TURN,
    click,
    drag,
    key,
    letter,
    seen,
    somewhere,
    wheel,
    within,
)

SIZES = ((1366, 768), (1366, 768), (1000, 700), (700, 640), (480, 400), (1900, 1000), (850, 500))
PAGES = ("overview", "register", "collections", "contacts")
STRANGE = ("event/none", "nothing", "page/none", "profile/xx", "digest/1800")

Act = Callable[["Around", Random], Iterator[None]]


@dataclass(frozen=True, slots=True)
class Around:
    """What the monkey stands in: the program's shell, its window, and uids that can be opened by a link."""

    shell: Any
    window: Any
    uids: tuple[str, ...]

    @property
    def place(self) -> QWidget:
        """The page that is shown, or the list with the reader."""
        return self.window.pages if self.window.page else self.window.splitter


def search(_around: Around, luck: Random) -> Iterator[None]:
    """Type a query letter by letter, and go on from it in one of the ways there are."""
    key(Qt.Key.Key_K, CONTROL)
    yield
    if luck.random() < 0.7:
        key(Qt.Key.Key_A, CONTROL)
    typed = words.query(luck)
    for each in typed[:60]:
        letter(each)
        yield
    for _ in range(luck.randrange(4) if luck.random() < 0.2 else 0):
        key(Qt.Key.Key_Backspace)
        yield
    then = luck.choice(("", "Return", "Return", "Down", "Escape"))
    if then:
        key(Qt.Key[f"Key_{then}"])
        yield
    for _ in range(luck.randrange(5) if then == "Down" else 0):
        key(Qt.Key.Key_Down)
        yield
    if then == "Down":
        key(Qt.Key.Key_Return)
        yield


def clear(_around: Around, _luck: Random) -> Iterator[None]:
    """Empty the search."""
    key(Qt.Key.Key_K, CONTROL)
    for _ in range(3):
        yield
        key(Qt.Key.Key_Escape)


def choose_card(around: Around, luck: Random) -> Iterator[None]:
    """Click a card of the list, at times several, at times with the other button."""
    view = around.window.results.list
    if not seen(view):
        return
    keys = luck.choice((PLAIN, PLAIN, PLAIN, PLAIN, CONTROL, SHIFT))
    click(view.viewport(), somewhere(view.viewport(), luck), RIGHT if luck.random() < 0.1 else LEFT, keys)
    yield


def walk_list(around: Around, luck: Random) -> Iterator[None]:
    """Walk through the list by keys."""
    view = around.window.results.list
    if not seen(view):
        return
    view.setFocus()
    for _ in range(luck.randrange(1, 8)):
        key(
            luck.choice(
                (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_End)
            )
        )
        yield
    if luck.random() < 0.5:
        key(Qt.Key.Key_Return)
        yield


def scroll(around: Around, luck: Random) -> Iterator[None]:
    """Turn the wheel over something that can be scrolled."""
    areas = within(around.place, QAbstractScrollArea)
    if not areas:
        return
    view = luck.choice(areas).viewport()
    at, down = somewhere(view, luck), luck.choice((-1, -1, 1))
    for _ in range(luck.randrange(1, 10)):
        if not seen(view):
            return
        wheel(view, at, down * TURN)
        yield


def follow(around: Around, luck: Random) -> Iterator[None]:
    """Click something in the reader: a link, a tag, a row, a button; a text at times."""
    reader = around.window.reader
    if not seen(reader):
        return
    touched: list[QWidget] = list(within(reader, QAbstractButton))
    if not touched or luck.random() < 0.1:
        touched = within(reader, QWidget) or [reader]
    chosen = luck.choice(touched)
    click(chosen, somewhere(chosen, luck), double=luck.random() < 0.05)
    yield


def hits(_around: Around, luck: Random) -> Iterator[None]:
    """Go through the hits of the open record."""
    for _ in range(luck.randrange(1, 6)):
        key(Qt.Key.Key_F3, luck.choice((PLAIN, PLAIN, SHIFT)))
        yield


def select_text(around: Around, luck: Random) -> Iterator[None]:
    """Mark a text in the reader with the mouse, copy it, and ask for its menu."""
    reader = around.window.reader
    texts = within(reader, QWidget) if seen(reader) else []
    if not texts:
        return
    chosen = luck.choice(texts)
    yield from drag(chosen, somewhere(chosen, luck), somewhere(chosen, luck))
    yield
    key(Qt.Key.Key_C, CONTROL)
    if seen(chosen) and luck.random() < 0.4:
        click(chosen, somewhere(chosen, luck), RIGHT)
    yield


def narrow(around: Around, luck: Random) -> Iterator[None]:
    """Click a chip or a menu of the facets, or a year in the histogram."""
    pane = around.place if around.window.page else around.window.results
    years = getattr(around.window.results, "histogram", None)
    if years is not None and seen(years) and luck.random() < 0.3:
        start = somewhere(years, luck)
        if luck.random() < 0.5:
            click(years, start)
        else:
            yield from drag(years, start, somewhere(years, luck))
        yield
        return
    touched = within(pane, QAbstractButton)
    if touched:
        chosen = luck.choice(touched)
        click(chosen, somewhere(chosen, luck))
    yield


def view(around: Around, luck: Random) -> Iterator[None]:
    """Choose a view or a page in the navigation."""
    listed = around.window.navigation.findChildren(QAbstractItemView)
    area = listed[0].viewport() if listed else around.window.navigation
    if seen(area):
        click(area, somewhere(area, luck))
    yield


def page(around: Around, luck: Random) -> Iterator[None]:
    """Open one of the pages by its link."""
    around.shell.open(f"page/{luck.choice(PAGES)}")
    yield


def press(around: Around, luck: Random) -> Iterator[None]:
    """Press a button or open a box of the page that is shown."""
    touched = [*within(around.place, QAbstractButton), *within(around.place, QComboBox)]
    if touched:
        chosen = luck.choice(touched)
        click(chosen, somewhere(chosen, luck))
    yield


def rows(around: Around, luck: Random) -> Iterator[None]:
    """Click rows of a table or a list on the page, open one, ask for its menu."""
    views = within(around.place, QAbstractItemView)
    if not views:
        return
    table = luck.choice(views).viewport()
    which = luck.random()
    click(
        table,
        somewhere(table, luck),
        RIGHT if which < 0.15 else LEFT,
        luck.choice((PLAIN, PLAIN, SHIFT, CONTROL)),
        double=which > 0.85,
    )
    yield
    if which > 0.7:
        key(luck.choice((Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Down)))
        yield


def header(around: Around, luck: Random) -> Iterator[None]:
    """Sort by a column, draw one out, or ask for the columns."""
    heads = within(around.place, QHeaderView)
    if not heads:
        return
    head = luck.choice(heads).viewport()
    which, start = luck.random(), somewhere(head, luck)
    if which < 0.3:
        yield from drag(head, start, start + QPoint(luck.randrange(-80, 80), 0))
    else:
        click(head, start, RIGHT if which > 0.85 else LEFT)
    yield


def write(around: Around, luck: Random) -> Iterator[None]:
    """Write into a field of the page: a note, a name, a filter."""
    fields = [
        *within(around.place, QLineEdit),
        *within(around.place, QPlainTextEdit),
        *within(around.place, QTextEdit),
    ]
    if not fields:
        return
    chosen = luck.choice(fields)
    click(chosen, somewhere(chosen, luck))
    if luck.random() < 0.4:
        key(Qt.Key.Key_A, CONTROL)
    for each in luck.choice((words.query(luck), words.name(luck)))[:40]:
        letter(each)
        yield
    if luck.random() < 0.4:
        key(luck.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape)))
        yield


def shortcut(around: Around, luck: Random) -> Iterator[None]:
    """Press one of the keys that the window has something for."""
    known = [
        each
        for each in around.window.findChildren(QShortcut)
        if each.isEnabled() and not each.key().isEmpty()
    ]
    keys: QKeySequence = luck.choice(known).key()
    QTest.keySequence(QApplication.activeWindow() or around.window, keys)
    yield


def back_and_forth(_around: Around, luck: Random) -> Iterator[None]:
    """Go back and forward through what was open."""
    for _ in range(luck.randrange(1, 5)):
        key(luck.choice((Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right)), ALT)
        yield


def settings(around: Around, luck: Random) -> Iterator[None]:
    """Open the menu of the languages or of the settings; what is chosen there is answered to the menu."""
    buttons = [each for each in within(around.window.top, QToolButton) if each.menu() is not None]
    if buttons:
        chosen = luck.choice(buttons)
        click(chosen, chosen.rect().center())
    yield


def resize(around: Around, luck: Random) -> Iterator[None]:
    """Make the window larger or smaller, or draw the line between its columns."""
    handles = within(around.window, QSplitterHandle)
    if handles and luck.random() < 0.4:
        handle = luck.choice(handles)
        start = handle.rect().center()
        yield from drag(handle, start, start + QPoint(luck.randrange(-300, 300), 0))
    else:
        around.window.resize(QSize(*luck.choice(SIZES)))
    yield


def link(around: Around, luck: Random) -> Iterator[None]:
    """Open a record as a second start of the program does, at times one that isn't there."""
    around.shell.open(luck.choice(around.uids) if luck.random() < 0.95 else luck.choice(STRANGE))
    yield


def paper(_around: Around, luck: Random) -> Iterator[None]:
    """Print, export or collect what is open or chosen; the dialog is answered in its turn."""
    key(luck.choice((Qt.Key.Key_P, Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_D)), CONTROL)
    yield


def book(around: Around, luck: Random) -> Iterator[None]:
    """Choose a few cards and press one of the buttons for several."""
    view = around.window.results.list
    if not seen(view):
        return
    view.setFocus()
    key(Qt.Key.Key_Home)
    for _ in range(luck.randrange(1, 5)):
        key(Qt.Key.Key_Down, SHIFT)
        yield
    touched = within(around.window.results.selection, QAbstractButton)
    if touched:
        chosen = luck.choice(touched)
        click(chosen, somewhere(chosen, luck))
    yield


def paste(_around: Around, luck: Random) -> Iterator[None]:
    """Paste something that another program left on the clipboard."""
    QGuiApplication.clipboard().setText(
        luck.choice((words.query(luck), "\n".join([words.nonsense(luck)] * 40)))
    )
    key(Qt.Key.Key_V, CONTROL)
    yield


def poke(around: Around, luck: Random) -> Iterator[None]:
    """Click anything anywhere, as a monkey does."""
    for _ in range(luck.randrange(1, 5)):
        touched = within(around.window, QWidget) if luck.random() < 0.6 else [around.window]
        if not touched:
            return
        chosen = luck.choice(touched)
        button = RIGHT if luck.random() < 0.1 else LEFT
        keys = luck.choice((PLAIN, PLAIN, PLAIN, CONTROL, SHIFT))
        click(chosen, somewhere(chosen, luck), button, keys, double=luck.random() < 0.1)
        yield


_KEYS = (
    *(
        "Up",
        "Down",
        "Left",
        "Right",
        "PageUp",
        "PageDown",
        "Home",
        "End",
        "Tab",
        "Backtab",
        "Return",
        "Space",
    ),
    *(
        "Escape",
        "Backspace",
        "Delete",
        "Insert",
        "Menu",
        "F1",
        "F2",
        "F3",
        "F4",
        "F5",
        "F6",
        "F10",
        "Slash",
        "Plus",
    ),
    *("A", "B", "C", "D", "E", "F", "G", "L", "N", "P", "S", "V", "X", "Y", "Z", "1", "2", "3"),
)


def hammer(_around: Around, luck: Random) -> Iterator[None]:
    """Press any keys, as a monkey does."""
    for _ in range(luck.randrange(1, 12)):
        if luck.random() < 0.25:
            letter(words.nonsense(luck)[0])
        else:
            key(Qt.Key[f"Key_{luck.choice(_KEYS)}"], luck.choice((PLAIN, PLAIN, PLAIN, SHIFT, CONTROL, ALT)))
        yield


LEFT = Qt.MouseButton.LeftButton

ACTS: tuple[tuple[Act, int], ...] = (
    (search, 10),
    (clear, 2),
    (choose_card, 8),
    (walk_list, 4),
    (scroll, 7),
    (follow, 10),
    (hits, 2),
    (select_text, 2),
    (narrow, 4),
    (view, 4),
    (page, 3),
    (press, 5),
    (rows, 5),
    (header, 2),
    (write, 3),
    (shortcut, 3),
    (back_and_forth, 3),
    (settings, 2),
    (resize, 2),
    (link, 3),
    (paper, 3),
    (book, 2),
    (paste, 1),
    (poke, 22),
    (hammer, 16),
)
