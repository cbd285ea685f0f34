"""What was done and can be taken back: values before and after, never the way between them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

STEPS = 200
"""How many steps can be taken back."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Past(Generic[_Value]):
    """The value of now, the values before it (the oldest first), and those that were taken back (the next last)."""

    now: _Value
    before: tuple[_Value, ...] = ()
    taken_back: tuple[_Value, ...] = ()

    def then(self, value: _Value) -> "Past[_Value]":
        """Go on to another value; what was taken back is gone then. The same value is no step."""
        if value == self.now:
            return self
        return Past(value, (*self.before, self.now)[-STEPS:])

    def undone(self) -> "Past[_Value]":
        """Go back one step, if there is one."""
        if not self.before:
            return self
        return Past(self.before[-1], self.before[:-1], (*self.taken_back, self.now))

    def redone(self) -> "Past[_Value]":
        """Go forward again to what was taken back last, if anything was."""
        if not self.taken_back:
            return self
        return Past(self.taken_back[-1], (*self.before, self.now), self.taken_back[:-1])
