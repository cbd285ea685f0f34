"""The groups of what belongs to a record, as sections of its page: a heading with the number, the first rows, and the
way to all of them in the list.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.records.kinds import RecordKind
from core.records.related import TIES, Related, RelatedGroup, RelatedRecord, Tie, listing
from desktop.reader.look import Look
from desktop.reader.page import Page
from desktop.reader.related_row import RelatedRow

_WITH_POSITION = (RecordKind.PERSON, RecordKind.COUNTRY)
"""What the source prints of a person's office, or as the name of a delegation, is news; of a body it is its name."""


def add_groups(page: Page, related: Related | None) -> int:
    """Add every group of what belongs to a record; return how many there are."""
    groups = related.groups if related is not None else ()
    for group in groups:
        voice = page.look.voice
        page.add_heading(voice.tr(TIES[group.tie]), voice.number(group.total))
        for number, record in enumerate(group.rows):
            gap = page.look.metrics.SMALL if number else 0
            page.add(partial(_row, page, related.uid, record), gap)
        if not group.whole:
            page.add(partial(MoreRow, page, related.uid, group), page.look.metrics.SMALL)
    return len(groups)


def _row(page: Page, owner: str, record: RelatedRecord, *, parent: QWidget) -> RelatedRow:
    return related_row(page, record, with_position=owner.partition("/")[0] in _WITH_POSITION, parent=parent)


def related_row(
    page: Page, record: RelatedRecord, *, with_position: bool = True, parent: QWidget | None = None
) -> RelatedRow:
    """Return a row of a page that leads to a record."""
    row = RelatedRow(record, page.look, parent, with_position=with_position)
    row.record_requested.connect(page.record_requested)
    return row


class MoreRow(QWidget):
    """The button that leads to a whole group in the list, at the leading side."""

    def __init__(self, page: Page, owner: str, group: RelatedGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton(words_of(group, page.look), self)
        self.button.setProperty("role", "link")
        self.button.setFont(page.look.metrics.body)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        heading = page.look.voice.tr(TIES[group.tie])
        self.button.setAccessibleDescription(heading)
        filters = listing(Tie(group.tie), owner)
        self.button.clicked.connect(lambda: page.listing_requested.emit(filters))
        self.last_stop = self.button
        self.setFocusProxy(self.button)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        line.addStretch(1)


def words_of(group: RelatedGroup, look: Look) -> str:
    """Return the words of the button."""
    return look.voice.trn("Show {count} in the list", "Show all {count} in the list", group.total)
