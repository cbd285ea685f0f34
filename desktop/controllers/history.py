"""The records that were opened one after the other, and the place in between where one stands."""

_LONGEST = 200


class History:
    """A way back and forward. Opening a record from the middle forgets the way forward, as in a browser."""

    def __init__(self) -> None:
        self._uids: list[str] = []
        self._at = -1

    def open(self, uid: str) -> None:
        """Stand at a record that was opened now; the one that is open already is not opened twice."""
        if self.current == uid:
            return
        self._uids = [*self._uids[: self._at + 1], uid][-_LONGEST:]
        self._at = len(self._uids) - 1

    @property
    def current(self) -> str:
        """The record one stands at, or an empty string."""
        return self._uids[self._at] if self._uids else ""

    @property
    def can_go_back(self) -> bool:
        """Tell whether a record was open before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Tell whether one came back from a record."""
        return self._at < len(self._uids) - 1

    def back(self) -> str:
        """Go to the record before and return it."""
        self._at -= self.can_go_back
        return self.current

    def forward(self) -> str:
        """Go to the record after and return it."""
        self._at += self.can_go_forward
        return self.current
