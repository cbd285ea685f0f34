"""How far a long work is, on the terminal's messages: one line that is written over, or a line for each stage."""

from cli.terminal import Output
from core.language import Language
from core.paper.binding import STAGES, Progress, Stage, told
from core.text.bidi import cells


class ProgressLine:
    """Says on the messages how far a work is; use it in a `with`, which clears the line at the end."""

    def __init__(self, output: Output, language: Language, digits: str) -> None:
        self._channel, self._language, self._digits = output.messages, language, digits
        self._shown = ""
        self._stage: Stage | None = None

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and self._channel.overwrites:
            self._over("")

    def tell(self, progress: Progress) -> None:
        """Say how far the work is, where that is news."""
        if not self._channel.overwrites:
            if progress.stage is not self._stage:
                self._channel.say(f"{self._language.tr(STAGES[progress.stage])}\u2026")
            self._stage = progress.stage
            return
        said = told(progress, self._language, self._digits)
        if said != self._shown:
            self._over(said)

    def _over(self, text: str) -> None:
        """Write a line over the one before."""
        blank = max(0, cells(self._shown) - cells(text))
        self._channel.over(text, blank)
        self._shown = text
