"""The field's terms: one concept a row, named in three languages, no name for two, tied to what the library holds."""

import json
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

import resources
from core.text.folding import fold_text

Table = dict[str, Any]

LANGUAGES = ("ar", "en", "fr")
KEYS = {"id", *LANGUAGES, "acronyms", "entity", "broader"}

HOMONYMS = {
    ("fr", "retraites"): "«retraites», pensions, and «retraités», pensioners, fold alike",
}
"""Folded names that rightly stand for two concepts in one language, and why."""

ASKED_FOR = (
    *("social protection", "social security", "public employment services", "orphan care"),
    *("digital transformation", "focal point", "graduation from poverty", "pension fund", "cash transfer"),
    *("social registry", "endowment fund", "donor", "capacity building", "peer learning", "field visit"),
)
"""Concepts that a delegate is sure to type."""


def read_terms() -> Iterator[Table]:
    for file in sorted(resources.path("vocabulary", "terms").glob("*.toml")):
        yield from tomllib.loads(file.read_text(encoding="utf-8"))["term"]


@pytest.fixture(scope="module")
def terms() -> list[Table]:
    return list(read_terms())


@pytest.fixture(scope="module")
def entities() -> dict[str, Table]:
    found: dict[str, Table] = {}
    for file in sorted(resources.path("vocabulary").rglob("*.toml")):
        for entity in tomllib.loads(file.read_text(encoding="utf-8")).get("entity", ()):
            found[entity["uid"]] = entity
    countries = json.loads(resources.path("vocabulary", "cldr.json").read_text(encoding="utf-8"))["countries"]
    return found | {f"country/{code}": names for code, names in countries.items()}


def names(term: Table) -> list[tuple[str, str]]:
    """Every name of a term with its language; acronyms belong to none."""
    labels = [(language, label) for language in LANGUAGES for label in term[language]]
    return [*labels, *(("acronym", acronym) for acronym in term.get("acronyms", ()))]


def test_there_are_at_least_280_concepts(terms: list[Table]) -> None:
    assert len(terms) >= 280


def test_ids_are_unique_words_joined_by_hyphens(terms: list[Table]) -> None:
    ids = [term["id"] for term in terms]
    assert len(set(ids)) == len(ids)
    for uid in ids:
        assert all(part.isascii() and part.isalnum() and part == part.lower() for part in uid.split("-")), uid


def test_a_term_holds_nothing_but_the_known_keys(terms: list[Table]) -> None:
    for term in terms:
        assert set(term) <= KEYS, term["id"]


def test_every_concept_is_named_in_each_language(terms: list[Table]) -> None:
    for term in terms:
        for language in LANGUAGES:
            assert term[language], (term["id"], language)
            assert all(isinstance(label, str) for label in term[language]), term["id"]


def test_a_name_is_in_the_script_of_its_language(terms: list[Table]) -> None:
    for term in terms:
        for language, label in names(term):
            if language == "acronym":
                continue
            scripts = {unicodedata.name(letter).split()[0] for letter in label if letter.isalpha()}
            assert scripts == ({"ARABIC"} if language == "ar" else {"LATIN"}), (term["id"], label)


def test_names_are_trimmed_and_hold_no_mark_that_cannot_be_seen(terms: list[Table]) -> None:
    for term in terms:
        for _, label in names(term):
            assert label == " ".join(label.split()), (term["id"], label)
            assert label, term["id"]
            assert not any(unicodedata.category(char) in ("Cf", "Cc") for char in label), (term["id"], label)
            assert unicodedata.is_normalized("NFC", label), (term["id"], label)


def test_a_concept_names_nothing_twice(terms: list[Table]) -> None:
    for term in terms:
        folded = [(language, fold_text(label)) for language, label in names(term)]
        assert len(set(folded)) == len(folded), term["id"]


def test_no_name_stands_for_two_concepts_of_one_language(terms: list[Table]) -> None:
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for term in terms:
        for language, label in names(term):
            owners[language, fold_text(label)].add(term["id"])
    shared = {name: ids for name, ids in owners.items() if len(ids) > 1}
    assert set(shared) == set(HOMONYMS), shared


def test_a_term_that_bears_the_name_of_an_entity_says_which(
    terms: list[Table], entities: dict[str, Table]
) -> None:
    """Two rows for one concept would weigh it twice, unless the one says that it is the other."""
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for uid, entity in entities.items():
        for language in LANGUAGES:
            owners[language, fold_text(entity[language])].add(uid)
        for acronym in entity.get("acronyms", ()):
            owners["acronym", fold_text(acronym)].add(uid)
    for term in terms:
        for language, label in names(term):
            assert owners[language, fold_text(label)] <= {term.get("entity")}, (term["id"], label)


def test_an_entity_of_a_term_exists_and_is_named_alike_in_each_language(
    terms: list[Table], entities: dict[str, Table]
) -> None:
    tied = [term for term in terms if "entity" in term]
    assert len(tied) >= 40
    assert len({term["entity"] for term in tied}) == len(tied)
    for term in tied:
        assert term["entity"] in entities, term["id"]
        for language in LANGUAGES:
            folded = {fold_text(label) for label in term[language]}
            assert fold_text(entities[term["entity"]][language]) in folded, (term["id"], language)


def test_a_broader_concept_exists_and_no_concept_is_broader_than_itself(terms: list[Table]) -> None:
    broader = {term["id"]: term.get("broader") for term in terms}
    assert sum(above is not None for above in broader.values()) >= 100
    for uid in broader:
        seen = {uid}
        above = broader[uid]
        while above is not None:
            assert above in broader, (uid, above)
            assert above not in seen, uid
            seen.add(above)
            above = broader[above]


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_concept_that_delegates_are_sure_to_type_is_there(name: str, terms: list[Table]) -> None:
    # One letter may be the plural's.
    labels = {fold_text(label) for term in terms for label in term["en"]}
    assert {name, f"{name}s"} & labels
