"""The reader as a reader meets it: links, passages, actions, keys, long records."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.paper.citation import number_of
from core.records.label import Label
from core.records.library import Addressee
from core.text.query import parse
from desktop.reader.link import IconButton, LinkText
from desktop.reader.pane import ReaderPane
from desktop.reader.provision import QuotedItem
from desktop.reader.text_block import TextBlock
from desktop.theme import DARK, LIGHT, Metrics
from desktop.widgets.stops import step
from tests.desktop.reader import records


@pytest.fixture
def pane(qtbot, english, metrics):
    reader = ReaderPane(LIGHT, metrics, english)
    reader.resize(720, 700)
    qtbot.addWidget(reader)
    with qtbot.waitExposed(reader):
        reader.show()
    reader.activateWindow()
    qtbot.waitUntil(reader.isActiveWindow)
    return reader


def link(pane, words):
    return next(one for one in pane.findChildren(LinkText) if one.paragraph.safe.text == words)


def items(pane):
    pane.page.finish()
    return [part for part in pane.page.parts if isinstance(part, QuotedItem) and part.quoted.marker]


def item_of(number):
    return records.recommendations()[number - 1]


def focus_chain(pane):
    """Return what Tab reaches, in order, from the first button of the header."""
    start = pane.header.buttons["print"]
    start.setFocus()
    chain = [start]
    while step(pane, forward=True) and pane.focusWidget() is not start:
        chain.append(pane.focusWidget())
    return chain


def test_nothing_open_says_what_to_do_next(pane):
    assert pane.uid == ""
    words = " ".join(label.text() for label in (pane._nothing.title, pane._nothing.hint))
    assert "Choose a card" in words


def test_a_fact_leads_to_its_passage_in_the_source(pane):
    event = records.event()
    pane.show_record(event, None, records.source())
    link(pane, "4\u20136 April 2016").click()
    passage = event.facts[0].passages[0]
    view = pane.source_view
    assert view.source.uid == records.SOURCE_UID
    assert view.stop == (passage.start, passage.end)
    assert view.text.viewport().rect().contains(view.text.rectangle(view.stop))


def test_a_value_that_is_a_record_leads_to_it_as_well(qtbot, pane):
    pane.show_record(records.event(), None, records.source())
    pane.page.finish()
    arrow = next(b for b in pane.findChildren(IconButton) if b.accessibleName() == "Open the record: SESRIC")
    with qtbot.waitSignal(pane.record_requested, check_params_cb=lambda uid: uid == "body/sesric"):
        arrow.click()


def test_a_value_without_a_passage_leads_to_its_record(qtbot, pane):
    pane.show_record(records.catalogue_entry())
    with qtbot.waitSignal(pane.record_requested, check_params_cb=lambda uid: uid == "city/ankara"):
        link(pane, "Ankara").click()


def test_both_passages_of_a_contradiction_are_within_reach(pane):
    event = records.contradicted()
    pane.show_record(event, None, records.source())
    for passage in event.discrepancies[0].passages:
        link(pane, f"«{passage.quote}»").click()
        assert pane.source_view.stop == (passage.start, passage.end)


def test_a_recommendation_is_shown_in_its_event_in_view_and_open(pane):
    wanted = records.recommendations()[7]
    pane.show_record(wanted, None, records.source(), event=records.event())
    item = pane.page.item(wanted.uid)
    assert item.quoted.opened
    top = item.mapTo(pane.scroll.viewport(), item.rect().topLeft()).y()
    assert 0 <= top < pane.scroll.viewport().height() / 2
    assert [one.quoted.opened for one in items(pane)] == [n == 7 for n in range(11)]


def test_every_provision_is_there_in_order_with_its_printed_number(pane):
    pane.show_record(records.event(), None, records.source())
    shown = items(pane)
    assert [one.quoted.marker for one in shown] == [str(n) for n in range(1, 12)]
    assert [one.quoted.text for one in shown] == [r.text for r in records.recommendations()]


def test_provisions_do_not_overlap_and_end_above_the_source(pane):
    pane.show_record(records.event(), None, records.source())
    pane.page.finish()
    parts = [part.geometry() for part in pane.page.parts]
    assert all(below.top() >= above.bottom() for above, below in pairwise(parts))
    assert parts[-1].bottom() <= pane.page.heightForWidth(pane.page.width())


def test_the_words_of_the_query_are_marked_in_the_provision(pane):
    pane.show_record(
        records.recommendations()[7], parse("نقاط الاتصال"), records.source(), event=records.event()
    )
    item = pane.page.item(records.recommendations()[7].uid)
    assert [item.quoted.text[a:b] for a, b in item.text.marks] == ["نقاط", "الاتصال"]


def test_a_provision_can_be_printed_copied_and_followed_by_keyboard(qtbot, pane):
    pane.show_record(records.event(), None, records.source())
    item = items(pane)[7]
    item.setFocus()
    named = {button.accessibleName(): button for button in item.actions_shown()}
    assert set(named) == {
        "Copy",
        "Copy with citation",
        "Show the passage in the source",
        "Print this recommendation",
        "Add to a collection",
    }
    with qtbot.waitSignal(pane.collect_requested, check_params_cb=lambda uid: uid == item.quoted.uid):
        QTest.keyClick(named["Add to a collection"], Qt.Key.Key_Space)
    with qtbot.waitSignal(pane.print_requested, check_params_cb=lambda uid: uid == item.quoted.uid):
        QTest.keyClick(named["Print this recommendation"], Qt.Key.Key_Space)
    with qtbot.waitSignal(pane.copy_requested):
        QTest.keyClick(named["Copy"], Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == item.quoted.text
    QTest.keyClick(item, Qt.Key.Key_Return)
    assert pane.source_view.stop == (item.quoted.passages[0].start, item.quoted.passages[0].end)


def test_a_copied_citation_names_number_title_and_source(pane):
    pane.show_record(records.event(), None, records.source())
    item = items(pane)[7]
    item.acted.emit(item.quoted, "citation")
    words = QGuiApplication.clipboard().text()
    assert item.quoted.text in words
    assert number_of(item_of(8), "en", "latn") in words
    assert "https://www.oic-ssnet.org" in words


def test_actions_go_when_the_keyboard_goes(pane):
    pane.show_record(records.event(), None, records.source())
    first, second = items(pane)[:2]
    first.setFocus()
    assert first.actions_shown()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert not first.actions_shown()
    assert second.actions_shown()


def test_tab_reaches_header_facts_provisions_actions_and_source_in_this_order(pane):
    pane.show_record(records.event(), None, records.source())
    # The source is opened, and the first provision reached, before the later provisions are made.
    pane.open_source()
    assert not pane.page.complete
    first = next(part for part in pane.page.parts if isinstance(part, QuotedItem))
    first.setFocus()
    action, shown = first.actions_shown()[0], items(pane)
    chain = focus_chain(pane)
    stops = (
        pane.header.buttons["print"],
        link(pane, "Workshop"),
        first,
        action,
        shown[1],
        shown[10],
        pane.source_view.close_button,
    )
    at = [chain.index(stop) for stop in stops]
    assert at == sorted(at)


def test_every_control_has_a_name_for_a_screen_reader(pane):
    pane.show_record(records.contradicted(), None, records.source())
    pane.open_source()
    items(pane)[0].show_actions()
    controls = [b for b in pane.findChildren(QAbstractButton) if b.isVisibleTo(pane)]
    assert len(controls) > 15
    assert [b for b in controls if not (b.accessibleName() or b.text())] == []


def test_a_theme_of_a_provision_leads_to_its_record(qtbot, pane):
    pane.show_record(records.event(), None, records.source())
    item = items(pane)[0]
    item.show_actions()
    (chip,) = item.tags.chips
    with qtbot.waitSignal(pane.record_requested, check_params_cb=lambda uid: uid == "theme/social-security"):
        chip.click()


def test_a_source_that_is_not_at_hand_is_asked_for_and_then_opened_at_the_passage(qtbot, pane):
    event = records.event()
    pane.show_record(event)
    with qtbot.waitSignal(pane.source_requested, check_params_cb=lambda uid: uid == records.SOURCE_UID):
        link(pane, "4\u20136 April 2016").click()
    pane.set_source(records.source())
    passage = event.facts[0].passages[0]
    assert pane.source_view.stop == (passage.start, passage.end)


def test_the_source_stands_below_in_a_narrow_window_and_beside_in_a_wide_one(pane):
    pane.show_record(records.event(), None, records.source())
    pane.open_source()
    assert pane.split.orientation() == Qt.Orientation.Vertical
    pane.resize(1_300, 700)
    assert pane.split.orientation() == Qt.Orientation.Horizontal


def test_a_source_opened_again_has_half_of_the_room(pane):
    pane.show_record(records.event(), None, records.source())
    pane.open_source()
    pane.close_source()
    pane.open_source()
    assert pane.source_view.height() == pytest.approx(pane.height() / 2, abs=20)


def test_closing_the_source_gives_the_keyboard_back(pane):
    pane.show_record(records.event(), None, records.source())
    pane.open_source()
    pane.source_view.text.setFocus()
    QTest.keyClick(pane.source_view.text, Qt.Key.Key_Escape)
    assert pane.source_view is None
    assert pane.scroll.hasFocus()


def test_a_catalogue_entry_says_what_it_is_and_shows_its_address_unopened(pane):
    pane.show_record(records.catalogue_entry())
    pane.page.finish()
    texts = [block.text() for block in pane.findChildren(TextBlock)]
    assert any(text.startswith("Catalogue entry") for text in texts)
    assert any("inferred" in text for text in texts)
    address = next(b for b in pane.findChildren(TextBlock) if b.text().startswith("https://"))
    assert not address.paragraph.right_to_left
    copy = next(b for b in pane.findChildren(IconButton) if b.accessibleName() == "Copy the address")
    copy.click()
    assert QGuiApplication.clipboard().text() == "https://www.oic-ssnet.org/ar/about?id=1"
    assert "source" not in pane.header.buttons


def test_a_source_opens_with_its_text(pane):
    pane.show_record(records.source())
    assert pane.source_view.text.toPlainText() == records.source().text


def test_language_and_colours_change_while_a_record_is_open(pane, arabic):
    pane.show_record(records.event(), None, records.source())
    passage = item_of(8).passages[0]
    pane.open_source([passage])
    pane.set_voice(arabic)
    assert pane.header.title.text() == records.TITLE.ar
    pane.set_language("en", "latn")
    assert pane.header.title.text() == records.TITLE.en
    pane.set_look(DARK, Metrics(150))
    assert pane.source_view.stop == (passage.start, passage.end)
    assert pane.uid == records.EVENT_UID


def test_markup_in_a_title_stays_literal(pane):
    hostile = "<b>x</b> &amp; <img src='file:///etc/passwd'> <table><tr><td>"
    event = records.event(title=Label(en=hostile), facts=())
    pane.show_record(event)
    assert pane.header.title.text() == hostile
    assert pane.header.title.textFormat() == Qt.TextFormat.PlainText


def test_a_hostile_record_is_laid_out_within_limits(pane):
    word = "ا" * 1_000_000
    one = replace(records.recommendations()[0], text=word, addressees=(Addressee(Label(ar=word)),))
    pane.show_record(records.event(title=Label(ar=word), recommendations=(one,), facts=()))
    pane.page.finish()
    pane.grab()
    assert len(pane.header.title.text()) < 3_000


def test_a_thousand_provisions_come_in_slices_and_the_last_is_within_reach(qtbot, pane):
    base = records.recommendations()
    many = tuple(
        replace(base[n % 11], uid=f"recommendation/x/{n}", number=n + 1, position=n + 1) for n in range(1_000)
    )
    event = records.event(recommendations=many)
    pane.show_record(event)
    assert len(pane.page.parts) < 20
    qtbot.waitUntil(lambda: pane.page.complete)
    assert len(pane.page.parts) == 400
    pane.page._more.click()
    qtbot.waitUntil(lambda: len(pane.page.parts) == 800)
    pane.show_record(many[998], event=event)
    item = pane.page.item(many[998].uid)
    top = item.mapTo(pane.scroll.viewport(), item.rect().topLeft()).y()
    assert 0 <= top < pane.scroll.viewport().height()


def test_the_page_before_is_let_go(qtbot, pane):
    pane.show_record(records.event(), None, records.source())
    old = pane.page
    with qtbot.waitSignal(old.destroyed):
        pane.show_record(records.body())
    assert all(isinstance(child, QWidget) for child in pane.findChildren(QWidget))


def test_the_button_to_the_recommendations_brings_the_first_into_view(pane):
    pane.show_record(records.event(), None, records.source())
    pane.header.buttons["recommendations"].click()
    first = items(pane)[0]
    assert first.hasFocus()
    assert first.mapTo(pane.scroll.viewport(), first.rect().topLeft()).y() < 200
