"""What speaks for and against each explanation, however weak: no live rival without its case."""

from collections import defaultdict
from dataclasses import replace

from whence.model import Verdict

# log10 of a likelihood over the mean of all: below this (2.3 %) evidence does not tell explanations
# apart, and saying that it speaks for one would be noise.
_LEAST = 0.01


def with_standing(verdict: Verdict) -> Verdict:
    """Return the verdict with the evidence for and against each explanation, the strongest first.

    Evidence is the columns of the matrix, by id; a weight is what the cell says. Weak evidence for
    an unlikely explanation is kept like any other.
    """
    cells: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for column in verdict.matrix.columns:
        for cell in column.cells:
            cells[column.claim, cell.hypothesis].append((cell.weight, column.evidence))
    return replace(
        verdict,
        hypotheses=tuple(
            replace(
                one,
                support=_ids(cells[one.claim, one.id], 1),
                against=_ids(cells[one.claim, one.id], -1),
            )
            for one in verdict.hypotheses
        ),
    )


def _ids(cells: list[tuple[float, str]], sign: int) -> tuple[str, ...]:
    found = [(weight * sign, id) for weight, id in cells if weight * sign >= _LEAST]
    return tuple(id for _, id in sorted(found, key=lambda cell: (-cell[0], cell[1])))
