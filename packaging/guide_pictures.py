"""Draws the pictures of the guide anew: the real window in each language, light, as wide as a chapter shows it.

    make pictures

The window is the one that `pictures` photographs, over the bundled library, with a user's folder of its own.
"""

import os
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "resources" / "guide"
LANGUAGES = ("ar", "en", "fr")
SHOWN = {
    "overview": "page/overview",
    "register": "page/register",
    "reading": "recommendation/oic-2016-04-ankara-social-security/8",
}
"""The pictures by name, and what is open on each."""

_SIZE, _WIDTH = (1366, 768), 900


def main() -> int:
    """Draw everything."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["TAWSIYAT_HOME"] = home
        _draw()
    return 0


def _draw() -> None:
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from db.home import home
    from desktop.app import Application
    from desktop.instance import Instance

    app = QApplication([])
    app.setStyle("Fusion")
    opened = Application(home(), Instance(home()))
    shell = opened.shell
    shell.window.resize(*_SIZE)
    opened.show("")

    def rest(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    rest(3000)
    shell.choose("theme", "light")
    for code in LANGUAGES:
        shell.choose("language", code)
        for name, uid in SHOWN.items():
            shell.open(uid)
            rest(2500)
            picture = shell.window.grab().toImage()
            picture = picture.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
            file = FOLDER / code / f"{name}.png"
            picture.convertToFormat(QImage.Format.Format_RGB888).save(str(file), "PNG", 0)
            print(file)
    opened.close()


if __name__ == "__main__":
    raise SystemExit(main())
