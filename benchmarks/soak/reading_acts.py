"""What a reader does with the search, the list and the reader, and how they go from one record to another."""

from collections.abc import Iterator
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QWidget,
)

from benchmarks.soak import words
from benchmarks.soak.around import Around
from benchmarks.soak.hands import (
    ALT,
    CONTROL,
    LEFT,
    PLAIN,
    RIGHT,
    SHIFT,
    TURN,
    below,
    click,
    drag,
    key,
    letter,
    seen,
    somewhere,
    wheel,
    within,
)

STRANGE = ("event/none", "nothing", "page/none", "profile/xx", "digest/1800")


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


def shortcut(around: Around, luck: Random) -> Iterator[None]:
    """Press one of the keys that the window has something for."""
    known = [
        each
        for each in below(around.window)
        if isinstance(each, QShortcut) and each.isEnabled() and not each.key().isEmpty()
    ]
    keys: QKeySequence = luck.choice(known).key()
    QTest.keySequence(QApplication.activeWindow() or around.window, keys)
    yield


def back_and_forth(_around: Around, luck: Random) -> Iterator[None]:
    """Go back and forward through what was open."""
    for _ in range(luck.randrange(1, 5)):
        key(luck.choice((Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right)), ALT)
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
