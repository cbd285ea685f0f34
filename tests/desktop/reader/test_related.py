"""What belongs to a record on its page: groups with their numbers, rows that lead on, the way to all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.language import language
from core.records.filters import Filters
from core.records.label import Label, Reference
from core.records.library import Similar
from core.records.ties import Tie, listing
from desktop.reader.link import LinkText
from desktop.reader.page import SectionHeading
from desktop.reader.pane import ReaderPane
from desktop.reader.related_groups import MoreRow
from desktop.reader.related_row import RelatedRow
from desktop.reader.tags import TagRow
from desktop.reader.text_block import TextBlock
from desktop.theme import LIGHT
from desktop.voice import Voice
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


def rows(pane: QWidget) -> list[RelatedRow]:
    pane.page.finish()
    return pane.findChildren(RelatedRow)


def headings(pane: QWidget) -> list[tuple[str, ...]]:
    pane.page.finish()
    found = [part for part in pane.page.parts if isinstance(part, SectionHeading)]
    return [
        tuple(word.text() for word in part.findChildren(QWidget) if hasattr(word, "text")) for part in found
    ]


def test_an_entity_shows_its_names_and_what_belongs_to_it(qtbot, pane):
    pane.show_record(records.body(), related=records.related(events=3))
    texts = {block.text() for block in pane.findChildren(TextBlock)}
    assert records.body().label.ar in texts
    assert "(our rendering)" in texts
    assert headings(pane) == [("Events", "3"), ("Recommendations addressed to it", "1")]
    with qtbot.waitSignal(pane.record_requested, check_params_cb=lambda uid: uid == "body/oic"):
        link(pane, "Organisation of Islamic Cooperation").click()
    pane.page.finish()
    assert "Organiser 3 · Host 1" in {block.text() for block in pane.findChildren(TextBlock)}
    event, *_, provision = rows(pane)
    assert event.accessibleName() == records.TITLE.en
    assert event.accessibleDescription().startswith("4–6 April 2016 · Organiser, Host · ")
    # A body's printed name says nothing new.
    assert "سيسريك" not in event.accessibleDescription()
    assert provision.accessibleName().startswith("الطلب من مركز أنقرة")
    with qtbot.waitSignal(pane.record_requested, check_params_cb=lambda uid: uid == records.EVENT_UID):
        event.click()


def test_rows_are_reached_gone_through_and_opened_by_keyboard(qtbot, pane):
    pane.show_record(records.body(), related=records.related(events=3))
    first, second, *_ = rows(pane)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert pane.window().focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert pane.window().focusWidget() is rows(pane)[2]
    with qtbot.waitSignal(pane.record_requested, check_params_cb=lambda uid: uid == second.record.uid):
        QTest.keyClick(second, Qt.Key.Key_Return)


def test_links_of_the_facts_open_with_enter_too(qtbot, pane):
    pane.show_record(records.body(), related=records.related())
    parent = link(pane, "Organisation of Islamic Cooperation")
    with qtbot.waitSignal(pane.record_requested):
        QTest.keyClick(parent, Qt.Key.Key_Return)


def test_tags_of_a_provision_open_with_enter_too(qtbot, pane):
    pane.show_record(records.event())
    pane.page.finish()
    chip = next(chip for row in pane.findChildren(TagRow) for chip in row.make_chips())
    with qtbot.waitSignal(pane.record_requested):
        QTest.keyClick(chip, Qt.Key.Key_Return)


def test_a_group_that_is_not_whole_leads_to_all_of_it(qtbot, pane):
    pane.show_record(records.body(), related=records.related(events=3, total=113))
    pane.page.finish()
    assert headings(pane)[0] == ("Events", "113")
    (more,) = pane.findChildren(MoreRow)
    assert more.words == "Show all 113 in the list"
    with qtbot.waitSignal(pane.listing_requested) as told:
        more.click()
    assert told.args == [Filters(kinds=("event",), bodies=("body/sesric",))]
    assert told.args[0] == listing(Tie.EVENTS, "body/sesric")


def test_a_whole_group_has_no_way_to_more(pane):
    pane.show_record(records.body(), related=records.related(events=3))
    pane.page.finish()
    assert not pane.findChildren(MoreRow)


def test_words_and_numbers_are_the_readers(pane):
    pane.set_voice(Voice(language("ar"), "arab"))
    pane.show_record(records.body(), related=records.related(events=3, total=113))
    assert headings(pane)[0] == ("الفعاليات", "١١٣")
    assert pane.findChildren(MoreRow)[0].words == "عرض الكل (١١٣) في القائمة"
    assert "٤–٦ أبريل ٢٠١٦" in rows(pane)[0].accessibleDescription()


def test_a_record_of_which_nothing_else_is_known_says_so(pane):
    bare = records.body()
    pane.show_record(
        type(bare)(bare.uid, bare.kind, Label(en="Nobody"), (), (), None, None, ()), related=None
    )
    pane.page.finish()
    texts = {block.text() for block in pane.findChildren(TextBlock)}
    assert "The library names nothing else for this record." in texts


TRAIL = (Reference("country/om", Label("عُمان", "Oman", "Oman")), Reference("reform/om", Label(en="Merger")))


def test_the_way_here_stands_above_and_leads_back(qtbot, pane):
    pane.show_record(records.body(), related=records.related(), trail=TRAIL)
    assert [each.words for each in pane.trail.links] == ["Oman", "Merger"]
    assert pane.trail.links[0].accessibleName() == "Back to: Oman"
    with qtbot.waitSignal(pane.record_requested, check_params_cb=lambda uid: uid == "country/om"):
        QTest.keyClick(pane.trail.links[0], Qt.Key.Key_Return)
    pane.set_voice(Voice(language("ar"), "arab"))
    assert [each.words for each in pane.trail.links] == ["عُمان", "Merger"]
    pane.show_record(records.body())
    assert pane.trail is None


def test_of_a_long_way_the_beginning_and_the_end_are_shown(pane):
    trail = tuple(Reference(f"body/{n}", Label(en=f"Body {n}")) for n in range(9))
    pane.show_record(records.body(), trail=trail)
    assert [each.words for each in pane.trail.links] == ["Body 0", "Body 6", "Body 7", "Body 8"]


def test_the_link_of_a_record_is_copied(qtbot, pane):
    pane.show_record(records.event(), source=records.source())
    with qtbot.waitSignal(pane.copy_requested, check_params_cb=lambda uid, how: how == "link"):
        pane.header.buttons["link"].click()
    assert QGuiApplication.clipboard().text() == f"tawsiyat://{records.EVENT_UID}"


def test_a_provision_names_those_that_say_nearly_the_same(pane):
    item = records.recommendations()[7]
    other = Similar(
        "recommendation/other/3", "3.", Reference("event/other", Label(en="Another workshop")), 0.934
    )
    pane.show_record(type(item)(**{**fields(item), "similar": (other,)}))
    tags = pane.page.item(item.uid).quoted.tags
    assert [(tag.text, tag.record) for tag in tags if "Also" in tag.text] == [
        ("Also in: 3. Another workshop (93\u00a0%)", other.uid)
    ]


def fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__slots__}


def link(pane: QWidget, words: str) -> LinkText:
    pane.page.finish()
    found = [one for one in pane.findChildren(LinkText) if one.paragraph.safe.text == words]
    if not found:
        pytest.fail(f"no link {words!r}")
    return found[0]
