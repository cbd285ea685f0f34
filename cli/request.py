"""One run of a command: what was typed, in which language it is answered, from which library, and where to."""

from dataclasses import dataclass

from cli.arguments import Arguments
from cli.terminal import Output
from core.errors import Refusal
from core.language import Language
from core.paper.page import Choices, Digits
from core.text.dating import PLAIN, Dating
from db.library import Library

DONE, NOTHING, WRONG_USAGE = 0, 1, 2
"""Exit codes: done; nothing found, or refused with a reason; wrong usage."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a command is given. `digits` are those of figures of ours, in this language;
    `dating` says how dates are written.

    `trouble` says why the library is another than the one that is installed in the user's folder.
    """

    arguments: Arguments
    language: Language
    digits: Digits
    library: Library
    output: Output
    trouble: Refusal | None = None
    dating: Dating = PLAIN

    @property
    def as_json(self) -> bool:
        """Whether the answer is a JSON document."""
        return self.arguments.has("json")

    @property
    def choices(self) -> Choices:
        """How pages are set."""
        return Choices(self.language.code, self.digits, months=self.dating.months, hijri=self.dating.hijri)
