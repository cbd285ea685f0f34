"""Item models: values from the answers of a search, row by row, in Qt's terms. Nothing here asks the
database.
"""
