"""What a source gains or loses by a claim, as far as its words and its part in it tell."""

import re
from functools import cache
from typing import Literal, TypeAlias

from whence.data.lexicons import read_yaml
from whence.model import Claim, Statement
from whence.text import fold

Stake: TypeAlias = Literal["for", "against", "party"]


def stake(claim: Claim, statement: Statement) -> Stake | None:
    """Return what the last source of a statement gains from a claim; None for a bystander.

    Who admits something gains from its being disbelieved, so does a party to what costs it; a party
    to a victory gains from its being believed, and of any other party no more is known than that it
    has a stake.
    """
    last = statement.chain[-1]
    if statement.stance == "asserts" and _any("concedes").search(fold(last.cue or "")):
        return "against"
    if not last.party:
        return None
    if _any("own_loss").search(fold(statement.words)):
        return "against"
    claimed = fold(claim.text)
    costs, gains = _any("costs").search(claimed), _any("gains").search(claimed)
    if bool(costs) == bool(gains):
        return "party"
    return "against" if costs else "for"


@cache
def _any(row: str) -> re.Pattern[str]:
    joined = "|".join(read_yaml("position.yaml")[row])
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
