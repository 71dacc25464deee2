"""A discrete Bayesian network as a product of factors, for many parameter sets at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """A table over some variables, shape (draws or 1, states of each variable in order).

    `child` names the variable that the table is the conditional distribution of, when it is the
    only table to say so; such a factor sums to 1 over its child and can be pruned with it.
    """

    variables: tuple[str, ...]
    table: Array
    child: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Variables with their number of states, and the factors whose product is their joint."""

    states: Mapping[str, int]
    factors: tuple[Factor, ...]

    def __post_init__(self) -> None:
        for factor in self.factors:
            shape = tuple(self.states[variable] for variable in factor.variables)
            if factor.table.shape[1:] != shape:
                raise ValueError(f"{factor.variables}: table {factor.table.shape}, states {shape}")
