"""The message catalogue of a language, read straight from its `.po` file, so that nothing compiled lies in the tree."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = Path(__file__).with_name("locales")
LANGUAGES = {"zh": "zh_CN", "en": "en"}


def N_(message: str) -> str:
    """Return `message` as it is, and mark it for the extractor: it will be worded later."""
    return message


def paragraphs(docstring: str) -> list[str]:
    """Return the paragraphs of a docstring as messages: each on one line, however it is broken in the source."""
    return [" ".join(part.split()) for part in docstring.split("\n\n") if part.strip()]


class Catalogue:
    """The words of one language. A message without a translation is shown in English."""

    def __init__(self, language: str, messages: dict[str, str]) -> None:
        self.language = language
        self._messages = messages

    def gettext(self, message: str) -> str:
        """Return `message` in this language."""
        return self._messages.get(message, message)


@cache
def translator(language: str) -> Catalogue:
    """Return the catalogue of `language`: `zh` or `en`.

    Raises ValueError for a language that Gongkai does not speak.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    if language == "en":
        return Catalogue("en", {})
    with (LOCALES / LANGUAGES[language] / "gongkai.po").open("rb") as file:
        found = read_po(file, locale=LANGUAGES[language])
    return Catalogue(language, {str(m.id): str(m.string) for m in found if m.id and m.string})
