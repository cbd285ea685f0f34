"""The page of each kind of record: an event with its outcome, an entity with its events, a source.

Order of an event: the facts, the outcome with every provision as printed, the paragraphs that describe the event,
then where all of this comes from.
"""

from functools import partial

from core.text.query import Query
from PySide6.QtWidgets import QWidget

from core.errors import N_
from core.records.kinds import OUTCOMES, Field, Outcome, RecordKind
from core.records.library import Discrepancy, Entity, Event, Passage, Recommendation, Source
from desktop.reader.column import SlicedColumn
from desktop.reader.facts import EventRows, Row, Value, entity_rows
from desktop.reader.look import Look, right_to_left
from desktop.reader.notice import DiscrepancyNotice
from desktop.reader.page import Page, title_rows
from desktop.reader.provision import QuotedItem
from desktop.reader.quoted import paragraph, provision
from desktop.reader.rows import MentionRow
from desktop.reader.source_box import SourceBox
from desktop.reader.words import PLURALS


class EventPage(Page):
    """An event. `opened` is the uid of the provision that the reader came for, or ""."""

    def __init__(
        self, event: Event, query: Query | None, source: Source | None, look: Look, opened: str
    ) -> None:
        super().__init__(look)
        self._event, self._query, self._opened = event, query, opened
        self.items: SlicedColumn | None = None
        self.add_facts((*title_rows(event.title, look), *EventRows(event, look.voice).rows()), event.language)
        self._add_outcome()
        self._add_description()
        box = SourceBox(look, event=event, source=source)
        box.record_requested.connect(self.record_requested)
        self.column.addSpacing(look.metrics.SMALL)
        self.column.addWidget(box)
        self.column.addStretch(1)

    def item(self, uid: str) -> QuotedItem | None:
        """Return the piece of a provision, made now if it was not yet due."""
        for index, recommendation in enumerate(self._event.recommendations):
            if recommendation.uid == uid and self.items is not None:
                return self.items.part(index)
        return None

    def _add_outcome(self) -> None:
        event, look = self._event, self.look
        count = len(event.recommendations)
        beside = ""
        if count:
            beside = look.voice.trn("{count} provision, as printed", "{count} provisions, as printed", count)
        elif event.catalogue:
            return
        self.add_heading(look.voice.tr(PLURALS[RecordKind.RECOMMENDATION]), beside)
        if event.outcome != Outcome.PRINTED or not count:
            self._add_status()
        for discrepancy in dict.fromkeys(d for r in event.recommendations for d in r.discrepancies):
            self._add_notice(discrepancy)
        makers = [partial(self._provision, item, index) for index, item in enumerate(event.recommendations)]
        if makers:
            self.items = SlicedColumn(makers, look)
            self.column.addWidget(self.items)

    def _add_status(self) -> None:
        event, look = self._event, self.look
        words = look.voice.tr(OUTCOMES[event.outcome])
        passages = event.passages_of(Field.OUTCOME)
        if not passages:
            self.add_sentence(words)
            return
        self.add_sentence(words)
        name = look.voice.tr(N_("Outcome"))
        for passage in passages:
            self.column.addWidget(self._quoted(passage, name))

    def _add_notice(self, discrepancy: Discrepancy) -> None:
        notice = DiscrepancyNotice(discrepancy, self.look, rtl=right_to_left(self._event.language))
        notice.passages_requested.connect(self.passages_requested)
        self.column.addWidget(notice)

    def _add_description(self) -> None:
        passages = self._event.description
        if not passages:
            return
        name = self.look.voice.tr(N_("Description"))
        self.add_heading(name, self.look.voice.tr(N_("as the source words it")))
        self.column.addWidget(
            SlicedColumn([partial(self._quoted, passage, name) for passage in passages], self.look, first=1)
        )

    def _quoted(self, passage: Passage, name: str) -> QuotedItem:
        piece = paragraph(passage, self._event.language, self._query, self.look, name)
        return self.watch(QuotedItem(piece, self.look))

    def _provision(self, item: Recommendation, index: int) -> QWidget:
        piece = provision(item, self._query, self.look, opened=item.uid == self._opened)
        made = self.watch(QuotedItem(piece, self.look))
        made.step_requested.connect(partial(self._step, index))
        return made

    def _step(self, index: int, _item: object, step: int) -> None:
        to = index + step
        if self.items is not None and 0 <= to < len(self._event.recommendations):
            self.items.part(to).setFocus()


class RecommendationPage(Page):
    """A provision whose event is not at hand: its text, and the way to the event."""

    def __init__(self, item: Recommendation, query: Query | None, look: Look) -> None:
        super().__init__(look)
        code = look.language
        label = item.event.label
        value = Value(label.in_language(code), label.language_shown(code), record=item.event.uid)
        self.add_facts((Row(look.voice.tr(N_("Event")), (value,)),))
        self._item = self.watch(QuotedItem(provision(item, query, look, opened=True), look))
        self.column.addWidget(self._item)
        for discrepancy in item.discrepancies:
            notice = DiscrepancyNotice(discrepancy, look, rtl=right_to_left(item.language))
            notice.passages_requested.connect(self.passages_requested)
            self.column.addWidget(notice)
        self.column.addStretch(1)

    def item(self, uid: str) -> QuotedItem | None:
        """Return the piece of the provision."""
        return self._item


class EntityPage(Page):
    """A body, person, country, city, theme, programme, network or project, and the events it is part of."""

    def __init__(self, entity: Entity, look: Look) -> None:
        super().__init__(look)
        self.add_facts((*title_rows(entity.label, look), *entity_rows(entity, look.voice)))
        count = len(entity.mentions)
        self.add_heading(
            look.voice.tr(PLURALS[RecordKind.EVENT]),
            look.voice.trn("{count} event", "{count} events", count) if count else "",
        )
        if not count:
            self.add_sentence(look.voice.tr(N_("The library names no event for this record.")))
        makers = [partial(self._mention, mention) for mention in entity.mentions]
        if makers:
            self.column.addWidget(SlicedColumn(makers, look, first=12))
        self.column.addStretch(1)

    def item(self, uid: str) -> None:
        """Return nothing: an entity quotes no source."""

    def _mention(self, mention: object) -> QWidget:
        row = MentionRow(mention, self.look)
        row.record_requested.connect(self.record_requested)
        return row


class SourcePage(Page):
    """The particulars of a source, whose text the source view shows."""

    def __init__(self, source: Source, look: Look) -> None:
        super().__init__(look)
        self.add_facts(title_rows(source.title, look))
        self.column.addWidget(SourceBox(look, source=source))
        self.column.addStretch(1)

    def item(self, uid: str) -> None:
        """Return nothing: the source is read in its own view."""
