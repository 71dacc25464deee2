"""The analyst's numbers in the matrix: what they make of a column, and of the verdict.

A cell says how much likelier evidence is under one explanation than on average over all of them. Where
the analyst sets one, the likelihood of that evidence is multiplied, under each explanation, by what
brings its column there: the cells set stand as they were set, the others keep their ratios to one
another, and the mean stays 1. It is a factor on the explanations alone; what the evidence says of the
claim under one of them stays the model's. Left out with the evidence, it leaves no trace.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from whence.model import ChangedCell, Finding, GivenCell, Testimony, UsageError, holding

from .matrix import columns_of
from .network import Array
from .parameters import Points
from .posterior import Scene
from .together import Bench

# What the cells set must leave for the others: a millionth of the mean, as no weight exceeds 6.
_LEAST = 1e-6

_Column = dict[str, float]  # weights by hypothesis


def with_given(bench: Bench, cells: Sequence[GivenCell], points: Points) -> Bench:
    """Return the bench with the factors that put cells of its columns where the analyst has them.

    Cells of evidence or explanations that are not there change nothing. Raises `UsageError` where
    the cells set leave nothing for the others.
    """
    claims = {matter.claim.id for matter in bench.matters}
    wanted = by_column(one for one in cells if one.claim in claims)
    if not wanted:
        return bench
    given: dict[str, dict[str, Array]] = {}
    for scene in bench.scenes(points).scenes:
        for column in columns_of(scene, {}):
            set_ = wanted.get((scene.claim.id, column.evidence))
            model = {cell.hypothesis: cell.weight for cell in column.cells}
            if set_ and not set_.keys().isdisjoint(model):
                factors = given.setdefault(scene.claim.id, {})
                factors[column.evidence] = log_factor(model, set_, column.evidence)
    return replace(bench, given=given)


def by_column(cells: Iterable[GivenCell]) -> dict[tuple[str, str], _Column]:
    """Return the weights that hold, by claim and evidence, then by hypothesis."""
    columns: dict[tuple[str, str], _Column] = {}
    for cell in holding(tuple(cells)):
        if cell.evidence is not None and cell.value is not None:
            columns.setdefault((cell.claim, cell.evidence), {})[cell.hypothesis] = cell.value
    return columns


def log_factor(model: Mapping[str, float], given: Mapping[str, float], evidence: str) -> Array:
    """Return what the likelihoods of a column are multiplied by, natural logarithms, shape (rows,).

    `model` has the log10 weights of the column, whose likelihoods have mean 1. Where all cells are
    given only their differences count.
    """
    likely = np.array([10**weight for weight in model.values()])
    is_set = np.array([id in given for id in model])
    wanted = np.array([10 ** given.get(id, 0.0) for id in model])
    if is_set.all():
        wanted = wanted / wanted.mean()
    else:
        room = len(likely) - float(wanted[is_set].sum())
        if room <= _LEAST * len(likely):
            raise UsageError(f"the cells set for {evidence} {too_much(len(likely))}")
        wanted = np.where(is_set, wanted, likely * room / likely[~is_set].sum())
    factor: Array = np.log(wanted / likely)
    return factor


def too_much(rows: int) -> str:
    """Say why cells of a column cannot be as large as they are set."""
    return (
        "leave nothing for the others: a cell is log10 of a likelihood over the mean of all, so with "
        f"{rows} explanations it is at most {math.log10(rows):.2f}; set the others lower instead"
    )


def given_priors(cells: Iterable[GivenCell], claims: Collection[str]) -> dict[str, float]:
    """Return the priors that are set for these claims, by `claim:hypothesis`."""
    return {
        f"{cell.claim}:{cell.hypothesis}": cell.value
        for cell in holding(tuple(cells))
        if cell.evidence is None and cell.value is not None and cell.claim in claims
    }


def edited_last(
    testimonies: Iterable[Testimony], findings: Iterable[Finding], cells: Sequence[GivenCell]
) -> tuple[list[Testimony], list[Finding]]:
    """Return the evidence with that whose cells are set last, so that equals are told apart by it."""
    columns = by_column(cells)

    def key(one: Testimony | Finding) -> list[float]:
        return sorted(columns.get((one.claim, one.id), {}).values())

    return sorted(testimonies, key=key), sorted(findings, key=key)


def changed_cells(
    starts: Sequence[Scene], cells: Sequence[GivenCell], priors: Mapping[str, float]
) -> tuple[ChangedCell, ...]:
    """Return each number set that tells, beside the model's; `priors` has those by `claim:id`.

    Of a column that is set as a whole they are the numbers that the matrix shows, whose mean is 1.
    """
    about = [one for one in starts if any(cell.claim == one.claim.id for cell in cells)]
    shown = {key: weight for key, (_, weight) in _numbers(about).items()}
    model = _numbers([replace(scene, given={}) for scene in about])
    set_ = by_column(cells)
    rows = {scene.claim.id: {row.id for row in scene.rows} for scene in about}
    told = []
    for one in holding(tuple(cells)):
        found = model.get((one.claim, one.evidence or "", one.hypothesis))
        if one.evidence is None and f"{one.claim}:{one.hypothesis}" in priors:
            found = ("prior", priors[f"{one.claim}:{one.hypothesis}"])
        if found is not None and one.value is not None:
            whole = set_.get((one.claim, one.evidence or ""), {}).keys() >= rows[one.claim]
            told.append(
                ChangedCell(
                    claim=one.claim,
                    hypothesis=one.hypothesis,
                    evidence=one.evidence or "",
                    what=found[0],
                    was=found[1],
                    now=shown[one.claim, one.evidence or "", one.hypothesis]
                    if whole
                    else one.value,
                    why=one.why.strip(),
                    who=(one.who or "").strip(),
                    when=one.when,
                )
            )
    return tuple(told)


def _numbers(scenes: Iterable[Scene]) -> dict[tuple[str, str, str], tuple[str, float]]:
    """Return what each cell is of, and its weight, by claim, evidence and hypothesis."""
    return {
        (column.claim, column.evidence, cell.hypothesis): (column.what, cell.weight)
        for scene in scenes
        for column in columns_of(scene, {})
        for cell in column.cells
    }
