"""Opening the program: the application, its one window, and in which order things happen.

Before the first paint only what it needs is imported and read; the user's file, the library, the log and the
socket of the second start follow after it.
"""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

import resources
from core.errors import N_, Refusal
from core.records.links import no_link, uid_named
from db.home import home
from desktop import theme
from desktop.controllers.opening import open_shelf
from desktop.controllers.shell import ShellController
from desktop.faults import Faults, not_opened, start_qt, whereabouts
from desktop.instance import Instance
from desktop.settings import Store
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.language import Language
    from desktop.garbage import Garbage

_BUSY = N_(
    "Tawsiyat is open already but does not answer. Close its window, or end it in the system's list of programs."
)


def run(argv_uid: str | None = None, refuse: Callable[[Refusal], object] | None = None) -> int:
    """Open the window, at a record if a uid or a `tawsiyat://` link is given; return the exit code.

    `refuse` says on the terminal why no window can be opened at all.
    """
    folder = home()
    app = QApplication.instance() or start_qt(
        sys.argv[:1], folder / "logs", refuse or (lambda refusal: _refuse(folder, refusal))
    )
    app.setApplicationName("tawsiyat")
    app.setDesktopFileName("tawsiyat")
    app.setStyle("Fusion")
    instance = Instance(folder)
    uid = uid_named(argv_uid or "")
    if not instance.claim():
        if instance.hand_over(uid):
            return 0
        _tell_alone(folder, Refusal(_BUSY))
        return 1
    try:
        application = Application(folder, instance)
        application.shell.window.painted.connect(application.tidy)
        application.show(uid)
    except Exception as bug:
        # Without a window there is nowhere else to tell it.
        instance.close()
        _tell_alone(folder, not_opened(bug, folder / "logs"))
        return 1
    # Python would learn of Ctrl+C on the terminal only with the next event of the window, and end with a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = app.exec()
    application.close()
    return code


class Application(QObject):
    """Everything that lives as long as the window."""

    def __init__(self, folder: Path, instance: Instance) -> None:
        super().__init__()
        self._folder, self._instance = folder, instance
        self.faults = Faults(folder / "logs", self)
        self.faults.install()
        self._font_trouble = theme.load_fonts()
        self.shell = ShellController(folder, _make_reader, self)
        self._dialog = None
        self._garbage: Garbage | None = None
        self.faults.refused.connect(self.shell.show_refusal)
        self.faults.bug_found.connect(self._on_bug, Qt.ConnectionType.QueuedConnection)
        instance.asked.connect(self._on_asked)
        self.shell.window.painted.connect(self._on_painted)

    def show(self, uid: str) -> None:
        """Show the window, and a record in it."""
        if uid:
            self.shell.reading.open(uid, enter=True)
        self.shell.window.show()

    def tidy(self) -> None:
        """Look for garbage while the window rests, and not among what the start makes."""
        from desktop.garbage import Garbage

        self._garbage = Garbage(self)
        self.shell.browsing.answered.connect(self._garbage.keep, Qt.ConnectionType.SingleShotConnection)

    def close(self) -> None:
        """Give everything back."""
        if self._garbage is not None:
            self._garbage.end()
        self.shell.close()
        self._instance.close()
        self.faults.remove()

    def _on_asked(self, asked: str) -> None:
        self.shell.open(uid_named(asked))
        if asked and not uid_named(asked):
            self.shell.show_refusal(no_link(asked))

    def _on_painted(self) -> None:
        QGuiApplication.setWindowIcon(QIcon(str(resources.path("icons", "program", "tawsiyat.svg"))))
        self.shell.start(self._open_store, lambda: open_shelf(self._folder))
        self._instance.listen()
        if self._font_trouble is not None:
            self.shell.show_refusal(self._font_trouble)

    def _open_store(self) -> Store:
        from db.user import open_user_file

        return open_user_file(self._folder)

    def _on_bug(self, details: str) -> None:
        from desktop.dialogs.bug import BugDialog

        if self._dialog is not None:
            self._dialog.add(details)
            return
        shell = self.shell
        self._dialog = BugDialog(
            details, whereabouts(self.faults.log), shell.metrics, shell.voice, shell.window
        )
        self._dialog.destroyed.connect(self._on_dialog_gone)
        self._dialog.show()

    def _on_dialog_gone(self) -> None:
        self._dialog = None


def _make_reader(look: theme.Theme, metrics: theme.Metrics, voice: Voice) -> QObject:
    # Imported after the first paint.
    from desktop.reader.pane import ReaderPane

    return ReaderPane(look, metrics, voice)


def _refuse(folder: Path, refusal: Refusal) -> None:
    sys.stderr.write(_spoken(folder).sentence(refusal) + "\n")
    sys.stderr.flush()


def _tell_alone(folder: Path, refusal: Refusal) -> None:
    """Say in a small window of its own why there is no other."""
    from PySide6.QtWidgets import QMessageBox

    said = _spoken(folder)
    if said.right_to_left:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.load_fonts()
    box = QMessageBox(QMessageBox.Icon.Warning, said.tr(N_("Tawsiyat")), said.sentence(refusal))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton(said.tr(N_("Close")), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def _spoken(folder: Path) -> "Language":
    from core.language import language
    from desktop.settings import read_shortcut

    try:
        return language(read_shortcut(folder).language)
    except (OSError, ValueError):
        # An installation without its catalogues is broken, but not silent.
        return language("en")
