"""Digits as a reader chose them: Arabic-Indic (`arab`) or Western (`latn`)."""

_ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_WESTERN = "0123456789"

_TO_ARABIC = str.maketrans(_WESTERN + _PERSIAN, _ARABIC_INDIC * 2)
_TO_WESTERN = str.maketrans(_ARABIC_INDIC + _PERSIAN, _WESTERN * 2)


def in_digits(text: str, digits: str) -> str:
    """Write the digits of `text` as Arabic-Indic (`arab`) or Western ones; everything else stays.

    For words and figures of ours: a text quoted from a source keeps the digits that it was printed with.
    """
    return text.translate(_TO_ARABIC if digits == "arab" else _TO_WESTERN)
