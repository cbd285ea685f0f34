"""What may be typed, what may not, and the help that says so in three languages."""

import pytest

from cli.arguments import COMMANDS, read
from cli.help import help_of, help_of_all
from core.language import language
from tests.cli.running import Run


@pytest.mark.parametrize(
    "typed",
    [
        ["serach", "x"],
        ["search"],
        ["show"],
        ["print"],
        ["list", "word"],
        ["verify", "word"],
        ["list", "--colour", "red"],
        ["list", "-x"],
        ["search", "x", "--limit"],
        ["print", "x", "-o"],
        ["search", "x", "--bidi", "sideways"],
        ["list", "--js"],
        ["list", "--json=yes"],
        ["export", "x"],
        ["import", "x"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_wrong_usage_is_code_2_and_one_sentence(tawsiyat: Run, typed: list[str], code: str) -> None:
    ran = tawsiyat(typed[0], *typed[1:], language="", library=None) if code == "ar" else None
    ran = ran or tawsiyat(typed[0], "--language", code, *typed[1:], language="", library=None)
    assert (ran.code, ran.out) == (2, "")
    assert 1 <= len(ran.err.strip().split("\n")) <= 2


def test_a_wrong_language_is_said_in_the_language_of_the_locale(
    tawsiyat: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    ran = tawsiyat("list", "--language", "xx", language="")
    assert ran.code == 2
    assert "--language can be ar|en|fr, not xx." in ran.err


@pytest.mark.parametrize("typed", [["--help"], ["-h"], ["help"]])
def test_help_needs_no_library(tawsiyat: Run, typed: list[str], tmp_path) -> None:
    ran = tawsiyat(*typed, library=tmp_path / "none.db")
    assert (ran.code, ran.err) == (0, "")
    assert all(f"tawsiyat {command.name}" in ran.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_help_of_a_command_names_every_option_in_the_readers_language(command, code: str) -> None:
    said = help_of(command, language(code))
    for option in command.options:
        assert all(name in said for name in option.names)
        assert language(code).tr(option.help) in said
    assert command.name in help_of_all(language(code))


def test_help_after_two_dashes_is_a_word(tawsiyat: Run) -> None:
    assert tawsiyat("search", "--json", "--", "--help").document["query"] == "--help"


def test_options_may_stand_anywhere() -> None:
    before = read(["search", "--limit", "3", "--json", "one", "two"])
    after = read(["search", "one", "two", "--limit=3", "--json"])
    assert before == after
    assert before.words == ("one", "two")
    assert before.value("limit") == "3"
    assert before.has("json")


def test_options_that_repeat_keep_their_order() -> None:
    assert read(["list", "--kind", "event", "--kind", "source"]).values("kind") == ("event", "source")


@pytest.mark.parametrize("word", ["-كلمة", "-haram", "-5", "-"])
def test_a_word_with_a_minus_is_a_word_of_the_query(word: str) -> None:
    assert read(["search", "x", word]).words == ("x", word)
