"""Xapian behind a pipe: a line of JSON in, a line out. Run by the system's Python, which has the bindings."""

import json
import re
import sys
import time

import xapian

FACETS = 4
LIMIT = 50
STEMMERS = {"ar": "arabic", "en": "english", "fr": "french"}


def main(folder: str, language: str) -> None:
    """Index what comes until «built», then answer."""
    stemmer = xapian.Stem(STEMMERS[language])
    generator = xapian.TermGenerator()
    generator.set_stemmer(stemmer)
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    parser = xapian.QueryParser()
    parser.set_stemmer(stemmer)
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    reader = None
    for line in sys.stdin:
        name, value = json.loads(line)
        if name == "add":
            document = xapian.Document()
            generator.set_document(document)
            title, body, *values = value
            generator.index_text(title, 2)
            generator.increase_termpos()
            generator.index_text(body)
            document.set_data(title + "\n" + body)
            for slot, each in enumerate(values):
                document.add_value(slot, each)
            database.add_document(document)
            continue
        if name == "built":
            database.commit()
            reader = xapian.Database(folder)
            parser.set_database(reader)
            parser.set_max_expansion(0, xapian.Query.WILDCARD_LIMIT_ERROR)
            answer = {}
        elif name == "any":
            text, limit = value
            parser.set_default_op(xapian.Query.OP_OR)
            words = " ".join(re.findall(r"\w+", text))
            enquire = xapian.Enquire(reader)
            enquire.set_query(parser.parse_query(words, 0))
            answer = {"best": [match.docid - 1 for match in enquire.get_mset(0, limit)]}
        else:
            answer = keystroke(reader, parser, value)
        print(json.dumps(answer), flush=True)


def keystroke(reader, parser, text):
    """Answer what is typed: count, best fifty with marked snippets, four facets."""
    begun = time.process_time()
    parser.set_default_op(xapian.Query.OP_AND)
    words = " ".join(re.findall(r"\w+", text))
    query = parser.parse_query(words, xapian.QueryParser.FLAG_PARTIAL)
    enquire = xapian.Enquire(reader)
    enquire.set_query(query)
    spies = [xapian.ValueCountMatchSpy(slot) for slot in range(FACETS)]
    for spy in spies:
        enquire.add_matchspy(spy)
    found = enquire.get_mset(0, LIMIT, reader.get_doccount())
    best = []
    for match in found:
        best.append(match.docid - 1)
        found.snippet(match.document.get_data().decode(), 220)
    for spy in spies:
        [(each.term, each.termfreq) for each in spy.values()]
    return {
        "total": found.get_matches_estimated(),
        "best": best,
        "cpu": (time.process_time() - begun) * 1000,
    }


main(sys.argv[1], sys.argv[2])
