"""What a monkey does: it clicks anything anywhere, presses any keys, and pastes what it finds."""

from collections.abc import Iterator
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
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
    click,
    key,
    letter,
    somewhere,
    within,
)

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


def hammer(_around: Around, luck: Random) -> Iterator[None]:
    """Press any keys, as a monkey does."""
    for _ in range(luck.randrange(1, 12)):
        if luck.random() < 0.25:
            letter(words.nonsense(luck)[0])
        else:
            key(Qt.Key[f"Key_{luck.choice(_KEYS)}"], luck.choice((PLAIN, PLAIN, PLAIN, SHIFT, CONTROL, ALT)))
        yield
