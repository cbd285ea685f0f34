"""Hands: the mouse and the keyboard as Qt's platform gives them to a window, so that popups and modal dialogs count.

Only what is seen and enabled is touched, at a point where it is seen. Nothing here decides what is done.
"""

from collections.abc import Iterator
from random import Random
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Some = TypeVar("Some", bound=QWidget)

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
TURN = 120


def seen(widget: QWidget) -> bool:
    """Tell whether a person could touch a widget now."""
    return (
        isValid(widget) and widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
    )


def below(owner: QObject) -> Iterator[QObject]:
    """Yield the objects that one owns, and what those own.

    `findChildren` would tie what it finds to the owner it was asked of: PySide then keeps it for as long as that
    lives, though Qt has long deleted it, and a soak would count its own leavings.
    """
    for each in owner.children():
        yield each
        yield from below(each)


def within(area: QWidget, kind: type[Some]) -> list[Some]:
    """Return the widgets of a kind inside an area that can be touched."""
    return [each for each in below(area) if isinstance(each, kind) and seen(each)]


def somewhere(widget: QWidget, luck: Random) -> QPoint:
    """Return a point of a widget where it is seen."""
    box = widget.visibleRegion().boundingRect()
    across, down = luck.random(), luck.random()
    return QPoint(
        box.left() + int(across * max(1, box.width() - 1)), box.top() + int(down * max(1, box.height() - 1))
    )


def click(
    widget: QWidget,
    at: QPoint,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = PLAIN,
    *,
    double: bool = False,
) -> None:
    """Click at a point of a widget, unless it lies outside the window, where nobody could."""
    window = widget.window()
    handle, place = window.windowHandle(), widget.mapTo(window, at)
    if handle is None or not isValid(handle) or not window.isVisible() or not window.rect().contains(place):
        return
    # Not QTest's own click: the press may delete the window that it would release on.
    QTest.mousePress(handle, button, keys, place)
    if isValid(handle):
        QTest.mouseRelease(handle, button, keys, place)
    if double and isValid(handle):
        at_window, on_screen = QPointF(place), QPointF(handle.mapToGlobal(place))
        twice = QMouseEvent(QMouseEvent.Type.MouseButtonDblClick, at_window, on_screen, button, button, keys)
        QApplication.sendEvent(handle, twice)


def drag(widget: QWidget, start: QPoint, end: QPoint) -> Iterator[None]:
    """Draw the mouse from one point of a widget to another."""
    window = widget.window()
    handle = window.windowHandle()
    if handle is None or not isValid(handle):
        return
    room = window.rect()
    first, last = (_inside(widget.mapTo(window, each), room) for each in (start, end))
    QTest.mousePress(handle, LEFT, PLAIN, first)
    yield
    for part in (1, 2, 3):
        if not isValid(handle):
            return
        QTest.mouseMove(handle, first + (last - first) * part / 3)
        yield
    if isValid(handle):
        QTest.mouseRelease(handle, LEFT, PLAIN, last)


def _inside(at: QPoint, room: QRect) -> QPoint:
    return QPoint(min(max(at.x(), room.left()), room.right()), min(max(at.y(), room.top()), room.bottom()))


def wheel(widget: QWidget, at: QPoint, angle: int, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Turn the wheel over a point of a widget."""
    window = widget.window()
    handle = window.windowHandle()
    if handle is None or not isValid(handle) or not window.isVisible():
        return
    place = QPointF(widget.mapTo(window, at))
    turned = QWheelEvent(
        place,
        QPointF(window.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(handle, turned)


def _holder() -> QWidget | None:
    """Return what has the keyboard: in a popup, else in the dialog that insists on an answer, else in the window."""
    popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    focused = QApplication.focusWidget()
    if modal is not None and (focused is None or focused.window() is not modal):
        # The screen has not given it the keyboard yet, and what lies behind would not be let it.
        return modal.focusWidget() or modal
    return focused or QApplication.activeWindow()


def key(code: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key on whatever has the keyboard; shortcuts hear it first."""
    for press in (QTest.keyPress, QTest.keyRelease):
        holder = _holder()
        if holder is not None and isValid(holder):
            press(holder, code, keys)


def letter(character: str) -> None:
    """Type a character of any script into whatever has the keyboard."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        holder = _holder()
        if holder is not None and isValid(holder):
            QApplication.sendEvent(holder, QKeyEvent(kind, Qt.Key.Key_unknown, PLAIN, character))
