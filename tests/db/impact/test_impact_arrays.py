"""Arrays of the index: checked block by block, dealt out in ranges, and the places in them."""

import random
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.query import parse
from db.impact import inversion, phrases
from db.impact.analysis import TEXT_BITS
from db.impact.answering import Answerer
from db.impact.arrays import pointers
from db.impact.columns import BLOCK, Checked, whole
from db.impact.index import ruler
from db.impact.recent import Recent
from db.impact.starts import Starts
from db.search.unusable import Unusable
from tests.db.impact.shelf import container, index
from tests.db.test_search_oracle import WORDS, document


def checked(values: np.ndarray, damaged: int | None = None) -> Checked:
    """Return an array of which one block may not be what was written."""
    data = values.tobytes()
    sums = [zlib.crc32(data[at : at + BLOCK]) for at in range(0, len(data), BLOCK)]
    if damaged is not None:
        sums[damaged] ^= 1
    return Checked("words", values, np.array(sums, np.uint32))


VALUES = np.arange(3 * BLOCK // 4 + 5, dtype=np.uint32)
PER_BLOCK = BLOCK // 4


def test_only_what_lies_in_a_damaged_block_is_refused() -> None:
    column = checked(VALUES, damaged=1)
    assert column.take(np.array([0, PER_BLOCK - 1, 2 * PER_BLOCK])).tolist() == [
        0,
        PER_BLOCK - 1,
        2 * PER_BLOCK,
    ]
    assert column[2 * PER_BLOCK : 2 * PER_BLOCK + 2].tolist() == [2 * PER_BLOCK, 2 * PER_BLOCK + 1]
    assert column[PER_BLOCK - 1] == PER_BLOCK - 1
    for ask in (
        lambda: column[PER_BLOCK],
        lambda: column[0 : PER_BLOCK + 1],
        lambda: column[2 * PER_BLOCK - 1 :],
        lambda: column.take(np.array([0, 2 * PER_BLOCK - 1])),
        lambda: whole(column),
    ):
        with pytest.raises(Unusable, match="damaged in words"):
            ask()


@pytest.mark.parametrize("damaged", range(4))
def test_every_block_is_checked_in_the_end(damaged: int) -> None:
    column = checked(VALUES, damaged)
    with pytest.raises(Unusable):
        column.whole()
    assert whole(checked(VALUES)).tolist() == VALUES.tolist()


def test_an_empty_array_has_nothing_to_check() -> None:
    column = checked(VALUES[:0])
    assert len(column) == 0
    assert column[0:0].tolist() == []
    assert column.take(np.zeros(0, np.int64)).tolist() == []
    assert whole(column).tolist() == []


def test_words_dealt_out_to_many_ranges_give_the_same_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    luck = random.Random(4)
    made = [document(luck, number) for number in range(60)]
    at_once = container(tmp_path, made)
    monkeypatch.setattr(inversion, "_RANGE", 40)
    monkeypatch.setattr(inversion, "_READ", 70)
    assert container(tmp_path, made) == at_once


@given(st.lists(st.integers(0, 200), min_size=1, max_size=60), st.randoms(use_true_random=False))
def test_a_place_lies_in_its_document(sizes: list[int], luck: random.Random) -> None:
    class Pointed:
        pointer = pointers(np.array(sizes))
        _ruler = ruler(pointer)

    total = sum(sizes)
    places = np.array(sorted(luck.sample(range(total), min(total, 30))), np.int64)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    from db.impact.index import Index

    assert Index.documents_at(Pointed, places).tolist() == owners[places].tolist()  # type: ignore[arg-type]


def test_pairs_with_and_without_marks_stand_at_the_same_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    luck = random.Random(8)
    made = [document(luck, number) for number in range(80)]
    asked = [parse(f'"{first} {second}"').root for first in WORDS[:12] for second in WORDS[:12]]
    marked = index(tmp_path, made)
    monkeypatch.setattr(phrases, "_MARKED", 0)
    bare = index(tmp_path, made)
    assert marked.mark_of_frequent
    assert not bare.mark_of_frequent
    met = 0
    for phrase in asked:
        documents, weights = phrases.occurrences(marked, phrase, TEXT_BITS)  # type: ignore[arg-type]
        others, as_well = phrases.occurrences(bare, phrase, TEXT_BITS)  # type: ignore[arg-type]
        assert documents.tolist() == others.tolist()
        assert weights.tolist() == as_well.tolist()
        met += len(documents)
    assert met > 20


def test_what_was_asked_before_does_not_change_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.impact.evaluation.SPARSE", 10_000)  # keeps every word
    luck = random.Random(9)
    shelf = index(tmp_path, [document(luck, number) for number in range(120)])
    asked = [parse(f"{first} {second}", typing=True) for first in WORDS[:9] for second in WORDS[:9]]
    used = Answerer(shelf)
    for _ in range(2):
        for query in luck.sample(asked, len(asked)):
            found, fresh = used.found(query).direct, Answerer(shelf).found(query).direct
            assert found.documents.tolist() == fresh.documents.tolist()
            assert found.scores.tolist() == fresh.scores.tolist()


def test_the_value_not_asked_for_longest_is_forgotten() -> None:
    recent: Recent[str, int] = Recent(2)
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert [recent.get(key) for key in "abc"] == [1, None, 3]


def test_stored_beginnings_answer_as_they_would_be_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    luck = random.Random(5)
    made = [document(luck, number) for number in range(90)]
    monkeypatch.setattr("db.impact.starts._MANY", 30)
    shelf = index(tmp_path, made)
    stored = Starts(shelf.arrays, shelf.documents, len(shelf.facets.values))
    answerer = Answerer(shelf)
    everything = np.arange(shelf.documents, dtype=np.int32)
    kept = 0
    for word in WORDS:
        for size in range(1, len(word) + 1):
            root = parse(word[:size], typing=True).root
            start = stored.of(root)
            if start is None:
                continue
            found = answerer.matches(root)  # type: ignore[arg-type]
            assert start.documents(shelf.documents).tolist() == found.documents.tolist()
            few = everything[:4]
            for some in (everything, few):
                expected = np.isin(some, found.documents).tolist()
                assert start.contains(some, shelf.documents).tolist() == expected
            counts = shelf.facets.counts(found.documents)
            assert start.counts.tolist() == counts.tolist()
            kept += 1
    assert kept > 10
