"""`whence simulate`: cases in which the truth is known."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.model import UsageError

from .pace import Pace
from .shield import say

if TYPE_CHECKING:
    from whence.data.likelihoods import Likelihoods
    from whence.simulate import Mix, World
    from whence.simulate.judged import Judged

_MOST_CASES = 1_000_000
_RANGE = re.compile(r"(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})(?:-(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6}))?")


def simulate_command(
    cases: Annotated[int, typer.Option(metavar="N", help="How many cases to draw.")] = 100,
    seed: Annotated[int, typer.Option(metavar="N", help="The same seed gives the same cases.")] = 1,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write each as a case folder that whence assess reads, and the truth beside it. "
            "Findings are left to the checks then, and nobody is a party to the claim.",
        ),
    ] = None,
    score: Annotated[
        bool,
        typer.Option(
            "--score",
            help="Judge them, without the way through texts, and print how good the probabilities "
            "are beside those of methods that see less.",
        ),
    ] = False,
    documents: Annotated[
        str, typer.Option(metavar="N-N", help="How many documents a case has.")
    ] = "3-30",
    copying: Annotated[
        str, typer.Option(metavar="P-P", help="The share of documents that copy others.")
    ] = "0-0.9",
    camps: Annotated[
        str, typer.Option(metavar="N-N", help="How many camps the sources belong to.")
    ] = "1-3",
    missed: Annotated[
        float, typer.Option(metavar="P", help="The share of links that the judge is not told.")
    ] = 0.0,
    claims: Annotated[
        int, typer.Option(metavar="N", help="How many claims a case has, on shared sources.")
    ] = 1,
    ordered: Annotated[
        bool,
        typer.Option(
            "--ordered",
            help="Each claim needs the one before: talks, agreement, merger.",
        ),
    ] = False,
) -> None:
    """Draw cases from the story that the judge believes; write them, or score the judge on them.

    What is said is drawn from what is so: explanation, claim, motives of camps, who could know, who
    copies whom. May be interrupted: the cases written stay, and those judged are scored.
    """
    from whence.data.likelihoods import load_likelihoods
    from whence.simulate import load_mix
    from whence.simulate.cases import writable

    if not output and not score:
        raise UsageError("say what to do with the cases: -o DIR writes them, --score judges them")
    if not 1 <= cases <= _MOST_CASES:
        raise UsageError(f"--cases must be a number from 1 to {_MOST_CASES:,}")
    if seed < 0:
        raise UsageError("--seed must be 0 or more")
    few, many = read_range("--documents", documents)
    least, most = read_range("--camps", camps)
    mix = replace(
        load_mix(),
        documents=(int(few), int(many)),
        copying=read_range("--copying", copying),
        camps=(int(least), int(most)),
        missed=missed,
        claims=claims,
        ordered=ordered,
    )
    if output:
        mix = writable(mix)
    table = load_likelihoods()
    judged: list[Judged] = []
    try:
        _go(mix, table, cases, seed, output, judged if score else None)
    finally:
        if judged:
            _print(judged)


def read_range(option: str, text: str) -> tuple[float, float]:
    """Return both ends of a range such as `3-30`; one number is both. Raises `UsageError`."""
    found = _RANGE.fullmatch(text.strip())
    if not found:
        raise UsageError(f"{option}: {text!r} is not a number or a range such as 3-30")
    low, high = float(found[1]), float(found[2] or found[1])
    return low, high


def _go(
    mix: "Mix",
    table: "Likelihoods",
    cases: int,
    seed: int,
    output: Path | None,
    judged: "list[Judged] | None",
) -> None:
    """Draw the worlds one after the other; write them, judge them, and show how far it is."""
    from whence.simulate import overlook
    from whence.simulate.cases import write_case
    from whence.simulate.judged import judge_world

    written = 0
    for world in _shown(mix, table, cases, seed):
        if output:
            write_case(world, output, table, seed=seed)
            written += 1
        if judged is not None:
            judged += judge_world(world, overlook(world, mix.missed, seed), table)
    if output:
        say(f"{written} cases written; now run: whence assess {output / 'case-001'}")


def _shown(mix: "Mix", table: "Likelihoods", cases: int, seed: int) -> "Iterator[World]":
    """Yield the worlds, and show after each how many are done."""
    from whence.engine import Stage
    from whence.simulate import draw_worlds

    with Pace() as pace:
        for done, world in enumerate(draw_worlds(mix, table, cases=cases, seed=seed)):
            pace.show_stage(Stage(name="simulate", done=done, unit="cases", share=done / cases))
            yield world


def _print(judged: "list[Judged]") -> None:
    """Print the scores of all methods, and how often what was said came true."""
    from rich.console import Console
    from rich.table import Table

    from whence.simulate.judged import JUDGE, summary
    from whence.simulate.score import calibration

    found, console = summary(judged), Console()
    table = Table("", "Brier", "log loss", "calibration error", "sure", "sure and wrong")
    for name, one in found["scores"].items():
        scores = (f"{number:.3f}" for number in (one.brier, one.log_loss, one.calibration))
        wrong = f"{one.sure_wrong:.0%} of these" if one.sure else "–"
        table.add_row(name, *scores, f"{one.sure:.0%}", wrong)
    console.print(table)
    bins = Table("whence says", "claims", "mean", "came true")
    true = [one.true for one in judged]
    for each in calibration([one.said[JUDGE] for one in judged], true):
        share = f"{each.low:.0%} to {each.high:.0%}"
        bins.add_row(share, str(each.cases), f"{each.forecast:.1%}", f"{each.came_true:.1%}")
    console.print(bins)
    console.print(
        "Brier, log loss (nats) and calibration error: lower is better. Sure: below 5 or above 95%."
    )
    console.print(
        f"{len(judged)} claims. 90 % intervals, of mean width {found['width']:.2f}, hold what one "
        f"would say who knew the true parameters in {found['coverage']:.0%}."
    )
