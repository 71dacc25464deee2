"""Who is said to have taken part though its own side would have to let its enemy through."""

from collections.abc import Iterator, Sequence

from whence.model import Finding

from .guests import guests_of
from .inquiry import Inquiry
from .own_enemy import own_enemy
from .own_front import gates_of, own_front
from .theatres import Trial

# What is done together has participants; where they had to agree on it, enemies are unlikely ones.
_KINDS = frozenset({"agreement", "joint-operation", "event", "intention"})
_MEETINGS = frozenset({"agreement", "event"})


def find_chains(inquiry: Inquiry, trials: Sequence[Trial]) -> Iterator[Finding]:
    """Yield a finding for each participant whose own side is the obstacle, or the enemy, of a party.

    The claim's own actors count, and whoever its reports say attended, oversaw or took part. A
    body that is on both sides is no enemy. `trials` are the claim and what it is for, tried. One
    finding is made for a participant and a party.
    """
    if inquiry.at is None or inquiry.claim.kind not in _KINDS:
        return
    gates = tuple(gates_of(trials))
    for guest in guests_of(inquiry):
        for party in inquiry.actors:
            if inquiry.world.identity(guest.id) == inquiry.world.identity(party):
                continue
            found = own_front(inquiry, guest, [gate for gate in gates if gate.party == party])
            if not found and inquiry.claim.kind in _MEETINGS:
                found = own_enemy(inquiry, guest, party, inquiry.at)
            if found:
                yield found
