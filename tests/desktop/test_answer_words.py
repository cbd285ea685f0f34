"""What the results say about how they came: other words, corrections, and where the marks stand."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from core.errors import Refusal
from core.records.answers import Also, Answer, Marked
from core.records.filters import Filters
from core.records.label import Label
from core.text.bidi import isolate
from core.text.query import parse
from desktop.controllers.searching_marks import marks_of
from desktop.models.card import card_of
from desktop.models.views import VIEWS
from desktop.reader.marks import marks_in
from desktop.theme import LIGHT
from desktop.widgets.also_line import AlsoLine
from desktop.widgets.results_pane import ResultsPane
from tests.desktop.fakes import HITS, WORKSHOP, FakeSearch, hit
from tests.desktop.test_window import type_in

FOUND = Answer("نقاط", 1, HITS[:1])


@pytest.fixture
def results(qtbot, metrics, arabic):
    pane = ResultsPane(LIGHT, metrics, arabic)
    qtbot.addWidget(pane)
    pane.resize(448, 700)
    pane.show()
    return pane


def show(results, **changes):
    results.show_answer(replace(FOUND, **changes), Filters(), VIEWS[0])


def notice(results) -> list[str]:
    return [
        part.text()
        for part in results.notice.findChildren(QWidget)
        if isinstance(part, QLabel | QAbstractButton) and part.isVisible()
    ]


def test_the_other_words_that_were_searched_stand_beside_the_count(results, arabic):
    show(results, also=(Also("focal points", "en"), Also("NFP", "")))
    said = results.also.text()
    assert said.index("focal points") < said.index("NFP")
    assert isolate("focal points", "en") in said
    assert results.also.isVisible()
    show(results)
    assert not results.also.isVisible()


def test_as_many_other_words_are_said_as_there_is_room_for(qtbot, arabic):
    line = AlsoLine()
    qtbot.addWidget(line)
    terms = tuple(Also(f"word{n} number{n}", "en") for n in range(9))
    line.resize(300, 20)
    line.show_terms(terms, arabic)
    line.show()
    assert "number0" in line.text()
    assert "number8" not in line.text()
    assert line.fontMetrics().horizontalAdvance(line.text()) <= 300
    assert "number8" in line.toolTip()
    line.resize(2_000, 20)
    assert "number8" in line.text()
    line.resize(20, 20)
    assert line.fontMetrics().horizontalAdvance(line.text()) <= 20


def test_a_word_in_two_spellings_is_said_once(qtbot, arabic):
    line = AlsoLine()
    qtbot.addWidget(line)
    line.resize(900, 20)
    line.show_terms((Also("networks", "en"), Also("Networks", "en"), Also("Réseaux", "fr")), arabic)
    assert line.text().lower().count("networks") == 1


def test_a_correction_that_was_searched_is_said_and_can_be_made_ones_own(qtbot, results):
    show(results, corrected="نقاط الاتصال", did_you_mean=("نقاط الاتصال", "نقاط الانفصال"))
    said = notice(results)
    assert len(said) == 4
    assert "نقاط الاتصال" in said[1]
    assert "نقاط الانفصال" in said[3]
    link = next(part for part in results.notice.findChildren(QAbstractButton) if not part.isHidden())
    with qtbot.waitSignal(results.query_wanted) as wanted:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wanted.args == ["نقاط الاتصال"]


@pytest.mark.parametrize("changes", [{"relaxed": True}, {"plain": True}])
def test_an_answer_that_came_otherwise_says_so(results, changes):
    show(results)
    assert notice(results) == []
    show(results, **changes)
    assert len(notice(results)) == 1


def test_other_words_are_marked_as_the_readers_own_are():
    answer = Answer("نقاط الاتصال", 1, (), also=(Also("focal points", "en"),))
    query = marks_of(answer, typing=False)
    text = "The focal point, نقاط الاتصال; a point."
    assert [text[a:b] for a, b in marks_in(text, query, "en")] == ["focal", "point", "نقاط", "الاتصال"]


def test_the_unfinished_last_word_is_marked_while_typing_and_not_after():
    answer = Answer("نقاط الاتص", 1, ())
    text = "نقاط الاتصال"
    assert len(marks_in(text, marks_of(answer, typing=True), "ar")) == 2
    assert len(marks_in(text, marks_of(answer, typing=False), "ar")) == 1


def test_a_correction_is_what_is_marked():
    answer = Answer("الاتصل", 1, (), corrected="الاتصال")
    text = "نقاط الاتصال"
    assert [text[a:b] for a, b in marks_in(text, marks_of(answer, typing=True), "ar")] == ["الاتصال"]


def test_a_title_in_the_readers_language_is_marked_where_the_record_is_in_another(english, arabic):
    found = hit(
        "event/x",
        Label(ar="ورشة الضمان", en="Workshop on social security"),
        title_spans=((5, 11),),
        snippet=Marked("نص"),
    )
    title = card_of(found, english, parse("social secur", typing=True)).title
    assert [title.text[a:b] for a, b in title.spans] == ["social", "security"]
    title = card_of(found, arabic, parse("الضمان")).title
    assert [title.text[a:b] for a, b in title.spans] == ["الضمان"]
    assert card_of(found, english).title.spans == ()


def test_what_is_open_is_marked_with_each_letter(open_window, settled):
    opened = open_window()
    opened.shell.reading.open(WORKSHOP)
    settled(opened)
    opened.window.enter_search()
    type_in(opened.window.top.search.field, "نقا")
    settled(opened)
    (item,) = (part for part in opened.window.reader.page.parts if hasattr(part, "quoted"))
    assert [item.text.words[a:b] for a, b in item.text.marks] == ["نقاط"]
    opened.window.top.search.field.clear()
    settled(opened)
    assert item.text.marks == ()


def test_enter_begins_with_the_first_card_of_another_search(qtbot, open_window, settled):
    opened = open_window(search=FakeSearch())
    window = opened.window
    opened.shell.reading.open(WORKSHOP)
    settled(opened)
    window.enter_search()
    type_in(window.top.search.field, "الضمان")
    settled(opened)
    qtbot.keyClick(window.top.search.field, Qt.Key.Key_Return)
    settled(opened)
    assert opened.shell.reading.uid == HITS[0].uid
    # Entered again, the search leads back to the card that was opened of it.
    qtbot.keyClick(window.results.list, Qt.Key.Key_Down)
    settled(opened)
    window.enter_search()
    qtbot.keyClick(window.top.search.field, Qt.Key.Key_Return)
    settled(opened)
    assert opened.shell.reading.uid == HITS[1].uid


def test_an_index_that_is_missing_is_made_while_search_goes_on(qtbot, open_window, settled):
    gate = threading.Event()

    class Unprepared(FakeSearch):
        ready = False

        def search(self, query, filters=Filters(), **asked):  # noqa: B008 - the seam's own default
            return replace(super().search(query, filters, **asked), plain=not self.ready)

        def prepare(self, told):
            told(2, 5)
            assert gate.wait(10)
            self.ready = True
            return True

    opened = open_window(search=Unprepared(), wait=False)
    window = opened.window
    status = window.status.offline
    said = status.text()
    qtbot.waitUntil(lambda: "٤٠" in status.text())
    opened.shell.browsing.ask("الاتصال")
    qtbot.waitUntil(lambda: opened.spoken() == [HITS[0].uid])
    assert len(notice(window.results)) == 1
    asked = len(opened.search.asked)
    gate.set()
    settled(opened)
    assert notice(window.results) == []
    assert opened.search.asked[asked:] == [("الاتصال", Filters(), 0, False)]
    assert status.text() == said


def test_a_sound_index_is_checked_once_behind_the_first_answer_to_words(open_window, settled):
    opened = open_window()
    settled(opened)
    assert opened.search.prepared == 0
    asked = len(opened.search.asked)
    for query in ("الاتصال", "نقاط"):
        opened.shell.browsing.ask(query)
        settled(opened)
        assert opened.search.prepared == 1
    assert len(opened.search.asked) == asked + 2


def test_an_index_that_cannot_be_made_is_tried_once(open_window, settled):
    tried = []

    class Unprepared(FakeSearch):
        def search(self, query, filters=Filters(), **asked):  # noqa: B008 - the seam's own default
            return replace(super().search(query, filters, **asked), plain=True)

        def prepare(self, told):
            tried.append(told)
            return False

    opened = open_window(search=Unprepared())
    opened.shell.browsing.ask("الاتصال")
    settled(opened)
    assert len(tried) == 1
    assert len(notice(opened.window.results)) == 1


def test_closing_the_window_does_not_wait_for_the_index(qtbot, open_window, monkeypatch):
    told_once, closing, left = threading.Event(), threading.Event(), []

    class Unprepared(FakeSearch):
        def search(self, query, filters=Filters(), **asked):  # noqa: B008 - the seam's own default
            return replace(super().search(query, filters, **asked), plain=True)

        def prepare(self, told):
            try:
                told(1, 5)
                told_once.set()
                assert closing.wait(10)
                told(2, 5)
            except Refusal as refusal:
                left.append(refusal)
                raise

    opened = open_window(search=Unprepared(), wait=False)
    qtbot.waitUntil(told_once.is_set)
    pool = opened.shell.runner._pool
    shutdown = pool.shutdown
    monkeypatch.setattr(pool, "shutdown", lambda **how: (closing.set(), shutdown(**how)))
    opened.window.close()
    assert len(left) == 1
