"""The files of the house, as the architecture tests read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("core", "db", "cli", "desktop", "resources")
ROOMS = (*FLOORS, "tests", "benchmarks", "packaging")


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: its place in the house, its text, its tree."""

    place: str
    text: str
    tree: ast.Module


def modules(*rooms: str) -> Iterator[Module]:
    """Yield every Python file of the given top-level folders."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield module(path)


def all_modules() -> Iterator[Module]:
    """Yield every Python file of the project."""
    yield module(ROOT / "tawsiyat.py")
    yield from modules(*ROOMS)


def module(path: Path) -> Module:
    """Read one Python file."""
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text))


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted names that a tree imports anywhere, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""
