"""The way from the window to files: what is exported, as what, and how far it is."""
