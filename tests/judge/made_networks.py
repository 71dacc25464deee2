"""Random networks, and what pyAgrum and plain enumeration say of them."""

import itertools

import numpy as np
import pyagrum as gum

from whence.judge.network import Factor, Network

Seen = dict[str, int]


def random_network(
    seed: int,
    size: int,
    *,
    draws: int = 1,
    most: int = 3,
    parents: int = 3,
    soft: int = 0,
    reach: int = 10**6,
) -> Network:
    """Return a network with 2 to `most` states; some factors are alike for all parameter sets.

    Parents are among the `reach` variables before; `soft` more factors are nobody's distribution: likelihoods of one or two variables.
    """
    rng = np.random.default_rng(seed)
    names = [f"x{i}" for i in range(size)]
    states = {name: int(rng.integers(2, most + 1)) for name in names}
    factors = []
    for i, name in enumerate(names):
        before = rng.permutation(np.arange(max(0, i - reach), i))
        above = [names[j] for j in before[: rng.integers(0, parents + 1)]]
        rows = draws if rng.random() < 0.7 else 1
        shape = (rows, *(states[p] for p in above))
        table = rng.dirichlet(np.full(states[name], 0.7), size=shape) + 1e-6
        table = table / table.sum(axis=-1, keepdims=True)
        factors.append(Factor((*above, name), table, child=name))
    for _ in range(soft):
        scope = tuple(names[j] for j in rng.permutation(size)[: rng.integers(1, 3)])
        factors.append(Factor(scope, rng.random((draws, *(states[name] for name in scope)))))
    return Network(states, tuple(factors))


def random_evidence(seed: int, network: Network) -> Seen:
    rng = np.random.default_rng(seed + 10_000)
    names = sorted(network.states)[1:]
    chosen = rng.permutation(names)[: rng.integers(0, len(names) // 2 + 1)]
    return {str(name): int(rng.integers(network.states[str(name)])) for name in chosen}


def whole_table(network: Network, evidence: Seen) -> np.ndarray:
    """Return P(all variables, evidence): every product, one after another, 0 off the evidence."""
    names = list(network.states)
    draws = max(factor.table.shape[0] for factor in network.factors)
    table = np.zeros((draws, *network.states.values()))
    for cell in itertools.product(*(range(count) for count in network.states.values())):
        at = dict(zip(names, cell, strict=True))
        if all(at[name] == state for name, state in evidence.items()):
            table[(slice(None), *cell)] = np.prod(
                [
                    np.broadcast_to(
                        factor.table[(slice(None), *(at[name] for name in factor.variables))],
                        (draws,),
                    )
                    for factor in network.factors
                ],
                axis=0,
            )
    return table


class Peer:
    """pyAgrum on one parameter set; a factor that is nobody's distribution becomes a seen child."""

    def __init__(self, network: Network, draw: int = 0) -> None:
        self.net, self.network = gum.BayesNet(), network
        self.scale, self.seen = 0.0, {}
        for name, count in network.states.items():
            self.net.add(gum.LabelizedVariable(name, name, count))
        told = []
        for number, factor in enumerate(network.factors):
            table = factor.table[min(draw, len(factor.table) - 1)]
            if factor.child is None:
                name, top = f"seen{number}", table.max()
                self.net.add(gum.LabelizedVariable(name, name, 2))
                self.seen[name], self.scale = 1, self.scale + np.log(top)
                table = np.stack([1 - table / top, table / top], axis=-1)
                told.append(((*factor.variables, name), table))
            else:
                told.append((factor.variables, table))
        for (*parents, child), _ in told:
            for parent in parents:
                self.net.addArc(parent, child)
        for (*parents, child), table in told:
            # pyAgrum's first variable, the child, has its states next to each other.
            axes = (*reversed(range(len(parents))), len(parents))
            self.net.cpt(child).fillWith(table.transpose(axes).ravel().tolist())

    def infer(self, evidence: Seen) -> tuple[float, dict[str, np.ndarray]]:
        """Return log P(evidence) and all marginals."""
        lazy = gum.LazyPropagation(self.net)
        lazy.setEvidence({**evidence, **self.seen})
        lazy.makeInference()
        log = np.log(lazy.evidenceProbability()) + self.scale
        return log, {name: lazy.posterior(name).toarray() for name in self.network.states}
