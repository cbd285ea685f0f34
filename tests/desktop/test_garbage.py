"""Garbage is looked for by the window's thread and by nobody else."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from desktop.garbage import Garbage


class Ring:
    """An object that only the collector lets go."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def garbage(qapp) -> Iterator[Garbage]:
    limits, made = gc.get_threshold(), Garbage()
    yield made
    made.end()
    gc.set_threshold(*limits)
    gc.unfreeze()


def test_python_no_longer_looks_by_itself_until_the_end(garbage):
    assert not gc.isenabled()
    garbage.end()
    assert gc.isenabled()


def test_cycles_are_let_go_when_there_are_many(garbage):
    gc.collect()
    gc.set_threshold(50, 10, 10)
    ring = weakref.ref(Ring())
    garbage.look()
    assert ring() is not None
    many = [Ring() for _ in range(60)]
    garbage.look()
    assert ring() is None
    assert len(many) == 60


def test_the_timer_looks(garbage, qtbot):
    gc.collect()
    gc.set_threshold(50, 10, 10)
    ring = weakref.ref(Ring())
    # Far more than whatever the window lets go of meanwhile, which is taken off the count.
    many = [[number] for number in range(20_000)]
    garbage._timer.setInterval(0)
    qtbot.waitUntil(lambda: ring() is None)
    assert many


def test_what_is_kept_is_not_looked_at_again(garbage):
    ring = Ring()
    seen = weakref.ref(ring)
    garbage.keep()
    del ring
    gc.collect()
    assert seen() is not None
