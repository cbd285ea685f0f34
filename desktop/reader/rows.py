"""One event in the list of an entity's events: title, dates, and what the entity did there."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.records.kinds import ROLES
from core.records.library import Mention
from desktop.reader.link import LinkText
from desktop.reader.look import Look, right_to_left
from desktop.reader.text_block import TextBlock


class MentionRow(QWidget):
    """A row that leads to its event."""

    record_requested = Signal(str)

    def __init__(
        self, mention: Mention, look: Look, *, with_position: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        label = mention.event.label
        side = look.voice.language.right_to_left
        words = label.in_language(look.language)
        shown = label.language_shown(look.language)
        title = LinkText(
            words,
            right_to_left(shown),
            look,
            language=shown,
            font=look.metrics.strong,
            on_the_right=side,
            parent=self,
        )
        title.clicked.connect(lambda: self.record_requested.emit(mention.event.uid))
        self.last_stop = title
        self.setFocusProxy(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        column.addWidget(title)
        details = [look.voice.dates(mention.start, None), look.voice.tr(ROLES[mention.role])]
        beside = " \u00b7 ".join(part for part in details if part)
        column.addWidget(
            TextBlock(beside, side, look, look.metrics.small, leading=1.6, token="muted", parent=self)
        )
        if with_position and mention.position:
            font = look.metrics.small
            # What the source prints keeps the direction of its first letter.
            rtl = any("\u0600" <= letter <= "\u08ff" for letter in mention.position)
            column.addWidget(
                TextBlock(
                    mention.position,
                    rtl,
                    look,
                    font,
                    leading=1.6,
                    token="muted",
                    language="ar" if rtl else "en",
                    on_the_right=side,
                    parent=self,
                )
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline below."""
        painter = QPainter(self)
        painter.setPen(self._look.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
