"""The parameters of a world, each drawn from what the table knows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.random import Generator

from whence.data.beta import Beta
from whence.data.likelihoods import Likelihoods

from .exact import Array, Known
from .settings import Setting


def draw_known(
    rng: Generator, table: Likelihoods, kinds: Sequence[str], setting: Setting
) -> dict[str, Known]:
    """Draw every parameter, and return them for each claim: priors of its own, the rest shared."""

    def one(known: Beta) -> float:
        return float(rng.beta(known.a, known.b))

    def each(known: Mapping[str, Beta]) -> dict[str, float]:
        return {name: one(beta) for name, beta in known.items()}

    def by_kind(known: Mapping[str, Beta]) -> Array:
        return np.array([one(known[kind]) for kind in kinds])

    shared = Known(
        kinds=tuple(kinds),
        prior=np.zeros(len(kinds)),
        theta=by_kind(table.theta),
        own=by_kind(table.appearance["own"]),
        seen=by_kind(table.appearance["seen"]),
        heard=by_kind(table.appearance["heard"]),
        access=each(table.access),
        motive=each(table.motive),
        guess=one(table.guess),
        push=one(table.push),
        discipline=one(table.discipline),
        later=one(table.later),
        kept=one(table.relay["kept"]),
        slipped=one(table.relay["slipped"]),
        kappa=each(table.kappa),
        quality={id: one(source.quality) for id, source in setting.sources.items()},
    )
    return {
        claim.id: replace(shared, prior=_prior(rng, table, kinds, setting.precedent))
        for claim in setting.claims
    }


def _prior(
    rng: Generator, table: Likelihoods, kinds: Sequence[str], precedent: tuple[int, int] | None
) -> Array:
    """Draw the share of `real`; the others share what is left as they do in the table.

    A precedent (k of n) makes it a Beta(1 + k, 1 + n - k).
    """
    shares: Array = np.array([table.prior[kind] for kind in kinds])  # type: ignore[index]
    shares /= shares.sum()
    real = np.array([kind == "real" for kind in kinds])
    share = float(shares[real].sum())
    if not 0 < share < 1:
        return shares
    worth = table.prior_worth
    a, b = share * worth, (1 - share) * worth
    if precedent:
        a, b = 1 + precedent[0], 1 + precedent[1] - precedent[0]
    drawn = rng.beta(a, b)
    prior: Array = np.where(real, shares * drawn / share, shares * (1 - drawn) / (1 - share))
    return prior
