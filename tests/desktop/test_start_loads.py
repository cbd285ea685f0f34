"""What is loaded at which moment of a start."""

import subprocess
import sys
from pathlib import Path

from benchmarks.screen import Screen

ROOT = Path(__file__).parents[2]

FIRST_PAINT = """
import sys
from desktop.app import Application
from PySide6.QtWidgets import QApplication
from desktop.instance import Instance
from desktop.main_window import MainWindow
from db.home import home
application = QApplication(["tawsiyat"])
painted = MainWindow.paintEvent
def paint(window, event):
    painted(window, event)
    import linecache
    print(" ".join(sys.modules))
    print(" ".join(linecache.cache))
    sys.stdout.flush()
    import os
    os._exit(0)
MainWindow.paintEvent = paint
opened = Application(home(), Instance(home()))
opened.show("")
application.exec()
"""


def told(screen: Screen, code: str) -> tuple[set[str], set[str]]:
    """Run a start and return what it had loaded when it came to the moment: modules, and sources that were read."""
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=screen.environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.stdout.count("\n") == 2, ended.stderr
    modules, sources = ended.stdout.splitlines()
    return set(modules.split()), set(sources.split())


def test_the_first_paint_waits_for_nothing_that_it_does_not_need(screen):
    loaded, sources = told(screen, FIRST_PAINT)
    assert "desktop.main_window" in loaded
    late = {
        "apsw",
        "peewee",
        "numpy",
        "typst",
        "pypdfium2",
        "arabic_reshaper",
        "bidi",
        "snowballstemmer",
        "sqlite3",
        "logging.handlers",
        "core.paper",
        "core.text.query",
        "core.text.folding",
        "core.text.dates",
        "core.records.answers",
        "core.records.library",
        "db.library",
        "db.search",
        "db.user",
        "desktop.reader",
        "desktop.printing",
        "desktop.dialogs",
        "desktop.widgets.facet_menu",
        "desktop.widgets.results_pane",
        "desktop.garbage",
        "desktop.controllers.staff",
        "desktop.controllers.printing",
        "desktop.controllers.exporting",
        "desktop.controllers.collecting",
        "desktop.controllers.contacts",
        "desktop.controllers.registering",
        "desktop.controllers.helping",
        "desktop.controllers.guiding",
        "desktop.overview",
        "db.opening",
        "concurrent.futures",
        "hashlib",
        "socket",
        "tempfile",
        "filelock",
        "argparse",
        "uuid",
        "platform",
        "inspect",
        "traceback",
        "zipfile",
        "base64",
        "shibokensupport.signature.parser",
        "PySide6.QtNetwork",
        "PySide6.QtPrintSupport",
    }
    assert loaded & late == set()
    # PySide reads them all if it is let.
    assert not [source for source in sources if Path(source).is_relative_to(ROOT / "desktop")]


FIRST_PAGE = FIRST_PAINT.replace(
    "MainWindow.paintEvent = paint\n",
    """
from desktop.controllers.shell import ShellController
opening = ShellController._on_opening
def show(shell, given, then):
    opening(shell, given, then)
    assert given.overview.spreads
    assert shell.pages.page("overview").charts[0].bars.isVisibleTo(shell.window)
    assert shell.window.updatesEnabled()
    paint(shell.window, None)
ShellController._on_opening = show
painted = lambda window, event: None
""",
)


def test_the_overview_is_filled_before_tables_search_and_reader_are_loaded(screen):
    loaded, _ = told(screen, FIRST_PAGE)
    assert {"apsw", "desktop.overview.page"} <= loaded
    late = {
        "peewee",
        "db.library",
        "db.search",
        "db.user",
        "numpy",
        "inspect",
        "traceback",
        "zipfile",
        "desktop.controllers.staff",
        "desktop.reader.pane",
        "desktop.widgets.results_pane",
        "desktop.printing",
    }
    assert loaded & late == set()


def test_reader_preview_and_list_are_not_loaded_while_a_page_is_in_view(screen):
    at_rest = FIRST_PAINT.replace(
        "MainWindow.paintEvent = paint\n",
        """
from desktop.controllers.overview import OverviewController
answered = OverviewController._on_answered
def answer(overview, given):
    answered(overview, given)
    paint(overview._window, None)
OverviewController._on_answered = answer
painted = lambda window, event: None
""",
    )
    loaded, _ = told(screen, at_rest)
    assert {"db.search", "desktop.overview.page", "PySide6.QtNetwork"} <= loaded
    late = {
        "desktop.reader.pane",
        "desktop.widgets.results_pane",
        "desktop.printing",
        "core.paper",
        "desktop.delegates.hit",
        "desktop.models.card",
    }
    assert loaded & late == set()


def test_what_words_paper_and_terminals_need_is_not_loaded_until_it_is_asked_for(screen):
    first_answer = FIRST_PAINT.replace(
        "MainWindow.paintEvent = paint\n",
        """
from desktop.controllers.browsing import BrowsingController
answered = BrowsingController._on_answered
def answer(browsing, given, *asked, **how):
    answered(browsing, given, *asked, **how)
    assert given.total > 300 and not given.plain
    paint(browsing._window, None)
BrowsingController._on_answered = answer
painted = lambda window, event: None
""",
    ).replace(
        "application.exec()",
        """
opened.shell.furnished.connect(lambda: opened.shell.browsing.show_view("all"))
application.exec()""",
    )
    loaded, _ = told(screen, first_answer)
    assert {"apsw", "desktop.reader.pane", "db.search"} <= loaded
    late = {
        "numpy",
        "db.impact",
        "snowballstemmer",
        "typst",
        "pypdfium2",
        "arabic_reshaper",
        "bidi",
        "desktop.dialogs",
    }
    assert loaded & late == set()
