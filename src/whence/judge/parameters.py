"""Parameter sets: what the constants could be, drawn from what is known of them.

Every parameter has its own random stream, seeded by its name and never by an order, so that
adding or shuffling evidence leaves the draws of everything else as they were. Draws are
stratified (one in each of `draws` equally likely slices, in random order: Latin hypercube
sampling, McKay, Beckman & Conover 1979), so that means are nearly exact with a few hundred.

A parameter is kept as its *point*, the share of its distribution that lies below it: points are
uniform before any evidence, whatever the distribution, and `tempering` moves them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from whence.data.beta import Beta, beta_from_interval
from whence.data.likelihoods import Likelihoods
from whence.model import Finding, Testimony

from .evidence import base_rate
from .hypotheses import Row
from .network import Array

FIRST_HAND = ("witnessed", "documented")
_GRID = 1024
_EDGES = np.sin(np.arange(_GRID + 1) * (np.pi / 2 / _GRID)) ** 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """The points of all parameters by name, each of shape (draws,), strictly between 0 and 1.

    What is not in `moved` is where its stream puts it before any evidence.
    """

    draws: int
    seed: int
    moved: Mapping[str, Array] = field(default_factory=dict)

    def of(self, name: str) -> Array:
        """Return the points of one parameter."""
        found = self.moved.get(name)
        return stratified(f"{self.seed}/{name}", self.draws) if found is None else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The names of the parameters that are not the same for all claims of a case.

    `prior` is that of the claim's prior, `quality` those of its sources by testimony id: two
    testimonies of one source have one name, and so one quality.
    """

    prior: str
    quality: Mapping[str, str]


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
    discipline: Array
    later: Array
    later_half: float
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
    naming: Naming,
    points: Points,
) -> Parameters:
    """Return the parameter sets for one claim."""

    def beta(name: str, known: Beta) -> Array:
        return quantiles(known, points.of(name))

    def by_row(name: str, known: Mapping[str, Beta]) -> Array:
        drawn = zip(_row_names(name, rows), (known[row.id] for row in rows), strict=True)
        return np.stack([beta(*one) for one in drawn], axis=1)

    return Parameters(
        draws=points.draws,
        prior=draw_prior(rows, findings, table, points.of(naming.prior)),
        theta=by_row("theta", {row.id: row.theta for row in rows}),
        appearance={
            sense: by_row(sense, {row.id: known[row.kind] for row in rows})
            for sense, known in table.appearance.items()
        },
        access={name: beta(f"access/{name}", known) for name, known in table.access.items()},
        quality={
            one.id: beta(naming.quality[one.id], known_quality(one, table)) for one in testimonies
        },
        guess=beta("guess", table.guess),
        push=beta("push", table.push),
        discipline=beta("discipline", table.discipline),
        later=beta("later", table.later),
        later_half=table.later_half,
        motive={
            name: _motive(beta(f"motive/{name}", known), table.motive_pushes[name])
            for name, known in table.motive.items()
        },
        kept=beta("kept", table.relay["kept"]),
        slipped=beta("slipped", table.relay["slipped"]),
        kappa={name: beta(f"kappa/{name}", known) for name, known in table.kappa.items()},
        lift=table.lift,
    )


def names_in_use(
    rows: tuple[Row, ...],
    testimonies: Sequence[Testimony],
    findings: Iterable[Finding],
    naming: Naming,
) -> set[str]:
    """Return the names of the parameters on which the evidence of one claim depends."""
    used = {naming.prior, *_row_names("theta", rows)}
    if testimonies:
        used |= {"guess", "push", "discipline", "later", "kept", "slipped", "motive/none"}
        used |= {f"motive/{interest}" for interest in _interests(testimonies)}
        used |= {name for one in testimonies for name in _row_names(sense_of(one), rows)}
    used |= {f"access/{one.directness}" for one in testimonies}
    used |= {naming.quality[one.id] for one in testimonies}
    used |= {f"kappa/{one.subkind}" for one in findings if one.kind == "infeasible"}
    return used


def _interests(testimonies: Iterable[Testimony]) -> set[str]:
    """Return the interests of testimonies, and those coded, which any camp may come to have."""
    return {"for", "against", *(one.interest for one in testimonies if one.interest)}


def draw_prior(
    rows: tuple[Row, ...], findings: Iterable[Finding], table: Likelihoods, uniform: Array
) -> Array:
    """Return priors, shape (draws, hypotheses), each draw summing to 1.

    What varies is the share of the hypotheses of kind `real`: a Beta around their prior worth
    `prior_worth` cases, or Beta(1 + k, 1 + n - k) from precedents. Draws are shifted by what the
    slices lack, so that before any evidence their mean is the prior exactly.
    """
    priors = np.array([row.prior for row in rows])
    real = np.array([row.kind == "real" for row in rows])
    share = float(priors[real].sum())
    if not 0 < share < 1:
        return np.tile(priors, (len(uniform), 1))
    worth = table.prior_worth
    known = base_rate(findings, share, table) or Beta(share * worth, (1 - share) * worth)
    slices = (np.arange(len(uniform)) + 0.5) / len(uniform)
    lacking = known.mean - quantiles(known, slices).mean()
    drawn = np.clip(quantiles(known, uniform) + lacking, 0, 1)
    scale = np.where(real, drawn[:, None] / share, (1 - drawn[:, None]) / (1 - share))
    scaled: Array = scale * priors
    return scaled


def stratified(name: str, draws: int) -> Array:
    """Return the middles of `draws` equal slices of 0 to 1, in an order fixed by the name."""
    return (stream(name).permutation(draws) + 0.5) / draws


def stream(name: str) -> np.random.Generator:
    """Return the random stream of a name."""
    return np.random.default_rng(
        int.from_bytes(blake2b(name.encode("utf-8"), digest_size=8).digest())
    )


def quantiles(known: Beta, uniform: Array) -> Array:
    """Return the quantiles of a Beta at many points, to about 1e-3 of its spread.

    By interpolation of the distribution function on a grid; x = sin(t)^2 makes the density
    bounded wherever a and b are at least 1/2, and the grid fine at both ends.
    """
    found: Array = np.interp(uniform, _distribution(known), _EDGES)
    return found


@lru_cache(maxsize=512)
def _distribution(known: Beta) -> Array:
    """Return P(X <= edge) on the grid."""
    t = (np.arange(_GRID) + 0.5) * (np.pi / 2 / _GRID)
    log_density = (2 * known.a - 1) * np.log(np.sin(t)) + (2 * known.b - 1) * np.log(np.cos(t))
    below = np.cumsum(np.exp(log_density - log_density.max()))
    return np.concatenate([[0.0], below / below[-1]])


def _row_names(name: str, rows: Iterable[Row]) -> list[str]:
    """Name one parameter for each hypothesis, by its kind and its rank among those of the kind."""
    names, seen = [], dict[str, int]()
    for row in rows:
        seen[row.kind] = seen.get(row.kind, -1) + 1
        names.append(f"{name}/{row.kind}/{seen[row.kind]}")
    return names


def _motive(has: Array, pushes: float) -> Array:
    return np.stack([1 - has, has * pushes, has * (1 - pushes)], axis=1)


def name_qualities(testimonies: Iterable[Testimony], table: Likelihoods) -> dict[str, str]:
    """Name the quality of each testimony's source, by testimony id; testimonies in content order.

    Equal sources take turns in the streams of one name. A source that speaks more than once keeps
    the name of the first time, as long as it is weighed alike.
    """
    names, seen = dict[str, str](), dict[str, int]()
    of_source = dict[tuple[str, Beta], str]()
    for one in testimonies:
        known = known_quality(one, table)
        source = (one.sources[0] if one.sources else f"testimony {one.id}", known)
        if source not in of_source:
            name = f"quality/{known.a:.6g}/{known.b:.6g}/{one.stance}/{one.directness}"
            seen[name] = seen.get(name, -1) + 1
            of_source[source] = f"{name}/{seen[name]}"
        names[one.id] = of_source[source]
    return names


def known_quality(testimony: Testimony, table: Likelihoods) -> Beta:
    """Return the Beta of a source: that of its Admiralty letter, or the one of its interval."""
    given = testimony.reliability
    if given.grade and given.grade in table.grade:
        return table.grade[given.grade]
    return beta_from_interval(given.mean, given.low, given.high)


def sense_of(one: Testimony) -> str:
    """Return the row of `appearance` of a source: that of its own act, of a witness, of a hearer."""
    if one.interest == "party" and one.directness == "witnessed":
        return "own"
    return "seen" if one.directness in FIRST_HAND else "heard"
