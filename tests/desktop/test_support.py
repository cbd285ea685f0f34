"""PySide's own Python stays where it is until a call is wrong, and then says what it always says."""

import subprocess
import sys
from pathlib import Path

import pytest

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


def test_qt_that_is_imported_already_stays_as_it_is(said):
    assert said("import PySide6.QtWidgets\nimport desktop") == said("")
