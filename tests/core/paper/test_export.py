"""An export is there whole or not at all, holds what can be held, and says what it left out."""

import errno
import gc
import io
import os
import resource
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from core.errors import Refusal
from core.paper.export import EXPORTS, Export, export, export_of
from core.records.kinds import RecordKind
from core.records.selection import Selected, Selection
from tests.core.paper.exports import (
    ARABIC,
    DAY,
    ENGLISH,
    a_theme,
    exported,
    ordinary,
    selected,
    selection,
    undated,
)
from tests.core.paper.made import a_recommendation, an_event

OLD = b"what was there"
KINDS = pytest.mark.parametrize("kind", Export)


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes: what the system says then is what a full disk says."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def many(count: int, letters: int = 10_000) -> Selection:
    """Return a selection of recommendations that are made as they are read, each with a text of its own."""
    event = an_event(recommendations=())

    def read(kinds: frozenset[RecordKind]) -> Iterator[Selected]:
        if RecordKind.RECOMMENDATION in kinds:
            for number in range(1, count + 1):
                text = f"{number} " + "ب" * letters
                record = a_recommendation(number, text)
                # Each has an event of its own, or a calendar would hold one.
                around = replace(event, uid=f"event/made-{number}")
                yield Selected(record, around)

    return Selection(read, {RecordKind.RECOMMENDATION: count}, day=DAY, sha256="cd" * 32)


@KINDS
def test_a_disk_that_is_full_in_the_middle_leaves_the_old_file_and_nothing_else(
    kind: Export, tmp_path: Path
) -> None:
    path = tmp_path / f"made{kind}"
    path.write_bytes(OLD)
    texts = many(30, 30_000)
    with disk_of(4_096 if kind in (Export.ICS, Export.XLSX) else 100_000), pytest.raises(Refusal) as caught:
        export(texts, kind, path, ARABIC)
    assert "The disk is full" in str(caught.value)
    assert path.read_bytes() == OLD
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@KINDS
def test_what_a_reader_stops_leaves_the_old_file_and_nothing_else(kind: Export, tmp_path: Path) -> None:
    path = tmp_path / f"made{kind}"
    path.write_bytes(OLD)
    heard: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        heard.append((done, of))
        if done >= 50:
            raise Refusal("stopped")

    with pytest.raises(Refusal, match="stopped"):
        export(many(400, 10), kind, path, ARABIC, stop)
    assert heard == [(0, 400), (25, 400), (50, 400)]
    assert path.read_bytes() == OLD
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


class FullDisk(io.BytesIO):
    def write(self, data: Any) -> int:
        if self.tell() > 2_000:
            raise OSError(errno.ENOSPC, "full")
        return super().write(data)


def test_a_workbook_that_found_the_disk_full_is_thrown_away_in_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loud: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", loud.append)
    texts = selection(selected(*(an_event(uid=f"event/{number}") for number in range(300))))

    def write(_path: Path, write: Callable[[BinaryIO], object]) -> None:
        with FullDisk() as out:
            write(out)

    monkeypatch.setattr("core.paper.export.write_stream", write)
    with pytest.raises(OSError, match="full"):
        export(texts, Export.XLSX, Path("x.xlsx"), ARABIC)
    gc.collect()
    assert loud == []


def test_a_file_that_another_program_holds_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "made.xlsx"
    path.write_bytes(OLD)

    def held(*_given: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refusal, match="another program has it open"):
        export(ordinary(), Export.XLSX, path, ENGLISH)
    assert path.read_bytes() == OLD
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@KINDS
def test_nothing_selected_is_refused_and_writes_nothing(kind: Export, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="nothing to export"):
        exported(tmp_path, kind, selection(()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "chosen", "said"),
    [
        (Export.ICS, selected(undated()), "whose day is known"),
        (Export.ICS, selected(a_theme()), "whose day is known"),
        (Export.BIBTEX, selected(a_theme()), "can be cited"),
        (Export.RIS, selected(a_theme()), "can be cited"),
        (Export.CSL_JSON, selected(a_theme()), "can be cited"),
    ],
)
def test_what_a_format_cannot_hold_at_all_is_refused(kind: Export, chosen, said: str, tmp_path: Path) -> None:
    path = tmp_path / f"made{kind}"
    path.write_bytes(OLD)
    with pytest.raises(Refusal, match=said):
        exported(tmp_path, kind, selection(chosen))
    assert path.read_bytes() == OLD


@KINDS
def test_memory_does_not_grow_with_the_number_of_records(kind: Export, tmp_path: Path) -> None:
    exported(tmp_path, kind)
    tracemalloc.start()
    try:
        export(many(150), kind, tmp_path / f"made{kind}", ENGLISH)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # Their texts alone would take three million bytes.
    assert peak < 1_500_000


@KINDS
def test_every_kind_of_file_has_a_name_and_is_known_by_its_end(kind: Export) -> None:
    assert kind in EXPORTS
    assert export_of(Path(f"a.b{kind.upper()}")) is kind


@pytest.mark.parametrize("name", ["a", "a.doc", ".xlsx", "a.", "xlsx"])
def test_other_names_are_refused_with_what_is_possible(name: str) -> None:
    with pytest.raises(Refusal, match=r"\.xlsx \.csv \.json \.ics \.bib \.ris \.csl\.json \.html \.txt"):
        export_of(Path(name))


def test_a_bug_in_a_writer_is_no_trouble_of_the_file(tmp_path: Path) -> None:
    def read(_kinds: frozenset[RecordKind]) -> Iterator[Selected]:
        raise ValueError("ours")
        yield

    broken = Selection(read, {RecordKind.EVENT: 1})
    with pytest.raises(ValueError, match="ours"):
        export(broken, Export.CSV, tmp_path / "made.csv", ENGLISH)
    assert list(tmp_path.iterdir()) == []
