"""What records are called in a list that a user made: read on a worker, those that the library does not know too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.errors import Refusal

if TYPE_CHECKING:
    from core.paper.called import Called
    from desktop.controllers.opening import Books


def names_of(books: "Books", uids: Sequence[str]) -> "dict[str, Called]":
    """Return what records are called, and when they were. Runs on a worker."""
    return {uid: _called(books, uid) for uid in uids}


def _called(books: "Books", uid: str) -> "Called":
    from core.paper.called import Called, called

    try:
        return called(books.record(uid, whole=False))
    except Refusal:
        # The library of another day knew it.
        return Called()
