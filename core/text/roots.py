"""The root of an Arabic word, guessed by its pattern: مكتوب, كاتب and كتابة are all كتب.

After Taghva, Elkhoury and Coombs, «Arabic stemming without a root dictionary» (ISRI, 2005), on folded letters: ta
marbuta is already ه, and a hamza has lost its seat.

1. One of كال بال ولل وال, else of ال لل, is taken off the front; one of تمل همل تان تين كمل, else of a list of
   two-letter endings, off the end; a doubled waw at the front becomes one.
2. What is left is matched against the patterns of its length, in order: the letters of the root stay. A word of
   no pattern loses one letter at its end, or else at its front, and is matched again as what it then is.

Such roots are often wrong and too coarse to find by. They only help to order what was found otherwise: a broken
plural (مراكز, مركز) or a verbal noun stands nearer to its word. A word that is not Arabic is its own root.
"""

import re
from functools import lru_cache

from core.text.words import is_arabic

_FRONTS = ((3, ("كال", "بال", "ولل", "وال")), (2, ("ال", "لل")))
_ENDS = (
    (3, ("تمل", "همل", "تان", "تين", "كمل")),
    (
        2,
        ("ون", "ات", "ان", "ين", "تن", "كم", "هن", "نا", "يا", "ها", "تم", "كن", "ني", "وا", "ما", "هم"),
    ),
)
_FRONT_LETTERS, _END_LETTERS = "لبفسويتنا", "هيكتان"

# A dot is a letter of any kind, the figures after a pattern are the places of the letters that stay.
_PATTERNS = {
    4: (
        ("م...", "123"),  # مفعل
        (".ا..", "023"),  # فاعل
        ("..[اوي].", "013"),  # فعال فعول فعيل
        ("...ه", "012"),  # فعلة
    ),
    5: (
        ("ا.[ات]..", "134"),  # افتعل افاعل
        ("م..[ايو].", "124"),  # مفعول مفعال مفعيل
        ("[اتم]...ه", "123"),  # مفعلة تفعلة افعلة
        ("[ميت].ت..", "134"),  # مفتعل يفتعل تفتعل
        ("[مت].ا..", "134"),  # مفاعل تفاعل
        ("..[او].ه", "013"),  # فعولة فعالة
        ("[ام]ن...", "234"),  # انفعل منفعل
        ("ا..ا.", "124"),  # افعال
        ("...ان", "012"),  # فعلان
        ("ت..ي.", "124"),  # تفعيل
        (".ا.و.", "024"),  # فاعول
        (".وا..", "034"),  # فواعل
        ("..اي.", "014"),  # فعائل
        (".ا..ه", "023"),  # فاعلة
        ("..ا.ي", "013"),  # فعالي
    ),
    6: (
        ("[ام]ست...", "345"),  # استفعل مستفعل
        ("م..ا.ه", "124"),  # مفعالة
        ("ا.ت.ا.", "135"),  # افتعال
        ("ا(.).و\\1.", "145"),  # افعوعل
        ("ت.ا.ي.", "135"),  # تفاعيل
    ),
}
# What of these lengths was left by a first step.
_SECOND_PATTERNS = {
    5: (("[اتم]....", "1234"), ("....ه", "0123"), ("..ا..", "0134")),
    6: (("ا...ا.", "1235"), ("مت....", "2345")),
}
_Compiled = dict[int, tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]]


def _compiled(table: dict[int, tuple[tuple[str, str], ...]]) -> _Compiled:
    return {
        length: tuple((re.compile(shape), tuple(map(int, kept))) for shape, kept in patterns)
        for length, patterns in table.items()
    }


_FIRST, _SECOND = _compiled(_PATTERNS), _compiled(_SECOND_PATTERNS)


@lru_cache(1 << 8)
def root(word: str) -> str:
    """Return the root of a folded word, or what is left of it where no pattern fits."""
    if not is_arabic(word):
        return word
    word = _without_end(_without_front(word))
    if word.startswith("وو") and len(word) >= 4:
        word = word[1:]
    if len(word) == 7:
        word = _shorter_end(word)
        word = _shorter_front(word) if len(word) == 7 else word
    if len(word) == 6:
        word = _matched(word)
        if len(word) == 6:
            word = _kept(word, _SECOND) or word
    if len(word) == 5:
        word = _matched(word)
        if len(word) == 5:
            word = _kept(word, _SECOND) or word
    return _matched(word) if len(word) == 4 else word


def _without_front(word: str) -> str:
    for size, fronts in _FRONTS:
        if len(word) >= size + 3 and word.startswith(fronts):
            return word[size:]
    return word


def _without_end(word: str) -> str:
    for size, ends in _ENDS:
        if len(word) >= size + 3 and word.endswith(ends):
            return word[:-size]
    return word


def _matched(word: str) -> str:
    found = _kept(word, _FIRST)
    if found:
        return found
    shorter = _shorter_end(word)
    return shorter if len(shorter) < len(word) else _shorter_front(word)


def _kept(word: str, patterns: _Compiled) -> str:
    """Return the letters that stay in the first pattern that fits, nothing where none does."""
    for shape, places in patterns.get(len(word), ()):
        if shape.fullmatch(word):
            return "".join(word[place] for place in places)
    return ""


def _shorter_end(word: str) -> str:
    return word[:-1] if word[-1] in _END_LETTERS else word


def _shorter_front(word: str) -> str:
    return word[1:] if word[0] in _FRONT_LETTERS else word
