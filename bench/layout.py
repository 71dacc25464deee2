"""Crossings and time of our layout of layered graphs against dot (Graphviz), on made graphs.

python bench/layout.py [-o out/layout.json]

Needs `dot`. Both get the same layers (time fixes them) and the same edges, long ones already cut at
each layer, so that crossings are counted in the same way; dot is told the layers by `rank=same`.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from whence.report.figures.layers import Layers, crossings, layered, untangled

# Nodes, layers, graphs made: reports of 30 nodes have about six dates. Pictures hold 60 nodes; beyond
# that reports are bundled, so that 150 is more than is ever laid out.
SIZES = ((30, 6, 20), (60, 8, 10), (80, 10, 8), (150, 12, 3))


def made(nodes: int, columns: int, seed: int) -> Layers:
    """Return a graph as reports make it: each relies on one or two earlier ones, mostly recent."""
    rng = random.Random(seed)
    column = sorted(rng.randrange(columns) for _ in range(nodes))
    edges = set()
    for node in range(nodes):
        earlier = [other for other in range(nodes) if column[other] < column[node]]
        for _ in range(rng.choice((1, 1, 2, 2, 3))):
            if earlier:
                lag = int(rng.expovariate(4 / nodes))
                edges.add((earlier[-1 - min(lag, len(earlier) - 1)], node))
    return layered(column, sorted(edges))


def by_dot(graph: Layers) -> list[list[int]]:
    """Return the order in which dot puts the nodes of each layer."""
    lines = ["digraph {", "rankdir=LR; node [shape=point];"]
    heads = [f"l{n}" for n in range(len(graph.layers))]
    lines.append(" -> ".join(heads) + " [style=invis];")
    for head, layer in zip(heads, graph.layers, strict=True):
        lines.append("{rank=same; " + "; ".join([head, *(f"n{node}" for node in layer)]) + "}")
    lines += [f"n{a} -> n{b};" for a, b in graph.steps]
    text = "\n".join([*lines, "}"])
    plain = subprocess.run(
        ["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True
    ).stdout
    height = {}
    for line in plain.splitlines():
        if line.startswith("node n"):
            _, name, _, y, *_ = line.split()
            height[int(name[1:])] = float(y)
    return [sorted(layer, key=lambda node: height[node]) for layer in graph.layers]


def timed(lay: Any, graph: Layers) -> tuple[int, float]:
    start = _spent()
    orders = lay(graph)
    return crossings(orders, graph.steps), _spent() - start


def _spent() -> float:
    """Return the seconds of the processor that this program and those that it ran have taken."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def measured(nodes: int, columns: int, graphs: int) -> dict[str, Any]:
    rows = []
    for seed in range(graphs):
        graph = made(nodes, columns, seed)
        ours, our_time = timed(untangled, graph)
        theirs, their_time = timed(by_dot, graph)
        rows.append((ours, theirs, our_time, their_time))
    ours, theirs, our_time, their_time = zip(*rows, strict=True)
    return {
        "nodes": nodes,
        "layers": columns,
        "graphs": graphs,
        "crossings": {"whence": sum(ours), "dot": sum(theirs)},
        "fewer": sum(a < b for a, b in zip(ours, theirs, strict=True)),
        "more": sum(a > b for a, b in zip(ours, theirs, strict=True)),
        "ms": {"whence": 1000 * median(our_time), "dot": 1000 * median(their_time)},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--out", type=Path, default=Path("out/layout.json"))
    args = parser.parse_args()
    sizes = []
    for size in SIZES:
        sizes.append(measured(*size))
        print(json.dumps(sizes[-1]), file=sys.stderr, flush=True)
    result = {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "sizes": sizes,
    }
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
