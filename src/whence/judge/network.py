"""A discrete Bayesian network as a product of factors, for many parameter sets at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.model import WhenceError

Array = NDArray[np.float64]
_ROUGH = 0.1  # standard error of log P(evidence)


class TooWide(WhenceError):
    """What is asked for has more than 2**16 states together; ask for fewer variables at once."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Approximation:
    """What was done about a network too wide to be solved in one go.

    Some variables (the *cutset*) were held fixed in turn, in `settings` of all the `possible` ways.
    If that is all of them, the result is exact. Otherwise they were drawn, and `error` is the
    standard error of log P(evidence), which nine in ten parameter sets keep to; odds are off by
    about as much. `bits` is log2 of the table that an exact solution needs.
    """

    bits: float
    cutset: tuple[str, ...]
    settings: int
    possible: int
    error: float

    @property
    def exact(self) -> bool:
        """Whether nothing was left out."""
        return self.settings == self.possible

    @property
    def warning(self) -> str:
        """What to tell the reader, as the text of an `Issue`."""
        start = (
            f"the network of what hangs on what is too wide to be solved in one go "
            f"(a table of 2**{self.bits:.0f} cells)"
        )
        if self.exact:
            return f"{start}; solved exactly, in {self.settings:,} parts"
        rough = " (take them as rough)" if self.error > _ROUGH else ""
        return (
            f"{start}; {len(self.cutset)} variables were held fixed in {self.settings:,} ways, "
            f"and probabilities are off by about {self.error:.1%} of their odds{rough}; "
            "fewer uncertain links make it exact"
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evaluation:
    """What evidence tells in a network, for each parameter set.

    `log_evidence` (draws,) is the natural logarithm of P(evidence): the sum, over all states of
    all variables that agree with the evidence, of the product of the factors; a variable that no
    factor mentions adds nothing. `marginals` (draws, states) are P(variable | evidence).
    `gradients`, one for each factor in order, shape (draws, states of its variables), are
    d log P(evidence) / d cell, taking every cell for a number of its own; a cell times its
    derivative is P(cell | evidence). Where the evidence is impossible `log_evidence` is -inf,
    and marginals of what is not observed and derivatives are 0. `approximation` says what was done
    where the network was too wide.
    """

    log_evidence: Array
    marginals: Mapping[str, Array]
    gradients: tuple[Array, ...]
    approximation: Approximation | None = None
