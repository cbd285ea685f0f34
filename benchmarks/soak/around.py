"""What the monkey stands in, and what an act is: a generator that does a little, and lets the window live in between.

An act asks no part of the program to do it: it finds what can be seen, and clicks, turns and types. Where what it
looks for isn't there (a page has no table), nothing is done.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from PySide6.QtWidgets import QWidget

Act = Callable[["Around", Random], Iterator[None]]


@dataclass(frozen=True, slots=True)
class Around:
    """What the monkey stands in: the program's shell, its window, and uids that can be opened by a link."""

    shell: Any
    window: Any
    uids: tuple[str, ...]

    @property
    def place(self) -> QWidget:
        """The page that is shown, or the list with the reader."""
        return self.window.pages if self.window.page else self.window.splitter
