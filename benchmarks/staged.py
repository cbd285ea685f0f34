"""The real program on its real library, brought from scene to scene by lines on its standard input.

    python -m benchmarks.staged LANGUAGE

The first line out names the scenes as JSON; each name sent in is answered by itself once the scene stands. The window
is the one of `desktop.app`, with everything it has, in whatever folder `TAWSIYAT_HOME` names.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

EVENT = "event/oic-2016-04-ankara-social-security"
_PATIENCE = 8.0


class Stage:
    """The program, and the scenes that it can be brought to."""

    def __init__(self, language: str) -> None:
        from PySide6.QtWidgets import QApplication

        from db.home import home
        from desktop.app import Application
        from desktop.instance import Instance

        self.app = QApplication.instance() or QApplication(["tawsiyat"])
        self.app.setApplicationName("tawsiyat")
        self.app.setStyle("Fusion")
        self.program = Application(home(), Instance(home()))
        self.shell = self.program.shell
        self.window = self.shell.window
        self.shell.choose("language", language)
        self.program.show("")
        # No window manager on the screen of ours gives the keyboard to a window.
        self.window.activateWindow()
        self._until(self.window.isActiveWindow)
        self._until(lambda: self.shell.reader is not None)
        self._rest()
        self.scenes: dict[str, Callable[[], Any]] = {
            "overview": lambda: self.shell.open("page/overview"),
            "overview as tables": self._tables,
            "results": self._results,
            "filter menu": self._filter_menu,
            "completions": self._completions,
            "event": lambda: self.shell.open(EVENT),
            "recommendation": lambda: self.shell.open(f"{EVENT.replace('event', 'recommendation', 1)}/8"),
            "source": self._source,
            "entity": lambda: self.shell.open("country/om"),
            "profile": lambda: self.shell.open("profile/om"),
            "digest": lambda: self.shell.open("digest/2023"),
            "register": lambda: self.shell.open("page/register"),
            "collections": self._collections,
            "focal points": lambda: self.shell.open("page/contacts"),
            "settings menu": self._settings_menu,
            "export": self._export,
            "preview": self._preview,
            "book": self._book,
            "notice": self._notice,
            "large text": self._large,
        }

    def set(self, scene: str) -> None:
        """Bring the program to a scene, whatever stood before."""
        self._close_others()
        self.scenes[scene]()
        self._rest()

    def _until(self, done: Callable[[], object]) -> None:
        end = time.monotonic() + _PATIENCE
        while not done():
            self.app.processEvents()
            time.sleep(0.002)
            if time.monotonic() > end:
                raise TimeoutError("the window does not get there")

    def _rest(self) -> None:
        """Run the window until nobody is asked any more and the page is whole."""
        page = lambda: getattr(self.shell.reader, "page", None)  # noqa: E731
        self._until(lambda: not self.shell.runner.busy)
        self._until(lambda: page() is None or getattr(page(), "complete", True))
        self._until(lambda: not self.shell.runner.busy)

    def _close_others(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            self.app.processEvents()
        for other in QApplication.topLevelWidgets():
            if other is not self.window and other.isVisible():
                other.close()
        self._rest()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _tables(self) -> None:
        from desktop.overview.page import ChartBox

        self.shell.open("page/overview")
        self._rest()
        page = self.window.pages.currentWidget()
        for box in page.findChildren(ChartBox):
            if box.isVisible():
                box.as_table.click()

    def _search(self, words: str) -> None:
        self.shell.browsing.show_view("all")
        self.window.top.search.set_query(words)
        self.shell.browsing.submit(words)
        self._rest()

    def _results(self) -> None:
        self._search("social security")
        self.window.results.list.enter()

    def _filter_menu(self) -> None:
        self._search("")
        self.window.results.facets._open_menu("theme")

    def _completions(self) -> None:
        search = self.window.top.search
        search.enter()
        search.field.clear()
        self.app.processEvents()
        search.field.insert("om")
        self._until(lambda: search.suggesting)

    def _source(self) -> None:
        self.shell.open(EVENT)
        self._rest()
        self.shell.reader.open_source()

    def _collections(self) -> None:
        self.shell.open("page/collections")
        self._rest()
        self.window.pages.currentWidget().begin.click()

    def _settings_menu(self) -> None:
        self.shell.open("page/overview")
        self._rest()
        menu = self.window.top.settings.menu()
        menu.popup(self.window.mapToGlobal(self.window.rect().center()))
        self._until(menu.isVisible)
        menu.setActiveAction(menu.actions()[0])

    def _export(self) -> None:
        self._search("social")
        self.window.export_wanted.emit()
        self._until(lambda: self.shell.staff.exporting.dialog is not None)

    def _preview(self) -> None:
        self.shell.open(EVENT)
        self._rest()
        self.shell.reader.print_record()
        self._until(lambda: self.shell.staff.printing.dialog is not None)

    def _book(self) -> None:
        self._search("social")
        self.window.results.list.selectAll()
        self._rest()
        self.shell.staff.printing.bind_chosen()
        self._until(lambda: self.shell.staff.printing.desk.book_dialog is not None)

    def _notice(self) -> None:
        from core.records.links import no_link

        self.shell.open("page/overview")
        self.shell.show_refusal(no_link("tawsiyat://nowhere"))

    def _large(self) -> None:
        self.shell.choose("text_size", 200)
        self.shell.open(EVENT)


def main() -> int:
    """Obey until the lines end."""
    from PySide6.QtCore import QSocketNotifier

    stage = Stage(sys.argv[1])
    lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    held = bytearray()

    def obey() -> None:
        came = os.read(sys.stdin.fileno(), 4096)
        held.extend(came)
        if not came:
            stage.app.quit()
        while b"\n" in held:
            scene, _, rest = held.partition(b"\n")
            held[:] = rest
            try:
                stage.set(scene.decode())
            except BaseException:
                # The window would show it and go on; here nobody would see it.
                traceback.print_exc()
                os._exit(1)
            print(json.dumps(scene.decode()), flush=True)

    lines.activated.connect(obey)
    print(json.dumps(list(stage.scenes)), flush=True)
    code: int = stage.app.exec()
    stage.program.close()
    return code


if __name__ == "__main__":
    raise SystemExit(main())
