"""What the program itself does wrong: written to a rotating log, and told to the reader once, calmly.

A known trouble (`Refusal`) that nobody caught goes the way of all troubles, into the quiet bar. Anything
else is a bug: its traceback goes to the log and into a dialog from which the details can be copied.
"""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Signal

from core.errors import Refusal

LOG = "tawsiyat.log"
_LARGEST = 500_000
_KEPT = 3

_log = logging.getLogger(__name__)


class Faults(QObject):
    """Catches what nobody caught, in any thread, and tells it in the thread of the window."""

    bug_found = Signal(str)
    refused = Signal(object)

    def __init__(self, logs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._handler: logging.Handler | None = None
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.catch
        threading.excepthook = lambda args: self._tell(args.exc_type, args.exc_value, args.exc_traceback)

    def remove(self) -> None:
        """Leave it to those who caught before, and close the log."""
        sys.excepthook, threading.excepthook = self._before
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def open_log(self) -> Path | None:
        """Write warnings and worse to the log; return its path, or None where it cannot be written."""
        if self._handler is not None:
            return self._logs / LOG
        # Imported after the first paint, or with the first fault: it brings sockets along.
        from logging.handlers import RotatingFileHandler

        try:
            self._logs.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                self._logs / LOG, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", errors="replace"
            )
        except OSError:
            return None
        handler.setLevel(logging.WARNING)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(handler)
        self._handler = handler
        return self._logs / LOG

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
        details = "".join(traceback.format_exception(kind, error, trace))
        self.open_log()
        _log.error("%s", details)
        self.bug_found.emit(f"{versions()}\n\n{details}")


def versions() -> str:
    """Return what runs here, for a report: nothing of the reader's."""
    # Imported with the first fault.
    import platform

    return f"Python {platform.python_version()}, PySide6 {pyside_version}, {platform.platform()}"
