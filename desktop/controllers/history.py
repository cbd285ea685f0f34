"""The records that were opened one after the other, and the place in between where one stands.

Beside the way in time there is the way in meaning: who follows a link from Oman to a reform and on to an event stands
at the event with Oman and the reform before it. That is the trail of a place. A record of the list begins a new one,
and whoever comes back to a record of the trail stands where he stood there.
"""

from dataclasses import dataclass

PAGE = "page/"
"""What a place begins with that is no record but a page of the window: `page/overview`."""

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """A record or a page, and the trail that led there."""

    uid: str
    trail: tuple[str, ...] = ()


class History:
    """A way back and forward. Opening a record from the middle forgets the way forward, as in a browser."""

    def __init__(self) -> None:
        self._places: list[_Place] = []
        self._at = -1

    def open(self, uid: str, *, following: bool = False) -> None:
        """Stand at a record that was opened now; the one that is open already is not opened twice.

        `following` says that a link of the record before led there.
        """
        if self.current == uid:
            return
        place = _Place(uid, self._trail_to(uid) if following else ())
        self._places = [*self._places[: self._at + 1], place][-_LONGEST:]
        self._at = len(self._places) - 1

    @property
    def current(self) -> str:
        """The record one stands at, or an empty string."""
        return self._places[self._at].uid if self._places else ""

    @property
    def trail(self) -> tuple[str, ...]:
        """The records by whose links one came to the current one, the first of them first."""
        return self._places[self._at].trail if self._places else ()

    @property
    def before(self) -> str:
        """The place that the way back leads to, or an empty string."""
        return self._places[self._at - 1].uid if self.can_go_back else ""

    @property
    def can_go_back(self) -> bool:
        """Tell whether a record was open before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Tell whether one came back from a record."""
        return self._at < len(self._places) - 1

    def back(self) -> str:
        """Go to the record before and return it."""
        self._at -= self.can_go_back
        return self.current

    def forward(self) -> str:
        """Go to the record after and return it."""
        self._at += self.can_go_forward
        return self.current

    def _trail_to(self, uid: str) -> tuple[str, ...]:
        trail = (*self.trail, self.current) if self.current else ()
        return trail[: trail.index(uid)] if uid in trail else trail
