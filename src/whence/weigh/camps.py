"""Two spokesmen of one body say what the body lets them say: mostly one origin's word."""

from collections.abc import Sequence
from dataclasses import replace

from whence.model import Directness, Testimony

# From the best position to know to the worst.
ACCESS: tuple[Directness, ...] = ("witnessed", "documented", "unknown", "told", "relayed")
_PARENTS = 2  # exact inference costs two to the width of the graph of parents


def of_one_camp(testimonies: Sequence[Testimony], chance: float) -> list[Testimony]:
    """Return the testimonies of one side of a claim, those of one camp relying on its first.

    With this chance (`camp_voice` of the table) less whatever they rely on already; the first of a camp is
    the one with the best access, and those linked to it already, or it to them, are left alone. The
    motive that a camp shares is the judge's business; this is about what it knows.
    """
    first: dict[str, Testimony] = {}
    for one in sorted(testimonies, key=lambda each: ACCESS.index(each.directness)):
        if one.camp:
            first.setdefault(one.camp, one)
    found: list[Testimony] = []
    for one in testimonies:
        lead = first[one.camp] if one.camp else one
        linked = {id for id, _ in (*one.parents, *lead.parents)}
        if lead is not one and len(one.parents) < _PARENTS and not linked & {lead.id, one.id}:
            share = chance * (1 - sum(part for _, part in one.parents))
            one = replace(one, parents=tuple(sorted((*one.parents, (lead.id, share)))))
        found.append(one)
    return found
