"""What a reader does with chips, the navigation, the pages, and the window itself."""

from collections.abc import Iterator
from random import Random

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QSplitterHandle,
    QTextEdit,
    QToolButton,
)

from benchmarks.soak import words
from benchmarks.soak.around import Around
from benchmarks.soak.hands import (
    CONTROL,
    LEFT,
    PLAIN,
    RIGHT,
    SHIFT,
    below,
    click,
    drag,
    key,
    letter,
    seen,
    somewhere,
    within,
)

SIZES = ((1366, 768), (1366, 768), (1000, 700), (700, 640), (480, 400), (1900, 1000), (850, 500))
PAGES = ("overview", "register", "collections", "contacts")


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
    listed = [each for each in below(around.window.navigation) if isinstance(each, QAbstractItemView)]
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
