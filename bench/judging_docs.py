"""The figures of `judging.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_MEANING = """\
Worlds in which the truth is known: of 3 to 30 documents each, from no copying to nine in ten, with sources of one to
three camps; parameters are drawn anew for each world. Lower is better; *sure* is the share of probabilities below 5
or above 95 %, and *wrong* how many of those were on the wrong side. Naive Bayes takes each document, or each that
is probably no copy, as evidence of its own, with the same table, and every constant at its mean. To know the *true
parameters* is the best that anybody could do with what was said. Of the three mixes only the last can show that the
model is wrong: in the first two judge and world share the story, and what is tested is that the judge works it out.
"""
_MIXES = {
    "study": "Worlds of the simulation study of the hearsay model",
    "table": "Worlds of the table that comes with whence",
    "second": "Worlds of a second generator, which breaks what the judge believes",
}
_NOTES = {
    "study": "Two explanations, so it is so or it is not; the priors of the study, given to world and judge alike.",
    "table": (
        "Seven explanations, graded and hedged sources, coded interests, findings of the checks, precedents "
        "([`simulation.yaml`](../src/whence/data/simulation.yaml))."
    ),
    "second": (
        "Houses bend some reports to their line, copies are partial, informants shared unseen, people change "
        "their minds, reports lean on those before and late ones know how it ended; links, grades and interests "
        "are coded with errors. Rates were set before scoring ([`judging_worlds.py`](../bench/judging_worlds.py))."
    ),
}


def judging(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how good the judge's probabilities are on worlds whose truth is known."""
    yield from ("## Probabilities on simulated worlds", "", _MEANING)
    yield (
        f"{result['cases']:,} worlds each, seed {result['seed']}, measured on {result['date']} "
        f"({result['machine']})."
    )
    yield ""
    for one in result["results"]:
        yield from _one(one)


def _one(one: Mapping[str, Any]) -> Iterator[str]:
    what = {"real": "that the claim is real", "claim": "that the claim is true"}[one["of"]]
    yield f"**{_MIXES[one['mix']]}**: probability {what}, as it is in {one['base_rate']:.0%}. {_NOTES[one['mix']]}"
    yield ""
    yield "| | Brier | log loss | calibration error | sure | wrong |"
    yield "|---|---|---|---|---|---|"
    for name, row in one["methods"].items():
        scores = " | ".join(f"{row[key]:.3f}" for key in ("brier", "log_loss", "calibration"))
        wrong = f"{row['sure_wrong']:.0%}" if row["sure"] else "–"
        shown = f"**{name}**" if name == "judge" else name
        yield f"| {shown} | {scores} | {row['sure']:.0%} | {wrong} |"
    yield ""
    covered = (
        f"hold what one would say who knew the parameters in {one['coverage']:.1%} of the worlds; their"
        if "coverage" in one
        else "have no such value to hold, as the world has no such parameters; their"
    )
    yield (
        f"90 % intervals {covered} mean width is {one['width']:.2f}. The median effective number of "
        f"parameter sets is {one['effective']:.0f}."
    )
    yield ""
