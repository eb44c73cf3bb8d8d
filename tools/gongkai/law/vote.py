"""The arithmetic of a joint decision of the owners: exact, in floor area and in number of owners."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from gongkai.model.profile import OwnersVote, Share


class Tally(Struct, frozen=True):
    """Ballots counted both ways: `heads` in owners, `area` in m² of exclusive floor."""

    heads: int
    area: Decimal

    def less(self, others: "Tally") -> "Tally":
        """Return what is left without `others`."""
        return Tally(self.heads - others.heads, self.area - others.area)

    def more(self, others: "Tally") -> "Tally":
        """Return the two together."""
        return Tally(self.heads + others.heads, self.area + others.area)


class Hurdle(Struct, frozen=True):
    """What a vote had to reach, and what it reached, both ways."""

    share: Share
    whole: Tally
    reached: Tally

    @property
    def heads_enough(self) -> bool:
        """Return whether enough owners are behind it."""
        return reaches(self.share, Decimal(self.reached.heads), Decimal(self.whole.heads))

    @property
    def area_enough(self) -> bool:
        """Return whether enough floor area is behind it."""
        return reaches(self.share, self.reached.area, self.whole.area)

    @property
    def met(self) -> bool:
        """Return whether both are enough: one large owner does not do, nor a crowd of small ones."""
        return self.heads_enough and self.area_enough


class Count(Struct, frozen=True):
    """The counts of one vote: everyone entitled, those who took part, and those who said yes."""

    entitled: Tally
    participating: Tally
    yes: Tally

    def without(self, struck: Tally, struck_yes: Tally) -> "Count":
        """Return the count when the ballots `struck` were never cast, of which `struck_yes` said yes."""
        return Count(self.entitled, self.participating.less(struck), self.yes.less(struck_yes))

    def joined_by(self, others: Tally, *, agreeing: bool) -> "Count":
        """Return the count when `others` took part too, and all of them agreed or none did."""
        here = self.participating.more(others)
        yes = self.yes.more(others) if agreeing else self.yes
        return Count(self.entitled, here, yes)


class Outcome(Struct, frozen=True):
    """What follows from a count by the law of the day."""

    law: OwnersVote
    turnout: Hurdle
    majority: Hurdle

    @property
    def passed(self) -> bool:
        """Return whether the decision was made."""
        return self.turnout.met and self.majority.met


def reaches(share: Share, part: Decimal, whole: Decimal) -> bool:
    """Return whether `part` of `whole` is the share that is asked for.

    Multiplied out, so that exactly two thirds is two thirds and nothing is rounded. 以上 includes the number itself,
    过半数 does not. Source: Civil Code, article 1259. Of nothing, nothing is enough.
    """
    got, needed = share.part.denominator * part, share.part.numerator * whole
    return whole > 0 and (got >= needed if share.inclusive else got > needed)


def judge(law: OwnersVote, item: str, count: Count) -> Outcome:
    """Return what follows from `count` on a matter of the law, for example `278-5`.

    Source: Civil Code, article 278; before 2021 Property Law, article 76.
    """
    share = law.special if item in law.special_items else law.ordinary
    whole = count.entitled if share.of == "entitled" else count.participating
    return Outcome(
        law=law,
        turnout=Hurdle(law.turnout, whole=count.entitled, reached=count.participating),
        majority=Hurdle(share, whole=whole, reached=count.yes),
    )


def fraction(part: Decimal | int, whole: Decimal | int) -> Fraction | None:
    """Return `part` of `whole` exactly; None where there is no whole."""
    return Fraction(part) / Fraction(whole) if whole else None
