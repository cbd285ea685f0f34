"""The page of each kind of document and account: an event with its outcome, a provision, a reform, a source.

Order of an event: the facts, the outcome with every provision as printed, the paragraphs that describe the event,
then where all of this comes from.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.errors import N_
from core.records.kinds import OUTCOMES, RECORD_KINDS, Field, Outcome, RecordKind
from core.records.library import Event, Passage, Practice, Recommendation, Reform, Source
from core.records.related import Related
from desktop.reader.account_rows import AccountRows
from desktop.reader.facts import EventRows, Row, Value
from desktop.reader.look import Look
from desktop.reader.page import Page, title_rows
from desktop.reader.provision import QuotedItem
from desktop.reader.quoted import paragraph, provision
from desktop.reader.related_groups import add_groups
from desktop.reader.source_box import SourceBox
from desktop.reader.words import PLURALS

if TYPE_CHECKING:
    from core.text.query import Query


class EventPage(Page):
    """An event. `opened` is the uid of the provision that the reader came for, or an empty text."""

    def __init__(
        self,
        event: Event,
        query: "Query | None",
        source: Source | None,
        look: Look,
        opened: str,
        related: Related | None = None,
    ) -> None:
        super().__init__(look, query)
        self._event, self._opened = event, opened
        self._first = 0
        official, ours = title_rows(event.title, look)
        # The source's own title stands first where the one above is our rendering.
        first = official if event.title.is_ours(look.language) else ()
        last = ours if first else (*official, *ours)
        self.add_facts((*first, *EventRows(event, look.voice).rows(), *last), event.language)
        self._add_outcome()
        self._add_description()
        add_groups(self, related)
        self.add(partial(self._source_box, source), look.metrics.LARGE)

    def index_of(self, uid: str) -> int | None:
        """Return which part quotes a provision."""
        for index, recommendation in enumerate(self._event.recommendations):
            if recommendation.uid == uid:
                return self._first + index
        return None

    def _add_outcome(self) -> None:
        event, look = self._event, self.look
        count = len(event.recommendations)
        if event.catalogue and not count and event.outcome == Outcome.NOT_STATED:
            return
        beside = ""
        if count:
            beside = look.voice.trn("{count} provision, as printed", "{count} provisions, as printed", count)
        self.add_heading(look.voice.tr(PLURALS[RecordKind.RECOMMENDATION]), beside)
        if event.outcome != Outcome.PRINTED or not count:
            self.add_sentence(look.voice.tr(OUTCOMES[event.outcome]))
            for passage in event.passages_of(Field.OUTCOME):
                self.add(partial(self._quoted, passage, look.voice.tr(N_("Outcome"))))
        of_items = (d for r in event.recommendations for d in r.discrepancies)
        of_outcome = (d for d in event.discrepancies if d.field == Field.OUTCOME)
        for discrepancy in dict.fromkeys((*of_outcome, *of_items)):
            self.add_notice(discrepancy, event.language)
        for index, item in enumerate(event.recommendations):
            at = self.add(partial(self._provision, item, index))
            self._first = self._first or at

    def _add_description(self) -> None:
        passages = self._event.description
        discrepancies = [d for d in self._event.discrepancies if d.field == Field.DESCRIPTION]
        if not passages and not discrepancies:
            return
        name = self.look.voice.tr(N_("Description"))
        self.add_heading(name, self.look.voice.tr(N_("as the source words it")))
        for discrepancy in discrepancies:
            self.add_notice(discrepancy, self._event.language)
        for passage in passages:
            self.add(partial(self._quoted, passage, name))

    def _source_box(self, source: Source | None, *, parent: QWidget) -> SourceBox:
        box = SourceBox(self.look, event=self._event, source=source, parent=parent)
        box.record_requested.connect(self.record_requested)
        return box

    def _quoted(self, passage: Passage, name: str, *, parent: QWidget) -> QuotedItem:
        piece = paragraph(passage, self._event.language, self.look, name)
        return self.watch(QuotedItem(piece, self.look, parent))

    def _provision(self, item: Recommendation, index: int, *, parent: QWidget) -> QWidget:
        piece = provision(item, self.look, opened=item.uid == self._opened)
        made = self.watch(QuotedItem(piece, self.look, parent))
        made.step_requested.connect(partial(self._step, index))
        return made

    def _step(self, index: int, step: int) -> None:
        to = index + step
        if 0 <= to < len(self._event.recommendations):
            self.part(self._first + to).setFocus()


class RecommendationPage(Page):
    """A provision whose event is not at hand: its text, and the way to the event."""

    def __init__(self, item: Recommendation, query: "Query | None", look: Look) -> None:
        super().__init__(look, query)
        code, label = look.language, item.event.label
        value = Value(label.in_language(code), label.language_shown(code), record=item.event.uid)
        self.add_facts((Row(look.voice.tr(RECORD_KINDS[RecordKind.EVENT]), (value,)),))
        piece = provision(item, look, opened=True)
        self._at = self.add(lambda parent: self.watch(QuotedItem(piece, look, parent)), look.metrics.SMALL)
        for discrepancy in item.discrepancies:
            self.add_notice(discrepancy, item.language)

    def index_of(self, uid: str) -> int | None:
        """Return the part that quotes the provision."""
        return self._at


class AccountPage(Page):
    """A reform or a practice: what is known of it, and the words that tell it."""

    def __init__(self, account: Reform | Practice, query: "Query | None", look: Look) -> None:
        super().__init__(look, query)
        self._account = account
        official, ours = title_rows(account.title, look)
        self.add_facts((*official, *ours, *AccountRows(account, look.voice).rows()), account.language)
        name = look.voice.tr(N_("Description"))
        self.add_heading(name, look.voice.tr(N_("as the source words it")))
        for passage in account.description:
            self.add(partial(self._quoted, passage, name))

    def _quoted(self, passage: Passage, name: str, *, parent: QWidget) -> QuotedItem:
        return self.watch(
            QuotedItem(paragraph(passage, self._account.language, self.look, name), self.look, parent)
        )


class SourcePage(Page):
    """The particulars of a source, whose text the source view shows, and what was read out of it."""

    def __init__(
        self, source: Source, query: "Query | None", look: Look, related: Related | None = None
    ) -> None:
        super().__init__(look, query)
        official, ours = title_rows(source.title, look)
        self.add_facts((*official, *ours))
        self.add(partial(SourceBox, look, source=source), look.metrics.SMALL)
        add_groups(self, related)
