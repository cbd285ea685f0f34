"""The groups of what belongs to a record, as sections of its page: a heading with the number, the first rows, and the
way to all of them in the list.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from core.records.kinds import ROLES, RecordKind
from core.records.related import Related, RelatedGroup, RelatedRecord
from core.records.ties import TIES, Tie, listing
from desktop.reader.link import LinkText
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
        if len(group.roles) > 1:
            page.add_sentence(
                " \u00b7 ".join(
                    f"{voice.tr(ROLES[role])} {voice.number(count)}" for role, count in group.roles
                )
            )
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


class MoreRow(LinkText):
    """The link that leads to a whole group in the list."""

    def __init__(self, page: Page, owner: str, group: RelatedGroup, parent: QWidget | None = None) -> None:
        look = page.look
        side = look.voice.language.right_to_left
        super().__init__(words_of(group, look), side, look, on_the_right=side, parent=parent)
        self.setAccessibleDescription(look.voice.tr(TIES[group.tie]))
        filters = listing(Tie(group.tie), owner)
        self.clicked.connect(lambda: page.listing_requested.emit(filters))


def words_of(group: RelatedGroup, look: Look) -> str:
    """Return the words of the button."""
    return look.voice.trn("Show {count} in the list", "Show all {count} in the list", group.total)
