"""What must not happen while the window is used: warnings, bugs, and a window that does not answer.

A sentence that tells the reader of something (`Refusal`) is the program working as it should; it is counted apart.
A stall is told with where the window's thread stood, and with its processor time, which is what it would take on a
machine that does nothing else.
"""

import logging
import sys
import threading
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

from core.errors import Refusal

_BEAT_MS = 40
_STALLED_S = 0.5
_DEEP = 9


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that must not happen, with the number of the act before it."""

    act: int
    trouble: str
    said: str


@dataclass(frozen=True, slots=True)
class Stall:
    """How long the window did not answer, in ms: on the clock, and of its processor time; and where it stood."""

    act: int
    doing: str
    wall: float
    cpu: float
    where: str


class Troubles(logging.Handler):
    """Listens to everyone who may complain. `act` tells the number of the act that is done now."""

    def __init__(self, act: Callable[[], int]) -> None:
        super().__init__(logging.WARNING)
        self._act = act
        self.found: list[Trouble] = []
        self.refusals: Counter[str] = Counter()
        self._before: tuple[object, ...] = ()

    def listen(self) -> None:
        """Listen from now on."""
        handler = qInstallMessageHandler(self._on_qt)
        self._before = (handler, sys.unraisablehook, warnings.showwarning)
        sys.unraisablehook = lambda told: self.note("unraisable", f"{told.exc_value!r} {told.object!r}")
        warnings.simplefilter("always")
        warnings.showwarning = lambda message, category, file, line, *_: self.note(
            "python", f"{category.__name__}: {message} ({file}:{line})"
        )
        logging.getLogger().addHandler(self)

    def leave(self) -> None:
        """Listen no more."""
        handler, sys.unraisablehook, warnings.showwarning = self._before  # type: ignore[assignment]
        qInstallMessageHandler(handler)
        logging.getLogger().removeHandler(self)

    def note(self, kind: str, said: str) -> None:
        """Keep a trouble."""
        self.found.append(Trouble(self._act(), kind, said))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record of the log; what was said to the reader is only counted."""
        told = record.args[0] if isinstance(record.args, tuple) and record.args else None
        if isinstance(told, Refusal):
            self.refusals[told.sentence] += 1
        else:
            self.note("log", f"{record.name}: {record.getMessage()}")

    def _on_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            stack = "".join(traceback.format_stack(limit=7)[:-1])
            self.note("qt", f"{message}\n{stack}")


class Pulse(QObject):
    """Feels whether the window's thread answers, from a thread beside it. `doing` names the act of now."""

    def __init__(self, doing: Callable[[], tuple[int, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doing = doing
        self.stalls: list[Stall] = []
        self.longest = Stall(0, "", 0.0, 0.0, "")
        self._watched = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._watched)
        self._seen = ""
        self._beat = self._now()
        self._ended = threading.Event()
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        self._thread = threading.Thread(target=self._watch, name="pulse", daemon=True)
        self._thread.start()

    def _now(self) -> tuple[float, float]:
        return time.monotonic(), time.clock_gettime(self._clock)

    def forget(self) -> None:
        """Leave out what has passed since the last beat: the soak's own work."""
        self._beat, self._seen = self._now(), ""

    def beat(self) -> None:
        """Answer."""
        wall, cpu = (now - then for now, then in zip(self._now(), self._beat, strict=True))
        stall = Stall(*self._doing(), wall * 1000, cpu * 1000, self._seen)
        if stall.cpu > self.longest.cpu:
            self.longest = stall
        if cpu > _STALLED_S:
            self.stalls.append(stall)
        self.forget()

    def end(self) -> None:
        """Feel no more."""
        self._timer.stop()
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_BEAT_MS / 1000):
            if time.monotonic() - self._beat[0] > _STALLED_S / 2 and not self._seen:
                self._seen = _stack(sys._current_frames().get(self._watched))


def _stack(frame: FrameType | None) -> str:
    """Return where a thread stands, the outermost call first; without the lines themselves, which Python would keep."""
    found: list[str] = []
    while frame is not None and len(found) < _DEEP:
        found.insert(0, f"  {frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return "\n".join(found)
