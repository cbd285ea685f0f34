"""The places that are more than a list: the overview, a country's profile, the digest, the directory."""

import pytest
from PySide6.QtCore import Qt

from core.records.answers import Filters
from desktop.models.views import VIEWS


def choose(program, key: str) -> None:
    rows = program.window.navigation.model()
    program.window.navigation.setCurrentIndex(rows.index([view.key for view in VIEWS].index(key), 0))


def chosen_view(program) -> str:
    return VIEWS[program.window.navigation.currentIndex().row()].key


@pytest.fixture
def overview(program, qtbot):
    choose(program, "overview")
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    page = program.shell.pages.page("overview")
    assert program.window.page == "overview"
    assert page.isVisible()
    assert not program.window.results.isVisible()
    assert not program.window.reader.isVisible()
    return page


def test_a_bar_of_the_overview_lists_what_it_counts(program, overview, qtbot):
    countries = overview.charts[1]
    bar = countries.bars.bars[0]
    qtbot.mouseClick(countries.bars, Qt.MouseButton.LeftButton, pos=countries.bars.row_rect(0).center())
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.page == ""
    assert program.window.results.isVisible()
    assert chosen_view(program) == "events"
    assert program.shell.browsing.filters == Filters(countries=(bar.value,))
    assert program.shell.browsing.asked_of_answer[0] == bar.count


def test_a_record_of_the_overview_leads_back_to_it_as_it_was(program, overview, qtbot):
    overview.charts[1].as_table.click()
    overview.newest[0].click()
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.page == ""
    uid = program.shell.reading.uid
    assert uid.startswith("event/")
    # The way here stands above the record.
    assert [link.paragraph.safe.text for link in program.shell.reader.trail.links] == ["نظرة عامة"]
    program.window.back_wanted.emit()
    assert program.window.page == "overview"
    assert chosen_view(program) == "overview"
    assert overview.charts[1].as_table.isChecked()
    program.window.forward_wanted.emit()
    assert (program.window.page, program.shell.reading.uid) == ("", uid)
    assert program.window.reader.isVisible()
    assert chosen_view(program) == "all"


def test_who_types_on_the_overview_searches_the_whole_library(program, overview, qtbot):
    qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    program.window.top.search.field.setText("سلطنة عمان")
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.page == ""
    assert chosen_view(program) == "all"
    assert program.window.results.isVisible()
    assert "country/om" in program.uids[:5]
    # The way back from a list that was reached from a page is the page.
    program.window.back_wanted.emit()
    assert program.window.page == "overview"


def test_contradictions_of_the_overview_are_listed(program, overview, qtbot):
    overview.disputed.click()
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert chosen_view(program) == "contradictions"
    assert program.uids


def test_a_page_prints_nothing_of_what_it_covers(program, overview):
    program.window.print_wanted.emit()
    assert program.shell.printing.dialog is None
