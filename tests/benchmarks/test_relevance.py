"""The benchmark of ranking reads any file in the format of SQuAD, and says what is wrong with one that is not."""

import json
from pathlib import Path

import pytest

from benchmarks.relevance import Questions, main, our_index, ours, quality, read
from core.errors import Refusal

ORPHANS = "رعاية الأيتام في الدول الأعضاء."
PENSIONS = "صناديق التقاعد وإصلاحها."


def file_of(folder: Path, content: object) -> Path:
    path = folder / "questions.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def squad(*paragraphs: dict[str, object]) -> dict[str, object]:
    return {"data": [{"title": "", "paragraphs": list(paragraphs)}]}


def asked(context: str, *questions: str) -> dict[str, object]:
    return {"context": context, "qas": [{"question": question} for question in questions]}


def test_equal_paragraphs_are_one_and_empty_questions_are_left_out(tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        squad(
            asked(ORPHANS, "من يرعى الأيتام؟", "", "؟؟"),
            {"context": PENSIONS},
            asked(ORPHANS, "أين الأيتام؟"),
        ),
    )

    questions = read(path)

    assert questions == Questions(
        (ORPHANS, PENSIONS), (("من يرعى الأيتام؟", 0), ("أين الأيتام؟", 0)), empty=2
    )
    assert quality(ours(our_index(questions.paragraphs, "ar"))["ours, as typed"], questions).recall_at_1 == 1


def test_half_a_surrogate_pair_is_read_as_a_question_mark(tmp_path: Path) -> None:
    assert read(file_of(tmp_path, squad(asked("نص \ud800", "نص")))).paragraphs == ("نص ?",)


@pytest.mark.parametrize(
    "content",
    [
        '{"data":',
        [1, 2],
        {"version": "1"},
        {"data": "abc"},
        {"data": [{"title": ""}]},
        squad({"qas": []}),
        squad({"context": None, "qas": []}),
        squad({"context": ORPHANS, "qas": [{"id": "1"}]}),
        squad(asked(ORPHANS)),
        squad(asked(ORPHANS, " ")),
        {"data": []},
    ],
)
def test_a_file_of_another_format_is_refused_by_name(tmp_path: Path, content: object) -> None:
    path = file_of(tmp_path, content)

    with pytest.raises(Refusal, match=r"questions\.json"):
        read(path)


def test_the_command_says_so_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["relevance", str(tmp_path / "missing.json")])

    with pytest.raises(SystemExit) as ended:
        main()

    assert str(ended.value) == f"{tmp_path / 'missing.json'} cannot be read: No such file or directory."
