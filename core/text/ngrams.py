"""Character n-grams of a word: what two words share that have no stem in common."""

EDGE = "_"
"""Stands for the border of a word, so that a beginning and an end are told from a middle."""


def ngrams(word: str, size: int) -> list[str]:
    """Return the runs of `size` characters of a word with its borders, in order; a short word is one run."""
    edged = f"{EDGE}{word}{EDGE}"
    return [edged[at : at + size] for at in range(max(1, len(edged) - size + 1))]
