"""The monkey: does one act after the other by a seed, answers what pops up, and lets the window rest when asked.

It lives in the window's own event loop. Each act has luck of its own, by seed and number, so that the luck of act 500
is the same however the acts before it went. What is not the same twice: when workers answer, and so what is seen when
an act looks for something. A `patient` monkey waits for every answer before it goes on, which leaves little of that.

A menu that waits in a loop of its own (as Qt's do) calls the next step from inside the step that opened it; such a step
may only answer what popped up.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from random import Random

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from benchmarks.soak.acts import ACTS
from benchmarks.soak.around import Around
from benchmarks.soak.popups import Answers, dismissed
from benchmarks.soak.reading_acts import clear

_IMPATIENT, _ANSWERED = 0.45, 0.85
_QUIET = "event/oic-2016-04-ankara-social-security"
_PAUSES_MS = (0, 0, 1, 3, 10, 30)
_LONGEST_S = 60.0
_KEPT = 40


class Monkey(QObject):
    """Uses the window. `rested` comes when it has been brought to rest, `ended` when `acts` have been done."""

    rested = Signal()
    ended = Signal()
    stuck = Signal(str)

    def __init__(
        self, around: Around, answers: Answers, seed: int, *, patient: bool = False, acts: int = 0
    ) -> None:
        super().__init__()
        self._around, self._answers, self._seed = around, answers, seed
        self._patient, self._most = patient, acts
        self.number = 0
        self.doing = "starting"
        self.done: deque[str] = deque(maxlen=_KEPT)
        self.wrote: Callable[[str], object] | None = None
        self._running: Iterator[None] | None = None
        self._levels: list[int] = []
        self._resting = False
        self._luck = Random(f"{seed}:0")
        self._since = time.monotonic()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin, or go on after a rest."""
        self._timer.start(0)

    def stop(self) -> None:
        """Do nothing more."""
        self._timer.stop()

    def rest(self) -> None:
        """Bring the window to rest after the act that is being done, then say so; `start` goes on."""
        self._resting = True

    @property
    def over(self) -> bool:
        """Whether all acts that were asked for have been done."""
        return bool(self._most) and self.number >= self._most

    def rest_at_once(self) -> None:
        """Bring the window to rest now."""
        self.rest()
        self.start()

    def _step(self) -> None:
        if not self._due():
            self._timer.start(2)
            return
        self._since = time.monotonic()
        # Before anything is done: a menu that is opened waits in a loop of its own, where the next step answers it.
        self._timer.start(0 if self._patient else self._luck.choice(_PAUSES_MS))
        self._levels.append(_level())
        try:
            self._do()
        finally:
            self._levels.pop()

    def _due(self) -> bool:
        """Tell whether the next step may be taken: the one before has ended, or waits for an answer."""
        if self._levels and (Answers.asked() is None or _level() <= self._levels[-1]):
            return False
        waits = self._patient or self._resting or self._luck.random() > _IMPATIENT
        if not waits or self._settled():
            return True
        if time.monotonic() - self._since < _LONGEST_S:
            return False
        what = "a page does not become complete" if not self._page_stands else "a worker does not answer"
        self.stuck.emit(f"{what} after {_LONGEST_S:.0f} s, {self.doing}")
        return True

    def _settled(self) -> bool:
        return not self._around.shell.runner.busy and self._page_stands

    @property
    def _page_stands(self) -> bool:
        page = getattr(self._around.shell.reader, "page", None)
        return page is None or page.complete or not page.isVisible()

    def _do(self) -> None:
        """Answer what stands before the window, or go on with the act, or begin another."""
        above = Answers.asked()
        answers = len(self._levels) > 1 or isinstance(above, QFileDialog) or self._luck.random() < _ANSWERED
        if above is not None and not self._resting and answers:
            self._say(f"  {type(above).__name__}: {self._answers.answer(above, self._luck)}")
        elif len(self._levels) > 1:
            if above is not None:
                above.close()
        else:
            self._come_forward()
            self._running = self._running or self._begin()
            if next(self._running, self) is self:
                self._finish()

    def _begin(self) -> Iterator[None]:
        if self._resting:
            self.doing = "resting"
            return self._to_rest()
        self.number += 1
        self._luck = Random(f"{self._seed}:{self.number}")
        act = self._luck.choices([each for each, _ in ACTS], [weight for _, weight in ACTS])[0]
        self.doing = act.__name__
        self._say(f"{self.number} {self.doing}")
        return act(self._around, self._luck)

    def _finish(self) -> None:
        self._running = None
        if self.doing == "resting":
            self._resting = False
            self._timer.stop()
            self.rested.emit()
        elif self.over:
            self._timer.stop()
            self.ended.emit()

    def _come_forward(self) -> None:
        """Give the keyboard to a window, as a window manager does; the soak's screen has none."""
        if QGuiApplication.focusWindow() is None:
            above = Answers.asked() or self._around.window
            above.window().activateWindow()

    def _to_rest(self) -> Iterator[None]:
        """Bring the window to where its memory is always looked at: the overview, in Arabic, light."""
        shell, window = self._around.shell, self._around.window
        yield from dismissed()
        yield from clear(self._around, self._luck)
        for name, value in (("language", "ar"), ("digits", "arab"), ("theme", "light"), ("text_size", 100)):
            if getattr(shell.settings, name) != value:
                shell.choose(name, value)
            yield
        window.resize(1366, 768)
        shell.browsing.show_view("all")
        yield
        # The reader holds the same record each time.
        shell.open(_QUIET)
        yield
        shell.open("page/overview")
        yield
        QApplication.clipboard().clear()
        yield from (None for _ in range(5))

    def _say(self, words: str) -> None:
        self.done.append(words)
        if self.wrote is not None:
            self.wrote(words)


def _level() -> int:
    """Return how many loops of events run in one another; what waits inside a press of a key is none."""
    return QThread.currentThread().loopLevel()
