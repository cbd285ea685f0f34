"""The catalogue is what its pages state, cleaned: every page accounted for, every reference known, nothing twice."""

import itertools
import json
import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date, timedelta
from difflib import SequenceMatcher

import pytest

import resources
from core.records.kinds import EventKind, Mode, Role
from core.text.folding import fold

PAGES_COLLECTED = 348
"""Pages that the catalogue was made from; each is an event, a second page of one, or left out with a reason."""

FIRST_YEAR, LAST_YEAR = 1970, 2026
EVENT_UID = re.compile(r"event/[a-z0-9]+(?:-[a-z0-9]+)*-(\d{4})-(\d{2})(?:-[a-z0-9]+)+")
MERGED = re.compile(r"merged into (event/\S+)")
ARABIC_INDIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def lines(name):
    text = resources.path("library", name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def events():
    return lines("catalogue.jsonl")


@pytest.fixture(scope="module")
def left_out():
    return lines("catalogue_left_out.jsonl")


@pytest.fixture(scope="module")
def vocabulary():
    entities = {}
    for file in sorted(resources.path("vocabulary").rglob("*.toml")):
        for entity in tomllib.loads(file.read_text(encoding="utf-8")).get("entity", ()):
            assert entity["uid"] not in entities, f"{entity['uid']} is defined twice"
            entities[entity["uid"]] = entity
    countries = json.loads(resources.path("vocabulary", "cldr.json").read_text(encoding="utf-8"))["countries"]
    return entities | {f"country/{code}": names for code, names in countries.items()}


@pytest.fixture(scope="module")
def curated():
    files = resources.path("library", "events").glob("*.toml")
    return {tomllib.loads(file.read_text(encoding="utf-8"))["uid"] for file in files}


def names_of(entity):
    return [entity["ar"], entity["en"], entity["fr"], *entity.get("acronyms", ()), *entity.get("aliases", ())]


def every_text(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from every_text(part)


def test_at_least_320_events_remain(events):
    assert len(events) >= 320


def test_every_collected_page_is_kept_merged_or_left_out(events, left_out):
    assert len(events) + len(left_out) == PAGES_COLLECTED


def test_a_page_left_out_says_why_and_what_it_was_merged_into_exists(events, left_out, curated):
    known = {event["uid"] for event in events} | curated
    for page in left_out:
        assert page["title"].strip()
        assert page["url"].startswith("http")
        assert page["reason"].strip()
        merged = MERGED.fullmatch(page["reason"])
        if merged:
            assert merged[1] in known, page


def test_a_merged_page_still_stands_among_the_addresses_of_its_event(events, left_out):
    addresses = {event["uid"]: {each["url"] for each in event["addresses"]} for event in events}
    merged = [(page["url"], m[1]) for page in left_out if (m := MERGED.fullmatch(page["reason"]))]
    checked = [url in addresses[uid] for url, uid in merged if uid in addresses]
    assert len(checked) >= 10
    assert all(checked)


def test_no_page_is_there_twice(events, left_out):
    pages = Counter(each["url"] for event in events for each in event["addresses"])
    assert [url for url, count in pages.items() if count > 1] == []
    outright = {page["url"] for page in left_out if not MERGED.fullmatch(page["reason"])}
    assert outright.isdisjoint(pages)


def test_uids_are_unique_and_say_year_and_month(events, curated):
    uids = [event["uid"] for event in events]
    assert len(set(uids)) == len(uids)
    assert curated.isdisjoint(uids)
    for event in events:
        parts = EVENT_UID.fullmatch(event["uid"])
        assert parts, event["uid"]
        assert f"{parts[1]}-{parts[2]}" == event["start"][:7]


def test_uids_name_the_city_or_say_virtual(events):
    for event in events:
        if event["mode"] == "virtual":
            assert "-virtual-" in event["uid"]
        elif "city" in event:
            assert f"-{event['city'].removeprefix('city/')}-" in event["uid"]


def test_values_are_from_the_closed_lists(events):
    for event in events:
        assert event["kind"] in set(EventKind), event["uid"]
        assert event["mode"] in set(Mode), event["uid"]
        assert event["language"] in event["title"], event["uid"]
        assert set(event["title"]) <= {"ar", "en", "fr"}, event["uid"]
        for body in event.get("bodies", ()):
            assert body["role"] in set(Role), event["uid"]


def test_every_reference_is_in_a_vocabulary(events, vocabulary):
    for event in events:
        uids = [event["publisher"], *event["themes"], *(body["uid"] for body in event.get("bodies", ()))]
        uids += [event[key] for key in ("city", "country") if key in event]
        assert [uid for uid in uids if uid not in vocabulary] == [], event["uid"]


def test_a_body_is_known_by_every_name_that_a_page_prints_for_it(events, vocabulary):
    # Pages of one country's ministry print its name without the country, COMCEC's fund that of the fund.
    apart = {"Ministry of Health", "Ministry of Industry and Trade", "COMCEC Project Funding"}
    apart.add("برنامج إدارة دورة المشروع للكومسيك")
    for event in events:
        for body in event.get("bodies", ()):
            assert body["printed"] in {*names_of(vocabulary[body["uid"]]), *apart}, body


def test_one_name_does_not_mean_two_bodies(vocabulary):
    owners = {}
    for uid, entity in vocabulary.items():
        if uid.startswith("body/"):
            for name in names_of(entity):
                owners.setdefault(fold(name).text, set()).add(uid)
    assert {name: uids for name, uids in owners.items() if len(uids) > 1} == {}


@pytest.mark.parametrize("kind", ["body", "city", "theme"])
def test_entities_are_named_in_three_languages_and_stand_under_known_ones(vocabulary, kind):
    for uid, entity in vocabulary.items():
        if not uid.startswith(f"{kind}/"):
            continue
        assert all(entity[language].strip() for language in ("ar", "en", "fr")), uid
        assert set(entity.get("ours", ())) <= {"ar", "en", "fr"}, uid
        for key in ("parent", "country"):
            assert key not in entity or entity[key] in vocabulary, uid
        if kind == "city":
            assert entity["country"].startswith("country/"), uid


def test_dates_are_days_between_1970_and_2026_and_in_order(events):
    for event in events:
        start, end = date.fromisoformat(event["start"]), date.fromisoformat(event["end"])
        assert FIRST_YEAR <= start.year <= LAST_YEAR, event["uid"]
        assert start <= end <= start + timedelta(days=31), event["uid"]
    assert [event["start"] for event in events] == sorted(event["start"] for event in events)


def test_a_year_that_the_page_does_not_print_is_marked_as_inferred(events):
    for event in events:
        printed = event["start"][:4] in event["date_text"].translate(ARABIC_INDIC_DIGITS)
        assert event.get("year_inferred", False) is not printed, event["uid"]
    assert any(event.get("year_inferred") for event in events)


def test_first_and_last_day_are_printed_or_a_note_says_how_they_were_reckoned(events):
    for event in events:
        numbers = set(map(int, re.findall(r"\d+", event["date_text"].translate(ARABIC_INDIC_DIGITS))))
        if not {int(event["start"][8:]), int(event["end"][8:])} <= numbers:
            assert any("reckoned" in note["en"] for note in event["notes"]), event["uid"]


def test_a_city_lies_in_its_country_and_is_named_in_the_place(events, vocabulary):
    for event in events:
        if "city" not in event:
            continue
        city = vocabulary[event["city"]]
        assert city["country"] == event["country"], event["uid"]
        place = fold(event["place_text"]).text
        assert any(fold(name).text in place for name in names_of(city)), event["uid"]


def test_what_is_held_online_has_a_place_that_says_so(events):
    online = re.compile(r"virtual|online|zoom|افتراض|المرئي", re.IGNORECASE)
    for event in events:
        if "place_text" in event:
            assert bool(online.search(event["place_text"])) == (event["mode"] == "virtual"), event["uid"]


def test_no_event_stands_there_under_two_titles(events):
    """Pages of two organisations about one event differ in a word or two, and in a day at most."""

    def words(event):
        return [fold(title).text for title in event["title"].values()]

    def near(one, other):
        return any(
            SequenceMatcher(None, *pair).ratio() > 0.85
            for pair in itertools.product(words(one), words(other))
        )

    day = timedelta(days=1)
    for one, other in itertools.combinations(events, 2):
        first, second = date.fromisoformat(one["start"]), date.fromisoformat(other["start"])
        if abs(first - second) <= day and one.get("city") == other.get("city"):
            assert not near(one, other), (one["uid"], other["uid"])


def test_texts_are_clean_of_markup_stray_blanks_and_hidden_characters(events, left_out):
    for record in [*events, *left_out]:
        for text in every_text(record):
            assert text == " ".join(text.split()), text
            assert not re.search(r"&(?:#?\w+);|</?\w+>", text), text
            assert not any(unicodedata.category(char) in ("Cf", "Cc") for char in text), text
            assert unicodedata.is_normalized("NFC", text), text
            # Presentation forms are glyphs of a letter, not the letter.
            assert not any("\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff" for char in text), (
                text
            )


def test_notes_are_in_three_languages(events):
    notes = [note for event in events for note in event.get("notes", ())]
    assert len(notes) >= 5
    for note in notes:
        assert set(note) == {"ar", "en", "fr"}
        assert all(text.strip() for text in note.values())


def test_counts_are_those_of_gatherings(events):
    for event in events:
        assert 2 <= event.get("participants", 2) <= 5000, event["uid"]
        assert 2 <= event.get("countries_count", 2) <= 195, event["uid"]
