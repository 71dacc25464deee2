"""The steps of a plan as whole numbers in a few flat arrays, which is what the kernel reads."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .steps import Scope, Step

Whole = NDArray[np.int64]

# Columns of `Program.steps`: states that are summed out (1 for none); the column of the marginals
# that the last axis is, or -1; how many axes and inputs there are; where in `Program.numbers` the
# sizes of the axes, the tables of the inputs and their strides (for each input, for each axis)
# begin; and where the step's index maps begin, of which there is one for each input.
SUMMED, SHOWN, AXES, INPUTS, SIZES, TABLES, STRIDES, MAPS = range(8)


class Program(NamedTuple):
    """What to do, for tables that are numbered: factors first, then what each step makes.

    `first` is the first cell of each table among all cells, and their number at the end; `cells`
    says where each cell of a factor is in its full table, at evidence 0; `steps` (steps,
    8 columns) and `numbers` are what is done; `maps` is the length of all index maps.
    """

    first: Whole
    cells: Whole
    steps: Whole
    numbers: Whole
    maps: int


def program_of(
    full: Sequence[Mapping[int, int]],
    scopes: Sequence[Scope],
    states: Sequence[int],
    steps: Sequence[Step],
    columns: Sequence[int],
) -> Program:
    """Return the program of some steps.

    `full` gives for each factor its variables' strides in the full table, `scopes` what is left of
    them after the evidence; `columns` is the first marginal of each variable.
    """
    tables = [*scopes, *(step.out for step in steps)]
    strides = [strides_of([states[one] for one in table]) for table in tables]
    near = [
        dict(zip(table, each, strict=True)) for table, each in zip(tables, strides, strict=True)
    ]
    cells = [
        _flat([states[one] for one in scope], [wide[one] for one in scope])
        for wide, scope in zip(full, scopes, strict=True)
    ]
    rows, numbers, maps = [], list[int](), 0
    for step in steps:
        sizes = [states[one] for one in step.axes]
        at = len(numbers)
        numbers += [*sizes, *step.inputs]
        numbers += [near[table].get(one, 0) for table in step.inputs for one in step.axes]
        last = step.axes[-1] if step.sums else None
        rows.append(
            [
                1 if last is None else states[last],
                -1 if last is None else columns[last],
                len(sizes),
                len(step.inputs),
                at,
                at + len(sizes),
                at + len(sizes) + len(step.inputs),
                maps,
            ]
        )
        maps += math.prod(sizes) * len(step.inputs)
    volumes = [math.prod(states[one] for one in table) for table in tables]
    return Program(
        first=np.concatenate([[0], np.cumsum(volumes)]).astype(np.int64),
        cells=np.concatenate([np.zeros(0, np.int64), *cells]),
        steps=np.array(rows, np.int64).reshape(-1, 8),
        numbers=np.array(numbers, np.int64),
        maps=maps,
    )


def strides_of(shape: Iterable[int]) -> list[int]:
    """Return how far apart the states of each axis are in a flat table, the last axis nearest."""
    strides, apart = [], 1
    for size in reversed([*shape]):
        strides.append(apart)
        apart *= size
    return strides[::-1]


def _flat(sizes: Iterable[int], strides: Iterable[int]) -> Whole:
    """Return where each cell of a table with these sizes is in one with these strides."""
    found = np.zeros(1, np.int64)
    for size, stride in zip(sizes, strides, strict=True):
        found = (found[:, None] + np.arange(size) * stride).ravel()
    return found
