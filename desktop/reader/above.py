"""What stands above a page and stays there while it is scrolled: the way that led here, the head, the years."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.records.label import Reference
from core.records.profiles import Digest
from desktop.reader.header import Header, Heading
from desktop.reader.look import Look
from desktop.reader.trail import TrailBar
from desktop.reader.years_bar import YearsBar


class AbovePage(QWidget):
    """The head of a record, below its trail where it has one; a `digest` can be asked for of other `years`."""

    record_requested = Signal(str)

    def __init__(
        self,
        heading: Heading,
        trail: tuple[Reference, ...],
        digest: Digest | None,
        years: tuple[int, ...],
        look: Look,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.trail: TrailBar | None = None
        self.years: YearsBar | None = None
        if trail:
            self.trail = TrailBar(trail, look)
            self.trail.record_requested.connect(self.record_requested)
            column.addWidget(self.trail)
        self.header = Header(heading, look)
        column.addWidget(self.header)
        if digest is not None:
            self.years = YearsBar(digest, years, look)
            self.years.digest_wanted.connect(self.record_requested)
            column.addWidget(self.years)
