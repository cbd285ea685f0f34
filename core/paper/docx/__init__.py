"""A document as a Word file, written by templates into a zip: the parts that never change lie in the store.

`ink` makes runs and paragraphs, `numbering` markers as printed, `blocks` sections, `book` what stands around them,
`package` the file.
"""
