"""The store: fonts, icons, translations, templates, vocabularies, sources and curated records.

Everything that is data and not code lies in this folder; the other floors reach it through `path` alone,
so that only one place knows where the files are in a checkout, in an installed copy and in a frozen bundle.
"""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Return the path of a file or folder of the store, whether or not it exists.

    In a PyInstaller folder the store keeps its place beside this module, so the same rule holds there.
    """
    return _ROOT.joinpath(*parts)
