"""The set of icons: complete, coloured, mirrored where direction matters."""

import re
from pathlib import Path

import desktop
import resources
from desktop import icons
from desktop.models.views import VIEWS


def test_every_icon_that_is_asked_for_is_in_the_store():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(desktop.__file__).parent.rglob("*.py"))
    named = set(re.findall(r'(?:icon|pixmap|EmptyState)\(\s*"([a-z0-9-]+)"', code))
    named |= {view.icon for view in VIEWS}
    assert named
    assert {name for name in named if not resources.path("icons", f"{name}.svg").is_file()} == set()


def test_the_store_holds_no_icon_that_nobody_asks_for():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(desktop.__file__).parent.rglob("*.py"))
    held = {path.stem for path in resources.path("icons").glob("*.svg")}
    assert {name for name in held if f'"{name}"' not in code} == set()


def test_icons_take_the_colour_of_the_theme(qapp):
    image = icons.pixmap("x", "#ff0000").toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}


def test_only_what_has_a_direction_is_mirrored(qapp):
    plain = icons.pixmap("arrow-left", "#000000").toImage()
    assert icons.pixmap("arrow-left", "#000000", mirrored=True).toImage() != plain
    search = icons.pixmap("search", "#000000").toImage()
    assert icons.pixmap("search", "#000000", mirrored=True).toImage() == search


def test_a_missing_drawing_is_an_empty_icon(qapp):
    image = icons.pixmap("no-such-icon", "#000000").toImage()
    assert image.pixelColor(9, 9).alpha() == 0
