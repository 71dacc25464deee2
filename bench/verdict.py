"""How long a whole verdict takes, and how much memory, from testimonies to the last open question.

    python bench/verdict.py [-o out/verdict.json] [--sizes 10 30 100 300] [--seed 1]

Made cases of five claims (`verdict_made.py`) are judged with everything that a report shows:
posterior and interval, the matrix, what each testimony, finding, document, source and fact is
worth, and what to find out next. Each size is measured in a process of its own, so that its peak
of memory is its own; what Python, NumPy and whence take before anything is judged is told beside it.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from cases import machine
from verdict_made import made_case
from whence import __version__
from whence.data.likelihoods import load_likelihoods
from whence.judge import judge_claims

SIZES = (10, 30, 100, 300)


def measure(documents: int, seed: int = 1) -> dict[str, Any]:
    """Return the seconds and megabytes that a verdict on a made case takes, in this process."""
    claims, testimonies, findings = made_case(documents, seed=seed)
    table = load_likelihoods()
    before = _peak()
    wall, cpu = time.perf_counter(), time.process_time()
    verdict = judge_claims(
        claims=claims,
        hypotheses=(),
        testimonies=testimonies,
        origins={},
        findings=findings,
        reports={},
        table=table,
    )
    return {
        "documents": documents,
        "claims": len(claims),
        "testimonies": len(testimonies),
        "findings": len(findings),
        "influences": sum(len(one.drivers) + len(one.influence) for one in verdict.claims),
        "questions": len(verdict.next),
        "seconds": time.perf_counter() - wall,
        "processor": time.process_time() - cpu,
        "megabytes": _peak(),
        "before": before,
    }


def _peak() -> float:
    """Return the most memory this process has held so far, in MB (Linux counts it in KB)."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def print_figures(results: list[dict[str, Any]], console: Console) -> None:
    """Print the figures as a table."""
    columns = (
        "documents",
        "testimonies",
        "findings",
        "left out in turn",
        "s",
        "s of processor",
        "MB",
    )
    table = Table(*columns, title="A whole verdict on five claims")
    for one in results:
        table.add_row(
            *(str(one[name]) for name in ("documents", "testimonies", "findings", "influences")),
            f"{one['seconds']:.2f}",
            f"{one['processor']:.2f}",
            f"{one['megabytes']:.0f} ({one['before']:.0f} before)",
        )
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, judge a case of each size, print and write the figures."""
    parser = argparse.ArgumentParser(description="Measure a whole verdict.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/verdict.json"))
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    results = []
    for size in given.sizes:
        with get_context("spawn").Pool(1) as pool:
            results.append(pool.apply(measure, (size, given.seed)))
    print_figures(results, Console())
    given.output.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "whence": __version__,
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": machine(),
        "cases": results,
    }
    given.output.write_text(json.dumps(told, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
