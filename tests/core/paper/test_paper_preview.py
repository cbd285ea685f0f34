"""Pages of a PDF as pictures and places of text."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from core.errors import Refusal
from core.paper.page import Choices
from core.paper.preview import MOST_PIXELS, Pages, Raster
from core.paper.summary import event_summary
from core.paper.typeset import Typesetter
from tests.core.paper.made import an_event, recommendations


@pytest.fixture(scope="module")
def pdf(typesetter: Typesetter) -> bytes:
    return typesetter.pdf(event_summary(an_event(recommendations=recommendations(60)), Choices()))


def ink(picture: Raster) -> int:
    return sum(1 for value in picture.pixels[:: picture.stride // 40] if value < 128)


def test_pages_are_counted_and_measured(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        assert len(pages) == 3
        width, height = pages.size(0)
    assert (round(width), round(height)) == (595, 842)


def test_a_page_is_drawn_dark_on_white_at_the_scale_asked_for(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        picture = pages.render(0, 1.5)
        width, height, stride, pixels = picture
    assert (width, height) == (893, 1263)
    assert stride >= width * 4
    assert len(pixels) == stride * height
    assert pixels[:3] == b"\xff\xff\xff"
    assert ink(picture) > 20


def test_a_wild_zoom_does_not_take_all_memory(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        picture = pages.render(0, 1_000.0)
    assert picture.width * picture.height <= MOST_PIXELS * 1.01


def test_text_is_found_with_its_boxes_inside_the_page(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        found = [boxes for page in range(len(pages)) for boxes in pages.find(page, "نقاط الاتصال")]
        width, height = pages.size(0)
    assert len(found) == 1
    for box in found[0]:
        assert 0 < box.left < box.right < width
        assert 0 < box.top < box.bottom < height


def test_text_is_found_whatever_its_letters_are_spelt_like(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        # Alef without hamza, ya without dots, with a mark, and the digits of the other kind.
        assert pages.find(0, "الاعضاء")
        assert pages.find(0, "الاجتماعى")
        assert pages.find(0, "الأعضَاء")
        assert pages.find(0, "2016")
        assert pages.find(0, "OIC-SSNET")
        assert pages.find(0, "(OIC-SSNET)")
        assert pages.find(0, "الوطنية (NFPs) لشبكة")
        assert not pages.find(0, "(SSNET)")


def test_text_is_found_across_the_end_of_a_line(typesetter: Typesetter) -> None:
    pdf = typesetter.pdf(event_summary(an_event(recommendations=()), Choices()))
    with Pages(pdf) as pages:
        lines = [line for line in pages.text(0).splitlines() if line.strip()]
        title = next(at for at, line in enumerate(lines) if "ورشة عمل حول" in line)
        ends = f"{lines[title].split()[-1]} {lines[title + 1].split()[0]}"
        (boxes,) = pages.find(0, ends)[:1]
    assert len(boxes) == 2


def test_nothing_is_found_of_nothing(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        for wanted in ("", "  ", "\u064b", "لا يوجد هذا هنا", "(((", "\x00"):
            assert pages.find(0, wanted) == ()


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7\n", b"no pdf at all", b"\x00" * 1000])
def test_what_is_no_pdf_is_a_refusal(damage: bytes) -> None:
    with pytest.raises(Refusal, match="damaged"):
        Pages(damage)


def test_a_truncated_file_never_crashes(pdf: bytes) -> None:
    for length in (len(pdf) // 4, len(pdf) // 2, len(pdf) - 30):
        with suppress(Refusal), Pages(pdf[:length]) as pages:
            for page in range(len(pages)):
                assert pages.render(page, 0.2).pixels


def test_many_threads_may_draw_at_once(pdf: bytes) -> None:
    with Pages(pdf) as pages, ThreadPoolExecutor(4) as workers:
        drawn = list(workers.map(lambda page: pages.render(page % 3, 0.5), range(24)))
    assert all(picture == drawn[index % 3] for index, picture in enumerate(drawn))


def test_closing_twice_is_closing_once(pdf: bytes) -> None:
    pages = Pages(pdf)
    pages.close()
    pages.close()
