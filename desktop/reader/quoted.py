"""From provisions and paragraphs of a record to the pieces that the reader quotes."""

from core.errors import N_
from core.paper.citation import number_of
from core.records.kinds import PROVISION_KINDS
from core.records.label import Label
from core.records.library import Passage, Recommendation, Similar
from desktop.reader.look import Look
from desktop.reader.provision import Action, Quoted
from desktop.reader.tags import Tag
from desktop.reader.words import COLLECT, COPY, COPY_CITED, GO_TO_PASSAGE, PRINT_THIS

_TO = N_("To: {addressee}")
_ALSO_IN = N_("Also in: {name} ({percent}\u00a0%)")


def provision(item: Recommendation, look: Look, *, opened: bool) -> Quoted:
    """Return the piece that shows a provision."""
    number = look.voice.figures(str(item.number)) if item.number is not None else item.marker
    return Quoted(
        uid=item.uid,
        name=number_of(item, look.language, look.digits),
        marker=number,
        text=item.text,
        language=item.language,
        passages=item.passages,
        tags=_tags(item, look),
        actions=provision_actions(item, look),
        opened=opened,
    )


def paragraph(passage: Passage, language: str, look: Look, name: str) -> Quoted:
    """Return the piece that shows a paragraph of the source."""
    return Quoted(
        uid="",
        name=name,
        marker="",
        text=passage.quote,
        language=language,
        passages=(passage,),
        actions=(copy_action(look), _passage(look)),
    )


def provision_actions(item: Recommendation, look: Look) -> tuple[Action, ...]:
    """Return what can be done with a provision."""
    tr = look.voice.tr
    cited = Action("citation", "quote", tr(COPY_CITED))
    printed = Action("print", "printer", tr(PRINT_THIS))
    collected = Action("collect", "folder-plus", tr(COLLECT))
    return (copy_action(look), cited, *((_passage(look),) if item.passages else ()), printed, collected)


def copy_action(look: Look) -> Action:
    """Return the action that copies a piece."""
    return Action("text", "copy", look.voice.tr(COPY))


def _passage(look: Look) -> Action:
    return Action("passage", "file-text", look.voice.tr(GO_TO_PASSAGE))


def _tags(item: Recommendation, look: Look) -> tuple[Tag, ...]:
    tr = look.voice.tr
    kind = Tag(tr(PROVISION_KINDS[item.provision]), look.language)
    addressed = [
        Tag(tr(_TO).format(addressee=_text(a.label, look)), _language(a.label, look), a.record)
        for a in item.addressees
    ]
    themes = [Tag(_text(t.label, look), _language(t.label, look), t.uid) for t in item.themes]
    return (kind, *addressed, *themes, *(_similar(each, look) for each in item.similar))


def _similar(each: Similar, look: Look) -> Tag:
    """Return the way to a provision of another event that says nearly the same, with how near it is."""
    name = f"{each.marker} {_text(each.event.label, look)}".strip()
    words = look.voice.tr(_ALSO_IN).format(name=name, percent=look.voice.number(round(each.score * 100)))
    return Tag(words, look.language, each.uid)


def _text(label: Label, look: Look) -> str:
    return label.in_language(look.language)


def _language(label: Label, look: Look) -> str:
    return label.language_shown(look.language)
