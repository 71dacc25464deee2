"""How long each format of a report takes, how large it is, and how much memory it needs.

    python bench/report.py [-o out/report.json] [--sizes 20 200] [--formats html md pdf …] [--read X.json …]

The examples and made cases (`report_made.py`) are assessed once; then every format is written in a
process of its own, so that its peak of memory is its own. What Python, whence and the assessment take
before anything is written is told beside it.
Where they are installed, peers do the same work on the others: Chromium prints the page to PDF, pandoc makes Markdown of it.
"""

import argparse
import json
import re
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from cases import machine
from report_made import write_case
from whence import __version__
from whence.model import MissingExtra, UsageError
from whence.report.exports import FORMATS, export
from whence.store.schema import read_assessment, to_json

SIZES = (20, 200)
_EXAMPLES = Path(__file__).parents[1] / "examples"
_COMPARED = 50  # documents: peers print all of a larger page, which takes browsers minutes
_PATIENCE = 900  # seconds that a peer is given
# The same work by others, from the page: what they are called, what they write, how they are run.
_PEERS = {
    "chromium": (
        "pdf",
        ["--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf={out}", "{page}"],
    ),
    "pandoc": ("markdown", ["-f", "html", "-t", "gfm", "-o", "{out}", "{page}"]),
}


def measure(path: str, to: str) -> dict[str, Any]:
    """Return the seconds, bytes and megabytes that a format takes, in this process."""
    assessment = read_assessment(Path(path))
    before = _peak()
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        written = export(assessment, to)
    except (MissingExtra, UsageError) as error:
        return {"format": to, "missing": str(error)}
    return {
        "format": to,
        "seconds": time.perf_counter() - wall,
        "processor": time.process_time() - cpu,
        "bytes": len(written if isinstance(written, bytes) else written.encode()),
        "megabytes": _peak(),
        "before": before,
    }


def _peak() -> float:
    """Return the most memory this process has held so far, in MB (Linux counts it in KB)."""
    status = Path("/proc/self/status")
    if status.exists():  # `ru_maxrss` of a process that was spawned begins with that of its parent
        (line,) = re.findall(r"VmHWM:\s*(\d+) kB", status.read_text())
        return int(line) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def peers(path: Path) -> Iterator[dict[str, Any]]:
    """Yield what installed peers take to make the same of the page."""
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / "report.html", Path(folder) / "out"
        page.write_text(str(export(read_assessment(path), "html")), encoding="utf-8")
        for name, (to, options) in _PEERS.items():
            if program := shutil.which(name):
                filled = [one.format(out=out, page=page) for one in options]
                start = time.perf_counter()
                try:
                    subprocess.run(
                        [program, *filled], capture_output=True, check=True, timeout=_PATIENCE
                    )
                except (subprocess.SubprocessError, OSError) as error:
                    yield {"peer": name, "format": to, "failed": type(error).__name__}
                    continue
                seconds = time.perf_counter() - start
                yield {"peer": name, "format": to, "seconds": seconds, "bytes": out.stat().st_size}


def made(folder: Path, sizes: Sequence[int]) -> Iterator[Path]:
    """Yield the assessments of the examples and of made cases, each written as JSON."""
    from whence.pipeline import assess_case
    from whence.store.case import open_case

    wanted = [*sorted(path for path in _EXAMPLES.iterdir() if (path / "case.yaml").is_file())]
    wanted += [write_case(folder / f"made-{size}", size) for size in sizes]
    for case in wanted:
        path = folder / f"{case.name}.json"
        path.write_text(to_json(assess_case(open_case(str(case)))), encoding="utf-8")
        yield path


def measured(path: Path, formats: Sequence[str]) -> dict[str, Any]:
    """Return the figures of one assessment in every format."""
    results = []
    documents = len(read_assessment(path).documents)
    for to in formats:
        with get_context("spawn").Pool(1) as pool:
            results.append(pool.apply(measure, (str(path), to)))
    return {
        "case": path.stem,
        "documents": documents,
        "formats": results,
        "peers": list(peers(path)) if documents <= _COMPARED else [],
    }


def print_figures(results: Sequence[dict[str, Any]], console: Console) -> None:
    """Print the figures as a table."""
    table = Table("case", "documents", "format", "s", "s of processor", "KB", "MB", title="Reports")
    for case in results:
        for one in case["formats"]:
            told = (
                [one["missing"], "", "", ""]
                if "missing" in one
                else [
                    f"{one['seconds']:.2f}",
                    f"{one['processor']:.2f}",
                    f"{one['bytes'] / 1000:,.0f}",
                    f"{one['megabytes']:.0f} ({one['before']:.0f} before)",
                ]
            )
            table.add_row(case["case"], str(case["documents"]), one["format"], *told)
        for one in case["peers"]:
            told = (
                [one["failed"], "", ""]
                if "failed" in one
                else [f"{one['seconds']:.2f}", "", f"{one['bytes'] / 1000:,.0f}"]
            )
            table.add_row(
                case["case"], str(case["documents"]), f"{one['format']} by {one['peer']}", *told, ""
            )
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, assess, write every format, print and keep the figures."""
    parser = argparse.ArgumentParser(description="Measure the formats of a report.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/report.json"))
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    names = list(FORMATS)
    parser.add_argument("--formats", nargs="+", default=names, choices=names)
    parser.add_argument("--read", type=Path, nargs="+", help="assessments to measure instead")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        paths = given.read or list(made(Path(folder), given.sizes))
        results = [measured(path, given.formats) for path in paths]
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
