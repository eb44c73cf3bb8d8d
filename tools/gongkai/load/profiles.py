"""The profiles of the law, read from `schemas/profiles/`."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import yaml

from gongkai.model.profile import Profile


class BrokenProfiles(Exception):
    """The profiles cannot be used. `str()` says why in one sentence."""


def read_profiles(folder: Path) -> Mapping[str, Profile]:
    """Return the profiles in `folder`, by administrative code; the nation's is under the empty code.

    Raises BrokenProfiles where one cannot be read, where two are for the same place, or where the nation has none.
    """
    found: dict[str, Profile] = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            # BaseLoader leaves every value as it is written: `2/3`, `2021-01-01` and `278-1` are typed by Profile.
            raw = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # builds nothing but text
            profile = msgspec.convert(raw, Profile, strict=False, dec_hook=_value)
        except (yaml.YAMLError, msgspec.ValidationError, OSError) as error:
            raise BrokenProfiles(f"The profile {path} cannot be read: {error}.") from error
        if profile.place in found:
            raise BrokenProfiles(f"{path} is a second profile for the place {profile.place!r}.")
        found[profile.place] = profile
    if "" not in found:
        raise BrokenProfiles(f'There is no profile of the nation (place: "") in {folder}.')
    return found


def _value(wanted: type[Any], text: Any) -> Any:
    if wanted is Fraction:
        return Fraction(text)
    raise NotImplementedError(wanted)
