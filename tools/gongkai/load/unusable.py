"""What is raised where there is nothing to judge by: the schemas or the profiles cannot be used."""

from collections.abc import Mapping

from gongkai.model.finding import Fact


class Unusable(Exception):
    """Something of the repository cannot be used. `message` is one sentence with named gaps, `facts` fills them."""

    def __init__(self, message: str, facts: Mapping[str, Fact]) -> None:
        super().__init__(message, facts)  # both, so that it can travel from another process
        self.message = message
        self.facts = facts

    def __str__(self) -> str:
        return self.message.format_map(self.facts)


class BrokenSchemas(Unusable):
    """The folder of schemas cannot be used."""


class BrokenProfiles(Unusable):
    """The profiles cannot be used."""
