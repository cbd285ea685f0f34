"""The page of the directory by itself: what is marked as the library's, what is narrowed, what is copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.records.focal_points import Directory, FocalPoint, Gap
from core.records.label import Label, Reference
from desktop.contacts.page import ContactsPage
from desktop.safe_text import without_bidi_controls
from desktop.theme import LIGHT

NETWORK = Reference("network/oic-ssnet", Label("شبكة الضمان الاجتماعي", "OIC-SSNET", "OIC-SSNET"))
OMAN = Reference("country/om", Label("عُمان", "Oman", "Oman"))
JORDAN = Reference("country/jo", Label("الأردن", "Jordan", "Jordanie"))
EGYPT = Reference("country/eg", Label("مصر", "Egypt", "Égypte"))
NAMED = FocalPoint(
    "body/fund", NETWORK.uid, JORDAN.uid, "المؤسسة العامة للضمان الاجتماعي", source="source/told"
)
WRITTEN = FocalPoint("k", NETWORK.uid, OMAN.uid, "وزارة التنمية", "ليلى", phone="+968 24 123456")
DIRECTORY = Directory(
    (WRITTEN, NAMED),
    (Gap(NETWORK, EGYPT),),
    (NETWORK,),
    (OMAN, JORDAN, EGYPT),
    {each.uid: each.label for each in (NETWORK, OMAN, JORDAN, EGYPT)},
)


@pytest.fixture
def page(qtbot, arabic, metrics):
    page = ContactsPage(LIGHT, metrics, arabic)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show_directory(DIRECTORY)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_who_a_source_names_leads_to_it_and_is_neither_changed_nor_removed(page, qtbot):
    page.known.choose(NAMED)
    assert page.known.entries.text(NAMED, 8) == "مصدر في المكتبة"
    assert [page.buttons[name].isEnabled() for name in ("change", "remove", "source")] == [False, False, True]
    with qtbot.waitSignal(page.record_requested) as asked:
        page.buttons["source"].click()
    assert asked.args == ["source/told"]
    with qtbot.waitSignal(page.record_requested):
        page.change(NAMED)
    page.ask_removal()
    assert page.dialog is None


def test_an_entry_of_the_readers_own_can_be_changed(page, qtbot):
    page.known.choose(WRITTEN)
    assert page.known.entries.text(WRITTEN, 8) == "أضفتَها أنت"
    assert [page.buttons[name].isEnabled() for name in ("change", "remove", "source")] == [True, True, False]
    page.buttons["change"].click()
    assert page.dialog.lines["phone"].text() == "+968 24 123456"
    page.dialog.lines["position"].setText("مديرة")
    with qtbot.waitSignal(page.kept) as kept:
        page.dialog.keep.click()
    ((changed,),) = kept.args
    assert (changed.key, changed.position, changed.phone) == ("k", "مديرة", WRITTEN.phone)


@pytest.mark.parametrize(
    ("words", "country", "shown"),
    [
        # In the order of the names as they are read: Jordan with its article left aside.
        ("", "", ["country/jo", "country/om"]),
        ("وزاره التنميه", "", ["country/om"]),
        ("عمان", "", ["country/om"]),
        ("التنمية الضمان", "country/jo", []),
        ("", "country/jo", ["country/jo"]),
    ],
)
def test_entries_are_narrowed_by_words_in_any_spelling_and_by_country(page, words, country, shown):
    page.words.setText(words)
    page.country.setCurrentIndex(page.country.findData(country))
    assert [point.country for point in page.known.entries.shown] == shown
    if not shown:
        page.empty.action.click()
        assert len(page.known.entries.shown) == 2


def test_rows_are_copied_without_marks_of_direction(page, qtbot):
    page.known.choose(WRITTEN)
    qtbot.keyClick(page.known, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.split("\t")[:4] == ["شبكة الضمان الاجتماعي", "عُمان", "وزارة التنمية", "ليلى"]
    assert "+968 24 123456" in copied.split("\t")


def test_another_language_names_everything_anew(page, english):
    page.set_voice(english)
    page.show_missing(missing=True)
    assert without_bidi_controls(page.missing.entries.text(page.missing.entries.shown[0], 1)) == "Egypt"
    assert page.buttons["missing"].text() == "Members without a focal point  1"
    assert [point.country for point in page.known.entries.shown] == ["country/jo", "country/om"]
