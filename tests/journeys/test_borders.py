"""The borders between the parts of the window: seen, taken hold of, and moved by keys as by the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.controllers.history import PAGE
from desktop.widgets.borders import Border
from tests.journeys.conftest import Program

WORKSHOP = "event/oic-2016-04-ankara-social-security"
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def settled(program: Program, qtbot):
    def wait() -> None:
        qtbot.waitUntil(lambda: not program.shell.runner.busy)
        for _ in range(3):
            QApplication.processEvents()

    return wait


@pytest.fixture(params=["ar", "en"])
def read(request, program: Program, settled) -> Program:
    """The window with a record and its source open, in a language."""
    program.shell.choose("language", request.param)
    program.shell.reading.open(WORKSHOP)
    settled()
    program.shell.reader.open_source()
    settled()
    return program


def borders(program: Program) -> list[Border]:
    """Return the borders that are shown, from the leading one on."""
    shown = [each for each in program.window.findChildren(Border) if each.isVisible()]
    rtl = program.window.isRightToLeft()
    return sorted(shown, key=lambda each: each.mapTo(program.window, QPoint()).x(), reverse=rtl)


def between(program: Program) -> Border:
    """Return the border between results and reader."""
    return program.window.splitter.handle(2)


def hold(border: Border) -> None:
    border.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert border.hasFocus()


def press(
    border: Border, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(border, key, modifier)
    QApplication.processEvents()


def colours_across(program: Program, border: Border) -> list[QColor]:
    """Return the colours of the window from one side of a border to the other, a few pixels beyond both."""
    window, across = program.window, border.orientation() == Qt.Orientation.Horizontal
    picture = window.grab().toImage()
    middle = border.mapTo(window, border.contentsRect().center())
    places = (middle + (QPoint(by, 60) if across else QPoint(60, by)) for by in range(-4, 5))
    return [picture.pixelColor(place) for place in places]


def assert_seen_and_held(program: Program, count: int) -> None:
    shown, window = borders(program), program.window
    assert len(shown) == count
    for border in shown:
        place = border.mapTo(window, border.contentsRect().center())
        assert window.childAt(place) is border, border.accessibleName()
        assert colours_across(program, border)[4] == QColor(program.shell.theme.line), border.accessibleName()


@pytest.mark.parametrize("page", [False, True])
def test_each_border_is_seen_and_taken_hold_of_in_both_directions(read, settled, page: bool) -> None:
    if page:
        read.shell.reading.open(PAGE + "collections")
        settled()
    count = 2 if page else 3
    assert_seen_and_held(read, count)
    read.shell.choose("language", "en" if read.window.isRightToLeft() else "ar")
    settled()
    assert_seen_and_held(read, count)


def test_arrows_move_a_border_where_they_point(read) -> None:
    border, results = between(read), read.window.results
    out, back = (Key.Key_Left, Key.Key_Right) if border.isRightToLeft() else (Key.Key_Right, Key.Key_Left)
    hold(border)
    place, width = border.mapTo(read.window, QPoint()).x(), results.width()
    press(border, Key.Key_Right)
    assert border.mapTo(read.window, QPoint()).x() == place + 16
    press(border, Key.Key_Left)
    assert border.mapTo(read.window, QPoint()).x() == place
    press(border, out, SHIFT)
    assert results.width() == width + 96
    assert read.shell.standing.now(read.shell.settings).columns == (results.width(),)
    press(border, back)
    press(border, Key.Key_Down)
    assert results.width() == width + 80
    assert border.hasFocus()


def test_home_and_end_move_a_border_as_far_as_its_parts_let_it(read) -> None:
    border, window = between(read), read.window
    hold(border)
    press(border, Key.Key_Home)
    assert window.results.width() == window.results.minimumWidth()
    press(border, Key.Key_Right if border.isRightToLeft() else Key.Key_Left)
    assert window.results.width() == window.results.minimumWidth()
    press(border, Key.Key_End)
    assert window.reader.width() == window.reader.minimumWidth()


def test_the_border_of_the_source_moves_up_and_down(read) -> None:
    split = read.shell.reader.split
    border = split.handle(1)
    hold(border)
    above, shares = split.sizes()[0], split.page_shares
    press(border, Key.Key_Up)
    press(border, Key.Key_Left)
    assert split.sizes()[0] == above - 16
    assert split.page_shares[1] < shares[1]


def test_the_border_of_the_collections_moves_and_is_remembered(read, settled) -> None:
    read.shell.reading.open(PAGE + "collections")
    settled()
    page = read.shell.pages.page("collections")
    border, width = page.split.handle(1), page.split.sizes()[0]
    hold(border)
    press(border, Key.Key_Left if border.isRightToLeft() else Key.Key_Right)
    assert page.side == page.split.sizes()[0] == width + 16


@pytest.mark.parametrize(("theme", "pixels"), [("light", 3), ("dark", 3), ("contrast", 5)])
def test_the_keyboard_on_a_border_is_seen_in_every_theme(read, settled, theme: str, pixels: int) -> None:
    read.shell.choose("theme", theme)
    settled()
    border, accent = between(read), QColor(read.shell.theme.accent)
    assert accent not in colours_across(read, border)
    hold(border)
    assert colours_across(read, border).count(accent) == pixels
    read.window.results.list.setFocus()
    QApplication.processEvents()
    assert accent not in colours_across(read, border)


def test_a_border_says_what_it_is_and_what_it_lies_between(read, settled) -> None:
    voice = read.shell.voice
    named = {each.accessibleName() for each in borders(read)}
    columns = {"Navigation": "Results", "Results": "Reader", "Reader": "The source"}
    words = voice.tr("Border between «{first}» and «{second}»")
    assert named == {words.format(first=voice.tr(a), second=voice.tr(b)) for a, b in columns.items()}
    said = QAccessible.queryAccessibleInterface(between(read))
    assert said.role() == QAccessible.Role.Splitter
    assert said.text(QAccessible.Text.Name) == between(read).accessibleName()
    assert said.state().focusable
    before = named
    read.shell.choose("language", "en" if read.window.isRightToLeft() else "ar")
    settled()
    assert not before & {each.accessibleName() for each in borders(read)}


def test_a_border_that_nothing_moves_takes_no_keyboard(read, settled) -> None:
    window = read.window
    assert [each.isEnabled() for each in borders(read)].count(True) == 2
    assert not window.splitter.handle(1).isEnabled()
    window.resize(window.minimumWidth(), 700)
    window.show_reader()
    settled()
    assert window.single
    assert [each.isEnabled() for each in window.splitter.borders] == [False]
    window.resize(1366, 768)
    settled()
    assert between(read).isEnabled()


def test_tab_leads_from_the_list_over_the_border_into_the_reader(read) -> None:
    window = read.window
    window.results.list.enter()
    QTest.keyClick(window.results.list, Key.Key_Tab)
    assert window.focusWidget() is between(read)
    QTest.keyClick(between(read), Key.Key_Tab)
    assert window.reader.isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Key.Key_Backtab)
    assert window.focusWidget() is between(read)
    QTest.keyClick(between(read), Key.Key_Backtab)
    assert window.focusWidget() is window.results.list
