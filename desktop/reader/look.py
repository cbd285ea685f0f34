"""What every part of the reader is made with: colours, type, language and digits, handed down as one value."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QIcon

from desktop.icons import icon
from desktop.theme import Metrics, Theme
from desktop.voice import Voice


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance and voice of the reader. A change of either makes the record be laid out anew."""

    theme: Theme
    metrics: Metrics
    voice: Voice

    def colour(self, token: str) -> QColor:
        """Return the colour of a token of the theme."""
        return QColor(getattr(self.theme, token))

    def icon(self, name: str, token: str = "muted", side: int = 0) -> QIcon:
        """Return an icon in the colour of a token, turned round where it has a direction."""
        mirrored = self.voice.language.right_to_left
        return icon(name, getattr(self.theme, token), mirrored=mirrored, side=side or self.metrics.scaled(18))

    @property
    def language(self) -> str:
        """The code of the reader's language."""
        return self.voice.language.code

    @property
    def digits(self) -> str:
        """The digits of texts that are copied or cited: only Arabic has a choice."""
        return self.voice.digits if self.voice.language.right_to_left else "latn"


def right_to_left(language: str) -> bool:
    """Tell whether a text in the language of this code runs right to left."""
    return language == "ar"
