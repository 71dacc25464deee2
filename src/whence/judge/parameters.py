"""Parameter sets: what the constants could be, drawn from what is known of them.

Every parameter has its own random stream, seeded by its name and never by an order, so that
adding or shuffling evidence leaves the draws of everything else as they were. Draws are
stratified (one in each of `draws` equally likely slices, in random order: Latin hypercube
sampling, McKay, Beckman & Conover 1979), so that means are nearly exact with a few hundred.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from whence.data.beta import Beta, beta_from_interval
from whence.data.likelihoods import Likelihoods
from whence.model import Finding, Testimony

from .evidence import base_rate
from .hypotheses import Row
from .network import Array

_GRID = 1024


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parameters:
    """Arrays of shape (draws,), or (draws, hypotheses) for `prior`, `theta` and `appearance`.

    `motive` has shape (draws, 3): P(none), P(push), P(deny); `quality` is keyed by testimony id.
    """

    draws: int
    prior: Array
    theta: Array
    appearance: Mapping[str, Array]
    access: Mapping[str, Array]
    quality: Mapping[str, Array]
    guess: Array
    push: Array
    motive: Mapping[str, Array]
    kept: Array
    slipped: Array
    kappa: Mapping[str, Array]
    lift: Mapping[str, Mapping[str, float]]


def draw_parameters(
    rows: tuple[Row, ...],
    testimonies: Iterable[Testimony],
    findings: Iterable[Finding],
    table: Likelihoods,
    *,
    draws: int,
    seed: int,
) -> Parameters:
    """Return the parameter sets for one claim; testimonies must be in content order."""

    def beta(name: str, known: Beta) -> Array:
        return quantiles(known, stratified(f"{seed}/{name}", draws))

    return Parameters(
        draws=draws,
        prior=draw_prior(rows, findings, table, stratified(f"{seed}/prior", draws)),
        theta=_by_row(rows, {row.id: row.theta for row in rows}, f"{seed}/theta", draws),
        appearance={
            sense: _by_row(rows, {r.id: known[r.kind] for r in rows}, f"{seed}/{sense}", draws)
            for sense, known in table.appearance.items()
        },
        access={name: beta(f"access/{name}", known) for name, known in table.access.items()},
        quality=_qualities(testimonies, table, draws=draws, seed=seed),
        guess=beta("guess", table.guess),
        push=beta("push", table.push),
        motive={
            name: _motive(beta(f"motive/{name}", known), table.motive_pushes[name])
            for name, known in table.motive.items()
        },
        kept=beta("kept", table.relay["kept"]),
        slipped=beta("slipped", table.relay["slipped"]),
        kappa={name: beta(f"kappa/{name}", known) for name, known in table.kappa.items()},
        lift=table.lift,
    )


def draw_prior(
    rows: tuple[Row, ...], findings: Iterable[Finding], table: Likelihoods, uniform: Array
) -> Array:
    """Return priors, shape (draws, hypotheses), each draw summing to 1.

    What varies is the share of the hypotheses of kind `real`: a Beta around their prior worth
    `prior_worth` cases, or Beta(1 + k, 1 + n - k) from precedents. Draws are shifted so that
    their mean is the prior exactly.
    """
    priors = np.array([row.prior for row in rows])
    real = np.array([row.kind == "real" for row in rows])
    share = float(priors[real].sum())
    if not 0 < share < 1:
        return np.tile(priors, (len(uniform), 1))
    worth = table.prior_worth
    known = base_rate(findings, share, table) or Beta(share * worth, (1 - share) * worth)
    drawn = quantiles(known, uniform)
    drawn = np.clip(drawn + known.mean - drawn.mean(), 0, 1)
    scale = np.where(real, drawn[:, None] / share, (1 - drawn[:, None]) / (1 - share))
    scaled: Array = scale * priors
    return scaled


def stratified(name: str, draws: int) -> Array:
    """Return the middles of `draws` equal slices of 0 to 1, in an order fixed by the name."""
    digest = blake2b(name.encode("utf-8"), digest_size=8).digest()
    order = np.random.default_rng(int.from_bytes(digest)).permutation(draws)
    return (order + 0.5) / draws


def quantiles(known: Beta, uniform: Array) -> Array:
    """Return the quantiles of a Beta at many points, to about 1e-3 of its spread.

    By interpolation of the distribution function on a grid; x = sin(t)^2 makes the density
    bounded wherever a and b are at least 1/2, and the grid fine at both ends.
    """
    t = (np.arange(_GRID) + 0.5) * (np.pi / 2 / _GRID)
    log_density = (2 * known.a - 1) * np.log(np.sin(t)) + (2 * known.b - 1) * np.log(np.cos(t))
    below = np.cumsum(np.exp(log_density - log_density.max()))
    edges = np.sin(np.arange(_GRID + 1) * (np.pi / 2 / _GRID)) ** 2
    found: Array = np.interp(uniform, np.concatenate([[0.0], below / below[-1]]), edges)
    return found


def _by_row(rows: tuple[Row, ...], known: Mapping[str, Beta], name: str, draws: int) -> Array:
    """Draw one parameter for each hypothesis, in a stream named by its kind and rank in it."""
    columns, seen = [], dict[str, int]()
    for row in rows:
        seen[row.kind] = seen.get(row.kind, -1) + 1
        uniform = stratified(f"{name}/{row.kind}/{seen[row.kind]}", draws)
        columns.append(quantiles(known[row.id], uniform))
    return np.stack(columns, axis=1)


def _motive(has: Array, pushes: float) -> Array:
    return np.stack([1 - has, has * pushes, has * (1 - pushes)], axis=1)


def _qualities(
    testimonies: Iterable[Testimony], table: Likelihoods, *, draws: int, seed: int
) -> dict[str, Array]:
    """Draw how good each source is; equal sources take turns in the streams of one name."""
    drawn: dict[str, Array] = {}
    seen: dict[str, int] = {}
    for testimony in testimonies:
        known = known_quality(testimony, table)
        name = f"quality/{known.a:.6g}/{known.b:.6g}/{testimony.stance}/{testimony.directness}"
        seen[name] = seen.get(name, -1) + 1
        uniform = stratified(f"{seed}/{name}/{seen[name]}", draws)
        drawn[testimony.id] = quantiles(known, uniform)
    return drawn


def known_quality(testimony: Testimony, table: Likelihoods) -> Beta:
    """Return the Beta of a source: that of its Admiralty letter, or the one of its interval."""
    given = testimony.reliability
    if given.grade and given.grade in table.grade:
        return table.grade[given.grade]
    return beta_from_interval(given.mean, given.low, given.high)
