"""The way from the window to paper: the very pages that will be printed, then a printer or a file."""
