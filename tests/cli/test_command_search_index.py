"""`tawsiyat search` says how an answer was found: corrections, other words, and what a score is made of."""

import pytest

from db.search import Searcher
from tests.cli.running import Run

ENGLISH = ("--language", "en", "--bidi", "logical")


def test_a_corrected_query_is_said(tawsiyat: Run) -> None:
    ran = tawsiyat("search", "نقاط الاتثال", *ENGLISH)
    assert ran.code == 0
    assert "No record has a word as it was typed" in ran.out
    assert "نقاط الاتصال" in ran.out


def test_other_words_are_said(tawsiyat: Run) -> None:
    assert "Also found by other words:" in tawsiyat("search", "التشغيل", *ENGLISH).out
    assert "Also found by other words:" not in tawsiyat("search", '"التشغيل"', *ENGLISH).out


def test_explain_says_what_a_score_is_made_of(tawsiyat: Run) -> None:
    ran = tawsiyat("search", "نقاط الاتصال", "--explain", "--limit", "1", *ENGLISH)
    assert "stem نقاط" in ran.out
    assert "runs of three letters" in ran.out
    assert "stem نقاط" not in tawsiyat("search", "نقاط الاتصال", "--limit", "1", *ENGLISH).out


def test_explain_stands_in_the_document_when_asked_for(tawsiyat: Run) -> None:
    asked = tawsiyat("search", "نقاط الاتصال", "--explain", "--json").document["results"]
    for row in asked:
        parts = row["explanation"]["parts"]
        assert abs(sum(part["score"] for part in parts) - row["score"]) < 0.05
    assert "explanation" not in tawsiyat("search", "نقاط الاتصال", "--json").document["results"][0]


def test_a_document_is_not_of_another_query_without_a_word(tawsiyat: Run) -> None:
    ran = tawsiyat("search", "نقاط الاتثال", "--json")
    assert ran.document["total"]
    assert "No record has a word as it was typed; these answer" in ran.err
    assert not tawsiyat("search", "نقاط الاتصال", "--json").err


@pytest.fixture
def _without_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Searcher, "_open", lambda _searcher: None)


@pytest.mark.usefixtures("_without_index")
def test_without_the_index_every_answer_says_so(tawsiyat: Run) -> None:
    assert "ranked more simply" in tawsiyat("search", "التشغيل", *ENGLISH).out
    assert "ranked more simply" in tawsiyat("search", "التشغيل", "--json").err
    nothing = tawsiyat("search", "التوضيف", *ENGLISH)
    assert nothing.code == 1
    assert "nearby spellings and other words were not looked for" in nothing.err
    assert "were not looked for" in tawsiyat("search", "التوضيف", "--json").err
