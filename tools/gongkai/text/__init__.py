"""Words for people: messages are written in English in the code, and read in the language of the reader."""

from gongkai.text.catalogue import LANGUAGES, N_, Catalogue, paragraphs, translator

__all__ = ["LANGUAGES", "N_", "Catalogue", "paragraphs", "translator"]
