"""The page of a body, person, country, city, theme, programme, network, project or strategy.

First what is known of it, then group by group what belongs to it, and what it said and where: both ways, since each of
those leads back here.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.errors import N_
from core.records.kinds import RecordKind
from core.records.library import Entity, Passage, Statement
from core.records.related import Related, RelatedRecord
from desktop.reader.account_rows import TOLD, kind_row, statement_rows
from desktop.reader.facts import entity_rows, script_of
from desktop.reader.look import Look
from desktop.reader.page import Page, title_rows
from desktop.reader.provision import QuotedItem
from desktop.reader.quoted import paragraph
from desktop.reader.related_groups import add_groups, related_row

if TYPE_CHECKING:
    from core.text.query import Query


class EntityPage(Page):
    """What is known of an entity, and what belongs to it."""

    def __init__(
        self, entity: Entity, query: "Query | None", look: Look, related: Related | None = None
    ) -> None:
        super().__init__(look, query)
        official, ours = title_rows(entity.label, look)
        voice = look.voice
        rows = (*kind_row(entity, voice), *entity_rows(entity, voice), *statement_rows(entity, voice))
        self.add_facts((*official, *ours, *rows))
        told = [each for each in entity.statements if each.relation in TOLD]
        # A person is read for what he said; of a country or body it is long, and what belongs to it comes first.
        first, last = (told, []) if entity.kind == RecordKind.PERSON else ([], told)
        self._add_all_told(first)
        if not add_groups(self, related) and not told and not rows:
            self.add_sentence(voice.tr(N_("The library names nothing else for this record.")))
        self._add_all_told(last)

    def _add_all_told(self, told: list[Statement]) -> None:
        tr = self.look.voice.tr
        if told:
            self.add_heading(tr(N_("What was said")), tr(N_("as the source words it")))
        for statement in told:
            self._add_told(statement)

    def _add_told(self, statement: Statement) -> None:
        """Quote what was said, and lead to the event where it was."""
        name = statement.event.label.in_language(self.look.language) if statement.event else ""
        for passage in statement.passages:
            self.add(partial(self._quoted, passage, name))
        if statement.event is not None:
            where = RelatedRecord(
                statement.event.uid, RecordKind.EVENT, statement.event.label, start=statement.as_of
            )
            self.add(lambda parent: related_row(self, where, parent=parent), self.look.metrics.TINY)

    def _quoted(self, passage: Passage, name: str, *, parent: QWidget) -> QuotedItem:
        piece = paragraph(passage, script_of(passage.quote), self.look, name)
        return self.watch(QuotedItem(piece, self.look, parent))
