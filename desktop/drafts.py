"""What is being typed and not yet kept anywhere: gathered from who shows it, kept beside the settings, brought back.

Whoever has a form or a line open follows it under a name, and drops the name when what was typed has been kept or was
thrown away on purpose. What the last run left is given out once, to whoever can show it again; until then it stays
among the drafts, so that it is not lost to a start that never came so far.
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance

Draft = Mapping[str, Any]
"""What JSON can say of a form: its fields, and what tells to which record they belong."""


class Drafts(QObject):
    """The drafts of now by name. `changed` rings after each change of one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._followed: dict[str, Callable[[], Draft | None]] = {}
        self._left: dict[str, Draft] = {}

    def follow(self, name: str, read: Callable[[], Draft | None], *typed: SignalInstance) -> None:
        """Ask `read` for the draft of a name from now on, after each ring of the signals `typed`.

        It answers None while there is nothing that closing the form would lose.
        """
        self._followed[name] = read
        for signal in typed:
            signal.connect(self.changed)

    def drop(self, name: str) -> None:
        """Forget a draft: it was kept, or thrown away on purpose."""
        self._followed.pop(name, None)
        self.changed.emit()

    def now(self) -> dict[str, Draft]:
        """Return what is being typed, and what the last run left and nobody has shown yet."""
        found = {name: read() for name, read in self._followed.items()}
        return self._left | {name: draft for name, draft in found.items() if draft is not None}

    def bring(self, left: object) -> None:
        """Take what the last run left; what is none of ours counts as nothing."""
        if isinstance(left, dict):
            self._left = {str(name): draft for name, draft in left.items() if isinstance(draft, dict)}

    def taken(self, name: str) -> Draft:
        """Give out what the last run left under a name, once; nothing is an empty draft."""
        return self._left.pop(name, {})


def words(draft: Draft, name: str) -> str:
    """Return a text of a draft, an empty one where it holds no such text: its file may come from anywhere."""
    value = draft.get(name)
    return value if isinstance(value, str) else ""


def texts(draft: Draft, name: str) -> dict[str, str]:
    """Return texts of a draft by their names."""
    value = draft.get(name)
    pairs = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in pairs if isinstance(key, str) and isinstance(text, str)}
