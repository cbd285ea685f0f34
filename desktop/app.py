"""Opening the program: the application, its one window, and in which order things happen.

Before the first paint only what it needs is imported and read; the user's file, the library, the log and the
socket of the second start follow after it.
"""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QPixmapCache
from PySide6.QtWidgets import QApplication

import resources
from core.errors import N_, Refusal
from core.records.links import no_link, uid_named
from db.home import home
from desktop import theme
from desktop.announcing import Roles
from desktop.controllers.shell import ShellController
from desktop.faults import Faults, hearing, not_opened, start_qt, versions, whereabouts
from desktop.instance import Instance
from desktop.session import Endings, Session
from desktop.settings import Store
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.language import Language
    from desktop.garbage import Garbage
    from desktop.links import LinkEvents

_BUSY = N_(
    "Tawsiyat is open already but does not answer. Close its window, or end it in the system's list of programs."
)

_PATIENCE = 5.0
_LASTING_MS = 60_000
_PICTURES_KB = 2048
# Not the name that was typed: PySide breaks on a path that the locale has no letters for.
_NAME = "tawsiyat"


def run(argv_uid: str | None = None, refuse: Callable[[Refusal], object] | None = None) -> int:
    """Open the window, at a record if a uid or a `tawsiyat://` link is given; return the exit code.

    `refuse` says on the terminal why no window can be opened at all.
    """
    folder = home()
    instance, session = Instance(folder), Session(folder / "logs")
    first = instance.claim()
    left = session.begin() if first else ""

    def refused(refusal: Refusal) -> None:
        # Qt ends the process after this, and that is no crash.
        session.end()
        (refuse or (lambda it: _refuse(folder, it)))(refusal)

    said: list[str] = []
    app = QApplication.instance() or start_qt([_NAME], folder / "logs", refused, said)
    app.setApplicationName(_NAME)
    app.setDesktopFileName(_NAME)
    app.setStyle("Fusion")
    uid = uid_named(argv_uid or "")
    if not first:
        if instance.hand_over(uid):
            return 0
        _tell_alone(folder, Refusal(_BUSY))
        return 1
    try:
        application = Application(folder, instance, session, left)
        application.shell.furnished.connect(application.tidy)
        application.shell.furnished.connect(lambda: application.faults.log_qt(said))
        application.show(uid)
    except Exception as bug:
        # Without a window there is nowhere else to tell it.
        instance.close()
        session.end()
        _tell_alone(folder, not_opened(bug, folder / "logs"))
        return 1
    return _run(app, application)


def _run(app: QApplication, application: "Application") -> int:
    """Let the window live, and end as whoever asked for the end expects it."""
    endings = Endings(application)
    endings.asked.connect(application.leave)
    # Where nobody turns Ctrl+C into an end of the window, it ends the process: Python alone would learn of it only
    # with the window's next event, and end with a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    endings.listen()
    app.commitDataRequest.connect(application.leave_saved)
    with hearing(application.session.note):
        code = app.exec()
        application.close()
    endings.close()
    if application.again is not None:
        _start_again(application.again)
    endings.end()
    return code


def _start_again(arguments: list[str]) -> None:
    """Start the program anew, beside this process, which ends: the folder's lock is free already."""
    from PySide6.QtCore import QProcess

    frozen = getattr(sys, "frozen", False)
    door = [] if frozen else [str(resources.path().parent / "tawsiyat.py")]
    QProcess.startDetached(sys.executable, [*door, *arguments])


class Application(QObject):
    """Everything that lives as long as the window."""

    def __init__(
        self, folder: Path, instance: Instance, session: Session | None = None, left: str = ""
    ) -> None:
        super().__init__()
        self._folder, self._instance = folder, instance
        self.session = session or Session(folder / "logs")
        self._left = left
        self.again: list[str] | None = None
        self.faults = Faults(folder / "logs", self)
        self.faults.install()
        self._roles = Roles()
        self._font_trouble = theme.load_fonts()
        self.shell = ShellController(folder, _make_reader, self, afresh=self.session.broke_twice)
        self._dialog = None
        self._garbage: Garbage | None = None
        self.faults.refused.connect(self.shell.show_refusal)
        self.faults.bug_found.connect(self._on_bug, Qt.ConnectionType.QueuedConnection)
        instance.asked.connect(self._on_asked)
        self._links: LinkEvents | None = None
        if sys.platform == "darwin":
            self.watch_links()
        self.shell.window.painted.connect(self._on_painted)
        self.shell.furnished.connect(self._on_furnished)

    def show(self, uid: str) -> None:
        """Show the window, and a record in it."""
        if uid:
            self.shell.reading.open(uid, enter=True)
        self.shell.window.show()

    def watch_links(self) -> None:
        """Take the links that the system sends as events: macOS does, from the first turn of the event loop on."""
        from desktop.links import LinkEvents

        self._links = LinkEvents(self)
        self._links.asked.connect(self._on_asked)
        QApplication.instance().installEventFilter(self._links)

    def tidy(self) -> None:
        """Look for garbage while the window rests, and not among what the start makes; be ready for mistakes.

        Qt keeps 10 MB of drawn icons, ever more of them with each other size and colour; a window has under one.
        """
        QPixmapCache.setCacheLimit(_PICTURES_KB)
        # What tells of mistakes is read while nothing is wrong.
        import traceback  # noqa: F401

        from desktop.garbage import Garbage

        self._garbage = Garbage(self)
        self.shell.browsing.answered.connect(self._garbage.keep, Qt.ConnectionType.SingleShotConnection)

    def close(self) -> None:
        """Give everything back."""
        if self._garbage is not None:
            self._garbage.end()
        self.shell.close()
        self._instance.close()
        if self._links is not None:
            QApplication.instance().removeEventFilter(self._links)
        self.faults.remove()
        self.session.end()

    def leave(self) -> None:
        """Close the window, whatever stands open over it, and save everything."""
        self.shell.close()
        QApplication.exit()

    def leave_saved(self, _manager: object) -> None:
        """Save everything, since the system ends its session: it may end the process without another word."""
        self._save()
        self.session.rest()

    def restart(self) -> None:
        """Start the program anew where it stands; what cannot be saved keeps it open, and is said."""
        shell = self.shell
        trouble = self._save()
        if trouble is not None:
            shell.show_refusal(trouble)
            return
        self.again = [shell.reading.uid] if shell.reading.uid and not shell.window.page else []
        self.leave()

    def _save(self) -> Refusal | None:
        """Save everything and wait for it; return what prevented it."""
        self.shell.staff.collecting.keep_written()
        self.shell.keeping.keep()
        store = self.shell.keeping.store
        return None if store is None or store.saved(_PATIENCE) else store.trouble

    def _on_asked(self, asked: str) -> None:
        self.shell.open(uid_named(asked))
        if asked and not uid_named(asked):
            self.shell.show_refusal(no_link(asked))

    def _on_painted(self) -> None:
        from desktop.controllers.opening import open_shelf, read_opening

        folder = self._folder
        self.shell.keeping.kept_now.connect(self.session.trim)
        QTimer.singleShot(_LASTING_MS, self, self.session.prove)
        self.shell.start(self._open_store, lambda: open_shelf(folder), lambda: read_opening(folder))
        if self._left:
            self.faults.report(self._left)
            self.shell.tell_crash(f"{self._left}\n\n{versions()}")
        if self._font_trouble is not None:
            self.shell.show_refusal(self._font_trouble)

    def _on_furnished(self) -> None:
        QGuiApplication.setWindowIcon(QIcon(str(resources.path("icons", "program", "tawsiyat.svg"))))
        self._instance.listen()

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
        self._dialog.restart_wanted.connect(self.restart)
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
