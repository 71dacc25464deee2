"""pyAgrum, given the same networks, for `inference.py`."""

from typing import Any

import numpy as np
import pyagrum as gum

from whence.judge.network import Array, Network


def bayes_net(network: Network) -> Any:
    """Return the network without its numbers; every factor must be its child's distribution."""
    gum.setNumberOfThreads(1)
    net = gum.BayesNet()
    for name, count in network.states.items():
        net.add(gum.LabelizedVariable(name, name, count))
    for factor in network.factors:
        for parent in factor.variables[:-1]:
            net.addArc(parent, factor.variables[-1])
    return net


def flat_tables(network: Network, draw: int) -> dict[str, list[float]]:
    """Return the tables of one parameter set in pyAgrum's order: the child's states are neighbours."""
    tables = {}
    for factor in network.factors:
        table = factor.table[min(draw, len(factor.table) - 1)]
        axes = (*reversed(range(table.ndim - 1)), table.ndim - 1)
        tables[factor.variables[-1]] = table.transpose(axes).ravel().tolist()
    return tables


def infer(
    net: Any, tables: dict[str, list[float]], evidence: dict[str, int]
) -> tuple[float, dict[str, Array]]:
    """Fill in the tables, and return log P(evidence) and all marginals."""
    for name, table in tables.items():
        net.cpt(name).fillWith(table)
    lazy = gum.LazyPropagation(net)
    lazy.setEvidence(evidence)
    lazy.makeInference()
    log = float(np.log(lazy.evidenceProbability()))
    return log, {name: lazy.posterior(name).toarray() for name in net.names()}
