"""Draws the pictures of the guide anew: the real window in each language, light, as wide as a chapter shows it.

    make pictures

The window is the one that `pictures` photographs, over the bundled library, with a user's folder of its own.
"""

import os
import tempfile
from pathlib import Path

from pictures import photographed

FOLDER = Path(__file__).parents[1] / "resources" / "guide"
LANGUAGES = ("ar", "en", "fr")
SHOWN = {
    "overview": "page/overview",
    "register": "page/register",
    "reading": "recommendation/oic-2016-04-ankara-social-security/8",
}
"""The pictures by name, and what is open on each."""

_WIDTH = 900


def main() -> int:
    """Draw everything."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["TAWSIYAT_HOME"] = home
        _draw()
    return 0


def _draw() -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    steps = [
        (f"{code}/{name}", {"theme": "light", "language": code}, uid)
        for code in LANGUAGES
        for name, uid in SHOWN.items()
    ]
    for name, seen in photographed(steps):
        picture = seen.toImage().scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
        file = FOLDER / f"{name}.png"
        picture.convertToFormat(QImage.Format.Format_RGB888).save(str(file), "PNG", 0)
        print(file)


if __name__ == "__main__":
    raise SystemExit(main())
