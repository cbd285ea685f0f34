"""Concepts: whichever label a reader types, in whichever language, the same records answer."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from core.records.answers import Also
from core.records.kinds import RecordKind
from core.records.label import LANGUAGES, Label
from core.text.query import parse
from db.impact.answering import Answerer
from db.impact.concepts import Concept, ConceptTable
from db.impact.keeping import bundled_index
from db.library import open_library
from tests.db.impact.shelf import Pair, pair
from tests.db.search_shelf import event, made_of

NAMED = (
    "social protection",
    "social security",
    "public employment services",
    "orphan care",
    "digital transformation",
    "focal point",
    "pension fund",
    "cash transfer",
    "endowment fund",
    "donors",
    "capacity building",
    "peer learning",
    "field visits",
)
"""What delegates ask for in every meeting and the bundled library speaks of, by its first English label."""

LEAST = 250


@dataclass(frozen=True)
class Found:
    """The documents that a label finds: all of them, and those that have its own words."""

    every: frozenset[int]
    direct: frozenset[int]


@dataclass(frozen=True)
class Shelf:
    """The concepts of the bundled library with what each label finds; nothing where it is not found as it stands."""

    table: ConceptTable
    found: dict[str, Found]

    @property
    def met(self) -> list[Concept]:
        """The concepts of which labels in several languages stand in the library."""
        return [
            each
            for each in self.table.concepts
            if len({label.language for label in each.labels if self.found[label.term].direct} - {""}) > 1
        ]

    def meant(self, term: str) -> set[Concept]:
        """Return the concepts that have a label, spelled so."""
        spelled = [each for each in self.table.concepts if any(same(label, term) for label in each.labels)]
        return set(spelled)


def same(label: Also, term: str) -> bool:
    return parse(label.term).root == parse(term).root


@pytest.fixture(scope="module")
def shelf(bundled: Path) -> Shelf:
    index = bundled_index(open_library(bundled).database)
    answerer = Answerer(index)
    terms = {label.term for each in index.concepts.concepts for label in each.labels}
    return Shelf(index.concepts, {term: found_by(answerer, term) for term in terms})


def found_by(answerer: Answerer, term: str) -> Found:
    found = answerer.found(parse(term))
    if found.relaxed or found.corrected:
        return Found(frozenset(), frozenset())
    direct = frozenset(found.direct.documents.tolist())
    return Found(direct | frozenset(found.widened.documents.tolist()), direct)


def test_first_labels_find_the_same_records_in_every_language(shelf: Shelf) -> None:
    terms = [each for each in shelf.met if not each.name]
    assert len(terms) >= LEAST
    for concept in terms:
        first = {label.term: shelf.found[label.term].every for label in concept.first_labels}
        assert len(set(first.values())) == 1, {term: len(each) for term, each in first.items()}


def test_other_labels_find_more_only_by_their_own_words(shelf: Shelf) -> None:
    shared = []
    for concept in shelf.met:
        common = frozenset.intersection(*(shelf.found[label.term].every for label in concept.labels))
        for label in concept.labels:
            found = shelf.found[label.term]
            if not found.every <= common | found.direct:
                shared.append(label.term)
    # A label of several concepts stands for all of them.
    alone = [term for term in shared if len(shelf.meant(term)) < 2]
    assert not alone
    assert len(shared) <= 10


def test_what_delegates_ask_for_finds_the_same_in_three_languages(shelf: Shelf) -> None:
    by_label = {label.term: each for each in shelf.table.concepts if not each.name for label in each.labels}
    for term in NAMED:
        labels = by_label[term].first_labels
        assert {label.language for label in labels} == set(LANGUAGES), term
        found = {shelf.found[label.term].every for label in labels}
        assert len(found) == 1, term
        assert found.pop(), term


TABLE = ConceptTable(
    (
        Concept(
            (
                Also("شبكة الأمان", "ar"),
                Also("safety nets", "en"),
                Also("cushions for the poor", "en"),
                Also("filets", "fr"),
                Also("SSN", ""),
            )
        ),
        Concept((Also("employers", "en"), Also("أصحاب العمل", "ar"))),
        Concept((Also("employment", "en"), Also("تشغيل", "ar"))),
        Concept((Also("Agenda 2030", "en"), Also("خطة عام 2030", "ar"))),
        Concept(
            (
                Also("Fund for the Support of Long Names of Bodies and of Every Word in Them", "en"),
                Also("صندوق دعم الأسماء", "ar"),
            ),
            name=True,
        ),
    )
)


def titled(uid: str, text: str, language: str = "en") -> object:
    label = Label(text) if language == "ar" else Label("", text)
    return event(uid, label, "2018-01-01", country="", bodies=(), language=language)


EVENTS = (
    titled("arabic", "ورشة شبكات الأمان", "ar"),
    titled("arabic-apart", "شبكة الخبراء في الأمان", "ar"),
    event(
        "two-names",
        Label("ملتقى شبكات الأمان", "Talks on safety nets"),
        "2017-01-01",
        country="",
        bodies=(),
    ),
    titled("english", "Workshop on safety nets"),
    titled("english-apart", "Nets of experts in safety"),
    titled("synonym", "Cushions for the poor"),
    titled("synonym-apart", "The poor without cushions"),
    titled("acronym", "SSN meeting"),
    titled("employers", "ملتقى أصحاب العمل", "ar"),
    titled("employment", "ملتقى تشغيل الشباب", "ar"),
    titled("agenda", "خطة عام 2030", "ar"),
    titled("fund", "صندوق دعم الأسماء", "ar"),
    titled("fund-apart", "دعم الأسماء بلا صندوق", "ar"),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair(tmp_path_factory.mktemp("concepts"), made_of(*EVENTS), TABLE)


def events(both: Pair, query: str) -> list[str]:
    return [hit.uid.partition("/")[2] for hit in both.ours(query).hits if hit.kind == RecordKind.EVENT]


COMMON = {"two-names", "arabic", "arabic-apart", "english", "english-apart", "synonym", "acronym"}


@pytest.mark.parametrize(
    "query", ["شبكة الأمان", "شبكات الامان", "safety nets", "filets", "SSN", "safety net"]
)
def test_first_labels_are_met_in_any_order_and_others_as_they_are_written(both: Pair, query: str) -> None:
    assert set(events(both, query)) == COMMON


def test_a_typed_synonym_finds_its_own_words_apart_besides(both: Pair) -> None:
    assert set(events(both, "cushions poor")) == {*COMMON, "synonym-apart"}


def test_what_has_a_label_as_it_is_written_stands_above_its_words_apart(both: Pair) -> None:
    found = events(both, "filets")
    assert set(found[-2:]) == {"arabic-apart", "english-apart"}


def test_words_that_stand_apart_are_said_and_marked(both: Pair) -> None:
    answer = both.ours("safety nets 2018")
    assert Also("شبكة الأمان", "ar", apart=True) in answer.also
    apart = next(hit for hit in answer.hits if hit.uid == "event/arabic-apart")
    assert [apart.title.ar[start:end] for start, end in apart.title_spans] == ["شبكة", "الأمان"]
    assert Also("cushions for the poor", "en") in answer.also


def test_a_name_that_is_not_shown_is_marked_in_the_one_that_is(both: Pair) -> None:
    hit = next(hit for hit in both.ours("safety nets").hits if hit.uid == "event/two-names")
    assert [hit.title.ar[start:end] for start, end in hit.title_spans] == ["شبكات", "الأمان"]
    assert "safety nets" in both.ours("شبكة الأمان").meant


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("employers", {"employers"}),
        ("employment", {"employment"}),
        ("employing", {"employers", "employment"}),
        ("employers OR nothing", {"employers"}),
        ("(employers nothing) OR SSN", COMMON),
        ("meeting -SSN", set()),
        ("-employers", {*(each.uid.partition("/")[2] for each in EVENTS)}),
        ("Agenda 2030", {"agenda"}),
        ("Fund for the Support of Long Names of Bodies and of Every Word in Them", {"fund"}),
        ("صندوق دعم الأسماء", {"fund", "fund-apart"}),
    ],
)
def test_a_label_is_known_wherever_it_stands_in_a_query(both: Pair, query: str, found: set[str]) -> None:
    assert set(events(both, query)) == found


def test_the_table_comes_back_from_its_data(tmp_path: Path) -> None:
    again = ConceptTable.from_data(TABLE.as_data())
    assert again.concepts == TABLE.concepts
