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


@pytest.mark.parametrize(("code", "wider"), [("ar", Qt.Key.Key_Left), ("en", Qt.Key.Key_Right)])
def test_a_column_is_drawn_out_by_keyboard_and_keeps_its_share_of_the_width(
    page, qtbot, arabic, english, code, wider
):
    page.set_voice({"ar": arabic, "en": english}[code])
    page.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if code == "ar" else Qt.LayoutDirection.LeftToRight
    )
    table, held = page.known, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    table.setCurrentIndex(table.entries.index(0, 2))
    before = table.columnWidth(2)
    with qtbot.waitSignal(page.stands_elsewhere):
        qtbot.keyClick(table, wider, held)
    assert table.columnWidth(2) > before
    assert table.currentIndex().column() == 2
    share = table.columnWidth(2) / table.viewport().width()
    page.resize(1500, 600)
    assert table.columnWidth(2) / table.viewport().width() == pytest.approx(share, abs=0.005)


@pytest.mark.parametrize("kept", ["", "1 2", "a b c d e f g h i", "9" * 5000, " ".join(["-5"] * 9)])
def test_shares_that_make_no_sense_leave_every_column_to_be_seen(page, kept):
    page.known.take_shares(kept)
    columns = range(page.known.entries.columnCount())
    assert min(page.known.columnWidth(column) for column in columns) >= 48


def test_what_was_kept_without_columns_still_narrows(page):
    page.stand(("وزارة", "", "country/om", ""))
    assert [each.country for each in page.known.entries.shown] == ["country/om"]
