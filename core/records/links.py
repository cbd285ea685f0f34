"""Links to records: `tawsiyat://` and a uid, to be copied, sent, and opened by the program of whoever gets it."""

from urllib.parse import quote, unquote

from core.errors import N_, Refusal
from core.records.kinds import RecordKind

SCHEME = "tawsiyat://"

_NO_LINK = N_("{link} is no link to a record. Such a link begins like this: tawsiyat://event/")


def link_to(uid: str) -> str:
    """Return the link to a record."""
    return SCHEME + quote(uid, safe="/")


def uid_named(argument: str) -> str:
    """Return the uid that an argument names, by itself or in a link; empty where it names none."""
    argument = argument.strip()
    link = argument.startswith(SCHEME)
    uid = unquote(argument.removeprefix(SCHEME)).strip("/") if link else argument
    kind, _, rest = uid.partition("/")
    return uid if rest and kind in set(RecordKind) else ""


def no_link(argument: str) -> Refusal:
    """Return what is said of a link that leads to no record."""
    return Refusal(_NO_LINK, link=argument)
