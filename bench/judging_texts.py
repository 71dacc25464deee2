"""Simulated cases as texts: what the whole way makes of them, beside the same worlds as arrays.

    python bench/judging_texts.py [-o out/judging_texts.json] [--cases 40] [--seed 3]

Each world is written as a case folder and assessed as a user would. Compared are the statements
and copies that were written, and the probabilities, with those of the judge who is told all.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.model import Assessment
from whence.pipeline import assess
from whence.simulate import World, draw_worlds, load_mix, score
from whence.simulate.cases import writable, write_case
from whence.simulate.judged import verdict_of

_LINKED = 0.5


def measure(world: World, folder: Path, table: Likelihoods, seed: int) -> dict[str, Any]:
    """Write and assess one world, and return what was found of it."""
    case = write_case(world, folder, table, seed=seed)
    truth = json.loads((folder / f"{case.name}.truth.json").read_text("utf-8"))
    found = assess(case)
    claim, arrays = found.claims[0], verdict_of(world, table).claims[0]
    return {
        "true": world.true["c1"],
        "texts": claim.probability,
        "arrays": arrays.probability,
        "known": world.likely(table)["c1"],
        "origins": (world.origins("c1"), claim.origins.mean),
        "statements": statements(truth, found),
        "copies": copies(truth, found),
    }


def statements(truth: dict[str, Any], found: Assessment) -> dict[str, int]:
    """Count the statements written, those found with claim and stance, and with the source."""
    names = {one.id: " ".join(one.names).casefold() for one in found.sources}
    there: dict[tuple[str, str], set[str]] = {}
    for one in found.statements:
        if one.claim and one.stance != "discusses":
            side = "asserts" if one.stance == "asserts" else "denies"
            who = names.get(one.chain[-1].source, one.chain[-1].name.casefold())
            there.setdefault((one.document, side), set()).add(who)
    written = truth["statements"]
    own = [one for one in written if one["source"]]
    return {
        "written": len(written),
        "found": sum((one["document"], one["stance"]) in there for one in written),
        "own": len(own),
        "source": sum(
            any(
                one["source"].removeprefix("the ").casefold() in who
                for who in there.get((one["document"], one["stance"]), ())
            )
            for one in own
        ),
    }


def copies(truth: dict[str, Any], found: Assessment) -> dict[str, int]:
    """Count pairs of documents of one origin: those written so, those found so, and both."""
    roots = {one["document"]: one["document"] for one in truth["statements"]}
    for one in truth["statements"]:
        if one["copied_from"]:
            roots[one["document"]] = roots[one["copied_from"]]
    true = {frozenset(pair) for pair in combinations(roots, 2) if roots[pair[0]] == roots[pair[1]]}
    said = {
        frozenset(pair)
        for group in found.claims[0].origins.groups
        for pair in combinations([id for id in group if id in roots], 2)
    }
    said |= {
        frozenset((one.from_, one.to))
        for one in found.links
        if one.probability >= _LINKED and {one.from_, one.to} <= set(roots)
    }
    # Those that deny are traced by themselves: pairs of one side only.
    return {"true": len(true), "found": len(said), "both": len(true & said)}


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Add up the counts, and score the probabilities."""

    def total(group: str) -> dict[str, int]:
        return {key: sum(row[group][key] for row in rows) for key in rows[0][group]}

    true = [row["true"] for row in rows]
    apart = [abs(row["texts"] - row["arrays"]) for row in rows]
    return {
        "cases": len(rows),
        "statements": total("statements"),
        "copies": total("copies"),
        "scores": {
            name: asdict(score([row[name] for row in rows], true))
            for name in ("texts", "arrays", "known")
        },
        "apart": {"mean": sum(apart) / len(apart), "most": max(apart)},
        "origins_off": sum(abs(a - b) for a, b in (row["origins"] for row in rows)) / len(rows),
    }


def print_figures(found: dict[str, Any], console: Console) -> None:
    """Print what was found of the texts, and how good the verdicts are."""
    said, pairs = found["statements"], found["copies"]
    console.print(
        f"{said['found']} of {said['written']} statements found with their stance, the source of "
        f"{said['source']} of {said['own']}; of {pairs['true']} pairs of one origin {pairs['both']} "
        f"found among {pairs['found']}. Origins are off by {found['origins_off']:.2f} on average, "
        f"probabilities by {found['apart']['mean']:.3f} from those of the arrays."
    )
    table = Table("", "Brier", "log loss", "sure", "wrong")
    for name, row in found["scores"].items():
        shares = (f"{row[key]:.0%}" for key in ("sure", "sure_wrong"))
        table.add_row(name, f"{row['brier']:.4f}", f"{row['log_loss']:.4f}", *shares)
    console.print(table)


def _measured(cases: int, seed: int, folder: Path) -> Iterator[dict[str, Any]]:
    table = load_likelihoods()
    mix = writable(replace(load_mix(), documents=(3, 12)))
    worlds = draw_worlds(mix, table, cases=cases, seed=seed)
    for world in track(worlds, total=cases, console=Console(stderr=True)):
        yield measure(world, folder, table, seed)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, write and assess the cases, print and write the figures."""
    parser = argparse.ArgumentParser(description="Assess simulated cases as texts.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/judging_texts.json"))
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--seed", type=int, default=3)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_measured(given.cases, given.seed, Path(folder)))
    found = summary(rows)
    print_figures(found, Console())
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps({**found, "rows": rows}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
