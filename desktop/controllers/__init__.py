"""What happens when the reader does something: controllers ask the database off the window's thread, and
tell.
"""
