"""A page that grows while it is read: begun where the reader came in, filled above and below, nothing moves."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.text.query import parse
from desktop.reader.facts_view import FactRow
from desktop.reader.link import IconButton, LinkText
from desktop.reader.pane import ReaderPane
from desktop.reader.provision import QuotedItem
from desktop.theme import LIGHT
from desktop.widgets.stops import step
from tests.desktop.reader import records


@pytest.fixture
def pane(qtbot, arabic, metrics):
    reader = ReaderPane(LIGHT, metrics, arabic)
    reader.resize(720, 700)
    qtbot.addWidget(reader)
    with qtbot.waitExposed(reader):
        reader.show()
    reader.activateWindow()
    qtbot.waitUntil(reader.isActiveWindow)
    return reader


def many(count: int, **changes: object):
    base = records.recommendations()
    return tuple(
        replace(base[n % 11], uid=f"recommendation/x/{n}", number=n + 1, position=n + 1, **changes)
        for n in range(count)
    )


def in_view(pane, item: QWidget) -> int:
    """Return where an item begins, counted from the upper edge of the view."""
    return item.mapTo(pane.scroll.viewport(), QPoint(0, 0)).y()


def quoted(pane) -> list[str]:
    return [part.quoted.uid for part in pane.page.parts if isinstance(part, QuotedItem) and part.quoted.uid]


def stops(pane) -> list[QWidget]:
    """Return what Tab reaches in the page, in its order."""
    pane.scroll.setFocus()
    chain = []
    while step(pane, forward=True) and pane.focusWidget() is not pane.scroll:
        chain.append(pane.focusWidget())
    return [each for each in chain if pane.page.isAncestorOf(each)]


def test_what_stands_far_down_is_shown_first_and_stays_where_it_is_while_the_rest_is_made(qtbot, pane):
    every = many(300)
    pane.show_record(every[250], event=records.event(recommendations=every))
    item = pane.page.item(every[250].uid)
    assert quoted(pane)[0] != every[0].uid
    assert len(pane.page.parts) < 30
    qtbot.waitUntil(lambda: in_view(pane, item) == pane.scroll.upper)
    place = in_view(pane, item)
    qtbot.waitUntil(lambda: pane.page.complete)
    assert in_view(pane, item) == place
    assert quoted(pane) == [each.uid for each in every]
    spans = [part.geometry() for part in pane.page.parts]
    assert all(below.top() > above.bottom() - 1 for above, below in pairwise(spans))


def test_a_screen_reader_meets_the_parts_in_the_order_of_the_page(qtbot, pane):
    every = many(40)
    pane.show_record(every[30], event=records.event(recommendations=every))
    qtbot.waitUntil(lambda: pane.page.complete)
    children = [child for child in pane.page.children() if child in pane.page.parts]
    assert children == pane.page.parts


def test_tab_goes_down_the_page_though_it_was_begun_in_the_middle(qtbot, pane):
    pane.show_record(records.recommendations()[7], None, records.source(), event=records.event())
    qtbot.waitUntil(lambda: pane.page.complete)
    reached = stops(pane)
    assert len(reached) > 20
    places = [each.mapTo(pane.page, QPoint(0, 0)).y() for each in reached]
    assert places == sorted(places)


def test_the_end_of_a_page_fills_the_view(qtbot, pane):
    every = many(30)
    pane.show_record(records.event(), None, records.source())
    pane.grab()
    pane.show_record(every[-1], event=records.event(recommendations=every, description=()))
    assert pane.page.heightForWidth(pane.page.width()) >= pane.scroll.viewport().height()
    item = pane.page.item(every[-1].uid)
    pane.grab()
    place = in_view(pane, item)
    qtbot.waitUntil(lambda: pane.page.complete)
    assert in_view(pane, item) == place


def test_a_page_that_is_left_while_it_grows_does_not_move_the_next_one(qtbot, pane):
    every = many(300)
    pane.show_record(every[250], event=records.event(recommendations=every))
    pane.grab()
    left = pane.page
    with qtbot.waitSignal(left.destroyed):
        pane.show_record(records.event(), None, records.source())
    qtbot.waitUntil(lambda: pane.page.complete)
    assert pane.scroll.top == 0


def test_a_change_of_language_keeps_the_place(qtbot, pane, english):
    every = many(60)
    pane.show_record(every[40], event=records.event(recommendations=every))
    qtbot.waitUntil(lambda: pane.page.complete)
    pane.scroll.verticalScrollBar().setValue(pane.scroll.top + 90)
    part, below = pane.scroll.place
    uid = pane.page.parts[part].quoted.uid
    pane.set_voice(english)
    assert in_view(pane, pane.page.item(uid)) == below
    qtbot.waitUntil(lambda: pane.page.complete)
    assert in_view(pane, pane.page.item(uid)) == below


def test_a_change_of_width_keeps_the_place(qtbot, pane):
    pane.show_record(records.event(), None, records.source())
    qtbot.waitUntil(lambda: pane.page.complete)
    item = pane.page.item(records.recommendations()[5].uid)
    bar = pane.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > item.y() + 30)
    bar.setValue(item.y() + 30)
    for width in (560, 900, 720):
        pane.resize(width, 700)
        qtbot.waitUntil(lambda width=width: pane.page.width() > width - 40)
        pane.grab()
        assert in_view(pane, item) == -30


def test_hits_are_numbered_from_the_top_also_where_the_reader_came_in_below(qtbot, pane):
    every = many(40, text="بند لا غير")
    marked = replace(every[2], text="هنا"), replace(every[30], text="وهنا هنا")
    event = records.event(recommendations=(*every[:2], marked[0], *every[3:30], marked[1], *every[31:]))
    pane.show_record(marked[1], parse("هنا"), event=event)
    QTest.keyClick(pane, Qt.Key.Key_F3)
    current = pane.hits.current
    assert current.part.quoted.uid == marked[1].uid
    qtbot.waitUntil(lambda: pane.page.complete)
    # The one far above was counted in when its part was made.
    assert pane.hits.current is current
    assert (pane.hits.number, pane.hits.total) == (2, 2)


def test_the_way_round_leads_to_a_hit_above_that_is_not_made_yet(pane):
    every = many(40, text="بند لا غير")
    first = replace(every[2], text="هنا")
    event = records.event(recommendations=(*every[:2], first, *every[3:]), description=())
    pane.show_record(every[30], parse("هنا"), event=event)
    assert pane.hits.total == 0
    pane.go_to_hit(1)
    assert pane.hits.current.part.quoted.uid == first.uid
    assert 0 <= in_view(pane, pane.hits.current.part) < pane.scroll.viewport().height()


def test_the_way_to_a_record_is_drawn_where_its_button_will_stand(pane):
    pane.show_record(records.event(), None, records.source())
    row = next(part for part in pane.page.parts if isinstance(part, FactRow) and part.bare)
    assert not row.findChildren(IconButton)
    before = row.grab().toImage()
    row.furnish()
    buttons = row.findChildren(IconButton)
    assert [button.accessibleName() for button in buttons if button.isVisible()]
    assert row.grab().toImage() == before
    held = [child for child in row.children() if isinstance(child, (LinkText, IconButton))]
    assert held[held.index(buttons[0]) - 1].words in buttons[0].accessibleName()


def test_the_mouse_finds_the_button_at_once(pane):
    pane.show_record(records.event(), None, records.source())
    row = next(part for part in pane.page.parts if isinstance(part, FactRow) and part.bare)
    QTest.mouseMove(row, row.rect().center())
    QTest.qWait(0)
    row.enterEvent(None)
    assert not row.bare
    assert row.findChildren(IconButton)
