"""The command line says nothing in another language than the reader's: seen by languages that nobody speaks."""

import re

import pytest

from cli.arguments import COMMANDS
from core.paper.guide import chapters as guide
from tests.pseudo import content

LANGUAGES = ("ar", "en", "fr")
TYPED = re.compile(
    r"(?m)^tawsiyat.*$|^-.*$|\u2066[^\u2069]*\u2069|\u2068[^\u2069]*\u2069|https?://\S+|\b\w+/[\w./-]+|--[\w-]+"
    r"|\b[a-z]+_[a-z_]+\b|/\S+|\.[a-z]{3,4}\b|\b[0-9a-f]{64}\b|sha256"
)
"""What is typed as it stands, in no language: commands, options, uids, paths, addresses."""
GIVEN = ("qqzzxx", "SHA", "SHA-256", "tawsiyat", "Tawsiyat", "UID", "NAME", "FTS5", "user.db", "library.db")
RUNS = (
    ("search", "social protection"),
    ("search", "social protection", "--explain", "--limit", "3"),
    ("search", "qqzzxx"),
    ("search", "socail protecton"),
    ("search", "country:om", "--kind", "event"),
    ("list", "--limit", "40"),
    ("list", "--kind", "reform"),
    ("list", "--country", "gy"),
    ("list", "--disputed"),
    ("show", "event/oic-2016-04-ankara-social-security"),
    ("show", "recommendation/oic-2016-04-ankara-social-security/8"),
    ("show", "country/om"),
    ("show", "profile/om"),
    ("show", "digest/2023"),
    ("show", "network/oic-ssnet"),
    ("show", "body/sesric"),
    ("show", "theme/social-security"),
    ("collections",),
    ("contacts",),
    ("contacts", "--missing"),
    ("verify",),
)
WRONG = (
    ("nothing",),
    ("search",),
    ("search", "x", "--limit", "many"),
    ("search", "x", "--nothing"),
    ("list", "x"),
    ("list", "--mode", "nowhere"),
    ("list", "--kind", "nothing"),
    ("list", "--year", "then"),
    ("list", "--country", "qqzzxx"),
    ("list", "--related", "qqzzxx"),
    ("show",),
    ("show", "event/qqzzxx"),
    ("show", "event/a", "event/b"),
    ("show", "profile/om", "--digits", "roman"),
    ("print", "body/sesric"),
    ("print", "event/oic-2016-04-ankara-social-security", "--title", "x"),
    ("print", "event/oic-2016-04-ankara-social-security", "-o", "x.odt"),
    ("print", "--collection", "qqzzxx"),
    ("collections", "qqzzxx"),
    ("contacts", "--import", "/qqzzxx.csv"),
    ("export", "x"),
    ("export", "qqzzxx", "-o", "/qqzzxx/it.csv"),
    ("export", "-o", "/qqzzxx/it.csv"),
    ("help", "nothing"),
)


@pytest.fixture
def strange(pseudo, tawsiyat):
    """Run commands and return what of their answers is neither ours nor the library's, with the command."""
    held = content(*GIVEN)

    def run(runs, code):
        faults = {}
        chapters = " ".join(chapter.key for chapter in guide(code))
        for typed in runs:
            ran = tawsiyat(*typed, language=code)
            answer = (ran.out + "\n" + ran.err).replace(chapters, "")
            for line in re.split(r"\n|\|", TYPED.sub("\n", answer)):
                for left in held.left_over(line.strip(), loose=True):
                    if left not in typed:
                        faults.setdefault(left, " ".join(typed))
        return faults

    return run


@pytest.mark.parametrize("code", LANGUAGES)
def test_help_is_in_its_language(strange, code) -> None:
    helps = [("help",), ("--help",), *((command.name, "--help") for command in COMMANDS)]
    assert strange(helps, code) == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_answers_are_in_their_language(strange, code) -> None:
    assert strange(RUNS, code) == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_refusals_are_in_their_language(strange, code) -> None:
    assert strange(WRONG, code) == {}
