"""What Typst keeps of documents is let go when nobody prints, and the next document is the same."""

import pytest

from benchmarks.soak.process import heap_used
from core.paper.page import Choices
from core.paper.summary import event_summary
from core.paper.typeset import Typesetter
from tests.core.paper.made import a_source, an_event, recommendations


def test_what_was_kept_of_documents_is_let_go(typesetter: Typesetter) -> None:
    if not heap_used():
        pytest.skip("glibc is asked")
    documents = [
        event_summary(an_event(recommendations=recommendations(count)), Choices(), a_source())
        for count in range(30, 40)
    ]
    made = [typesetter.pdf(document) for document in documents]
    kept = heap_used()
    typesetter.forget()
    assert kept - heap_used() > 5
    assert typesetter.pdf(documents[0]) == made[0]
