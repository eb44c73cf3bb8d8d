"""What the law asks and records cannot show, read from `schemas/not-checkable.yml`."""

from pathlib import Path

import msgspec
import yaml

from gongkai.load.unusable import Unusable
from gongkai.model.profile import Article
from gongkai.text import N_

FILE = "not-checkable.yml"
NOT_READABLE = N_("{path} cannot be read as a list of what cannot be checked: {why}.")


class NotCheckable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the law asks and no record can show.

    `id` names it for links; `row` is its row in the list of rules that this project works from; `article` is where it
    stands, `asks` what is asked, `reason` why records cannot show it. The three are said in both languages.
    """

    id: str
    row: str
    article: Article
    asks: Article
    reason: Article


def read_not_checkable(schemas: Path) -> list[NotCheckable]:
    """Return what cannot be checked, in the order of the file in the folder `schemas`; nothing where there is none.

    Raises Unusable where the file is not such a list, or names one id twice.
    """
    path = schemas / FILE
    if not path.is_file():
        return []
    try:
        raw = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # builds nothing but text
        found = msgspec.convert(raw or [], list[NotCheckable])
    except (UnicodeDecodeError, RecursionError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise Unusable(NOT_READABLE, {"path": str(path), "why": " ".join(str(error).split())}) from error
    ids = [one.id for one in found]
    if twice := next((one for one in ids if ids.count(one) > 1), None):
        raise Unusable(NOT_READABLE, {"path": str(path), "why": twice})
    return found
