"""Does a document fit the schema of its kind? Quickly answered; why not is for `misfits` to say."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gongkai.load.misfits import Misfit, Violation, impossible_days, worded
from gongkai.load.positions import escaped
from gongkai.load.schemas import Schema, Schemas

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

jsonschema_rs: Any
try:
    import jsonschema_rs
except ImportError:  # no wheel for this machine: the referee does the work, more slowly
    jsonschema_rs = None


class Shapes:
    """The schemas, compiled."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self._compiled: dict[str, Callable[[Any], bool]] = {}

    def fits(self, raw: Any, kind: str) -> bool:
        """Return whether `raw` fits the schema of `kind`; quick, and without a reason."""
        is_valid = self._compiled.get(kind)
        if is_valid is None:
            is_valid = self._compiled[kind] = self._compile(kind)
        return is_valid(raw)

    def _compile(self, kind: str) -> Callable[[Any], bool]:
        # On first use: it takes about 20 ms a kind, and a check in which one file has changed needs one kind.
        try:
            return _compiled(self.schemas.by_kind[kind])
        except (ValueError, RecursionError) as error:
            raise self.schemas.not_compiled(kind) from error

    def misfits(self, raw: Any, kind: str) -> list[Misfit]:
        """Return every place of `raw` that does not fit the schema of `kind`, in order of place, one for each cause."""
        errors: dict[str, list[Violation]] = defaultdict(list)
        for error in _referee(self.schemas.by_kind[kind]).iter_errors(raw):
            errors[_pointer(error.absolute_path)].append(_violation(error))
        found: list[Misfit] = []
        for pointer, here in sorted(errors.items()):
            found.extend(worded(self.schemas, kind, pointer, here))
        return found or list(impossible_days(self.schemas, kind, raw))


def misfit_finder(schema: Schema) -> Callable[[Any], str | None]:
    """Return what finds one place where data does not fit a schema that is no kind's: its pointer, None if all fits.

    ValueError where the schema is none.
    """
    fits = _compiled(schema)

    def misfit(raw: Any) -> str | None:
        if fits(raw):
            return None
        # The deepest says best where the cause is. A field that is missing or too many is told of where it would stand.
        error = max(_referee(schema).iter_errors(raw), key=lambda error: len(error.absolute_path))
        here, named = error.instance, []
        if error.validator == "additionalProperties":
            named = sorted(set(here) - set(error.schema["properties"]))[:1]
        elif error.validator == "required":
            named = [name for name in error.validator_value if name not in here][:1]
        return _pointer([*error.absolute_path, *named])

    return misfit


def _compiled(schema: Schema) -> Callable[[Any], bool]:
    """Return the question whether a document fits `schema`; ValueError where the schema is none."""
    library: Any = jsonschema_rs
    if library is None:
        from jsonschema import Draft202012Validator, SchemaError

        try:
            Draft202012Validator.check_schema(schema)
        except SchemaError as error:
            raise ValueError(str(error)) from error
    is_valid: Callable[[Any], bool] = (library.Draft202012Validator(schema) if library else _referee(schema)).is_valid
    return is_valid


def _referee(schema: Schema) -> "Draft202012Validator":
    # Only here: it takes as long to load as the check of a hundred records, and is needed only for what does not fit.
    from jsonschema import Draft202012Validator, ValidationError
    from jsonschema.validators import extend

    def pattern(_: object, wanted: str, instance: object, __: object) -> Iterator[ValidationError]:
        # `$` is the end of the text. To Python it is also the place before a line end that closes the text.
        if isinstance(instance, str) and not re.search(_LAST.sub(r"\\Z", wanted), instance):
            yield ValidationError("pattern")

    found: Draft202012Validator = extend(Draft202012Validator, {"pattern": pattern})(schema)  # type: ignore[no-untyped-call]
    return found


def _violation(error: Any) -> Violation:
    return Violation(str(error.validator), error.validator_value, error.instance, error.schema, error.message)


_LAST = re.compile(r"\$\Z")


def _pointer(path: Iterable[Any]) -> str:
    return "".join(f"/{escaped(str(step))}" for step in path)
