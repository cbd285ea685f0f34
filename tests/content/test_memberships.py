"""Countries' memberships against the lists that state them, read as plain TOML and text."""

import json
import re
import tomllib
from typing import Any

import resources
from core.text.folding import fold

Table = dict[str, Any]

COUNTRIES = json.loads(resources.path("vocabulary", "cldr.json").read_text(encoding="utf-8"))["countries"]
ROW = re.compile(r"(\d+) \| (.+) \| (\d{4})")


def members(name: str, body: str) -> dict[str, Table]:
    """Return what a file states, by country; a country stands in it once."""
    table = tomllib.loads(resources.path("library", "statements", f"{name}.toml").read_text(encoding="utf-8"))
    rows: list[Table] = table["statements"]
    text = text_of(table["source"].removeprefix("source/"))
    for row in rows:
        assert (row["relation"], row["object"]) == ("member", f"body/{body}")
        assert all(quote in text for quote in quotes(row)), row
    by_country = {row["subject"].removeprefix("country/"): row for row in rows}
    assert len(by_country) == len(rows)
    assert set(by_country) <= set(COUNTRIES)
    return by_country


def quotes(row: Table) -> list[str]:
    return [*([row["quote"]] if "quote" in row else []), *row.get("quotes", [])]


def text_of(name: str) -> str:
    return resources.path("library", "sources", f"{name}.txt").read_text(encoding="utf-8")


def is_named(code: str, words: str) -> bool:
    """Tell whether a text names a country: by a name of CLDR or its beginning («Kyrgyz» for Kyrgyzstan)."""
    text = fold(words.replace("-", " ")).text.replace("'", "")
    names = (COUNTRIES[code]["en"], *COUNTRIES[code].get("aliases", ()))
    folded = [fold(name.replace("-", " ")).text.replace("\u2019", "").replace("'", "") for name in names]
    return any(name in text or name.startswith(text) for name in folded)


def test_the_57_members_of_the_oic_with_the_year_that_the_list_gives_each() -> None:
    found = members("oic-members", "oic")
    lines = ROW.findall(text_of("oic-members-2023"))
    assert len(found) == len(lines) == 57
    assert [int(number) for number, _, _ in lines] == list(range(1, 58))
    assert "consisting of 57 member states" in text_of("oic-members-2023")
    stated = {row["quote"]: (code, row["year"]) for code, row in found.items()}
    for number, name, year in lines:
        code, said = stated[f"{number} | {name} | {year}"]
        assert said == int(year)
        assert is_named(code, name), (code, name)


def test_the_22_members_of_the_league_seven_of_them_founders() -> None:
    found = members("las-members", "las")
    assert len(found) == 22
    assert "a regional organization of 22 member states" in text_of("las-members")
    founders = {code for code, row in found.items() if row["year"] == 1945}
    assert founders == {"eg", "iq", "lb", "sa", "sy", "jo", "ye"}
    for code, row in found.items():
        assert is_named(code, row["quote"]), (code, row["quote"])
        if code not in founders:
            assert re.search(rf"\({row['year']} ?\)", row["quote"])


def test_the_20_members_of_escwa_in_april_2021_are_the_arab_states_less_two() -> None:
    league = set(members("las-members", "las"))
    listed, joined = members("escwa-members", "escwa"), members("escwa-accessions", "escwa")
    assert set(listed).isdisjoint(joined)
    assert set(listed) | set(joined) == league - {"km", "dj"}
    assert len(listed) + len(joined) == 20
    assert "now has 20 countries" in text_of("escwa-members-2021")


def test_a_year_of_joining_escwa_is_given_only_where_a_page_gives_it() -> None:
    listed, joined = members("escwa-members", "escwa"), members("escwa-accessions", "escwa")
    years = {code: row["year"] for code, row in (listed | joined).items() if "year" in row}
    assert years == {"dz": 2020, "so": 2020, "tn": 2012, "ly": 2012, "ma": 2012}
    for code, row in listed.items():
        assert bool(row.get("inferred")) == ("year" not in row), code
        assert bool(row.get("inferred")) == ("note" in row), code


def test_a_list_is_an_extract_with_the_address_and_the_date_of_its_page() -> None:
    for file in sorted(resources.path("library", "statements").glob("*.toml")):
        name = tomllib.loads(file.read_text(encoding="utf-8"))["source"].removeprefix("source/")
        head = tomllib.loads(resources.path("library", "sources", f"{name}.toml").read_text(encoding="utf-8"))
        assert head["extract"]
        assert head["address"].startswith("http")
        assert "[…]" in text_of(name)
        assert head["published_quote"] in text_of(name) if "published" in head else name == "las-members"
