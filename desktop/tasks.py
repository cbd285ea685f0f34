"""Work that takes longer than a frame, off the window's thread, through one small mechanism.

`run(fn, done, failed, lane=...)` puts `fn` on a worker and answers on the window's thread. A *lane* is a
question that is asked again and again (what is found, which record is open): a newer ticket of a lane voids
the older ones. An older job that has not started is skipped, an older answer that arrives is dropped. A
`Refusal` goes to `failed`; any other exception goes the way of every bug, to `sys.excepthook`, on the
window's thread.

The workers are Python's own threads, and the answers wait in a queue that a plain signal rings for: runnables
of Qt's pool, and Python values inside queued signals, were freed by Qt without the interpreter's lock, which
corrupted memory within seconds (PySide6 6.11 on Python 3.11).
"""

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.errors import Refusal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_THREADS = 2


@dataclass(frozen=True, slots=True)
class Ticket:
    """One job that was asked for, for telling whether its answer still matters."""

    number: int
    lane: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a job: a value, a refusal, or a bug."""

    ticket: Ticket
    value: Any = None
    refusal: Refusal | None = None
    bug: BaseException | None = None


class Runner(QObject):
    """Runs jobs on a few worker threads and hands their answers to the thread it was made in."""

    _answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outcomes: deque[_Outcome] = deque()
        self._numbers = count(1)
        self._closed = False
        self._current: dict[str, int] = {}
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Refusal], None]]] = {}
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        # Imported with the first job, which comes after the first paint.
        from concurrent.futures import ThreadPoolExecutor

        # A worker keeps its own database connection, so it is not thrown away between two keystrokes.
        return ThreadPoolExecutor(_THREADS, thread_name_prefix="work")

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Refusal], None],
        *,
        lane: str = "",
    ) -> Ticket:
        """Start `work` on a worker and return its ticket; a `lane` voids its older tickets.

        After `close` nothing is started any more, and nothing answers.
        """
        ticket = Ticket(next(self._numbers), lane)
        if self._closed:
            return ticket
        if lane:
            self.void(lane)
            self._current[lane] = ticket.number
        self._waiting[ticket.number] = (done, failed)
        self._pool.submit(self._work, ticket, work)
        return ticket

    def void(self, lane: str) -> None:
        """Drop what the lane still waits for."""
        self._waiting.pop(self._current.pop(lane, 0), None)

    def is_current(self, ticket: Ticket) -> bool:
        """Tell whether the answer to a ticket is still wanted."""
        return ticket.number in self._waiting

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still waited for."""
        return bool(self._waiting)

    @property
    def closed(self) -> bool:
        """Tell whether nobody waits for answers any more; a long job asks now and then."""
        return self._closed

    def close(self) -> None:
        """Drop every answer and wait for the workers to end."""
        self._closed = True
        self._waiting.clear()
        self._current.clear()
        self._pool.shutdown(cancel_futures=True)

    def _work(self, ticket: Ticket, work: Callable[[], Any]) -> None:
        if not self.is_current(ticket):
            return
        try:
            outcome = _Outcome(ticket, value=work())
        except Refusal as refusal:
            outcome = _Outcome(ticket, refusal=refusal)
        except BaseException as bug:
            outcome = _Outcome(ticket, bug=bug)
        self._outcomes.append(outcome)
        self._answered.emit()

    @Slot()
    def _on_answered(self) -> None:
        try:
            outcome = self._outcomes.popleft()
        except IndexError:
            return
        calls = self._waiting.pop(outcome.ticket.number, None)
        if calls is None:
            return
        done, failed = calls
        if outcome.bug is not None:
            sys.excepthook(type(outcome.bug), outcome.bug, outcome.bug.__traceback__)
        elif outcome.refusal is not None:
            failed(outcome.refusal)
        else:
            done(outcome.value)
