"""The one thing that can be wrong with an index. Apart from all others, as it must be known where numpy is not."""


class Unusable(Exception):  # noqa: N818 - a state of the file, not an error of ours
    """Raised where bytes are no index that can be used; the text says why, for the log."""
