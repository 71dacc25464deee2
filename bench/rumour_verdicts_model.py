"""Verdicts for many settings of the constants at once, each parameter at the middle of its Beta.

`judge` weighs hundreds of parameter sets around one setting; a fit asks for one set of each of many
settings. The arithmetic is that of `judge`, whose functions are called here with the settings in the
place of its parameter sets.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rumour_verdicts_data import CLAIM
from whence.data.beta import Beta
from whence.data.likelihoods import Likelihoods
from whence.judge.camp import camp_word
from whence.judge.dependence import camps
from whence.judge.evidence import finding_likelihood
from whence.judge.hypotheses import Row, hypotheses_of
from whence.judge.parameters import Parameters, Points, known_quality
from whence.judge.together import benches, judge_bench, matter_of
from whence.model import Finding, Testimony

Array = NDArray[np.float64]


def verdict(
    testimonies: Sequence[Testimony], findings: Sequence[Finding], table: Likelihoods, draws: int
) -> float:
    """Return how likely a claim is on some testimonies and findings, as `judge` says."""
    rows = hypotheses_of(CLAIM, (), (CLAIM,), table)
    matter = matter_of(CLAIM, rows, testimonies, findings, table)
    (bench,) = benches([matter], (), {}, table)
    (judged,) = judge_bench(bench, Points(draws=draws, seed=2014))
    return judged.posterior.claim


def verdicts(
    testimonies: Sequence[Testimony], findings: Sequence[Finding], tables: Sequence[Likelihoods]
) -> Array:
    """Return how likely a claim is under each table, shape (tables,)."""
    rows = [hypotheses_of(CLAIM, (), (CLAIM,), table) for table in tables]
    first = tables[0]
    matter = matter_of(CLAIM, rows[0], testimonies, findings, first)
    known = middles(tables, rows, matter.testimonies)
    said = {one.id: int(one.stance == "asserts") for one in matter.testimonies}
    with np.errstate(divide="ignore"):
        total = np.log(np.stack([known.prior * (1 - known.theta), known.prior * known.theta], 2))
    for camp in camps(matter.testimonies):
        total = total + camp_word(camp, said, rows[0], known, first)
    for one in matter.findings:
        total = total + finding_likelihood(
            one, matter.findings, matter.testimonies, rows[0], known.kappa, first
        )
    each = np.exp(total - total.max(axis=(1, 2), keepdims=True))
    found: Array = each[:, :, 1].sum(axis=1) / each.sum(axis=(1, 2))
    return found


def middles(
    tables: Sequence[Likelihoods],
    rows: Sequence[tuple[Row, ...]],
    testimonies: Sequence[Testimony],
) -> Parameters:
    """Return parameters with one set for each table: the means of its Betas."""

    def means(known: Sequence[Beta]) -> Array:
        return np.array([one.mean for one in known])

    def each(known: Sequence[Mapping[str, Beta]]) -> dict[str, Array]:
        return {name: means([one[name] for one in known]) for name in known[0]}

    def by_row(known: Sequence[Mapping[str, Beta]]) -> Array:
        return np.array([[one[row.kind].mean for row in rows[0]] for one in known])

    return Parameters(
        draws=len(tables),
        prior=np.array([[row.prior for row in one] for one in rows]),
        theta=np.array([[row.theta.mean for row in one] for one in rows]),
        appearance={
            sense: by_row([one.appearance[sense] for one in tables])
            for sense in tables[0].appearance
        },
        access=each([one.access for one in tables]),
        quality={
            one.id: means([known_quality(one, table) for table in tables]) for one in testimonies
        },
        guess=means([one.guess for one in tables]),
        push=means([one.push for one in tables]),
        discipline=means([one.discipline for one in tables]),
        later=means([one.later for one in tables]),
        later_half=tables[0].later_half,
        motive={name: _motives(tables, name) for name in tables[0].motive},
        kept=means([one.relay["kept"] for one in tables]),
        slipped=means([one.relay["slipped"] for one in tables]),
        kappa=each([one.kappa for one in tables]),
        lift=tables[0].lift,
    )


def _motives(tables: Sequence[Likelihoods], name: str) -> Array:
    has = np.array([one.motive[name].mean for one in tables])
    pushes = np.array([one.motive_pushes[name] for one in tables])
    return np.stack([1 - has, has * pushes, has * (1 - pushes)], axis=1)
