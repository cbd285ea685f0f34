"""Dialogs that stand open: they follow language and look, keep what was typed, and F1 leads from each to the guide."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from core.paper.guide import chapters
from desktop.guide.window import GuideWindow
from tests.journeys.dialogs import Dialogs
from tests.journeys.painted import cut, heard_on, written
from tests.pseudo import ALPHABETS

FREE = ("shortcuts", "about", "bug", "export", "register_export", "preview", "cover")
"""Dialogs beside which the window can be used."""
INSISTING = {
    "entry": "profiles",
    "intake": "profiles",
    "removal": "profiles",
    "table_file": "profiles",
    "cards_file": "profiles",
    "name": "collections",
}
"""Dialogs that block the window, and the chapters that tell of them."""
CHAPTERS = {
    "shortcuts": "keyboard",
    "about": "keeping",
    "bug": "keeping",
    "export": "paper",
    "register_export": "paper",
    "preview": "paper",
    "cover": "collections",
    **INSISTING,
}
ASIDE = {"save_file": "preview", "printer": "preview", "emblem_file": "cover", "export_file": "export"}
"""Dialogs that block another one, from which they are opened."""
TURNS = ("en", "fr", "ar")


@pytest.fixture
def dialogs(program, qtbot, tmp_path):
    # The program draws them itself, as where the system has none of its own.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)

    def wait():
        qtbot.waitUntil(lambda: not program.shell.runner.busy)
        for _ in range(3):
            QApplication.processEvents()

    opened = Dialogs(program, wait, tmp_path)
    yield opened
    for each in QApplication.topLevelWidgets():
        if each is not program.window and each.isVisible():
            each.close()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def strange(dialog, code):
    """Return the texts of a dialog that have letters of another language than the one that is spoken."""
    others = set("".join(letters for each, letters in ALPHABETS.items() if each != code))
    heard = {f"{each.where}: {each.text[:80]!r}" for each in heard_on(dialog) if others & set(each.text)}
    return heard | {f"painted: {piece!r}" for piece in written(dialog) if others & set(piece)}


def blank(dialog):
    """Return the names of buttons that show nothing."""
    buttons = (each for each in dialog.findChildren(QPushButton) if each.isVisible())
    return [each.accessibleName() for each in buttons if not each.text() and each.icon().isNull()]


def spoken(dialog, code):
    """Return how many texts of a dialog are in a language."""
    return sum(bool(set(ALPHABETS[code]) & set(each.text)) for each in heard_on(dialog))


@pytest.mark.parametrize("name", FREE)
def test_a_dialog_that_stands_open_speaks_every_language(pseudo, dialogs, name):
    shell = dialogs.shell
    shell.choose("language", "ar")
    dialogs.wait()
    dialog = dialogs.open(name)
    said = spoken(dialog, "ar")
    assert said > 3
    assert strange(dialog, "ar") == set()
    for code in TURNS:
        shell.choose("language", code)
        dialogs.wait()
        assert strange(dialog, code) == set()
        assert spoken(dialog, code) == said
        assert blank(dialog) == []
        assert dialog.isRightToLeft() is (code == "ar")
        assert all(
            each.isRightToLeft() is (code == "ar") for each in dialog.children() if each.isWidgetType()
        )
        assert set(cut(dialog)) == set()


@pytest.mark.parametrize("name", FREE)
def test_a_dialog_that_stands_open_takes_the_look(dialogs, name):
    dialogs.shell.choose("language", "ar")
    dialogs.wait()
    dialog = dialogs.open(name)
    for setting, value in (("text_size", 150), ("theme", "dark"), ("text_size", 100)):
        dialogs.shell.choose(setting, value)
        dialogs.wait()
        assert set(cut(dialog)) == set()
    one = dialog.grab().toImage()
    dialog.close()
    dialogs.wait()
    QApplication.sendPostedEvents(None, 0)
    fresh = dialogs.open(name)
    fresh.resize(dialog_size := one.size() / one.devicePixelRatio())
    dialogs.wait()
    assert fresh.size() == dialog_size
    assert alike(one, fresh.grab().toImage()) > 0.98
    fresh.close()


def alike(one: QImage, other: QImage) -> float:
    """Return how much of two pictures is the same; the cursor of a field comes and goes."""
    points = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    return sum(one.pixel(*at) == other.pixel(*at) for at in points) / len(points)


def test_languages_are_reached_beside_a_dialog(dialogs, qtbot):
    dialogs.shell.choose("language", "ar")
    dialog = dialogs.open("about")
    window = dialogs.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def choose():
        menu = QApplication.activePopupWidget()
        if menu is None:
            QTimer.singleShot(10, choose)
            return
        next(each for each in menu.actions() if "English" in each.text()).trigger()
        menu.close()

    QTimer.singleShot(0, choose)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert dialog.windowTitle() == "About Tawsiyat"


@pytest.mark.parametrize("name", INSISTING)
def test_a_dialog_that_insists_keeps_the_languages_away(dialogs, qtbot, name):
    dialogs.shell.choose("language", "ar")
    dialog = dialogs.open(name)
    qtbot.waitUntil(dialog.isActiveWindow)
    button = dialogs.window.top.languages
    place = button.mapTo(dialogs.window, button.rect().center())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(
        dialogs.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    dialogs.wait()
    assert QApplication.activePopupWidget() is None
    assert dialogs.shell.settings.language == "ar"


def test_what_was_typed_on_a_cover_stays_and_what_nobody_chose_follows(dialogs):
    dialogs.shell.choose("language", "ar")
    dialog = dialogs.open("cover")
    dialog.meeting.setText("الدورة ٤٥")
    dialog.choose_picture(dialogs.folder / "none.png")
    dialog.finish()
    dialogs.wait()
    assert dialog.notices.isVisible()
    dialogs.shell.choose("language", "en")
    assert dialog.title.text() == "Briefing book"
    assert dialog.meeting.text() == "الدورة ٤٥"
    assert dialog.picture_name.text() == "none.png"
    assert dialog.notices.sentence.text().isascii()
    assert dialog.draft["title"] == "Briefing book"
    dialog.title.setText("Pensions")
    dialogs.shell.choose("language", "fr")
    assert dialog.title.text() == "Pensions"
    dialog.meeting.clear()
    dialog.choose_picture(None)
    dialog.title.setText(dialogs.shell.voice.tr("Briefing book"))
    assert dialog.draft is None, "nothing was typed that could be lost"


def test_what_is_chosen_and_said_in_an_export_stays(dialogs, qtbot):
    dialogs.shell.choose("language", "ar")
    dialog = dialogs.open("export")
    dialog.whats.button(1).setChecked(True)
    dialog.kinds.button(3).setChecked(True)
    dialog.write(dialogs.folder / "it.ics")
    qtbot.waitUntil(lambda: "it.ics" in dialog.said.text())
    offer, kind = dialog.offer, dialog.kind
    dialogs.shell.reading.open("country/om")
    dialogs.wait()
    dialogs.shell.choose("language", "en")
    assert (dialog.offer, dialog.kind) == (offer, kind)
    assert dialog.said.text().startswith("1 record was written to")
    assert "Social Security" in dialog.whats.button(1).text(), "it is still the record that was open"


def test_a_preview_keeps_its_place_its_words_and_the_language_of_its_pages(dialogs, qtbot):
    dialogs.shell.choose("language", "ar")
    dialog = dialogs.open("preview")
    qtbot.waitUntil(dialog.foot.save_button.isEnabled)
    dialog.save_to(dialogs.folder / "it.pdf")
    qtbot.waitUntil(lambda: "it.pdf" in dialog.foot.said.text())
    dialog.finder.field.setText("zzzz")
    qtbot.waitUntil(lambda: dialog.finder.count.text() != "")
    dialog.sheets.go_to(2)
    page, scrolled = dialog.sheets.page, dialog.sheets.verticalScrollBar().value()
    inked = dialog.inked
    dialogs.shell.choose("language", "en")
    dialogs.wait()
    assert dialog.foot.said.text().startswith("Saved:")
    assert dialog.finder.count.text() == "Not found"
    assert dialog.finder.field.text() == "zzzz"
    assert dialog.foot.place.text() == f"{page} of {len(inked.pages)}"
    assert dialog.sheets.page == page
    assert abs(dialog.sheets.verticalScrollBar().value() - scrolled) < scrolled / 5
    assert dialog.choices.choices.language == "ar"
    assert dialog.inked is inked, "no page is set anew"


@pytest.mark.parametrize(("name", "area"), [("shortcuts", "scroll"), ("about", "area")])
def test_a_sheet_that_is_scrolled_stays_where_it_is(dialogs, name, area):
    dialogs.shell.choose("language", "ar")
    dialogs.shell.choose("text_size", 200)
    dialog = dialogs.open(name)
    dialog.resize(400, 300)
    dialogs.wait()
    bar = getattr(dialog, area).verticalScrollBar()
    assert bar.maximum() > 100
    bar.setValue(bar.maximum() // 2)
    dialogs.shell.choose("language", "en")
    dialogs.wait()
    assert 0.3 < bar.value() / bar.maximum() < 0.7


def test_what_was_copied_is_said_in_the_other_language(dialogs):
    dialogs.shell.choose("language", "ar")
    about, bug = dialogs.open("about"), dialogs.open("bug")
    about.copy.click()
    dialogs.shell.choose("language", "en")
    assert about.copy.text() == "Copied"
    assert bug.copy.text() == "Copy the details"
    bug.copy.click()
    dialogs.shell.choose("language", "fr")
    assert bug.copy.text() == "Copi\u00e9"
    assert "1 / 0" in QGuiApplication.clipboard().text()


def press_f1(dialog, qtbot):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: dialog.findChild(GuideWindow) is not None)
    guide = dialog.findChild(GuideWindow)
    qtbot.waitUntil(guide.isActiveWindow)
    return guide


def type_in(window, letters):
    """Type into a window as the system would: where another one blocks it, nothing arrives."""
    for letter in letters:
        QTest.keyClick(window.windowHandle(), letter)


def read_and_leave(guide, dialog, chapter, qtbot):
    """Read a chapter in the guide, search in it, and close it: nothing keeps the reader from it."""
    assert guide.page.chapter == chapter
    assert guide.page.scroll.page.count > 2
    place = guide.page.field.mapTo(guide, guide.page.field.rect().center())
    QTest.mouseClick(guide.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(guide.page.field.hasFocus)
    type_in(guide, "zzzz")
    qtbot.waitUntil(guide.page.nothing.isVisible)
    QTest.keyClick(guide.windowHandle(), Qt.Key.Key_Escape)
    assert guide.page.field.text() == ""
    QTest.keyClick(guide.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.findChild(GuideWindow) is None)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.isVisible()


@pytest.mark.parametrize("name", CHAPTERS)
def test_f1_leads_from_a_dialog_to_its_chapter(dialogs, qtbot, name):
    dialogs.shell.choose("language", "en")
    dialog = dialogs.open(name)
    page = dialogs.window.page
    assert CHAPTERS[name] in {chapter.key for chapter in chapters("en")}
    guide = press_f1(dialog, qtbot)
    read_and_leave(guide, dialog, CHAPTERS[name], qtbot)
    assert dialogs.window.page == page, "the window stays where it is"
    press_f1(dialog, qtbot).close()


@pytest.mark.parametrize("name", ASIDE)
def test_f1_leads_from_a_dialog_over_a_dialog(dialogs, qtbot, name):
    dialogs.shell.choose("language", "en")
    below = dialogs.open(ASIDE[name])
    qtbot.waitUntil(lambda: not dialogs.shell.runner.busy)
    dialog = dialogs.open(name)
    guide = press_f1(dialog, qtbot)
    read_and_leave(guide, dialog, CHAPTERS[ASIDE[name]], qtbot)
    dialog.close()
    assert below.isVisible()


def test_what_is_typed_in_a_form_stays_beside_the_guide(dialogs, qtbot):
    dialogs.shell.choose("language", "en")
    dialog = dialogs.open("entry")
    dialog.lines["name"].setText("Layla")
    guide = press_f1(dialog, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.lines["name"].setFocus()
    type_in(dialog, " H")
    assert dialog.lines["name"].text() == "Layla H"
    assert press_f1(dialog, qtbot) is guide, "what is open comes forward"
    QTest.keyClick(guide.windowHandle(), Qt.Key.Key_F1)
    dialogs.wait()
    assert guide.findChild(GuideWindow) is None


def test_the_guide_beside_a_dialog_follows_and_stays_in_its_place(pseudo, dialogs, qtbot):
    dialogs.shell.choose("language", "ar")
    dialog = dialogs.open("preview")
    guide = press_f1(dialog, qtbot)
    guide.resize(500, 300)
    dialogs.wait()
    guide.page.scroll.go_to((4, 0))
    for code in TURNS:
        dialogs.shell.choose("language", code)
        dialogs.wait()
        assert strange(guide, code) == set()
        assert guide.isRightToLeft() is (code == "ar")
        assert guide.page.chapter == "paper"
        assert guide.page.list.currentItem().text() == next(
            each.title for each in chapters(code) if each.key == "paper"
        )
        assert guide.page.scroll.place[0] == 4


def test_a_dialog_of_another_window_is_left_alone(dialogs, qtbot):
    other = QDialog()
    qtbot.addWidget(other)
    other.open()
    qtbot.waitUntil(other.isActiveWindow)
    assert other.property("helped") is None
