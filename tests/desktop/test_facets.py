"""The chips and the menus behind them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.language import language
from core.records.filters import FacetValue, Filters
from core.records.label import Label
from desktop.theme import LIGHT
from desktop.voice import Voice
from desktop.widgets.facet_bar import FacetBar
from desktop.widgets.facet_menu import FacetMenu

COUNTRIES = tuple(
    FacetValue(f"country/{code}", Label(ar, en), count)
    for code, ar, en, count in (
        ("om", "عُمان", "Oman", 5),
        ("tr", "تركيا", "Türkiye", 90),
        ("sa", "السعودية", "Saudi Arabia", 12),
        ("qa", "قطر", "Qatar", 2),
    )
)


@pytest.fixture
def bar(qtbot, metrics, english):
    made = FacetBar(LIGHT, metrics, english)
    qtbot.addWidget(made)
    made.resize(420, 60)
    made.show()
    return made


def chips(bar: FacetBar) -> list[QPushButton]:
    return [chip for chip in bar.findChildren(QPushButton) if not chip.isHidden()]


def test_only_facets_with_values_have_a_menu(bar):
    bar.show_facets({"country": COUNTRIES, "theme": ()}, Filters())
    assert [chip.text() for chip in chips(bar)] == ["Countries"]


def test_a_chosen_value_is_a_chip_that_takes_it_back(qtbot, bar):
    bar.show_facets({"country": COUNTRIES}, Filters(countries=("country/om", "country/tr")))
    oman = next(chip for chip in chips(bar) if "Oman" in chip.text())
    assert "Oman" in oman.accessibleName()
    with qtbot.waitSignal(bar.filters_changed) as told:
        qtbot.mouseClick(oman, Qt.MouseButton.LeftButton)
    assert told.args[0] == Filters(countries=("country/tr",))


def test_a_chosen_value_keeps_its_name_when_nothing_is_found(bar):
    bar.show_facets({"country": COUNTRIES}, Filters())
    bar.show_facets({}, Filters(countries=("country/om",)))
    assert any("Oman" in chip.text() for chip in chips(bar))


def test_the_keyboard_stays_among_the_chips_when_one_goes(qtbot, bar):
    bar.show_facets({"country": COUNTRIES}, Filters(countries=("country/om", "country/tr")))
    first = next(chip for chip in chips(bar) if "Oman" in chip.text())
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    first.setFocus()
    bar.show_facets({"country": COUNTRIES}, Filters(countries=("country/tr",)))
    assert "Türkiye" in bar.focusWidget().text()


@pytest.fixture
def menu(qtbot, metrics, english):
    made = FacetMenu("Country", LIGHT, metrics, english)
    qtbot.addWidget(made)
    made.show_values(COUNTRIES, ("country/tr",))
    return made


def test_the_menu_shows_counts_and_what_is_chosen(menu):
    assert "Türkiye" in menu.list.item(1).text()
    assert "90" in menu.list.item(1).text()
    assert menu.chosen() == ("country/tr",)


def test_several_values_are_chosen_by_keyboard(qtbot, menu):
    told = []
    menu.values_chosen.connect(told.append)
    menu.list.setCurrentRow(0)
    qtbot.keyClick(menu.list, Qt.Key.Key_Space)
    qtbot.keyClick(menu.list, Qt.Key.Key_Down)
    qtbot.keyClick(menu.list, Qt.Key.Key_Space)
    assert told == [("country/om", "country/tr"), ("country/om",)]


@pytest.mark.parametrize(("typed", "left"), [("oman", 1), ("turkiye", 1), ("", 4), ("zz", 0)])
def test_the_field_narrows_the_list_as_people_spell(menu, typed, left):
    menu.field.setText(typed)
    shown = [row for row in range(menu.list.count()) if not menu.list.item(row).isHidden()]
    assert len(shown) == left


def test_what_is_narrowed_away_stays_chosen(menu):
    menu.field.setText("oman")
    assert menu.chosen() == ("country/tr",)


def test_what_belongs_to_a_record_is_a_chip_without_a_menu(qtbot, bar):
    value = FacetValue(
        "published:body/sesric", Label("مركز", "A centre of statistics, economics and training"), 162
    )
    bar.show_facets({"related": (value,)}, Filters(related=(value.value,)))
    (chip,) = chips(bar)
    assert chip.text().startswith("Events on its pages: ")
    assert chip.toolTip().endswith("A centre of statistics, economics and training\u2069»")
    with qtbot.waitSignal(bar.filters_changed) as told:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told.args[0] == Filters()


EQUAL = tuple(
    FacetValue(uid, Label(ar, en, fr), count)
    for uid, ar, en, fr, count in (
        ("a", "الأردن", "Jordan", "Jordanie", 5),
        ("b", "إسبانيا", "Spain", "Espagne", 5),
        ("c", "مصر", "Egypt", "Égypte", 5),
        ("d", "عُمان", "Oman", "Oman", 9),
    )
)


@pytest.mark.parametrize(("code", "order"), [("ar", "dabc"), ("en", "dcab"), ("fr", "dcba")])
def test_equal_counts_stand_by_name_in_the_readers_language(qtbot, metrics, code, order):
    bar = FacetBar(LIGHT, metrics, Voice(language(code), "latn"))
    qtbot.addWidget(bar)
    bar.show_facets({"country": EQUAL}, Filters())
    bar.show()
    qtbot.mouseClick(chips(bar)[0], Qt.MouseButton.LeftButton)
    (menu,) = bar.findChildren(FacetMenu)
    assert "".join(menu.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(4)) == order
    menu.close()
