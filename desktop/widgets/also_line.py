"""The quiet line that says by which other words records were found: translations, synonyms, acronyms."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from core.errors import N_
from core.text.bidi import isolate
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.records.answers import Also

_ALSO = N_("Also found: {terms}")
_COMMA = {"ar": "\u060c "}


class AlsoLine(QLabel):
    """As many of the words as there is room for; all of them in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Leading and trailing are mirrored with the window: «right» is the trailing side.
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lines: list[str] = []

    def show_terms(self, terms: "Sequence[Also]", voice: Voice) -> None:
        """Show the words; without any there is no line."""
        words = _distinct(terms) if terms else []
        comma = _COMMA.get(voice.language.code, ", ")
        said = voice.tr(_ALSO)
        self._lines = [said.format(terms=comma.join(words[:count])) for count in range(len(words), 0, -1)]
        self.setToolTip(self._lines[0] if self._lines else "")
        self.setAccessibleName(self.toolTip())
        self.setVisible(bool(self._lines))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return no width: the line takes what is left."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        measure, room = self.fontMetrics(), self.width()
        fitting = (line for line in self._lines if measure.horizontalAdvance(line) <= room)
        shortest = self._lines[-1] if self._lines else ""
        self.setText(next(fitting, measure.elidedText(shortest, Qt.TextElideMode.ElideRight, room)))


def _distinct(terms: "Sequence[Also]") -> list[str]:
    """Return the words without those that differ in their spelling alone."""
    # Imported with the first answer that has any.
    from core.text.folding import fold_text

    distinct = {fold_text(each.term): each for each in reversed(terms)}
    return [isolate(each.term, each.language) for each in reversed(distinct.values())]
