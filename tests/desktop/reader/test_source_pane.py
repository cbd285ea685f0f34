"""A source is shown to the letter, with its passages and hits in their places."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from core.records.library import Passage
from core.text.highlight import spans_in
from core.text.query import parse
from desktop.reader.look import Look
from desktop.reader.marks import runs
from desktop.source.pane import SourcePane
from desktop.theme import LIGHT
from tests.desktop.reader import records


@pytest.fixture
def pane(qtbot, arabic, metrics):
    view = SourcePane(Look(LIGHT, metrics, arabic))
    view.resize(600, 360)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def passage_of(source, quote):
    start = source.text.index(quote)
    return Passage(source.uid, start, start + len(quote), quote)


def marked(pane, token):
    colour = QColor(getattr(LIGHT, token))
    found = pane.text.extraSelections()
    return [s.cursor.selectedText() for s in found if s.format.background().color() == colour]


def test_the_passage_is_in_view_and_its_very_letters_are_set_out(pane):
    source = records.source()
    pane.show_source(source)
    late = passage_of(source, "الطلب من مركز أنقرة تولى دور الأمانة العامة")
    pane.show_passages([late])
    assert marked(pane, "soft") == [late.quote]
    place = pane.text.rectangle((late.start, late.end))
    assert pane.text.viewport().rect().contains(place)
    assert pane.text.verticalScrollBar().value() > 0


def test_both_sides_of_a_contradiction_are_set_out(pane):
    event = records.contradicted()
    pane.show_source(records.source())
    pair = event.discrepancies[0].passages
    pane.show_passages((pair[1], pair[0]))
    assert sorted(marked(pane, "soft")) == sorted(p.quote for p in pair)
    # The one that was asked for is gone to, the other is one step away.
    assert pane.stop == (pair[1].start, pair[1].end)
    pane.go_to_next()
    assert pane.stop == (pair[0].start, pair[0].end)


def test_hits_are_marked_and_underlined_and_gone_through_in_order(pane):
    source = records.source()
    hits = spans_in(source.text, parse("نقاط الاتصال"), "ar")
    assert len(hits) > 1
    pane.show_source(source, hits)
    assert marked(pane, "mark") == [source.text[start:end] for start, end in hits]
    assert all(s.format.fontUnderline() for s in pane.text.extraSelections())
    # Words one after the other are one hit, as in the reader.
    places = runs(source.text, hits)
    assert source.text[slice(*places[0])] == "نقاط الاتصال"
    gone = []
    for _ in places:
        pane.go_to_next()
        gone.append(pane.stop)
        assert pane.text.viewport().rect().intersects(pane.text.rectangle(pane.stop))
    assert gone == sorted(places)
    pane.go_to_next()
    assert pane.stop == gone[0]
    pane.go_to_previous()
    assert pane.stop == gone[-1]


def test_the_way_through_can_be_gone_by_keyboard(qtbot, pane):
    source = records.source()
    pane.show_source(source, spans_in(source.text, parse("الضمان"), "ar"))
    with qtbot.waitActive(pane):
        pane.activateWindow()
    pane.next.setFocus()
    QTest.keyClick(pane.next, Qt.Key.Key_Space)
    assert pane.stop is not None
    with qtbot.waitSignal(pane.closed):
        QTest.keyClick(pane.text, Qt.Key.Key_Escape)


def test_the_text_runs_in_the_direction_of_its_own_language(pane):
    source = records.source()
    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    pane.show_source(source)
    assert pane.text.document().defaultTextOption().textDirection() == rtl
    assert pane.text.cursorRect().x() > pane.text.viewport().width() / 2
    pane.show_source(replace(source, uid="source/en", language="en", text="Recommendations\nadopted"))
    assert pane.text.document().defaultTextOption().textDirection() == ltr
    assert pane.text.cursorRect().x() < pane.text.viewport().width() / 2


def test_the_source_is_shown_to_the_letter(pane):
    source = records.source()
    pane.show_source(source)
    assert pane.text.toPlainText() == source.text
    assert pane.text.isReadOnly()


def test_a_passage_after_letters_of_two_units_is_found(pane):
    text = "😀😀 قبل\r\nنقاط الاتصال"
    source = replace(records.source(), uid="source/x", text=text)
    pane.show_source(source)
    pane.show_passages([passage_of(source, "نقاط الاتصال")])
    assert marked(pane, "soft") == ["نقاط الاتصال"]


def test_a_passage_of_another_source_is_left_alone(pane):
    pane.show_source(records.source())
    pane.show_passages([Passage("source/other", 0, 5, "xxxxx")])
    assert marked(pane, "soft") == []


def test_nothing_opened_is_left_marked_in_the_next_source(pane):
    source = records.source()
    pane.show_source(source, [(0, 5)])
    pane.show_passages([passage_of(source, "أنقرة")])
    pane.show_source(replace(source, uid="source/next", text="نص آخر"))
    assert pane.text.extraSelections() == []
