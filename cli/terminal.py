"""Writing to a terminal, a pipe or a file, so that Arabic can be read on each.

Where the terminal orders text by itself, or nothing shows it (a pipe), lines leave in logical order without
direction marks. For any other terminal every line is broken, joined, put into visual order and, where it runs from
right to left, set against the right edge. Content is not trusted: control characters, which a terminal would obey,
never pass.
"""

import json
import re
import shutil
import textwrap
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TextIO

from cli.surroundings import orders_by_itself
from core.errors import N_, Refusal, reason_of
from core.paper.printable import without_controls
from core.text.bidi import is_right_to_left, to_visual, visual_line

WIDEST = 100
"""Cells of the widest line: longer ones are hard to follow on a wide screen."""

_NARROWEST = 20
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Channel:
    """One stream and how lines are laid out on it.

    `width`, in cells, is where lines are broken; without one they are not. `visual` puts each line into the order
    in which a terminal without bidi must print it. `right_to_left` is the direction of the reader's language.
    """

    stream: TextIO | None
    visual: bool = False
    width: int | None = None
    right_to_left: bool = False

    def write(self, text: str) -> None:
        """Write text as it is.

        Raises BrokenPipeError where the other side has gone, and `Refusal` where it takes no more.
        """
        try:
            if self.stream is None:
                raise ValueError
            self.stream.write(text)
            self.stream.flush()
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            # A closed stream answers with a ValueError.
            reason = reason_of(error) if isinstance(error, OSError) else Refusal(N_("it is closed"))
            raise Refusal(
                N_("The answer could not be written ({reason}). Send it to another place."), reason=reason
            ) from error

    @property
    def overwrites(self) -> bool:
        """Whether a line can be written over: on a terminal."""
        return self.width is not None and self.stream is not None and self.stream.isatty()

    def say(self, text: str) -> None:
        """Write lines; where nobody can receive them, they are left unsaid."""
        with suppress(BrokenPipeError, Refusal):
            self.write(self.lay_out(text) + "\n")

    def over(self, text: str, blank: int) -> None:
        """Write a line over the one before, of which `blank` cells more are to be cleared."""
        with suppress(BrokenPipeError, Refusal):
            self.write(
                "\r" + visual_line(text, self.right_to_left) + " " * blank + "\r"
                if self.visual
                else "\r" + without_controls(text) + " " * blank + "\r"
            )

    def lay_out(self, text: str) -> str:
        """Return text as this stream shows it; spaces before a line stay, at the side where the line begins."""
        return "\n".join(self._line(line) for line in text.split("\n"))

    def _line(self, line: str) -> str:
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        if self.visual and self.width:
            return self._visual(_CONTROLS.sub(" ", body), indent, self.width)
        plain, space = without_controls(body), " " * indent
        if not self.width:
            return space + plain
        return textwrap.fill(
            plain,
            max(self.width, indent + _NARROWEST),
            initial_indent=space,
            subsequent_indent=space,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _visual(self, body: str, indent: int, width: int) -> str:
        rightwards, space = self._rightwards(body), " " * indent
        lines = to_visual(body, max(width - indent, _NARROWEST), rightwards).split("\n")
        return "\n".join(f"{line}{space}" if rightwards else f"{space}{line}" for line in lines)

    def _rightwards(self, line: str) -> bool:
        """Tell which way a line runs: by its first letter; in an Arabic answer by most of its letters too.

        A title like «SESRIC يعقد اجتماعا» begins with Latin letters and is Arabic all the same.
        """
        arabic = len(_ARABIC.findall(line))
        letters = sum(map(str.isalpha, line))
        if not letters:
            return self.right_to_left
        return is_right_to_left(line) or (self.right_to_left and arabic * 2 > letters)


@dataclass(frozen=True, slots=True)
class Output:
    """Where answers go, and where messages go."""

    answers: Channel
    messages: Channel

    def text(self, text: str = "") -> None:
        """Write an answer of one or more lines."""
        self.answers.write(self.answers.lay_out(text) + "\n")

    def json(self, document: Any) -> None:
        """Write one JSON document, as it is."""
        self.answers.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    def message(self, text: str) -> None:
        """Write a message; where nobody can receive it, it is left unsaid."""
        self.messages.say(text)


def channel_to(
    stream: Any, environment: Mapping[str, str], order: str, *, right_to_left: bool, utf8: bool = False
) -> Channel:
    """Return the channel to a stream: `order` is auto, visual or logical.

    A pipe or a file gets UTF-8, a terminal its own encoding with «?» for what that lacks, unless `utf8` is asked for.
    """
    if stream is None or stream.closed:
        return Channel(None)
    shown = stream.isatty()
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8" if utf8 or not shown else stream.encoding, errors="replace")
    visual = order == "visual" or (order == "auto" and shown and not orders_by_itself(environment))
    if not shown and not visual:
        return Channel(stream)
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    return Channel(stream, visual, width, right_to_left)
