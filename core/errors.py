"""What the world can do to us, said to the reader.

A `Refusal` is a known error: the disk is full, a file is damaged, a query names nothing. It carries an English
sentence that the catalogues translate, and the values that go into it; it is raised on the floor that notices,
and shown by `cli` or `desktop` in the reader's language. Anything else that is raised is a bug and is treated
as one. Mark the sentence with `N_` so that the catalogue's extractor finds it.
"""

import errno


def N_(sentence: str) -> str:  # noqa: N802 - gettext's own name for «mark, translate later»
    """Mark a sentence for translation without translating it."""
    return sentence


class Refusal(Exception):  # noqa: N818 - it is no error of the program
    """A known trouble with a sentence for the reader: what happened and what to do.

    `sentence` is an English text in the catalogue with `{name}` places; `values` fill them. A value may be
    another refusal: it is said in the same language.
    `cause`, where the library or system gave one, goes to the log and not to the screen.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence = sentence
        self.values = values


_REASONS = {
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.EROFS: N_("it can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.ENOENT: N_("there is no such file"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of its path is no folder"),
    errno.EEXIST: N_("a file stands where a folder should be"),
    errno.EIO: N_("the disk answers with errors"),
}


def reason_of(error: OSError) -> object:
    """Return why the system refused: in the catalogue's words for what is common, else in the system's own."""
    sentence = _REASONS.get(error.errno or 0)
    return Refusal(sentence) if sentence else error.strerror or type(error).__name__
