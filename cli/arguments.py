"""What may be typed: commands and options as data, read by argparse, said in the reader's language.

argparse speaks English alone, so it is left only the reading: what must be there, and what a value may be, is
checked here, where a sentence of the catalogue can be said. A word that begins with one minus is no option but part
of the query: `tawsiyat search الضمان -مؤتمر`.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import N_, Refusal
from core.text.dating import MONTHS


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its names, the place of its value (empty for a switch), what it does, whether it may repeat."""

    names: tuple[str, ...]
    value: str
    help: str
    repeats: bool = False
    choices: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Return the name under which its value is found."""
        return self.names[-1].lstrip("-")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, the place of its words (empty if it takes none), what it does, its options."""

    name: str
    words: str
    help: str
    options: tuple[Option, ...]
    needs_words: bool = False


class WrongUsageError(Exception):
    """The arguments cannot be meant; `refusal` says why, `command` is the one that was named, if any."""

    def __init__(self, refusal: Refusal, command: Command | None = None) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal
        self.command = command


LANGUAGES = ("ar", "en", "fr")
DIGITS = ("arab", "latn")
HIJRI = ("on", "off")
ORDERS = ("auto", "visual", "logical")

HELP = Option(("-h", "--help"), "", N_("Show this help."))

OF_ALL = (
    Option(("--json",), "", N_("Answer as one JSON document, in UTF-8, offsets in code points.")),
    Option(("--language",), "ar|en|fr", N_("Language of the answer and of the page."), choices=LANGUAGES),
    Option(("--digits",), "arab|latn", N_("Digits of an Arabic answer."), choices=DIGITS),
    Option(
        ("--months",),
        "|".join(MONTHS),
        N_("Names of months in Arabic: as in Egypt and the Gulf (gregorian), Levantine, or both."),
        choices=MONTHS,
    ),
    Option(
        ("--hijri",),
        "on|off",
        N_("Hijri dates beside those of events and sources, converted by the Umm al-Qura calendar."),
        choices=HIJRI,
    ),
    Option(
        ("--bidi",),
        "auto|visual|logical",
        N_("Who puts Arabic into order: this program (visual), the terminal (logical), or found out (auto)."),
        choices=ORDERS,
    ),
    Option(("--library",), "FILE", N_("Another library than the one that is installed.")),
    HELP,
)

FILTERS = (
    Option(
        ("--kind",), "K", N_("Kind of record, event or provision: event, workshop, request…"), repeats=True
    ),
    Option(("--year",), "Y[-Y]", N_("Year, or years from one to another."), repeats=True),
    Option(("--country",), "CC", N_("Country, by its two letters or its name."), repeats=True),
    Option(("--body",), "UID", N_("Body, by its uid, acronym or name."), repeats=True),
    Option(("--theme",), "T", N_("Theme, by its uid or name."), repeats=True),
    Option(("--mode",), "M", N_("In person, virtual, hybrid, or unknown."), repeats=True),
    Option(("--related",), "TIE:UID", N_("What belongs to a record, as «show» names it."), repeats=True),
    Option(("--disputed",), "", N_("Only what the sources contradict each other on.")),
)

PARTS = ("facts", "people", "recommendations", "description", "source", "notes")
PAPERS = ("a4", "letter")

PAGES = (
    Option(
        ("--part",),
        "|".join(PARTS),
        N_("A part of an event to print; otherwise facts, people, recommendations and notes."),
        repeats=True,
        choices=PARTS,
    ),
    Option(("--paper",), "a4|letter", N_("The sheet; otherwise A4."), choices=PAPERS),
    Option(("--large",), "", N_("Large print.")),
)

COLLECTION = Option(("--collection",), "NAME", N_("The records of a collection of yours, in its order."))

BOOK = (
    Option(("--book",), "", N_("Make a book of them: cover, contents, indexes of names, list of sources.")),
    Option(("--title",), "TEXT", N_("Title on the cover of the book.")),
    Option(("--meeting",), "TEXT", N_("The meeting that the book is for.")),
    Option(("--date",), "TEXT", N_("The date on the cover, in your own words.")),
    Option(("--prepared-by",), "TEXT", N_("Who prepared the book.")),
    Option(("--emblem",), "FILE", N_("A picture on the cover: PNG or JPEG.")),
)

COMMANDS = (
    Command(
        "search",
        "QUERY",
        N_("Find events, recommendations, sources and names by their words."),
        (
            *FILTERS,
            Option(("--limit",), "N", N_("How many results at most; otherwise 20.")),
            Option(("--explain",), "", N_("Say of every result what its score is made of.")),
            *OF_ALL,
        ),
        needs_words=True,
    ),
    Command(
        "list",
        "",
        N_("List the records, newest first."),
        (*FILTERS, Option(("--limit",), "N", N_("How many results at most; otherwise all.")), *OF_ALL),
    ),
    Command("show", "UID", N_("Show a record with all that is known of it."), OF_ALL, needs_words=True),
    Command(
        "print",
        "UID...",
        N_("Set records as pages: PDF, Word, web page or text; tables as Excel; several of them as a book."),
        (
            Option(
                ("-o", "--output"),
                "FILE.pdf|.docx|.html|.txt|.xlsx",
                N_("The file to write; otherwise text is printed here."),
            ),
            COLLECTION,
            *PAGES,
            *BOOK,
            *OF_ALL,
        ),
        needs_words=True,
    ),
    Command(
        "collections",
        "[NAME]",
        N_("List your collections, show one, or put records into one."),
        (
            Option(("--add",), "UID", N_("Put a record into the collection that --to names."), repeats=True),
            Option(("--to",), "NAME", N_("The collection; a new one is begun where none has this name.")),
            *OF_ALL,
        ),
    ),
    Command(
        "contacts",
        "",
        N_("List the focal points of networks, say where none is known, read and write them as files."),
        (
            Option(("--network",), "UID", N_("Network, by its uid, acronym or name."), repeats=True),
            FILTERS[2],
            Option(("--missing",), "", N_("Say of which members no focal point is known.")),
            Option(("--import",), "FILE.csv", N_("Take in the focal points of a table.")),
            Option(("--keep-good",), "", N_("Take in the good rows of a table that has bad ones too.")),
            Option(
                ("-o", "--output"), "FILE.vcf|.csv|.xlsx", N_("The file to write: address cards or a table.")
            ),
            *OF_ALL,
        ),
    ),
    Command(
        "export",
        "[QUERY]",
        N_(
            "Write what a query and filters leave as a file: Excel, CSV, JSON, calendar, references, web page, text."
        ),
        (
            Option(
                ("-o", "--output"),
                "FILE.xlsx|.csv|.json|.ics|.bib|.ris|.csl.json|.html|.txt",
                N_("The file to write."),
            ),
            *FILTERS,
            Option(("--limit",), "N", N_("How many results at most; otherwise all.")),
            *OF_ALL,
        ),
    ),
    Command("verify", "", N_("Check the library and the user's file, and say what was checked."), OF_ALL),
)

_QUERIES = ("search", "export")
_MISSING = {
    "search": N_("Say what to search for: tawsiyat search WORDS"),
    "show": N_("Say which record to show: tawsiyat show UID"),
    "print": N_("Say which records to print: tawsiyat print UID"),
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was typed: the command, its words, the values of its options by name."""

    command: Command
    words: tuple[str, ...]
    options: dict[str, tuple[str, ...]]

    def has(self, name: str) -> bool:
        """Tell whether a switch is on, or an option has a value."""
        return bool(self.options.get(name))

    def value(self, name: str) -> str | None:
        """Return the last value of an option."""
        return next(reversed(self.options.get(name, ())), None)

    def values(self, name: str) -> tuple[str, ...]:
        """Return every value of an option, in order."""
        return self.options.get(name, ())


def command_named(name: str) -> Command | None:
    """Return the command of a name."""
    return next((command for command in COMMANDS if command.name == name), None)


def asks_for_help(typed: Sequence[str]) -> bool:
    """Tell whether help is asked for, before anything else is understood."""
    before = typed[: typed.index("--")] if "--" in typed else typed
    return not typed or typed[0] == "help" or bool({"-h", "--help"} & set(before))


def read(typed: Sequence[str]) -> Arguments:
    """Understand what was typed; raises `WrongUsageError` where it cannot be meant."""
    command = command_named(typed[0]) if typed else None
    if command is None:
        raise WrongUsageError(
            Refusal(N_("There is no command {name}. See: tawsiyat --help"), name=typed[0] if typed else "")
        )
    try:
        known, others = _parser(command).parse_known_args(list(typed[1:]))
    except argparse.ArgumentError as error:
        option = error.argument_name or ""
        switch = any(not each.value and option in each.names for each in command.options)
        sentence = (
            N_("The option {option} takes no value.") if switch else N_("The option {option} needs a value.")
        )
        raise WrongUsageError(Refusal(sentence, option=option), command) from None
    options = {option.place: tuple(getattr(known, option.place, None) or ()) for option in command.options}
    words = (*known.words, *_words_with_minus(command, others))
    _check(command, words, options)
    return Arguments(command, words, options)


def _parser(command: Command) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("words", nargs="*")
    for option in command.options:
        if option is HELP:
            # It is looked for before; argparse would take «-haram» for it.
            continue
        if option.value:
            parser.add_argument(*option.names, dest=option.place, action="append")
        else:
            parser.add_argument(*option.names, dest=option.place, action="append_const", const="on")
    return parser


def _words_with_minus(command: Command, others: list[str]) -> tuple[str, ...]:
    """Return the words that argparse took for unknown options; only a query has such words."""
    for other in others:
        if command.name not in _QUERIES or other.startswith("--"):
            raise WrongUsageError(
                Refusal(
                    N_("{command} has no option {option}. See: tawsiyat {command} --help"),
                    option=other,
                    command=command.name,
                ),
                command,
            )
    return tuple(others)


def _check(command: Command, words: tuple[str, ...], options: dict[str, tuple[str, ...]]) -> None:
    if command.needs_words and not words and not options.get(COLLECTION.place):
        raise WrongUsageError(Refusal(_MISSING[command.name]), command)
    if words and not command.words:
        raise WrongUsageError(
            Refusal(N_("{command} takes no word like {word}."), command=command.name, word=words[0]), command
        )
    astray = next((option for option in BOOK[1:] if options.get(option.place)), None)
    if astray is not None and not options[BOOK[0].place]:
        raise WrongUsageError(
            Refusal(N_("The option {option} is for a book: give --book too."), option=astray.names[-1]),
            command,
        )
    for option in command.options:
        for value in options[option.place]:
            if option.choices and value not in option.choices:
                raise WrongUsageError(
                    Refusal(
                        N_("{option} can be {choices}, not {value}."),
                        option=option.names[-1],
                        choices=option.value,
                        value=value,
                    ),
                    command,
                )
