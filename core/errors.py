"""What the world can do to us, said to the reader.

A `Refusal` is a known error: the disk is full, a file is damaged, a query names nothing. It carries an English
sentence that the catalogues translate, and the values that go into it; it is raised on the floor that notices,
and shown by `cli` or `desktop` in the reader's language. Anything else that is raised is a bug and is treated
as one. Mark the sentence with `N_` so that the catalogue's extractor finds it.
"""


def N_(sentence: str) -> str:  # noqa: N802 - gettext's own name for «mark, translate later»
    """Mark a sentence for translation without translating it."""
    return sentence


class Refusal(Exception):  # noqa: N818 - it is no error of the program
    """A known trouble with a sentence for the reader: what happened and what to do.

    `sentence` is an English text in the catalogue with `{name}` places; `values` fill them.
    `cause`, where the library or system gave one, goes to the log and not to the screen.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence = sentence
        self.values = values
