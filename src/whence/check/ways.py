"""Could they have got there: each operation is tried once, and read in three ways."""

from collections.abc import Iterator

from whence.model import Finding

from .chain import find_chains
from .feasibility import find_infeasible
from .implied import find_implied, implied_trials
from .inquiry import Inquiry
from .latest import with_time
from .manner import manner_of
from .theatres import try_claim
from .told import with_parties


def check_ways(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield what the map and its holders say of a claim.

    That no place is left for it; that none is left for what reports say it is for; and that
    somebody said to have taken part would have to let an enemy through.
    """
    inquiry = with_parties(with_time(inquiry))
    manner = manner_of(inquiry.claim)
    own = try_claim(inquiry, manner) if manner else None
    implied = tuple(implied_trials(inquiry))
    yield from find_infeasible(inquiry, own)
    yield from find_implied(inquiry, implied)
    trials = [*([own] if own else []), *(trial for _, trial in implied)]
    yield from find_chains(inquiry, trials)
