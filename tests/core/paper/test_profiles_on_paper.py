"""Profiles and digests on paper, of the real library: what the records hold stands there, in three languages."""

import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from core.paper.page import Choices, Table, Wording
from core.paper.plain import plain_text
from core.paper.typeset import Typesetter
from core.paper.works import document_of
from core.records.focal_points import FocalPoint
from core.records.kinds import Role
from core.records.label import Reference
from db.library import Library, open_library
from tests.core.paper.made import words_of

OMAN = "profile/om"


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_profile_of_oman_says_what_the_documents_state(library: Library, language: str) -> None:
    profile = library.profile(OMAN)
    text = plain_text(document_of([profile], Choices(language)))
    assert "أحد عشر" in text or "eleven" in text or "onze" in text
    for event in profile.held:
        assert event.title.in_language(language) in text
    assert {"ar": "رؤية عمان", "en": "Oman Vision 2040", "fr": "Vision"}[language] in text


def test_every_profile_can_be_set(library: Library) -> None:
    countries = [uid for uid in library.uids() if uid.startswith("country/")]
    assert len(countries) >= 30
    for uid in countries:
        profile = library.profile(uid.replace("country/", "profile/"))
        document = document_of([profile], Choices("ar"))
        assert document.sections[0].title.text == profile.country.label.ar
        attended = {
            mention.event.uid for mention in profile.country.mentions if mention.role != Role.HELD_HERE
        }
        assert {line.uid for line in (*profile.held, *profile.attended)} >= attended


def test_the_digest_of_2023_compares_by_country_and_area(library: Library) -> None:
    digest = library.digest("digest/2023")
    document = document_of([digest], Choices("en"))
    tables = [block for block in document.sections[0].blocks if isinstance(block, Table)]
    counts, comparison = tables[0], tables[1]
    assert counts.head[1:3] == ("2023", "2022")
    assert [cell.values[0].text for cell in counts.rows[0]][1] == str(len(digest.events))
    assert comparison.rows[0][0].values == (Wording("Oman", "en", record="country/om"),)
    told = [value.text for value in comparison.rows[0][1].values]
    assert told == [
        "Pension funds merged into two (2023)",
        "Before: Split into eleven funds",
        "After: Two funds, one civil and one military",
    ]


def test_a_focal_point_of_the_user_stands_on_the_page(library: Library) -> None:
    point = FocalPoint("1", "network/oic-ssnet", "country/om", "صندوق الحماية", "ليلى", email="a@b.example")
    text = plain_text(document_of([library.profile(OMAN, [point])], Choices("ar")))
    assert "صندوق الحماية" in text
    assert "a@b.example" in text


@pytest.mark.parametrize(
    ("language", "order"), [("ar", "jo ae om eg sa"), ("en", "eg jo om sa ae"), ("fr", "sa eg ae jo om")]
)
def test_countries_of_a_digest_stand_by_name_in_the_language_of_the_page(
    library: Library, language: str, order: str
) -> None:
    more = ("country/sa", "country/jo", "country/eg", "country/ae", "country/om")
    countries = tuple(Reference(uid, library.entity(uid).label) for uid in more)
    digest = replace(library.digest("digest/2023"), countries=countries)
    tables = [
        block
        for block in document_of([digest], Choices(language)).sections[0].blocks
        if isinstance(block, Table)
    ]
    assert [row[0].values[0].record for row in tables[1].rows] == [
        f"country/{code}" for code in order.split()
    ]


def test_profile_and_digest_are_found_in_the_pdf(library: Library, tmp_path: Path) -> None:
    works = [library.profile(OMAN), library.digest("digest/2022-2024")]
    text = words_of(Typesetter().pdf(document_of(works, Choices("ar"))), tmp_path)
    for phrase in ("الملامح القطرية", "صندوقين اثنين", "الموجز السنوي", "المساعدة الاجتماعية"):
        assert phrase in text, phrase


def test_a_bookmark_keeps_a_heading_and_the_quiet_word_beside_it_apart(
    library: Library, typesetter: Typesetter
) -> None:
    pdf = typesetter.pdf(document_of((library.profile("profile/om"),), Choices("en")))
    with closing(pypdfium2.PdfDocument(pdf)) as read:
        titles = [mark.get_title() for mark in read.get_toc()]
    assert any(title.startswith("Reforms ") for title in titles)
    assert not [title for title in titles if re.search(r"[a-z][0-9A-Z]", title)]
