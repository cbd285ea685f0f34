"""Enumerations made quickly: the same as those that `enum` makes, and nobody else's business."""

import enum
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.enumerations import COMPARED, quickly

ROOT = Path(__file__).parents[2]
BOTH_WAYS = """
import enum
from desktop.enumerations import quickly
ordinary = enum.EnumType._create_
quick = quickly(ordinary)
made = 0
def create(cls, class_name, names, **asked):
    global made
    checked = ordinary(cls, class_name, names, **asked)
    if names:
        simple = quick(cls, class_name, names, **asked)
        enum._test_simple_enum(checked, simple)
        assert vars(checked).keys() == vars(simple).keys(), class_name
        assert [repr(member) for member in checked] == [repr(member) for member in simple], class_name
        made += 1
    return checked
enum.EnumType._create_ = create
from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets
for module in (QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets):
    for name in dir(module):
        getattr(module, name)
print(made)
"""


def made(kind: type, names: list[tuple[str, int]]) -> type:
    return quickly(enum.EnumType._create_)(kind, "Made", names, boundary=enum.KEEP)


@pytest.mark.skipif(sys.version_info[:2] not in COMPARED, reason="this Python makes them the ordinary way")
def test_every_enumeration_of_qt_is_the_same_both_ways():
    # Without desktop/__init__, which has put the quick way in its place already.
    alone = BOTH_WAYS.replace("from desktop.enumerations import", "from enumerations import")
    ended = subprocess.run(
        [sys.executable, "-c", alone], cwd=ROOT / "desktop", capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 600


def test_flags_are_joined_and_taken_apart():
    flags = made(enum.Flag, [("NONE", 0), ("LOW", 1), ("HIGH", 4), ("BOTH", 5), ("FIRST", 1)])
    assert flags.LOW | flags.HIGH is flags.BOTH
    assert flags.FIRST is flags.LOW
    assert list(flags.BOTH) == [flags.LOW, flags.HIGH]
    assert ~flags.LOW & flags.BOTH == flags.HIGH


def test_names_that_every_member_has_are_left_to_enum():
    odd = made(enum.Enum, [("name", 1), ("value", 2)])
    assert (odd["name"].value, odd["value"].name) == (1, "value")


def test_two_members_of_one_name_are_refused():
    with pytest.raises(TypeError):
        made(enum.Enum, [("ONE", 1), ("ONE", 2)])


def test_enumerations_of_others_know_their_module():
    assert enum.Enum("Ours", ["ONE", "TWO"]).__module__ == __name__
    assert enum.Enum("Ours", {"ONE": "1"}).ONE.value == "1"
