"""The command line from its arguments to its exit code.

Whatever happens, a reader gets a sentence in their language and never a traceback: what the world did is a `Refusal`
(exit code 1), what cannot be meant is wrong usage (2), and a bug of ours goes to the log, whose path is said (1).
"""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from cli.arguments import (
    DIGITS,
    LANGUAGES,
    ORDERS,
    Arguments,
    Command,
    WrongUsageError,
    asks_for_help,
    command_named,
    read,
)
from cli.help import VERSION, chapter_of, help_of, help_of_all, usage_of
from cli.log import LazyLog
from cli.request import DONE, NOTHING, WRONG_USAGE, Request
from cli.surroundings import language_of
from cli.terminal import Output, channel_to
from core import carried
from core.errors import N_, Refusal
from core.language import Language, language
from core.paper.page import Digits
from core.text.bidi import isolate_code
from core.text.dating import Dating, dating_of
from db.home import home
from db.library import Library, open_library, open_library_of
from db.user import UserFile, open_user_file

INTERRUPTED = 130
"""What shells give for a program that Ctrl+C ended."""

_BUG = N_(
    "The program made a mistake: {name}. Details are in {path}; send that file to whoever looks after the program."
)
_BUG_UNLOGGED = N_("The program made a mistake: {name}. Details could not be written to {path}.")


def main(typed: Sequence[str] | None = None) -> int:
    """Run what was typed (by default the process's arguments) and return the exit code."""
    typed = list(sys.argv[1:] if typed is None else typed)
    log = LazyLog()
    logging.getLogger().addHandler(log)
    try:
        with open_user_file(read_only=True) as user:
            said = _spoken(_chosen(typed, "--language", LANGUAGES) or _language_of(user))
            return _guarded(typed, said, _output(typed, said), user, log)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        logging.getLogger().removeHandler(log)


def say(refusal: Refusal) -> int:
    """Say on the terminal why nothing was done, in the reader's language; return the exit code."""
    with open_user_file(read_only=True) as user:
        said = _spoken(_language_of(user))
    _output([], said).message(said.sentence(refusal))
    return NOTHING


def _guarded(typed: list[str], said: Language, output: Output, user: UserFile, log: LazyLog) -> int:
    try:
        return _run(typed, said, output, user)
    except WrongUsageError as wrong:
        output.message(said.sentence(wrong.refusal))
        if wrong.command:
            output.message(isolate_code(usage_of(wrong.command)))
        return WRONG_USAGE
    except Refusal as refusal:
        _note(refusal)
        output.message(said.sentence(refusal))
        return NOTHING
    except BrokenPipeError:
        # Whoever read the answer has had enough of it. What Python still holds for stdout must go nowhere.
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as bug:
        logging.getLogger(__name__).exception("a bug, with %r", typed)
        sentence, path = (_BUG, log.path) if log.path else (_BUG_UNLOGGED, home())
        output.message(said.sentence(Refusal(sentence, name=type(bug).__name__, path=path)))
        return NOTHING


def _run(typed: list[str], said: Language, output: Output, user: UserFile) -> int:
    if asks_for_help(typed):
        output.text(_help(typed, said))
        return DONE
    if typed == [VERSION]:
        output.text(f"Tawsiyat {carried.version()}")
        return DONE
    arguments = read(typed)
    library, trouble = _library(arguments)
    # What the answer had to do without: `verify` tells of the user's file among what it checked.
    troubles = [trouble, user.trouble if arguments.command.name != "verify" else None]
    met = [refusal for refusal in troubles if refusal is not None]
    try:
        request = Request(
            arguments,
            said,
            _digits(arguments, user, said),
            library,
            output,
            trouble,
            _dating(arguments, user),
        )
        code = _run_of(arguments.command)(request)
    finally:
        library.close()
        for refusal in met:
            _note(refusal)
            output.message(said.sentence(refusal))
    return NOTHING if met else code


def _help(typed: list[str], said: Language) -> str:
    named = typed[1] if typed[:1] == ["help"] and len(typed) > 1 and not typed[1].startswith("-") else ""
    command = command_named(named or typed[0]) if typed else None
    if command:
        return help_of(command, said)
    return chapter_of(named, said) if named else help_of_all(said)


def _note(refusal: Refusal) -> None:
    """Write a refusal to the log with what the system said."""
    # What was typed need not be text; a log is.
    words = str(refusal).encode("utf-8", "backslashreplace").decode()
    logging.getLogger(__name__).warning("refused: %s", words, exc_info=refusal.__cause__)


def _run_of(command: Command) -> Callable[[Request], int]:
    """Return what a command does; only its own module is imported, for paper and search cost time to load."""
    # Each import stands in full, because the frozen program holds only what is seen to be imported.
    match command.name:
        case "search":
            from cli.commands.search import run
        case "list":
            from cli.commands.listing import run
        case "show":
            from cli.commands.show import run
        case "print":
            from cli.commands.printing import run
        case "collections":
            from cli.commands.collections import run
        case "contacts":
            from cli.commands.contacts import run
        case "export":
            from cli.commands.exporting import run
        case "verify":
            from cli.commands.verifying import run
        case name:
            raise LookupError(name)
    return run


def _library(arguments: Arguments) -> tuple[Library, Refusal | None]:
    named = arguments.value("library")
    if named is not None:
        return open_library(Path(named)), None
    return open_library_of(home())


def _output(typed: list[str], said: Language) -> Output:
    order = _chosen(typed, "--bidi", ORDERS) or os.environ.get("TAWSIYAT_BIDI", "auto")
    as_json, rightwards = "--json" in typed, said.right_to_left
    return Output(
        channel_to(
            sys.stdout, os.environ, "logical" if as_json else order, right_to_left=rightwards, utf8=as_json
        ),
        channel_to(sys.stderr, os.environ, order, right_to_left=rightwards),
    )


def _chosen(typed: list[str], option: str, allowed: tuple[str, ...]) -> str | None:
    """Return the value of an option before the arguments are understood: errors in them need a language too."""
    for index, word in enumerate(typed):
        value = word.removeprefix(f"{option}=") if word.startswith(f"{option}=") else None
        if word == option:
            value = typed[index + 1] if index + 1 < len(typed) else None
        if value in allowed:
            return value
    return None


def _language_of(user: UserFile) -> str:
    kept = user.setting("window.language", "")
    return kept if kept in LANGUAGES else language_of(os.environ)


def _spoken(code: str) -> Language:
    try:
        return language(code)
    except OSError:
        # An installation without its catalogues is broken, but not silent.
        logging.getLogger(__name__).exception("no catalogue for %s", code)
        return language("en")


def _dating(arguments: Arguments, user: UserFile) -> Dating:
    hijri = arguments.value("hijri")
    return dating_of(
        arguments.value("months") or user.setting("window.months", ""),
        hijri == "on" if hijri else user.setting("window.hijri", False),
    )


def _digits(arguments: Arguments, user: UserFile, said: Language) -> Digits:
    if said.code != "ar":
        return "latn"
    chosen = arguments.value("digits") or user.setting("window.digits", "")
    return "latn" if chosen == DIGITS[1] else "arab"
