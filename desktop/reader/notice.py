"""A contradiction in the sources, said beside the fact it touches, with both passages within reach."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import N_
from core.records.library import Discrepancy
from desktop.icons import pixmap
from desktop.reader.link import LinkText
from desktop.reader.look import Look, right_to_left
from desktop.reader.text_block import TextBlock

_PAD = 10


class DiscrepancyNotice(QWidget):
    """Our note on a warning ground, and under it each passage as the source words it."""

    passages_requested = Signal(object)

    def __init__(self, discrepancy: Discrepancy, look: Look, *, rtl: bool) -> None:
        super().__init__()
        self._look = look
        self._side = look.metrics.scaled(18)
        note = discrepancy.note
        words = note.in_language(look.language)
        title = look.voice.tr(N_("The source contradicts itself"))
        self.setAccessibleName(f"{title}: {words}")
        column = QVBoxLayout(self)
        self._indent(column)
        column.setSpacing(look.metrics.TINY)
        note_rtl = right_to_left(note.language_shown(look.language))
        column.addWidget(TextBlock(words or title, note_rtl, look, look.metrics.small, leading=1.65))
        for passage in discrepancy.passages:
            font = look.metrics.face(tuple(look.metrics.reading.families()), 14)
            link = LinkText(f"\u00ab{passage.quote}\u00bb", rtl, look, font=font)
            link.setToolTip(look.voice.tr(N_("Show the passage in the source")))
            # A passage shows itself first and its opposite beside it.
            others = tuple(p for p in discrepancy.passages if p is not passage)
            shown = (passage, *others)
            link.clicked.connect(lambda _=False, shown=shown: self.passages_requested.emit(shown))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

    def _indent(self, column: QVBoxLayout) -> None:
        before = self._side + 2 * _PAD
        rtl = self._look.voice.language.right_to_left
        column.setContentsMargins(_PAD if rtl else before, 6, before if rtl else _PAD, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the warning ground and its sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("warn_ground"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        sign = pixmap("triangle-alert", self._look.theme.warn, side=self._side)
        x = self.width() - _PAD - self._side if self.isRightToLeft() else _PAD
        painter.drawPixmap(x, _PAD, sign)
        painter.end()
