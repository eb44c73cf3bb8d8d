"""What is told of a rule to whoever meets a finding of it: what must hold, why, who must act, and how."""

from msgspec import Struct

from gongkai.model.finding import Actor, Severity


class Guide(Struct, frozen=True):
    """The page of a rule, whoever found something by it: a rule over the archive, the reader, or the waivers.

    `paragraphs` are messages of the catalogue: the first says what must hold and is the title, the last may begin with
    `Source: `. `fix` is one sentence, also a message, that says what `actor` does now.
    """

    name: str
    severity: Severity
    actor: Actor
    fix: str
    paragraphs: tuple[str, ...]

    @property
    def must_hold(self) -> str:
        """Return the sentence that says what must hold."""
        return self.paragraphs[0]

    @property
    def source(self) -> str:
        """Return the paragraph that says where the rule comes from; "" where no law asks for it."""
        return next((part for part in self.paragraphs if part.startswith("Source: ")), "")

    @property
    def why(self) -> tuple[str, ...]:
        """Return the paragraphs between what must hold and where it comes from."""
        return tuple(part for part in self.paragraphs[1:] if not part.startswith("Source: "))
