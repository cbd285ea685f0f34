"""Nothing is said in another language than the reader's, nothing is cut off: seen by languages that nobody speaks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.paper.export import Export
from tests.journeys.painted import cut, heard_on, menus, too_wide, written
from tests.journeys.screens import Walk
from tests.pseudo import ALPHABETS, content

GIVEN = (
    *map(str, Export),
    "English",
    "Fran\u00e7ais",
    "A4",
    "points.csv",
    "event/nothing-of-that-name",
    "qqzzxx",
)
"""What is no word of the program either: endings of files, languages named in themselves, what the walk types."""


@pytest.fixture
def walk(pseudo, program, qtbot, tmp_path):
    def wait():
        qtbot.waitUntil(lambda: not program.shell.runner.busy)
        # What is laid out anew may change what holds it.
        for _ in range(3):
            QApplication.processEvents()

    return Walk(program, wait, tmp_path)


def shown():
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_word_of_ours_is_translated(walk, code):
    walk.shell.choose("language", code)
    walk.wait()
    held, faults = content(*GIVEN), {}
    for screen in walk.screens():
        for window in shown():
            known = []
            for heard in heard_on(window):
                text, where = heard.text, heard.where
                known.append(text)
                # A card cuts its texts anywhere.
                for left in held.left_over(text, loose="ResultsList" in where):
                    faults.setdefault(left, f"{screen}: {where}: {text[:120]!r}")
            spoken = "\n".join(known)
            for piece in written(window):
                for left in held.left_over(piece, loose=True):
                    if left not in spoken:
                        faults.setdefault(left, f"{screen}: painted: {piece!r}")
    assert faults == {}


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(1366, 768, 100), (1366, 768, 200), (700, 768, 100), (700, 768, 200), (1366, 480, 200), (700, 400, 100)],
)
def test_nothing_is_cut_off(walk, code, width, height, size):
    walk.shell.choose("language", code)
    walk.shell.choose("text_size", size)
    walk.window.resize(width, height)
    walk.wait()
    faults = {}
    for screen in walk.screens():
        for window in shown():
            lacks = [*cut(window), *filter(None, map(too_wide, menus(window)))]
            for lack in lacks:
                faults.setdefault(lack, screen)
    assert faults == {}


def test_a_change_of_language_leaves_no_word_of_the_old_one(walk):
    before, after = "en", "ar"
    walk.shell.choose("language", before)
    walk.wait()
    faults = {}
    for screen in walk.screens():
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            # Who answers a dialog or a menu cannot reach the languages.
            continue
        walk.shell.choose("language", after)
        walk.wait()
        rtl = after == "ar"
        assert walk.window.isRightToLeft() is rtl
        assert (QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft) is rtl
        old = set(ALPHABETS[before])
        # A collection keeps the name that it was given.
        named = {each.name for each in walk.shell.staff.collecting.cabinet.collections}
        for heard in heard_on(walk.window):
            text, where = heard.text, heard.where
            # The menu of the languages names each in itself.
            if old & set(text) and where != "menu" and not any(name in text for name in named):
                faults.setdefault(f"{where}: {text[:100]!r}", screen)
        before, after = after, before
    assert faults == {}
