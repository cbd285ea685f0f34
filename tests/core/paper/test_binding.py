"""Books in a process apart: what comes back, what is given up, what dies; nothing is left behind."""

import os
import signal
import sys
import threading
from pathlib import Path

import psutil
import pytest

from core.errors import Refusal
from core.paper.binding import Binding, Cancelled, Progress, Stage
from core.paper.page import Choices, Cover, Document
from core.paper.works import Noted, Order, Packed, Work, document_of, sections_of
from core.paper.write import Format, file_bytes, write_file
from tests.core.paper.made import an_event, recommendations

ENGLISH = Choices(language="en")


def document(sections: int = 1, cover: Cover | None = None) -> Document:
    events = [an_event(uid=f"event/{n}", recommendations=recommendations(12)) for n in range(sections)]
    made = sections_of([Work(event) for event in events], ENGLISH, apart=True)
    return Document(ENGLISH, made, cover or Cover("A book"))


def workers() -> list[psutil.Process]:
    return [
        child for child in psutil.Process().children() if any("worker" in word for word in child.cmdline())
    ]


def acting_worker(code: str) -> list[str]:
    """Return how a worker is started that does something else."""
    return [sys.executable, "-c", f"import sys, os\n{code}", "worker"]


def test_one_event_is_made_here_and_much_text_in_a_process_apart() -> None:
    short, long = (
        Document(ENGLISH, sections_of([Work(an_event(recommendations=recommendations(count)))], ENGLISH))
        for count in (11, 300)
    )
    assert not short.is_long
    assert long.is_long
    begun: list[int] = []
    data = file_bytes(long, Format.PDF, progress=lambda _: begun.append(len(workers())))
    assert max(begun) == 1
    assert data.startswith(b"%PDF")


def test_many_records_are_put_together_in_the_process_that_sets_them(typesetter) -> None:
    works = [Noted(Work(an_event(uid=f"event/{n}")), f"note {n}") for n in range(13)]
    order = Order(Packed(iter(works)), ENGLISH)
    assert order.is_long
    assert not Order(works[:12], ENGLISH).is_long
    assert Order(works[:1], ENGLISH, Cover("A book")).is_long
    assert Binding().bind(order) == typesetter.pdf(document_of(works, ENGLISH))


@pytest.mark.parametrize("kind", [Format.WORD, Format.TEXT, Format.WEB])
def test_other_kinds_of_file_are_the_same_from_the_process_apart(kind: Format) -> None:
    works = Packed(Noted(Work(an_event(uid=f"event/{n}")), f"note {n}") for n in range(13))
    order = Order(works, ENGLISH)
    assert Binding().bind(order, kind=kind) == file_bytes(order.document(), kind)


def test_packed_records_are_those_that_were_packed() -> None:
    works = [Work(an_event(uid=f"event/{n}", recommendations=recommendations(2))) for n in range(5)]
    packed = Packed(works)
    assert list(packed) == works
    assert packed[-1] == works[-1]
    assert packed[1:3] == tuple(works[1:3])
    assert len(packed) == 5
    assert packed.uids == tuple(work.uid for work in works)
    assert packed.notes == {}
    assert Packed([works[0], Noted(works[1], "why")]).notes == {works[1].uid: "why"}
    assert not Packed(())


def test_the_worker_makes_the_same_bytes_as_this_process(typesetter) -> None:
    told: list[Progress] = []
    assert Binding().bind(document(3), told.append) == typesetter.pdf(document(3))
    assert [progress.done for progress in told if progress.stage is Stage.PREPARING] == [1, 2, 3]
    assert Stage.SETTING in {progress.stage for progress in told}
    assert workers() == []


def test_a_book_that_is_given_up_ends_its_worker_and_leaves_no_file(tmp_path: Path) -> None:
    old = tmp_path / "book.pdf"
    old.write_bytes(b"the old one")
    binding = Binding()

    def cancel(progress: Progress) -> None:
        if progress.stage is Stage.SETTING:
            threading.Thread(target=binding.cancel).start()

    with pytest.raises(Cancelled):
        write_file(old, file_bytes(document(120), Format.PDF, binding=binding, progress=cancel))
    assert workers() == []
    assert [file.name for file in tmp_path.iterdir()] == ["book.pdf"]
    assert old.read_bytes() == b"the old one"


def test_given_up_before_it_begins_it_never_begins() -> None:
    binding = Binding()
    binding.cancel()
    with pytest.raises(Cancelled):
        binding.bind(document())
    assert workers() == []


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_worker_that_is_killed_is_a_refusal() -> None:
    def kill(progress: Progress) -> None:
        if progress.stage is Stage.SETTING and workers():
            workers()[0].send_signal(signal.SIGKILL)

    with pytest.raises(Refusal, match="worker ended before it was done"):
        Binding().bind(document(60), kill)


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit(3)",
        "sys.stdin.buffer.read(9); sys.stdout.buffer.write(b'P'); sys.exit(0)",
        "sys.stdout.buffer.write(b'D' + (99).to_bytes(8, 'big') + b'short'); sys.exit(0)",
        "sys.stdout.buffer.write(b'D' + (1 << 60).to_bytes(8, 'big')); sys.exit(0)",
        "sys.stdout.buffer.write(b'?' + (0).to_bytes(8, 'big')); sys.exit(0)",
    ],
    ids=["ends", "half a head", "too short", "too long", "unknown"],
)
def test_whatever_a_worker_says_instead_of_a_book_is_a_refusal(code: str) -> None:
    with pytest.raises(Refusal, match="worker ended before it was done"):
        Binding(acting_worker(code)).bind(document())


def test_a_refusal_of_the_worker_is_one_here() -> None:
    said = '{"sentence": "The font {name} that pages are set in is missing.", "values": {"name": "x.ttf"}}'
    code = f"data = {said!r}.encode(); sys.stdout.buffer.write(b'R' + len(data).to_bytes(8, 'big') + data)"
    with pytest.raises(Refusal, match=r"The font x\.ttf"):
        Binding(acting_worker(code)).bind(document())


def test_a_mistake_in_the_worker_is_a_mistake_here() -> None:
    code = "sys.stdout.buffer.write(b'B' + (9).to_bytes(8, 'big') + b'Traceback')"
    with pytest.raises(RuntimeError, match="Traceback"):
        Binding(acting_worker(code)).bind(document())


def test_a_worker_that_cannot_be_started_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="could not be started"):
        Binding([str(tmp_path / "nothing")]).bind(document())


def test_a_worker_ends_when_nobody_waits_for_it_any_more() -> None:
    starter = (
        "import pickle, subprocess, sys, time\n"
        "from core.paper.binding import HEAD, command\n"
        "from tests.core.paper.test_binding import document\n"
        "data = pickle.dumps((document(300), None))\n"
        "worker = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "worker.stdin.write(HEAD.pack(b'D', len(data)) + data); worker.stdin.flush()\n"
        "worker.stdout.read(1); print(worker.pid, flush=True); sys.stdin.read()\n"
    )
    root = Path(__file__).resolve().parents[3]
    with psutil.Popen(
        [sys.executable, "-c", starter], stdin=-1, stdout=-1, env={**os.environ, "PYTHONPATH": str(root)}
    ) as started:
        worker = psutil.Process(int(started.stdout.readline()))
        started.kill()
    worker.wait(timeout=60)


def test_a_module_of_the_folder_it_is_started_in_is_nothing_to_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "__init__.py").write_text("raise SystemExit('taken in')")
    monkeypatch.chdir(tmp_path)
    assert Binding().bind(document()).startswith(b"%PDF-")


def test_nothing_to_print_is_refused_for_every_kind_of_file() -> None:
    empty = Document(ENGLISH, (), Cover("Empty"))
    for kind in Format:
        with pytest.raises(Refusal, match="nothing to print"):
            file_bytes(empty, kind)
