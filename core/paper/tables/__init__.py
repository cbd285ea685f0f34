"""Tables as files: a neutral table that anyone fills, and the writers that put it into Excel, CSV, HTML or text."""
