"""Citations by the processor: in three styles and three languages, and whatever a record brings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.paper.citation import cited
from core.paper.citing.entry import Entry
from core.paper.citing.processor import Run, Style, cite
from core.paper.excerpt import cited_excerpt, excerpt_of, plain_excerpt, together
from core.records.label import Label
from tests.core.paper.exports import SCRIPT, a_theme, undated
from tests.core.paper.made import EIGHTH, TITLE, TITLE_EN, URL, a_recommendation, a_source, an_event


@pytest.mark.parametrize(
    ("style", "language", "line"),
    [
        (
            Style.APA,
            "en",
            f"SESRIC. (2016, April 6). {TITLE_EN} [Workshop, Ankara, Türkiye, 4–6 April 2016]. {URL}",
        ),
        (
            Style.CHICAGO,
            "en",
            f"SESRIC. 2016. {TITLE_EN}. Workshop, Ankara, Türkiye, 4–6 April 2016. {URL}.",
        ),
        (
            Style.APA,
            "ar",
            f"مركز أنقرة. (2016, أبريل 6). {TITLE} [ورشة عمل، أنقرة، تركيا، 4–6 أبريل 2016]. {URL}",
        ),
        (
            Style.CHICAGO,
            "fr",
            f"SESRIC. 2016. {TITLE}. Atelier, Ankara, Turquie, 4–6 avril 2016. {URL}.",
        ),
        (Style.ACADEMIC, "ar", f"«{TITLE}»، أنقرة، تركيا، ٤–٦ أبريل ٢٠١٦، مركز أنقرة، {URL}"),
    ],
)
def test_a_style_writes_an_event_in_a_language(style: Style, language: str, line: str) -> None:
    assert cited(an_event(), language, "arab", None, style).text == line


def test_styles_set_titles_leaning_and_addresses_as_links() -> None:
    runs = cited(an_event(), "en", "latn", None, Style.APA).runs
    assert Run(TITLE_EN, italic=True) in runs
    assert Run(URL, address=URL) in runs
    assert not any(run.italic for run in cited(an_event(), "ar", "arab").runs)


@pytest.mark.parametrize(
    ("style", "language", "mark"),
    [
        (Style.APA, "en", "(SESRIC, 2016, Recommendation 8)"),
        (Style.CHICAGO, "en", "(SESRIC 2016, Recommendation 8)"),
        (Style.APA, "ar", "(مركز أنقرة, 2016, التوصية 8)"),
        (Style.ACADEMIC, "ar", ""),
    ],
)
def test_a_provision_has_its_mark_in_the_text(style: Style, language: str, mark: str) -> None:
    assert cited(an_event(), language, "arab", a_recommendation(8), style).in_text == mark


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"year_inferred": True}, "SESRIC. (2016). "),
        ({"start": None, "end": None, "date_text": "سبتمبر 2016"}, "SESRIC. (2016). "),
        ({"start": None, "end": None, "date_text": "1437هـ، سبتمبر 2016"}, "SESRIC. (2016). "),
        ({"start": None, "end": None, "date_text": "2015-2016"}, "SESRIC. (n.d.). "),
        ({"start": None, "end": None, "date_text": ""}, "SESRIC. (n.d.). "),
        ({"end": None}, "SESRIC. (2016, April 4). "),
        (
            {"publisher": Label()},
            f"{TITLE_EN}. (2016, April 6). [Workshop, Ankara, Türkiye, 4–6 April 2016]. ",
        ),
    ],
    ids=["inferred", "month", "both calendars", "two years", "nothing", "one day", "nobody"],
)
def test_what_is_not_known_of_a_date_or_an_author_is_not_claimed(changes: dict, said: str) -> None:
    assert cited(an_event(**changes), "en", "latn", None, Style.APA).text.startswith(said)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    "title",
    [
        '$#read("/etc/hostname")$',
        "$ x^2 $",
        "{a} }b{",
        "\\emph{x} \\",
        "*a* _b_ `c` #d @e <f>",
        "a: b\n- c: {d",
        "'\"«»“",
    ],
)
def test_signs_that_the_processor_obeys_stay_letters(style: Style, title: str) -> None:
    line = cite(Entry("event/x", title, "ar"), style, "ar").text
    assert " ".join(title.split()) in line


@given(
    st.text(max_size=60), st.text(max_size=20), st.sampled_from(Style), st.sampled_from(["ar", "en", "fr"])
)
def test_whatever_a_record_says_is_cited_and_nothing_of_it_is_markup(
    title: str, name: str, style: Style, language: str
) -> None:
    entry = Entry(
        "event/x", title, "ar", part=name, author=(name,) if name else (), start=date(2016, 4, 4), place=name
    )
    found = cite(entry, style, language)
    assert not found.markup.replace("<i>", "").replace("</i>", "").count("<")


@pytest.mark.parametrize("style", Style)
def test_an_address_leads_where_it_led(style: Style) -> None:
    address = "https://x.org/a?$filter=b&c={d}"
    made = cite(Entry("event/x", "A", "en", address=address), style, "en")
    assert "https://x.org/a?$filter=b&c=%7Bd%7D" in made.text
    assert 'href="https://x.org/a?$filter=b&amp;c=%7Bd%7D"' in made.markup


def test_a_title_of_5000_letters_is_cited_whole() -> None:
    title = "عنوان " * 1_000
    assert title.strip() in cited(an_event(title=Label(ar=title)), "ar", "arab", None, Style.CHICAGO).text


def test_a_quotation_in_the_academic_style_is_one_line() -> None:
    made = cited_excerpt(an_event(), "ar", "arab", Style.ACADEMIC, a_recommendation(8))
    assert made.text.startswith(f"«{EIGHTH}»، التوصية ٨، «{TITLE}»، أنقرة")
    assert "\n" not in made.text
    assert made.markup.startswith('<p dir="rtl" lang="ar"><span lang="ar" dir="rtl">«')
    assert f'<a href="{URL}">{URL}</a>' in made.markup


def test_a_quotation_in_apa_has_its_mark_and_the_reference_below() -> None:
    made = cited_excerpt(an_event(), "en", "latn", Style.APA, a_recommendation(8))
    first, second = made.text.split("\n")
    assert first == f"«{EIGHTH}» (SESRIC, 2016, Recommendation 8)"
    assert second.startswith("SESRIC. (2016, April 6).")
    assert f"<i>{TITLE_EN}</i>" in made.markup
    assert made.markup.count("<p ") == 2


def test_a_rich_copy_has_no_markup_of_the_record() -> None:
    event = an_event(title=Label(ar=SCRIPT))
    for made in (
        cited_excerpt(event, "ar", "arab", Style.APA, a_recommendation(8, SCRIPT)),
        excerpt_of(event, "ar"),
        plain_excerpt(SCRIPT, "ar"),
    ):
        assert "<script" not in made.markup
        assert "&lt;script&gt;" in made.markup
        assert SCRIPT in made.text


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (an_event(), TITLE_EN),
        (a_recommendation(8), EIGHTH),
        (a_theme(), "Social security (SS)"),
        (a_source(), "Recommendations adopted\nSESRIC\nhttps://www.sesric.org/other.php"),
    ],
    ids=["event", "recommendation", "theme", "source"],
)
def test_any_record_is_copied_by_its_letters(record, text: str) -> None:
    assert excerpt_of(record, "en").text == text


def test_several_excerpts_stand_apart() -> None:
    made = together((plain_excerpt("a", "en"), plain_excerpt("ب", "ar")))
    assert made.text == "a\n\nب"
    assert made.markup == '<p dir="ltr" lang="en">a</p><p></p><p dir="rtl" lang="ar">ب</p>'


def test_an_event_without_days_is_cited_by_the_date_as_printed() -> None:
    assert "سبتمبر 2016" in cited(undated(), "ar", "arab").text
