"""The source view: a document whole and to the letter, with the passages that back a fact."""
