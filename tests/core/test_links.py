"""Links to records, made and read."""

import pytest

from core.records.kinds import RecordKind
from core.records.links import link_to, no_link, uid_named


@pytest.mark.parametrize("kind", RecordKind)
def test_a_link_to_any_kind_is_read_back(kind: RecordKind) -> None:
    uid = f"{kind}/a-1/8"
    assert link_to(uid) == f"tawsiyat://{uid}"
    assert uid_named(link_to(uid)) == uid_named(uid) == uid


def test_letters_that_links_may_not_have_are_written_in_plain_ones() -> None:
    uid = "recommendation/oic-2016/(ه)"
    assert link_to(uid).isascii()
    assert uid_named(link_to(uid)) == uid


@pytest.mark.parametrize(
    "argument", ["tawsiyat://", "tawsiyat://event", "tawsiyat://foo/bar", "event/", "https://event/x"]
)
def test_what_names_no_record_is_empty_and_said(argument: str) -> None:
    assert uid_named(argument) == ""
    assert argument in str(no_link(argument))
