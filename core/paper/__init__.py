"""From a record to paper and files: one neutral page value, and the writers that ink it.

`summary` turns a record into a `page.Summary`; `typeset` makes a tagged PDF of it, `plain` a text; `write` puts
either on the disk; `preview` reads a finished PDF back for the window and the printer. `export` writes a selection of
records as any other kind of file, by way of `tables` and `citing`; `excerpt` is what is copied of one.
"""
