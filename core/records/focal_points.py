"""Focal points: whom to write to in a country about a network, as a source names them or as the user filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.errors import N_
from core.records.label import Label, Reference


@dataclass(frozen=True, slots=True)
class FocalPoint:
    """One entry of the directory.

    `key` is its own for good: a UUID where the user wrote it, the uid of who is named where a `source` names it
    (then `source` is not empty and the entry cannot be changed). `network` and `country` are uids.
    """

    key: str
    network: str
    country: str
    institution: str
    name: str = ""
    position: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""
    source: str = ""

    @property
    def from_library(self) -> bool:
        """Tell whether a source names this focal point."""
        return bool(self.source)


@dataclass(frozen=True, slots=True)
class Gap:
    """A member of a network of which the directory knows no focal point."""

    network: Reference
    country: Reference


@dataclass(frozen=True, slots=True)
class Directory:
    """All focal points that are known, and the members of networks without one.

    `names` has the names of the networks and countries in them, by uid; `networks` and `countries` are those that an
    entry may have.
    """

    points: tuple[FocalPoint, ...]
    gaps: tuple[Gap, ...]
    networks: tuple[Reference, ...]
    countries: tuple[Reference, ...]
    names: Mapping[str, Label]


COLUMNS = {
    "network": N_("Network"),
    "country": N_("Country"),
    "institution": N_("Institution"),
    "name": N_("Name"),
    "position": N_("Position"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "note": N_("Note"),
}
"""The columns of the directory, in their order, each with the English word that the catalogues translate."""
