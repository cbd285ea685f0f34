"""Help in the running program: keys, what the program says of itself, and what a first start offers."""

import re
from collections import Counter
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.controllers.history import PAGE
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.models.about import veiled
from desktop.shortcuts import KEYS, shown

CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = Path(__file__).parents[2]


def dialog_of(program, kind: type) -> object:
    return next(iter(program.window.findChildren(kind)), None)


def test_every_shortcut_of_the_window_stands_in_the_table_and_none_twice(program, qtbot) -> None:
    program.shell.reading.open("event/oic-2016-04-ankara-social-security")
    program.shell.reading.open(PAGE + "collections")
    qtbot.waitUntil(lambda: program.shell.pages.page("collections") is not None)
    known = {keys for row in KEYS if not row.pressed for keys in row.keys}
    bound = [shortcut.key().toString() for shortcut in program.window.findChildren(QShortcut)]
    assert set(bound) <= known, set(bound) - known
    assert {"Ctrl+K", "F1", "Ctrl+/", "Ctrl+Z", "F3"} <= set(bound)
    for place in {row.place for row in KEYS}:
        counted = Counter(keys for row in KEYS if row.place == place and not row.pressed for keys in row.keys)
        assert not [keys for keys, times in counted.items() if times > 1]


def test_nothing_but_the_table_makes_shortcuts() -> None:
    makers = [
        path.name
        for path in (ROOT / "desktop").rglob("*.py")
        if re.search(r"\bQShortcut\(", path.read_text("utf-8"))
    ]
    assert makers == ["shortcuts.py"]


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_page_of_shortcuts_shows_every_row_in_the_language(program, qtbot, language: str) -> None:
    program.shell.choose("language", language)
    QTest.keyClick(program.window, Qt.Key.Key_Slash, CTRL)
    qtbot.waitUntil(lambda: dialog_of(program, ShortcutsDialog) is not None)
    dialog = dialog_of(program, ShortcutsDialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    for row in KEYS:
        assert program.shell.voice.tr(row.words) in said
        assert any(all(shown(keys) in words for keys in row.keys) for words in said), row
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog_of(program, ShortcutsDialog) is None)


def test_the_menu_of_help_opens_what_it_names(program, qtbot) -> None:
    menu = program.window.top.help.menu()
    menu.aboutToShow.emit()
    guide, shortcuts, about = menu.actions()
    assert shown("F1") in guide.text()
    about.trigger()
    qtbot.waitUntil(lambda: dialog_of(program, AboutDialog) is not None)
    about.trigger()
    assert len(program.window.findChildren(AboutDialog)) == 1, "what is open comes forward"
    shortcuts.trigger()
    assert dialog_of(program, ShortcutsDialog) is not None
    with qtbot.waitSignal(program.shell.staff.helping.guide_wanted):
        guide.trigger()


def test_the_report_says_what_runs_and_nothing_of_the_reader(program, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: program.shell.staff.helping._folder.parent)
    program.shell.browsing.submit("نقاط الاتصال")
    program.shell.staff.helping.open("about")
    dialog = dialog_of(program, AboutDialog)
    dialog.copy.click()
    said = QGuiApplication.clipboard().text()
    assert said == dialog.report.toPlainText(), "what is shown is what is copied"
    assert "Qt 6." in said
    assert "SQLite 3." in said
    assert "event 338" in said or re.search(r"event \d+", said)
    assert str(program.shell.staff.helping._folder) not in said
    assert "~/home" in said
    assert "نقاط" not in said


@pytest.mark.parametrize(
    ("path", "home", "user", "shown_path"),
    [
        (PurePosixPath("/home/huda/data"), PurePosixPath("/home/huda"), "huda", "~/data"),
        (PurePosixPath("/media/huda/STICK/x"), PurePosixPath("/home/huda"), "huda", "/media/USER/STICK/x"),
        (PurePosixPath("/opt/tawsiyat"), PurePosixPath("/home/huda"), "huda", "/opt/tawsiyat"),
        (PureWindowsPath("C:/Users/Huda/x"), PureWindowsPath("C:/Users/huda"), "huda", "~/x"),
    ],
)
def test_paths_tell_nothing_of_the_reader(path, home, user: str, shown_path: str) -> None:
    assert PurePosixPath(veiled(path, home, user)).as_posix().replace("\\", "/") == shown_path


def test_licences_can_be_read(program, qtbot) -> None:
    program.shell.staff.helping.open("about")
    dialog = dialog_of(program, AboutDialog)
    rows = [dialog.licences.item(n).text() for n in range(dialog.licences.count())]
    dialog.licences.setCurrentRow(next(n for n, row in enumerate(rows) if "platformdirs" in row))
    assert "Permission is hereby granted" in dialog.licence.toPlainText()


@pytest.fixture
def strip(program, qtbot):
    program.shell.reading.open(PAGE + "overview")
    qtbot.waitUntil(lambda: program.shell.pages.page("overview") is not None)
    page = program.shell.pages.page("overview")
    qtbot.waitUntil(page.tries.isVisible)
    return page.tries


def test_each_thing_to_try_does_it_once(program, qtbot, strip) -> None:
    strip.buttons["search"].clicked.emit()
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.top.search.query
    assert program.uids, "the first theme has recommendations"
    program.shell.reading.open(PAGE + "overview")
    qtbot.waitUntil(strip.isVisible)
    assert "search" not in strip.buttons
    strip.buttons["profile"].clicked.emit()
    qtbot.waitUntil(lambda: program.shell.reading.uid.startswith("profile/"))
    program.shell.reading.open(PAGE + "overview")
    qtbot.waitUntil(strip.isVisible)
    strip.buttons["print"].clicked.emit()
    qtbot.waitUntil(lambda: program.shell.staff.printing.dialog is not None)
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    program.shell.staff.printing.dialog.close()
    assert strip.isHidden(), "nothing is left to try"
    assert program.shell.settings.tried == ("search", "profile", "print")


def test_what_is_not_wanted_stays_away(program, qtbot, strip) -> None:
    strip.dismiss.click()
    assert strip.isHidden()
    program.shell.choose("language", "fr")
    program.shell.choose("theme", "dark")
    QApplication.processEvents()
    assert strip.isHidden()
    assert program.shell.settings.tried == ("dismissed",)
