"""The window without a mouse: Tab comes to everything, in the order of reading, and where it stands can be seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from tests.journeys.conftest import Program
from tests.journeys.dialogs import Dialogs
from tests.journeys.screens import Walk

MOST = 600
"""More stops than any screen has."""
SLACK = 4
SEEN = 24
"""As many pixels change at least where the keyboard comes: more than a text cursor has."""
OF_A_KIND = 2
ALIKE = (
    "completions",
    "search ",
    "record recommendation/",
    "record event/escwa",
    "record country/jo",
    "register by ",
)
OWN_DIALOGS = (
    "shortcuts",
    "about",
    "bug",
    "export",
    "preview",
    "cover",
    "entry",
    "intake",
    "name",
    "removal",
)
TAKEN = ("search social protection floors", "register by theme")
"""Screens that lead the keyboard as others do, at greater length; and those of them that are taken."""


@pytest.fixture
def walk(program: Program, qtbot, tmp_path: Path) -> Iterator[Walk]:
    def wait() -> None:
        qtbot.waitUntil(lambda: not program.shell.runner.busy)
        reader = program.shell.reader
        qtbot.waitUntil(lambda: reader.page is None or reader.page.complete)
        for _ in range(3):
            QApplication.processEvents()

    flashing = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield Walk(program, wait, tmp_path)
    QApplication.setCursorFlashTime(flashing)


def screens(walk: Walk) -> Iterator[str]:
    """Show the screens of the window itself, one after the other."""
    for screen in walk.screens():
        alone = [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [walk.window]
        if alone and (screen in TAKEN or not screen.startswith(ALIKE)):
            walk.window.activateWindow()
            yield screen


def stops(window: QWidget) -> list[QWidget]:
    """Return what takes the keyboard by Tab, as Qt tells it."""
    tab = Qt.FocusPolicy.TabFocus
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.window() is window
        and each.focusPolicy() & tab == tab
        and each.focusProxy() is None
    ]


def named(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {str(words)[:40]!r}"


def seen(widget: QWidget) -> QRect:
    """Return what of a widget is within all that holds it, in the window."""
    place, holder = widget.rect(), widget
    while not holder.isWindow():
        place.translate(holder.pos())
        holder = holder.parentWidget()
        place = place.intersected(holder.rect())
    return place


def ring(window: QWidget, start: QWidget, key: Qt.Key) -> tuple[list[QWidget], list[str]]:
    """Press a key until the keyboard is where it began; return where it came, and what is wrong there."""
    start.setFocus(Qt.FocusReason.OtherFocusReason)
    came, wrong, onward = [start], [], key == Qt.Key.Key_Tab
    for _ in range(MOST):
        QTest.keyClick(window.focusWidget(), key)
        QApplication.processEvents()
        here, before = window.focusWidget(), came[-1]
        if here is start:
            return came, wrong
        if here is before:
            break
        came.append(here)
        if seen(here).isEmpty():
            wrong.append(f"not seen: {named(here)}")
        if not follows(*((before, here) if onward else (here, before))) and before is not start:
            wrong.append(f"{named(before)}, then {named(here)}")
    return came, [*wrong, f"no way on from {named(came[-1])}"]


def follows(before: QWidget, after: QWidget) -> bool:
    """Tell whether a stop is read after another: it lies in it, below it, or on the trailing side of it."""
    if before.isAncestorOf(after):
        return True
    holder = before.parentWidget()
    while not holder.isAncestorOf(after):
        before, holder = holder, holder.parentWidget()
    while after.parentWidget() is not holder:
        after = after.parentWidget()
    first, second = before.geometry(), after.geometry()
    if holder.isRightToLeft():
        beside = second.right() <= first.left() + SLACK
    else:
        beside = second.left() >= first.right() - SLACK
    return beside or second.top() >= first.center().y()


@pytest.mark.parametrize("code", ["ar", "en"])
def test_tab_comes_to_everything_once_in_the_order_of_reading_and_back(walk: Walk, code: str) -> None:
    walk.shell.choose("language", code)
    walk.wait()
    window, faults = walk.window, {}
    search = window.top.search.field
    for screen in screens(walk):
        onward, wrong = ring(window, search, Qt.Key.Key_Tab)
        wrong += [f"twice: {named(each)}" for each in set(onward) if onward.count(each) > 1]
        wrong += [f"never: {named(each)}" for each in stops(window) if each not in onward]
        back, wrong_there = ring(window, search, Qt.Key.Key_Backtab)
        wrong += [f"back: {each}" for each in wrong_there]
        if back[:0:-1] != onward[1:]:
            pairs = zip(back[1:], onward[:0:-1], strict=False)
            wrong += [f"back to {named(a)}, not to {named(b)}" for a, b in pairs if a is not b][:1]
        for each in wrong:
            faults.setdefault(each, screen)
    assert faults == {}


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("name", OWN_DIALOGS)
def test_tab_comes_to_everything_in_a_dialog_in_the_order_of_reading(
    walk: Walk, name: str, code: str
) -> None:
    walk.shell.choose("language", code)
    walk.wait()
    dialog = Dialogs(walk.program, walk.wait, walk.folder).open(name)
    dialog.activateWindow()
    walk.wait()
    everything = stops(dialog)
    start = min(everything, key=lambda each: each.mapTo(dialog, each.rect().center()).y())
    onward, wrong = ring(dialog, start, Qt.Key.Key_Tab)
    wrong += [
        f"never: {named(each)}" for each in everything if each not in onward and not kindred(each, onward)
    ]
    back, wrong_there = ring(dialog, start, Qt.Key.Key_Backtab)
    wrong += [f"back: {each}" for each in wrong_there]
    assert wrong == []
    assert back[:0:-1] == onward[1:]


def kindred(stop: QWidget, others: list[QWidget]) -> bool:
    """Tell whether the keyboard comes to another button of the same choice, from where arrows lead on."""
    return isinstance(stop, QRadioButton) and any(
        isinstance(each, QRadioButton) and each.parent() is stop.parent() for each in others
    )


def picture(window: QWidget, place: QRect) -> QImage:
    QApplication.processEvents()
    return window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed(before: QImage, after: QImage) -> int:
    """Return how many pixels of two pictures differ."""
    one, other = bytes(before.constBits()), bytes(after.constBits())
    if one == other:
        return 0
    return sum(one[at : at + 4] != other[at : at + 4] for at in range(0, len(one), 4))


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_where_the_keyboard_is_can_be_seen(walk: Walk, theme: str) -> None:
    walk.shell.choose("theme", theme)
    walk.wait()
    window, faults, known = walk.window, {}, {}
    for screen in screens(walk):
        for stop in stops(window):
            kind = (type(stop).__name__, stop.property("role"), stop.property("chosen"))
            if known.get(kind, 0) >= OF_A_KIND:
                continue
            known[kind] = known.get(kind, 0) + 1
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            place = seen(stop)
            if place.isEmpty():
                known[kind] -= 1
                continue
            place = place.adjusted(-SLACK, -SLACK, SLACK, SLACK).intersected(window.rect())
            after = picture(window, place)
            away = window.top.help if stop is not window.top.help else window.top.languages
            away.setFocus(Qt.FocusReason.OtherFocusReason)
            pixels = changed(picture(window, place), after)
            if pixels < SEEN:
                faults.setdefault(named(stop), f"{screen}: {pixels}")
    assert len(known) > 10
    assert faults == {}
