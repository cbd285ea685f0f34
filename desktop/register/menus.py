"""The menus of the register: which columns it shows, and what can be done with a row."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from core.errors import N_
from core.records.kinds import RECORD_KINDS, RecordKind
from core.text.bidi import isolate_code
from desktop.reader.words import COLLECT, COPY, COPY_CITED, OPEN_RECORD, PRINT
from desktop.register.arrangement import Arrangement
from desktop.register.columns import COLUMNS
from desktop.theme import Metrics
from desktop.voice import Voice

_EXPORT = N_("Export\u2026")
_COLUMNS = N_("Columns")


def columns_menu(
    arrangement: Arrangement, empty: frozenset[str], voice: Voice, metrics: Metrics, parent: QWidget
) -> QMenu:
    """Return a menu of all columns, those that are shown checked.

    The last one that is shown cannot be hidden; one that would be `empty` in every row cannot be shown.
    """
    menu = QMenu(voice.tr(_COLUMNS), parent)
    menu.setAccessibleName(voice.tr(_COLUMNS))
    menu.setFont(metrics.body)
    shown = arrangement.shown
    for column in COLUMNS:
        action = menu.addAction(voice.tr(column.words))
        action.setCheckable(True)
        action.setChecked(column in shown and column.key not in empty)
        action.setEnabled(column.key not in empty and (column not in shown or len(shown) > 1))
        action.setData(column.key)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


class RowMenu(QMenu):
    """What can be done with the rows that are selected. `opened` carries a uid, or nothing for the row itself."""

    opened = Signal(str)
    copied = Signal(str)
    printed = Signal()
    collected = Signal()
    exported = Signal()


def row_menu(
    elsewhere: tuple[tuple[str, str], ...], voice: Voice, metrics: Metrics, parent: QWidget
) -> RowMenu:
    """Return the menu of a row; `elsewhere` names what says nearly the same, with its uid."""
    menu, tr = RowMenu(parent), voice.tr
    menu.setFont(metrics.body)
    menu.setAccessibleName(tr(RECORD_KINDS[RecordKind.RECOMMENDATION]))
    menu.addAction(tr(OPEN_RECORD), lambda: menu.opened.emit(""))
    for words, uid in elsewhere:
        # An ampersand in a title is a letter, not a shortcut.
        menu.addAction(words.replace("&", "&&"), lambda uid=uid: menu.opened.emit(uid))
    menu.addSeparator()
    menu.addAction(f"{tr(COPY_CITED)}\t{isolate_code('Ctrl+C')}", lambda: menu.copied.emit("citation"))
    menu.addAction(tr(COPY), lambda: menu.copied.emit("text"))
    menu.addAction(f"{tr(PRINT)}\t{isolate_code('Ctrl+P')}", menu.printed.emit)
    menu.addAction(f"{tr(COLLECT)}\t{isolate_code('Ctrl+D')}", menu.collected.emit)
    menu.addAction(f"{tr(_EXPORT)}\t{isolate_code('Ctrl+E')}", menu.exported.emit)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
