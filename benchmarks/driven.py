"""The program's real window, driven from inside its own process and timed in its own thread.

What is counted is the processor time of the window's thread until the window has been painted, and the clock beside
it. Qt is imported with the first window, when there is a screen to show it on.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STILL = 0.05


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds that one thing took: of the window's thread, and on the clock."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class _Paint:
    """When the window was painted, what was open in the reader, and whether its view and the list were filled."""

    at: tuple[int, int]
    uid: str
    whole: bool
    cards: bool


class Driven:
    """The window, driven from here. Qt is imported once there is a screen."""

    def __init__(self, open_shelf: Callable[[], Any], home: Path) -> None:
        from PySide6.QtCore import QEvent, QObject
        from PySide6.QtGui import QCursor
        from PySide6.QtWidgets import QApplication

        from db.user import open_user_file
        from desktop import theme
        from desktop.controllers.shell import ShellController
        from desktop.garbage import Garbage
        from desktop.reader.pane import ReaderPane

        self.app = QApplication.instance() or QApplication(["tawsiyat"])
        self.app.setStyle("Fusion")
        theme.load_fonts()
        self.shell = ShellController(home, ReaderPane)
        self.window = self.shell.window
        self.list = self.window.results.list
        self._paints: list[_Paint] = []
        driven = self

        class Watch(QObject):
            """Paints the window itself, to know when it has been painted."""

            def eventFilter(  # noqa: N802 - Qt's own name
                self, watched: QObject, event: QEvent
            ) -> bool:
                if event.type() != QEvent.Type.UpdateRequest:
                    return False
                watched.event(event)
                driven._note()
                return True

        self._watch = Watch()
        self.window.show()
        self.until(self.window.isVisible)
        self.window.installEventFilter(self._watch)
        begun = self._begin()
        self.shell.start(lambda: open_user_file(home), open_shelf)
        self.first_rows = self._taken(begun, lambda paint: paint.cards)
        self.garbage = Garbage(self.shell)
        QCursor.setPos(self.list.viewport().mapToGlobal(self.list.viewport().rect().center()))
        self.rest()

    @staticmethod
    def _now() -> tuple[int, int]:
        return time.thread_time_ns(), time.perf_counter_ns()

    def _note(self) -> None:
        now, reader = self._now(), self.shell.reader
        page = reader.page if reader is not None else None
        whole = page is None or page.complete
        if page is not None and not whole:
            whole = page.heightForWidth(page.width()) >= reader.scroll.viewport().height()
        self._paints.append(_Paint(now, reader.uid if reader is not None else "", whole, self._cards_there()))

    def _taken(self, begun: tuple[int, int], painted: Callable[["_Paint"], bool]) -> Taken:
        """Return what it took until the first paint of a kind; wait for it."""
        self.until(lambda: any(painted(each) for each in self._paints))
        cpu, wall = next(each.at for each in self._paints if painted(each))
        return Taken((cpu - begun[0]) / 1e6, (wall - begun[1]) / 1e6)

    def _begin(self) -> tuple[int, int]:
        self._paints.clear()
        return self._now()

    def until(self, done: Callable[[], bool], longest: float = 30.0) -> None:
        """Run the window until something is so."""
        end = time.monotonic() + longest
        while not done():
            self.app.processEvents()
            # Waiting costs next to nothing and lets the workers work.
            time.sleep(0.001)
            if time.monotonic() > end:
                raise TimeoutError("the window does not get there")

    def rest(self) -> None:
        """Run the window until nothing is left to do, and look for garbage as it would."""
        self.until(lambda: not self.shell.runner.busy)
        page = self.shell.reader.page if self.shell.reader is not None else None
        self.until(lambda: page is None or page.complete)
        still = time.monotonic() + STILL
        self.until(lambda: time.monotonic() > still)
        self.garbage.look()

    def select(self, uid: str, row: int | None = None) -> tuple[Taken, Taken]:
        """Choose a record; return what its first look took, and the whole view."""
        begun = self._begin()
        if row is None:
            self.shell.reading.open(uid)
        else:
            self.list.setCurrentIndex(self.window.results.rows.index(row, 0))
        first = self._taken(begun, lambda paint: paint.uid == uid)
        return first, self._taken(begun, lambda paint: paint.uid == uid and paint.whole)

    def scroll(self, move: Callable[[], None]) -> Taken:
        """Move the list; return what it took until it was painted where it is now."""
        begun = self._begin()
        move()
        return self._taken(begun, lambda _: True)

    def jump(self, to: int) -> tuple[Taken, Taken]:
        """Put the scroll bar somewhere; return what it took until the list was painted, and until its cards were."""
        begun = self._begin()
        self.list.verticalScrollBar().setValue(to)
        return self._taken(begun, lambda _: True), self._taken(begun, lambda paint: paint.cards)

    def _cards_there(self) -> bool:
        rows = self.window.results.rows
        first, last = self.list.rowAt(0), self.list.rowAt(self.list.viewport().height() - 1)
        last = last if last >= 0 else rows.rowCount() - 1
        return first >= 0 and all(rows.hit(row) is not None for row in range(first, last + 1))

    def wheel(self, angle: int) -> None:
        """Turn the wheel over the list."""
        from PySide6.QtCore import QPoint, QPointF, Qt
        from PySide6.QtGui import QWheelEvent

        view = self.list.viewport()
        at = QPointF(view.rect().center())
        turned = QWheelEvent(
            at,
            view.mapToGlobal(at),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self.app.sendEvent(view, turned)

    def close(self) -> None:
        """Close the window."""
        self.garbage.end()
        self.window.close()
        self.app.processEvents()
