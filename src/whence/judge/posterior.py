"""From prior, testimonies and findings to the posterior of one claim."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from whence.data.likelihoods import Likelihoods
from whence.model import Claim, Finding, Testimony

from .camp import camp_word
from .dependence import among, camps
from .elimination import joint
from .evidence import finding_likelihood
from .hypotheses import Row
from .network import Array
from .parameters import Naming, Parameters, Points, draw_parameters, draw_prior
from .story import C, H, story
from .unseen import Unseen, unseen_among

# Likelihoods P(camp | H, C) already computed, by the testimonies of the camp and what each may
# follow, traced or unseen. Made by the caller and good for one set of parameters: leaving things out
# then recomputes only what changes.
_Links = tuple[tuple[str, float], ...]
Memo = dict[tuple[tuple[str, _Links, tuple[float, float]], ...], Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """All that bears on one claim. Testimonies are in content order and free of circles.

    `outside` is what everything else says of the claim: log P(all other evidence | C), shape
    (draws, 2), false and true. It holds the claims that hang together with this one, what is
    supposed, and the weight that each parameter set had already when it was drawn. `given` has, for
    evidence by id, the log factor (hypotheses,) that makes its column the analyst's. `unseen` follows
    from the testimonies: what is left of them when some are left out leans on one another alone.
    """

    claim: Claim
    rows: tuple[Row, ...]
    testimonies: tuple[Testimony, ...]
    findings: tuple[Finding, ...]
    table: Likelihoods
    naming: Naming
    points: Points
    parameters: Parameters
    outside: Array
    given: Mapping[str, Array] = field(default_factory=dict)
    unseen: Unseen = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out who may have followed whom without a trace."""
        object.__setattr__(self, "unseen", unseen_among(self.testimonies, self.table.unseen))

    @property
    def said(self) -> dict[str, int]:
        """What each testimony says, by id: 1 asserts, 0 denies or doubts."""
        return {one.id: int(one.stance == "asserts") for one in self.testimonies}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posterior:
    """What is believed after the evidence, over all parameter sets.

    `joint` is P(H, C | evidence), shape (hypotheses, 2: false and true); `claims` (draws,) and
    `hypotheses` (draws, hypotheses) are the same for each parameter set, `weights` (draws,) how
    well each set explains the evidence; `effective` is the effective number of sets (Kish 1965).
    """

    joint: Array
    claims: Array
    hypotheses: Array
    weights: Array
    effective: float

    @property
    def claim(self) -> float:
        """P(claim true | evidence)."""
        return min(1.0, max(0.0, float(self.joint[:, 1].sum())))

    @property
    def leader(self) -> int:
        """The likeliest hypothesis, by position."""
        return int(self.joint.sum(axis=1).argmax())

    def interval(self, values: Array) -> tuple[float, float]:
        """Return the 5 and 95 % points of one value per parameter set, by weight.

        Widened to hold the mean, which a very skewed distribution can have outside, and kept within
        0 to 1 where rounding would leave it.
        """
        order = np.argsort(values, kind="stable")
        below = np.cumsum(self.weights[order]) - self.weights[order] / 2
        low, high = np.interp([0.05, 0.95], below, values[order])
        mean = min(1.0, max(0.0, float(self.weights @ values)))
        return max(0.0, min(float(low), mean)), min(1.0, max(float(high), mean))


def make_scene(
    claim: Claim,
    rows: tuple[Row, ...],
    testimonies: tuple[Testimony, ...],
    findings: tuple[Finding, ...],
    table: Likelihoods,
    naming: Naming,
    points: Points,
) -> Scene:
    """Return the scene of a claim by itself; testimonies and findings in content order."""
    return Scene(
        claim=claim,
        rows=rows,
        testimonies=testimonies,
        findings=findings,
        table=table,
        naming=naming,
        points=points,
        parameters=draw_parameters(rows, testimonies, findings, table, naming, points),
        outside=np.zeros((points.draws, 2)),
    )


def without(
    scene: Scene, *, testimonies: Iterable[str] = (), findings: Iterable[str] = ()
) -> Scene:
    """Return the scene as it would be had some evidence never been, same parameter sets."""
    gone, dropped = set(testimonies), set(findings)
    kept = [one for one in scene.testimonies if one.id not in gone]
    found = tuple(one for one in scene.findings if one.id not in dropped)
    parameters = scene.parameters
    if any(one.kind == "precedent" and one.id in dropped for one in scene.findings):
        points = scene.points.of(scene.naming.prior)
        prior = draw_prior(scene.rows, found, scene.table, points)
        parameters = replace(parameters, prior=prior)
    return replace(scene, testimonies=among(kept), findings=found, parameters=parameters)


def judge(scene: Scene, memo: Memo) -> Posterior:
    """Return the posterior of a scene: prior x camps x findings x what stands outside, exactly."""
    return _posterior(log_joint(scene, memo))


def log_joint(scene: Scene, memo: Memo) -> Array:
    """Return log P(H, C, all evidence), shape (draws, hypotheses, 2)."""
    return log_own(scene, memo) + scene.outside[:, None, :]


def log_own(scene: Scene, memo: Memo) -> Array:
    """Return log P(H, C, the evidence on this claim), shape (draws, hypotheses, 2)."""
    total = log_prior(scene)
    for camp in camps(scene.testimonies):
        total = total + camp_likelihood(scene, camp, memo)
    for finding in scene.findings:
        total = total + likelihood_of_finding(scene, finding)
    there = (*(one.id for one in scene.testimonies), *(one.id for one in scene.findings))
    for id in there:
        if id in scene.given:
            total = total + scene.given[id][None, :, None]
    return total


def log_prior(scene: Scene) -> Array:
    """Return log P(H, C), shape (draws, hypotheses, 2)."""
    prior, theta = scene.parameters.prior, scene.parameters.theta
    with np.errstate(divide="ignore"):  # a prior of 0 stays impossible
        return np.log(np.stack([prior * (1 - theta), prior * theta], axis=2))


def camp_likelihood(scene: Scene, camp: tuple[Testimony, ...], memo: Memo) -> Array:
    """Return log P(testimonies of one camp | H, C), shape (draws, hypotheses, 2)."""
    key = tuple((one.id, one.parents, scene.unseen[one.id]) for one in camp)
    if key not in memo:
        memo[key] = word_of(scene, camp)
    return memo[key]


def word_of(scene: Scene, camp: Sequence[Testimony], parameters: Parameters | None = None) -> Array:
    """Return log P(testimonies of one camp | H, C), shape (draws, hypotheses, 2).

    The camp may be given otherwise than the scene has it, and other `parameters` than the scene's.
    """
    known = parameters or scene.parameters
    return camp_word(camp, scene.said, scene.rows, known, scene.table, scene.unseen)


def query(scene: Scene, camp: Sequence[Testimony], *also: str) -> Array:
    """Return log P(camp, also | H, C), shape (draws, hypotheses, 2, states of `also`)."""
    network, evidence = story(
        camp, scene.said, scene.rows, scene.parameters, scene.table, scene.unseen
    )
    table, scale = joint(network, (H, C, *also), evidence)
    with np.errstate(divide="ignore"):
        log: Array = np.log(table) + scale.reshape(-1, *(1,) * (table.ndim - 1))
    return log


def likelihood_of_finding(scene: Scene, finding: Finding) -> Array:
    """Return log P(finding | H, C), shape (draws or 1, hypotheses, 2)."""
    return finding_likelihood(
        finding, scene.findings, scene.testimonies, scene.rows, scene.parameters.kappa, scene.table
    )


def weigh_sets(evidence: Array) -> tuple[Array, float]:
    """Return the weights of parameter sets by their log evidence, and how many effectively count.

    The effective number is that of Kish (Survey Sampling, 1965): 1 over the sum of squares.
    """
    weights = np.exp(evidence - evidence.max())
    weights = weights / weights.sum()
    return weights, float(1 / (weights**2).sum())


def log_sum(log: Array, axes: tuple[int, ...]) -> Array:
    """Return the log of a sum of exponentials over some axes, -inf where all terms are 0."""
    top = log.max(axis=axes, keepdims=True)
    top = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        summed: Array = np.log(np.exp(log - top).sum(axis=axes)) + top.reshape(
            [size for axis, size in enumerate(top.shape) if axis not in axes]
        )
    return summed


def _posterior(total: Array) -> Posterior:
    """Normalise log P(H, C, evidence) in each draw, and weigh the draws by their evidence."""
    evidence = log_sum(total, (1, 2))
    weights, effective = weigh_sets(evidence)
    possible = np.where(np.isfinite(evidence), evidence, 0.0)
    each = np.exp(total - possible[:, None, None])
    return Posterior(
        joint=np.einsum("d,dhc->hc", weights, each),
        claims=each[:, :, 1].sum(axis=1),
        hypotheses=each.sum(axis=2),
        weights=weights,
        effective=effective,
    )
