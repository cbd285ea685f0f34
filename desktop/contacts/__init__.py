"""The directory of focal points on screen: its table, who is missing, one entry, a table that is taken in."""
