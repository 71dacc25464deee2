"""How fast networks of hearsay are solved exactly, beside pyAgrum, and how well those too wide for that.

    python bench/inference.py [-o out/inference.json] [--peer 20] [--seed 1]

Each made network is solved for a thousand parameter sets: the probability of the evidence, all marginals,
and the derivative in every cell of every table. pyAgrum is given the same tables, set after set, and makes
all marginals; `--peer` is how many sets it is timed for, the rest is reckoned from them (0 leaves it out).
Times are those of the processor, one core, in one process.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from cases import machine
from inference_nets import Size, hearsay, reports
from whence import __version__
from whence.judge.elimination import evaluate, joint
from whence.judge.inference import compiled, wide
from whence.judge.inference.logarithms import rows_of
from whence.judge.inference.plan import outline_of, plan_of, structure_of
from whence.judge.network import Evaluation, Network

DRAWS, WIDE_DRAWS = 1000, 400
SIZES = (
    Size(claims=7, camps=3, sources=3, documents=9, unseen=9, seed=2370),
    Size(claims=5, camps=5, sources=3, documents=49, unseen=2, seed=3940),
    Size(claims=9, camps=2, sources=5, documents=50, unseen=4, seed=105),
    Size(claims=5, camps=4, sources=3, documents=61, unseen=3, seed=6225),
    Size(claims=4, camps=3, sources=3, documents=79, unseen=2, seed=918),
)
LARGEST = Size(claims=5, camps=6, sources=12, documents=150, unseen=20, seed=2)
WIDE = ((24, 6, 1), (26, 7, 1), (28, 8, 1), (30, 8, 1), (32, 8, 1))  # reports, rely on, seed
Seen = dict[str, int]


def measure(size: Size, peer: int) -> dict[str, Any]:
    """Return what one network takes; times in seconds for all parameter sets."""
    network, evidence = hearsay(size, DRAWS)
    structure = structure_of(network, None, evidence)
    outline = outline_of(structure)
    found: dict[str, Any] = {
        "nodes": len(network.states),
        "observed": len(evidence),
        "width": round(outline.bits) - 1,
        "plan": timed(lambda: plan_of.__wrapped__(structure) and outline_of.__wrapped__(structure)),
        "joint": timed(lambda: joint(network, ("H",), evidence)),
        "evaluate": timed(lambda: evaluate(network, evidence)),
    }
    if peer:
        times, off = peer_times(network, evidence, evaluate(network, evidence), peer)
        found |= {"peer": DRAWS * times / peer, "peer_draws": peer, "difference": off}
    return found


def timed(do: Callable[[], object], times: int = 5) -> float:
    """Return the least of the times that something takes, after doing it once."""
    do()
    taken = []
    for _ in range(times):
        begin = process_time()
        do()
        taken.append(process_time() - begin)
    return min(taken)


def peer_times(
    network: Network, evidence: Seen, found: Evaluation, draws: int
) -> tuple[float, float]:
    """Return what pyAgrum takes for some parameter sets, and how far its marginals are from ours."""
    from inference_peer import bayes_net, flat_tables, infer

    net = bayes_net(network)
    taken, off = 0.0, 0.0
    for draw in range(draws):
        tables = flat_tables(network, draw)
        begin = process_time()
        log, marginals = infer(net, tables, evidence)
        taken += process_time() - begin
        off = max(off, abs(log - float(found.log_evidence[draw])))
        for name, marginal in marginals.items():
            off = max(off, float(np.abs(found.marginals[name][draw] - marginal).max()))
    return taken, off


def measure_wide(size: int, back: int, seed: int, *, draws: int = WIDE_DRAWS) -> dict[str, Any]:
    """Return how near a network of reports that may rely on many others comes, and what it takes.

    The exact answer is that of four parameter sets, every setting of the variables held summed.
    """
    network = reports(size, back, draws, seed)
    begin = process_time()
    found = evaluate(network, {})
    taken = process_time() - begin
    done = found.approximation
    some = np.linspace(0, draws - 1, 4).astype(int)
    exact = _exactly(rows_of(network, some))
    off = found.marginals["C"][some] - exact.marginals["C"]
    return {
        "reports": size,
        "rely_on": back,
        "width": round(outline_of(structure_of(network, None, ())).bits) - 1,
        "held": len(done.cutset) if done else 0,
        "settings": done.settings if done else 1,
        "possible": done.possible if done else 1,
        "error": done.error if done else 0.0,
        "log_off": float(np.abs(found.log_evidence[some] - exact.log_evidence).max()),
        "off": float(np.abs(off).max()),
        "mean_off": float(np.abs(off.mean(axis=0)).max()),
        "seconds": taken,
    }


def _exactly(network: Network) -> Evaluation:
    whole = wide._WHOLE
    wide._WHOLE = np.inf
    try:
        return evaluate(network, {})
    finally:
        wide._WHOLE = whole


def first_call() -> dict[str, float]:
    """Return what the first evaluation takes in a new process: nothing compiled yet, and compiled."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "NUMBA_CACHE_DIR": folder}
        script = [sys.executable, __file__, "--first"]
        told = [
            subprocess.run(script, env=environment, check=True, capture_output=True, text=True)
            for _ in range(2)
        ]
    return {name: float(one.stdout) for name, one in zip(("cold", "warm"), told, strict=True)}


def largest() -> dict[str, float]:
    """Return size and memory of a large network, 400 parameter sets, in a new process."""
    script = [sys.executable, __file__, "--largest"]
    told = subprocess.run(script, check=True, capture_output=True, text=True)
    nodes, width, seconds, megabytes = map(float, told.stdout.split())
    return {"nodes": nodes, "width": width, "seconds": seconds, "megabytes": megabytes}


def _print_largest() -> None:
    network, evidence = hearsay(LARGEST, 400)
    begin = process_time()
    found = evaluate(network, evidence)
    taken = process_time() - begin
    assert np.isfinite(found.log_evidence).all()
    width = round(outline_of(structure_of(network, None, evidence)).bits) - 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(network.states), width, taken, peak)


def _print_first() -> None:
    network, evidence = hearsay(SIZES[0], 8)
    begin = process_time()
    compiled.evaluate(plan_of(structure_of(network, None, evidence)), network, evidence)
    print(process_time() - begin)


def print_figures(told: dict[str, Any], console: Console) -> None:
    """Print the figures as tables."""
    table = Table(
        "nodes", "observed", "width", "plan ms", "joint ms", "all ms", "pyAgrum s", "ratio"
    )
    for one in told["networks"]:
        peer = one.get("peer", 0.0)
        shown = (1000 * one[name] for name in ("plan", "joint", "evaluate"))
        table.add_row(
            *(str(one[name]) for name in ("nodes", "observed", "width")),
            *(f"{number:.1f}" for number in shown),
            f"{peer:.1f}",
            f"{peer / one['evaluate']:,.0f}",
        )
    console.print(table)
    table = Table(*told["wide"][0])
    for one in told["wide"]:
        table.add_row(*(f"{v:.3g}" if isinstance(v, float) else f"{v:,}" for v in one.values()))
    console.print(table)
    console.print(told["first"], told["largest"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, solve the networks, print and write the figures."""
    parser = argparse.ArgumentParser(description="Measure exact inference.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/inference.json"))
    parser.add_argument("--peer", type=int, default=20)
    parser.add_argument("--first", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--largest", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.first or given.largest:
        (_print_first if given.first else _print_largest)()
        return
    told = {
        "whence": __version__,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "draws": DRAWS,
        "wide_draws": WIDE_DRAWS,
        "networks": [measure(size, given.peer) for size in SIZES],
        "wide": [measure_wide(*one) for one in WIDE],
        "first": first_call(),
        "largest": largest(),
    }
    print_figures(told, Console(width=None if sys.stdout.isatty() else 160))
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(told, indent=1), "utf-8")
    print(f"written to {given.output}")


if __name__ == "__main__":
    main()
