"""What the program itself does wrong: written to a rotating log, and told to the reader once, calmly.

A known trouble (`Refusal`) that nobody caught goes the way of all troubles, into the quiet bar. Anything
else is a bug: its traceback goes to the log, never to a screen, and a dialog says so, from which the details
can be copied.
"""

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from core.errors import N_, Refusal

LOG = "tawsiyat.log"
_LARGEST = 500_000
_KEPT = 3
# Where Qt looks for plugins, before its own folder and in its stead.
_PLUGINS = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")

_NO_SCREEN = N_(
    "The window cannot be opened: the screen {screen} does not answer, or the system lacks something that Qt "
    "needs. {details} The commands work without a window: tawsiyat --help"
)
_NOT_OPENED = N_(
    "The program made a mistake ({name}) and the window could not be opened. {details} Reinstall the program, or send "
    "the details to whoever looks after it."
)
_DETAILS = N_("The details are in {path}.")
_NO_DETAILS = N_("The details could not be written to a file.")

_log = logging.getLogger(__name__)


class LateLog(logging.Handler):
    """Takes warnings and worse, and opens the log with the first of them.

    Where the log cannot be opened or written, nothing is said: Python would print tracebacks on the terminal.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._path = folder / LOG
        self._file: logging.Handler | None = None

    def open(self) -> Path | None:
        """Open the log if it is not open yet; return its path, or None where it cannot be written."""
        with self.lock:
            if self._file is None:
                self._file = self._opened()
            return self._path if self._file is not None else None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record to the log."""
        if self.open() is not None:
            self._file.emit(record)

    def close(self) -> None:
        """Close the log."""
        with self.lock:
            file, self._file = self._file, None
            # What a full disk did not take is tried once more on closing.
            with contextlib.suppress(OSError):
                if file is not None:
                    file.close()
        super().close()

    def _opened(self) -> logging.Handler | None:
        # Imported with the first record: it brings sockets along.
        from logging.handlers import RotatingFileHandler

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = RotatingFileHandler(
                self._path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", errors="replace"
            )
        except OSError:
            return None
        file.setFormatter(self.formatter)
        file.handleError = lambda _record: None
        return file


class Faults(QObject):
    """Catches what nobody caught, in any thread, and tells it in the thread of the window."""

    bug_found = Signal(str)
    refused = Signal(object)

    def __init__(self, logs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = LateLog(logs)
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.catch
        threading.excepthook = lambda args: self._tell(args.exc_type, args.exc_value, args.exc_traceback)
        logging.getLogger().addHandler(self._log)

    def remove(self) -> None:
        """Leave it to those who caught before, and close the log."""
        sys.excepthook, threading.excepthook = self._before
        logging.getLogger().removeHandler(self._log)
        self._log.close()

    def log_qt(self, said: list[str]) -> None:
        """Write down what Qt said while it started."""
        for message in said:
            _log.warning("Qt: %s", message)

    def report(self, left: str) -> None:
        """Write down what a run left that ended badly."""
        _log.error("The program ended unexpectedly last time.\n%s", left)

    @property
    def log(self) -> Path | None:
        """The path of the log, or None where it cannot be written."""
        return self._log.open()

    def catch(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take an exception that nobody caught in the thread of the window."""
        if isinstance(error, Refusal):
            self.refused.emit(error)
            return
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error or kind(), trace)
            return
        self._tell(kind, error, trace)

    def _tell(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Words alone go from another thread to the window: Qt would free other values without Python's lock.
        details = _details(kind, error, trace)
        _log.error("%s", details)
        self.bug_found.emit(f"{versions()}\n\n{details}")


def _details(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    # Imported with the first mistake, or by `Application.tidy` before there is one.
    import traceback

    return "".join(traceback.format_exception(kind, error, trace)).rstrip()


def start_qt(
    argv: list[str], logs: Path, refuse: Callable[[Refusal], object], said: list[str]
) -> QApplication:
    """Start Qt and return its application.

    Where Qt finds no screen, or misses a part of the system, it ends the process with words of its own; what it
    said goes to the log in `logs` instead, `refuse` is given a sentence, and the process ends with exit code 1.
    Where it starts, what it said on the way stands in `said`, for a log that is opened when there is time.
    """

    def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        said.append(message.strip())
        if kind == QtMsgType.QtFatalMsg:
            refuse(_not_started(said, logs))
            # Qt calls abort() as soon as it is given the word back.
            os._exit(1)

    before = qInstallMessageHandler(listen)
    try:
        with _own_plugins():
            app = QApplication(argv)
    finally:
        qInstallMessageHandler(before)
    return app


@contextlib.contextmanager
def _own_plugins() -> Iterator[None]:
    """Have the frozen program take Qt's plugins from its own folder, whatever the environment says of another Qt's.

    Those of another Qt 6 would be tried first, and Qt has no window where the one for the screen cannot be loaded.
    What this program starts finds the environment as it was.
    """
    frozen = getattr(sys, "frozen", False)
    said = {name: os.environ.pop(name) for name in _PLUGINS if frozen and name in os.environ}
    try:
        yield
    finally:
        os.environ.update(said)


@contextlib.contextmanager
def hearing(fatal: Callable[[str], object]) -> Iterator[None]:
    """Have what Qt says go to the log, as most see no terminal; its last word before it aborts goes to `fatal`."""

    def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            fatal(f"Qt: {message}\n")
        elif kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg):
            _log.warning("Qt: %s", message)

    before = qInstallMessageHandler(listen)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _not_started(said: list[str], logs: Path) -> Refusal:
    names = (os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))
    screen = next((name for name in names if name), sys.platform)
    return Refusal(_NO_SCREEN, screen=screen, details=noted("\n".join(said), logs))


def not_opened(error: Exception, logs: Path) -> Refusal:
    """Say that a mistake of ours kept the window from opening; its details go to the log in `logs`."""
    details = _details(type(error), error, error.__traceback__)
    return Refusal(_NOT_OPENED, name=type(error).__name__, details=noted(details, logs))


def noted(details: str, logs: Path) -> Refusal:
    """Write to the log in `logs` while nobody else does, and say where the details are."""
    log = LateLog(logs)
    path = log.open()
    log.handle(logging.makeLogRecord({"name": __name__, "levelname": "ERROR", "msg": details.rstrip()}))
    log.close()
    return whereabouts(path)


def whereabouts(log: Path | None) -> Refusal:
    """Say where the details are."""
    return Refusal(_DETAILS, path=log) if log is not None else Refusal(_NO_DETAILS)


def versions() -> str:
    """Return what runs here, for a report: nothing of the reader's."""
    # Imported with the first fault.
    import platform

    return f"Python {platform.python_version()}, PySide6 {pyside_version}, {platform.platform()}"
