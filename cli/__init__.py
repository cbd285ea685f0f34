"""The library without a window: what `tawsiyat search`, `list`, `show`, `print` and `verify` do.

`main` reads the arguments, opens the library and ends every run with an exit code; each command has a module in
`commands`; `terminal` writes what a terminal can show, `arguments` knows what may be typed. Nothing here needs Qt.
"""
