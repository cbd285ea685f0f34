"""Frozen values: the currency between the floors. Rows become these in `db`, and nothing else leaves it."""
