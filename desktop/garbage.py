"""Python's garbage, looked for while the window rests.

Left to itself Python looks for cycles in the middle of whatever makes objects: a full look took 77 ms while a record
was being shown, and it may come on a worker's thread, where no widget may be let go. So it is switched off and a timer
of the window's thread does it, by Python's own thresholds. What the start and the opening of the library have made
lives as long as the window and is not looked at again.
Now and then what has been let go is given back to the system.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.memory import give_back

_EVERY_MS = 1_000
_LOOKS = 30
"""How many looks there are between two times that memory is given back."""


class Garbage(QObject):
    """Looks for cycles from now on; `end` leaves it to Python again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        # With the first look what the start has let go is given back.
        self._looks = -1
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def keep(self) -> None:
        """Leave out what is there now."""
        gc.freeze()

    def look(self) -> None:
        """Look among the newest objects if there are many, and among older ones as often as Python would."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [count > limit for count, limit in zip(counts, limits, strict=True)]
        if due[0]:
            gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
        self._looks += 1
        if self._looks % _LOOKS == 0:
            give_back()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
