"""The keys that do something, in one table: what is bound, what tooltips name, and what the page of shortcuts shows.

`bind` makes the shortcuts of a window or a page; no other place makes one. What a list, a text or a field does with a
key while the keyboard stands in it stands here too, as `pressed`: it needs no shortcut, and a reader must find it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.errors import N_
from core.text.bidi import isolate_code

ANYWHERE = N_("Anywhere")
SEARCH = N_("In the search field")
LISTS = N_("In lists")
READER = N_("In the reader")
REGISTER = N_("In the register")
COLLECTIONS = N_("In collections")
BORDERS = N_("On the borders between parts")
PREVIEW = N_("In the preview")

_ARROWS = {"Left": "\u2190", "Right": "\u2192", "Up": "\u2191", "Down": "\u2193"}


@dataclass(frozen=True, slots=True)
class Keys:
    """One thing that keys do: where, in which words, by which keys (any of them). `pressed` ones are not bound."""

    name: str
    place: str
    words: str
    keys: tuple[str, ...]
    pressed: bool = False


KEYS = (
    Keys("search", ANYWHERE, N_("Go to the search field"), ("Ctrl+K",)),
    Keys("next_part", ANYWHERE, N_("Go to the next part of the window"), ("F6",)),
    Keys("previous_part", ANYWHERE, N_("Go to the part before"), ("Shift+F6",)),
    Keys("back", ANYWHERE, N_("Go back"), ("Alt+Left",)),
    Keys("forward", ANYWHERE, N_("Go forward"), ("Alt+Right",)),
    Keys(
        "step_back",
        ANYWHERE,
        N_("Close what is open; go to the list, then to the search"),
        ("Esc",),
        True,
    ),
    Keys("print", ANYWHERE, N_("Preview and print what is open or chosen"), ("Ctrl+P",)),
    Keys("export", ANYWHERE, N_("Export what is listed or open"), ("Ctrl+E",)),
    Keys("collect", ANYWHERE, N_("Add what is open or chosen to a collection"), ("Ctrl+D",)),
    Keys("link", ANYWHERE, N_("Copy the link of what is open"), ("Ctrl+Shift+C",)),
    Keys("language", ANYWHERE, N_("Choose the language"), ("Ctrl+L",)),
    Keys("help", ANYWHERE, N_("Open the guide"), ("F1",)),
    Keys("shortcuts", ANYWHERE, N_("Show these shortcuts"), ("Ctrl+/", "Ctrl+?")),
    Keys("suggestions", SEARCH, N_("Go to the suggestions, or into the list"), ("Down",), True),
    Keys("submit", SEARCH, N_("Search for what is typed"), ("Enter",), True),
    Keys("clear", SEARCH, N_("Empty the field"), ("Esc",), True),
    Keys("open", LISTS, N_("Open the record and go into it"), ("Enter",), True),
    Keys("ends", LISTS, N_("Go to the first row or the last"), ("Home", "End"), True),
    Keys("choose", LISTS, N_("Choose several"), ("Shift+Up", "Shift+Down", "Ctrl+A"), True),
    Keys("menu", LISTS, N_("Open the menu of the row"), ("Shift+F10",), True),
    Keys("copy", LISTS, N_("Copy what is chosen"), ("Ctrl+C",), True),
    Keys(
        "column",
        LISTS,
        N_("Make the column of a table wider or narrower"),
        ("Ctrl+Shift+Left", "Ctrl+Shift+Right"),
        True,
    ),
    Keys("next_hit", READER, N_("Go to the next hit"), ("F3", "Ctrl+G")),
    Keys("previous_hit", READER, N_("Go to the hit before"), ("Shift+F3", "Ctrl+Shift+G")),
    Keys("pieces", READER, N_("Go to the next recommendation or the one before"), ("Down", "Up"), True),
    Keys("passage", READER, N_("Open the passage in the source"), ("Enter",), True),
    Keys("close_source", READER, N_("Close the source"), ("Esc",)),
    Keys("sort", REGISTER, N_("Sort by the column, or turn its order"), ("Alt+Down", "Alt+Up"), True),
    Keys("take", REGISTER, N_("Take a row, or a group, into the selection"), ("Space",), True),
    Keys("undo", COLLECTIONS, N_("Undo"), ("Ctrl+Z",)),
    Keys("redo", COLLECTIONS, N_("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
    Keys("move_up", COLLECTIONS, N_("Move the records up"), ("Alt+Up",), True),
    Keys("move_down", COLLECTIONS, N_("Move the records down"), ("Alt+Down",), True),
    Keys("note", COLLECTIONS, N_("Write a note on the record"), ("F2",), True),
    Keys("remove", COLLECTIONS, N_("Take the records out"), ("Delete",), True),
    Keys("border", BORDERS, N_("Move the border"), ("Left", "Right", "Up", "Down"), True),
    Keys(
        "border_far",
        BORDERS,
        N_("Move it further"),
        ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
        True,
    ),
    Keys("border_ends", BORDERS, N_("Move it as far as it goes"), ("Home", "End"), True),
    Keys("print_pages", PREVIEW, N_("Print the pages"), ("Ctrl+P",)),
    Keys("save_pages", PREVIEW, N_("Save the pages as a file"), ("Ctrl+S",)),
    Keys("find", PREVIEW, N_("Find words in the pages"), ("Ctrl+F",)),
    Keys("next_place", PREVIEW, N_("Go to the next place"), ("F3", "Ctrl+G")),
    Keys("previous_place", PREVIEW, N_("Go to the place before"), ("Shift+F3", "Ctrl+Shift+G")),
    Keys("turn", PREVIEW, N_("Turn the page"), ("PgDown", "PgUp"), True),
    Keys("zoom", PREVIEW, N_("Make the pages larger or smaller"), ("+", "-"), True),
)


def keys_named(name: str) -> Keys:
    """Return the row of the table that has a name; raise KeyError where none has."""
    for row in KEYS:
        if row.name == name:
            return row
    raise KeyError(name)


def bind(
    name: str,
    owner: QWidget,
    act: Callable[[], object],
    where: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Let the keys of a row do something in the window of `owner`, while `owner` is seen, or elsewhere by `where`."""
    for keys in keys_named(name).keys:
        shortcut = QShortcut(QKeySequence(keys), owner)
        shortcut.setContext(where)
        shortcut.activated.connect(act)


def shown(keys: str) -> str:
    """Return keys as a reader finds them on the keyboard, held in their order: «Alt+\u2190»."""
    said = _native(keys)
    # Qt has words for the arrows; keyboards have signs.
    for name, sign in _ARROWS.items():
        if name in keys:
            said = said.replace(_native(name), sign)
    return isolate_code(said)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
