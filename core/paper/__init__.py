"""From a record to pages: PDF through Typst, and plain text."""
