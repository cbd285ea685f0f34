"""Stems: what the inflected forms of a word share, so that a search for one finds the others.

Arabic words go through a light stemmer on folded letters, after Larkey, Ballesteros and Connell, «Light stemming
for Arabic information retrieval» (2007), whose light10 it widens:

1. one of وبال فبال وال فال بال كال ولل فلل ال لل is taken off the front;
2. up to two suffixes are taken off the end, the longest that fits first:
   هما تين تان يات ها هم هن نا كم ات ان ون ين وا يه ته تي ه ي ا;
   a ta that a possessive opened (شبكتهم, شبكة; توصيتها, توصية) goes too, as the second;
3. a hamza behind a last ya goes (مبادىء is مبادئ);
   A stem that would be إلى is آلية;
4. a waw at the front is taken off, also behind an article: the conjunction cannot be told from a root's first
   letter, so ورشة, والورشة and الورشات must all lose it or all keep it.

Three letters are always left. A broken plural (مشاريع) has the stem of its singular where the pair stands in
`resources/vocabulary/broken_plurals.txt`; by rule it cannot be told from other words. A proclitic of one letter
(بأنقرة, لتعزيز) is not taken off, since بناء and لجنة begin with the same letters: the query asks for such forms by
itself (`forms`). Words of other letters are stemmed by Snowball in the language of their text, French or else English,
but for those of which it would make a stop word: DESA is not *des*. Numbers are their own stems.
"""

from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import resources
from core.text.folding import fold_text
from core.text.stop_words import STOP_WORDS
from core.text.words import is_arabic

if TYPE_CHECKING:
    import snowballstemmer

LEFT = 3
"""How many letters a stem keeps at least."""

_ARTICLES = ("وبال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
_SUFFIXES = (
    *("هما", "تين", "تان", "يات"),
    *("ها", "هم", "هن", "نا", "كم", "ات", "ان", "ون", "ين", "وا", "يه", "ته", "تي"),
    *("ه", "ي", "ا"),
)
# What other words become, which is not the word itself: آلية and الآليات are not إلى.
_APART = {"الي": "اليه"}
_POSSESSIVES = frozenset(("هما", "ها", "هم", "هن", "نا", "كم", "ي"))

# One-letter prepositions and conjunctions with the stem length from which they are asked for: ب and ل are
# common before short words (لدعم), ك and ف would turn تاب into كتاب.
_PROCLITICS = (("ل", LEFT), ("ب", LEFT), ("ك", LEFT + 1), ("ف", LEFT + 1))

_FRONTS = (*_PROCLITICS, ("ول", LEFT + 1), ("وب", LEFT + 1), ("فل", LEFT + 2), ("فب", LEFT + 2))
_LETTERS = frozenset(letter for letter, _ in _PROCLITICS)

# Stems of texts that are read, and what the words of queries become: enough for both, and no more than that.
_CACHED, _KEPT = 1 << 12, 1 << 8
_stemming = Lock()


@lru_cache(_CACHED)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word in a text of a language (`ar`, `en`, `fr`)."""
    if is_arabic(word):
        found = _singular(_light(word))
        return _APART.get(found, found) if word != found else found
    if word.isdecimal():
        return word
    # Snowball's stemmers keep the word at work in themselves, and searches run in several threads.
    with _stemming:
        found = str(_snowball("french" if language == "fr" else "english").stemWord(word))
    return word if found in STOP_WORDS else found


@lru_cache(_KEPT)
def forms(word: str) -> tuple[str, ...]:
    """Return the stems under which a query's word may stand in a library, the likeliest first.

    The language of a query is not known, so Latin words answer with their English and French stems. Arabic ones
    answer also with and without a proclitic of one letter.
    """
    if not is_arabic(word):
        return tuple(dict.fromkeys((stem(word, "en"), stem(word, "fr"))))
    cut = [word[len(front) :] for front, least in _FRONTS if word.startswith(front) and len(word) > least]
    bases = dict.fromkeys((word, _bare(word), *cut))
    whole = [stem(each, "ar") for each in (word, *cut)]
    # A suffix goes by how much is left before it, and a proclitic is more: so behind one a word may have another stem.
    joined = [
        variant
        for each in bases
        for letter, least in _PROCLITICS
        if len(each) >= least
        for variant in (letter + stem(each, "ar"), stem(letter + each, "ar"))
    ]
    return tuple(dict.fromkeys((*whole, *joined)))


@lru_cache(_KEPT)
def beginnings(start: str) -> tuple[str, ...]:
    """Return the beginnings of written words that a word being typed may stand for, `start` first.

    An Arabic word is also sought behind articles and conjunctions, whichever of them the reader began with:
    والتو asks for التو, توصيات is found.
    """
    if not is_arabic(start):
        return (start,)
    bare = _bare(start)
    if len(bare) < 2:
        return (start, "ال" + bare)
    fronts = ["", *_ARTICLES, "و"] if len(bare) < LEFT else ["", *_ARTICLES, "و", "ل", "ب", "ول", "وب"]
    return tuple(dict.fromkeys((start, *(front + bare for front in fronts))))


def _bare(start: str) -> str:
    for article in (*_ARTICLES, "و"):
        if start.startswith(article) and len(start) - len(article) >= (2 if len(article) > 1 else LEFT):
            return start[len(article) :]
    return start


def _light(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= LEFT:
            word = word[len(article) :]
            break
    if word.endswith("يء") and len(word) > LEFT:
        word = word[:-1]
    word = _without_suffixes(word)
    return word[1:] if word[0] == "و" and len(word) > LEFT else word


def _singular(found: str) -> str:
    """Return the stem of the singular, behind a proclitic of one letter too."""
    singulars = _singulars()
    if found in singulars:
        return singulars[found]
    first, rest = found[:1], found[1:]
    return first + singulars[rest] if rest in singulars and first in _LETTERS else found


@cache
def _singulars() -> dict[str, str]:
    """Return the stems of broken plurals with those of their singulars."""
    lines = resources.path("vocabulary", "broken_plurals.txt").read_text(encoding="utf-8").splitlines()
    rows = (fold_text(line).split() for line in lines if not line.startswith("#"))
    return {
        _light(plural): _light(singular) for singular, *plurals in filter(None, rows) for plural in plurals
    }


def _without_suffixes(word: str) -> str:
    taken = ""
    for _ in range(2):
        before = taken
        taken = next((end for end in _SUFFIXES if word.endswith(end) and len(word) - len(end) >= LEFT), "")
        if not taken and before in _POSSESSIVES:
            taken = next(
                (end for end in ("يت", "ت") if word.endswith(end) and len(word) - len(end) >= LEFT), ""
            )
        word = word[: len(word) - len(taken)]
    return word


@lru_cache
def _snowball(name: str) -> "snowballstemmer.stemmer":
    # Imported with the first word of Latin letters: it brings the stemmers of thirty languages along.
    import snowballstemmer

    return snowballstemmer.stemmer(name)
