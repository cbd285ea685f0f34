"""Sentences in three languages: the values in them, and why the system refused."""

import errno

import pytest

from core.errors import N_, Refusal, reason_of
from core.language import language

SENTENCE = N_("The answer could not be written ({reason}). Send it to another place.")


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.EIO])
def test_a_reason_of_the_system_is_said_in_the_readers_language(number: int) -> None:
    refusal = Refusal(SENTENCE, reason=reason_of(OSError(number, "English of the system")))
    said = {code: language(code).sentence(refusal) for code in ("ar", "en", "fr")}
    assert len(set(said.values())) == 3
    assert not any("English of the system" in sentence for sentence in said.values())
    assert not any(letter.isascii() and letter.isalpha() for letter in said["ar"])


def test_a_rare_reason_keeps_the_words_of_the_system() -> None:
    refusal = Refusal(SENTENCE, reason=reason_of(OSError(errno.EXDEV, "Cross-device link")))
    assert "\u2068Cross-device link\u2069" in language("ar").sentence(refusal)


def test_an_error_without_a_number_is_named() -> None:
    assert reason_of(TimeoutError()) == "TimeoutError"


def test_a_path_in_an_arabic_sentence_is_set_apart() -> None:
    refusal = Refusal(SENTENCE, reason="/home/a b")
    assert "\u2068/home/a b\u2069" in language("ar").sentence(refusal)
    assert "\u2068" not in language("en").sentence(refusal)
