"""What the navigation leads to: each view lists the records of some kinds, and a search stays inside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import N_
from core.records.kinds import RecordKind


@dataclass(frozen=True, slots=True)
class View:
    """One place of the navigation.

    `kinds` is empty where every record belongs to it. What is `dated` is listed newest first, other records by
    name; a `quoting` view is one of texts, which are read in the list already. A `disputed` view lists what sources
    contradict each other on. Facets that would only name each record once are left out: `without`. A view with a
    `page` shows that page in the place of list and reader, and lists nothing; one that `lists` another view shows its
    records in another way, so that a search stays on it. The `digest` opens beside the reforms that it compares.
    """

    key: str
    words: str
    icon: str
    kinds: tuple[RecordKind, ...] = ()
    dated: bool = False
    quoting: bool = False
    disputed: bool = False
    without: tuple[str, ...] = ()
    page: str = ""
    digest: bool = False
    lists: str = ""

    def lines(self, *, searched: bool) -> int:
        """Return how many lines of title and snippet a card has here: two, and one more where texts are read."""
        return 3 if self.quoting or (searched and self.dated) else 2


VIEWS = (
    View("overview", N_("Overview"), "chart-column", page="overview"),
    View("all", N_("The whole library"), "library", dated=True),
    View("events", N_("Events"), "calendar", (RecordKind.EVENT,), dated=True),
    View(
        "recommendations",
        N_("Recommendations"),
        "bookmark",
        (RecordKind.RECOMMENDATION,),
        dated=True,
        quoting=True,
    ),
    View("register", N_("Register"), "table-2", page="register", lists="recommendations"),
    View("countries", N_("Countries"), "globe", (RecordKind.COUNTRY,), without=("country",)),
    View("bodies", N_("Bodies"), "landmark", (RecordKind.BODY,)),
    View("people", N_("People"), "user", (RecordKind.PERSON,)),
    View("themes", N_("Themes"), "tag", (RecordKind.THEME,)),
    View(
        "programmes",
        N_("Programmes and networks"),
        "network",
        (RecordKind.PROGRAMME, RecordKind.NETWORK, RecordKind.PROJECT, RecordKind.STRATEGY),
    ),
    View(
        "reforms",
        N_("Reforms and practices"),
        "milestone",
        (RecordKind.REFORM, RecordKind.PRACTICE),
        dated=True,
    ),
    View(
        "digest",
        N_("Annual digest"),
        "calendar-range",
        (RecordKind.REFORM,),
        dated=True,
        digest=True,
    ),
    View("contacts", N_("Focal points"), "contact-round", page="contacts"),
    View("sources", N_("Sources"), "file-text", (RecordKind.SOURCE,), dated=True),
    View(
        "contradictions",
        N_("Contradictions"),
        "triangle-alert",
        (RecordKind.EVENT,),
        dated=True,
        quoting=True,
        disputed=True,
    ),
    View("collections", N_("Collections"), "folder", page="collections"),
    View("guide", N_("Guide"), "book-open-text", page="guide"),
)


WHOLE_LIBRARY = next(view for view in VIEWS if view.key == "all")
"""The view of everything there is."""


def view_of(key: str) -> View:
    """Return the view of a key; the whole library where there is no such view."""
    return next((view for view in VIEWS if view.key == key), WHOLE_LIBRARY)


def view_of_page(page: str) -> View:
    """Return the view that shows a page; the whole library where none does."""
    return next((view for view in VIEWS if page and view.page == page), WHOLE_LIBRARY)


def view_listing(kinds: Iterable[str]) -> View:
    """Return the view that lists records of these kinds; the whole library where none does."""
    wanted = set(kinds)
    return next((view for view in VIEWS if wanted and wanted <= set(map(str, view.kinds))), WHOLE_LIBRARY)
