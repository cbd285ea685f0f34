"""Every word that a reader sees stands in Arabic and in French: none missing, none left over, all plural forms."""

import ast
import string
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

import resources
from tests.architecture.house import FLOORS, modules

ROOT = Path(__file__).parents[2]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"tr": None, "trn": (1, 2), "N_": None}
PLURALS = {"ar": 6, "fr": 2}


def extracted() -> dict[str, tuple[str, ...]]:
    """All English texts of the code, each with its forms."""
    found: dict[str, tuple[str, ...]] = {}
    for room in ("core", "db", "cli", "desktop"):
        for _, _, message, *_ in extract_from_dir(ROOT / room, [("**.py", "python")], keywords=KEYWORDS):
            forms = (message,) if isinstance(message, str) else tuple(part for part in message if part)
            found[forms[0]] = forms
    for _, message, *_ in extract_from_file("python", ROOT / "tawsiyat.py", keywords=KEYWORDS):
        forms = (message,) if isinstance(message, str) else tuple(part for part in message if part)
        found[forms[0]] = forms
    return found


def catalogue(code: str) -> Catalog:
    with resources.path("translations", code, "LC_MESSAGES", "tawsiyat.po").open("rb") as file:
        return read_po(file, locale=code)


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_every_word_is_translated(code: str) -> None:
    words = catalogue(code)
    missing = []
    for one, forms in extracted().items():
        message = words.get(one)
        strings = (
            ()
            if message is None
            else (message.string if isinstance(message.string, tuple) else (message.string,))
        )
        wanted = PLURALS[code] if len(forms) == 2 else 1
        if message is None or message.fuzzy or len(strings) != wanted or not all(strings):
            missing.append(one)
    assert not missing


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_no_translation_is_left_over(code: str) -> None:
    known = extracted()
    left = [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue(code)
        if message.id and (message.id if isinstance(message.id, str) else message.id[0]) not in known
    ]
    assert not left


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_translations_have_the_same_places(code: str) -> None:
    differing = []
    for message in catalogue(code):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            allowed = [places(each) for each in ids]
            # «one» and «two» are words in Arabic: a form may leave the number out.
            if places(text) not in allowed and not (len(ids) == 2 and set(places(text)) <= set(allowed[-1])):
                differing.append((ids[0], text))
    assert not differing


def test_arabic_counts_by_its_six_forms() -> None:
    form = c2py(catalogue("ar").plural_expr)
    counts = (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)
    assert [form(count) for count in counts] == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 4]


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_no_translation_holds_bidi_controls(code: str) -> None:
    controls = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    for message in catalogue(code):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        assert not controls & set("".join(texts)), message.id


def test_no_word_hides_in_a_formatted_string() -> None:
    """The extractor reads a formatted string as one token and would never see a word marked inside it."""
    hidden = [
        f"{module.place}:{call.lineno}"
        for module in modules(*FLOORS)
        for string in ast.walk(module.tree)
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and (getattr(call.func, "attr", "") or getattr(call.func, "id", "")) in KEYWORDS
        and any(isinstance(each, ast.Constant) for each in call.args)
    ]
    assert hidden == []
