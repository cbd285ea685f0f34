"""Qt's enumerations, made quickly.

PySide makes a class of Qt when it is first named, and its enumerations with it, through the functional interface
of `enum`: 3,700 names before the first paint, each of which is put into the class, taken out, looked at from every
side and put in again. That was a sixth of the start. Qt's are plain lists of names and numbers, so their members
are put straight into an empty enumeration made the ordinary way. The result is the same to the last attribute: a
test makes every enumeration of Qt both ways and compares them. Whatever is no such list is left to `enum`, and so
is everything under a Python with which that test was not run.
"""

import enum
import sys
from collections.abc import Callable, Mapping
from typing import Any

COMPARED = ((3, 11), (3, 12), (3, 13))
_KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
# What every member has already; `enum` keeps such names apart.
_TAKEN = frozenset({"name", "value"})


def hasten() -> None:
    """Make the enumerations that PySide asks for quickly from now on."""
    if sys.version_info[:2] in COMPARED:
        enum.EnumType._create_ = quickly(enum.EnumType._create_)


def quickly(ordinary: Callable[..., type]) -> Callable[..., type]:
    """Return a way to make enumerations that is quick with PySide's and leaves all others to `ordinary`."""

    # Named as in `enum`, which gives some of these by their names.
    def create(cls: type, class_name: str, names: Any, *, module: str | None = None, **asked: Any) -> type:
        # `enum` finds the module by counting frames, of which this is one more.
        module = module or sys._getframe(2).f_globals.get("__name__")
        # PySide alone asks for plain kinds with this boundary.
        plain = asked.get("boundary") is enum.KEEP and cls in _KINDS and _numbered(names)
        made = ordinary(cls, class_name, [] if plain else names, module=module, **asked)
        if plain:
            _fill(made, dict(names))
        return made

    return create


def _numbered(names: Any) -> bool:
    """Tell whether these are pairs of a name and a number, each name once and free to be taken."""
    if type(names) is not list or not all(type(pair) is tuple and type(pair[1]) is int for pair in names):
        return False
    members = dict(names)
    return len(members) == len(names) and not any(name in _TAKEN or name[0] == "_" for name in members)


def _fill(made: Any, members: Mapping[str, int]) -> None:
    """Put members into an empty enumeration; of two with one value, the second is another name of the first."""
    counts, flags = issubclass(made, int), issubclass(made, enum.Flag)
    by_name, by_value, in_order = made._member_map_, made._value2member_map_, made._member_names_
    for name, value in members.items():
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = int.__new__(made, value) if counts else object.__new__(made)
            vars(member).update(_value_=value, _name_=name, __objclass__=made, _sort_order_=len(in_order))
            if not flags or (value and not value & (value - 1)):
                in_order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    if flags:
        _count_bits(made, by_value)


def _count_bits(made: Any, by_value: Mapping[int, Any]) -> None:
    singles = mask = 0
    for value in by_value:
        mask |= value
        singles |= 0 if value & (value - 1) else value
    made._flag_mask_, made._singles_mask_ = mask, singles
    made._all_bits_ = 2 ** mask.bit_length() - 1
    listed = [member._value_ for member in made]
    if listed != sorted(listed):
        made._iter_member_ = made._iter_member_by_def_
