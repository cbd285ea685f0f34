"""PySide's own Python stays where it is until a call is wrong, and then says what it always says."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.support import unread

ROOT = Path(__file__).parents[2]
SAY = """
import sys
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget
loaded = "shibokensupport.signature.parser" in sys.modules
for wrong in (
    lambda: QPoint(1).x(),
    lambda: QPoint().setX("one"),
    lambda: QLabel.setAlignment(None),
    lambda: QPoint(nothing=1),
    lambda: Qt.AlignmentFlag("up"),
    lambda: QObject().nothing,
):
    try:
        wrong()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(QPoint.setX.__doc__, QLabel.setText.__doc__, QWidget.__doc__)
import shiboken6
print(shiboken6.__version_info__, shiboken6.isValid(QObject()), shiboken6.__file__)
print(loaded)
"""


@pytest.fixture(scope="module")
def said():
    def run(before: str) -> list[str]:
        ended = subprocess.run(
            [sys.executable, "-c", before + SAY], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
        assert ended.returncode == 0, ended.stderr
        assert not ended.stderr
        return ended.stdout.splitlines()

    return run


def test_a_wrong_call_of_qt_is_answered_as_ever(said):
    ours, ordinary = said("import desktop"), said("")
    assert ours[:-1] == ordinary[:-1]
    assert len(ours) > 12


def test_what_writes_the_messages_is_loaded_with_the_first_one(said):
    assert said("import desktop")[-1] == "False"
    assert said("")[-1] == "True"


@pytest.fixture
def nobody_knows_colours(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)


def test_a_module_is_read_when_something_of_it_is_named(nobody_knows_colours):
    with unread("colorsys"):
        import colorsys as unread_yet
    assert "colorsys" not in sys.modules
    assert unread_yet.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    import colorsys

    assert unread_yet.rgb_to_hsv is colorsys.rgb_to_hsv
    with pytest.raises(AttributeError):
        _ = unread_yet.nothing


def test_a_module_that_is_needed_at_once_is_read_at_once_and_stays(nobody_knows_colours):
    with unread("colorsys"):
        from colorsys import rgb_to_hsv
    assert sys.modules["colorsys"].rgb_to_hsv is rgb_to_hsv


def test_a_module_that_was_read_is_given_as_ever():
    with unread("pathlib"):
        import pathlib
    assert pathlib is sys.modules["pathlib"]
    assert vars(pathlib)["Path"] is Path


def test_nothing_stands_in_for_a_module_after_a_mistake(nobody_knows_colours):
    def import_badly() -> None:
        with unread("colorsys"):
            raise ImportError

    with pytest.raises(ImportError):
        import_badly()
    assert "colorsys" not in sys.modules


def test_qt_that_is_imported_already_stays_as_it_is(said):
    assert said("import PySide6.QtWidgets\nimport desktop") == said("")
