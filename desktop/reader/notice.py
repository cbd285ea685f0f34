"""A contradiction in the sources, said beside the fact it touches, with both passages within reach."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.errors import N_
from core.records.library import Discrepancy, Passage
from desktop.icons import pixmap
from desktop.reader.arrangement import ArrangedWidget, Lines, Margins, One, Under
from desktop.reader.link import LinkText
from desktop.reader.look import Look, right_to_left
from desktop.reader.text_block import TextBlock
from desktop.reader.words import GO_TO_PASSAGE

_PAD, _TOP, _BOTTOM = 10, 6, 8
_LONGEST = 72


class DiscrepancyNotice(ArrangedWidget):
    """Our note on a warning ground, and under it each passage as the source words it."""

    passages_requested = Signal(object)

    def __init__(
        self, discrepancy: Discrepancy, look: Look, *, rtl: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._side, self._pad = look.metrics.scaled(18), look.metrics.scaled(_PAD)
        note = discrepancy.note
        words = look.voice.remark(note)
        title = look.voice.tr(N_("The source contradicts itself"))
        self.setAccessibleName(f"{title}: {words}")
        note_rtl = right_to_left(note.language_shown(look.language))
        font = look.metrics.small
        said = [One(TextBlock(words or title, note_rtl, look, font, leading=1.65, parent=self))]
        links = [One(self._passage(passage, discrepancy, rtl)) for passage in discrepancy.passages]
        # Where the library keeps no text to go to.
        addresses = [
            One(TextBlock(address, False, look, font, on_the_right=note_rtl, parent=self))
            for address in discrepancy.addresses
        ]
        lines = [Lines(links, look.metrics.LARGE)] if links else []
        self.arrange(
            Under((*said, *lines, *addresses), look.metrics.TINY),
            Margins(
                leading=self._side + 2 * self._pad,
                top=look.metrics.scaled(_TOP),
                trailing=self._pad,
                bottom=look.metrics.scaled(_BOTTOM),
            ),
        )

    def _passage(self, passage: Passage, discrepancy: Discrepancy, rtl: bool) -> LinkText:
        font = self._look.metrics.face(tuple(self._look.metrics.reading.families()), 14)
        link = LinkText(_excerpt(passage.quote), rtl, self._look, font=font, parent=self)
        link.setToolTip(self._look.voice.tr(GO_TO_PASSAGE))
        link.setAccessibleName(passage.quote)
        # A passage shows itself first and its opposites beside it.
        shown = (passage, *(other for other in discrepancy.passages if other is not passage))
        link.clicked.connect(lambda: self.passages_requested.emit(shown))
        return link

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the warning ground and its sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("warn_ground"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        sign = pixmap("triangle-alert", self._look.theme.warn, side=self._side)
        x = self.width() - self._pad - self._side if self.isRightToLeft() else self._pad
        painter.drawPixmap(x, self._pad, sign)
        painter.end()


def _excerpt(quote: str) -> str:
    """Return the quote in quotation marks, a long one by its beginning; the source shows it whole."""
    words = " ".join(quote.split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + "\u2026"
    return f"\u00ab{words}\u00bb"
