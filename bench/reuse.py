"""How fast and how well shared wording is found in planted corpora, beside two peers.

    python bench/reuse.py DOCS... [-o out/reuse.json] [--peers-most 100000]

DOCS are corpora made by `plant.py` or in its form (`.jsonl`, `.jsonl.gz`, `.parquet`), each with its
gold beside it (`….gold.jsonl`, or `gold.jsonl.gz` in its folder). Needs `pip install datasketch rensa`
for the peers, who get sets of five-word shingles made in Python, as all who use them must make.

Every method runs in a process of its own from strings in memory; seconds are those of the processor, so
that other work on the machine counts less; memory is what the process grew by. A pair is right if both
documents belong to one planted family; recall is that of the planted direct derivations, by kind.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from cases import machine
from reuse_methods import METHODS
from whence import __version__

_HERE = Path(__file__).parent
_CANDIDATES, _VERIFIED = "whence, candidates", "whence, verified"


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of JSON Lines, or the ids of Parquet."""
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        for batch in pq.ParquetFile(path).iter_batches(columns=["id"]):
            yield from batch.to_pylist()
        return
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
        yield from map(json.loads, stream)


class Gold:
    """Who was made from whom, by numbers of documents."""

    def __init__(self, docs: Path) -> None:
        beside = docs.with_suffix(".gold.jsonl")
        rows = list(read_rows(beside if beside.is_file() else docs.parent / "gold.jsonl.gz"))
        numbers = {str(row["id"]): number for number, row in enumerate(read_rows(docs))}
        self.derived: dict[tuple[int, int], str] = {}
        self._above = list(range(len(numbers)))
        for row in rows:
            one, other = sorted((numbers[row["child"]], numbers[row["parent"]]))
            self.derived[one, other] = row["op"]
            self._above[self.family(one)] = self.family(other)

    def family(self, number: int) -> int:
        """Return the document that stands for a family."""
        while self._above[number] != number:
            self._above[number] = number = self._above[self._above[number]]
        return number

    def score(self, pairs: np.ndarray[Any, Any]) -> dict[str, Any]:
        """Return precision, recall and recall by kind."""
        found = {(min(pair), max(pair)) for pair in pairs.tolist()}
        right = sum(self.family(one) == self.family(other) for one, other in found)
        planted = Counter(self.derived.values())
        hit = Counter(kind for pair, kind in self.derived.items() if pair in found)
        return {
            "pairs": len(found),
            "precision": right / max(1, len(found)),
            "recall": hit.total() / max(1, planted.total()),
            "recall_by_kind": {kind: hit[kind] / planted[kind] for kind in sorted(planted)},
        }


def run(script: str, *arguments: str) -> Any:
    """Return what a script of this folder prints as JSON on its last line."""
    command = [sys.executable, str(_HERE / script), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def measure(docs: Path, peers: bool, rounds: int) -> dict[str, Any]:
    """Return what each method took and found: the best of some rounds; once for peers and without them."""
    gold = Gold(docs)
    result: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for method in METHODS if peers else [_CANDIDATES, _VERIFIED]:
            output = str(Path(folder) / "pairs.npy")
            ours = method in (_CANDIDATES, _VERIFIED)
            times = rounds if ours and peers else 1
            runs = [run("reuse_methods.py", method, str(docs), output) for _ in range(times)]
            best = min(runs, key=lambda one: one["seconds"])
            result[method] = {**best, **gold.score(np.load(output))}
            print(f"{docs.name}: {method}, {best['seconds']:.2f} s", file=sys.stderr)
    for one in result.values():
        one["documents_a_second"] = one["documents"] / one["seconds"]
    fastest = result[_CANDIDATES]["documents_a_second"]
    for one in result.values():
        one["ratio"] = fastest / one["documents_a_second"]
    checked = result[_VERIFIED]
    limits = run("reuse_bound.py", str(docs))
    return {
        "documents": checked["documents"],
        "megabytes": checked["bytes"] / 1e6,
        "methods": result,
        "pairs_verified_a_second": checked["verified"] / checked["verify"],
        "bound": limits,
        "share_of_bound": fastest / limits["documents_a_second"],
    }


def print_figures(result: dict[str, Any], console: Console) -> None:
    """Print one table for each corpus."""
    for name, one in result["corpora"].items():
        table = Table(title=f"{name}: {one['documents']:,} documents, {one['megabytes']:.0f} MB")
        heads = ("", "documents/s/core", "whence is … times", "pairs", "precision", "recall", "+MB")
        for head in heads:
            table.add_column(head, justify="right" if head else "left")
        for method, row in one["methods"].items():
            table.add_row(
                method, f"{row['documents_a_second']:,.0f}", f"{row['ratio']:.1f}",
                f"{row['pairs']:,}", f"{row['precision']:.3f}", f"{row['recall']:.3f}",
                f"{row['memory_mb']:,.0f}",
            )  # fmt: skip
        console.print(table)
        for method, row in one["methods"].items():
            kinds = ", ".join(f"{kind} {rate:.3f}" for kind, rate in row["recall_by_kind"].items())
            console.print(f"  {method}: {kinds}")
        console.print(
            f"  {one['pairs_verified_a_second']:,.0f} pairs verified a second; "
            f"{one['share_of_bound']:.0%} of the bound "
            f"({one['bound']['documents_a_second']:,.0f} documents/s)"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, run all methods, print and write the figures."""
    parser = argparse.ArgumentParser(description="Measure how shared wording is found.")
    parser.add_argument("docs", type=Path, nargs="+", metavar="DOCS")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/reuse.json"))
    parser.add_argument("--peers-most", type=int, default=100_000, help="documents, for peers")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    corpora = {}
    for docs in given.docs:
        size = sum(1 for _ in read_rows(docs))
        name = docs.parent.name if docs.name.startswith("docs.") else docs.name.partition(".")[0]
        corpora[name] = measure(docs, size <= given.peers_most, given.rounds)
    result = {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "machine": machine(),
        "corpora": corpora,
    }
    print_figures(result, Console(width=None if sys.stdout.isatty() else 120))
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
