"""When things go wrong with the index: another answers, and says so; what is damaged is made again."""

import json
import random
import subprocess
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from peewee import Database

from core.records.answers import Answer
from db.build import build
from db.connection import library_database
from db.impact import container as container_module
from db.impact import keeping
from db.impact.container import VERSION, read_container
from db.impact.index import opened
from db.impact.keeping import kept_index, kept_path
from db.library import Library, open_library
from db.search import Searcher
from db.search.unusable import Unusable
from tests.db.impact.shelf import container
from tests.db.search_shelf import made_of, written
from tests.db.store import write_store
from tests.db.test_search import EVENTS

MADE = made_of(*EVENTS)
ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Shelf:
    """A library file whose index was taken away or changed."""

    database: Database
    sha256: str = "0" * 64


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "library.db"
    build(write_store(tmp_path / "store"), path)
    return open_library(path)


def without_index(path: Path, change: Callable[[bytes], bytes | None]) -> Shelf:
    """Change the index that lies in a library and return the library."""
    from db.connection import fresh_database

    database = fresh_database(path)
    (data,) = database.execute_sql("select data from search_impact").fetchone()
    database.execute_sql("update search_impact set data = ?", (change(data),))
    database.close()
    return Shelf(library_database(path))


def flipped(data: bytes) -> bytes:
    return data[:-700] + bytes([data[-700] ^ 1]) + data[-699:]


def of_another_version(data: bytes) -> bytes:
    """Raise the version in the head and make its checksum right again."""
    length = int.from_bytes(data[8:16], "little")
    told = f'"version": {VERSION}'.encode()
    head = data[24 : 24 + length].replace(told, f'"version": {(VERSION + 1) % 10}'.encode())
    assert head != data[24 : 24 + length]
    return data[:16] + zlib.crc32(head).to_bytes(4, "little") + data[20:24] + head + data[24 + length :]


DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda data: None,
    "empty": lambda data: b"",
    "cut short in its head": lambda data: data[:100],
    "cut short": lambda data: data[: len(data) // 2],
    "one bit turned": flipped,
    "of another version": of_another_version,
    "not an index": lambda data: b"SQLite format 3" + bytes(500),
}


def found(answer: Answer) -> set[str]:
    return {hit.uid for hit in answer.hits}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_answers_plainly_and_is_made_again(
    damage: Callable[[bytes], bytes | None], tmp_path: Path, library: Library
) -> None:
    sound = Searcher(library).search("الاتصال")
    assert sound.total
    assert not sound.plain
    shelf = without_index(library.path, damage)
    searcher = Searcher(shelf, tmp_path / "kept")
    plain = searcher.search("الاتصال")
    assert plain.plain
    assert found(plain) == found(sound)
    told: list[tuple[int, int]] = []
    assert searcher.prepare(lambda done, total: told.append((done, total)))
    again = searcher.search("الاتصال")
    assert not again.plain
    assert again.hits == sound.hits
    later = Searcher(shelf, tmp_path / "kept").search("الاتصال")
    assert not later.plain
    assert later.hits == sound.hits


def test_an_index_that_was_made_here_and_damaged_is_made_again(tmp_path: Path, library: Library) -> None:
    shelf = without_index(library.path, lambda data: None)
    kept = tmp_path / "kept"
    assert Searcher(shelf, kept).prepare()
    path = kept_path(kept, shelf.sha256)
    path.write_bytes(flipped(path.read_bytes()))
    searcher = Searcher(shelf, kept)
    assert searcher.search("الاتصال").plain
    assert searcher.prepare()
    assert not searcher.search("الاتصال").plain


def test_an_index_of_another_library_is_refused(tmp_path: Path) -> None:
    data = memoryview(container(tmp_path, MADE))
    with pytest.raises(Unusable, match="another library"):
        read_container(data, "f" * 64)


def test_an_index_of_other_records_is_refused(tmp_path: Path) -> None:
    other = container(tmp_path, MADE[:5])
    shelf = without_index(written(tmp_path / "library.db", MADE), lambda data: other)
    with pytest.raises(Unusable, match="other records"):
        keeping.bundled_index(shelf.database)


def test_every_cut_of_an_index_is_seen(tmp_path: Path) -> None:
    data = container(tmp_path, MADE)
    luck = random.Random(5)
    for size in [*range(0, 64), *luck.sample(range(len(data)), 60)]:
        with pytest.raises(Unusable):
            opened(read_container(memoryview(data[:size])))


def test_every_turned_bit_of_an_index_is_seen_or_stands_between_arrays(tmp_path: Path) -> None:
    data = container(tmp_path, MADE)
    whole = {name: array.tobytes() for name, array in read_container(memoryview(data)).arrays.items()}
    luck = random.Random(6)
    for place in luck.sample(range(len(data)), 300):
        turned = data[:place] + bytes([data[place] ^ (1 << luck.randrange(8))]) + data[place + 1 :]
        try:
            arrays = read_container(memoryview(turned)).arrays
        except Unusable:
            continue
        assert {name: array.tobytes() for name, array in arrays.items()} == whole


@dataclass(frozen=True)
class Kept:
    """A library with an index that was made on this machine, of which long arrays are checked as they are used."""

    shelf: Shelf
    folder: Path
    path: Path

    def searcher(self) -> Searcher:
        return Searcher(self.shelf, self.folder)

    def turn(self, name: str) -> None:
        """Turn a bit in the middle of one array."""
        data = bytearray(self.path.read_bytes())
        length, front = int.from_bytes(data[8:16], "little"), 24
        head = json.loads(data[front : front + length])
        kind, offset, count = head["arrays"][name]
        data[front + length + offset + np.dtype(kind).itemsize * (count // 2)] ^= 1
        self.path.write_bytes(data)


@pytest.fixture
def kept(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.setattr(container_module, "_LONG", 0)
    shelf = without_index(library.path, lambda data: None)
    folder = tmp_path / "kept"
    assert Searcher(shelf, folder).prepare()
    return Kept(shelf, folder, kept_path(folder, shelf.sha256))


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("forms", "الاتصال"),
        ("masks", "نقاط الاتصال"),
        ("shown", "الاتصال"),
        ("shown_start", "الاتصال"),
        ("stem_documents", "الاتصال"),
        ("stem_impacts", "الاتصال"),
        ("stem_places", '"نقاط الاتصال"'),
        ("form_words", "الاتصال"),
        ("near_key", "workshp"),
        ("facet0_profile", "الاتصال"),
    ],
)
def test_damage_is_seen_by_the_answer_that_would_use_it(kept: Kept, name: str, query: str) -> None:
    sound = kept.searcher().search(query)
    assert not sound.plain
    kept.turn(name)
    searcher = kept.searcher()
    answer = searcher.search(query)
    assert answer.plain
    assert searcher.prepare()
    assert replace(searcher.search(query), elapsed_ms=0) == replace(sound, elapsed_ms=0)


def test_damage_that_no_answer_used_is_found_by_the_check(kept: Kept) -> None:
    kept.turn("near_form")
    searcher = kept.searcher()
    assert not searcher.search("الاتصال").plain
    told: list[int] = []
    assert searcher.prepare(lambda done, total: told.append(done))
    kept_index(kept.path, kept.shelf.sha256).check()
    assert not searcher.search("workshp").plain


def test_a_sound_index_is_checked_and_not_made_again(kept: Kept) -> None:
    made = kept.path.stat()
    searcher = kept.searcher()
    assert not searcher.search("الاتصال").plain
    assert searcher.prepare()
    assert kept.path.stat().st_mtime_ns == made.st_mtime_ns
    assert kept.path.stat().st_ino == made.st_ino


def test_a_damaged_index_explains_nothing(kept: Kept) -> None:
    uid = kept.searcher().search("الاتصال").hits[0].uid
    assert kept.searcher().explain("الاتصال", uid) is not None
    kept.turn("forms")
    assert kept.searcher().explain("الاتصال", uid) is None


def test_without_numpy_search_answers_plainly(library: Library) -> None:
    script = (
        "import sys; sys.modules['numpy'] = None\n"
        "from pathlib import Path\n"
        "from db.library import open_library\n"
        "from db.search import Searcher\n"
        "searcher = Searcher(open_library(Path(sys.argv[1])))\n"
        "answer = searcher.search('الاتصال')\n"
        "assert answer.plain and answer.total and not searcher.prepare()\n"
        "assert searcher.explain('الاتصال', answer.hits[0].uid) is None\n"
    )
    subprocess.run([sys.executable, "-c", script, str(library.path)], check=True, cwd=ROOT)


@pytest.mark.parametrize(
    "fault", ["raise RuntimeError('older processor')", "raise ImportError", "float32 = None"]
)
def test_with_a_numpy_that_cannot_be_imported_search_answers_plainly(
    tmp_path: Path, library: Library, fault: str
) -> None:
    (tmp_path / "numpy.py").write_text(fault, encoding="utf-8")
    script = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path\n"
        "from db.library import open_library\n"
        "from db.search import Searcher\n"
        "searcher = Searcher(open_library(Path(sys.argv[1])))\n"
        "answer = searcher.search('الاتصال')\n"
        "assert answer.plain and answer.total and not searcher.prepare()\n"
    )
    subprocess.run([sys.executable, "-c", script, str(library.path), str(tmp_path)], check=True, cwd=ROOT)


def test_numpy_is_not_imported_before_the_first_query_with_words(library: Library) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from db.library import open_library\n"
        "from db.search import Searcher\n"
        "searcher = Searcher(open_library(Path(sys.argv[1])))\n"
        "assert 'numpy' not in sys.modules\n"
        "assert not searcher.search('').plain\n"
        "assert 'numpy' not in sys.modules\n"
        "assert not searcher.search('الاتصال').plain\n"
        "assert 'numpy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script, str(library.path)], check=True, cwd=ROOT)


def test_two_processes_make_the_index_of_one_library(tmp_path: Path, library: Library) -> None:
    without_index(library.path, lambda data: None)
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from dataclasses import dataclass\n"
        "from db.connection import library_database\n"
        "from db.search import Searcher\n"
        "from tests.db.impact.test_impact_troubles import Shelf\n"
        "searcher = Searcher(Shelf(library_database(Path(sys.argv[1]))), Path(sys.argv[2]))\n"
        "assert searcher.prepare() and not searcher.search('الاتصال').plain\n"
    )
    command = [sys.executable, "-c", script, str(library.path), str(tmp_path / "kept")]
    started = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in started] == [0, 0]
    assert [path.suffix for path in (tmp_path / "kept").iterdir()] == [".impact"]


def test_a_folder_that_cannot_be_written_leaves_the_plain_search(tmp_path: Path, library: Library) -> None:
    shelf = without_index(library.path, lambda data: None)
    (tmp_path / "file").write_text("in the way")
    searcher = Searcher(shelf, tmp_path / "file" / "kept")
    assert not searcher.prepare()
    assert searcher.search("الاتصال").plain


PIECES = [
    *(
        "ا",
        "ال",
        "والتو",
        "الضمان",
        "الأيتام",
        "بلد:",
        "عنوان:",
        "٢٠١٦",
        "شباط",
        "\u064e",
        "ـ",
        "«",
        "»",
        "؟",
    ),
    *("social", "prot", "OR", "-", '"', "(", ")", "title:", "year:", "2016-04", "*", "|", "oman", "the", "e"),
    *(
        "protection",
        "sociale",
        "d'",
        "œuvre",
        "Çağlar",
        "İŞKUR",
        "année:",
        "OU",
        "\x00",
        "\ud800",
        "😀",
        "\u202e",
    ),
]


def test_ten_thousand_queries_in_three_scripts_neither_fail_nor_fill_the_memory(tmp_path: Path) -> None:
    searcher = Searcher(Shelf(library_database(written(tmp_path / "library.db", MADE))))
    luck = random.Random(9)

    def ask(count: int) -> None:
        for _ in range(count):
            query = "".join(luck.choice(PIECES) + luck.choice(["", " "]) for _ in range(luck.randint(1, 7)))
            answer = searcher.search(query, limit=5, typing=luck.random() < 0.5)
            assert answer.total >= len(answer.hits)
            assert not answer.plain

    ask(8000)
    tracemalloc.start()
    ask(1000)
    before = tracemalloc.get_traced_memory()[0]
    ask(1000)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 500_000


def test_one_searcher_serves_many_threads_with_the_index(library: Library) -> None:
    queries = ["الاتصال", "ورشة", "", "والت", "trial workshp", "أنقرة 2016"] * 8
    searcher = Searcher(library)
    expected = [searcher.search(query, typing=True).hits for query in queries]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda query: searcher.search(query, typing=True).hits, queries)) == expected
