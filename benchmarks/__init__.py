"""Commands that print figures: what the program costs, beside a peer measured in the same run.

Every benchmark is run with `python -m benchmarks.<name>` and prints a table; `--json FILE` writes the same
figures for a program to read. Thresholds do not live here: a figure is judged by the person who reads it.
"""
