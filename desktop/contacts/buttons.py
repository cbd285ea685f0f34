"""The buttons of the directory: their names and words."""

from core.errors import N_

MEMBERS = N_("Members without a focal point")
BUTTONS = {
    "add": N_("Write down a focal point\u2026"),
    "take_in": N_("Take in a table\u2026"),
    "export": N_("Export\u2026"),
    "known": N_("Focal points"),
    "missing": MEMBERS,
    "change": N_("Change\u2026"),
    "remove": N_("Remove\u2026"),
    "source": N_("The source"),
    "fill": N_("Write down its focal point\u2026"),
}
