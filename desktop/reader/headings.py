"""What stands above a record: where it belongs, its title, what can be done with it."""

from dataclasses import replace

from core.paper.citation import number_of
from core.records.kinds import EVENT_KINDS, RecordKind
from core.records.library import Event, Practice, Recommendation, Record, Reform, Source
from core.records.profiles import Assembled, CountryProfile, Digest, profile_uid
from desktop.reader import assembled
from desktop.reader.header import Heading
from desktop.reader.look import Look
from desktop.reader.provision import Action
from desktop.reader.words import (
    COLLECT,
    COPY,
    COPY_CITED,
    COPY_LINK,
    COUNTRY_PROFILE,
    HOW_TO_COPY,
    PLURALS,
    PRINT,
    SOURCE,
)


def heading_of(record: Record | Assembled, event: Event | None, look: Look) -> Heading:
    """Return the heading of a record; a recommendation stands under the title of its event."""
    if isinstance(record, (CountryProfile, Digest)):
        heading = assembled.heading_of(record, look)
    else:
        heading = _heading_of(record, event, look)
    link = Action("link", "link", look.voice.tr(COPY_LINK), "Ctrl+Shift+C")
    collect = Action("collect", "folder-plus", look.voice.tr(COLLECT), "Ctrl+D")
    return replace(heading, signs=(collect, link))


def _heading_of(record: Record, event: Event | None, look: Look) -> Heading:
    if isinstance(record, Recommendation):
        title = event.title if event is not None else record.event.label
        number = number_of(record, look.language, look.digits)
        trail = (look.voice.tr(PLURALS[RecordKind.RECOMMENDATION]), *_when(event, look), number)
        source = bool(record.passages) or _has_source(event)
        return Heading(trail, title, _actions(look, printed=True, cited=event is not None, source=source))
    if isinstance(record, Event):
        trail = (look.voice.tr(PLURALS[RecordKind.EVENT]), *_when(record, look))
        actions = _actions(look, printed=True, cited=True, source=_has_source(record))
        if record.recommendations:
            # Facts can fill a screen before the first provision.
            words = look.voice.tr(PLURALS[RecordKind.RECOMMENDATION])
            actions = (*actions, Action("recommendations", "bookmark", words))
        return Heading(trail, record.title, actions)
    if isinstance(record, Source):
        trail = (look.voice.tr(PLURALS[RecordKind.SOURCE]),)
        return Heading(trail, record.title, _actions(look, printed=False, cited=False, source=True))
    if isinstance(record, (Reform, Practice)):
        kind = RecordKind.REFORM if isinstance(record, Reform) else RecordKind.PRACTICE
        return Heading(
            (look.voice.tr(PLURALS[kind]),), record.title, (Action("text", "copy", look.voice.tr(COPY)),)
        )
    actions = (Action("text", "copy", look.voice.tr(COPY)),)
    if record.kind == RecordKind.COUNTRY:
        actions = (
            *actions,
            Action(profile_uid(record.uid), "book-open-text", look.voice.tr(COUNTRY_PROFILE)),
        )
    return Heading((look.voice.tr(PLURALS[record.kind]),), record.label, actions)


def _when(event: Event | None, look: Look) -> tuple[str, ...]:
    if event is None:
        return ()
    kind = look.voice.tr(EVENT_KINDS[event.event_kind])
    year = look.voice.figures(str(event.start.year)) if event.start is not None else ""
    return (f"{kind} {year}".strip(),)


def _has_source(event: Event | None) -> bool:
    return event is not None and event.source is not None


def _actions(look: Look, *, printed: bool, cited: bool, source: bool) -> tuple[Action, ...]:
    tr = look.voice.tr
    actions = [Action("print", "printer", tr(PRINT))] if printed else []
    how = Action("citation", "quote", tr(COPY_CITED)) if cited else Action("text", "copy", tr(COPY))
    actions.append(how)
    if cited:
        actions.append(Action("copies", "chevron-down", tr(HOW_TO_COPY)))
    if source:
        actions.append(Action("source", "file-text", tr(SOURCE)))
    return tuple(actions)
