"""Exact inference as one would write it down: by name, in numpy, all parameter sets at once.

Zhang & Poole, "A simple approach to Bayesian network computations" (1994), with barren nodes
pruned (Shachter 1986) and a min-fill order chosen after the evidence is in (Kjaerulff 1990);
derivatives as in Darwiche, "A differential approach to inference in Bayesian networks" (2003).
Small networks are solved by it, and the compiled kernel is held to it.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from ..network import Array, Evaluation, Factor, Network


def joint(
    network: Network, query: tuple[str, ...], evidence: Mapping[str, int]
) -> tuple[Array, Array]:
    """Return P(query, evidence): a table (draws, states of the query), and log scales (draws,).

    The probability is `table * exp(scale)`.
    """
    kept = set(query) | set(evidence)
    factors = [sliced(factor, evidence) for factor in pruned(network.factors, kept)]
    scale = np.zeros(1)
    for variable in elimination_order(factors, query):
        touched = [factor for factor in factors if variable in factor.variables]
        factors = [factor for factor in factors if variable not in factor.variables]
        product = multiply(touched, union(touched))
        axis = 1 + product.variables.index(variable)
        table, size = _rescale(product.table.sum(axis=axis))
        scale = scale + size
        rest = tuple(name for name in product.variables if name != variable)
        factors.append(Factor(rest, table))
    full = np.ones((1, *(network.states[name] for name in query)))
    table, size = _rescale(multiply([*factors, Factor(query, full)], query).table)
    return table, np.broadcast_to(scale + size, table.shape[:1])


def evaluate(network: Network, evidence: Mapping[str, int]) -> Evaluation:
    """Return log P(evidence), all marginals, and the derivative in every cell of every factor."""
    draws = max((factor.table.shape[0] for factor in network.factors), default=1)
    way = _Way(sliced(factor, evidence) for factor in network.factors)
    slopes, found = way.back()
    marginals = {}
    for name, count in network.states.items():
        known = np.full((1, count), 1 / count)
        if name in evidence:
            known = np.eye(count)[evidence[name]][None]
        marginals[name] = np.broadcast_to(found.get(name, known), (draws, count)).copy()
    gradients = []
    for factor, slope in zip(network.factors, slopes, strict=False):
        full = np.zeros((draws, *factor.table.shape[1:]))
        seen = [evidence.get(name, slice(None)) for name in factor.variables]
        full[(slice(None), *seen)] = slope
        gradients.append(full)
    return Evaluation(
        log_evidence=np.broadcast_to(way.log_evidence, (draws,)).copy(),
        marginals=marginals,
        gradients=tuple(gradients),
    )


class _Way:
    """The tables from the factors to the probability of the evidence, and how each was made."""

    def __init__(self, factors: Iterable[Factor]) -> None:
        self.tables: list[Factor] = []
        self.scales: list[Array] = []
        self.made: list[tuple[list[int], int, str]] = []  # from which tables which one; what went
        for factor in factors:
            self._add(factor)
        self.given = len(self.tables)
        left = set(range(self.given))
        for variable in elimination_order(self.tables, ()):
            inputs = sorted(one for one in left if variable in self.tables[one].variables)
            product = self._product(inputs)
            rest = tuple(name for name in product.variables if name != variable)
            summed = product.table.sum(axis=1 + product.variables.index(variable))
            self.made.append((inputs, len(self.tables), variable))
            left = (left - set(inputs)) | {len(self.tables)}
            self._add(Factor(rest, summed))
        self.ends = sorted(left)  # one number each

    @property
    def log_evidence(self) -> Array:
        with np.errstate(divide="ignore"):  # impossible evidence
            ends = sum((np.log(self.tables[one].table) for one in self.ends), np.zeros(1))
        return ends + sum(self.scales, np.zeros(1))

    def back(self) -> tuple[list[Array], dict[str, Array]]:
        """Return d log P(evidence) / d cell of every factor's table, and all marginals."""
        possible = np.isfinite(self.log_evidence)
        slopes = [np.zeros(1)] * len(self.tables)
        marginals = {}
        for one in self.ends:
            slopes[one] = np.where(possible, 1 / np.exp(self.scales[one]), 0.0)
        for inputs, table, variable in reversed(self.made):
            after = Factor(self.tables[table].variables, slopes[table])
            whole = self._product([*inputs, after])
            axes = tuple(1 + axis for axis, name in enumerate(whole.variables) if name != variable)
            marginal = whole.table.sum(axis=axes)
            total = marginal.sum(axis=1)
            total = np.where(total > 0, total, 1.0)
            marginals[variable] = marginal / total[:, None]
            for one in inputs:
                others = [after, *(self.tables[other] for other in inputs if other != one)]
                slope = _reduce(multiply(others, whole.variables), self.tables[one].variables)
                if one < self.given:
                    scale = np.exp(self.scales[one]) * total
                    slopes[one] = slope / scale.reshape(-1, *(1,) * (slope.ndim - 1))
                else:
                    slopes[one], _ = _rescale(slope)
        return slopes, marginals

    def _add(self, factor: Factor) -> None:
        table, scale = _rescale(factor.table)
        self.tables.append(Factor(factor.variables, table))
        self.scales.append(scale)

    def _product(self, inputs: Iterable[int | Factor]) -> Factor:
        found = [one if isinstance(one, Factor) else self.tables[one] for one in inputs]
        return multiply(found, union(found))


def multiply(factors: Iterable[Factor], variables: tuple[str, ...]) -> Factor:
    """Return the product of factors as a table over `variables`, which must hold all of theirs."""
    product: Array = np.ones((1,) * (1 + len(variables)))
    for factor in factors:
        product = product * aligned(factor, variables)
    return Factor(variables, product)


def aligned(factor: Factor, variables: tuple[str, ...]) -> Array:
    """Return a factor's table with an axis for each of these variables, of size 1 if not its own."""
    places = [variables.index(name) for name in factor.variables]
    order = np.argsort(places)
    shape = [factor.table.shape[0]] + [1] * len(variables)
    for axis in order:
        shape[1 + places[axis]] = factor.table.shape[1 + axis]
    return factor.table.transpose(0, *(1 + order)).reshape(shape)


def elimination_order(factors: Iterable[Factor], query: tuple[str, ...]) -> list[str]:
    """Return the variables outside the query, each time the one that adds fewest new pairs."""
    near = _neighbours(factors)
    order = []
    rank = {name: _rank(near, name) for name in set(near) - set(query)}
    while rank:
        variable = min(rank, key=lambda name: rank[name])
        around = near.pop(variable)
        for one in around:
            near[one] = (near[one] | around) - {one, variable}
        del rank[variable]
        # Who has none of them for a neighbour still misses the same pairs.
        for one in around.union(*(near[one] for one in around)) & rank.keys():
            rank[one] = _rank(near, one)
        order.append(variable)
    return order


def _rank(near: Mapping[str, set[str]], variable: str) -> tuple[int, int, str]:
    return _fill(near, variable), len(near[variable]), variable


def _neighbours(factors: Iterable[Factor]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for factor in factors:
        for name in factor.variables:
            near.setdefault(name, set()).update(set(factor.variables) - {name})
    return near


def _fill(near: Mapping[str, set[str]], variable: str) -> int:
    """Count the pairs of neighbours that are not yet neighbours of each other."""
    around = near[variable]
    return sum(len(around - near[one]) - 1 for one in around) // 2


def pruned(factors: Iterable[Factor], kept: set[str]) -> list[Factor]:
    """Drop, again and again, a variable that nothing asks for and nothing else depends on."""
    left = list(factors)
    while True:
        uses: dict[str, int] = {}
        for factor in left:
            for name in factor.variables:
                uses[name] = uses.get(name, 0) + 1
        barren = {f.child for f in left if f.child and f.child not in kept and uses[f.child] == 1}
        if not barren:
            return left
        left = [factor for factor in left if factor.child not in barren]


def sliced(factor: Factor, evidence: Mapping[str, int]) -> Factor:
    """Return a factor at the evidence, over what is not observed."""
    table = factor.table
    for axis in reversed(range(len(factor.variables))):
        if factor.variables[axis] in evidence:
            table = np.asarray(table.take(evidence[factor.variables[axis]], axis=1 + axis))
    rest = tuple(name for name in factor.variables if name not in evidence)
    return Factor(rest, table)


def union(factors: Iterable[Factor]) -> tuple[str, ...]:
    """Return all variables of some factors."""
    return tuple(dict.fromkeys(name for factor in factors for name in factor.variables))


def _reduce(factor: Factor, variables: tuple[str, ...]) -> Array:
    """Sum a table over all variables but these, and put its axes in their order."""
    axes = tuple(1 + a for a, name in enumerate(factor.variables) if name not in variables)
    left = [name for name in factor.variables if name in variables]
    summed = factor.table.sum(axis=axes)
    found: Array = summed.transpose(0, *(1 + left.index(name) for name in variables))
    return found


def _rescale(table: Array) -> tuple[Array, Array]:
    """Divide each draw by its largest cell; return the table and the logarithms taken out."""
    largest = np.asarray(table.reshape(table.shape[0], -1).max(axis=1))
    largest = np.where(largest > 0, largest, 1.0)
    return table / largest.reshape(-1, *(1,) * (table.ndim - 1)), np.log(largest)
