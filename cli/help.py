"""The help of the command line, in the reader's language."""

from cli.arguments import COMMANDS, Command, Option
from core.errors import N_, Refusal
from core.language import Language
from core.text.bidi import isolate_code

VERSION = "--version"
_FRONT = (
    ("tawsiyat", N_("Open the window.")),
    (f"tawsiyat {VERSION}", N_("Say which version this is.")),
    ("tawsiyat help CHAPTER", N_("Print a chapter of the guide: {chapters}.")),
    ("tawsiyat UID", N_("Open the window at a record: a uid, or a link that begins with tawsiyat://.")),
)


def help_of_all(language: Language) -> str:
    """Return what `tawsiyat --help` says."""
    lines = [language.tr(N_("Events and the recommendations they adopted, without a network.")), ""]
    for usage, meaning in (*_FRONT, *((usage_of(command), command.help) for command in COMMANDS)):
        told = language.tr(meaning)
        if "{chapters}" in told:
            told = told.format(chapters=isolate_code(" ".join(_keys(language))))
        lines += [isolate_code(usage), f"    {told}"]
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


def chapter_of(key: str, language: Language) -> str:
    """Return a chapter of the guide as text; raises `Refusal` where there is none of this key."""
    # What makes text of a page is loaded by who asks for a chapter.
    from core.paper.guide import chapters
    from core.paper.page import Choices, Document
    from core.paper.plain import plain_text

    chapter = next((each for each in chapters(language.code) if each.key == key), None)
    if chapter is None:
        raise Refusal(
            N_("The guide has no chapter {name}. It has: {chapters}."),
            name=key,
            chapters=" ".join(_keys(language)),
        )
    return plain_text(Document(Choices(language.code), (chapter.section,))).strip("\n")


def _keys(language: Language) -> tuple[str, ...]:
    from core.paper.guide import chapters

    return tuple(chapter.key for chapter in chapters(language.code))


def usage_of(command: Command) -> str:
    """Return how a command is typed."""
    return " ".join(part for part in ("tawsiyat", command.name, command.words, "[--…]") if part)


def _typed(option: Option) -> str:
    repeated = " …" if option.repeats else ""
    return f"{', '.join(option.names)}{' ' + option.value if option.value else ''}{repeated}"
