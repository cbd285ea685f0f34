"""The first floor: rows in, records out. The only floor that knows SQL."""
