"""What was found in a history, in words: as lines for the terminal, and as JSON in the format `gongkai-history-1`.

The JSON has `since` (a commit id or null), `to`, `commits` and `records` (how many were looked at), `holds`, and
`findings`, by position: each with `name`, `severity`, `commit` (an id or null), `position` (counted along the main line
from the first commit, or null), `by` (the roles of its authors), `path`, `pointer`, `words`, and `changes`: a sentence
for each value that was rewritten. The names are stable; new ones may come, none goes away.
"""

import json
from collections import Counter
from collections.abc import Iterator

import click

from gongkai.derive.breach import Breach, Verified
from gongkai.load.file_names import visible
from gongkai.load.roles import Roles
from gongkai.load.schemas import Schemas
from gongkai.model.finding import Severity
from gongkai.report.edit_words import EditWords
from gongkai.report.text import COLOURS
from gongkai.report.words import SEVERITIES, safe, sentence
from gongkai.text import N_, Catalogue

PLACE = N_("commit {commit} (no. {position})")
PLACE_BY = N_("commit {commit} (no. {position}), by {who}")
HOLDS = N_(
    "The history holds: nothing published was rewritten or deleted without a reason. Commits looked at: {commits}."
)
BROKEN = N_("The history does not hold. Things found: {errors}; commits looked at: {commits}.")
TO_DO = N_(
    "A record that was rewritten or deleted is mended by a correction in records/corrections/ that names it and says"
    " why; nothing is taken out of the history."
)
MENDED = frozenset({"record-rewritten", "record-deleted", "record-moved", "attachment-replaced", "attachment-deleted"})
COMMA = {"zh": "、", "en": ", "}
SHOWN = 5  # values that were rewritten in one record
UP_TO = N_("Records now: {records}. Verified up to commit {to}; keep this id, and next time begin there.")


def lines(verified: Verified, schemas: Schemas, roles: Roles, catalogue: Catalogue) -> Iterator[str]:
    """Yield the findings as lines for the terminal, and what follows from them."""
    words = EditWords(schemas, catalogue)
    for breach in verified.breaches:
        yield _line(breach, roles, catalogue)
        yield f"      {_words(breach, catalogue)}"
        rewritten = list(words.sentences(breach.change)) if breach.change else []
        yield from (f"      {one}" for one in rewritten[:SHOWN])
        if len(rewritten) > SHOWN:
            yield "      …"
    if verified.breaches:
        yield ""
    errors = Counter(breach.severity for breach in verified.breaches)[Severity.ERROR]
    said = catalogue.gettext(BROKEN if errors else HOLDS).format(errors=errors, commits=verified.commits)
    yield click.style(said, bold=True, fg="red" if errors else "green")
    if any(breach.name in MENDED for breach in verified.breaches):
        yield catalogue.gettext(TO_DO)
    if not errors:
        yield catalogue.gettext(UP_TO).format(records=verified.records, to=verified.to)


def document(verified: Verified, schemas: Schemas, roles: Roles, catalogue: Catalogue) -> str:
    """Return one JSON document about a history."""
    words = EditWords(schemas, catalogue)
    return json.dumps(
        {
            "format": "gongkai-history-1",
            "since": verified.since,
            "to": verified.to,
            "commits": verified.commits,
            "records": verified.records,
            "holds": verified.holds,
            "findings": [
                {
                    "name": breach.name,
                    "severity": breach.severity.value,
                    "commit": breach.commit.id if breach.commit else None,
                    "position": breach.commit.position if breach.commit else None,
                    "by": list(roles.behind(breach.commit)) if breach.commit else [],
                    "path": visible(breach.path),
                    "pointer": breach.pointer,
                    "words": _words(breach, catalogue),
                    "changes": list(words.sentences(breach.change)) if breach.change else [],
                }
                for breach in verified.breaches
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _line(breach: Breach, roles: Roles, catalogue: Catalogue) -> str:
    weight = click.style(catalogue.gettext(SEVERITIES[breach.severity]), fg=COLOURS[breach.severity])
    parts = [weight]
    if breach.commit:
        facts = {"commit": breach.commit.id[:12], "position": breach.commit.position}
        who = COMMA[catalogue.language].join(roles.behind(breach.commit))
        parts.append(safe(catalogue.gettext(PLACE_BY if who else PLACE).format(**facts, who=who)))
    if breach.path:
        parts.append(click.style(safe(visible(breach.path)), bold=True))
    return "  ".join([*parts, f"[{breach.name}]"])


def _words(breach: Breach, catalogue: Catalogue) -> str:
    facts = {name: visible(fact) if isinstance(fact, str) else fact for name, fact in breach.facts.items()}
    return sentence(breach.message, facts, catalogue)
