"""The reader's words that several of its parts say, marked for the catalogues."""

from core.errors import N_
from core.records.kinds import RecordKind

COLLECT = N_("Add to a collection")
COPY = N_("Copy")
COPY_CITED = N_("Copy with citation")
COPY_LINK = N_("Copy the link")
HOW_TO_COPY = N_("Copy as\u2026")
COUNTRY = N_("The country")
COUNTRY_PROFILE = N_("Country profile")
GO_TO_PASSAGE = N_("Show the passage in the source")
OPEN_RECORD = N_("Open the record")
OURS = N_("our rendering")
PRINT = N_("Print")
PRINT_THIS = N_("Print this recommendation")
SOURCE = N_("The source")

TITLE_IN = {"ar": N_("In Arabic"), "en": N_("In English"), "fr": N_("In French")}
"""The label of a title in a language that is not the window's."""

PLURALS = {
    RecordKind.EVENT: N_("Events"),
    RecordKind.RECOMMENDATION: N_("Recommendations"),
    RecordKind.SOURCE: N_("Sources"),
    RecordKind.BODY: N_("Bodies"),
    RecordKind.PERSON: N_("People"),
    RecordKind.COUNTRY: N_("Countries"),
    RecordKind.CITY: N_("Cities"),
    RecordKind.THEME: N_("Themes"),
    RecordKind.PROGRAMME: N_("Programmes"),
    RecordKind.NETWORK: N_("Networks"),
    RecordKind.PROJECT: N_("Projects"),
    RecordKind.STRATEGY: N_("Strategies"),
    RecordKind.REFORM: N_("Reforms"),
    RecordKind.PRACTICE: N_("Good practices"),
}
"""Where a record belongs: the first word of the trail above its title."""
