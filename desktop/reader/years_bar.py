"""The years of a digest: from one that is chosen to another, above the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from core.errors import N_
from core.records.profiles import Digest, digest_uid
from desktop.reader.look import Look


class YearsBar(QWidget):
    """Two boxes of years. `digest_wanted` carries the uid of the digest of the years that are chosen now."""

    digest_wanted = Signal(str)

    def __init__(self, digest: Digest, years: tuple[int, ...], look: Look) -> None:
        super().__init__()
        metrics, voice = look.metrics, look.voice
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.WIDE, metrics.SMALL, metrics.WIDE, metrics.SMALL)
        line.setSpacing(metrics.SMALL)
        # Years that are asked for by a link need not be years of which something is told.
        offered = sorted({*years, digest.first, digest.last}, reverse=True)
        self.first, self.last = QComboBox(), QComboBox()
        for words, spoken, box, year in (
            (N_("From year"), N_("First year of the digest"), self.first, digest.first),
            (N_("to year"), N_("Last year of the digest"), self.last, digest.last),
        ):
            label = QLabel(voice.tr(words))
            label.setBuddy(box)
            box.setAccessibleName(voice.tr(spoken))
            for each in offered:
                box.addItem(voice.figures(str(each)), each)
            box.setCurrentIndex(offered.index(year))
            box.activated.connect(lambda _, box=box: self._on_chosen(box))
            line.addWidget(label)
            line.addWidget(box)
        line.addStretch(1)

    def _on_chosen(self, box: QComboBox) -> None:
        first, last = self.first.currentData(), self.last.currentData()
        if first > last:
            # The year that was chosen counts; the other one follows it.
            first = last = box.currentData()
        self.digest_wanted.emit(digest_uid(first, last))
