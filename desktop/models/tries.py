"""The things that a first start offers to try, by the names under which those done are remembered."""

SEARCH, PROFILE, PRINT = "search", "profile", "print"
DISMISSED = "dismissed"
"""Remembered where the reader does not want to be offered anything."""
