"""The names that signatures are read with. The library looks here for a wrong call, after `update_mapping`."""

from shibokensupport.packed import loader


def update_mapping() -> None:
    """Take the names of PySide's own module, and what it learns of the modules of Qt that are imported."""
    names = loader().mapping
    names.update_mapping()
    globals().update({name: value for name, value in vars(names).items() if name != "update_mapping"})
