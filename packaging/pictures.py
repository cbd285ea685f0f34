"""Draws the pictures of the documents anew: the window as it stands, and each kind of page as it is printed.

    make pictures

The window is the real one over the bundled library, 1366 by 768, with a user's folder of its own; pages are the PDF
that would be printed, turned into pictures by pdfium. Nothing is retouched.
"""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
_SIZE = (1366, 768)
_PAGE_WIDTH = 620

Step = tuple[str, dict[str, object], str]

WINDOW: tuple[Step, ...] = (
    ("overview", {}, "page/overview"),
    ("register", {}, "page/register"),
    ("country-profile", {}, "profile/om"),
    ("digest", {}, "digest/2023"),
    (
        "recommendation-dark-en",
        {"language": "en", "theme": "dark"},
        "recommendation/oic-2016-04-ankara-social-security/8",
    ),
)
"""The pictures of the window: their names, the settings that change, and what is open."""


def main() -> int:
    """Draw everything."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["TAWSIYAT_HOME"] = home
        for name, picture in (*_pages(), *photographed(WINDOW)):
            picture.save(str(FOLDER / f"{name}.png"))
            print(FOLDER / f"{name}.png")
    return 0


def photographed(steps: "Iterable[Step]") -> "Iterator[tuple[str, QPixmap]]":
    """Open the window over the bundled library and yield it at each step: its settings chosen, its place open."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from db.home import home
    from desktop.app import Application
    from desktop.instance import Instance

    app = QApplication.instance() or QApplication([])
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
    for name, settings, uid in steps:
        for key, value in settings.items():
            shell.choose(key, value)
        shell.open(uid)
        rest(2500)
        yield name, shell.window.grab()
    opened.close()


def _pages() -> "Iterator[tuple[str, object]]":
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from core.paper.page import Choices, Cover, Document
    from core.paper.preview import Pages
    from core.paper.typeset import Typesetter
    from core.paper.works import Work, document_of, sections_of
    from db.library import open_library

    QApplication(sys.argv[:1])
    library, typesetter = open_library(), Typesetter()
    ankara = library.event("event/oic-2016-04-ankara-social-security")
    muscat = library.event("event/escwa-2024-02-muscat-social-protection")
    summary = Work(ankara, library.source(ankara.source.uid))
    report = Work(muscat, library.source(muscat.source.uid))
    sheet = Work(ankara, summary.source, ankara.recommendations[7])
    book = sections_of([summary, report, library.profile("profile/om")], Choices("ar"), apart=True)
    printed = {
        "paper-event-ar": (document_of([summary], Choices("ar")), 0),
        "paper-event-en": (document_of([report], Choices("en")), 0),
        "paper-event-fr": (document_of([report], Choices("fr")), 0),
        "paper-recommendation-ar": (document_of([sheet], Choices("ar")), 0),
        "paper-profile-ar": (document_of([library.profile("profile/om")], Choices("ar")), 0),
        "paper-digest-ar": (document_of([library.digest("digest/2023")], Choices("ar")), 0),
        "paper-book-cover-ar": (
            Document(Choices("ar"), book, Cover("إصلاح الحماية الاجتماعية", "اجتماع")),
            0,
        ),
        "paper-book-contents-ar": (
            Document(Choices("ar"), book, Cover("إصلاح الحماية الاجتماعية", "اجتماع")),
            1,
        ),
    }
    for name, (document, page) in printed.items():
        pages = Pages(typesetter.pdf(document))
        raster = pages.render(page, _PAGE_WIDTH / pages.size(page)[0])
        image = QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
        yield name, image.copy()


if __name__ == "__main__":
    raise SystemExit(main())
