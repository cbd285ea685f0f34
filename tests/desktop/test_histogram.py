"""The histogram of years: where bars stand, and how mouse and keyboard choose."""

import pytest
from PySide6.QtCore import Qt

from core.records.filters import FacetValue, Filters
from core.records.label import Label
from desktop.theme import LIGHT
from desktop.widgets.histogram import Histogram

VALUES = tuple(FacetValue(str(year), Label(), count) for year, count in ((2012, 3), (2014, 9), (2016, 6)))


@pytest.fixture
def histogram(qtbot, metrics, arabic):
    made = Histogram(LIGHT, metrics, arabic)
    qtbot.addWidget(made)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.resize(300, made.sizeHint().height())
    made.show_years(VALUES, Filters())
    made.show()
    return made


@pytest.fixture
def chosen(histogram):
    told = []
    histogram.years_chosen.connect(told.append)
    return told


def test_every_year_between_the_first_and_the_last_has_a_bar(histogram):
    assert histogram.years == (2012, 2013, 2014, 2015, 2016)


def test_low_years_lead_in_either_direction(histogram):
    rtl = [histogram.bar_rect(year).left() for year in histogram.years]
    histogram.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    ltr = [histogram.bar_rect(year).left() for year in histogram.years]
    assert rtl == sorted(rtl, reverse=True)
    assert ltr == sorted(ltr)


def test_bars_stay_inside_at_any_width(histogram):
    for width in (80, 200, 417):
        histogram.resize(width, histogram.height())
        for year in histogram.years:
            assert histogram.rect().contains(histogram.bar_rect(year))


def test_a_click_chooses_a_year_and_a_second_takes_it_back(qtbot, histogram, chosen):
    middle = histogram.bar_rect(2014).center()
    qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen == [((2014, 2014),)]
    histogram.show_years(VALUES, Filters(years=((2014, 2014),)))
    qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen[1] == ()


def test_a_drag_chooses_a_range_in_either_direction(qtbot, histogram, chosen):
    qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=histogram.bar_rect(2015).center())
    qtbot.mouseMove(histogram, pos=histogram.bar_rect(2013).center())
    qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=histogram.bar_rect(2013).center())
    assert chosen == [((2013, 2015),)]


def test_arrows_follow_the_eye_and_space_chooses(qtbot, histogram, chosen):
    qtbot.keyClick(histogram, Qt.Key.Key_Home)
    # Low years stand on the right here, so the left arrow goes on in time.
    qtbot.keyClick(histogram, Qt.Key.Key_Left)
    qtbot.keyClick(histogram, Qt.Key.Key_Space)
    qtbot.keyClick(histogram, Qt.Key.Key_Right)
    qtbot.keyClick(histogram, Qt.Key.Key_Return)
    assert chosen == [((2013, 2013),), ((2012, 2012),)]


def test_shift_and_an_arrow_stretch_the_range(qtbot, histogram, chosen):
    qtbot.keyClick(histogram, Qt.Key.Key_End)
    qtbot.keyClick(histogram, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(histogram, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(histogram, Qt.Key.Key_Space)
    assert chosen == [((2014, 2016),)]


def test_the_bar_in_focus_is_said(qtbot, histogram):
    qtbot.keyClick(histogram, Qt.Key.Key_Home)
    assert "٢٠١٢" in histogram.accessibleDescription()
    assert "٣" in histogram.accessibleDescription()


@pytest.mark.parametrize("values", [(), VALUES[:1], (FacetValue("soon", Label(), 2),)])
def test_one_year_or_none_needs_no_histogram(histogram, values):
    histogram.show_years(values, Filters())
    assert not histogram.isVisible()
    assert histogram.grab().width() == 300


def test_the_years_leave_their_room_to_the_list_of_a_low_window(qtbot, open_window):
    opened = open_window()
    results = opened.window.results
    answer = {"year": VALUES}
    results.show_facets(answer, Filters())
    assert results.histogram.isVisible()
    opened.shell.choose("text_size", 200)
    opened.window.resize(1366, 480)
    qtbot.waitUntil(lambda: not results.histogram.isVisible())
    results.show_facets(answer, Filters())
    assert not results.histogram.isVisible()
    opened.window.resize(1366, 768)
    qtbot.waitUntil(results.histogram.isVisible)
