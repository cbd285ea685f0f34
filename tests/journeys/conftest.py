"""The whole program over its real library, in a real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app import Application
from desktop.instance import Instance
from desktop.settings import Settings, write_shortcut


class Program:
    """The running program as a reader has it before them."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.shell = application.shell
        self.window = application.shell.window

    @property
    def uids(self) -> list[str]:
        rows = self.window.results.rows
        return [hit.uid if (hit := rows.hit(row)) else "" for row in range(rows.rowCount())]


@pytest.fixture
def program(qapp: QApplication, qtbot, own_home: Path) -> Iterator[Program]:
    qapp.setStyle("Fusion")
    # Who opens the program for the first time stands at the overview; these stories begin at the list.
    write_shortcut(own_home, Settings(view="all"))
    instance = Instance(own_home)
    assert instance.claim()
    application = Application(own_home, instance)
    running = Program(application)
    with qtbot.waitExposed(running.window):
        application.show("")
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    qtbot.waitUntil(lambda: any(running.uids) and not running.shell.runner.busy)
    yield running
    running.window.close()
    application.close()
    running.window.deleteLater()
    application.deleteLater()
