"""Digits as a reader chose them, Arabic-Indic (`arab`) or Western (`latn`), and counts with their thousands apart.

Only counts are grouped. Years, pages, numbers of provisions and whatever stands in an order keep their digits together:
they go through `in_digits` alone.
"""

_ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_WESTERN = "0123456789"

_ARABIC_SEPARATOR, _NARROW_BLANK = "\u066c", "\u202f"
_SEPARATORS = str.maketrans("", "", f",{_ARABIC_SEPARATOR}{_NARROW_BLANK}")

_TO_ARABIC = str.maketrans(_WESTERN + _PERSIAN, _ARABIC_INDIC * 2)
_TO_WESTERN = str.maketrans(_ARABIC_INDIC + _PERSIAN, _WESTERN * 2)


def in_digits(text: str, digits: str) -> str:
    """Write the digits of `text` as Arabic-Indic (`arab`) or Western ones; everything else stays.

    For words and figures of ours: a text quoted from a source keeps the digits that it was printed with.
    """
    return text.translate(_TO_ARABIC if digits == "arab" else _TO_WESTERN)


def grouped(count: int, language: str, digits: str) -> str:
    """Write a count in a language, its thousands apart: «١٬٢٣٤», "1,234", « 1\u202f234 ».

    `digits` counts in Arabic only, where Western digits have the comma.
    """
    text = f"{count:,}"
    if language == "fr":
        return text.replace(",", _NARROW_BLANK)
    if language == "ar" and digits == "arab":
        return in_digits(text.replace(",", _ARABIC_SEPARATOR), digits)
    return text


def count_in(text: str) -> int | None:
    """Return the count that `grouped` or `in_digits` wrote, or None where the text is none."""
    plain = in_digits(text, "latn").translate(_SEPARATORS)
    return int(plain) if plain.isdecimal() else None
