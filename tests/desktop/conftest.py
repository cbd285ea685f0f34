"""What the tests of the window share: its fonts, its voices, and a window over a library in memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.language import language
from desktop import theme
from desktop.controllers.opening import Shelf
from desktop.controllers.shell import ShellController
from desktop.reader.pane import ReaderPane
from desktop.settings import SHORTCUT, Settings, write_shortcut
from desktop.theme import Metrics
from desktop.voice import Voice
from tests.desktop.fakes import FakeBooks, FakeCompleter, FakeSearch, FakeStore


@pytest.fixture(autouse=True)
def bundled_fonts(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    assert theme.load_fonts() is None


@pytest.fixture
def arabic() -> Voice:
    return Voice(language("ar"), "arab")


@pytest.fixture
def english() -> Voice:
    return Voice(language("en"), "arab")


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


class Opened:
    """A window with the fakes behind it."""

    def __init__(self, folder: Path, store: FakeStore, search: FakeSearch, books: FakeBooks) -> None:
        self.store, self.search, self.books = store, search, books
        self.completer = FakeCompleter()
        self.shell = ShellController(folder, ReaderPane)
        self.window = self.shell.window

    def start(self, shelf: Shelf | None = None) -> None:
        opened = shelf or Shelf(
            self.books,
            self.search,
            self.books.counts(),
            self.books.content_date,
            completer=self.completer,
        )
        self.shell.start(lambda: self.store, lambda: opened)

    def titles(self) -> list[str]:
        rows = self.window.results.rows
        return [rows.index(row, 0).data() for row in range(rows.rowCount())]

    def spoken(self) -> list[str]:
        rows = self.window.results.rows
        return [hit.uid if (hit := rows.hit(row)) else "" for row in range(rows.rowCount())]


@pytest.fixture
def open_window(qtbot, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open a window and, unless told otherwise, wait until its first answer stands; `size` is in pixels."""
    opened: list[Opened] = []

    def make(
        *,
        store: FakeStore | None = None,
        search: FakeSearch | None = None,
        books: FakeBooks | None = None,
        shelf: Shelf | None = None,
        size: tuple[int, int] = (1366, 768),
        folder: Path = tmp_path / "home",
        wait: bool = True,
    ) -> Opened:
        if not (folder / SHORTCUT).exists() and not folder.is_file():
            # Who opens the program for the first time stands at the overview; these tests are of the list.
            write_shortcut(folder, Settings(view="all"))
        one = Opened(folder, store or FakeStore(), search or FakeSearch(), books or FakeBooks())
        opened.append(one)
        one.window.resize(*size)
        with qtbot.waitExposed(one.window):
            one.window.show()
        # There is no window manager on the tests' screen that would give the keyboard to a new window.
        one.window.activateWindow()
        qtbot.waitUntil(one.window.isActiveWindow)
        one.start(shelf)
        if wait:
            qtbot.waitUntil(lambda: not one.shell.runner.busy)
        return one

    yield make
    for one in opened:
        one.window.close()
        one.window.deleteLater()


@pytest.fixture
def settled(qtbot):
    """Wait until every question of a window is answered."""

    def wait(opened) -> None:
        qtbot.waitUntil(lambda: not opened.shell.runner.busy)

    return wait
