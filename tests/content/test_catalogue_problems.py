"""What is known to be wrong with the pages of the catalogue stands at their events, found by the pages' addresses."""

import json
import tomllib
from collections import defaultdict

import pytest

import resources
from core.records.kinds import Field

SESRIC = "https://www.sesric.org/event-detail"
CONTRADICTED = {
    f"{SESRIC}-ar.php?id=3042": "venue",
    f"{SESRIC}-ar.php?id=3698": "dates",
    f"{SESRIC}.php?id=2016": "dates",
    f"{SESRIC}-ar.php?id=2648": "dates",
    f"{SESRIC}-ar.php?id=3267": "venue",
    f"{SESRIC}.php?id=2512": "participants",
    f"{SESRIC}-ar.php?id=2502": "participants",
    f"{SESRIC}.php?id=2218": "dates",
    f"{SESRIC}.php?id=2637": "body",
    f"{SESRIC}.php?id=2805": "countries",
    f"{SESRIC}.php?id=1478": "dates",
    f"{SESRIC}-ar.php?id=1618": "countries",
    f"{SESRIC}.php?id=1487": "dates",
    f"{SESRIC}.php?id=3059": "title",
    f"{SESRIC}-ar.php?id=2526": "dates",
    f"{SESRIC}-ar.php?id=1456": "city",
    f"{SESRIC}-ar.php?id=260": "dates",
    f"{SESRIC}.php?id=775": "dates",
    "https://www.comcec.org/22nd-meeting-of-the-comcec-poverty-alleviation-wg/": "mode",
    "http://comceccmr.org/Home/Sayfa/1": "dates",
    "https://www.smiic.org/en/content/456": "dates",
    "https://www.smiic.org/en/content/740": "participants",
    "http://www.aitrs.org/en/node/715": "dates",
    "http://www.tdbb.org.tr/?p=5571&lang=en": "title",
    "http://www.tdbb.org.tr/?p=12782&lang=en": "dates",
    "https://www.sesric.org/activities-nso-meetings.php?year=2013#2": "body",
}
REMARKED = (
    f"{SESRIC}.php?id=912",
    f"{SESRIC}.php?id=766",
    f"{SESRIC}.php?id=1951",
    f"{SESRIC}-ar.php?id=2879",
    f"{SESRIC}-ar.php?id=1306",
    f"{SESRIC}-ar.php?id=1307",
    "https://www.unescwa.org/ar/node/19995",
)


@pytest.fixture(scope="module")
def events():
    lines = resources.path("library", "catalogue.jsonl").read_text(encoding="utf-8").splitlines()
    return {event["uid"]: event for event in map(json.loads, lines)}


@pytest.fixture(scope="module")
def problems():
    text = resources.path("library", "catalogue_problems.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["problems"]


@pytest.fixture(scope="module")
def by_address(events, problems):
    fields = defaultdict(list)
    for problem in problems:
        for address in events[problem["event"]]["addresses"]:
            fields[address["url"]].append(problem.get("field"))
    return fields


@pytest.mark.parametrize(("address", "field"), CONTRADICTED.items())
def test_a_page_that_contradicts_itself_or_another_is_recorded(by_address, address, field):
    assert field in by_address[address]


@pytest.mark.parametrize("address", REMARKED)
def test_what_is_no_contradiction_is_a_remark(by_address, address):
    assert by_address[address] == [None]


def test_a_problem_is_told_in_three_languages_of_an_event_of_the_catalogue(events, problems):
    assert len(problems) >= 45
    for problem in problems:
        assert problem["event"] in events
        assert set(problem) <= {"event", "field", "ar", "en", "fr", "addresses"}
        assert all(problem[code].strip() for code in ("ar", "en", "fr"))
        assert problem.get("field", "title") in set(Field)


def test_nothing_is_told_twice_as_a_problem_and_as_a_note_of_the_row(events, problems):
    notes = {note["en"] for event in events.values() for note in event.get("notes", ())}
    told = [problem["en"] for problem in problems]
    assert notes.isdisjoint(told)
    assert len({(problem["event"], problem["en"]) for problem in problems}) == len(problems)
