"""What the documents tell beside their events, read as plain TOML and text."""

import re
import tomllib
from collections import Counter
from datetime import date
from typing import Any

import pytest

import resources
from core.records.kinds import BodyKind, ReformArea, Relation

Table = dict[str, Any]

LETTERS = re.compile(r"\w")


def read(*parts: str) -> Table:
    return tomllib.loads(resources.path(*parts).read_text(encoding="utf-8"))


def source_text(uid: str) -> str:
    return resources.path("library", "sources", f"{uid.removeprefix('source/')}.txt").read_bytes().decode()


EVENTS = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted(resources.path("library", "events").glob("*.toml"))
}
ESCWA = EVENTS["escwa-2024-02-muscat-social-protection"]
SESRIC_2022 = EVENTS["sesric-2022-09-virtual-public-employment-services"]
SESRIC_2023 = EVENTS["sesric-2023-09-ankara-digital-social-protection"]


def quotes(table: Table) -> list[str]:
    return [*([table["quote"]] if "quote" in table else []), *table.get("quotes", [])]


def told(event: Table, subject: str, relation: str) -> list[Table]:
    return [
        each
        for each in event.get("statements", [])
        if (each["subject"], each["relation"]) == (subject, relation)
    ]


def all_told() -> list[tuple[Table, Table]]:
    return [(event, each) for event in EVENTS.values() for each in event.get("statements", [])]


def test_every_provision_says_what_it_asks_for_in_its_own_words() -> None:
    provisions = [each for event in EVENTS.values() for each in event.get("provisions", [])]
    assert len(provisions) == 47
    for each in provisions:
        action = each["action"]
        assert action["ar"] in each["quote"]
        assert len(action["ar"]) < len(each["quote"])
        assert action["ours"] == ["en", "fr"]
        assert action["en"] != action["fr"]


@pytest.mark.parametrize(
    "word", ["الدول الأعضاء على", "دعوة الدول الأعضاء", "الطلب من مركز أنقرة", "المانحين", "ودعوا الإسكوا"]
)
def test_a_provision_that_names_whom_it_speaks_to_has_an_addressee(word: str) -> None:
    named = [
        each for event in EVENTS.values() for each in event.get("provisions", []) if word in each["quote"]
    ]
    assert named
    assert all(each.get("addressees") for each in named)


def test_words_that_are_not_marked_as_ours_are_the_source_s() -> None:
    for event, each in all_told():
        if "ar" in each and "ar" not in each.get("ours", []):
            assert each["ar"] in source_text(event["source"]), each


def test_a_statement_is_backed_by_the_source_and_what_goes_beyond_it_says_so() -> None:
    assert len(all_told()) >= 90
    for event, each in all_told():
        assert each["relation"] in set(Relation)
        assert quotes(each)
        assert all(quote in source_text(event["source"]) for quote in quotes(each))
        assert bool(each.get("inferred")) == ("note" in each), each


def test_what_was_said_is_quoted_in_whole_sentences() -> None:
    """A quote of what somebody said begins where a sentence begins in the source, and ends where it ends."""
    said = [(event, each) for event, each in all_told() if each["relation"] == "said" and "ar" not in each]
    assert len(said) >= 25
    for event, each in said:
        text = source_text(event["source"])
        for quote in quotes(each):
            at = text.index(quote)
            before = text[:at].rstrip(" \u00a0\u2022")
            assert not before or before[-1] in ".\n", quote
            assert quote.endswith(".") or text[at + len(quote)] in ".\n", quote


def test_everybody_who_took_the_floor_said_something_and_who_is_printed_with_an_office_had_it() -> None:
    for event in EVENTS.values():
        for person in event.get("people", []):
            if person["role"] in ("speaker", "reporter"):
                assert told(event, person["uid"], "said"), person["uid"]
            held = told(event, person["uid"], "position")
            assert [each["ar"] for each in held] == ([person["printed"]] if "printed" in person else [])
            assert all("object" in each for each in held)


def test_an_office_is_held_at_the_body_whose_event_says_so() -> None:
    named = {row["uid"] for event in EVENTS.values() for row in event.get("bodies", [])} | {"country/ps"}
    for _, each in all_told():
        if each["relation"] == "position":
            assert each["object"] in named


def test_the_funds_of_oman_were_eleven_and_are_two_since_2023() -> None:
    (reform,) = [each for each in ESCWA["reforms"] if each["uid"] == "reform/om-2023-pension-funds"]
    assert reform["country"]["uid"] == "country/om"
    assert reform["when"]["year"] == 2023
    assert "2023" in reform["when"]["quote"]
    assert "أحد عشر صندوقاً" in reform["before"]["ar"]
    assert "صندوقين اثنين" in reform["after"]["ar"]


def test_a_reform_has_a_year_only_where_its_source_gives_one_for_it() -> None:
    years = {each["uid"]: each.get("when", {}).get("year") for each in ESCWA["reforms"]}
    assert years == {
        "reform/om-2023-pension-funds": 2023,
        "reform/om-craftsmen-voluntary-contribution": None,
        "reform/jo-social-protection-strategy-review": None,
    }
    for each in ESCWA["reforms"]:
        assert {row["area"] for row in each["areas"]} <= set(ReformArea)


def test_practices_are_those_that_were_shown() -> None:
    shown = {each["uid"]: each for event in EVENTS.values() for each in event.get("practices", [])}
    assert set(shown) == {
        "practice/bab-amal-poverty-graduation",
        "practice/om-craftsmen-voluntary-contribution",
        "practice/om-electronic-registration-grievances",
        "practice/om-unified-social-registry",
        "practice/om-care-homes",
        "practice/jo-comprehensive-country-report",
        "practice/irshad-remote-psychosocial-intervention",
    }
    # The page of the conference names no country of the association's work.
    assert "country" not in shown["practice/irshad-remote-psychosocial-intervention"]
    assert all(each["bodies"] and each["themes"] and quotes(each) for each in shown.values())


def test_countries_that_prepare_a_profile_and_those_interested_in_one() -> None:
    def countries(relation: str) -> set[str]:
        rows = [each for each in ESCWA["statements"] if each["relation"] == relation]
        return {
            each["subject"].removeprefix("country/")
            for each in rows
            if each["subject"].startswith("country/")
            and each.get("object") == "programme/escwa-country-profiles"
        }

    assert countries("prepares") == {"jo", "tn", "mr", "eg"}
    assert countries("asked_for") == {"ma", "lb", "sy", "dj", "ly"}
    supported = {each["subject"] for each in ESCWA["statements"] if each["relation"] == "supported_by"}
    assert {"country/tn", "country/mr", "country/eg", "country/jo"} <= supported
    # The page says that they are interested, not that they asked.
    asked = [each for each in ESCWA["statements"] if each["relation"] == "asked_for"]
    assert all(each["inferred"] and each["ar"] == "اهتمامها الشديد" for each in asked)


def test_project_funding_since_2013_and_its_counts_at_each_date() -> None:
    counts = {}
    for event in (SESRIC_2022, SESRIC_2023):
        (made,) = told(event, "body/cco", "established")
        assert (made["object"], made["year"]) == ("programme/comcec-project-funding", 2013)
        (figure,) = told(event, "body/sesric", "figure")
        assert figure["object"] == "programme/comcec-project-funding"
        counts[event["dates"]["end"]] = figure["number"]
    assert counts == {date(2022, 9, 15): 7, date(2023, 9, 13): 10}


def test_a_project_has_its_mechanism_its_call_and_its_partners() -> None:
    project = "project/it-solutions-for-public-employment-services"
    (funded,) = told(SESRIC_2022, project, "funded_under")
    assert funded["object"] == "programme/comcec-project-funding"
    assert "النداء التاسع" in funded["ar"]
    partners = {
        each["subject"]
        for each in SESRIC_2022["statements"]
        if each["relation"] == "partner" and each["object"] == project
    }
    assert partners == {"body/socso", "body/ministry-manpower-id", "body/iskur"}


def test_a_secretariat_that_was_asked_for_is_marked_as_inferred() -> None:
    (asked,) = told(EVENTS["oic-2016-04-ankara-social-security"], "body/sesric", "secretariat")
    assert asked["object"] == "network/oic-ssnet"
    assert asked["inferred"]
    assert "الطلب من مركز أنقرة" in asked["quote"]


def test_strategies_have_the_years_that_the_documents_give() -> None:
    periods = {
        each["subject"]: (each.get("year"), each.get("until"))
        for _, each in all_told()
        if each["relation"] == "period"
    }
    assert periods == {
        "strategy/oman-vision-2040": (None, 2040),
        "strategy/jordan-social-protection-2019-2025": (2019, 2025),
    }
    named = {row["uid"] for event in EVENTS.values() for row in event.get("programmes", [])}
    assert {row["uid"] for row in read("vocabulary", "strategies.toml")["entity"]} <= named


def test_countries_represented_are_those_that_the_pages_name() -> None:
    attending = {
        slug: {row["uid"].removeprefix("country/") for row in event.get("attending", [])}
        for slug, event in EVENTS.items()
    }
    assert attending == {
        "escwa-2024-02-muscat-social-protection": {
            "om",
            "jo",
            "ps",
            "tn",
            "mr",
            "eg",
            "ma",
            "lb",
            "sy",
            "dj",
            "ly",
        },
        "irshad-2020-06-virtual-orphan-care": set(),
        "oic-2016-04-ankara-social-security": set(),
        "sesric-2022-09-virtual-public-employment-services": {"id", "tr"},
        "sesric-2023-09-ankara-digital-social-protection": {"my", "tr"},
    }
    for event in EVENTS.values():
        for row in event.get("attending", []):
            assert any(row["printed"] in quote for quote in quotes(row))


def test_every_body_says_what_sort_it_is() -> None:
    rows = [
        row
        for name in ("events.toml", "catalogue.toml")
        for row in read("vocabulary", "bodies", name)["entity"]
    ]
    assert len(rows) == 158
    assert all(row["type"] in set(BodyKind) for row in rows)
    sorts = {row["uid"]: row["type"] for row in rows}
    assert Counter(sorts.values())["other"] <= 5
    for row in rows:
        if row["uid"].startswith("body/ministry-"):
            assert row["type"] == "government"
            assert row["country"]


def test_a_programme_network_project_or_strategy_of_the_documents_is_told_of() -> None:
    named = [
        row["uid"]
        for name in ("programmes.toml", "strategies.toml")
        for row in read("vocabulary", name)["entity"]
    ]
    spoken = {uid for _, each in all_told() for uid in (each["subject"], each.get("object"))}
    assert [uid for uid in named if uid not in spoken] == []
