"""Arabic on three kinds of stream: a pipe, a terminal that orders it, a terminal that does not."""

import io
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from cli.surroundings import language_of, orders_by_itself
from cli.terminal import Channel, channel_to
from core.errors import Refusal
from core.text.bidi import cells
from tests.cli.running import PROGRAM, bare


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "ar_OM.UTF-8"}, "ar"),
        ({"LANG": "fr_MA"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "fr_FR", "LC_ALL": "ar_EG.UTF-8"}, "ar"),
        ({"LC_ALL": "", "LANG": "fr"}, "fr"),
        # No language of the program: Arabic, its first.
        ({"LANG": "C.UTF-8"}, "ar"),
        ({"LANG": "tr_TR.UTF-8"}, "ar"),
        ({"LANG": "French_France.1252"}, "fr"),
        ({"LANG": "en-GB"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], code: str) -> None:
    assert language_of(environment) == code


@pytest.mark.parametrize(
    ("environment", "ordered"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"VTE_VERSION": "7200", "TERM": "xterm-256color"}, True),
        ({"VTE_VERSION": "5202"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"KONSOLE_VERSION": "220401"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM_PROGRAM": "mintty"}, True),
        ({"TERM_PROGRAM": "vscode"}, False),
        ({"TERM": "mlterm"}, True),
        # Windows Terminal joins letters but leaves them in their order.
        ({"WT_SESSION": "x"}, False),
    ],
)
def test_terminals_that_order_arabic_are_known_by_name(environment: dict[str, str], ordered: bool) -> None:
    assert orders_by_itself(environment) is ordered


def test_a_pipe_gets_lines_as_they_are_without_direction_marks() -> None:
    channel = channel_to(io.StringIO(), {}, "auto", right_to_left=True)
    assert channel.lay_out("    \u2067عنوان (A)\u2069\nثان") == "    عنوان (A)\nثان"


def test_a_terminal_that_orders_gets_logical_lines_broken_at_its_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    channel = channel_to(Screen(), {"VTE_VERSION": "7200"}, "auto", right_to_left=True)
    lines = channel.lay_out("    " + "كلمة " * 20).split("\n")
    assert len(lines) > 3
    assert all(line.startswith("    كلمة") and len(line) <= 30 for line in lines)


def test_any_other_terminal_gets_visual_lines_against_the_right_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    channel = channel_to(Screen(), {"TERM": "xterm"}, "auto", right_to_left=True)
    lines = channel.lay_out("نقاط الاتصال " * 8).split("\n")
    assert len(lines) > 1
    assert all(cells(line) == 40 for line in lines)
    # The first letter of the line stands at its right end, in the form it has at the beginning of a word.
    assert lines[0].endswith("\ufee7")
    assert "نقاط" not in lines[0]


@pytest.mark.parametrize(
    ("line", "right_to_left", "at_right"),
    [
        ("نص", True, True),
        ("نص", False, True),
        ("text", True, False),
        # Arabic with a Latin name at its beginning, in an Arabic answer.
        ("SESRIC يعقد اجتماعا للخبراء", True, True),
        ("Event: ورشة عمل تجريبية طويلة", False, False),
        ("────", True, True),
        ("────", False, False),
    ],
)
def test_a_line_runs_the_way_its_letters_do(line: str, right_to_left: bool, at_right: bool) -> None:
    laid_out = Channel(Screen(), True, 60, right_to_left).lay_out(line)
    assert laid_out.startswith(" ") is at_right


def test_spaces_before_a_line_stay_at_the_side_where_it_begins() -> None:
    channel = Channel(Screen(), True, 20, True)
    assert channel.lay_out("    نص").endswith("    ")
    assert channel.lay_out("    text") == "    text"


@pytest.mark.parametrize("visual", [True, False])
def test_nothing_that_a_terminal_obeys_passes(visual: bool) -> None:
    channel = Channel(Screen(), visual, 60, True)
    laid_out = channel.lay_out("نص \x1b]0;title\x07 \x1b[31m\x9b2J \r\x08 \u202e")
    assert not set("\x1b\x07\x9b\r\x08\u202e") & set(laid_out)


def test_order_can_be_chosen_against_what_was_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert channel_to(io.StringIO(), {}, "visual", right_to_left=True).visual
    assert not channel_to(Screen(), {"TERM": "xterm"}, "logical", right_to_left=True).visual


def test_a_stream_that_takes_no_more_is_refused() -> None:
    with pytest.raises(Refusal):
        Channel(None).write("text")


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("environment", "seen"),
    [
        ({"TERM": "xterm", "LANG": "ar_EG.UTF-8"}, "ﺔﻴﻨﻃﻮﻟﺍ"),
        ({"TERM": "xterm", "VTE_VERSION": "7200", "LANG": "ar_EG.UTF-8"}, "الوطنية"),
        ({"TERM": "xterm", "TAWSIYAT_BIDI": "logical", "LANG": "ar_EG.UTF-8"}, "الوطنية"),
        # A terminal that cannot show Arabic at all gets question marks and no crash.
        ({"TERM": "vt100", "PYTHONIOENCODING": "ascii", "LANG": "ar_EG"}, "???"),
    ],
    ids=["plain", "vte", "chosen", "ascii"],
)
def test_a_real_terminal_gets_what_it_can_show(
    library_path: Path, own_home: Path, environment: dict[str, str], seen: str
) -> None:
    shown = _on_a_terminal(["search", "نقاط الاتصال الوطنية"], library_path, bare(own_home, environment))
    assert seen in shown
    assert "Traceback" not in shown


def _on_a_terminal(typed: list[str], library: Path, environment: dict[str, str]) -> str:
    master, slave = pty.openpty()
    command = [sys.executable, str(PROGRAM), *typed, "--library", str(library)]
    with subprocess.Popen(command, env=environment, stdin=slave, stdout=slave, stderr=slave) as running:
        os.close(slave)
        shown = b""
        while select.select([master], [], [], 60)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError:  # the other side is gone
                break
            if not piece:
                break
            shown += piece
        running.wait(60)
    os.close(master)
    return shown.decode("utf-8", "replace")
