"""What somebody supposes: that a claim is true or false, or that an explanation was likelier."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from whence.model import Claim, UsageError

from .hypotheses import Row


def check_supposed(supposed: Mapping[str, bool], claims: Iterable[Claim]) -> None:
    """Raise `UsageError` for a claim that is not there, naming the nearest."""
    known = [claim.id for claim in claims]
    for id in supposed:
        if id not in known:
            raise UsageError(f"there is no claim {id!r} to suppose{_nearest(id, known)}")


def with_priors(
    rows: Mapping[str, tuple[Row, ...]], priors: Mapping[str, float]
) -> dict[str, tuple[Row, ...]]:
    """Return the explanations of each claim with some priors set, the others scaled to the rest.

    A key is the id of an explanation, for every claim that has it, or `claim:id` for one of them.
    Raises `UsageError` for an id that no claim has, and for priors that cannot be.
    """
    changed = {claim: _changed(claim, of_claim, priors) for claim, of_claim in rows.items()}
    known = [row.id for of_claim in rows.values() for row in of_claim]
    known += [f"{claim}:{row.id}" for claim, of_claim in rows.items() for row in of_claim]
    for key in priors:
        if key not in known:
            raise UsageError(
                f"there is no explanation {key!r} to give a prior{_nearest(key, known)}"
            )
    return changed


def _changed(claim: str, rows: tuple[Row, ...], priors: Mapping[str, float]) -> tuple[Row, ...]:
    wanted = {
        row.id: priors.get(f"{claim}:{row.id}", priors.get(row.id, -1.0))
        for row in rows
        if row.id in priors or f"{claim}:{row.id}" in priors
    }
    if not wanted:
        return rows
    left = 1 - sum(wanted.values())
    if not all(prior >= 0 for prior in [left + 1e-9, *wanted.values()]):  # nor what is no number
        given = ", ".join(f"{id}={prior:g}" for id, prior in wanted.items())
        raise UsageError(
            f"claim {claim!r}: the priors {given} must lie in 0 to 1 and sum to 1 at most"
        )
    others = sum(row.prior for row in rows if row.id not in wanted)
    if others <= 0 and left > 1e-9:
        raise UsageError(
            f"claim {claim!r}: no other explanation is left for the remaining {left:g}"
        )
    scale = max(left, 0.0) / others if others > 0 else 0.0
    return tuple(replace(row, prior=wanted.get(row.id, row.prior * scale)) for row in rows)


def _nearest(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(known[:9])}"
