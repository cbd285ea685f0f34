"""A query as an FTS5 expression. Every word goes in quoted, so nothing that a reader types is syntax."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.text.query_nodes import All, AnyOf, InField, Node, Not, QueryField, When, Words, wanted
from core.text.stems import stem
from core.text.stop_words import STOP_WORDS, without_stop_words
from db.search.days import asked_words
from db.search.tables import EVERY, JOINT, STEM_COLUMNS, WRITTEN_COLUMNS
from db.search.uid_words import UID_KINDS, is_name, uid_asked


@dataclass(frozen=True, slots=True)
class Scope:
    """The columns to look in: those of stems and those of words as written; `kind` is that of the uids in them."""

    stems: tuple[str, ...]
    written: tuple[str, ...]
    kind: str = ""


EVERYWHERE = Scope(STEM_COLUMNS, WRITTEN_COLUMNS)

_SCOPES = {
    QueryField.TITLE: Scope(("title",), ("title_written",)),
    QueryField.TEXT: Scope(("recommendation", "body"), ("recommendation_written", "body_written")),
    QueryField.NAME: Scope(("names",), ("names_written",)),
    QueryField.KIND: Scope(("kinds",), ("kinds",)),
    QueryField.YEAR: Scope(("facts",), ("facts_written",)),
    QueryField.COUNTRY: Scope(("countries",), ("countries",), UID_KINDS[QueryField.COUNTRY]),
    QueryField.PLACE: Scope(("places",), ("places",)),
    QueryField.BODY: Scope(("bodies",), ("bodies",), UID_KINDS[QueryField.BODY]),
    QueryField.THEME: Scope(("themes",), ("themes",), UID_KINDS[QueryField.THEME]),
}
_ALL = f'days : "{EVERY}"'


def ranked_expression(root: Node) -> str:
    """Return the expression of a query. A record whose name is the query stands above those that mention it."""
    names = whole_names(root)
    if not names:
        return expression(root)
    return _any_of((expression(root), _in_columns(("whole",), map(_quoted, names))))


def whole_names(root: Node) -> list[str]:
    """Return the names, as `db.search.index.whole_name` has them, that a query of words alone may be."""
    parts = root.parts if isinstance(root, All) else (root,)
    if not all(isinstance(part, Words) for part in parts):
        return []
    words = without_stop_words([word for part in parts if isinstance(part, Words) for word in part.words])
    return sorted({JOINT.join(stem(word, language) for word in words) for language in ("en", "fr")})


def expression(node: Node, scope: Scope = EVERYWHERE) -> str:
    """Return the expression of a node and all below it."""
    match node:
        case Words():
            return _any_of(_words(node, scope))
        case When():
            days = _in_columns(("days",), map(_quoted, asked_words(node.start, node.end)))
            return (
                days if scope is _SCOPES[QueryField.YEAR] else _any_of((days, *_words(node.printed, scope)))
            )
        case InField():
            return expression(node.part, _SCOPES[node.field])
        case Not():
            return _without(_ALL, (node.part,), scope)
        case AnyOf():
            return _any_of(expression(part, scope) for part in node.parts)
        case All():
            excluded = [part.part for part in node.parts if isinstance(part, Not)]
            needed = [expression(part, scope) for part in node.parts if not isinstance(part, Not)]
            return _without(f"({' AND '.join(needed)})" if needed else _ALL, excluded, scope)


def relaxed(root: Node) -> Node | None:
    """Return the query that any of the words answers; None where there is only one to begin with.

    Exclusions and named fields stay conditions.
    """
    parts = root.parts if isinstance(root, All) else (root,)
    kept = tuple(part for part in parts if isinstance(part, Not | InField))
    loose = [each for part in parts if part not in kept for each in _loosened(part)]
    if len(loose) < 2:
        return None
    either = AnyOf(tuple(loose))
    return All((*kept, either)) if kept else either


def _loosened(node: Node) -> list[Node]:
    """Take a part to pieces: single words, and days by themselves."""
    if isinstance(node, When):
        return [node]
    if isinstance(node, All | AnyOf):
        return [each for part in node.parts if not isinstance(part, Not) for each in _loosened(part)]
    pieces: list[Node] = []
    for each in wanted(node):
        *others, last = each.words
        pieces += (Words((word,)) for word in others)
        pieces.append(Words((last,), beginning=each.beginning))
    telling = [piece for piece in pieces if isinstance(piece, Words) and piece.words[0] not in STOP_WORDS]
    return list(telling or pieces)


def _words(node: Words, scope: Scope) -> list[str]:
    uids = [_in_columns(scope.stems, [_quoted(uid_asked(scope.kind, node.words))])] if scope.kind else []
    if uids and not is_name(node.words):
        return uids
    stems = (_quoted(" ".join(variant)) for variant in node.variants)
    written = [_quoted(" ".join(node.words))]
    *others, _ = node.words
    written += (_quoted(" ".join((*others, start))) + " *" for start in node.beginnings)
    return [_in_columns(scope.stems, stems), _in_columns(scope.written, written), *uids]


def _without(needed: str, excluded: Iterable[Node], scope: Scope) -> str:
    parts = [expression(part, scope) for part in excluded]
    return f"({needed} NOT {_any_of(parts)})" if parts else needed


def _any_of(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"


def _in_columns(columns: Iterable[str], phrases: Iterable[str]) -> str:
    return f"{{{' '.join(columns)}}} : {_any_of(phrases)}"


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'
