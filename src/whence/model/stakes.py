"""What a source would gain from a claim by what texts and relations say, where nobody coded it."""

from dataclasses import dataclass
from typing import Literal

from .documents import Span
from .findings import CitedFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """An interest that was read, not coded: whoever reads it may be wrong about it.

    `path` leads from the source to what it gains, each step in words that follow a name (“linked to
    the exiles”, “at war with Pavo”); `said_by` names the texts that say so, the first of which is
    counted. `spans` are their words, `facts` the relations it rests on.
    """

    claim: str
    direction: Literal["for", "against"]
    path: tuple[str, ...]
    said_by: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    facts: tuple[CitedFact, ...] = ()
