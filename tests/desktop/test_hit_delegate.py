"""The drawing of a card: where marks stand, how texts are shortened, which side things are on."""

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.delegates.hit import HitDelegate
from desktop.delegates.lines import MarkedLines, Paints, Setting
from desktop.extents import x_of
from desktop.models.card import Card, CardText, card_of
from desktop.models.results import ResultsTableModel
from desktop.theme import DARK, LIGHT, Metrics
from tests.desktop.fakes import CONTACT_POINTS, HITS, FakeSearch


def setting(metrics: Metrics, *, rtl: bool, width: int = 400, lines: int = 2) -> Setting:
    return Setting(metrics.body, width, 24, lines, rtl)


def spans_of(text: str, *words: str) -> list[tuple[int, int]]:
    return sorted((text.index(word), text.index(word) + len(word)) for word in words)


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl window", "ltr window"])
@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("ar", "دعوة الدول إلى تعيين نقاط الاتصال الوطنية", "نقاط الاتصال"),
        ("ar", "دعوة الدول إلى تعيين نقاط الاتصال الوطنية", "اتصال"),
        ("en", "Appointing national contact points for the network", "contact points"),
        ("fr", "Désignation des points de contact nationaux", "contact"),
    ],
)
def test_a_mark_stands_where_qt_puts_the_cursor(metrics, rtl, language, text, word):
    lines = MarkedLines(text, spans_of(text, word), language, setting(metrics, rtl=rtl))
    (mark,) = lines.rectangles()
    (line,) = lines.lines()
    start = text.index(word) + 1
    edges = sorted((x_of(line, start), x_of(line, start + len(word))))
    assert (mark.left(), mark.right()) == pytest.approx(edges)
    assert mark.width() > 10


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl window", "ltr window"])
def test_an_acronym_inside_arabic_is_marked_whole_and_alone(metrics, rtl):
    text = "لشبكة الضمان (OIC-SSNET) والذي"
    lines = MarkedLines(text, spans_of(text, "OIC-SSNET"), "ar", setting(metrics, rtl=rtl))
    (mark,) = lines.rectangles()
    (line,) = lines.lines()
    first, last = text.index("OIC") + 1, text.index("SSNET") + 1 + len("SSNET")
    # The brackets stand around the mark, mirrored, one on each side.
    places = sorted((x_of(line, first - 1), x_of(line, last + 1)))
    assert places[0] < mark.left() < mark.right() < places[1]
    assert mark.width() == pytest.approx(QFontMetricsF(metrics.body).horizontalAdvance("OIC-SSNET"), abs=1)


def test_a_span_over_two_lines_has_a_mark_on_each(metrics):
    text = "ورشة عمل تبادل المعرفة حول نظم الضمان الاجتماعي في منظمة التعاون الإسلامي"
    lines = MarkedLines(text, [(0, len(text))], "ar", setting(metrics, rtl=True, width=300))
    marks = lines.rectangles()
    assert len(marks) == len(lines.lines()) == 2
    assert all(24 * n <= mark.top() < mark.bottom() <= 24 * (n + 1) for n, mark in enumerate(marks))


def inked(lines: MarkedLines, width: int) -> set[int]:
    """Return the columns of pixels that the first line has letters in."""
    picture = QImage(width, 24, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setPen(Qt.GlobalColor.black)
    lines.lines()[0].draw(painter, QPointF(0, 0))
    painter.end()
    rows = range(picture.height())
    return {x for x in range(width) if any(picture.pixelColor(x, y).lightness() < 160 for y in rows)}


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl window", "ltr window"])
@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The 3rd Meeting of the OIC Public Employment Services Network of members", "Employment"),
        ("", "Meeting of the التعاون الإسلامي OIC Public Employment Services Network of members", "Public"),
        (
            "ar",
            "الاجتماع السنوي لجهات الاتصال الوطنية لشبكة منظمة التعاون الإسلامي لخدمات التوظيف",
            "الاتصال",
        ),
        ("ar", "الاجتماع السنوي لشبكة Public Employment Services لجهات الاتصال الوطنية", "السنوي"),
    ],
)
@pytest.mark.parametrize("width", [330, 350, 370])
def test_a_mark_stands_under_its_letters_where_a_line_is_broken(metrics, rtl, language, text, word, width):
    lines = MarkedLines(text, spans_of(text, word), language, setting(metrics, rtl=rtl, width=width))
    mark = lines.rectangles()[0]
    assert len(lines.lines()) == 2
    assert mark.bottom() <= 24
    columns = inked(lines, width)
    left, right = round(mark.left()), round(mark.right())
    assert not columns & {left - 2, left - 1, right + 1, right + 2}
    assert columns & {left, left + 1, left + 2}
    assert columns & {right - 2, right - 1, right}


def test_marks_count_letters_and_not_utf_16_units(metrics):
    text = "\U0001f4c4 \U0001f4c4 network of bodies"
    lines = MarkedLines(text, spans_of(text, "network"), "en", setting(metrics, rtl=False))
    (mark,) = lines.rectangles()
    (line,) = lines.lines()
    # Two characters of two units each stand before the word, and the mark of the isolate.
    assert mark.left() == pytest.approx(x_of(line, text.index("network") + 3))


def test_ordering_marks_inside_a_text_do_not_move_the_marks(metrics):
    text = "\u202bدعوة\u202c إلى نقاط الاتصال"
    lines = MarkedLines(text, spans_of(text, "نقاط"), "ar", setting(metrics, rtl=True))
    (mark,) = lines.rectangles()
    (line,) = lines.lines()
    start = text.index("نقاط") + 1
    assert mark.right() == pytest.approx(x_of(line, start))


@pytest.mark.parametrize("most", [1, 2])
def test_a_long_text_is_shortened_inside_its_last_line(metrics, most):
    lines = MarkedLines(CONTACT_POINTS * 3, [], "ar", setting(metrics, rtl=True, lines=most))
    assert lines.line_count == most
    for line in lines.lines():
        assert line.naturalTextWidth() <= 400


def test_marks_beyond_the_shortened_text_are_not_shown(metrics):
    text = CONTACT_POINTS * 3
    end = len(text)
    lines = MarkedLines(text, [(0, 4), (end - 4, end)], "ar", setting(metrics, rtl=True, lines=1))
    assert len(lines.rectangles()) == 1


def test_a_mark_never_reaches_the_dots_of_a_shortened_text(metrics):
    text = "مؤسسة الضمان الاجتماعي " * 6
    for width in range(200, 400, 7):
        setting = Setting(metrics.snippet, width, 24, 1, True)
        lines = MarkedLines(text, spans_of(text, text), "ar", setting)
        (line,) = lines.lines()
        dots = line.naturalTextRect().left()
        assert all(mark.left() > dots + 2 for mark in lines.rectangles())


def test_a_word_of_a_million_letters_is_laid_out_at_once(metrics):
    lines = MarkedLines("س" * 1_000_000, [(0, 3)], "ar", setting(metrics, rtl=True))
    assert lines.line_count == 2


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl window", "ltr window"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_texts_stand_at_the_leading_edge_of_the_window(metrics, rtl, language):
    text = "نص قصير" if language == "ar" else "Short text"
    lines = MarkedLines(text, [], language, setting(metrics, rtl=rtl))
    (line,) = lines.lines()
    ink = line.naturalTextRect()
    assert ink.right() == pytest.approx(400, abs=1) if rtl else ink.left() == pytest.approx(0, abs=1)


def painted(delegate: HitDelegate, voice, hit, direction, state=QStyle.StateFlag.State_Enabled) -> QImage:
    model = ResultsTableModel(voice)
    model.set_answer(FakeSearch((hit,)).search("الاتصال"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 440, delegate.row_height)
    option.direction = direction
    option.state = state
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def test_the_accent_edge_of_the_open_card_is_on_the_leading_side(metrics, arabic):
    delegate = HitDelegate(LIGHT, metrics)
    chosen = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Enabled
    rtl = painted(delegate, arabic, HITS[0], Qt.LayoutDirection.RightToLeft, chosen)
    ltr = painted(delegate, arabic, HITS[0], Qt.LayoutDirection.LeftToRight, chosen)
    middle = delegate.row_height // 2
    assert rtl.pixelColor(438, middle).name().upper() == LIGHT.accent
    assert ltr.pixelColor(1, middle).name().upper() == LIGHT.accent
    assert ltr.pixelColor(438, middle).name().upper() == LIGHT.surface


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_card_shows_the_mark_of_the_query(metrics, arabic, theme):
    delegate = HitDelegate(theme, metrics)
    image = painted(delegate, arabic, HITS[0], Qt.LayoutDirection.RightToLeft)
    colours = {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }
    assert theme.mark in colours
    assert theme.warn in colours


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("width", [300, 406, 700])
def test_the_pieces_of_the_first_line_stand_beside_each_other(size, width):
    metrics = Metrics(size)
    texts = ("Réunion de groupe d'experts", "22 avril 2020 · en ligne", "Notice de catalogue")
    card = Card(*texts, "contradiction dans les sources", CardText(), CardText())
    measure = QFontMetricsF(metrics.small)
    kind, about, signs = HitDelegate(LIGHT, metrics).head(card, width)
    pieces = [kind, about, *(text for text, _ in signs)]
    assert sum(measure.horizontalAdvance(text) + metrics.SMALL for text in pieces if text) <= width
    assert kind
    assert card.warning.startswith(signs[0][0].rstrip(".…"))


def test_all_cards_are_as_high_as_their_words_need(metrics, arabic):
    for size in (80, 100, 200):
        scaled = Metrics(size)
        delegate = HitDelegate(LIGHT, scaled)
        for hit in HITS:
            laid = delegate.laid(card_of(hit, arabic), 400 * size // 100, True)
            lines = laid.title.line_count + (laid.snippet.line_count if laid.snippet else 0)
            assert lines <= 3
            for line in laid.title.lines():
                assert line.height() <= 30 * size / 100 + 2


def test_a_row_without_its_page_is_a_placeholder(metrics, arabic):
    model = ResultsTableModel(arabic)
    model.set_answer(FakeSearch(HITS * 20).search(""))
    delegate = HitDelegate(LIGHT, metrics)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 440, delegate.row_height)
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(100, 0))
    painter.end()
    colours = {image.pixelColor(x, 20).name().upper() for x in range(440)}
    assert LIGHT.line in colours


def test_marked_letters_take_the_strong_ink(metrics):
    text = "abc network def"
    lines = MarkedLines(text, spans_of(text, "network"), "en", setting(metrics, rtl=False))
    image = QImage(400, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    red, blue, white = Qt.GlobalColor.red, Qt.GlobalColor.blue, Qt.GlobalColor.white
    lines.draw(painter, QPointF(0, 0), Paints(red, blue, white, white))
    painter.end()
    (mark,) = lines.rectangles()
    inside = {image.pixelColor(x, 12).name() for x in range(int(mark.left()) + 1, int(mark.right()))}
    outside = {image.pixelColor(x, 12).name() for x in range(int(mark.left()))}
    assert "#0000ff" in inside
    assert not any(colour == "#0000ff" for colour in outside)
