"""What the words that are being typed may become: the answer of a completion."""

from dataclasses import dataclass

from core.records.kinds import RecordKind
from core.records.label import Label
from core.records.spans import Span


@dataclass(frozen=True, slots=True)
class Completion:
    """A name, an acronym or a title that begins as what was typed.

    `query` is what the search field holds when it is taken: `text` behind the words that stood before. `spans` in
    `text` are what was typed already. `label` are the record's names, for a reader who does not know this one.
    """

    query: str
    text: str
    language: str
    spans: tuple[Span, ...]
    kind: RecordKind
    uid: str
    label: Label
