"""Whom a report may follow without a trace: anybody earlier who has a word of his own."""

from collections.abc import Iterable
from typing import Protocol

from whence.data.likelihoods import Likelihoods

FIRST_HAND = ("witnessed", "documented")


class Spoken(Protocol):
    """A statement made, or yet to be made."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def directness(self) -> str:
        """How near the source is."""
        ...

    @property
    def lag(self) -> float:
        """Days since the first report."""
        ...

    @property
    def parents(self) -> tuple[tuple[str, float], ...]:
        """Whom it may have copied, by traced links."""
        ...


def may_follow(
    one: Spoken, others: Iterable[Spoken], table: Likelihoods
) -> tuple[tuple[str, float], ...]:
    """Return the earlier statements on a claim that one follows unseen, each with its chance.

    These hold for one that takes over nothing that was traced. Who was there follows nobody, and
    is not followed in silence.
    """
    if one.directness in FIRST_HAND:
        return ()
    before = [each for each in others if each.lag < one.lag and each.directness not in FIRST_HAND]
    own = {each.id: 1 - sum(c for _, c in each.parents) for each in before}
    share = table.unseen / (1 + sum(own.values()))
    return tuple((id, share * weight) for id, weight in own.items())
