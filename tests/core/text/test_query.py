"""The grammar of queries, as a table: what is typed, what is understood, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.query import DEEPEST, FIELD_NAMES, LONGEST, MOST_WORDS, parse
from core.text.query_nodes import All, AnyOf, InField, Node, Not, When, Words
from core.text.stop_words import STOP_WORDS
from tests.core.text.test_folding import ANY_TEXT

TYPED = st.lists(
    st.one_of(
        ANY_TEXT,
        st.sampled_from(
            [
                '"',
                "«",
                "»",
                "“",
                "(",
                ")",
                "-",
                " -",
                "|",
                " OR ",
                " OU ",
                " NOT ",
                ":",
                "*",
                "عنوان:",
                "year:",
            ]
        ),
        st.sampled_from(
            ["2016-04", "سبتمبر 2022", "توصيات", "policies", "l'emploi", "\x00", "NEAR(", "{a b}:", "^"]
        ),
    ),
    max_size=12,
).map("".join)


def said(node: Node | None) -> str:
    """Write a query in short: & all, | any, - not, + one after the other, * a beginning, quotes, [days]."""
    match node:
        case None:
            return ""
        case Words():
            return ('"' if node.quoted else "") + "+".join(node.words) + ("*" if node.beginning else "")
        case When():
            return f"[{node.start}/{node.end} {said(node.printed)}]"
        case InField():
            return f"{node.field}:{said(node.part)}"
        case Not():
            return f"-{said(node.part)}"
        case All():
            return f"({' & '.join(map(said, node.parts))})"
        case AnyOf():
            return f"({' | '.join(map(said, node.parts))})"


UNDERSTOOD = [
    ("نقاط الاتصال", "(نقاط & الاتصال)", "words side by side must all be there"),
    ("bread OR rice", "(bread | rice)", "either"),
    ("bread | rice | beans", "(bread | rice | beans)", "several"),
    ("pain OU riz", "(pain | riz)", "the French operator"),
    ("bread أو rice", "(bread & rice)", "«أو» is a word, and a stop word"),
    ("bread or rice", "(bread & rice)", "small letters are words"),
    ("hot bread OR rice", "(hot & (bread | rice))", "OR binds closer than standing side by side"),
    ('"social protection" floor', '("social+protection & floor)', "a phrase"),
    ("«الحماية الاجتماعية»", '"الحمايه+الاجتماعيه', "Arabic quotation marks"),
    ("“social protection”", '"social+protection', "typographic quotation marks"),
    ('"social prot', '"social+prot', "an open quotation mark goes to the end"),
    ("bread -rice", "(bread & -rice)", "exclusion"),
    ("bread NOT rice", "(bread & -rice)", "exclusion in words"),
    ('bread -"white rice"', '(bread & -"white+rice)', "an excluded phrase"),
    ("bread -(rice beans)", "(bread & -(rice & beans))", "an excluded bracket"),
    ("well-being", "well+being", "a hyphen inside a word excludes nothing"),
    ("bread - rice", "(bread & rice)", "a dash between words excludes nothing"),
    ("(bread OR rice) soup", "((bread | rice) & soup)", "brackets"),
    ("(SOCSO)", "socso", "brackets around an acronym"),
    ("((bread) soup", "(bread & soup)", "a bracket without its partner"),
    ("bread) soup", "(bread & soup)", "the other bracket without its partner"),
    ("title:bread soup", "(title:bread & soup)", "a field takes the next part alone"),
    ("عنوان:الحماية", "title:الحمايه", "a field in Arabic"),
    ("titre:pain", "title:pain", "a field in French"),
    ("thème:emploi", "theme:emploi", "a field with an accent"),
    ("بلد: تركيا", "country:تركيا", "a blank behind the colon"),
    ('pays:"Arabie saoudite"', 'country:"arabie+saoudite', "a phrase in a field"),
    ("country:(oman OR qatar)", "country:(oman | qatar)", "a bracket in a field"),
    ("-country:oman", "-country:oman", "a field excluded"),
    ("البلد:تركيا", "country:تركيا", "a field with its article"),
    ("themes:emploi", "theme:emploi", "a field in the plural"),
    ("pays : Oman", "country:oman", "a blank before the colon, as in French"),
    ("note : Oman", "(note & oman)", "but not behind a word that is no field"),
    ("بلد：عمان", "country:عمان", "a wide colon"),
    ("بلد:عُمان،سنة:٢٠٢٤؛نوع:ورشة", None, "Arabic commas and semicolons end a part"),
    ("country:om,-oman;title:bread", "(country:om & -oman & title:bread)", "so do Latin ones"),
    ("body/sesric", "body:sesric", "a uid"),
    ("country:country/om", "country:om", "a uid in its field"),
    ("theme:Theme/orphan-care", "theme:orphan+care", "a longer one"),
    ("somebody/else", "(somebody & else)", "a word that ends as a kind is no uid"),
    ("event/oic", "(event & oic)", "nor is that of another kind"),
    ("WHO tobacco", "(who & tobacco)", "an acronym is no stop word"),
    ("منظمة WHO", "(منظمه & who)", "an acronym beside Arabic"),
    ("who tobacco", "tobacco", "the word is one"),
    ("CARE IN OMAN", "(care & oman)", "where all are capitals they tell nothing"),
    ("year:2015-2016", "year:[2015-01-01/2016-12-31 2015+2016]", "years in a field"),
    ("سنة:٢٠١٥-٢٠١٦ خبز", "(year:[2015-01-01/2016-12-31 2015+2016] & خبز)", "in Arabic digits"),
    ("سنة:2015- خبز", "(year:[2015-01-01/9999-12-31 2015] & خبز)", "from a year on"),
    ("2015..2016", "[2015-01-01/2016-12-31 2015+2016]", "years with points between"),
    ("Re: bread", "(re & bread)", "a colon behind a word that is no field"),
    ("https://example.org", "(https & example+org)", "an address"),
    ("title:", "", "a field with nothing behind it"),
    ("أنقرة ٢٠١٦", "(انقره & [2016-01-01/2016-12-31 2016])", "a year in any digits"),
    ("سبتمبر 2022", "[2022-09-01/2022-09-30 سبتمبر+2022]", "a month"),
    ("2016-04", "[2016-04-01/2016-04-30 2016+04]", "a month in digits"),
    ("٢٠١٦م", "[2016-01-01/2016-12-31 2016]", "the sign of the Gregorian year"),
    ("-2016", "-[2016-01-01/2016-12-31 2016]", "a year excluded"),
    ('"2016"', '"2016', "a quoted year is a word"),
    ("OIC-SSNET", "oic+ssnet", "joined words stand together"),
    ("bread,rice/beans", "(bread & rice & beans)", "lists"),
    ("l'emploi", "emploi", "an elision is dropped"),
    ("والـSESRIC", "sesric", "so is an article before an acronym"),
    ("recommend*", "recommend*", "a star"),
    ("في الحماية", "الحمايه", "stop words are dropped"),
    ("في من", "(في & من)", "unless there is nothing else"),
    ("the OR bread", "bread", "also beside an operator"),
    ("the -bread", "(the & -bread)", "an exclusion alone is nothing to look for"),
    ("OR bread OR", "bread", "operators without a side"),
    ('| - () "" : *', "", "punctuation alone"),
    ("", "", "nothing"),
    ("bread\x00rice\n\tbeans", "(bread & rice & beans)", "control characters are blanks"),
    ("\u2067خبز\u2069 -\u200fأرز", "(خبز & -ارز)", "direction controls are nothing"),
    ("\ud800bread\udfff", "bread", "lone surrogates"),
    ("'; drop table event; --", "(drop & table & event)", "SQL"),
    ('title:* NEAR("a" "b", 3) ^x {y}:z', None, "FTS5 syntax"),
]


@pytest.mark.parametrize(("typed", "expected", "why"), UNDERSTOOD, ids=[why for _, _, why in UNDERSTOOD])
def test_queries_are_understood(typed: str, expected: str | None, why: str) -> None:
    query = parse(typed)
    assert query.text == typed
    assert not query.cut
    if expected is not None:
        assert said(query.root) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("الحماية الاج", "(الحمايه & الاج*)"),
        ("الحماية ", "الحمايه"),
        ("الحماية،", "الحمايه"),
        ('"social prot', '"social+prot*'),
        ('"social prot"', '"social+prot'),
        ("bread -ri", "(bread & -ri)"),
        ("oic-ss", "oic+ss*"),
        ("country:om", "country:om*"),
        ("2016", "[2016-01-01/2016-12-31 2016]"),
        ("bread من", "bread"),
    ],
)
def test_the_last_word_may_be_unfinished_while_typing(typed: str, expected: str) -> None:
    assert said(parse(typed, typing=True).root) == expected


def test_what_is_excluded_is_not_wanted() -> None:
    words = [part.words for part in parse('bread -rice (beans OR -peas) title:soup "a b"').wanted]
    assert words == [("bread",), ("beans",), ("soup",), ("a", "b")]


def test_a_long_query_is_cut_and_says_so() -> None:
    query = parse("كلمة " * 20_000)
    assert query.cut
    assert len(query.wanted) <= MOST_WORDS
    assert parse("x" * LONGEST).cut is False
    assert parse("x" * (LONGEST + 1)).cut is True


@pytest.mark.parametrize(
    "sign", ["(", '"', "-", "a ", "a-", "title:", "2016 ", "«", "|", "\u064e", "ا", "OR "]
)
def test_of_a_hundred_thousand_characters_only_the_first_are_read(sign: str) -> None:
    typed = sign * 100_000
    assert parse(typed).root == parse(typed[:LONGEST]).root


def test_brackets_deeper_than_the_limit_are_punctuation() -> None:
    deep = "(" * (DEEPEST + 20) + "bread" + ")" * (DEEPEST + 20)
    assert said(parse(deep).root) == "bread"


@settings(max_examples=400)
@given(TYPED, st.booleans())
def test_nothing_that_is_typed_is_an_error(typed: str, typing: bool) -> None:
    query = parse(typed, typing=typing)
    assert all(word for part in query.wanted for word in part.words)
    assert parse(typed, typing=typing) == query


def test_field_names_are_told_apart() -> None:
    names = [name for names in FIELD_NAMES.values() for name in names]
    assert len(names) == len(set(names))
    for field, its in FIELD_NAMES.items():
        for name in its:
            assert said(parse(f"{name}:bread").root) == f"{field}:bread"


def test_stop_words_are_folded() -> None:
    assert "علي" in STOP_WORDS
    assert "a" in STOP_WORDS


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("عام ٢٠١٦", "2016"),
        ("لعام 2016 أنقرة", "2016 أنقرة"),
        ("لسنة 2016", "2016"),
        ("شهر نيسان 2016", "نيسان 2016"),
        ("the year 2016", "2016"),
        ("l’année 2016", "2016"),
        ("between 2015 and 2016", "2015 and 2016"),
        ("entre 2015 et 2016", "2015 et 2016"),
        ("بين عام 2015 وعام 2016", "2015 و2016"),
        ('date:"April 2016"', "date:2016-04"),
        ("تاريخ:«نيسان ٢٠١٦»", "date:2016-04"),
        ('year:"2015-2017" ankara', "year:2015-2017 ankara"),
    ],
)
def test_words_and_marks_around_a_date_are_passed_over(typed: str, bare: str) -> None:
    assert days_of(parse(typed).root) == days_of(parse(bare).root)


@pytest.mark.parametrize(
    "typed",
    [
        "الأمين العام 2016",
        "خطة عام 2030",
        "شهر",
        "title:year 2016",
        "-عام 2016",
        'date:"workshop"',
        "عام أو سنة",
    ],
)
def test_such_words_are_meant_where_they_lead_to_no_date(typed: str) -> None:
    root = parse(typed).root
    assert root is not None
    assert {"العام", "شهر", "year", "عام", "workshop"} & {
        word for _, *words in leaves(root) for word in words
    }


def days_of(root: Node | None) -> list[tuple[str, ...]]:
    """Return the words and days of a query, without how its dates were printed."""
    return leaves(root) if root else []


def leaves(node: Node) -> list[tuple[str, ...]]:
    match node:
        case Words():
            return [("", *node.words)]
        case When():
            return [("days", str(node.start), str(node.end))]
        case InField():
            return [(str(node.field), *part) for part in leaves(node.part)]
        case Not():
            return [("not", *part) for part in leaves(node.part)]
        case All() | AnyOf():
            return [leaf for part in node.parts for leaf in leaves(part)]
