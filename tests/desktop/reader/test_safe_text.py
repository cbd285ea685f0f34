"""Hostile texts stay literal and are laid out in bounded time."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from desktop.safe_text import LONGEST_TEXT, LONGEST_WORD, SafeString, without_bidi_controls
from desktop.widgets.safe_text_edit import SafeText

AWKWARD = st.text(
    st.one_of(
        st.sampled_from("اب \n\r\v\u2028\u2029\x00\ufdd0\ufffc\ud800😀é"),
        st.characters(),
    ),
    max_size=60,
)


@given(AWKWARD)
def test_every_offset_has_a_position_inside_the_text_and_none_goes_back(document):
    safe = SafeString(document)
    units = len(safe.text.encode("utf-16-le")) // 2
    positions = [safe.position(offset) for offset in range(len(document) + 1)]
    assert positions == sorted(positions)
    assert positions[0] == 0
    assert positions[-1] == units


@given(AWKWARD)
def test_qt_takes_the_text_as_it_is_and_counts_as_we_do(qapp, document):
    safe = SafeString(document)
    shown = QTextDocument(safe.text)
    assert shown.toPlainText().replace("\u00a0", " ") == safe.text.replace("\u00a0", " ")
    assert shown.characterCount() - 1 == len(safe.text.encode("utf-16-le")) // 2


@given(st.text(st.sampled_from("اب😀\r\n "), max_size=40), st.integers(0, 40))
def test_a_position_leads_back_to_the_character_it_stands_before(document, offset):
    safe = SafeString(document)
    rest = safe.text[safe.character(safe.position(min(offset, len(document)))) :]
    kept = document[min(offset, len(document)) :]
    assert rest.replace("\n", "") == kept.replace("\r", "").replace("\n", "")


def test_a_word_of_a_million_letters_is_cut_and_what_follows_keeps_its_place():
    document = "قبل " + "ا" * 1_000_000 + " بعد"
    safe = SafeString(document[:LONGEST_TEXT])
    assert safe.cut
    assert len(safe.text) < 2 * LONGEST_WORD
    short = "قبل " + "ا" * 5_000 + " بعد"
    at = short.index("بعد")
    mended = SafeString(short)
    assert mended.text[mended.position(at) :] == "بعد"
    assert mended.text[mended.position(0) :].startswith("قبل")


def test_a_text_without_end_is_cut():
    safe = SafeString("كلمة " * LONGEST_TEXT)
    assert safe.cut
    assert len(safe.text) <= LONGEST_TEXT + 2


@pytest.mark.parametrize("setter", ["setHtml", "setMarkdown", "setPlainText"])
def test_markup_is_shown_to_the_letter(qtbot, setter):
    view = SafeText()
    qtbot.addWidget(view)
    markup = "<table><tr><td>" * 40 + "<img src='file:///etc/passwd'><a href='http://x.test'>x</a>"
    getattr(view, setter)(markup)
    assert view.toPlainText() == markup


def test_nothing_is_fetched_whatever_the_address(qtbot):
    view = SafeText()
    qtbot.addWidget(view)
    for address in ("file:///etc/passwd", "//host/share/x.png", "https://x.test/a.png", "x.png"):
        assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address)) is None


def test_hostile_text_is_laid_out_without_hanging(qtbot):
    view = SafeText()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_text("<div>" * 10_000 + "ا" * 1_000_000 + "\u202e" * 500, True)
    before = process_time()
    view.grab()
    # Uncapped it takes a quarter of a minute; the wide margin is for slow machines.
    assert process_time() - before < 5


def test_copied_text_is_plain_and_free_of_direction_marks(qtbot):
    view = SafeText()
    qtbot.addWidget(view)
    view.show_text("سطر \u2067أول\u2069\nsecond \u202eline", True)
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == "سطر أول\nsecond line"


def test_all_direction_marks_are_known():
    marks = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert without_bidi_controls(f"ا{marks}b") == "اb"
