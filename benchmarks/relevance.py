"""How well search ranks: questions over paragraphs, each paragraph the answer of its own questions.

    python -m benchmarks.relevance FILE.json [--language ar|en|fr] [--pool FILE.json ...] [--json FILE]

FILE is in the format of SQuAD. The paragraphs are the records, every question is asked with any of its words, and
the figures say where its paragraph stood: MRR@10, recall@1 and @10. Peers answer the same questions over the same
paragraphs. `--pool` adds the paragraphs of other files, which nobody asks for, so that the right ones are harder
to find. «as typed» is the way of the search box: all words first, any of them where no record has all.
"""

import argparse
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import Fts5, Record, available
from benchmarks.timing import table, write_json
from core.errors import Refusal
from core.records.kinds import RecordKind
from core.records.label import Label
from core.text.query import parse
from core.text.query_nodes import AnyOf, Query, Words
from core.text.words import is_arabic
from db.impact.answering import Answerer, Found
from db.impact.building import build_index
from db.impact.container import read_container
from db.impact.evaluation import NONE
from db.impact.index import opened
from db.impact.ranking import first_stage, ranked
from db.search.documents import Document
from db.search.expression import relaxed
from db.search.pieces import Piece

TOP = 10
Engine = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Quality:
    """Where the right paragraphs stood, over all questions."""

    mrr: float
    recall_at_1: float
    recall_at_10: float


@dataclass(frozen=True, slots=True)
class Questions:
    """Paragraphs, and questions with the number of the paragraph that answers; how many have no word to ask for."""

    paragraphs: tuple[str, ...]
    asked: tuple[tuple[str, int], ...]
    empty: int


def read(file: Path, pools: Iterable[Path] = ()) -> Questions:
    """Read a file in the format of SQuAD; equal paragraphs are one. Questions without a word are left out.

    Raises `Refusal` where a file cannot be read or asks nothing.
    """
    numbers: dict[str, int] = {}
    asked: list[tuple[str, int]] = []
    empty = 0
    for path in (file, *pools):
        for context, questions in _paragraphs(path):
            number = numbers.setdefault(context, len(numbers))
            if path == file:
                telling = [question for question in questions if parse(question).wanted]
                empty += len(questions) - len(telling)
                asked += ((question, number) for question in telling)
    if not asked:
        raise Refusal("{name} holds no question with a word in it.", name=str(file))
    return Questions(tuple(numbers), tuple(asked), empty)


def _paragraphs(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each paragraph with its questions; one that nobody asks for may lack them."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refusal("{name} cannot be read: {why}.", name=str(path), why=error.strerror or "") from error
    except ValueError as error:
        raise Refusal("{name} is no JSON: {why}.", name=str(path), why=str(error)) from error
    try:
        for article in content["data"]:
            for paragraph in article["paragraphs"]:
                questions = [question["question"] for question in paragraph.get("qas", ())]
                yield _text(paragraph["context"]), [*map(_text, questions)]
    except (KeyError, TypeError, AttributeError) as error:
        why = f"{type(error).__name__} {error}"
        raise Refusal("{name} is not in the format of SQuAD: {why}.", name=str(path), why=why) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    # Half a surrogate pair, which JSON can hold and no peer takes.
    return value.encode("utf-8", "replace").decode("utf-8")


def language_of(text: str) -> str:
    """Return the language by the letters: Arabic, or else English."""
    return "ar" if any(map(is_arabic, text)) else "en"


def quality(engine: Engine, questions: Questions) -> Quality:
    """Ask everything."""
    reciprocal, first, ten = 0.0, 0, 0
    for question, right in questions.asked:
        best = list(engine(question))[:TOP]
        if right in best:
            place = best.index(right)
            reciprocal += 1 / (place + 1)
            first += place == 0
            ten += 1
    size = len(questions.asked)
    return Quality(reciprocal / size, first / size, ten / size)


def our_index(paragraphs: Sequence[str], language: str) -> Answerer:
    """Index paragraphs as the bodies of records without titles."""
    target = io.BytesIO()
    made = (
        Document(
            uid=f"event/{number:07}",
            kind=RecordKind.EVENT,
            type="meeting",
            title=Label(),
            text=text,
            language=language,
            fields={"body": (Piece(language, text),)},
            facets={},
        )
        for number, text in enumerate(paragraphs)
    )
    with tempfile.TemporaryDirectory() as folder:
        build_index(made, target, Path(folder))
    return Answerer(opened(read_container(memoryview(target.getvalue()))))


def ours(answerer: Answerer) -> dict[str, Engine]:
    """Return our stages as engines."""

    def any_word(question: str) -> Found:
        query = parse(question)
        root = relaxed(query.root) if query.root else None
        if root is None:
            return answerer.found(query)
        words = (
            tuple(part for part in root.parts if isinstance(part, Words)) if isinstance(root, AnyOf) else ()
        )
        return Found(answerer.matches(root), NONE, words or query.wanted)

    def stage_1(question: str) -> Sequence[int]:
        return first_stage(any_word(question).direct, TOP).documents.tolist()

    def stage_2(question: str) -> Sequence[int]:
        found = any_word(question)
        return ranked(found.direct, answerer.reranker, found.words).documents[:TOP].tolist()

    def typed(question: str) -> Sequence[int]:
        query: Query = parse(question)
        found = answerer.found(query)
        return ranked(found.direct, answerer.reranker, found.words).documents[:TOP].tolist()

    return {"ours, stage 1": stage_1, "ours, stage 2": stage_2, "ours, as typed": typed}


def main() -> None:
    """Print the table."""
    arguments = _arguments()
    try:
        questions = read(arguments.file, arguments.pool)
    except Refusal as refusal:
        raise SystemExit(str(refusal)) from refusal
    language = arguments.language or language_of(questions.asked[0][0])
    print(f"{len(questions.asked)} questions over {len(questions.paragraphs)} paragraphs ({language})")
    print(f"{questions.empty} without a word were left out\n" if questions.empty else "")
    found = {
        name: quality(engine, questions)
        for name, engine in ours(our_index(questions.paragraphs, language)).items()
    }
    peers = [] if arguments.alone else list(available())
    if language != "ar" and peers:
        peers.append(Fts5(name="FTS5 porter", tokenizer="porter unicode61"))
    for peer in peers:
        peer.build((Record("", text) for text in questions.paragraphs), language)
        found[peer.name] = quality(lambda question, peer=peer: peer.any_of(question, TOP), questions)  # type: ignore[misc]
        getattr(peer, "close", lambda: None)()
    rows = (
        (name, f"{each.mrr:.4f}", f"{each.recall_at_1:.4f}", f"{each.recall_at_10:.4f}")
        for name, each in found.items()
    )
    print(table(("", "MRR@10", "recall@1", "recall@10"), rows))
    if arguments.json:
        write_json(arguments.json, {name: vars_of(each) for name, each in found.items()})


def vars_of(each: Quality) -> dict[str, float]:
    """Return the figures by name."""
    return {"mrr_at_10": each.mrr, "recall_at_1": each.recall_at_1, "recall_at_10": each.recall_at_10}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", choices=("ar", "en", "fr"))
    parser.add_argument("--pool", type=Path, action="append", default=[])
    parser.add_argument("--alone", action="store_true", help="ours only, without the peers")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
