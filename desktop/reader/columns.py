"""The columns of a table on screen: shared out anew for each width, as the table says or by what they hold."""

from functools import partial

from PySide6.QtGui import QFontMetricsF

from core.paper.columns import Want, wants, widths
from core.paper.page import Table
from desktop.reader.look import Look

_ROUNDED = 2
"""What a line may need beyond the sum of its letters, in pixels."""


class Columns:
    """Widths of columns in pixels; all rows of a table ask the same one. `gap` is what lies between two columns."""

    def __init__(self, table: Table, look: Look) -> None:
        self.gap = look.metrics.MEDIUM
        self._shared: dict[int, tuple[int, ...]] = {}
        if table.shares:
            self._wants = tuple(Want(0.0, share) for share in table.shares)
        else:
            body, small = QFontMetricsF(look.metrics.body), QFontMetricsF(look.metrics.small)
            self._wants = wants(table, partial(_across, body), partial(_across, small))

    def widths(self, width: int) -> tuple[int, ...]:
        """Return the width of each column in a row of this width."""
        if width not in self._shared:
            room = max(len(self._wants), width - self.gap * (len(self._wants) - 1))
            self._shared[width] = tuple(max(1, int(each)) for each in widths(self._wants, room))
        return self._shared[width]


def _across(face: QFontMetricsF, text: str) -> float:
    return face.horizontalAdvance(text) + _ROUNDED
