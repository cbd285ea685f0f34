"""Other search engines over the same texts: SQLite's FTS5, Tantivy and Xapian, each as its users set it up.

`Peer.build` takes records; `Peer.any_of` is a question answered by its words, for quality; `Peer.keystroke` is what
a window asks at every letter, for speed: all words, the last as a prefix, the count, the best fifty with a snippet
marked, and the counts of four facets. Tantivy is a package of PyPI; Xapian runs in the interpreter of the system
(`python3-xapian` of Debian), a process of its own that times itself.
"""

import json
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import apsw

from core.text.stems import stem
from core.text.words import folded_words

FACETS = ("kind", "year", "country", "theme")
LIMIT = 50
_WORD = re.compile(r"\w+")
_XAPIAN = Path("/usr/bin/python3")


@dataclass(frozen=True, slots=True)
class Record:
    """A text to find: title, body, and one value for each of `FACETS`."""

    title: str
    body: str
    values: tuple[str, ...] = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a keystroke brought: how many match, the best, and the processor time that it took in ms."""

    total: int
    best: tuple[int, ...]
    cpu: float


class Peer(Protocol):
    """Another engine."""

    name: str

    def build(self, records: Iterable[Record], language: str) -> None:
        """Index records; they are numbered from 0."""

    def any_of(self, text: str, limit: int) -> list[int]:
        """Return the best records that have any word of a text."""

    def keystroke(self, text: str) -> Typed:
        """Answer what is typed."""


@dataclass(slots=True)
class Fts5:
    """FTS5 with `unicode61` over the texts as they are, as an application does that has not met Arabic."""

    name: str = "FTS5 plain"
    tokenizer: str = "unicode61"
    prefix: str = ""
    _folder: Any = field(default_factory=tempfile.TemporaryDirectory)
    _database: Any = None
    _language: str = "ar"

    def build(self, records: Iterable[Record], language: str) -> None:
        """Index records."""
        self._language = language
        self._database = apsw.Connection(str(Path(self._folder.name) / "fts.db"))
        create = (
            f"create virtual table search using fts5(title, body, content='', tokenize='{self.tokenizer}'"
        )
        self._database.execute("pragma journal_mode = off; pragma synchronous = off")
        self._database.execute(create + (f", prefix='{self.prefix}')" if self.prefix else ")"))
        columns = ", ".join(FACETS)
        self._database.execute(f"create table shown (id integer primary key, title, body, {columns})")
        with self._database:
            for number, record in enumerate(records):
                texts = (self.analysed(record.title), self.analysed(record.body))
                self._database.execute(
                    "insert into search (rowid, title, body) values (?, ?, ?)", (number, *texts)
                )
                row = (number, record.title, record.body, *record.values)
                self._database.execute("insert into shown values (?, ?, ?, ?, ?, ?, ?)", row)
            self._database.execute("insert into search (search) values ('optimize')")

    def analysed(self, text: str) -> str:
        """Return what is indexed of a text."""
        return text

    def terms(self, text: str) -> list[str]:
        """Return the terms that a query asks for."""
        return _WORD.findall(text)

    def prefix_of(self, word: str) -> str:
        """Return the term that the last word begins."""
        return word

    def any_of(self, text: str, limit: int) -> list[int]:
        """Return the best records that have any word of a text."""
        terms = " OR ".join(f'"{term}"' for term in self.terms(text))
        if not terms:
            return []
        rows = self._database.execute(
            "select rowid from search where search match ? order by rank limit ?", (terms, limit)
        )
        return [row[0] for row in rows]

    def keystroke(self, text: str) -> Typed:
        """Answer what is typed."""
        begun = time.process_time()
        *words, last = _WORD.findall(text) or [""]
        terms = [f'"{term}"' for word in words for term in self.terms(word)]
        expression = " AND ".join((*terms, f'"{self.prefix_of(last)}" *'))
        total, best = 0, []
        if last:
            ask = self._database.execute
            total = next(ask("select count(*) from search where search match ?", (expression,)))[0]
            found = ask(
                "select rowid from search where search match ? order by rank limit ?", (expression, LIMIT)
            )
            best = [row[0] for row in found]
            rows = ask(
                "select title, body from shown where id in (select value from json_each(?))",
                (json.dumps(best),),
            )
            for title, body in rows:
                marked(f"{title}\n{body}", [*words, last])
            for facet in FACETS:
                list(
                    ask(
                        f"select {facet}, count(*) from shown where id in "
                        "(select rowid from search where search match ?) group by 1",
                        (expression,),
                    )
                )
        return Typed(total, tuple(best), (time.process_time() - begun) * 1000)


@dataclass(slots=True)
class FoldedFts5(Fts5):
    """FTS5 over text that is folded and stemmed as ours is, with a prefix index."""

    name: str = "FTS5 folded"
    prefix: str = "2 3"

    def analysed(self, text: str) -> str:
        """Return what is indexed of a text."""
        return " ".join(stem(word, self._language) for word in folded_words(text))

    def terms(self, text: str) -> list[str]:
        """Return the terms that a query asks for."""
        return [stem(word, self._language) for word in folded_words(text)]

    def prefix_of(self, word: str) -> str:
        """Return the term that the last word begins."""
        return "".join(folded_words(word)[:1])


@dataclass(slots=True)
class Tantivy:
    """Tantivy with the stemmer of the texts' language."""

    name: str = "Tantivy"
    _folder: Any = field(default_factory=tempfile.TemporaryDirectory)
    _index: Any = None
    _searcher: Any = None
    _analyzer: Any = None

    def build(self, records: Iterable[Record], language: str) -> None:
        """Index records."""
        import tantivy

        names = {"ar": "arabic", "en": "english", "fr": "french"}
        analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.stemmer(names[language]))
            .build()
        )
        self._analyzer = analyzer
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("title", stored=True, tokenizer_name="ours")
        schema.add_text_field("body", stored=True, tokenizer_name="ours")
        schema.add_unsigned_field("number", stored=True, fast=True)
        for facet in FACETS:
            schema.add_text_field(facet, stored=False, fast=True, tokenizer_name="raw")
        self._index = tantivy.Index(schema.build(), path=self._folder.name)
        self._index.register_tokenizer("ours", analyzer)
        writer = self._index.writer(heap_size=100_000_000, num_threads=1)
        for number, record in enumerate(records):
            values = dict(zip(FACETS, record.values, strict=True))
            document = tantivy.Document(title=record.title, body=record.body, **values)
            document.add_unsigned("number", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _terms(self, word: str) -> list[str]:
        return list(self._analyzer.analyze(word))

    def any_of(self, text: str, limit: int) -> list[int]:
        """Return the best records that have any word of a text."""
        import tantivy

        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._index.schema, name, term))
            for term in dict.fromkeys(self._terms(text))
            for name in ("title", "body")
        ]
        if not clauses:
            return []
        hits = self._searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        return [self._searcher.doc(address)["number"][0] for _, address in hits]

    def keystroke(self, text: str) -> Typed:
        """Answer what is typed."""
        import tantivy

        begun = time.process_time()
        schema, occur, query = self._index.schema, tantivy.Occur, tantivy.Query
        *words, last = _WORD.findall(text) or [""]

        def either(parts: list[Any]) -> Any:
            return query.boolean_query([(occur.Should, part) for part in parts])

        needed = [
            either([query.term_query(schema, name, term) for name in ("title", "body")])
            for word in words
            for term in self._terms(word)
        ]
        pattern = re.escape(last.lower()) + ".*"
        needed.append(either([query.regex_query(schema, name, pattern) for name in ("title", "body")]))
        asked = query.boolean_query([(occur.Must, part) for part in needed])
        facets = {name: {"terms": {"field": name, "size": 100}} for name in FACETS}
        result = self._searcher.search(asked, LIMIT, count=True)
        self._searcher.aggregate(asked, facets)
        best = []
        for _, address in result.hits:
            document = self._searcher.doc(address)
            best.append(document["number"][0])
            marked(f"{document['title'][0]}\n{document['body'][0]}", [*words, last])
        return Typed(result.count, tuple(best), (time.process_time() - begun) * 1000)


@dataclass(slots=True)
class Xapian:
    """Xapian with the stemmer of the texts' language, in the system's own Python."""

    name: str = "Xapian"
    _process: Any = None
    _folder: Any = field(default_factory=tempfile.TemporaryDirectory)

    def build(self, records: Iterable[Record], language: str) -> None:
        """Index records."""
        script = Path(__file__).with_name("peers_xapian.py")
        self._process = subprocess.Popen(
            [str(_XAPIAN), str(script), self._folder.name, language],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for record in records:
            self._tell("add", [record.title, record.body, *record.values])
        self._ask("built", None)

    def any_of(self, text: str, limit: int) -> list[int]:
        """Return the best records that have any word of a text."""
        return list(self._ask("any", [text, limit])["best"])

    def keystroke(self, text: str) -> Typed:
        """Answer what is typed."""
        answer = self._ask("keystroke", text)
        return Typed(answer["total"], tuple(answer["best"]), answer["cpu"])

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.stdin.close()
            self._process.wait()

    def _tell(self, name: str, value: object) -> None:
        self._process.stdin.write(json.dumps([name, value]) + "\n")

    def _ask(self, name: str, value: object) -> Any:
        self._tell(name, value)
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def marked(text: str, words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return a snippet of a text and where words stand in it, as cheaply as a window can."""
    pattern = re.compile("|".join(re.escape(word) for word in words if word) or "$^", re.IGNORECASE)
    found = [match.span() for match in pattern.finditer(text)]
    start = max(found[0][0] - 40, 0) if found else 0
    return text[start : start + 220], [
        (a - start, b - start) for a, b in found if a >= start and b <= start + 220
    ]


def available() -> Iterator[Peer]:
    """Yield the peers that this machine has."""
    yield Fts5()
    yield FoldedFts5()
    try:
        import tantivy  # noqa: F401

        yield Tantivy()
    except ImportError:
        print("Tantivy is missing: pip install tantivy")
    probe = subprocess.run([str(_XAPIAN), "-c", "import xapian"], capture_output=True, check=False)
    if probe.returncode == 0:
        yield Xapian()
    else:
        print("Xapian is missing: sudo apt-get install python3-xapian")


def counted(values: Iterable[tuple[str, ...]]) -> list[Counter[str]]:
    """Return the counts of each facet."""
    return [Counter(column) for column in zip(*values, strict=True)]
