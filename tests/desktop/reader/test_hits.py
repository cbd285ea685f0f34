"""What answers the query in the reader: marked as on the cards, counted, gone through."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from core.text.query import parse
from desktop.reader.link import LinkText
from desktop.reader.marks import runs
from desktop.reader.pane import ReaderPane
from desktop.theme import LIGHT
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


def show(pane, query, **event):
    pane.show_record(records.event(**event), parse(query), records.source())
    pane.page.finish()


def marked(pane) -> list[str]:
    texts = (text for part in pane.page.parts for text in pane.page.texts(part))
    return [text.words[start:end] for text in texts for start, end in text.hits()]


def gone_to(pane) -> str:
    hit = pane.hits.current
    return hit.text.words[slice(*hit.span)]


def in_view(pane) -> bool:
    hit = pane.hits.current
    view = pane.scroll.viewport()
    for place in hit.text.paragraph.rectangles(hit.span):
        corner = hit.text.mapTo(view, place.topLeft().toPoint())
        if not view.rect().contains(QRect(corner, place.size().toSize())):
            return False
    return True


def test_words_one_after_the_other_are_one_hit():
    assert runs("نقاط  الاتصال، نقاط", ((0, 4), (6, 13), (15, 19))) == ((0, 13), (15, 19))
    assert runs("", ()) == ()


def test_facts_provisions_and_description_are_marked_in_their_order(pane):
    show(pane, "أنقرة")
    found = marked(pane)
    # The city, the bodies, provisions and the paragraph.
    assert found[0] == "أنقرة"
    assert len(found) > 5
    link = next(one for one in pane.findChildren(LinkText) if one.words == "أنقرة")
    assert link.marks == ((0, 5),)


def test_the_count_stands_in_the_head_and_f3_goes_round(pane):
    show(pane, "الدول الأعضاء")
    bar = pane.header.hits
    total = len(marked(pane))
    assert total > 1
    assert bar.isVisible()
    before = bar.count.text()
    gone = []
    for number in range(1, total + 1):
        QTest.keyClick(pane, Qt.Key.Key_F3)
        assert pane.hits.number == number
        assert in_view(pane)
        gone.append(gone_to(pane))
    assert gone == marked(pane)
    assert before != bar.count.text() == f"{pane.look.voice.number(total)} من {pane.look.voice.number(total)}"
    QTest.keyClick(pane, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert pane.hits.number == 1
    QTest.keyClick(pane, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert pane.hits.number == total


def test_the_buttons_in_the_head_go_the_same_way(pane):
    show(pane, "الضمان")
    bar = pane.header.hits
    bar.next.click()
    bar.next.click()
    assert pane.hits.number == 2
    bar.previous.click()
    assert pane.hits.number == 1
    assert "F3" in bar.next.toolTip()


def test_the_first_step_leads_to_what_is_in_view(pane):
    last = records.recommendations()[9]
    pane.show_record(last, parse("الضمان"), records.source(), event=records.event())
    pane.page.finish()
    QTest.keyClick(pane, Qt.Key.Key_F3)
    assert pane.hits.number > 5
    assert in_view(pane)
    pane.set_query(parse("الدول"))
    pane.go_to_hit(-1)
    assert 0 < pane.hits.number < pane.hits.total
    place = pane.hits.current.part.mapTo(pane.page, QPoint(0, 0)).y()
    assert place <= pane.page.item(last.uid).y()


def test_the_hit_gone_to_is_framed_and_no_other(pane):
    show(pane, "الضمان")
    framed = []
    for _ in range(3):
        pane.go_to_hit(1)
        texts = (text for part in pane.page.parts for text in pane.page.texts(part))
        framed.append([text.paragraph._set_out for text in texts if text.paragraph._set_out])
    assert [len(one) for one in framed] == [1, 1, 1]
    framed_text = pane.hits.current.text
    picture = framed_text.grab().toImage()
    framed_text.set_out(None)
    assert framed_text.grab().toImage() != picture


def test_without_a_query_there_is_no_way_to_go(pane):
    pane.show_record(records.event(), None, records.source())
    assert not pane.header.hits.isVisible()
    QTest.keyClick(pane, Qt.Key.Key_F3)
    assert pane.hits.current is None
    pane.show_placeholder()
    QTest.keyClick(pane, Qt.Key.Key_F3)


def test_another_query_marks_what_is_open_anew(pane):
    show(pane, "الضمان")
    pane.open_source()
    pane.go_to_hit(1)
    pane.set_query(parse("نقاط الاتص", typing=True))
    assert set(marked(pane)) == {"نقاط الاتصال"}
    assert pane.hits.current is None
    marks = [s.cursor.selectedText() for s in pane.source_view.text.extraSelections()]
    assert marks.count("الاتصال") == marks.count("نقاط") > 0
    pane.set_query(None)
    assert marked(pane) == []
    assert not pane.header.hits.isVisible()
    assert pane.header.title.marks == ()


def test_the_title_is_marked_too(pane):
    show(pane, "تبادل المعرفة")
    title = pane.header.title
    assert [title.words[start:end] for start, end in title.hits()] == ["تبادل المعرفة"]


def test_an_entity_is_marked_in_its_names_and_events(pane):
    pane.show_record(records.body(), parse("الضمان"), related=records.related())
    pane.page.finish()
    # In the titles of its three events, and in the provision that speaks to it.
    assert marked(pane) == ["الضمان", "الضمان", "الضمان", "للضمان"]
    QTest.keyClick(pane, Qt.Key.Key_F3)
    assert gone_to(pane) == "الضمان"


def test_f3_goes_through_the_source_while_the_keyboard_is_there(pane):
    show(pane, "نقاط الاتصال")
    pane.open_source()
    pane.source_view.text.setFocus()
    QTest.keyClick(pane.source_view.text, Qt.Key.Key_F3)
    start, end = pane.source_view.stop
    assert records.source().text[start:end] == "نقاط الاتصال"
    assert pane.hits.current is None
    pane.scroll.setFocus()
    QTest.keyClick(pane.scroll, Qt.Key.Key_F3)
    assert pane.hits.number == 1


def test_a_source_alone_is_gone_through_by_f3(pane):
    pane.show_record(records.source(), parse("نقاط الاتصال"))
    QTest.keyClick(pane, Qt.Key.Key_F3)
    assert pane.source_view.stop is not None


def test_the_place_in_the_source_is_kept_when_the_query_grows(pane):
    show(pane, "الضمان")
    pane.open_source(records.event().facts[0].passages)
    stop = pane.source_view.stop
    pane.set_query(parse("الضمان الاجتماعي"))
    assert pane.source_view.stop == stop


def test_the_way_leads_on_to_what_is_not_made_yet(pane):
    base = records.recommendations()
    many = tuple(
        replace(base[0], uid=f"recommendation/x/{n}", number=n, position=n, text=f"بند {n}")
        for n in range(1, 1_001)
    )
    far = (*many[:600], replace(many[600], text="هنا نقاط الاتصال"), *many[601:])
    pane.show_record(records.event(recommendations=far, description=()), parse("هنا"), records.source())
    assert len(pane.page.parts) < 20
    pane.go_to_hit(1)
    assert gone_to(pane) == "هنا"
    assert in_view(pane)
    assert pane.hits.total == 1
