"""How far a long work is, on the terminal's messages: one line that is written over, or a line for each stage."""

from cli.terminal import Output
from core.errors import N_
from core.language import Language
from core.paper.binding import Progress, Stage
from core.text.bidi import cells
from core.text.numbers import in_digits

_STAGES = {
    Stage.PREPARING: N_("Preparing the sections"),
    Stage.SETTING: N_("Setting the pages"),
    Stage.FINISHING: N_("Finishing the pages"),
}


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
        words = self._language.tr(_STAGES[progress.stage])
        if not self._channel.overwrites:
            if progress.stage is not self._stage:
                self._channel.say(f"{words}\u2026")
            self._stage = progress.stage
            return
        percent = in_digits(str(100 * progress.done // max(progress.total, 1)), self._digits)
        said = self._language.tr(N_("{words}: {percent} %")).format(words=words, percent=percent)
        if said != self._shown:
            self._over(said)

    def _over(self, text: str) -> None:
        """Write a line over the one before."""
        blank = max(0, cells(self._shown) - cells(text))
        self._channel.over(text, blank)
        self._shown = text
