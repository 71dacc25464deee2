"""What is supposed of claims and of priors, checked against the claims and hypotheses there are."""

from collections.abc import Mapping, Sequence

from whence.model import ClaimVerdict, JudgedHypothesis, UsageError
from whence.store.errors import suggest


def find_claims(suppose: Mapping[str, bool], claims: Sequence[ClaimVerdict]) -> dict[str, bool]:
    """Return what is supposed of claims. Raises `UsageError` naming the nearest claim there is."""
    known = [one.id for one in claims]
    for id in suppose:
        if id not in known:
            raise UsageError(f"--suppose {id!r}: there is no such claim; {suggest(id, known)}")
    return dict(suppose)


def find_priors(
    priors: Mapping[str, float], hypotheses: Sequence[JudgedHypothesis]
) -> dict[str, float]:
    """Return the priors, each by the claim and id of its hypothesis (`merger:real`).

    An id that explains several claims needs its claim in front. Raises `UsageError` for an unknown
    one, with the nearest, and for priors of one claim that sum to more than 1.
    """
    found: dict[str, float] = {}
    for name, prior in priors.items():
        fitting = [one for one in hypotheses if name in (one.id, f"{one.claim}:{one.id}")]
        if not fitting:
            known = {one.id: one.id for one in hypotheses}
            known |= {f"{one.claim}:{one.id}": f"{one.claim}:{one.id}" for one in hypotheses}
            raise UsageError(f"--prior {name!r}: no such hypothesis; {suggest(name, known)}")
        if len(fitting) > 1:
            first = f"{fitting[0].claim}:{fitting[0].id}={prior:g}"
            claims = ", ".join(one.claim for one in fitting)
            raise UsageError(f"--prior {name!r} explains {claims}; say which, as in {first}")
        found[f"{fitting[0].claim}:{fitting[0].id}"] = prior
    for claim in dict.fromkeys(name.rpartition(":")[0] for name in found):
        whole = sum(value for name, value in found.items() if name.rpartition(":")[0] == claim)
        if whole > 1 + 1e-9:
            raise UsageError(f"--prior: those of claim {claim} sum to {whole:g}; at most 1 in all")
    return found
