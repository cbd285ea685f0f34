"""Whether the program ends as it should: a file that is there while it runs, and holds what a crash leaves behind.

`logs/running.txt` is made when the program has become the one of its folder, and removed at a clean end, be it the
window's or a signal's; a logout, which may end the process before it can remove anything, leaves a last line that says
so. The interpreter writes into it where every thread stood when the process breaks (`faulthandler`), and a last word of
Qt's goes there too. So a file that is found at a start was left by a program that crashed, was killed, or lost its
power: the start says so, and what the file holds goes to the log.

Where the run before had itself begun after such an end, and not lasted for a minute, what it opened may be what ends
it: `broke_twice` says so, and the window then leaves closed what was open.
"""

import contextlib
import faulthandler
import os
import signal
import sys
import time
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QSocketNotifier, Signal

RUNNING = "running.txt"
_LONGEST = 60_000
_RESTING = "The system ends its session; everything is saved."
_AFTER, _LASTED = "Begun after an unexpected end.", "Has lasted for a minute."


class Session:
    """One run of the program in a folder; where nothing can be written there, nothing is known of the last one."""

    def __init__(self, logs: Path) -> None:
        self._path = logs / RUNNING
        self._file: int | None = None
        self.broke_twice = False

    def begin(self) -> str:
        """Mark that the program runs, and return what the last one left; empty where it had ended as it should.

        Called by the process that holds the folder's lock, so nobody else can be running.
        """
        left = self._left()
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, flags, 0o600)
        except OSError:
            return left
        version = ".".join(map(str, sys.version_info[:3]))
        began = time.strftime("%Y-%m-%d %H:%M:%S")
        self.note(
            f"Process {os.getpid()}, begun {began}, Python {version}, PySide6 {pyside_version}, {sys.platform}\n"
        )
        faulthandler.enable(self._file)
        if left:
            self.broke_twice = _AFTER in left and _LASTED not in left
            self.note(f"{_AFTER}\n")
        return left

    def note(self, words: str) -> None:
        """Write down words that only a crash would leave behind."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.write(self._file, words.encode("utf-8", "replace"))

    def prove(self) -> None:
        """Mark that the program has run for a minute: whatever ends it now, it is not what it began with."""
        self.note(f"{_LASTED}\n")

    def rest(self) -> None:
        """Mark that everything is saved and the process may be ended without a word, as a logout does."""
        self.note(f"{_RESTING}\n")

    def trim(self) -> None:
        """Empty a file that has grown: on Windows it is told of troubles that the system then copes with."""
        with contextlib.suppress(OSError):
            if self._file is not None and os.fstat(self._file).st_size > _LONGEST:
                os.ftruncate(self._file, 0)

    def end(self) -> None:
        """Mark that the program has ended as it should."""
        file, self._file = self._file, None
        if file is not None:
            faulthandler.disable()
            with contextlib.suppress(OSError):
                os.close(file)
                self._path.unlink(missing_ok=True)

    def _left(self) -> str:
        try:
            with self._path.open("rb") as file:
                left = file.read(_LONGEST).decode("utf-8", "replace").strip()
        except OSError:
            return ""
        return "" if left.endswith(_RESTING) else left or "?"


class Endings(QObject):
    """Turns the signals that end a program into an end of the window that saves everything.

    The system's signal only writes a byte into a pipe, which the event loop reads; a second signal of the kind ends
    the process as it would any other. On Windows the logout comes by Qt's session alone.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self._pipe: tuple[int, int] | None = None
        self._before: dict[int, object] = {}

    def listen(self) -> None:
        """Take the signals from now on."""
        if os.name != "posix":
            return
        self._pipe = reading, writing = os.pipe()
        os.set_blocking(writing, False)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            # Who starts a program with nohup wants it to outlive the terminal.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._take)

    def close(self) -> None:
        """Leave the signals to whoever took them before."""
        if self._pipe is not None:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for number, before in self._before.items():
                signal.signal(number, before)
            for end in self._pipe:
                os.close(end)
            self._pipe = None

    def end(self) -> None:
        """End by the signal that asked for it, now that everything is saved: who sent it learns so."""
        if self.number:
            signal.signal(self.number, signal.SIG_DFL)
            os.kill(os.getpid(), self.number)

    def _take(self, number: int, _frame: object) -> None:
        self.number = number
        signal.signal(number, signal.SIG_DFL)

    def _on_signal(self) -> None:
        os.read(self._pipe[0], 64)
        self.asked.emit()
