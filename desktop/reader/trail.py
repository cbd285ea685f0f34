"""The way that led to the open record, above it: records that were followed one from the other, each a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.errors import N_
from core.records.label import Reference
from desktop.reader.link import LinkText
from desktop.reader.look import Look, right_to_left
from desktop.widgets.flow import flowing

_TRAIL = N_("The way here")
_BACK_TO = N_("Back to: {name}")
_SHOWN = 3
_LONGEST = 42
_LEADING = 1.6


class TrailBar(QWidget):
    """Links one after another with signs between them; the first and the last few of a long way."""

    record_requested = Signal(str)

    def __init__(self, trail: tuple[Reference, ...], look: Look) -> None:
        super().__init__()
        self._look = look
        self.links: list[LinkText] = []
        self.setAccessibleName(look.voice.tr(_TRAIL))
        metrics = look.metrics
        holder, flow = flowing(gap=metrics.TINY + 2, line_gap=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.MEDIUM, metrics.WIDE, 0)
        column.addWidget(holder)
        shown: tuple[Reference | None, ...] = trail
        if len(trail) > _SHOWN + 1:
            shown = (trail[0], None, *trail[-_SHOWN:])
        for step in shown:
            flow.addWidget(self._link(step) if step is not None else self._sign("\u2026"))
            # Qt mirrors U+203A in a line that runs from right to left.
            flow.addWidget(self._sign("\u203a"))

    def _link(self, step: Reference) -> LinkText:
        look = self._look
        shown = step.label.language_shown(look.language)
        words = step.label.in_language(look.language)
        short = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + "\u2026"
        link = LinkText(
            short, right_to_left(shown), look, font=look.metrics.small, leading=_LEADING, parent=self
        )
        said = look.voice.tr(_BACK_TO).format(name=words)
        link.setAccessibleName(said)
        link.setToolTip(said)
        link.clicked.connect(lambda: self.record_requested.emit(step.uid))
        self.links.append(link)
        return link

    def _sign(self, sign: str) -> QLabel:
        label = QLabel(sign, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._look.metrics.small)
        label.setProperty("tone", "muted")
        # As high as the links are, so that all stand on one line.
        label.setFixedHeight(round(self._look.metrics.small.pixelSize() * _LEADING))
        return label
