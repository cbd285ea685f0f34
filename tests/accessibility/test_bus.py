"""The running program on the real accessibility bus: every scene is walked by another process, Debian's pyatspi."""

from collections.abc import Callable

import pytest

from benchmarks import accessibility
from benchmarks.accessibility import Scene

Walk = Callable[[str], dict[str, Scene]]
FEWER = ("results", "filter menu", "recommendation", "register", "export", "preview")
"""The scenes walked in a second language: what differs there are words and direction."""


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory, screen) -> Walk:
    if lacking := accessibility.missing():
        pytest.skip(lacking)
    walked: dict[str, dict[str, Scene]] = {}

    def once(language: str) -> dict[str, Scene]:
        if language not in walked:
            home = tmp_path_factory.mktemp(language)
            only = () if language == "ar" else FEWER
            found = accessibility.scenes(screen, home, language, only)
            walked[language] = {scene.name: scene for scene in found}
        return walked[language]

    return once


@pytest.mark.parametrize("language", ["ar", "en"])
def test_whatever_a_reader_acts_on_has_a_name_and_the_name_is_words(walk: Walk, language: str) -> None:
    scenes = walk(language)
    assert len(scenes) >= len(FEWER)
    assert all(sum(each.interactive for each in scene.elements) > 20 for scene in scenes.values())
    elements = [(scene, each) for scene in scenes.values() for each in scene.elements]
    assert [scene.path(each) for scene, each in elements if each.unnamed] == []
    assert [scene.path(each) for scene, each in elements if each.interactive and each.marked] == []


def test_rows_say_what_they_show(walk: Walk) -> None:
    scenes = walk("en")
    places = [each.name for each in scenes["results"].of_role("list item")]
    assert any(name.startswith("Events 41") or name.startswith("Events ") for name in places)
    rows = [each.name for each in scenes["results"].of_role("table cell")]
    assert any(name.startswith("Conference. ") and "Social Security" in name for name in rows)
    cells = scenes["register"].of_role("table cell")
    assert cells
    assert all(": " in cell.name for cell in cells)


def test_charts_states_and_popups_are_what_they_are(walk: Walk) -> None:
    scenes = walk("ar")
    charts = scenes["overview"].of_role("chart")
    assert len(charts) == 4
    assert all(chart.name and chart.description for chart in charts)
    assert {table.name for table in scenes["overview as tables"].of_role("table")} >= {
        chart.name for chart in charts
    }
    boxes = [each for each in scenes["filter menu"].elements if "checkable" in each.states]
    assert len(boxes) > 5
    assert any("checked" in each.states for each in scenes["export"].of_role("radio button"))
    assert any("selected" in each.states for each in scenes["overview"].of_role("list item"))
    # There is nowhere to go forward to.
    assert any("sensitive" not in each.states for each in scenes["overview"].of_role("push button", "button"))


def test_borders_are_splitters_with_names_and_those_that_move_take_the_keyboard(walk: Walk) -> None:
    # What holds the parts is one to Qt too, without a name and not to be stood on.
    held, free = [each for each in walk("en")["recommendation"].of_role("split pane") if each.name]
    assert (held.name, free.name) == (
        "Border between «Navigation» and «Results»",
        "Border between «Results» and «Reader»",
    )
    assert "focusable" not in held.states
    assert {"focusable", "sensitive"} <= set(free.states)


def test_what_stands_first_is_read_first(walk: Walk) -> None:
    said = [each.name for each in walk("en")["results"].elements]
    order = ["Search the library", "Navigation", "Results"]
    assert sorted(order, key=said.index) == order
