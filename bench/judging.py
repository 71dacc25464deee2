"""How good the judge's probabilities are on worlds in which the truth is known.

    python bench/judging.py [-o out/judging.json] [--cases 1500] [--seed 2] [--processes 2]

Three mixes: worlds of the simulation study of the hearsay model (its priors, given to generator and
judge alike); worlds of the table that comes with whence; and worlds of a second generator
(`judging_worlds.py`) that breaks what the judge believes. For speed the posterior of the judge is
asked, not the whole verdict with its drivers and open questions; the probabilities are the same.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from cases import machine
from judging_mixes import plain_mix, plain_table
from judging_worlds import made_case
from whence import __version__
from whence.data.likelihoods import EXPLANATIONS, Likelihoods, load_likelihoods
from whence.judge.hypotheses import hypotheses_of
from whence.judge.parameters import Points
from whence.judge.posterior import Posterior
from whence.judge.together import benches, judge_bench, matter_of
from whence.model import Claim, Finding, Hypothesis, Testimony
from whence.simulate import (
    Known,
    blind,
    draw_world,
    load_mix,
    mean_known,
    overlook,
    posterior,
    score,
)

SEED_OF_JUDGE = 2014
MISSED = 0.2
Judged = dict[str, Any]


def judge_one(
    claim: Claim,
    hypotheses: Sequence[Hypothesis],
    testimonies: Sequence[Testimony],
    findings: Sequence[Finding],
    table: Likelihoods,
) -> Posterior:
    """Return the judge's posterior of one claim."""
    rows = hypotheses_of(claim, hypotheses, (claim,), table)
    matter = matter_of(claim, rows, testimonies, findings, table)
    (bench,) = benches([matter], (), {}, table)
    (judged,) = judge_bench(bench, Points(draws=400, seed=SEED_OF_JUDGE))
    return judged.posterior


def compare(
    claim: Claim,
    hypotheses: Sequence[Hypothesis],
    testimonies: Sequence[Testimony],
    findings: Sequence[Finding],
    kinds: Sequence[str],
    table: Likelihoods,
    known: Known | None,
    missing: Sequence[Testimony] | None,
) -> Judged:
    """Return what every method says of one claim, as (P(real), P(claim)), and the intervals."""
    real = list(kinds).index("real")
    said: dict[str, tuple[float, float]] = {}

    def note(name: str, joint: Any) -> None:
        note_said(name, blind.said(joint))

    def note_said(name: str, one: blind.Said) -> None:
        said[name] = float(one.explanations[real]), one.claim

    share = blind.share_asserting(testimonies)
    note("prior", posterior(mean_known(table, kinds), (), (), table))
    said["share of asserting documents"] = share, share
    naive = blind.naive_bayes(testimonies, findings, kinds, table)
    note_said("naive Bayes over documents", naive)
    origins = blind.origins_of(testimonies)
    note_said("naive Bayes over origins", blind.naive_bayes(origins, findings, kinds, table))
    bare = [replace(one, camp=None) for one in testimonies]
    note("judge, camps ignored", judge_one(claim, hypotheses, bare, findings, table).joint)
    if missing is not None:
        found = judge_one(claim, hypotheses, missing, findings, table)
        note("judge, 20 % of links missed", found.joint)
    means = mean_known(table, kinds)
    note("judge, parameters at their means", posterior(means, testimonies, findings, table))
    full = judge_one(claim, hypotheses, testimonies, findings, table)
    note("judge", full.joint)
    result: Judged = {"said": said, "effective": full.effective}
    result["real"] = full.interval(full.hypotheses[:, real])
    result["claim"] = full.interval(full.claims)
    if known is not None:
        note("bound: true parameters known", posterior(known, testimonies, findings, table))
    return result


def drawn(table: Likelihoods, mix: Any, seed: int, number: int) -> Judged:
    """Draw one world of the story, and judge it in every way."""
    world = draw_world(mix, table, seed=seed, number=number)
    (claim,) = world.claims
    missed = overlook(world, MISSED, seed)
    result = compare(
        claim,
        world.hypotheses,
        world.testimonies,
        world.findings,
        world.known[claim.id].kinds,
        table,
        world.known[claim.id],
        missed.testimonies,
    )
    result["true"] = world.explanation[claim.id] == "real", world.true[claim.id]
    return result


def made(table: Likelihoods, seed: int, number: int) -> Judged:
    """Make one world of the second generator, and judge it in every way."""
    case = made_case(seed, number)
    result = compare(case.claim, (), case.testimonies, (), EXPLANATIONS, table, None, None)
    result["true"] = None, case.true
    return result


def summary(judged: Sequence[Judged], place: int, of: str) -> dict[str, Any]:
    """Return the scores of each method; `place` 0 scores P(real), 1 P(claim)."""
    true = [one["true"][place] for one in judged]
    rows = {
        name: asdict(score([one["said"][name][place] for one in judged], true))
        for name in judged[0]["said"]
    }
    ends = np.array([one[of] for one in judged])
    found: dict[str, Any] = {"of": of, "base_rate": float(np.mean(true)), "methods": rows}
    found["width"] = float((ends[:, 1] - ends[:, 0]).mean())
    found["effective"] = float(np.median([one["effective"] for one in judged]))
    found["few"] = float(np.mean([one["effective"] < 100 for one in judged]))
    bound = "bound: true parameters known"
    if bound in judged[0]["said"]:
        exact = np.array([one["said"][bound][place] for one in judged])
        inside = (ends[:, 0] <= exact) & (exact <= ends[:, 1])
        found["coverage"] = float(inside.mean())
    return found


def run(
    name: str, judge: Callable[[int], Judged], cases: int, processes: int, places: Iterable[str]
) -> list[dict[str, Any]]:
    """Judge all cases of a mix, and return one summary for each thing scored."""
    begin = time.perf_counter()
    judged: list[Judged] = []
    with Pool(processes) as pool:
        for one in pool.imap(judge, range(1, cases + 1), chunksize=10):
            judged.append(one)
            if len(judged) % 100 == 0:
                took = time.perf_counter() - begin
                print(f"{name}: {len(judged)} of {cases}, {took:.0f} s", file=sys.stderr)
    at = {"real": 0, "claim": 1}
    return [{"mix": name, **summary(judged, at[of], of)} for of in places]


def print_figures(results: list[dict[str, Any]], console: Console) -> None:
    """Print one table for each mix."""
    for one in results:
        title = f"{one['mix']}: P({one['of']}), true in {one['base_rate']:.0%}"
        table = Table(
            "method", "Brier", "log loss", "calibration error", "sure", "wrong", title=title
        )
        for name, row in one["methods"].items():
            table.add_row(
                name,
                *(f"{row[key]:.4f}" for key in ("brier", "log_loss", "calibration")),
                *(f"{row[key]:.1%}" for key in ("sure", "sure_wrong")),
            )
        console.print(table)
        covers = f"90 % intervals cover {one['coverage']:.1%}, " if "coverage" in one else ""
        console.print(
            f"{covers}mean width {one['width']:.2f}, median effective sets "
            f"{one['effective']:.0f}, below 100 in {one['few']:.1%}\n"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, judge all mixes, print and write the figures."""
    parser = argparse.ArgumentParser(description="Score the judge on worlds whose truth is known.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/judging.json"))
    parser.add_argument("--cases", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", choices=["study", "table", "second"])
    given = parser.parse_args(arguments)
    table, plain = load_likelihoods(), plain_table()
    mixes: dict[str, tuple[str, Callable[[int], Judged], tuple[str, ...]]] = {
        "study": ("study", partial(drawn, plain, plain_mix(), given.seed), ("real", "claim")),
        "table": ("table", partial(drawn, table, load_mix(), given.seed), ("claim", "real")),
        "second": ("second", partial(made, table, given.seed), ("claim",)),
    }
    results: list[dict[str, Any]] = []
    for key, (name, judge, places) in mixes.items():
        if given.only in (None, key):
            results += run(name, judge, given.cases, given.processes, places)
    print_figures(results, Console())
    report = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": machine(),
        "whence": __version__,
        "seed": given.seed,
        "cases": given.cases,
        "results": results,
    }
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
