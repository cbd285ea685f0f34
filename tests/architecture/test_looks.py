"""One visual language: colours, faces and style sheets are written in `desktop/theme.py` and nowhere else."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.house import modules

THEME = "desktop/theme.py"
APPLIES = {"desktop/dressing.py"}
"""Where the style sheet of the theme is given to the application."""

COLOUR = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?(?:[0-9A-Fa-f]{2})?")


def elsewhere() -> Iterator[tuple[str, ast.AST]]:
    for one in modules("desktop"):
        if one.place != THEME:
            yield from ((one.place, node) for node in ast.walk(one.tree))


def called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_colour_is_written_outside_the_theme() -> None:
    guilty = [
        f"{place}: {node.value}"
        for place, node in elsewhere()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.fullmatch(node.value)
    ]
    assert guilty == []


def test_no_style_sheet_is_set_outside_the_theme() -> None:
    setting = {place for place, node in elsewhere() if called(node) == "setStyleSheet"}
    assert setting == APPLIES


def test_no_face_and_no_size_of_type_is_chosen_outside_the_theme() -> None:
    sizes = {"setPixelSize", "setPointSize", "setPointSizeF", "setFamily", "setFamilies"}
    guilty = [
        f"{place}:{node.lineno}"
        for place, node in elsewhere()
        if called(node) in sizes
        or (called(node) == "QFont" and any(isinstance(a, ast.Constant) for a in node.args))
    ]
    assert guilty == []
