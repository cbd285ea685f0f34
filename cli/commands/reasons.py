"""Why a record stands where it stands: what its score is made of, and in which fields the words of the query are."""

from cli.request import Request
from core.errors import N_
from core.paper.citation import PUNCTUATION
from core.records.answers import Explanation, Part
from core.text.bidi import isolate
from core.text.numbers import in_digits

_PARTS = {
    "stem": N_("stem"),
    "phrase": N_("phrase"),
    "field": N_("field"),
    "date": N_("date"),
    "either": N_("one of several words"),
    "name": N_("name"),
    "other words": N_("other words"),
    "written": N_("as written"),
    "root": N_("root"),
    "gram3": N_("runs of three letters"),
    "gram4": N_("runs of four letters"),
    "neighbours": N_("words beside each other"),
}
_FIELDS = {
    "title": N_("title"),
    "recommendation": N_("recommendation"),
    "names": N_("names"),
    "facts": N_("facts"),
    "body": N_("text"),
    "context": N_("context"),
    "kinds": N_("kind"),
    "countries": N_("countries"),
    "places": N_("places"),
    "bodies": N_("bodies"),
    "themes": N_("themes"),
}


def reason_of(reason: Explanation, request: Request) -> str:
    """Return what a score is made of, and below it the fields, in the reader's language."""
    language = request.language
    comma = PUNCTUATION[language.code].comma
    between = "\u061b " if language.right_to_left else "; "
    parts = comma.join(_part(part, request) for part in reason.parts)
    fields = between.join(
        f"{isolate(word, '')}: {comma.join(language.tr(_FIELDS[name]) for name in names)}"
        for word, names in reason.fields
    )
    return f"= {_score(reason.score, request)}: {parts}\n[{fields}]"


def _part(part: Part, request: Request) -> str:
    word = isolate(part.word, "") if part.word else ""
    said = (request.language.tr(_PARTS[part.name]), word, _score(part.score, request))
    return " ".join(filter(None, said))


def _score(value: float, request: Request) -> str:
    return in_digits(f"{value:.2f}", request.digits)
