"""Where letters stand in a paragraph, and where its marks are drawn, in both directions."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.extents import x_of
from desktop.reader.look import Look
from desktop.reader.paragraph import Paragraph
from desktop.reader.text_block import TextBlock
from desktop.theme import LIGHT

ARABIC = "دعوة الدول الأعضاء إلى تعيين نقاط الاتصال الوطنية (NFPs) لشبكة OIC-SSNET في عام 2016"
ENGLISH = "Call on Member States to appoint National Focal Points (NFPs) in 2016"


@pytest.fixture
def look(english, metrics):
    return Look(LIGHT, metrics, english)


def span_of(text, part):
    return text.index(part), text.index(part) + len(part)


@pytest.mark.parametrize(
    ("text", "rtl", "part"), [(ARABIC, True, "نقاط الاتصال"), (ENGLISH, False, "Focal Points")]
)
def test_a_mark_reaches_from_the_cursor_at_its_start_to_the_one_at_its_end(qapp, metrics, text, rtl, part):
    paragraph = Paragraph(text, rtl, metrics.reading, 1.85)
    paragraph.lay(2_000)
    line = paragraph.lines()[0]
    start, end = span_of(text, part)
    (place,) = paragraph.rectangles((start, end))
    # The start is on the right in a line that runs to the left.
    first, last = (place.right(), place.left()) if rtl else (place.left(), place.right())
    assert first == pytest.approx(x_of(line, start), abs=1)
    assert last == pytest.approx(x_of(line, end), abs=1)


@pytest.mark.parametrize("part", ["OIC-SSNET", "2016", "NFPs"])
def test_a_mark_on_a_piece_of_the_other_direction_covers_that_piece_alone(qapp, metrics, part):
    paragraph = Paragraph(ARABIC, True, metrics.reading, 1.85)
    paragraph.lay(2_000)
    start, end = span_of(ARABIC, part)
    (place,) = paragraph.rectangles((start, end))
    # At the turns Qt tells the cursor of the surrounding line; inside, that of the piece.
    inner = sorted(x_of(paragraph.lines()[0], at) for at in (start + 1, end - 1))
    assert place.left() < inner[0] < inner[1] < place.right()
    assert place.width() < (inner[1] - inner[0]) * len(part) / (len(part) - 2) * 1.5


def test_arabic_stands_on_the_right_and_english_on_the_left(qapp, metrics):
    for text, rtl in ((ARABIC, True), (ENGLISH, False)):
        paragraph = Paragraph(text, rtl, metrics.reading, 1.85)
        paragraph.lay(2_000)
        (first,) = paragraph.rectangles((0, 1))
        assert (first.center().x() > 1_900) == rtl


def test_a_title_in_another_language_keeps_to_the_side_of_the_window(qapp, metrics):
    paragraph = Paragraph(ENGLISH, False, metrics.reading, 1.85, on_the_right=True)
    paragraph.lay(2_000)
    (last,) = paragraph.rectangles((len(ENGLISH) - 1, len(ENGLISH)))
    assert last.right() > 1_990


def test_a_span_over_a_turn_of_direction_stands_in_several_places(qapp, metrics):
    paragraph = Paragraph(ARABIC, True, metrics.reading, 1.85)
    paragraph.lay(2_000)
    start = ARABIC.index("لشبكة OIC") + 3
    places = paragraph.rectangles((start, start + 6))
    whole = paragraph.rectangles(span_of(ARABIC, "لشبكة OIC-SSNET"))
    assert sum(place.width() for place in places) < sum(place.width() for place in whole)


def test_spans_after_letters_of_two_units_find_their_place(qapp, metrics):
    text = "😀😀 نقاط"
    plain = Paragraph("aa نقاط", True, metrics.reading, 1.85)
    paragraph = Paragraph(text, True, metrics.reading, 1.85)
    for one in (plain, paragraph):
        one.lay(2_000)
    (place,) = paragraph.rectangles(span_of(text, "نقاط"))
    (same,) = plain.rectangles((3, 7))
    assert place.width() == pytest.approx(same.width(), abs=1)


def test_dragging_selects_and_copies_the_letters(qtbot, look, metrics):
    block = TextBlock(ARABIC, True, look, metrics.reading)
    qtbot.addWidget(block)
    block.resize(1_200, 60)
    block.show()
    start, end = span_of(ARABIC, "نقاط الاتصال")
    block.paragraph.lay(block.width())
    (place,) = block.paragraph.rectangles((start, end))
    y = place.center().y()
    QTest.mousePress(block, Qt.MouseButton.LeftButton, pos=QPointF(place.right() - 1, y).toPoint())
    QTest.mouseMove(block, QPointF(place.left(), y).toPoint())
    QTest.mouseRelease(block, Qt.MouseButton.LeftButton, pos=QPointF(place.left(), y).toPoint())
    assert block.selected_text() == "نقاط الاتصال"
    QTest.keySequence(block, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "نقاط الاتصال"


def test_copying_leaves_direction_marks_out(qtbot, look, metrics):
    block = TextBlock("أ \u2067ب\u2069 ج", True, look, metrics.reading)
    qtbot.addWidget(block)
    block.copy()
    assert QGuiApplication.clipboard().text() == "أ ب ج"


def test_a_text_is_a_static_text_with_its_words_for_a_screen_reader(qtbot, look, metrics):
    block = TextBlock(ARABIC, True, look, metrics.reading)
    qtbot.addWidget(block)
    assert block.text() == ARABIC
    assert block.textFormat() == Qt.TextFormat.PlainText


def test_a_narrow_text_is_higher(qtbot, look, metrics):
    block = TextBlock(ARABIC, True, look, metrics.reading)
    qtbot.addWidget(block)
    assert block.heightForWidth(200) > block.heightForWidth(2_000)
