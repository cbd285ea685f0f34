"""A name in up to three languages, knowing which of them are the source's and which are our rendering."""

from dataclasses import dataclass

LANGUAGES = ("ar", "en", "fr")


@dataclass(frozen=True, slots=True)
class Label:
    """One text in Arabic, English and French; an empty string where it is missing.

    `ours` names the languages whose wording is a rendering of this project and not the source's own.
    """

    ar: str = ""
    en: str = ""
    fr: str = ""
    ours: tuple[str, ...] = ()

    def in_language(self, language: str) -> str:
        """Return the text in `language`, or in the first language that has one."""
        return str(getattr(self, self.language_shown(language)))

    def language_shown(self, language: str) -> str:
        """Return the code of the language that `in_language` answers in."""
        for code in (language, *LANGUAGES):
            if code in LANGUAGES and getattr(self, code):
                return code
        return language if language in LANGUAGES else LANGUAGES[0]

    def is_ours(self, language: str) -> bool:
        """Tell whether what `in_language` answers is our rendering."""
        return self.language_shown(language) in self.ours

    def __bool__(self) -> bool:
        return bool(self.ar or self.en or self.fr)


NO_LABEL = Label()


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record, by uid, with the name to show for it."""

    uid: str
    label: Label
