"""The reader: one record laid out to be read, each fact leading to its passage, and nothing asked of the database."""
