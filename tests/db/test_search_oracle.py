"""Search against counting by hand: the same documents, the same counts, on a library made by chance."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from core.records.filters import DISPUTED, FACETS, Filters
from core.records.kinds import RecordKind
from core.records.label import Label
from core.text.stems import beginnings, forms, stem
from core.text.stop_words import STOP_WORDS
from core.text.words import folded_words
from db.search import Searcher
from db.search.documents import TEXT_FIELDS, Document
from db.search.pieces import Piece
from tests.db.search_shelf import searcher

TEXT = """
توصية توصيات والتوصيات بالتوصية شبكة شبكتهم الشبكات وزارة الوزارات والوزراء تعزيز لتعزيز وتعزيز الأيتام أيتام لليتيم
مسئول مسؤولين المسؤولية بناء وبناء القدرات الحِمَايَة الحماية للحماية الاجتماعية اجتماع الاجتماعات في على ٢٠١٦ كوفيد-19
network networks national nationale nationaux orphan orphelins the policy policies OIC-SSNET 2016 l'emploi
"""
WORDS = TEXT.split()
YEARS = [str(year) for year in range(2010, 2016)]


@dataclass(frozen=True)
class Chance:
    """Documents made by chance, and their searcher."""

    documents: dict[str, Document]
    searcher: Searcher


def document(luck: random.Random, number: int) -> Document:
    language = luck.choice(["ar", "en", "fr"])
    fields = {
        field: tuple(
            Piece(language, " ".join(luck.choices(WORDS, k=luck.randint(1, 6))))
            for _ in range(luck.randint(0, 2))
        )
        for field in TEXT_FIELDS
    }
    kind = luck.choice([RecordKind.EVENT, RecordKind.RECOMMENDATION])
    return Document(
        uid=f"{kind}/{number:03}",
        kind=kind,
        type=luck.choice(
            ["workshop", "training"] if kind == RecordKind.EVENT else ["recommendation", "request"]
        ),
        title=Label(f"رقم {number}"),
        text=" ".join(piece.text for pieces in fields.values() for piece in pieces),
        language=language,
        fields=fields,
        facets={
            "kind": (kind.value,),
            "type": (luck.choice(["workshop", "request"]),),
            "year": tuple(sorted(luck.sample(YEARS, luck.randint(0, 2)))),
            "country": tuple(luck.sample(["country/tr", "country/om"], luck.randint(0, 1))),
            "body": tuple(luck.sample(["body/a", "body/b", "body/c"], luck.randint(0, 3))),
            "theme": tuple(luck.sample(["theme/x", "theme/y"], luck.randint(0, 2))),
            "mode": (luck.choice(["virtual", "in_person"]),),
            "sign": (DISPUTED,) if luck.random() < 0.2 else (),
        },
    )


@pytest.fixture(scope="module")
def chance(tmp_path_factory: pytest.TempPathFactory) -> Chance:
    luck = random.Random(7)
    made = [document(luck, number) for number in range(150)]
    path = tmp_path_factory.mktemp("chance") / "library.db"
    return Chance({each.uid: each for each in made}, searcher(path, made))


def has(made: Document, word: str, typing: bool = False) -> bool:
    """Look for one word in a document, token by token."""
    wanted, starts = set(forms(word)), beginnings(word) if typing else ()
    return any(
        stem(token, piece.language) in wanted or token == word or (typing and token.startswith(starts))
        for pieces in made.fields.values()
        for piece in pieces
        for token in folded_words(piece.text)
    )


def uids(chance: Chance, query: str, filters: Filters = Filters(), typing: bool = False) -> set[str]:  # noqa: B008
    answer = chance.searcher.search(query, filters, typing=typing, limit=1000)
    assert answer.total == len(answer.hits)
    return set() if answer.relaxed else {hit.uid for hit in answer.hits}


def queries(size: int, count: int) -> list[str]:
    luck = random.Random(size)
    telling = [
        word
        for word in WORDS
        if len(found := folded_words(word)) == 1 and not {*found} & {*STOP_WORDS, "2016"}
    ]
    return [" ".join(luck.sample(telling, size)) for _ in range(count)]


@pytest.mark.parametrize("query", queries(1, 20) + queries(2, 25) + queries(3, 10))
def test_all_words_find_what_a_scan_finds(chance: Chance, query: str) -> None:
    words = folded_words(query)
    assert uids(chance, query) == {
        uid for uid, made in chance.documents.items() if all(has(made, w) for w in words)
    }


@pytest.mark.parametrize("query", ["توص", "والش", "ال", "nat", "network pol", "الحماية اجت", "وزا"])
def test_the_beginning_of_a_word_finds_what_a_scan_finds(chance: Chance, query: str) -> None:
    *words, last = folded_words(query)
    expected = {
        uid
        for uid, made in chance.documents.items()
        if all(has(made, word) for word in words) and has(made, last, typing=True)
    }
    assert expected
    assert uids(chance, query, typing=True) == expected


def test_either_and_not_are_union_and_difference(chance: Chance) -> None:
    first, second = uids(chance, "شبكة"), uids(chance, "policy")
    assert uids(chance, "شبكة OR policy") == first | second
    assert uids(chance, "شبكة -policy") == first - second
    assert uids(chance, "شبكة policy") == first & second
    assert uids(chance, "-شبكة") == chance.documents.keys() - first


def test_a_phrase_finds_what_a_scan_finds(chance: Chance) -> None:
    wanted = [stem(word, "ar") for word in folded_words("الحماية الاجتماعية")]

    def stands(piece: Piece) -> bool:
        stems = [stem(word, piece.language) for word in folded_words(piece.text)]
        return any(stems[at : at + 2] == wanted for at in range(len(stems)))

    expected = {
        uid
        for uid, made in chance.documents.items()
        if any(stands(piece) for each in made.fields.values() for piece in each)
    }
    assert expected
    assert uids(chance, '"الحماية الاجتماعية"') == expected


FILTERS = [
    Filters(),
    Filters(kinds=("event",)),
    Filters(kinds=("workshop",)),
    Filters(kinds=("recommendation", "workshop")),
    Filters(types=("workshop", "request")),
    Filters(years=((2011, 2012),)),
    Filters(years=((2010, 2010), (2014, 2015)), countries=("country/tr",)),
    Filters(bodies=("body/a", "body/b"), themes=("theme/x",), modes=("virtual",)),
    Filters(kinds=("event",), years=((2010, 2013),), bodies=("body/c",)),
    Filters(countries=("country/nowhere",)),
    Filters(disputed=True),
    Filters(disputed=True, kinds=("event",), years=((2010, 2013),)),
    Filters(disputed=True, types=("workshop",)),
]


def choices(filters: Filters) -> dict[str, set[str]]:
    """Return the chosen values of each facet, but for `kinds`, which reaches into two."""
    years = {year for year in YEARS if any(first <= int(year) <= last for first, last in filters.years)}
    return {
        "type": set(filters.types),
        "year": years | ({"none"} if filters.years else set()),
        "country": set(filters.countries),
        "body": set(filters.bodies),
        "theme": set(filters.themes),
        "mode": set(filters.modes),
    }


def passes(made: Document, filters: Filters, aside: Iterable[str] = ()) -> bool:
    kinds = set(filters.kinds)
    reached = {"kind" if value in ("event", "recommendation") else "type" for value in kinds}
    # The kinds and the sign are views of their own: the counts of each leave the choice of the other aside.
    left = {"kind", "sign"} & set(aside)
    if filters.disputed and not left and not made.facets["sign"]:
        return False
    if (
        kinds
        and not (reached | {"sign"}) & set(aside)
        and not kinds & {*made.facets["kind"], *made.facets["type"]}
    ):
        return False
    return all(
        not chosen or facet in aside or chosen & set(made.facets[facet])
        for facet, chosen in choices(filters).items()
    )


@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
@pytest.mark.parametrize("query", ["", "توصية", "شبكة OR policy"])
def test_filters_and_facet_counts_are_those_of_a_scan(chance: Chance, query: str, filters: Filters) -> None:
    found = [chance.documents[uid] for uid in uids(chance, query)]
    answer = chance.searcher.search(query, filters, limit=1000)
    assert {hit.uid for hit in answer.hits} == {made.uid for made in found if passes(made, filters)}
    for facet in FACETS:
        expected = Counter(
            value for made in found if passes(made, filters, aside=(facet,)) for value in made.facets[facet]
        )
        assert {value.value: value.count for value in answer.facets[facet]} == dict(expected), facet


def test_facet_values_stand_in_order_and_have_names(chance: Chance) -> None:
    facets = chance.searcher.search("").facets
    years = [value.value for value in facets["year"]]
    assert years == sorted(years, reverse=True)
    counts = [value.count for value in facets["body"]]
    assert counts == sorted(counts, reverse=True)
    assert {value.value: value.label.en for value in facets["mode"]} == {
        "virtual": "Virtual",
        "in_person": "In person",
    }
    assert all(value.label.ar and value.label.fr for value in facets["kind"])
    assert facets["year"][0].label == Label(years[0], years[0], years[0])
