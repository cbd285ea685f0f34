"""The help of the command line, in the reader's language."""

from cli.arguments import COMMANDS, Command, Option
from core.errors import N_
from core.language import Language
from core.text.bidi import isolate_code

VERSION = "--version"
_FRONT = (
    ("tawsiyat", N_("Open the window.")),
    (f"tawsiyat {VERSION}", N_("Say which version this is.")),
    ("tawsiyat UID", N_("Open the window at a record: a uid, or a link that begins with tawsiyat://.")),
)


def help_of_all(language: Language) -> str:
    """Return what `tawsiyat --help` says."""
    lines = [language.tr(N_("Events and the recommendations they adopted, without a network.")), ""]
    for usage, meaning in (*_FRONT, *((usage_of(command), command.help) for command in COMMANDS)):
        lines += [isolate_code(usage), f"    {language.tr(meaning)}"]
    lines += [
        "",
        language.tr(N_("Exit code: 0 done, 1 nothing found or refused with a reason, 2 wrong usage.")),
    ]
    return "\n".join(lines)


def help_of(command: Command, language: Language) -> str:
    """Return what `tawsiyat COMMAND --help` says."""
    lines = [isolate_code(usage_of(command)), f"    {language.tr(command.help)}", ""]
    for option in command.options:
        lines += [isolate_code(_typed(option)), f"    {language.tr(option.help)}"]
    return "\n".join(lines)


def usage_of(command: Command) -> str:
    """Return how a command is typed."""
    return " ".join(part for part in ("tawsiyat", command.name, command.words, "[--…]") if part)


def _typed(option: Option) -> str:
    repeated = " …" if option.repeats else ""
    return f"{', '.join(option.names)}{' ' + option.value if option.value else ''}{repeated}"
