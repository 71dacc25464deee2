"""From prior, testimonies and findings to the posterior of one claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from whence.data.likelihoods import Likelihoods
from whence.model import Claim, Finding, Testimony

from .copies import distinct
from .dependence import acyclic, among, camps, in_content_order
from .elimination import joint
from .evidence import finding_likelihood
from .hypotheses import Row
from .network import Array
from .parameters import Parameters, draw_parameters, draw_prior, stratified
from .story import C, H, story

# Likelihoods P(camp | H, C) already computed, by the testimonies of the camp. Made by the
# caller and good for one set of parameters: leaving things out then recomputes only what changes.
Memo = dict[tuple[Testimony, ...], Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """All that bears on one claim. Testimonies are in content order and free of circles."""

    claim: Claim
    rows: tuple[Row, ...]
    testimonies: tuple[Testimony, ...]
    findings: tuple[Finding, ...]
    parameters: Parameters
    table: Likelihoods
    seed: int

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

        Widened to hold the mean, which a very skewed distribution can have outside.
        """
        order = np.argsort(values, kind="stable")
        below = np.cumsum(self.weights[order]) - self.weights[order] / 2
        low, high = np.interp([0.05, 0.95], below, values[order])
        mean = float(self.weights @ values)
        return min(float(low), mean), max(float(high), mean)


def make_scene(
    claim: Claim,
    rows: tuple[Row, ...],
    testimonies: Iterable[Testimony],
    findings: Iterable[Finding],
    table: Likelihoods,
    *,
    draws: int,
    seed: int,
) -> Scene:
    """Gather what bears on a claim, in an order that no name or position can change."""
    bearing = [one for one in testimonies if one.claim == claim.id and one.stance != "discusses"]
    # Breaking circles can change who stands alone, and so the order.
    ordered = in_content_order(acyclic(in_content_order(bearing), table.sure_link))
    on_claim = distinct([one for one in findings if one.claim == claim.id], ordered)
    found = tuple(sorted(on_claim, key=_finding_key))
    parameters = draw_parameters(rows, ordered, found, table, draws=draws, seed=seed)
    return Scene(
        claim=claim,
        rows=rows,
        testimonies=ordered,
        findings=found,
        parameters=parameters,
        table=table,
        seed=seed,
    )


def without(
    scene: Scene, *, testimonies: Iterable[str] = (), findings: Iterable[str] = ()
) -> Scene:
    """Return the scene as it would be had some evidence never been, same parameter sets."""
    gone, dropped = set(testimonies), set(findings)
    kept = [one for one in scene.testimonies if one.id not in gone]
    found = tuple(one for one in scene.findings if one.id not in dropped)
    uniform = stratified(f"{scene.seed}/prior", scene.parameters.draws)
    prior = draw_prior(scene.rows, found, scene.table, uniform)
    return replace(
        scene,
        testimonies=among(kept),
        findings=found,
        parameters=replace(scene.parameters, prior=prior),
    )


def judge(scene: Scene, memo: Memo) -> Posterior:
    """Return the posterior of a scene: prior x camps x findings, exactly."""
    return _posterior(log_joint(scene, memo))


def log_joint(scene: Scene, memo: Memo) -> Array:
    """Return log P(H, C, all evidence), shape (draws, hypotheses, 2)."""
    total = log_prior(scene)
    for camp in camps(scene.testimonies):
        total = total + camp_likelihood(scene, camp, memo)
    for finding in scene.findings:
        total = total + likelihood_of_finding(scene, finding)
    return total


def log_prior(scene: Scene) -> Array:
    """Return log P(H, C), shape (draws, hypotheses, 2)."""
    prior, theta = scene.parameters.prior, scene.parameters.theta
    with np.errstate(divide="ignore"):  # a prior of 0 stays impossible
        return np.log(np.stack([prior * (1 - theta), prior * theta], axis=2))


def camp_likelihood(scene: Scene, camp: tuple[Testimony, ...], memo: Memo) -> Array:
    """Return log P(testimonies of one camp | H, C), shape (draws, hypotheses, 2)."""
    if camp not in memo:
        memo[camp] = query(scene, camp)
    return memo[camp]


def query(scene: Scene, camp: Sequence[Testimony], *also: str) -> Array:
    """Return log P(camp, also | H, C), shape (draws, hypotheses, 2, states of `also`)."""
    network, evidence = story(camp, scene.said, scene.rows, scene.parameters, scene.table)
    table, scale = joint(network, (H, C, *also), evidence)
    with np.errstate(divide="ignore"):
        log: Array = np.log(table) + scale.reshape(-1, *(1,) * (table.ndim - 1))
    return log


def likelihood_of_finding(scene: Scene, finding: Finding) -> Array:
    """Return log P(finding | H, C), shape (draws or 1, hypotheses, 2)."""
    return finding_likelihood(
        finding, scene.findings, scene.testimonies, scene.rows, scene.parameters.kappa, scene.table
    )


def _finding_key(finding: Finding) -> tuple[str, str, str]:
    return finding.kind, finding.subkind, finding.direction


def _posterior(total: Array) -> Posterior:
    """Normalise log P(H, C, evidence) in each draw, and weigh the draws by their evidence."""
    top = total.max(axis=(1, 2), keepdims=True)
    each = np.exp(total - top)
    mass = each.sum(axis=(1, 2))
    evidence = np.log(mass) + top[:, 0, 0]
    weights = np.exp(evidence - evidence.max())
    weights = weights / weights.sum()
    each = each / mass[:, None, None]
    return Posterior(
        joint=np.einsum("d,dhc->hc", weights, each),
        claims=each[:, :, 1].sum(axis=1),
        hypotheses=each.sum(axis=2),
        weights=weights,
        effective=float(1 / (weights**2).sum()),
    )
