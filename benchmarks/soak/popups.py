"""What is answered to menus and dialogs. A file dialog is never used at random: it could delete what it shows.

It is Qt's own one (the program's process is told not to use the desktop's), and it is always answered with a name in
the soak's own folder, or given up.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)

from benchmarks.soak import hands, words
from benchmarks.soak.hands import CONTROL, click, key, letter, seen, somewhere, within

ENDINGS = (".pdf", ".docx", ".html", ".txt", ".xlsx", ".csv", ".json", ".vcf", "")
_LONGEST_LOOK = 20


class Answers:
    """Answers what pops up. `given` holds files that can be opened, `taken` is where files are saved."""

    def __init__(self, given: Path, taken: Path) -> None:
        self._given, self._taken = given, taken
        self._looked = 0
        self._last: int | None = None

    @staticmethod
    def asked() -> QWidget | None:
        """Return the menu, the message or the dialog that stands before the window now."""
        above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if above is not None:
            return above
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
        return next((each for each in reversed(dialogs) if seen(each)), None)

    def answer(self, above: QWidget, luck: Random) -> str:
        """Do one thing to what stands before the window; return what."""
        if isinstance(above, QMenu):
            return _menu(above, luck)
        if isinstance(above, QFileDialog):
            return self._file(above, luck)
        if above.windowType() == Qt.WindowType.Popup:
            return _popup(above, luck)
        return self._dialog(above, luck)

    def _dialog(self, dialog: QWidget, luck: Random) -> str:
        self._looked = self._looked + 1 if self._last == id(dialog) else 0
        self._last = id(dialog)
        if self._looked > _LONGEST_LOOK or luck.random() < 0.08:
            key(Qt.Key.Key_Escape)
            if self._looked > 2 * _LONGEST_LOOK and seen(dialog):
                dialog.close()
            return "escape"
        acts: tuple[Callable[[QWidget, Random], str], ...] = (_press, _press, _write, _turn, _shortcut)
        return luck.choice(acts)(dialog, luck)

    def _file(self, dialog: QFileDialog, luck: Random) -> str:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field is None or luck.random() < 0.15:
            dialog.reject()
            return "given up"
        if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
            path = self._name(luck)
        else:
            path = luck.choice(sorted(self._given.iterdir()))
        field.setText(str(path))
        field.setFocus()
        dialog.accept()
        # A name that Qt does not take, of a missing folder for one, leaves the dialog open.
        if dialog.isVisible() and QApplication.activeModalWidget() is dialog:
            dialog.reject()
        return path.name

    def _name(self, luck: Random) -> Path:
        which = luck.random()
        if which < 0.05:
            return self._taken / "no such folder" / "a.pdf"
        stem = "same" if which < 0.25 else luck.choice(("توصية ٨", "book", "a.b", "é"))
        return self._taken / f"{stem}{luck.choice(ENDINGS)}"


def _menu(menu: QMenu, luck: Random) -> str:
    actions = [act for act in menu.actions() if act.isEnabled() and act.isVisible() and not act.isSeparator()]
    which = luck.random()
    if not actions or which < 0.15:
        key(Qt.Key.Key_Escape)
        return "escape"
    chosen = luck.choice(actions)
    if which < 0.3:
        for _ in range(luck.randrange(1, 5)):
            key(luck.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
        key(Qt.Key.Key_Return)
        return "by keys"
    said = chosen.text()
    box = menu.actionGeometry(chosen)
    click(menu, box.center())
    return said


def _popup(popup: QWidget, luck: Random) -> str:
    which = luck.random()
    if which < 0.25:
        key(Qt.Key.Key_Escape)
        return "escape"
    if which < 0.35:
        behind = QApplication.activeWindow()
        if behind is not None:
            click(behind, QPoint(behind.width() // 2, 2))
        return "beside"
    views = within(popup, QAbstractItemView)
    if views and which < 0.75:
        return _item(luck.choice(views), luck)
    fields = within(popup, QLineEdit)
    if fields and which < 0.85:
        for each in words.nonsense(luck)[:3]:
            letter(each)
        return "letters"
    code = luck.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab))
    key(code)
    return code.name


def _item(view: QAbstractItemView, luck: Random) -> str:
    model = view.model()
    rows = model.rowCount() if model is not None else 0
    if not rows:
        return "nothing"
    box = view.visualRect(model.index(luck.randrange(rows), 0))
    if box.isValid() and view.viewport().rect().contains(box.center()):
        # The box of an item that can be checked stands where a line begins.
        leading = (
            box.left() + 10 if view.layoutDirection() == Qt.LayoutDirection.LeftToRight else box.right() - 10
        )
        click(view.viewport(), QPoint(luck.choice((leading, box.center().x())), box.center().y()))
    return "item"


def _press(dialog: QWidget, luck: Random) -> str:
    touched = [*within(dialog, QAbstractButton), *within(dialog, QComboBox)]
    if not touched:
        key(Qt.Key.Key_Return)
        return "return"
    chosen = luck.choice(touched)
    said = chosen.accessibleName() or (chosen.text() if isinstance(chosen, QAbstractButton) else "box")
    click(chosen, somewhere(chosen, luck))
    return said


def _write(dialog: QWidget, luck: Random) -> str:
    fields = [*within(dialog, QLineEdit), *within(dialog, QTextEdit)]
    if not fields:
        return _turn(dialog, luck)
    chosen = luck.choice(fields)
    click(chosen, somewhere(chosen, luck))
    if luck.random() < 0.5:
        key(Qt.Key.Key_A, CONTROL)
    for each in luck.choice((words.query(luck), words.name(luck)))[:24]:
        letter(each)
    return "text"


def _turn(dialog: QWidget, luck: Random) -> str:
    areas = within(dialog, QAbstractScrollArea)
    if areas and luck.random() < 0.6:
        view = luck.choice(areas).viewport()
        keys = CONTROL if luck.random() < 0.2 else hands.PLAIN
        hands.wheel(view, somewhere(view, luck), luck.choice((-1, 1, -3, 3)) * hands.TURN, keys)
        return "wheel"
    codes = ("PageDown", "PageUp", "Tab", "Return", "End", "Home", "Down", "Plus", "Minus", "Space", "F3")
    code = Qt.Key[f"Key_{luck.choice(codes)}"]
    key(code)
    return code.name


def _shortcut(_dialog: QWidget, luck: Random) -> str:
    code = luck.choice((Qt.Key.Key_S, Qt.Key.Key_F, Qt.Key.Key_P, Qt.Key.Key_G, Qt.Key.Key_K))
    key(code, CONTROL)
    return f"ctrl+{code.name}"


def dismissed() -> Iterator[None]:
    """Close whatever stands before the window, bit by bit."""
    for _ in range(200):
        above = Answers.asked()
        if above is None:
            return
        if isinstance(above, QDialog):
            above.reject()
        else:
            above.close()
        yield
