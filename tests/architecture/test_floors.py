"""Who may know whom: the contracts of pyproject.toml, and what they cannot see."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import FLOORS, ROOT, all_modules, imported, modules

WITHOUT_QT = """
import importlib, pkgutil, sys
sys.modules.update(PySide6=None, shiboken6=None)
for floor in ("core", "db", "cli", "resources"):
    package = importlib.import_module(floor)
    for found in pkgutil.walk_packages(package.__path__, floor + "."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
import tawsiyat
print("tawsiyat" in sys.modules, any(name.startswith("desktop") for name in sys.modules))
"""


def test_contracts_between_and_inside_floors_hold() -> None:
    done = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_behind_the_front_door_imports_it() -> None:
    assert [one.place for one in modules(*FLOORS) if "tawsiyat" in set(imported(one.tree))] == []


def test_everything_below_the_window_imports_where_qt_is_not_installed() -> None:
    done = run(sys.executable, "-W", "error", "-c", WITHOUT_QT)
    assert done.stdout.split() == ["True", "False"], done.stderr


def test_tests_below_the_window_are_collected_where_qt_is_not_installed() -> None:
    block = "import sys; sys.modules.update(PySide6=None, shiboken6=None); import pytest; "
    options = ["-p", "no:pytest-qt", "-p", "no:xdist", "-c", "/dev/null", "--rootdir", str(ROOT)]
    options += ["--import-mode=importlib", "--collect-only", "-qq", "tests/core", "tests/db"]
    done = run(sys.executable, "-c", f"{block}sys.exit(pytest.main({options!r}))")
    assert done.returncode == 0, done.stdout + done.stderr


def test_tests_of_core_and_db_ask_nothing_of_qt() -> None:
    wanting = [
        f"{one.place}: {name}"
        for one in modules("tests/core", "tests/db")
        for name in (*imported(one.tree), *arguments(one.tree))
        if name.partition(".")[0] in {"PySide6", "shiboken6", "desktop", "pytestqt", "qtbot", "qapp"}
    ]
    assert wanting == []


@pytest.mark.parametrize("name", ["sqlite3", "PySide6.QtSql", "PySide6.QtPdf"])
def test_what_must_not_be_in_the_process_is_imported_nowhere(name: str) -> None:
    # A second SQLite in the process voids the file locks of the first; QtPdf is not in the wheel we pin.
    guilty = [
        one.place
        for one in all_modules()
        if any(f"{found}.".startswith(f"{name}.") for found in names(one.tree))
    ]
    assert guilty == []


def test_no_connection_is_opened() -> None:
    # A local socket hands a second start's link to the first window; nothing else of Qt's network is wanted.
    local = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket", "PySide6.QtNetwork"}
    network = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio"}
    guilty = [
        f"{one.place}: {name}"
        for one in modules(*FLOORS)
        for name in names(one.tree)
        if name in network or (name.startswith("PySide6.QtNetwork") and name not in local)
    ]
    assert guilty == []


def names(tree: ast.AST) -> set[str]:
    from_package = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return from_package | set(imported(tree))


def arguments(tree: ast.AST) -> set[str]:
    return {argument.arg for argument in ast.walk(tree) if isinstance(argument, ast.arg)}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
