"""What stands in a list of rival explanations is weighed there, not said."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whence.model import RivalList, Statement


def only_weighed(
    statements: Iterable[Statement], rivals: Sequence[RivalList]
) -> tuple[Statement, ...]:
    """Return the statements, those in a list of explanations taken as discussing their claim.

    Nobody holds all of several explanations that exclude one another; who lists them holds none yet.
    """
    return tuple(
        replace(one, stance="discusses")
        if not one.coded and any(_in(one, each) for each in rivals)
        else one
        for one in statements
    )


def _in(statement: Statement, rival: RivalList) -> bool:
    return any(statement.span.overlaps(item) for item in rival.items)
