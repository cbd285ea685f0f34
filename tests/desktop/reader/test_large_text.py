"""Large letters in a low window: the head goes with the page, nothing is pressed together, what is read stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.text.query import parse
from desktop.reader.look import Look
from desktop.reader.page import SectionHeading
from desktop.reader.pane import ReaderPane
from desktop.source.pane import SourcePane
from desktop.theme import LIGHT, Metrics
from tests.desktop.reader import records

LOW, HIGH = 480, 1000


@pytest.fixture
def pane(qtbot, english):
    reader = ReaderPane(LIGHT, Metrics(200), english)
    reader.resize(700, LOW)
    qtbot.addWidget(reader)
    with qtbot.waitExposed(reader):
        reader.show()
    reader.activateWindow()
    qtbot.waitUntil(reader.isActiveWindow)
    return reader


def show(qtbot, pane, record=None, query=None):
    pane.show_record(record or records.event(), query, records.source(), event=records.event())
    qtbot.waitUntil(lambda: pane.page.complete)


def y_of(pane, widget) -> int:
    """Return where a widget begins, counted from the upper edge of the view."""
    return widget.mapTo(pane.scroll.viewport(), QPoint(0, 0)).y()


def test_a_high_head_is_whole_and_scrolled_with_the_page(qtbot, pane):
    show(qtbot, pane)
    title, first = pane.header.title, pane.page.parts[0]
    assert pane.reading.scrolls_head
    assert title.height() >= title.heightForWidth(title.width())
    assert y_of(pane, pane.above) == 0
    assert y_of(pane, first) >= pane.above.height()
    bar = pane.scroll.verticalScrollBar()
    bar.setValue(pane.above.height())
    assert y_of(pane, pane.above) == -pane.above.height()
    assert 0 <= y_of(pane, first) < pane.scroll.viewport().height()


def test_the_whole_page_can_be_scrolled_to_below_the_head(qtbot, pane):
    show(qtbot, pane)
    bar, last = pane.scroll.verticalScrollBar(), pane.page.parts[-1]
    bar.setValue(bar.maximum())
    assert y_of(pane, last) + last.height() <= pane.scroll.viewport().height()


def test_a_head_stays_where_there_is_room_for_it(qtbot, pane):
    pane.resize(1000, HIGH)
    show(qtbot, pane)
    assert not pane.reading.scrolls_head
    pane.scroll.verticalScrollBar().setValue(300)
    assert pane.above.mapTo(pane, QPoint(0, 0)).y() == 0


def test_what_is_read_stays_when_the_head_comes_and_goes(qtbot, pane):
    show(qtbot, pane)
    item = pane.page.item(records.recommendations()[5].uid)
    pane.scroll.go_to((pane.page.index_of(item.quoted.uid), 20))
    assert y_of(pane, item) == 20
    for height, loose in ((HIGH, False), (LOW, True), (HIGH, False)):
        pane.resize(700, height)
        qtbot.waitUntil(lambda loose=loose: pane.reading.scrolls_head is loose)
        assert y_of(pane, item) == 20


def test_who_sees_the_head_sees_it_after_a_change_of_language(qtbot, pane, arabic):
    show(qtbot, pane)
    pane.set_voice(arabic)
    qtbot.waitUntil(lambda: pane.page.complete)
    assert pane.scroll.verticalScrollBar().value() == 0
    assert y_of(pane, pane.above) == 0


def test_a_recommendation_is_opened_in_view_below_a_head_that_is_scrolled(qtbot, pane):
    eighth = records.recommendations()[7]
    show(qtbot, pane, eighth)
    qtbot.waitUntil(lambda: y_of(pane, pane.page.item(eighth.uid)) == pane.scroll.upper)


def test_hits_are_brought_into_view_below_a_head_that_is_scrolled(qtbot, pane):
    show(qtbot, pane, query=parse("الضمان"))
    pane.page.finish()
    for _ in range(4):
        pane.go_to_hit(1)
        hit = pane.hits.current
        place = hit.text.paragraph.rectangles(hit.span)[0].toRect()
        place.moveTopLeft(hit.text.mapTo(pane.scroll.viewport(), place.topLeft()))
        assert pane.scroll.viewport().rect().contains(place)


def test_another_record_takes_the_head_of_the_last_one_away(qtbot, pane):
    show(qtbot, pane)
    left = pane.above
    with qtbot.waitSignal(left.destroyed):
        show(qtbot, pane)
    assert pane.reading.scrolls_head
    assert y_of(pane, pane.above) == 0


def test_the_keyboard_goes_from_a_scrolled_head_into_the_page_and_is_seen(qtbot, pane):
    show(qtbot, pane)
    pane.header.buttons["recommendations"].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        QTest.keyClick(pane.window().focusWidget(), Qt.Key.Key_Tab)
        focused = pane.window().focusWidget()
        assert pane.page.isAncestorOf(focused)
        assert 0 <= y_of(pane, focused) < pane.scroll.viewport().height()


def test_the_quieter_words_of_a_heading_go_under_a_name_that_needs_the_line(qtbot, english):
    page, look = QWidget(), Look(LIGHT, Metrics(200), english)
    heading = SectionHeading("Recommendations", "11 provisions, as printed", look, page)
    qtbot.addWidget(page)
    page.resize(800, 400)
    with qtbot.waitExposed(page):
        page.show()
    name, quieter = heading._name, heading._quieter
    for width, stacked in ((700, False), (330, True), (700, False)):
        heading.setGeometry(0, 0, width, heading.heightForWidth(width))
        assert (quieter.y() >= name.geometry().bottom()) is stacked
        assert name.width() >= name.fontMetrics().horizontalAdvance(name.text())
        assert quieter.height() >= quieter.heightForWidth(quieter.width())
        assert quieter.geometry().bottom() < heading.height()


@pytest.fixture
def source(qtbot, arabic):
    view = SourcePane(Look(LIGHT, Metrics(200), arabic))
    view.resize(600, LOW)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    long = replace(records.source().title, ar=f"{records.source().title.ar} " * 3)
    view.show_source(replace(records.source(), title=long))
    return view


def test_a_high_head_of_a_source_is_scrolled_with_its_text(qtbot, source):
    head, text = source._details, source.text
    assert source.scrolls_head
    assert head.height() == head.heightForWidth(head.width())
    assert text.cursorRect(text.textCursor()).top() >= head.height()
    text.verticalScrollBar().setValue(70)
    assert head.y() == -70
    found = source.source.text.index("الطلب من مركز أنقرة")
    text.go_to((found, found + 10))
    assert text.viewport().rect().contains(text.rectangle((found, found + 10)))
    assert head.geometry().bottom() < 0


def test_the_head_of_a_source_stays_where_there_is_room_for_it(qtbot, source):
    source.resize(1200, HIGH)
    qtbot.waitUntil(lambda: not source.scrolls_head)
    source.text.verticalScrollBar().setValue(70)
    assert source._details.mapTo(source, QPoint(0, 0)).y() > 0
    assert (
        source.text.document().rootFrame().frameFormat().topMargin()
        == source.text.document().documentMargin()
    )


def test_a_page_below_a_head_that_fills_the_view_is_whole_before_it_is_seen(qtbot, pane):
    pane.resize(700, 160)
    show(qtbot, pane)
    assert pane.page.visibleRegion().isEmpty()
    bar, last = pane.scroll.verticalScrollBar(), pane.page.parts[-1]
    bar.setValue(bar.maximum())
    assert y_of(pane, last) + last.height() <= pane.scroll.viewport().height()
