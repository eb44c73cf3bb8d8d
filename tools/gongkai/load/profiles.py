"""The profiles of the law, read from `schemas/profiles/`."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import yaml

from gongkai.load.profile_text import Doubled, Refused, plain_data
from gongkai.load.schemas import NOT_COMPILED, Schema, path_of, read_schema
from gongkai.load.shape import misfit_finder
from gongkai.load.unusable import BrokenProfiles, BrokenSchemas
from gongkai.model.profile import Profile
from gongkai.text import N_

NOT_TEXT = N_("The profile {path} is not text in UTF-8.")
NOT_YAML = N_("The profile {path} is not YAML (line {line}).")
TOO_DEEP = N_("In the profile {path}, too much stands inside one another.")
NOT_A_PROFILE = N_("The profile {path} is not as a profile has to be, at {at}. Compare it with national.yml.")
DOUBLED = N_("In the profile {path}, “{name}” stands twice; the second time on line {line}.")
REFUSED = N_(
    "The profile {path} repeats something or begins anew on line {line}. Write each value out, in one document."
)
SECOND = N_("{path} is a second profile for the place “{place}”.")
NO_NATION = N_('There is no profile of the nation (place: "") in {path}.')
_AT = re.compile(r"at `\$\.?([^`]*)`")


def read_profiles(folder: Path) -> Mapping[str, Profile]:
    """Return the profiles in `folder`, by administrative code; the nation's is under the empty code.

    Raises BrokenProfiles where one cannot be read or does not fit the schema of profiles, where two are for the same
    place, or where the nation has none; and BrokenSchemas where their schema cannot be used.
    """
    found: dict[str, Profile] = {}
    misfit = _misfits(folder)
    for path in sorted(folder.glob("*.yml")):
        profile = _read(path, misfit)
        if profile.place in found:
            raise BrokenProfiles(SECOND, {"path": str(path), "place": profile.place})
        found[profile.place] = profile
    if "" not in found:
        raise BrokenProfiles(NO_NATION, {"path": str(folder)})
    return found


def profile_schema(folder: Path) -> Schema:
    """Return the schema of the profiles in `folder`; it says of each number what it means, in words and in its unit.

    Raises BrokenSchemas where it cannot be read.
    """
    return read_schema(path_of(folder, "profile"))


def _read(path: Path, misfit: Callable[[Any], str | None]) -> Profile:
    if not path.is_file():  # a pipe would keep us waiting
        raise BrokenProfiles(NOT_A_PROFILE, {"path": str(path), "at": "/"})
    try:
        raw = plain_data(path.read_text("utf-8"))
        if (at := misfit(raw)) is not None:
            raise BrokenProfiles(NOT_A_PROFILE, {"path": str(path), "at": at or "/"})
        return msgspec.convert(raw, Profile, strict=False, dec_hook=_value)
    except UnicodeDecodeError as error:
        raise BrokenProfiles(NOT_TEXT, {"path": str(path)}) from error
    except RecursionError as error:
        raise BrokenProfiles(TOO_DEEP, {"path": str(path)}) from error
    except Doubled as error:
        raise BrokenProfiles(DOUBLED, {"path": str(path), "name": error.name, "line": error.line}) from error
    except Refused as error:
        raise BrokenProfiles(REFUSED, {"path": str(path), "line": error.line}) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BrokenProfiles(NOT_YAML, {"path": str(path), "line": mark.line + 1 if mark else 1}) from error
    except msgspec.ValidationError as error:
        said = _AT.search(str(error))
        raise BrokenProfiles(NOT_A_PROFILE, {"path": str(path), "at": said[1] if said else "/"}) from error


def _misfits(folder: Path) -> Callable[[Any], str | None]:
    try:
        return misfit_finder(profile_schema(folder))
    except (ValueError, RecursionError) as error:
        raise BrokenSchemas(NOT_COMPILED, {"path": str(path_of(folder, "profile"))}) from error


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
