"""The plain text of a page, as a whole and folded."""

from core.paper.page import Choices
from core.paper.plain import plain_text
from core.paper.summary import event_summary, recommendation_sheet
from core.records.kinds import Outcome
from tests.core.paper.made import (
    EIGHTH,
    TITLE,
    a_contradiction,
    a_recommendation,
    a_source,
    an_event,
    an_inferred_mode,
)

ENGLISH = Choices(language="en", description=True)
GOLDEN = f"""\
Workshop
Workshop on Social Security Systems
{TITLE}
────────────────────────────────────────
Date: 4–6 April 2016 (see the discrepancy below)
Place: Ankara, Türkiye
Mode: In person (The workshop was on site)
Organised by: SESRIC
Participation: 97 participants, 22 countries
Themes: Social security

Recommendations (3 provisions, as printed)

8. {EIGHTH} [Request]

• بند بلا رقم.

(ه) بند بحرف.

Discrepancy in the source
Date: Head of the page: 12 September, body: August.
  - «12 - 13 سبتمبر 2023»
  - «12 و 13 أغسطس 2023»

Description

اجتمع ممثلو السلطات في أنقرة في 4-6 أبريل عام 2016.

Translated by Tawsiyat, not in the source's own words: Title, Organised by.

Source document
Recommendations adopted
Publisher: SESRIC
Published: 1 May 2016
Address: https://www.sesric.org/other.php
Cite as: “Workshop on Social Security Systems”, Ankara, Türkiye, 4–6 April 2016, SESRIC, \
https://www.sesric.org/event-detail.php?id=2789
"""


def full_event():
    return an_event(
        recommendations=(
            a_recommendation(8),
            a_recommendation(None, "بند بلا رقم.", marker="•", position=2),
            a_recommendation(None, "بند بحرف.", marker="(ه)", position=3),
        ),
        discrepancies=(a_contradiction(),),
        facts=(an_inferred_mode(),),
    )


def test_the_whole_text_of_an_event() -> None:
    text = plain_text(event_summary(full_event(), ENGLISH, a_source()))
    # The description follows its heading as every paragraph does, with a blank line between.
    assert text == GOLDEN


def test_a_width_folds_lines_and_hangs_provisions_beneath_their_numbers() -> None:
    lines = plain_text(event_summary(full_event(), ENGLISH), width=60).splitlines()
    assert max(len(line) for line in lines if "://" not in line) <= 60
    eighth = next(index for index, line in enumerate(lines) if line.startswith("8. "))
    assert lines[eighth + 1].startswith("   ")
    assert not lines[eighth + 1].startswith("    ")


def test_folding_changes_nothing_but_line_ends() -> None:
    summary = event_summary(full_event(), ENGLISH)
    rule = "─"
    narrow, wide = (plain_text(summary, width).replace(rule, "").split() for width in (30, None))
    assert narrow == wide


def test_numbers_have_the_digits_of_the_page() -> None:
    arabic = plain_text(event_summary(an_event(), Choices()))
    assert "\n٨. دعوة الدول الأعضاء" in arabic
    assert "٤–٦ أبريل ٢٠١٦" in arabic
    assert "\n8. دعوة الدول الأعضاء" in plain_text(event_summary(an_event(), Choices(digits="latn")))


def test_an_outcome_without_text_is_said() -> None:
    event = an_event(recommendations=(), outcome=Outcome.ADOPTED_NOT_PRINTED)
    assert "\nOutcome\nThe source says that recommendations were adopted" in plain_text(
        event_summary(event, ENGLISH)
    )


def test_a_sheet_is_the_provision_and_its_citation() -> None:
    event = an_event()
    text = plain_text(recommendation_sheet(event.recommendations[7], event, ENGLISH))
    assert text.startswith("Recommendation 8 · Request\n")
    assert f"\n8. {EIGHTH} [Request]\n" in text
    assert "توسيع نطاق" not in text


def test_the_text_holds_no_controls_and_no_direction_marks() -> None:
    event = an_event(recommendations=(a_recommendation(1, "نص\x00 \u202e معكوس \ud800"),))
    text = plain_text(event_summary(event, ENGLISH))
    assert "نص معكوس" in text
    assert text.encode("utf-8")
