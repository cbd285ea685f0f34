"""The curated records against their sources, read as plain TOML and text: what the build does is not trusted here."""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

import resources

Table = dict[str, Any]

EVENTS = {
    "oic-2016-04-ankara-social-security": 11,
    "irshad-2020-06-virtual-orphan-care": 30,
    "sesric-2022-09-virtual-public-employment-services": 0,
    "sesric-2023-09-ankara-digital-social-protection": 0,
    "escwa-2024-02-muscat-social-protection": 6,
}

# Where the outcome of a document begins and where it ends, by lines of the document itself.
OUTCOMES = {
    "oic-2016-04-ankara-social-security": ("وافق المندوبون مبدئياً", None),
    "irshad-2020-06-virtual-orphan-care": (
        "والذي حمل في طياته توصيات هامة منها :",
        "هذا، وتتقدّم جمعية",
    ),
    "escwa-2024-02-muscat-social-protection": ("النتائج التي توصَّل إليها الاجتماع هي:", "سلطت وزيرة التنمية"),
}

# The documents as they were received. A text that is mended is no longer what the source says.
DIGESTS = {
    "escwa-2024-social-protection-experts": "7fc1cb1cecb6ac14ad5d6ad8cff6d88e5cbcf5563010b70e85fbe73ddf0936b0",
    "irshad-2020-orphan-care-conference": "737e833fd8cc6acdcf62497464597eb730a9eb2e7176548583753b2da3a1604f",
    "oic-ssnet-2016-recommendations": "32e48ae18bfa8a49e0c1324f45c496fa9dfb05a9e4fdb71ae3dd12d91a7405f9",
    "sesric-2022-public-employment-services": "dcb105d1ba877c57535eb44787c2b5a4b2ed0aadfaf1afe153cb966a6288c5b4",
    "sesric-2023-digital-social-protection": "65a5eee1da1b3792a877ca02b9758957f6e2d2d94d60662354d865d4e040e195",
}


def record(slug: str) -> Table:
    return tomllib.loads(resources.path("library", "events", f"{slug}.toml").read_text(encoding="utf-8"))


def source_of(slug: str) -> str:
    name = record(slug)["source"].removeprefix("source/")
    return resources.path("library", "sources", f"{name}.txt").read_bytes().decode("utf-8")


def entities(*parts: str) -> list[Table]:
    rows: list[Table] = tomllib.loads(resources.path("vocabulary", *parts).read_text(encoding="utf-8"))[
        "entity"
    ]
    return rows


def tables(value: Any) -> Iterator[Table]:
    """Every table of a record, however deep."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from tables(each)


def quotes(table: Table) -> list[str]:
    return [*([table["quote"]] if "quote" in table else []), *table.get("quotes", [])]


def outcome_lines(slug: str) -> list[tuple[str, str]]:
    """The marker and text of every line of a document's outcome that holds anything."""
    begin, end = OUTCOMES[slug]
    lines = source_of(slug).splitlines()
    first = next(place for place, line in enumerate(lines) if begin in line) + 1
    last = next(place for place, line in enumerate(lines) if line.startswith(end)) if end else len(lines)
    found = []
    for line in lines[first:last]:
        marker, _, text = line.strip().partition(" ")
        if marker:
            found.append((marker, text.strip()))
    return found


@pytest.mark.parametrize("name", DIGESTS)
def test_a_source_is_kept_to_the_letter(name: str) -> None:
    text = resources.path("library", "sources", f"{name}.txt").read_bytes()
    assert hashlib.sha256(text).hexdigest() == DIGESTS[name]


def test_the_curated_events_are_these() -> None:
    assert {file.stem for file in resources.path("library", "events").glob("*.toml")} >= set(EVENTS)
    for slug in EVENTS:
        assert record(slug)["uid"] == f"event/{slug}"


@pytest.mark.parametrize(("slug", "count"), EVENTS.items())
def test_an_event_has_every_provision_its_document_prints(slug: str, count: int) -> None:
    assert len(record(slug).get("provisions", [])) == count


@pytest.mark.parametrize("slug", OUTCOMES)
def test_provisions_are_the_lines_of_the_outcome_whole_and_in_order(slug: str) -> None:
    provisions = [(each["marker"], each["quote"]) for each in record(slug)["provisions"]]
    assert provisions == outcome_lines(slug)


def test_markers_stand_as_printed() -> None:
    numbered = record("oic-2016-04-ankara-social-security")["provisions"]
    assert [each["marker"] for each in numbered] == [f"{number}." for number in range(1, 12)]
    assert [each["number"] for each in numbered] == list(range(1, 12))
    bulleted = record("irshad-2020-06-virtual-orphan-care")["provisions"]
    assert {each["marker"] for each in bulleted} == {"•"}
    lettered = record("escwa-2024-02-muscat-social-protection")["provisions"]
    assert [each["marker"] for each in lettered] == ["•", "•", "•", "•", "(ه)", "•"]
    assert not any("number" in each for each in (*bulleted, *lettered))


def test_events_without_printed_provisions_say_what_their_pages_say() -> None:
    held = record("sesric-2022-09-virtual-public-employment-services")
    assert held["outcome"]["status"] == "discussed_not_printed"
    assert "توصيات" not in source_of("sesric-2022-09-virtual-public-employment-services")
    adopted = record("sesric-2023-09-ankara-digital-social-protection")["outcome"]
    assert adopted["status"] == "adopted_not_printed"
    assert "واعتمدوا قائمة من التوصيات" in adopted["quote"]


@pytest.mark.parametrize("slug", EVENTS)
def test_every_quote_and_every_printed_name_occurs_in_the_source(slug: str) -> None:
    text = source_of(slug)
    for table in tables(record(slug)):
        for quote in quotes(table):
            assert quote in text
            assert quote == quote.strip()
        for key in ("printed", "honorific"):
            assert table.get(key, "") in text
    assert record(slug)["dates"]["text"] in text


@pytest.mark.parametrize("slug", EVENTS)
def test_every_fact_has_a_quote(slug: str) -> None:
    event = record(slug)
    single = ("title", "kind", "dates", "mode", "venue", "city", "country", "series", "participants")
    many = ("bodies", "people", "themes", "programmes", "description", "provisions")
    facts = [event[key] for key in (*single, "countries", "outcome") if key in event]
    facts += [row for key in many for row in event.get(key, [])]
    assert all(quotes(fact) for fact in facts)


@pytest.mark.parametrize("slug", EVENTS)
def test_a_discrepancy_shows_two_different_passages_and_a_note_in_three_languages(slug: str) -> None:
    text = source_of(slug)
    assert record(slug)["discrepancies"]
    for discrepancy in record(slug)["discrepancies"]:
        spans = {(text.find(quote), len(quote)) for quote in discrepancy["quotes"]}
        assert len(spans) >= 2
        assert all(discrepancy[code].strip() for code in ("ar", "en", "fr"))


def test_the_known_contradictions_of_the_2023_page_are_recorded() -> None:
    found = {
        (each["field"], quote)
        for each in record("sesric-2023-09-ankara-digital-social-protection")["discrepancies"]
        for quote in each["quotes"]
    }
    assert ("dates", "12 - 13 سبتمبر 2023") in found
    assert ("dates", "12 و 13 أغسطس 2023") in found
    assert {quote for field, quote in found if field == "mode"} == {
        "عبر الإنترنت",
        "في مقر سيسرك بأنقرة، تركيا",
        "وورشة عمل ميدانية",
    }


def test_a_printed_weekday_agrees_with_the_calendar() -> None:
    dates = record("irshad-2020-06-virtual-orphan-care")["dates"]
    assert "السبت" in dates["text"]
    assert dates["start"].strftime("%A") == "Saturday"


@pytest.mark.parametrize("slug", EVENTS)
def test_a_label_has_three_languages_and_ours_names_only_these(slug: str) -> None:
    for table in tables(record(slug)):
        if "ours" in table or "ar" in table:
            assert all(table.get(code, "").strip() for code in ("ar", "en", "fr")), table
            assert set(table.get("ours", [])) <= {"ar", "en", "fr"}


@pytest.mark.parametrize("slug", EVENTS)
def test_addressees_are_named_as_the_provision_names_them(slug: str) -> None:
    for provision in record(slug).get("provisions", []):
        for addressee in provision.get("addressees", []):
            assert addressee["ar"] in provision["quote"]
            assert addressee["ours"] == ["en", "fr"]


def test_titles_that_organisers_published_in_english_are_not_marked_ours() -> None:
    official = {slug for slug in EVENTS if "en" not in record(slug)["title"]["ours"]}
    assert official == {
        "sesric-2022-09-virtual-public-employment-services",
        "sesric-2023-09-ankara-digital-social-protection",
        "escwa-2024-02-muscat-social-protection",
    }


def test_every_person_is_named_in_a_source_and_has_a_part_in_an_event() -> None:
    for person in entities("people.toml"):
        backing = [
            (row, source_of(slug))
            for slug in EVENTS
            for row in record(slug).get("people", [])
            if row["uid"] == person["uid"]
        ]
        assert backing, person["uid"]
        for row, text in backing:
            assert person["ar"] in text
            assert any(person["ar"] in quote for quote in quotes(row))


@pytest.mark.parametrize("parts", [("people.toml",), ("programmes.toml",), ("bodies", "events.toml")])
def test_entities_of_the_documents_have_names_in_three_languages(parts: tuple[str, ...]) -> None:
    rows = entities(*parts)
    assert len({row["uid"] for row in rows}) == len(rows)
    for row in rows:
        assert all(row.get(code, "").strip() for code in ("ar", "en", "fr")), row["uid"]
        assert set(row.get("ours", [])) <= {"ar", "en", "fr"}


@pytest.mark.parametrize(
    ("spelling", "uid"),
    [
        ("سيسرك", "body/sesric"),
        ("سيسريك", "body/sesric"),
        ("سيسريك /مركز أنقرة", "body/sesric"),
        ("مركز أنقرة", "body/sesric"),
        ("الإسكوا", "body/escwa"),
        ("الكومسيك", "body/comcec"),
        ("مؤسسة الضمان الاجتماعي بجمهورية تركيا", "body/sgk"),
        ("مجموعة البنك الإسلامي للتنمية", "body/isdb"),
        ("مؤسسة ساويرس", "body/sawiris-foundation"),
    ],
)
def test_the_spellings_of_the_documents_lead_to_one_body(spelling: str, uid: str) -> None:
    named = {
        row["uid"]
        for file in sorted(resources.path("vocabulary", "bodies").glob("*.toml"))
        for row in entities("bodies", file.name)
        if spelling in (row["ar"], *row.get("acronyms", []), *row.get("aliases", []))
    }
    assert named == {uid}


def test_a_french_sign_is_not_torn_from_its_word_at_the_end_of_a_line() -> None:
    for kind in ("events", "sources"):
        for file in sorted(resources.path("library", kind).glob("*.toml")):
            for line in file.read_text(encoding="utf-8").splitlines():
                if line.lstrip().startswith("fr ="):
                    assert not re.search("« | [»:;?!]", line), (file.name, line)
