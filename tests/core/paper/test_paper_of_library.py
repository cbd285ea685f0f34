"""The curated events of the bundled library on paper: what a delegate would hold in the hand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.paper.page import Choices, Paragraph, Tone
from core.paper.plain import plain_text
from core.paper.preview import Pages
from core.paper.summary import event_summary
from core.paper.typeset import Typesetter
from core.records.kinds import Outcome
from core.records.library import Event
from core.text.folding import fold
from db.library import Library, bundled_path, open_library
from tests.core.paper.made import words_of

ANKARA = "event/oic-2016-04-ankara-social-security"


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    if not bundled_path().exists():
        pytest.skip("no library.db: «make library» builds it")
    opened = open_library()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def curated(library: Library) -> list[Event]:
    events = (library.event(uid) for uid in library.uids() if uid.startswith("event/"))
    return [event for event in events if not event.catalogue]


def test_the_2016_workshop_is_two_pages_with_its_eleven_provisions(
    library: Library, typesetter: Typesetter, tmp_path: Path
) -> None:
    event = library.event(ANKARA)
    assert event.source is not None
    pdf = typesetter.pdf(event_summary(event, Choices(), library.source(event.source.uid)))
    words = words_of(pdf, tmp_path)
    assert "الضمان الاجتماعي" in words
    assert "تعيين نقاط الاتصال الوطنية" in words
    with Pages(pdf) as pages:
        assert len(pages) == 2
        assert any(pages.find(page, "تعيين نقاط الاتصال") for page in range(2))


def in_one_line(text: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", fold(text).text.replace("\n", " ")).split())


def without_furniture(text: str, title: str) -> str:
    """Take out what stands between two pages: the foot of the one, and the running head of the next."""
    foot = rf"توصيات مرجع الفعاليات والتوصيات \d+ ?من ?\d+(?: {re.escape(in_one_line(title))})?"
    return " ".join(re.sub(foot, " ", in_one_line(text)).split())


def test_every_four_words_of_every_provision_are_found_by_poppler_and_pdfium(
    curated: list[Event], typesetter: Typesetter, tmp_path: Path
) -> None:
    for event in curated:
        pdf = typesetter.pdf(event_summary(event, Choices()))
        with Pages(pdf) as pages:
            by_pdfium = " ".join(pages.text(page) for page in range(len(pages)))
        by_pdfium = without_furniture(by_pdfium, event.title.ar)
        by_poppler = without_furniture(words_of(pdf, tmp_path), event.title.ar)
        missed: list[str] = []
        for item in event.recommendations:
            # Latin names and figures of another direction are placed by every reader in its own way.
            for stretch in re.split(r"[A-Za-z0-9()\"]+", item.text):
                words = in_one_line(stretch).split()
                for start in range(len(words) - 3):
                    phrase = " ".join(words[start : start + 4])
                    assert phrase in by_pdfium
                    missed += [phrase] if phrase not in by_poppler else []
        # Poppler takes a line apart where a letter with harakat falls beside its end: one line of an event at most.
        assert len(missed) <= 8, missed


def test_every_provision_of_every_curated_event_stands_whole_in_the_text(curated: list[Event]) -> None:
    assert len(curated) == 5
    for event in curated:
        text = plain_text(event_summary(event, Choices()))
        for item in event.recommendations:
            assert " ".join(item.text.split()) in text


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_every_curated_event_prints(curated: list[Event], language: str, typesetter: Typesetter) -> None:
    for event in curated:
        summary = event_summary(event, Choices(language=language, description=True))
        assert typesetter.pdf(summary).startswith(b"%PDF-")
        blocks = summary.sections[0].blocks
        said = [block for block in blocks if isinstance(block, Paragraph) and block.tone is Tone.PLAIN]
        assert bool(said) == (event.outcome is not Outcome.PRINTED)


def test_every_catalogue_entry_can_be_set(library: Library, typesetter: Typesetter) -> None:
    uids = [uid for uid in library.uids() if uid.startswith("event/")]
    entries = [event for event in map(library.event, uids) if event.catalogue]
    assert len(entries) >= 300
    # One in seven, the same each time: all of them would take longer than they tell.
    for entry in entries[::7]:
        summary = event_summary(entry, Choices())
        assert typesetter.pdf(summary).startswith(b"%PDF-")
        notes = [block.text.text for block in summary.sections[0].blocks if isinstance(block, Paragraph)]
        assert not [note for note in notes if "\ufffd" in note]
