"""Hypotheses against evidence: what each piece says about each explanation, taken alone.

The table of the analysis of competing hypotheses (Heuer, Psychology of Intelligence Analysis,
1999, chapter 8), with likelihoods in place of plus and minus (a naive Bayesian network, Valtorta
et al. 2005); dependence is honoured, since what is copied hardly tells explanations apart.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from whence.model import Cell, Column, Finding, Matrix, Stance, Testimony

from .network import Array
from .posterior import (
    Memo,
    Scene,
    camp_likelihood,
    likelihood_of_finding,
    make_scene,
    without,
)


def matrix_of(scenes: Sequence[tuple[Scene, Memo]]) -> Matrix:
    """Return all columns of all claims, the most diagnostic of each claim first.

    Rows are the ids of all hypotheses; the cells of a column are those of its own claim.
    """
    rows = dict.fromkeys(row.id for scene, _ in scenes for row in scene.rows)
    return Matrix(
        rows=tuple(rows),
        columns=tuple(column for scene, memo in scenes for column in columns_of(scene, memo)),
    )


def columns_of(scene: Scene, memo: Memo) -> tuple[Column, ...]:
    """Return one column for each testimony and finding of a claim, as the analyst has it."""
    columns = [
        _column(scene, one.id, say(one), testimony_ratio(scene, one, memo))
        for one in scene.testimonies
    ]
    for finding in scene.findings:
        ratio = _finding_ratio(scene, finding)
        columns.append(_column(scene, finding.id, finding.explanation, ratio))
    return tuple(sorted(columns, key=lambda column: -column.diagnosticity))


def testimony_ratio(scene: Scene, testimony: Testimony, memo: Memo) -> Array:
    """Return P(testimony | hypothesis, what its parents say), shape (hypotheses,).

    Averaged over the parameter sets of the prior; for a testimony that stands on its own this is
    just its likelihood, for a sure copy nearly the same under every hypothesis.
    """
    return _expected(scene, camp_likelihood(scene, (testimony,), memo))


# In the passive, since a label may be one source or several: “bankers (2 reports)”.
_SAID: dict[Stance, str] = {
    "asserts": "Asserted",
    "denies": "Denied",
    "doubts": "Doubted",
    "discusses": "Spoken of",
}


def say(testimony: Testimony) -> str:
    """Say in a few words what a testimony is."""
    return f"{_SAID[testimony.stance]} by {testimony.label}"


def _finding_ratio(scene: Scene, finding: Finding) -> Array:
    """Return P(finding | hypothesis); for a precedent, what it does to each prior.

    For an interest, which the network holds already, it is how much likelier it makes what the
    interested sources say.
    """
    if finding.kind == "interest" and not finding.weight_given:
        return _interest_ratio(scene, finding)
    if finding.kind == "precedent" and not finding.weight_given:
        before = without(scene, findings=[finding.id]).parameters.prior.mean(axis=0)
        after: Array = scene.parameters.prior.mean(axis=0)
        return np.where(before > 0, after / np.where(before > 0, before, 1), 1.0)
    return _expected(scene, likelihood_of_finding(scene, finding))


def _interest_ratio(scene: Scene, finding: Finding) -> Array:
    """Return P(what its sources say | hypothesis) over what it would be without their interest."""
    served = [
        one
        for one in scene.testimonies
        if one.interest and any(a.overlaps(b) for a in one.spans for b in finding.spans)
    ]
    ratio = np.ones(len(scene.rows))
    if not served:
        return ratio
    bare = tuple(replace(one, interest=None) if one in served else one for one in scene.testimonies)
    without_it = make_scene(
        scene.claim, scene.rows, bare, scene.findings, scene.table, scene.naming, scene.points
    )
    memo: Memo = {}
    for one in served:
        plain = next(each for each in bare if each.id == one.id)
        ratio = ratio * testimony_ratio(scene, one, {}) / testimony_ratio(without_it, plain, memo)
    return ratio


def _expected(scene: Scene, log_likelihood: Array) -> Array:
    """Average a likelihood of (H, C) over C given H, and over the parameter sets."""
    theta = scene.parameters.theta
    claim = np.stack([1 - theta, theta], axis=2)
    mean: Array = (claim * np.exp(log_likelihood)).sum(axis=2).mean(axis=0)
    return mean


def _column(scene: Scene, evidence: str, what: str, ratio: Array) -> Column:
    if evidence in scene.given:
        ratio = ratio * np.exp(scene.given[evidence])
    mean = float(ratio.mean())
    cells = tuple(
        Cell(hypothesis=row.id, weight=math.log10(float(value) / mean))
        for row, value in zip(scene.rows, ratio, strict=True)
    )
    weights = [cell.weight for cell in cells]
    return Column(
        claim=scene.claim.id,
        evidence=evidence,
        what=what,
        diagnosticity=max(weights) - min(weights),
        cells=cells,
    )
