"""Collections: ordered baskets of records that a user puts together, and what is done with them.

Everything here takes a value and returns another: the one before stays as it was, which is what undoing needs
(`core.records.undoing`). Several collections stand as a `Cabinet`, the one that was used last first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

LONGEST_NAME = 200
"""How many letters a name may have."""

LONGEST_NOTE = 2_000
"""How many letters a note may have."""


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a collection, by its uid, with the user's note. The library of a day need not know it."""

    uid: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """A basket: its key for good, its name, its records in order, each once; the greater `used`, the later used."""

    key: str
    name: str
    items: tuple[Item, ...] = ()
    used: int = 0

    @property
    def uids(self) -> tuple[str, ...]:
        """The uids of its records, in order."""
        return tuple(item.uid for item in self.items)

    def holding(self, uids: Iterable[str]) -> "Collection":
        """Return it with records put at its end, those left out that it holds already."""
        held = dict.fromkeys(self.uids)
        fresh = [uid for uid in dict.fromkeys(uids) if uid and uid not in held]
        return replace(self, items=(*self.items, *map(Item, fresh)))

    def without(self, uids: Iterable[str]) -> "Collection":
        """Return it without some records."""
        gone = set(uids)
        return replace(self, items=tuple(item for item in self.items if item.uid not in gone))

    def moved(self, uids: Iterable[str], place: int) -> "Collection":
        """Return it with records moved together before the one that stands at `place` now, their order kept."""
        chosen = set(uids)
        place = max(0, min(place, len(self.items)))
        before = [item for item in self.items[:place] if item.uid not in chosen]
        after = [item for item in self.items[place:] if item.uid not in chosen]
        return replace(self, items=(*before, *(item for item in self.items if item.uid in chosen), *after))

    def shifted(self, uids: Iterable[str], step: int) -> "Collection":
        """Return it with records moved up (a negative step) or down past as many others; the ends stop them."""
        chosen = [uid for uid in self.uids if uid in set(uids)]
        if not chosen or not step:
            return self
        if step < 0:
            return self.moved(chosen, self.uids.index(chosen[0]) + step)
        return self.moved(chosen, self.uids.index(chosen[-1]) + 1 + step)

    def noted(self, uid: str, note: str) -> "Collection":
        """Return it with a note on one record; an empty one takes the note away."""
        kept = cleaned(note, LONGEST_NOTE)
        return replace(
            self,
            items=tuple(replace(item, note=kept) if item.uid == uid else item for item in self.items),
        )

    def named(self, name: str) -> "Collection":
        """Return it under another name; an empty one changes nothing."""
        return replace(self, name=cleaned(name, LONGEST_NAME) or self.name)


@dataclass(frozen=True, slots=True)
class Cabinet:
    """All collections, the one used last first."""

    collections: tuple[Collection, ...] = ()

    def get(self, key: str) -> Collection | None:
        """Return the collection of a key."""
        return next((each for each in self.collections if each.key == key), None)

    def called(self, name: str) -> Collection | None:
        """Return the collection of a name, the one used last where several have it."""
        wanted = cleaned(name, LONGEST_NAME)
        return next((each for each in self.collections if each.name == wanted), None)

    def holding(self, collection: Collection) -> "Cabinet":
        """Return the cabinet with a collection, new or changed, as the one used last."""
        newest = max((each.used for each in self.collections), default=0)
        put = replace(collection, used=newest + 1)
        return Cabinet((put, *(each for each in self.collections if each.key != collection.key)))

    def changed(self, collection: Collection) -> "Cabinet":
        """Return the cabinet with a collection that it holds changed, in its place."""
        return Cabinet(tuple(collection if each.key == collection.key else each for each in self.collections))

    def without(self, key: str) -> "Cabinet":
        """Return the cabinet without a collection."""
        return Cabinet(tuple(each for each in self.collections if each.key != key))

    def free_name(self, name: str) -> str:
        """Return a name like `name` that no collection has: with a number after it where one has it."""
        wanted = cleaned(name, LONGEST_NAME - 8)
        taken = {each.name for each in self.collections}
        number, free = 2, wanted
        while free in taken:
            number, free = number + 1, f"{wanted} ({number})"
        return free


def cabinet_of(collections: Iterable[Collection]) -> Cabinet:
    """Put collections in the order of their use, the last first."""
    return Cabinet(tuple(sorted(collections, key=lambda each: (-each.used, each.key))))


def differences(before: Cabinet, after: Cabinet) -> tuple[tuple[Collection, ...], tuple[str, ...]]:
    """Return what has to be saved to come from one cabinet to another: collections to keep, keys to forget."""
    known = {each.key: each for each in before.collections}
    kept = tuple(each for each in after.collections if known.get(each.key) != each)
    there = {each.key for each in after.collections}
    return kept, tuple(key for key in known if key not in there)


def cleaned(text: str, longest: int) -> str:
    """Return a text on one line, without what no file can spell, cut at the longest that is kept."""
    spelled = text.encode("utf-8", "replace").decode()
    return " ".join(spelled.split())[:longest].rstrip()
