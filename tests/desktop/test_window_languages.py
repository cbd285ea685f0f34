"""The window in its languages, and what it remembers from one start to the next."""

import gc
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget

from core.language import language
from core.records.filters import Filters
from desktop.settings import read_shortcut
from desktop.voice import MONTH_NAMES, Voice
from tests.desktop.fakes import WORKSHOP, WORKSHOP_TITLE, FakeStore


def shown_words(window: QWidget) -> set[str]:
    """Return every word that a widget of the window says to the eye or to a screen reader."""
    said: set[str] = set()
    for button in (window.top.languages, window.top.settings):
        button.menu().aboutToShow.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in (window, *window.findChildren(QWidget)):
        said.update((widget.accessibleName(), widget.toolTip(), widget.windowTitle()))
        if isinstance(widget, QLabel | QAbstractButton):
            said.add(widget.text())
        if isinstance(widget, QLineEdit):
            said.add(widget.placeholderText())
    for action in window.findChildren(QAction):
        said.add(action.text())
    model = window.navigation.model()
    said.update(model.index(row, 0).data() for row in range(model.rowCount()))
    return {words for words in said if words}


def test_switching_the_language_says_everything_anew(qtbot, open_window, settled):
    opened = open_window()
    opened.shell.reading.open(WORKSHOP)
    settled(opened)
    opened.shell.choose("language", "en")
    settled(opened)
    assert "Search the library" in shown_words(opened.window)
    assert opened.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert opened.titles()[0] == WORKSHOP_TITLE.en
    opened.shell.choose("language", "ar")
    settled(opened)
    arabic = shown_words(opened.window)
    # Names of languages in themselves, keys, and titles in the language of a rendering stay.
    left = {
        words
        for words in arabic
        if any(c.isascii() and c.isalpha() for c in words)
        and not any("\u0600" <= c <= "\u06ff" for c in words)
    }
    assert left <= {"English", "Français", "Ctrl K", WORKSHOP_TITLE.en, f"\u2066{WORKSHOP_TITLE.en}\u2069"}


def test_digits_are_written_as_chosen(open_window, settled):
    opened = open_window()
    assert "٨" in opened.window.results.count.text()
    opened.shell.choose("digits", "latn")
    settled(opened)
    assert "8" in opened.window.results.count.text()
    assert "2026" in opened.window.status.library.text()


def test_months_and_hijri_dates_are_written_as_chosen_everywhere(open_window, settled):
    opened = open_window()
    opened.shell.reading.open(WORKSHOP)
    settled(opened)
    assert any("أبريل" in words for words in shown_words(opened.window))
    opened.shell.choose("months", "levantine")
    opened.shell.choose("hijri", True)
    settled(opened)
    # What remains are the names to choose from in the settings.
    left = {each for each in shown_words(opened.window) if "أبريل" in each}
    assert left <= set(MONTH_NAMES)
    assert any("نيسان" in each for each in shown_words(opened.window))
    assert any("جمادى الآخرة" in each for each in shown_words(opened.window))
    opened.shell.choose("hijri", False)
    opened.shell.choose("months", "both")
    settled(opened)
    assert any("نيسان/أبريل" in each for each in shown_words(opened.window))
    assert not any("جمادى الآخرة" in each for each in shown_words(opened.window))


def test_what_was_looked_at_comes_back_after_a_restart(open_window, settled):
    store = FakeStore()
    first = open_window(store=store)
    first.shell.choose("language", "fr")
    first.shell.choose("theme", "dark")
    first.shell.browsing.filters = Filters(years=((2016, 2016),))
    first.shell.browsing.ask("OIC")
    first.shell.reading.open(WORKSHOP)
    settled(first)
    first.window.close()
    second = open_window(store=store)
    assert second.shell.settings.language == "fr"
    assert second.shell.theme.dark
    assert second.window.top.search.query == "OIC"
    assert second.search.asked[-1][1].years == ((2016, 2016),)
    assert second.shell.reading.uid == WORKSHOP


def test_the_users_file_is_right_where_the_shortcut_is_older(open_window, settled):
    store = FakeStore({"window.language": "en", "window.query": "OIC"})
    opened = open_window(store=store)
    assert opened.shell.settings.language == "en"
    assert opened.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert opened.search.asked[-1][0] == "OIC"


def test_a_choice_is_kept_at_once(open_window, tmp_path: Path):
    opened = open_window()
    opened.shell.choose("text_size", 130)
    assert opened.store.kept["window.text_size"] == 130
    assert read_shortcut(tmp_path / "home").text_size == 130


def test_menus_of_settings_that_were_closed_are_let_go(open_window):
    menu = open_window().window.top.settings.menu()
    left = []
    for _ in range(3):
        menu.aboutToShow.emit()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        left.append(sum(1 for each in gc.get_objects() if isinstance(each, QMenu)))
    assert left[0] == left[-1]


def test_the_search_stands_over_the_results_in_every_language(qtbot, open_window, settled):
    opened = open_window()
    window = opened.window

    def off() -> int:
        search, results = window.top.search.geometry(), window.results.geometry()
        return search.right() - results.right() if window.isRightToLeft() else search.left() - results.left()

    for code in ("en", "ar", "fr", "ar"):
        opened.shell.choose("language", code)
        settled(opened)
        qtbot.waitUntil(lambda: abs(off()) <= 2)


def test_counts_have_their_thousands_apart_and_years_do_not():
    said = {code: Voice(language(code), "arab") for code in ("ar", "en", "fr")}
    assert [voice.number(2_016) for voice in said.values()] == ["٢\u066c٠١٦", "2,016", "2\u202f016"]
    assert said["en"].trn("{count} event", "{count} events", 1_234) == "1,234 events"
    assert [voice.figures("2016") for voice in said.values()] == ["٢٠١٦", "2016", "2016"]


class StyleChanges(QObject):
    """Counts how often each widget is told that its style has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.StyleChange:
            self.of[watched] += 1
        return False


def test_another_look_reaches_each_widget_a_few_times_however_deep_it_lies(qapp, open_window):
    shell = open_window().shell
    deepest = shell.window
    for _ in range(20):
        deepest = QWidget(deepest)
        deepest.show()
    changes = StyleChanges()
    deepest.installEventFilter(changes)
    for look in ("dark", "light", "dark"):
        shell.choose("theme", look)
    assert 3 <= changes.of[deepest] <= 4 * 3
