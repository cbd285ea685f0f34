"""`tawsiyat search`: found, not found, and whatever can be typed."""

import json

import hypothesis
import pytest
from hypothesis import strategies

from core.language import language
from core.records.filters import FACETS
from tests.cli.running import Process, Run
from tests.cli.shapes import SEARCH, faults

EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"


def test_the_document_has_exactly_its_shape(tawsiyat: Run) -> None:
    ran = tawsiyat("search", "الضمان الاجتماعي", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert faults(ran.document, SEARCH) == []
    assert len(ran.document["results"]) == min(20, ran.document["total"])


def test_spans_mark_the_words_in_code_points_of_the_text(tawsiyat: Run) -> None:
    found = tawsiyat("search", "نقاط الاتصال", "--json", "--limit", "50").document["results"]
    eighth = next(row for row in found if row["uid"] == EIGHTH)
    marked = [eighth["text"][start:end] for start, end in eighth["spans"]]
    assert {"نقاط", "الاتصال"} <= set(marked)
    assert eighth["event"] == "event/oic-2016-04-ankara-social-security"
    assert eighth["date"] == "2016-04-04"


def test_words_need_no_quotes(tawsiyat: Run) -> None:
    one, many = tawsiyat("search", "نقاط الاتصال", "--json"), tawsiyat("search", "نقاط", "الاتصال", "--json")
    assert one.document["results"] == many.document["results"]


def test_a_word_with_a_minus_is_part_of_the_query(tawsiyat: Run) -> None:
    both = tawsiyat("search", "الضمان", "--json").document
    less = tawsiyat("search", "الضمان", "-الشبكة", "--json").document
    assert less["query"] == "الضمان -الشبكة"
    assert 0 < less["total"] < both["total"]


def test_limit_cuts_the_rows_and_not_the_counts(tawsiyat: Run) -> None:
    few = tawsiyat("search", "الضمان", "--json", "--limit", "٣").document
    assert len(few["results"]) == 3
    assert few["total"] > 3
    assert sum(value["count"] for value in few["facets"]["kind"]) == few["total"]
    assert set(few["facets"]) == set(FACETS)


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_lines_say_what_when_where_and_which(tawsiyat: Run, code: str) -> None:
    ran = tawsiyat("search", "نقاط الاتصال الوطنية", language=code)
    assert ran.code == 0
    assert f"    {EIGHTH}\n" in ran.out
    assert {"ar": "أنقرة", "en": "Ankara", "fr": "Ankara"}[code] in ran.out
    assert "دعوة الدول الأعضاء" in ran.out
    assert not set("\u2066\u2067\u2068\u2069\x1b") & set(ran.out), "a pipe gets text that can be searched"


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_nothing_found_is_said_on_stderr_with_code_1(tawsiyat: Run, code: str) -> None:
    ran = tawsiyat("search", "xyzzyqwert", language=code)
    assert (ran.code, ran.out) == (1, "")
    words = language(code).tr("Nothing was found for «{query}». Try fewer words, or fewer filters.")
    assert ran.err.startswith(words.partition("{")[0])
    assert "xyzzyqwert" in ran.err


def test_nothing_found_is_a_document_too(tawsiyat: Run) -> None:
    ran = tawsiyat("search", "xyzzyqwert", "--json")
    assert ran.code == 1
    assert faults(ran.document, SEARCH) == []
    assert (ran.document["total"], ran.document["results"]) == (0, [])


HOSTILE = [
    "",
    " ",
    "\u200f\u2067",
    "...؟!()[]{}",
    '"',
    '"unclosed',
    "((((((((((((((((",
    "- -- ---",
    "a OR",
    "OR OR OR",
    "NEAR(a b, 5) AND NOT c*",
    "title:عنوان body:",
    "'; DROP TABLE event; --",
    '" OR 1=1 --',
    "* ^ : + {x}",
    "\x00\x01\x1b[2J\x7f",
    "\ud800",
    "%s %d {0} {query}",
    "الضمان " * 15_000,
    "x" * 100_000,
    '"' * 100_000,
    "(" * 100_000,
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:20]))
def test_nothing_that_is_typed_is_an_error(tawsiyat: Run, query: str) -> None:
    ran = tawsiyat("search", "--json", "--limit", "2", "--", query)
    assert ran.code in (0, 1)
    assert faults(ran.document, SEARCH) == []
    text = tawsiyat("search", "--limit", "2", "--", query)
    assert text.code == ran.code
    assert not {"\x00", "\x1b", "\x07"} & set(text.out + text.err)
    assert len(text.err) < 400, "a long query is not said back whole"


@hypothesis.settings(max_examples=60, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
@hypothesis.given(query=strategies.text(strategies.characters(codec=None), max_size=40))
def test_any_text_is_answered(tawsiyat: Run, query: str) -> None:
    ran = tawsiyat("search", "--json", "--limit", "1", "--", query)
    assert ran.code in (0, 1)
    assert faults(ran.document, SEARCH) == []


def test_a_process_answers_in_utf_8_whatever_the_locale(process: Process) -> None:
    for locale in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"}):
        ran = process("search", "نقاط الاتصال", "--json", environment=locale)
        assert ran.returncode == 0
        assert json.loads(ran.stdout.decode("utf-8"))["query"] == "نقاط الاتصال"
        assert ran.stderr == b""


@pytest.mark.parametrize("query", ["جمادى الآخرة ١٤٣٧هـ", "26 Jumada II 1437 AH", "26/6/1437هـ"])
def test_hijri_dates_find_what_happened_then(tawsiyat: Run, query: str) -> None:
    found = tawsiyat("search", query, "--json").document["results"]
    assert "event/oic-2016-04-ankara-social-security" in [each["uid"] for each in found]


def test_a_hijri_year_finds_the_events_of_its_months(tawsiyat: Run) -> None:
    # A range this long is asked for by the months that it touches: October 2015 to October 2016.
    found = tawsiyat("search", "1437هـ", "--kind", "event", "--limit", "200", "--json").document["results"]
    days = [each["date"] for each in found]
    assert len(days) > 10
    assert all("2015-10-01" <= day <= "2016-10-31" for day in days)
    assert "event/oic-2016-04-ankara-social-security" in {each["uid"] for each in found}
