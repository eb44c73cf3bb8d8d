"""The profiles of the law, read from `schemas/profiles/`."""

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import yaml

from gongkai.load.unusable import BrokenProfiles
from gongkai.model.profile import Profile
from gongkai.text import N_

NOT_TEXT = N_("The profile {path} is not text in UTF-8.")
NOT_YAML = N_("The profile {path} is not YAML (line {line}).")
TOO_DEEP = N_("In the profile {path}, too much stands inside one another.")
NOT_A_PROFILE = N_("The profile {path} is not as a profile has to be, at {at}. Compare it with national.yml.")
SECOND = N_("{path} is a second profile for the place “{place}”.")
NO_NATION = N_('There is no profile of the nation (place: "") in {path}.')
_AT = re.compile(r"at `\$\.?([^`]*)`")


def read_profiles(folder: Path) -> Mapping[str, Profile]:
    """Return the profiles in `folder`, by administrative code; the nation's is under the empty code.

    Raises BrokenProfiles where one cannot be read, where two are for the same place, or where the nation has none.
    """
    found: dict[str, Profile] = {}
    for path in sorted(folder.glob("*.yml")):
        profile = _read(path)
        if profile.place in found:
            raise BrokenProfiles(SECOND, {"path": str(path), "place": profile.place})
        found[profile.place] = profile
    if "" not in found:
        raise BrokenProfiles(NO_NATION, {"path": str(folder)})
    return found


def _read(path: Path) -> Profile:
    if not path.is_file():  # a pipe would keep us waiting
        raise BrokenProfiles(NOT_A_PROFILE, {"path": str(path), "at": "/"})
    try:
        # BaseLoader leaves every value as it is written: `2/3`, `2021-01-01` and `278-1` are typed by Profile.
        raw = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # builds nothing but text
        return msgspec.convert(raw, Profile, strict=False, dec_hook=_value)
    except UnicodeDecodeError as error:
        raise BrokenProfiles(NOT_TEXT, {"path": str(path)}) from error
    except RecursionError as error:
        raise BrokenProfiles(TOO_DEEP, {"path": str(path)}) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BrokenProfiles(NOT_YAML, {"path": str(path), "line": mark.line + 1 if mark else 1}) from error
    except msgspec.ValidationError as error:
        at = _AT.search(str(error))
        raise BrokenProfiles(NOT_A_PROFILE, {"path": str(path), "at": at[1] if at else "/"}) from error


def _value(wanted: type[Any], text: Any) -> Any:
    if wanted is not Fraction:
        raise NotImplementedError(wanted)
    try:
        share = Fraction(text)
    except ZeroDivisionError as error:
        raise ValueError("no number") from error
    if share < 0:
        raise ValueError("no number of the law")
    return share
