"""How the house writes: the tools' verdicts, and the sizes and names that no tool counts."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import FLOORS, ROOT, all_modules, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
# Files that may be longer, each with its reason. It is empty, and a longer file is better split than listed.
LONGER_FILES: dict[str, str] = {}
BANNED = {"utils", "util", "misc", "common", "helpers", "helper", "manager", "managers", "stuff"}
# Marks, embeddings, overrides, isolates: invisible in an editor, so written as escapes.
DIRECTION_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
WRITTEN_BY_HAND = {".py", ".md", ".toml", ".sh", ".spec", ".typ", ".po", ".cfg", ".lock", ""}


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--output-format", "concise", "."),
        ("ruff", "format", "--check", "--output-format", "concise", "."),
        ("mypy",),
    ],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_tools_find_nothing(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_too_long() -> None:
    long = {one.place: one.text.count("\n") for one in all_modules() if one.text.count("\n") > LONGEST_FILE}
    assert long.keys() == LONGER_FILES.keys(), long


def test_no_function_is_too_long() -> None:
    long = {
        f"{one.place}:{function.name}": lines
        for one in all_modules()
        for function in functions(one.tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_name_says_nothing() -> None:
    banned = [
        f"{one.place}: {name}"
        for one in all_modules()
        for name in (*re.split(r"[/.]", one.place), *named(one.tree))
        if BANNED & set(words(name))
    ]
    assert banned == []


def test_every_module_says_what_lives_in_it() -> None:
    silent = [one.place for one in all_modules() if not ast.get_docstring(one.tree)]
    assert silent == []


def test_direction_controls_are_written_as_escapes() -> None:
    raw = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in written_by_hand()
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if DIRECTION_CONTROLS.search(line)
    ]
    assert raw == []


def test_nothing_is_left_unfinished() -> None:
    here = "tests/architecture/test_style.py"
    left = [
        f"{one.place}: {found[0].strip()}"
        for one in all_modules()
        if one.place != here
        for found in UNFINISHED.finditer(one.text)
    ]
    assert left == []


def test_no_module_keeps_state_that_functions_change() -> None:
    changing = [
        f"{one.place}:{node.lineno}"
        for one in modules(*FLOORS)
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Global)
    ]
    assert changing == []


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name


def words(name: str) -> list[str]:
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower().split("_")


def written_by_hand() -> Iterator[Path]:
    rooms = [ROOT / room for room in (*FLOORS, "tests", "benchmarks", "packaging", "requirements", ".ci")]
    inside = (path for room in rooms for path in room.rglob("*"))
    for path in (*ROOT.iterdir(), *inside):
        if path.is_file() and path.suffix in WRITTEN_BY_HAND and "__pycache__" not in path.parts:
            yield path
