"""What the analyst sets in the matrix, in `case.yaml`: checked as written, and against what was found."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from whence.model import Case, ChangedCell, GivenCell, Issue, Question, holding

from .errors import Problem, nearest, raise_problems, suggest
from .records import Loaded
from .references import Places
from .yaml import Path

# The log10 likelihood ratios of the table are held to this as well: a million to one.
_MOST = 6.0
_ALL = 1 + 1e-9  # what priors may add up to, but for rounding


def check_entries(question: Loaded[Question]) -> Iterator[Problem]:
    """Yield each entry of `matrix:` that sets nothing, or no possible number."""
    entries = question.record.matrix
    for index, entry in enumerate(entries):
        for at, what in _entry(entry):
            yield question.problem(("matrix", index, *at), what)
    sums: dict[str, float] = defaultdict(float)
    for entry in holding(entries):
        sums[entry.claim] += 0.0 if entry.evidence else entry.value or 0.0
        if not entry.evidence and sums[entry.claim] > _ALL:
            what = (
                f"the priors set for {entry.claim} sum to {sums[entry.claim]:g}; at most 1 in all"
            )
            yield question.problem(("matrix", entries.index(entry), "prior"), what)


def cell_places(question: Loaded[Question]) -> Places:
    """Return for each entry of `matrix:` where it is written, as `file:line`."""
    places: Places = {}
    for index, entry in enumerate(question.record.matrix):
        places.setdefault(entry, f"{question.path}:{question.marked.line(('matrix', index))}")
    return places


def check_cells(case: Case, explanations: Mapping[str, Collection[str]]) -> None:
    """Raise `CaseError` for cells set of explanations that are not there, or too large together.

    `explanations` has by claim the ids of all there are: those that documents propose are known only
    when they are read.
    """
    problems = []
    columns: dict[tuple[str, str], list[GivenCell]] = defaultdict(list)
    for entry in holding(case.question.matrix):
        known = list(explanations.get(entry.claim, ()))
        if known and entry.hypothesis not in known:
            hint = suggest(entry.hypothesis, known)
            what = f"unknown hypothesis {entry.hypothesis!r} of claim {entry.claim!r}; {hint}"
            problems.append(_problem(case, entry, what))
        elif known and entry.evidence:
            columns[entry.claim, entry.evidence].append(entry)
    for (claim, _), cells in columns.items():
        rows = len(explanations[claim])
        if len(cells) < rows and sum(10 ** (one.value or 0.0) for one in cells) >= rows:
            problems.append(_problem(case, cells[-1], _too_much(rows)))
    raise_problems(problems)


def unused_cells(
    case: Case, told: Collection[ChangedCell], evidence: Collection[str] = ()
) -> list[Issue]:
    """Return an issue for each entry of `matrix:` that holds and told on nothing in this run.

    `evidence` are the ids of all that was found, to say which was probably meant.
    """
    used = {(one.claim, one.evidence or None, one.hypothesis) for one in told}
    return [
        Issue(level="warning", what=f"{case.places.get(entry, 'case.yaml')}: matrix: {what}")
        for entry in holding(case.question.matrix)
        if entry.key not in used
        for what in [_idle(entry, evidence)]
    ]


def _entry(entry: GivenCell) -> Iterator[tuple[Path, str]]:
    if entry.evidence is None:
        if entry.prior is None:
            yield (), "write `evidence` and a `weight`, or a `prior`"
        if entry.weight is not None:
            yield ("weight",), "goes with `evidence`; write `prior` for the hypothesis itself"
    elif entry.weight is None:
        yield (), "`evidence` needs a `weight`: a number, or `model` to take it back"
    if entry.evidence is not None and entry.prior is not None:
        yield ("prior",), "does not go with `evidence`; make it an entry of its own"
    if not entry.why.strip():
        yield ("why",), "must not be empty: the reason is shown in the report"
    if entry.value is not None and entry.evidence is not None and not abs(entry.value) <= _MOST:
        wanted = f"a log10 likelihood ratio between -{_MOST:g} and {_MOST:g}"
        yield ("weight",), f"{entry.value:g} is not {wanted}"
    if entry.value is not None and entry.evidence is None and not 0 <= entry.value <= 1:
        yield ("prior",), f"{entry.value:g} is not a probability from 0 to 1"


def _idle(entry: GivenCell, evidence: Collection[str]) -> str:
    if entry.evidence is None:
        return f"there is no claim {entry.claim} whose {entry.hypothesis} has a prior; no effect"
    # Ids share their first word, which must not make any two of them alike.
    tails = {id.rpartition("-")[2]: id for id in evidence}
    near = nearest(entry.evidence.rpartition("-")[2], tails)
    hint = f"; did you mean {tails[near]!r}?" if near else ""
    return f"there is no evidence {entry.evidence} on {entry.claim} any more; no effect{hint}"


def _too_much(rows: int) -> str:
    return (
        "the cells set in this column leave nothing for the others: a cell is log10 of a likelihood "
        f"over the mean of all, at most {math.log10(rows):.2f} with {rows} explanations; set the "
        "others lower instead"
    )


def _problem(case: Case, entry: GivenCell, what: str) -> Problem:
    path, _, line = case.places.get(entry, "case.yaml:").rpartition(":")
    number = case.question.matrix.index(entry)
    return Problem(path, int(line) if line else None, f"matrix[{number}]: {what}")
